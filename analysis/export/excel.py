"""An analysis as an Excel file: a sheet a table, no formula in it, and sheets for provenance and columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.export.bundle import Bundle, ExportError, dictionary
from analysis.export.escaping import NOT_IN_XML, Replaced, begins_formula
from analysis.export.excel_cells import LongTexts, from_cell, long_file, to_cell
from analysis.export.kinds import from_text, table, values
from analysis.export.provenance_sheet import from_rows, to_rows

FORM = "xlsx"
PROVENANCE, COLUMNS = "provenance", "columns"
MOST_ROWS = 1_048_576
_CUT = "cut"


def write(bundle: Bundle, file: str | Path) -> Path:
    """Write all tables into one file; what does not fit into a cell is written beside it."""
    from openpyxl import Workbook

    target = _target(bundle, Path(file))
    book = Workbook(write_only=True)
    replaced, long = Replaced(NOT_IN_XML), LongTexts()
    for name, data in bundle.tables.items():
        _write_table(book, name, data, bundle.held[name], replaced, long)
    _append(book.create_sheet(COLUMNS), _told(dictionary(bundle)), replaced, "columns")
    beside = long.write(long_file(target))
    header = bundle.header(FORM, replaced, cut=dict(long.n), whole_texts=beside.name if beside else None)
    _append(book.create_sheet(PROVENANCE), to_rows(header), replaced, "provenance")
    book.save(target)
    return target


def _target(bundle: Bundle, target: Path) -> Path:
    if target.suffix.lower() != ".xlsx" or target.is_dir():
        message = f"{target} came; expected the name of a file that ends in .xlsx, such as result.xlsx."
        raise ExportError(message)
    for name, data in bundle.tables.items():
        if len(data) >= MOST_ROWS:
            message = (
                f"Table {name!r} has {len(data):,} rows; a sheet of Excel holds {MOST_ROWS:,} with its heading. Try "
                f"to_parquet, or choose others: tables={[other for other in bundle.tables if other != name]!r}."
            )
            raise ExportError(message)
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


def _write_table(
    book: Any, name: str, data: pd.DataFrame, held: dict[str, str], replaced: Replaced, long: LongTexts
) -> None:
    columns = []
    for column, kind in held.items():
        cells = enumerate(values(data[column], kind))
        columns.append([to_cell(value, kind, replaced, long, (name, column, row)) for row, value in cells])
    headings = [*held]
    if notes := long.notes(name, len(data)):
        columns.append(notes)
        headings.append(_CUT)
    _append(book.create_sheet(name), [headings, *zip(*columns, strict=True)], replaced, name)


def _append(sheet: Any, rows: Iterable[Sequence[Any]], replaced: Replaced, where: str) -> None:
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([_cell(sheet, replaced(value, where) if isinstance(value, str) else value) for value in row])


def _cell(sheet: Any, value: Any) -> Any:
    """A cell; a text is one whatever it begins with, also after somebody has opened and left it."""
    if not isinstance(value, str):
        return value
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=value)
    cell.data_type = "s"
    if begins_formula(value):
        cell.quotePrefix = True
    return cell


def _told(data: pd.DataFrame) -> Iterator[list[Any]]:
    yield list(data.columns)
    for row in data.astype(object).where(data.notna(), None).itertuples(index=False):
        yield list(row)


def header_of(file: Path) -> dict[str, Any]:
    """The provenance in a file that ``write`` wrote."""
    book = _open(file)
    try:
        if PROVENANCE not in book.sheetnames:
            message = f"{file} has no sheet {PROVENANCE!r}; expected a file made by Analysis.to_xlsx(file)."
            raise ExportError(message)
        return from_rows(book[PROVENANCE].iter_rows(values_only=True))
    finally:
        book.close()


def read(file: Path, record: dict[str, Any]) -> dict[str, pd.DataFrame]:
    """The tables that ``write`` wrote."""
    whole = LongTexts.read(file, record.get("whole_texts"))
    book = _open(file)
    try:
        return {
            name: _table(book, name, dict(columns), record["rows"][name], whole)
            for name, columns in record["columns"].items()
        }
    finally:
        book.close()


def _open(file: Path) -> Any:
    from openpyxl import load_workbook

    try:
        return load_workbook(file, read_only=True)
    # openpyxl lets through whatever zipfile and its XML parser bring up.
    except Exception as error:
        message = f"{file} cannot be opened as an Excel file: {error}. Was it made by Analysis.to_xlsx(file)?"
        raise ExportError(message) from error


def _table(book: Any, name: str, held: dict[str, str], n: int, whole: LongTexts) -> pd.DataFrame:
    if name not in book.sheetnames:
        message = f"There is no sheet {name!r}; the file has {', '.join(book.sheetnames)}. Export it again."
        raise ExportError(message)
    rows = [
        [*row[: len(held)], *[None] * (len(held) - len(row))]
        for row in book[name].iter_rows(min_row=2, max_row=n + 1, values_only=True)
    ]
    # Rows that are empty to their end are not always stored.
    rows += [[None] * len(held)] * (n - len(rows))
    columns = [
        [from_text(from_cell(row[at], whole, (name, column, number)), kind) for number, row in enumerate(rows)]
        for at, (column, kind) in enumerate(held.items())
    ]
    return table(name, columns, held)
