"""Whom the model's words for a speaker mean."""

from __future__ import annotations

from analysis.actors.records import ArticleActors
from analysis.language.reading import Reading
from analysis.voices.model import read_quotations
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
