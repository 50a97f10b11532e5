"""Tables come back from arrays as they were, value for value and dtype for dtype."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import schema
from analysis.keeping.columns import pack, unpack
from analysis.schema import Column, Table

KINDS = ("str", "int", "int?", "float", "bool", "bool?", "spans")
TABLE = Table("invented", "row", tuple(Column(f"a {kind}", kind, "", "missing") for kind in KINDS))

TEXTS = st.none() | st.text(st.characters(exclude_categories=()), max_size=5)
SPANS = st.none() | st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)).map(list), max_size=3)
NAMES = st.lists(st.text(max_size=4), max_size=2)
NUMBERS = st.integers(-(2**63), 2**63 - 1)
ROWS = st.fixed_dictionaries(
    {
        "a str": TEXTS,
        "a int": NUMBERS,
        "a int?": st.none() | NUMBERS,
        "a float": st.none() | st.floats(allow_nan=False),
        "a bool": st.booleans(),
        "a bool?": st.none() | st.booleans(),
        "a spans": SPANS | NAMES,
    }
)


@given(rows=st.lists(ROWS, max_size=6))
def test_any_table_comes_back(rows: list[dict[str, object]]) -> None:
    data = schema.frame(TABLE, rows)
    written = {}
    for name, values in pack(TABLE, data).items():
        stream = io.BytesIO()
        np.lib.format.write_array(stream, values, allow_pickle=False)
        written[name] = np.lib.format.read_array(io.BytesIO(stream.getvalue()), allow_pickle=False)
    again = unpack(TABLE, written)
    pd.testing.assert_frame_equal(again, data)
    assert again["a spans"].tolist() == data["a spans"].tolist()
    assert list(map(type, again["a float"])) == list(map(type, data["a float"]))


def test_equal_lists_are_lists_of_their_own() -> None:
    table = Table("invented", "row", (Column("spans", "spans", ""),))
    again = unpack(table, pack(table, pd.DataFrame({"spans": [[[0, 4]], [[0, 4]]]})))
    again["spans"][0][0][1] = 9
    assert again["spans"][1] == [[0, 4]]


def test_a_kind_that_no_table_of_results_has() -> None:
    table = Table("invented", "row", (Column("day", "date", ""),))
    with pytest.raises(ValueError, match="day is of kind 'date', which no kept table has"):
        pack(table, pd.DataFrame({"day": pd.to_datetime(["2025-05-12"])}))
