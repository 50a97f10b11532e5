"""What a table is: a grain and columns with dtype, meaning and allowed values; and how a DataFrame is held to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

DTYPES = {
    "str": "str",
    "word": "category",
    "int": "int64",
    "int?": "Int64",
    "float": "float64",
    "bool": "bool",
    "bool?": "boolean",
    "date": "datetime64[us]",
    "spans": "object",
}
"""The pandas dtype of each kind of column."""


class TableError(ValueError):
    """A table lacks a column or holds values that its definition forbids."""


@dataclass(frozen=True)
class Column:
    """One column: its name, kind, meaning, what a missing value means, and the values it may hold."""

    name: str
    kind: str
    meaning: str
    missing: str = "never missing"
    allowed: tuple[str, ...] = ()

    @property
    def dtype(self) -> str:
        """The pandas dtype of the column."""
        return DTYPES[self.kind]

    @property
    def nullable(self) -> bool:
        """Whether the column may hold missing values."""
        return self.missing != "never missing"


@dataclass(frozen=True)
class Table:
    """One table: its name, grain and columns."""

    name: str
    grain: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """Column names in order."""
        return [column.name for column in self.columns]

    def __getitem__(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


def empty(table: Table) -> pd.DataFrame:
    """An empty DataFrame with the table's columns and dtypes."""
    columns = table.columns
    return pd.DataFrame({c.name: pd.Series([], dtype="str").astype(c.dtype) for c in columns})  # type: ignore[call-overload]


def frame(table: Table, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Rows as a DataFrame with all of the table's columns, in order, with their dtypes."""
    if not rows:
        return empty(table)
    data = {name: pd.Series([row.get(name) for row in rows], dtype=object) for name in table.names}
    return conform(table, pd.DataFrame(data))


def joined(table: Table, parts: list[dict[str, list[Any]]]) -> pd.DataFrame:
    """Parts by column as one DataFrame with all of the table's columns, in order, with their dtypes.

    A part's columns are given back as soon as they are taken over.
    """
    lengths = [len(next(iter(part.values()), ())) for part in parts]
    if not any(lengths):
        return empty(table)
    data = {}
    for column in table.columns:
        values: list[Any] = []
        for part, n in zip(parts, lengths, strict=True):
            values += part.pop(column.name, [None] * n)
        data[column.name] = _cast(column, pd.DataFrame({column.name: pd.Series(values, dtype=object)}))
    return conform(table, pd.DataFrame(data))


def conform(table: Table, data: pd.DataFrame) -> pd.DataFrame:
    """The data with every column of the table, in order and of the right dtype; further columns follow.

    Columns that may be missing are added where they lack; a lacking column that must be there is an error.
    """
    _require(table, data, [column.name for column in table.columns if not column.nullable])
    series = {column.name: _cast(column, data) for column in table.columns}
    further = {str(name): data[name] for name in data.columns if name not in series}
    return pd.DataFrame(series | further, index=data.index)


def _cast(column: Column, data: pd.DataFrame) -> pd.Series:
    if column.name not in data.columns:
        return pd.Series([None] * len(data), index=data.index, dtype=column.dtype)
    values = data[column.name]
    if column.kind == "spans":
        values = values.astype(object)
        return values.where(values.map(lambda value: isinstance(value, list)), None)
    if column.kind == "word" and str(values.dtype) != column.dtype:
        # The categories are strings, in the order of the alphabet.
        values = values.astype("str")
    return values if str(values.dtype) == column.dtype else values.astype(column.dtype)  # type: ignore[call-overload]


def validate(table: Table, data: pd.DataFrame) -> pd.DataFrame:
    """The data, if it keeps the table's definition; otherwise a TableError that says what is wrong and where."""
    _require(table, data, table.names)
    for column in table.columns:
        values, where = data[column.name], f"{table.name}.{column.name}"
        if str(values.dtype) != column.dtype:
            message = f"{where} has dtype {values.dtype}; expected {column.dtype}. Try tables.conform."
            raise TableError(message)
        absent = values.isna()
        if not column.nullable and absent.any():
            message = f"{where} is missing in {absent.sum()} row(s), first {data.index[absent][0]!r}; it must not be."
            raise TableError(message)
        wrong = sorted(set(values.dropna().unique()) - set(column.allowed)) if column.allowed else []
        if wrong:
            message = f"{where} holds {wrong}; allowed: {', '.join(column.allowed)}."
            raise TableError(message)
    return data


def _require(table: Table, data: pd.DataFrame, needed: list[str]) -> None:
    lacking = [column for column in needed if column not in data.columns]
    if lacking:
        have = ", ".join(map(str, data.columns)) or "none"
        message = (
            f"Table {table.name!r} lacks {', '.join(lacking)}. Columns that came: {have}. "
            f"Is this perhaps another table? {table.name!r} has one row per {table.grain}."
        )
        raise TableError(message)
