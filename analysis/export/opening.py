"""Open what was exported: the same tables with the same dtypes."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import tables
from analysis.export.bundle import FORMAT, PROVENANCE, RECORD, ExportError
from analysis.options import MIN_CONFIDENCE

if TYPE_CHECKING:
    from analysis.result import Analysis


def open_tables(place: str | Path) -> dict[str, pd.DataFrame]:
    """The tables of an export (a folder, or an .xlsx file) by name, with the dtypes they had.

    What the format needed is taken back: apostrophes before formulas, lists as JSON, texts too long for a cell. Signs
    that it cannot hold stay U+FFFD. CAS and TEI are not read back as tables.

    Raises
    ------
    ExportError
        There is no export, one of another version, or a part of it is lost.
    """
    header = _header(Path(place))
    return _tables(Path(place), header[RECORD])


def read(place: str | Path) -> Analysis:
    """The analysis that was exported with all its tables; ``open_analysis`` does the same.

    Raises
    ------
    ExportError
        As for ``open_tables``, or only some tables were exported.
    """
    from analysis.result import TABLES, Analysis

    source = Path(place)
    header = _header(source)
    found: dict[str, Any] = _tables(source, header[RECORD])
    if lacking := [name for name in TABLES if name not in found]:
        message = (
            f"{source} holds only {', '.join(found)}; an analysis has {', '.join(lacking)} as well. "
            "Try analysis.export.open_tables, or export all tables."
        )
        raise ExportError(message)
    provenance = {key: value for key, value in header.items() if key not in {"format", RECORD}}
    if MIN_CONFIDENCE in provenance:
        found["quotes"].attrs[MIN_CONFIDENCE] = provenance[MIN_CONFIDENCE]
    return Analysis(**found, provenance=provenance)


def _header(source: Path) -> dict[str, Any]:
    if source.is_file() and source.suffix.lower() == ".xlsx":
        from analysis.export.excel import header_of

        header = header_of(source)
    elif (file := source / PROVENANCE).is_file():
        header = json.loads(file.read_text(encoding="utf-8"))
    else:
        message = (
            f"{source} holds no saved analysis (no {PROVENANCE}). Expected a folder made by Analysis.save, to_csv, "
            "to_jsonl or to_parquet, or a file made by Analysis.to_xlsx."
        )
        raise ExportError(message)
    if header.get("format") != FORMAT or header.get("schema_version") != tables.SCHEMA_VERSION or RECORD not in header:
        message = (
            f"{source} was not written by this version: schema {header.get('schema_version')}, expected "
            f"{tables.SCHEMA_VERSION}. Analyse the corpus again."
        )
        raise ExportError(message)
    return header


def _tables(source: Path, record: dict[str, Any]) -> dict[str, pd.DataFrame]:
    from analysis.export import csv_files, excel, json_lines, parquet

    readers = {"csv": csv_files.read, "xlsx": excel.read, "jsonl": json_lines.read, "parquet": parquet.read}
    form = record["as"]
    if form not in readers:
        message = f"{source} was exported as {form}; only {', '.join(readers)} can be opened as tables."
        raise ExportError(message)
    _check_files(source, record)
    try:
        found = readers[form](source, record)
    except ExportError:
        raise
    except (ValueError, KeyError, TypeError, csv.Error) as error:
        message = f"{source} cannot be read as {form}: {error}. Was it changed by another program? Export it again."
        raise ExportError(message) from error
    for name, data in found.items():
        if len(data) != record["rows"][name]:
            message = (
                f"Table {name!r} in {source} has {len(data):,} rows; {record['rows'][name]:,} were exported. "
                "Was it changed or cut off? Export it again."
            )
            raise ExportError(message)
    return found


def _check_files(source: Path, record: dict[str, Any]) -> None:
    if unknown := [name for name in record["columns"] if name not in tables.TABLES]:
        message = f"{source} tells of a table {unknown[0]!r}, which no analysis has. Was it written by another version?"
        raise ExportError(message)
    wanted = [] if source.is_file() else [source / f"{name}.{record['as']}" for name in record["columns"]]
    if lacking := [file.name for file in wanted if not file.is_file()]:
        message = f"{source} lacks {', '.join(lacking)}; the export is incomplete. Copy all of it, or export again."
        raise ExportError(message)
