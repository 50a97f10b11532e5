"""Bounds that keep time in proportion to a text's length; how long it takes is measured in ``benchmarks``."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis as an
from analysis.language import morphology
from analysis.language.reading import Reading
from analysis.language.sentences import sentences
from analysis.language.words import tokens

ENDLESS = {
    "commas": "das Bad, der Park, " * 400,
    "no comma": "das Bad und der Park und " * 400,
    "no space": "a,b;" * 1500,
    "numbers": "4,2 und 5,3 oder " * 400,
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_no_sentence_has_more_than_500_tokens_and_no_token_is_lost(text):
    found = sentences(text)
    assert len(found) > 1
    assert all(len(tokens(text, s.start, s.end)) <= 500 for s in found)
    assert [t for s in found for t in tokens(text, s.start, s.end)] == tokens(text)
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in found)


def test_a_long_sentence_is_cut_behind_a_comma():
    text = "das Bad und der Park, " * 200
    assert all(text[s.end - 1] == "," for s in sentences(text))


def test_a_sentence_of_news_is_never_cut():
    text = "Der Kader: " + ", ".join(f"Spieler {k} (Hohenfurt)" for k in range(70)) + "."
    assert len(sentences(text)) == 1


def test_marks_that_open_and_never_close_stay_shallow_and_are_all_told():
    reading = Reading("„Er " * 1000 + "ging“ " * 10)
    assert max(zone.depth for zone in reading.zones) < 20
    assert len(reading.zones) + len(reading.unpaired) == 1000


def test_what_is_longer_than_any_word_is_no_word_of_the_dictionary():
    assert morphology.lemma("a" * 5000) == "a" * 5000
    assert not morphology.known("a" * 5000)


def test_signs_without_end_are_read():
    text = "\n".join(("!" * 3000, "„" * 3000, '"!' * 1500, "a" * 3000, "… " * 1500, "– " * 1500))
    result = an.analyse(pd.DataFrame({"article_id": ["a"], "text": [text]}), voices="rules")
    assert not (result.problems["stage"] == "analyse").any()
