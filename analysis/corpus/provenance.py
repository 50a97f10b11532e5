"""What the provenance tells of how files were read: encodings, columns, and what was guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from analysis import tables
from analysis.corpus.units import Reading
from analysis.corpus.values import without_forbidden

ALONG = (
    "n_units", "n_problems", "sources", "encodings", "columns", "columns_by_file", "kept", "guesses", "guessed_dates",
    "parameters",
)  # fmt: skip
"""What goes along with the result of an analysis, under ``corpus``; all else is told of the result itself."""
FILES, MAPPINGS = 20, 50
"""Of so many files with the same columns the names are told, and of so many different mappings of columns."""


def along(provenance: Mapping[str, Any]) -> dict[str, Any]:
    """What the result of an analysis tells of its corpus."""
    return {name: provenance[name] for name in ALONG if name in provenance}


def of_readings(readings: Mapping[str, Reading]) -> dict[str, Any]:
    """Encodings, columns and guesses, by the names of files and of members of archives."""
    return {
        "encodings": {name: reading.encoding for name, reading in readings.items() if reading.encoding},
        "columns": column_names(reading.columns for reading in readings.values()),
        "columns_by_file": columns_by_file(readings),
        "guesses": {name: reading.guess for name, reading in readings.items() if reading.guess},
    }


def column_names(mappings: Iterable[Mapping[str, str]]) -> dict[str, list[str]]:
    """Per column of the articles table (and per column that had to be renamed) its names in the input.

    >>> column_names([{"Titel": "title", "RUBRIK": "section", "Seite": "Seite"}, {"section": "section"}])
    {'section': ['RUBRIK', 'section'], 'title': ['Titel']}
    """
    table = set(tables.TABLES["articles"].names)
    names: dict[str, set[str]] = {}
    for mapping in mappings:
        for name, column in mapping.items():
            names.setdefault(column, set()).add(without_forbidden(name)[0])
    return {column: sorted(names[column]) for column in sorted(names) if column in table or names[column] != {column}}


def columns_by_file(readings: Mapping[str, Reading]) -> list[dict[str, Any]]:
    """Files with the same columns together: ``n_files``, the first ``files``, their ``columns`` and what was ``kept``.

    Files whose metadata have no names of their own, such as plain text, are left out. Of mappings beyond ``MAPPINGS``
    one last entry tells the files alone.
    """
    alike: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for name, reading in readings.items():
        if reading.columns:
            alike.setdefault(tuple(sorted(reading.columns.items())), []).append(without_forbidden(name)[0])
    shown = list(alike.items())[:MAPPINGS]
    told = [_entry(column_names([mapping := dict(pairs)]), mapping.values(), files) for pairs, files in shown]
    rest = [file for files in list(alike.values())[MAPPINGS:] for file in files]
    return told + [{"n_files": len(rest), "files": rest[:FILES]}] * bool(rest)


def _entry(columns: dict[str, list[str]], named: Iterable[str], files: list[str]) -> dict[str, Any]:
    return {"n_files": len(files), "files": files[:FILES], "columns": columns, "kept": further(named, columns)}


def further(columns: Iterable[str], mapped: Iterable[str]) -> list[str]:
    """Columns that are none of the articles table, and to which nothing was ``mapped`` under another name."""
    return sorted(set(columns) - set(tables.TABLES["articles"].names) - set(mapped))
