"""What a column holds, its cells as plain values, and back: the same for every format."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

import pandas as pd

from analysis import schema, tables

TEXTS, JSON = "texts", "json"
"""Kinds beside those of ``schema``: a list of texts, and anything else that JSON can tell."""

_AT_ONCE = 20_000
_TEXT_LISTS = {("entities", "aliases")}
_FURTHER = {"str": "str", "int64": "int", "Int64": "int?", "float64": "float", "bool": "bool", "boolean": "bool?"}
_FURTHER |= {"datetime64[us]": "date"}
_DTYPES = {**schema.DTYPES, TEXTS: "object", JSON: "object"}


def kinds(name: str, data: pd.DataFrame) -> dict[str, str]:
    """The kind of each column of table ``name``, in order; further columns are told by their dtype.

    >>> kinds("omitted", tables.empty("omitted").assign(page=1))
    {'article_id': 'str', 'start': 'int', 'end': 'int', 'kind': 'str', 'page': 'int'}
    """
    own = {column.name: column.kind for column in tables.TABLES[name].columns}
    own |= {column: TEXTS for table, column in _TEXT_LISTS if table == name}
    return {str(column): own.get(str(column)) or _FURTHER.get(str(data[column].dtype), JSON) for column in data.columns}


def is_list(kind: str) -> bool:
    """Whether a cell of this kind holds more than one value: spans, texts, JSON."""
    return kind in {"spans", TEXTS, JSON}


def values(series: pd.Series, kind: str) -> list[Any]:
    """The cells as str, int, float, bool, datetime or list; None where a value is missing."""
    if is_list(kind):
        return [None if _missing(value) else value for value in series]
    absent = series.isna()
    cells = series.astype(object).where(~absent, None)
    if kind == "date":
        return [None if value is None else value.to_pydatetime() for value in cells]
    made = {"int": int, "int?": int, "float": float, "bool": bool, "bool?": bool}.get(kind, str)
    return [None if value is None else made(value) for value in cells]


def column(cells: Sequence[Any], kind: str) -> pd.Series:
    """The cells as a column of the kind's dtype; ``values`` the other way round."""
    made = pd.Series(list(cells), dtype=object)
    return made if is_list(kind) else made.astype(_DTYPES[kind])  # type: ignore[call-overload]


def table(name: str, columns: Iterable[Sequence[Any]], held: dict[str, str]) -> pd.DataFrame:
    """Table ``name`` from the cells of its columns, which are of the kinds that ``held`` tells."""
    made = {column_name: column(cells, kind) for cells, (column_name, kind) in zip(columns, held.items(), strict=True)}
    return schema.conform(tables.TABLES[name], pd.DataFrame(made))


def parts(data: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The rows in order, some at a time: as values of Python they take many times the room."""
    for start in range(0, len(data), _AT_ONCE):
        yield data.iloc[start : start + _AT_ONCE]


def table_of_rows(name: str, rows: Iterable[Sequence[Any]], held: dict[str, str]) -> pd.DataFrame:
    """Table ``name`` from rows of values, some at a time."""
    left = iter(rows)
    chunks = iter(lambda: list(islice(left, _AT_ONCE)), [])
    return joined(name, (table(name, zip(*some, strict=True), held) for some in chunks), held)


def joined(name: str, made: Iterable[pd.DataFrame], held: dict[str, str]) -> pd.DataFrame:
    """Parts of table ``name`` as one; empty without any."""
    some = list(made)
    return pd.concat(some, ignore_index=True) if some else table(name, [()] * len(held), held)


def as_text(value: Any, kind: str) -> Any:
    """A list as JSON, a date in ISO 8601; numbers, truth values and texts stay.

    >>> as_text([[0, 4]], "spans"), as_text(None, "spans"), as_text(3, "int")
    ('[[0, 4]]', None, 3)
    """
    if value is None:
        return None
    if is_list(kind):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value.isoformat() if isinstance(value, datetime) else value


def from_text(cell: Any, kind: str) -> Any:
    """The value that ``as_text`` wrote, also where all of it was written as text.

    >>> from_text("[[0, 4]]", "spans"), from_text("3", "int"), from_text("True", "bool")
    ([[0, 4]], 3, True)
    """
    if cell is None:
        return None
    if is_list(kind):
        return json.loads(cell)
    if kind == "date":
        return datetime.fromisoformat(cell) if isinstance(cell, str) else cell
    if kind.startswith("bool"):
        return cell is True or cell == "True"
    made = {"int": int, "int?": int, "float": float}.get(kind, str)
    return made(cell)


def _missing(value: Any) -> bool:
    return value is None or (pd.api.types.is_scalar(value) and bool(pd.isna(value)))
