"""An analysis as CSV: UTF-8 with a byte order mark, lists as JSON, formulas hidden behind an apostrophe."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.export.bundle import Bundle, ExportError, prepare_folder, write_beside
from analysis.export.escaping import SURROGATES, Replaced, hide_formula, show_formula
from analysis.export.kinds import as_text, from_text, parts, table_of_rows, values

FORM = "csv"
_SEPARATORS = (",", ";", "\t")
# The most that fits into a C long on every system.
_LONGEST = 2**31 - 1


def write(bundle: Bundle, folder: str | Path, separator: str = ",") -> Path:
    """Write each table as a .csv file, and the provenance and the data dictionary beside them."""
    if separator not in _SEPARATORS:
        message = f"separator={separator!r} came; expected ',', ';' (what a German Excel splits at) or '\\t'."
        raise ExportError(message)
    place = prepare_folder(folder, FORM, FORM)
    replaced = Replaced(SURROGATES)
    for name, data in bundle.tables.items():
        write_table(place / f"{name}.csv", data, bundle.held[name], replaced, separator)
    return write_beside(place, bundle, bundle.header(FORM, replaced, separator=separator))


def write_table(file: Path, data: pd.DataFrame, held: dict[str, str], replaced: Replaced, separator: str = ",") -> None:
    """Write one table; what is replaced is counted."""
    # The mark tells Excel that it is UTF-8. Texts are all in quotation marks, as a bare CR would end a row.
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        written = csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
        written.writerow([hide_formula(replaced(name, f"{file.stem}: names of columns")) for name in held])
        for part in parts(data):
            columns = [
                [_cell(value, kind, replaced, f"{file.stem}.{name}") for value in values(part[name], kind)]
                for name, kind in held.items()
            ]
            written.writerows(zip(*columns, strict=True))


def read(folder: Path, record: dict[str, Any]) -> dict[str, pd.DataFrame]:
    """The tables that ``write`` wrote."""
    held = {name: dict(columns) for name, columns in record["columns"].items()}
    separator = record.get("separator", ",")
    return {name: read_table(folder / f"{name}.csv", name, kinds, separator) for name, kinds in held.items()}


def read_table(file: Path, name: str, held: dict[str, str], separator: str = ",") -> pd.DataFrame:
    """One table that ``write_table`` wrote."""
    before = csv.field_size_limit(_LONGEST)
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.reader(stream, delimiter=separator)
            next(rows, None)
            return table_of_rows(name, (_values(row, held) for row in rows), held)
    finally:
        csv.field_size_limit(before)


def _values(row: list[str], held: dict[str, str]) -> list[Any]:
    cells = zip(row, held.values(), strict=True)
    return [from_text(show_formula(cell) if cell else None, kind) for cell, kind in cells]


def _cell(value: Any, kind: str, replaced: Replaced, where: str) -> Any:
    told = as_text(value, kind)
    return hide_formula(replaced(told, where)) if isinstance(told, str) else told
