"""The columns of sentences: verbs and words are told sentence by sentence, and in parts as at once."""

from __future__ import annotations

import pytest

from analysis import sentence_columns as module
from analysis.language.reading import Reading
from analysis.sentence_columns import sentence_columns

TEXT = "Der Rat wurde gestern gewählt. Er sei zu spät gekommen! Schön hier. „…“ Das Bad hat 25 Plätze."


def test_words_and_verbs_of_each_sentence():
    found = sentence_columns(Reading(TEXT))
    assert found["n_words"][:3] == [5, 5, 2]
    assert found["n_letters"][2] == 9
    assert found["passive"][:2] == [True, False]
    assert found["konjunktiv"][:2] == [False, True]
    assert found["finite_verb"][:3] == [True, True, None]


@pytest.mark.parametrize("text", [TEXT, "", "…", "…\n\nAnna Abel kam.\n\n…"])
def test_sentences_counted_in_parts_are_the_same(text, monkeypatch):
    whole = sentence_columns(Reading(text))
    monkeypatch.setattr(module, "_AT_ONCE", 1)
    assert sentence_columns(Reading(text)) == whole
