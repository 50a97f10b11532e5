"""Words and articles as numbers, and passages of all articles looked up at once."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures.numbered import numbered, numbered_in, of_each
from analysis.measures.positions import Passages, Positions

ARTICLES = ("a", "b", "c")
words = st.lists(st.sampled_from(["Rat", "Bad", "rat", "", None]), max_size=40)
places = st.tuples(st.sampled_from(ARTICLES), st.integers(0, 9))
spans = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).map(list), max_size=4)
quotations = st.lists(st.tuples(st.sampled_from([*ARTICLES, "elsewhere"]), spans), max_size=6)


def positions(tokens):
    articles, starts = ([token[at] for token in tokens] for at in (0, 1))
    return Positions(np.array(list(map(ARTICLES.index, articles)), int), pd.Index(ARTICLES), np.array(starts, int))


@pytest.mark.parametrize("dtype", ["str", "category", object])
@settings(deadline=None)
@given(words, st.integers(1, 12))
def test_each_value_has_the_number_of_its_name(dtype, values, times):
    column = pd.Series(values, dtype="str").repeat(times).astype(dtype)
    numbers, names = numbered(column)
    assert names.is_unique
    assert [None if n < 0 else names[n] for n in numbers] == [value for value in values for _ in range(times)]
    known = pd.Series(["Bad", "Rat"])
    expected = [list(known).index(value) if value in set(known) else -1 for value in values for _ in range(times)]
    assert numbered_in(column, known).tolist() == expected
    capital = of_each(column, lambda texts: texts.str.istitle())
    assert capital.tolist() == [value in {"Rat", "Bad"} for value in values for _ in range(times)]


def test_names_that_no_row_has_are_no_trouble():
    column = pd.Series(["b", "b"], dtype=pd.CategoricalDtype(["a", "b", "c"]))
    assert numbered_in(column, pd.Series(["b", "d"])).tolist() == [0, 0]
    assert of_each(column, lambda texts: texts.eq("b")).tolist() == [True, True]


def test_names_may_be_numbers():
    numbers, names = numbered(pd.Series([7, 7, 3]))
    assert (numbers.tolist(), names.tolist()) == ([0, 0, 1], ["7", "3"])


@settings(deadline=None)
@given(st.lists(places, max_size=12), quotations)
def test_passages_are_found_as_one_by_one(tokens, quotes):
    table = pd.DataFrame(quotes, columns=["article_id", "spans"])
    around = [
        [row for row, (there, held) in enumerate(quotes) if there == article and any(a <= at < b for a, b in held)]
        for article, at in tokens
    ]
    found = positions(tokens)
    assert found.inside(Passages.of(table)).tolist() == [bool(rows) for rows in around]
    assert found.last_around(Passages.of(table)).tolist() == [max(rows, default=-1) for rows in around]
    single = pd.DataFrame(
        [(there, *span) for there, held in quotes for span in held], columns=["article_id", "start", "end"]
    )
    assert found.inside(Passages.of_rows(single)).tolist() == [bool(rows) for rows in around]


@settings(deadline=None)
@given(st.lists(places, max_size=12), st.lists(places, max_size=8, unique=True), st.integers(1, 3))
def test_the_passage_that_begins_last_before_a_position_holds_it_or_none_does(tokens, begins, length):
    table = pd.DataFrame([(a, at, at + length) for a, at in begins], columns=["article_id", "start", "end"])
    expected = []
    for article, at in tokens:
        before = [(start, row) for row, (there, start) in enumerate(begins) if there == article and start <= at]
        start, row = max(before, default=(-9, -1))
        expected.append(row if at < start + length else -1)
    assert positions(tokens).containing(table).tolist() == expected


def test_missing_spans_are_none():
    quotes = pd.DataFrame({"article_id": ["a", "a"], "frame_spans": [None, [[0, 3]]]})
    assert positions([("a", 1), ("a", 5)]).last_around(Passages.of(quotes, "frame_spans")).tolist() == [1, -1]
