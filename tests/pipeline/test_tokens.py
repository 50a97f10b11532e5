"""The table of tokens: words as categories, in the order of the alphabet, and the same words as in the texts."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis as an
from analysis import tables

WORDS = ["text", "lemma", "pos"]


@pytest.fixture(scope="module")
def result():
    texts = ["Zwei Räte tagten. „Wir kommen“, sagte Abel.", "", "Abel kam. Abel blieb in Åhus."]
    rows = [{"article_id": name, "text": text} for name, text in zip("bca", texts, strict=True)]
    return an.analyse(pd.DataFrame(rows), voices="rules")


def test_keeps_its_definition(result):
    tokens = tables.validate("tokens", result.tokens())
    texts = result.articles.set_index("article_id")["text"]
    for row in tokens.itertuples():
        assert texts[row.article_id][row.start : row.end] == row.text
    assert tokens["article_id"].unique().tolist() == ["b", "a"]
    quoted = tokens[tokens["in_quote"]]
    assert quoted["text"].tolist() == ["„", "Wir", "kommen", "“"]


def test_words_are_sorted_as_strings_are(result):
    tokens = result.tokens()
    for name in WORDS:
        assert tokens[name].cat.categories.dtype == "str"
        assert set(tokens[name].cat.categories) == set(tokens[name])
        assert tokens[name].sort_values().tolist() == sorted(tokens[name])


def test_each_word_has_the_lemma_and_class_of_its_place(result):
    tokens = result.tokens().set_index(["article_id", "start"])
    assert tokens.loc[("b", 5), WORDS].tolist() == ["Räte", "Rat", "NOUN"]
    assert tokens.loc[("b", 10), WORDS].tolist() == ["tagten", "tagen", "VERB"]
    assert (tokens.loc[tokens["text"].eq("Abel"), "lemma"] == "Abel").all()


def test_no_article_has_no_tokens(result):
    none = result.filter(article_id=[]).tokens()
    pd.testing.assert_frame_equal(none, tables.empty("tokens"))
    nothing = result.filter(article_id="c").tokens()
    assert tables.validate("tokens", nothing).empty


def test_strings_and_categories_become_categories(result):
    tokens = result.tokens()
    pd.testing.assert_frame_equal(tables.conform("tokens", tokens.astype(dict.fromkeys(WORDS, "str"))), tokens)
    rows = tokens.astype(dict.fromkeys(WORDS, "str")).to_dict("records")
    pd.testing.assert_frame_equal(tables.frame("tokens", rows), tokens)
