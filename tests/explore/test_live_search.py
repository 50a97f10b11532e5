"""The search as Python sees it: what it answers, what an exported page holds, its words."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest

import analysis as an
from analysis import explore
from analysis.explore.live import lookups, search_words
from analysis.explore.live.lookups import Searches

TEXT = "😀 Das Bad ist zu, sagte Nora Abel. „Die Bäder\nfehlen“, klagte Abel. Man geht baden."


@pytest.fixture(scope="module")
def result():
    rows = {"article_id": ["a", "b"], "text": [TEXT, "Das Bad."], "outlet": ["Kurier", None], "title": ["Zu", None]}
    return an.analyse(pd.DataFrame(rows), voices="rules")


def asked(pattern: str, how: str = "plain", where: str = "text", *, case: bool = False) -> dict[str, object]:
    return {"pattern": pattern, "how": how, "where": where, "case": case}


def answer(result, *given, **further):
    return Searches(result).answer(asked(*given, **further))[0]


def test_hits_come_as_columns_with_whose_words_they_are(result):
    found = answer(result, "bäder")
    assert (found["article"], found["start"], found["hit"]) == ([0], [TEXT.index("Bäder")], ["Bäder"])
    assert (found["voice"], found["speaker"], found["quote_id"]) == ([1], ["Nora Abel"], [None])
    assert found["places"] == {"0": "Kurier, Zu"}
    json.dumps(found)


@pytest.mark.parametrize(
    ("how", "case", "hits"),
    [
        ("plain", False, ["Bad", "bad", "Bad"]), ("plain", True, ["Bad", "Bad"]), ("words", False, ["Bad", "Bad"]),
        ("lemma", False, ["Bad", "Bäder", "Bad"]), ("regex", True, ["Bad", "Bad"]),
    ],
)  # fmt: skip
def test_each_way_finds_what_the_measure_finds(result, how, case, hits):
    assert answer(result, "Bad", how, case=case)["hit"] == hits


def test_speakers_give_their_quotations_and_words_of_saying_their_place(result):
    quotes = answer(result, "abel", where="speakers")
    assert quotes["quote_id"] == result.quotes.sort_values("start")["quote_id"].tolist()
    assert "„Die Bäder\nfehlen“" in quotes["hit"]
    assert answer(result, "cramer", where="speakers")["hit"] == []
    assert answer(result, "KLAGT", where="cues")["hit"] == ["klagte"]
    assert answer(result, "KLAGT", where="cues", case=True)["hit"] == []
    assert answer(result, "klagen", "lemma", "cues")["hit"] == ["klagte"]
    assert answer(result, "^klag", "regex", "cues")["hit"] == ["klagte"]


@pytest.mark.parametrize("where", lookups.PLACES)
def test_what_is_wrong_is_an_answer_of_its_kind(result, where, monkeypatch):
    assert answer(result, " ", where=where)["problem"] == "empty"
    wrong = answer(result, "(", "regex", where)
    assert (wrong["problem"], wrong["detail"]) == ("wrong", "missing ) at position 1")
    assert answer(result, "a{9999}{9999}", "regex", where)["problem"] == "big"
    monkeypatch.setattr(lookups, "MOST_HITS", 0)
    assert answer(result, "a", where=where)["problem"] == "many"


def test_a_base_form_that_is_everywhere_is_refused_before_all_is_read(result, monkeypatch):
    monkeypatch.setattr(lookups, "MOST_READ", 1)
    assert answer(result, "Bad", "lemma") == {"problem": "common", "detail": "1"}
    assert answer(result, "klagen", "lemma")["hit"] == ["klagte"]


def test_a_page_holds_the_answer_to_the_first_search(result):
    html = explore.search(result, "Bäder", regex=True).static()
    data = json.loads(re.search(r'<script type="application/json">(.*?)</script>', html, re.DOTALL)[1])
    (given, found), *_ = data["embedded"]["search"].items()
    assert json.loads(given) == asked("Bäder", "regex")
    assert found["hit"] == ["Bäder"]


def test_a_wrong_pattern_and_none_are_said_on_the_static_page_too(result, page):
    html = explore.search(result, "(<b>", regex=True).static()
    page(html)
    assert "This is no regular expression: missing )" in html
    assert "Geben Sie ein, wonach gesucht werden soll." in explore.search(result, language="de").static()


def test_both_languages_have_the_same_words():
    english, german = search_words.ENGLISH, search_words.GERMAN
    assert english.keys() == german.keys()
    for key, words in english.items():
        assert set(re.findall(r"\{(\w+)\}", words)) == set(re.findall(r"\{(\w+)\}", german[key])), key
