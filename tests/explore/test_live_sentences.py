"""The explorer of sentences as Python sees it: its data, what a page holds first, its words."""

from __future__ import annotations

import base64
import json
import re

import numpy as np
import pandas as pd
import pytest

import analysis as an
from analysis import explore
from analysis.explore.live import sentences_words, texts
from analysis.explore.live.sentences_data import hardest_articles, sentences_of


def held(html: str) -> dict:
    return json.loads(re.search(r'<script type="application/json">(.*?)</script>', html, re.DOTALL)[1])


def numbers(packed: dict) -> list[int]:
    kinds = {"i32": "<i4", "u8": "<u1", "u16": "<u2"}
    raw = packed["bytes"] if isinstance(packed["bytes"], bytes) else base64.b64decode(packed["bytes"])
    return np.frombuffer(raw, kinds[packed["kind"]]).tolist()


@pytest.fixture(scope="module")
def result():
    rows = [("b", "Es regnet. Das Fest wird verschoben."), ("a", "… Sie sagt, er sei krank gewesen und komme nicht.")]
    return an.analyse(pd.DataFrame(rows, columns=["article_id", "text"]), voices="rules")


def test_sentences_with_words_come_article_by_article(result):
    data = held(explore.sentences(result).static())
    table = result.sentences[result.sentences["n_words"] > 0]
    assert data["ids"] == ["b", "a"]
    assert numbers(data["sentences"]["article"]) == [0, 0, 1]
    assert numbers(data["sentences"]["n_words"]) == table["n_words"].tolist() == [2, 4, 9]
    assert numbers(data["sentences"]["forms"]) == [0, 1, 2]


@pytest.mark.parametrize(("highest", "kind"), [(255, "u8"), (256, "u16"), (70_000, "i32")])
def test_counts_take_as_little_room_as_they_need(highest, kind):
    names = ("n_words", "n_syllables", "n_long_words", "n_three_syllables", "n_one_syllable", "sentence")
    table = pd.DataFrame({"_article": [0], "passive": True, "konjunktiv": True, **{key: [highest] for key in names}})
    column = sentences_of(table)["n_syllables"]
    assert (column["kind"], numbers(column)) == (kind, [highest])


def test_a_page_holds_the_articles_with_the_hardest_sentences_first(result, monkeypatch):
    monkeypatch.setattr(texts, "MOST_SIGNS", 60)
    embedded = held(explore.sentences(result).static())["embedded"]
    assert list(embedded["text"]) == ["1"]
    assert list(embedded["article"]) == ["1", "0"]


def test_articles_are_named_once_however_many_hard_sentences_they_have():
    names = ("n_words", "n_syllables", "n_long_words", "n_three_syllables")
    table = pd.DataFrame({"_article": [0, 1, 1, 2], **{name: [1, 5, 9, 3] for name in names}})
    assert hardest_articles(table) == [1, 2, 0]


def test_both_languages_have_the_same_words():
    english, german = sentences_words.ENGLISH, sentences_words.GERMAN
    assert english.keys() == german.keys()
    for key, words in english.items():
        assert set(re.findall(r"\{(\w+)\}", words)) == set(re.findall(r"\{(\w+)\}", german[key])), key


def test_another_language_is_refused_with_what_to_try(result):
    with pytest.raises(ValueError, match=r"'fr'"):
        explore.sentences(result, language="fr")
