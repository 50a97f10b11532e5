from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.measures.quote_density import quote_density
from analysis.measures.spans import Pieces, merge, words_covered

WORDS = "Der Rat stritt heute lange und laut über das Bad".split()
TEXT = " ".join(WORDS)
STARTS = [sum(len(word) + 1 for word in WORDS[:n]) for n in range(len(WORDS))]
spans = st.tuples(st.integers(0, len(WORDS) - 1), st.integers(0, len(WORDS) - 1)).map(
    lambda pair: (STARTS[min(pair)], STARTS[max(pair)] + len(WORDS[max(pair)]))
)
quotations = st.lists(st.tuples(spans, st.sampled_from(["direct", "indirect", "free_indirect"])), max_size=6)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_merged_spans_cover_the_same_positions_once(given_spans):
    merged = merge(given_spans)
    covered = [position for start, end in merged for position in range(start, end)]
    assert sorted(set(covered)) == covered
    assert set(covered) == {position for start, end in given_spans for position in range(start, end)}


@given(st.lists(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4) | st.none(), max_size=5))
def test_pieces_of_many_texts_are_merged_as_those_of_each(texts):
    merged = Pieces.held(pd.Series(texts, dtype=object)).merged()
    expected = [(row, *span) for row, held in enumerate(texts) for span in merge(held or ())]
    assert list(zip(*(column.tolist() for column in merged), strict=True)) == expected


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy"), st.lists(spans, max_size=2)), max_size=6))
def test_words_are_counted_once_a_speaker_with_and_without_counts_of_the_quotations(found):
    articles = pd.DataFrame({"article_id": ["a", "c"], "text": TEXT})
    quotes = pd.DataFrame(found, columns=["article_id", "key", "spans"])
    words_in = {
        pair: {n for n, start in enumerate(STARTS) for *own, held in found for a, b in held if own == [*pair]
               and a <= start < b}
        for pair in dict.fromkeys((article, key) for article, key, _ in found if article == "a")
    }  # fmt: skip
    expected = {pair: len(inside) for pair, inside in words_in.items()}
    single = [len({n for n, start in enumerate(STARTS) for a, b in held if a <= start < b}) for *_, held in found]
    for given_quotes in (quotes, quotes.assign(n_words=pd.Series(single, dtype="int64"))):
        assert words_covered(given_quotes, articles, ("article_id", "key")) == expected


@given(quotations)
def test_density_is_a_share_however_quotations_overlap(found):
    articles = tables.frame("articles", [{"article_id": "a", "text": TEXT}])
    sentences = pd.DataFrame({"article_id": ["a"], "n_words": [len(WORDS)]})
    quotes = pd.DataFrame(
        [{"article_id": "a", "type": kind, "spans": [list(span)]} for span, kind in found],
        columns=["article_id", "type", "spans"],
    )
    row = quote_density(sentences, quotes, articles).iloc[0]
    inside = {n for n, start in enumerate(STARTS) for (begin, end), _ in found if begin <= start < end}
    assert row["n_words_quoted"] == len(inside)
    assert 0 <= row["density_direct"] <= row["density_all"] <= 1
