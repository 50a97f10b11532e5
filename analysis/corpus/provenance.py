"""What the provenance tells of the columns of the input: which were mapped, and which were kept as they are."""

from __future__ import annotations

from collections.abc import Iterable

from analysis import tables
from analysis.corpus.units import Reading
from analysis.corpus.values import without_forbidden


def column_names(readings: Iterable[Reading]) -> dict[str, list[str]]:
    """Per column of the articles table (and per column that had to be renamed) its names in the input."""
    table = tables.TABLES["articles"].names
    names: dict[str, set[str]] = {}
    for reading in readings:
        for name, column in reading.columns.items():
            if name != column or column in table:
                names.setdefault(column, set()).add(without_forbidden(name)[0])
    return {column: sorted(names[column]) for column in sorted(names)}


def further(columns: Iterable[str]) -> list[str]:
    """Metadata that are no column of the articles table, and were kept as they are."""
    return sorted(set(columns) - set(tables.TABLES["articles"].names))
