"""Word lists that lie beside the code as CSV files, each entry with its source."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources


@cache
def rows(package: str, name: str) -> tuple[dict[str, str], ...]:
    """Rows of ``package``'s data file ``name`` (CSV, UTF-8, with a header)."""
    file = resources.files(package) / "data" / name
    return tuple(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


@cache
def column(package: str, name: str, key: str) -> frozenset[str]:
    """The values of one column of a data file, as a set."""
    return frozenset(row[key] for row in rows(package, name))


def mapping(package: str, name: str, key: str, value: str) -> dict[str, str]:
    """One column of a data file by another; for long lists, of which nothing else is kept in memory."""
    file = resources.files(package) / "data" / name
    lines = csv.reader(file.read_text(encoding="utf-8").splitlines())
    columns = next(lines)
    at, to = columns.index(key), columns.index(value)
    return {row[at]: row[to] for row in lines}
