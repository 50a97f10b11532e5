from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.measures import TABLES, count_wire_copy
from analysis.measures.wire_copy import HOW
from analysis.schema import TableError, validate


def articles(*rows):
    names = ("article_id", "outlet", "date", "duplicate_of")
    return tables.frame(
        "articles",
        [{**dict(zip(names, row, strict=True)), "date": pd.Timestamp(row[2]), "text": "Es regnet."} for row in rows],
    )


WIRE = articles(
    ("a", "Tageblatt", "2026-03-03", None),
    ("b", "nna", "2026-03-02", "a"),
    ("c", "Abendkurier", "2026-03-02", "a"),
    ("d", "Abendkurier", "2026-03-04", "c"),
    ("e", "Abendkurier", "2026-03-01", None),
)


def ids(table):
    return table["article_id"].to_list()


def test_once_keeps_the_earliest_then_the_first_name():
    # b and c are of the same, earliest day; d is a copy of the copy c; e is nobody's copy.
    counted, left_out = count_wire_copy(WIRE)
    assert ids(counted) == ["b", "e"]
    assert left_out[["article_id", "counts_as", "counts_in"]].values.tolist() == [
        ["a", "b", "nna"], ["c", "b", "nna"], ["d", "b", "nna"],
    ]  # fmt: skip
    validate(TABLES["count_wire_copy"], left_out)


def test_per_outlet_keeps_one_in_each():
    counted, left_out = count_wire_copy(WIRE, how="per_outlet")
    assert ids(counted) == ["a", "b", "c", "e"]
    assert left_out[["article_id", "counts_as"]].values.tolist() == [["d", "c"]]


def test_each_keeps_all():
    counted, left_out = count_wire_copy(WIRE, how="each")
    pd.testing.assert_frame_equal(counted, WIRE)
    assert left_out.empty


def test_copies_of_an_article_that_was_filtered_away_are_copies_still():
    assert ids(count_wire_copy(WIRE.iloc[1:])[0]) == ["b", "e"]


def test_missing_dates_come_last_and_missing_outlets_are_one():
    some = articles(("a", None, None, None), ("b", None, "2026-03-02", "a"), ("c", "nna", None, "a"))
    assert ids(count_wire_copy(some)[0]) == ["b"]
    assert ids(count_wire_copy(some, how="per_outlet")[0]) == ["b", "c"]


def test_nothing_in_nothing_out():
    counted, left_out = count_wire_copy(tables.empty("articles"))
    assert counted.empty
    validate(TABLES["count_wire_copy"], left_out)


def test_errors_say_what_was_expected():
    with pytest.raises(ValueError, match="how='twice' came; expected one of 'once', 'per_outlet', 'each'"):
        count_wire_copy(WIRE, how="twice")
    with pytest.raises(TableError, match="'articles' lacks duplicate_of"):
        count_wire_copy(WIRE.drop(columns="duplicate_of"))
    with pytest.raises(TableError, match="article_id must be unique"):
        count_wire_copy(pd.concat([WIRE, WIRE]))


@given(
    st.lists(
        st.tuples(st.sampled_from(["x", "y", None]), st.sampled_from(["2026-03-02", None]), st.integers(0, 8)),
        min_size=1, max_size=9,
    ),
    st.sampled_from(HOW),
    st.randoms(use_true_random=False),
)  # fmt: skip
def test_every_text_counts_and_the_order_of_articles_does_not(rows, how, random):
    some = articles(*[(str(n), outlet, day, None if of >= n else str(of)) for n, (outlet, day, of) in enumerate(rows)])
    counted, left_out = count_wire_copy(some, how=how)
    assert sorted([*ids(counted), *ids(left_out)]) == ids(some)
    assert set(left_out["counts_as"]) <= set(ids(counted))
    order = list(range(len(some)))
    random.shuffle(order)
    assert sorted(ids(count_wire_copy(some.iloc[order], how=how)[0])) == ids(counted)
