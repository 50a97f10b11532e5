"""Whom the model's words for a speaker mean."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.actors.records import ArticleActors
from analysis.language.reading import Reading
from analysis.voices.decoding import Found
from analysis.voices.model import _cue, read_quotations
from analysis.voices.rules import Rules


def speakers(text: str) -> dict[str, tuple[str | None, str]]:
    reading, empty = Reading(text), Reading("")
    rules = Rules(reading, ArticleActors({"title": empty, "lead": empty, "text": reading}))
    (found,) = read_quotations([rules])
    return {text[one.start : one.end]: (one.speaker.name, one.speaker.how) for one in found}


def test_whoever_says_i_in_a_quotation_is_its_speaker():
    text = (
        "Talblatt: Wie war es?\n\nFrau Abel: Nass war es.\n\n"
        "Talblatt: Und dann?\n\nFrau Abel: Ich sagte ihm, das Geld reiche nicht."
    )
    assert speakers(text)["das Geld reiche nicht"] == ("Abel", "pronoun")


def test_i_outside_quotations_is_nobody_known():
    assert speakers("Anna Abel kam. Ich sagte ihr, das reiche nicht.") == {"das reiche nicht": (None, "none")}


@pytest.mark.parametrize(("kind", "cue"), [("indirect_free_indirect", (0,)), ("direct", (0,)), ("reported", (0, 2))])
def test_words_of_a_quotation_are_no_cue_of_it(kind, cue):
    found = Found(kind, np.array([1, 2, 3]), 0.9, parts={"cue": np.array([0, 2])})
    assert _cue(found) == cue
