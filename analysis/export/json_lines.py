"""An analysis as JSON lines: one object a row, spans as real lists."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.export.bundle import Bundle, prepare_folder, write_beside, write_header
from analysis.export.escaping import SURROGATES, Replaced
from analysis.export.kinds import from_text, is_list, parts, table_of_rows, values

FORM = "jsonl"


def write(bundle: Bundle, folder: str | Path, *, with_dictionary: bool = True) -> Path:
    """Write each table as a .jsonl file, and the provenance and the data dictionary beside them."""
    place = prepare_folder(folder, FORM, FORM)
    replaced = Replaced(SURROGATES)
    for name, data in bundle.tables.items():
        with (place / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(replaced(line, name) for line in _lines(data, bundle.held[name]))
    header = bundle.header(FORM, replaced)
    if with_dictionary:
        return write_beside(place, bundle, header)
    write_header(place, header)
    return place


def _lines(data: pd.DataFrame, held: dict[str, str]) -> Iterator[str]:
    for part in parts(data):
        columns = [values(part[name], kind) for name, kind in held.items()]
        for row in zip(*columns, strict=True):
            yield _line(dict(zip(held, row, strict=True)))


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, default=_plain, separators=(",", ":")) + "\n"


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def read(folder: Path, record: dict[str, Any]) -> dict[str, pd.DataFrame]:
    """The tables that ``write`` wrote."""
    return {name: _table(folder, name, dict(columns)) for name, columns in record["columns"].items()}


def _table(folder: Path, name: str, held: dict[str, str]) -> pd.DataFrame:
    # A line ends with a line feed alone: JSON leaves other signs that end lines as they are.
    with (folder / f"{name}.jsonl").open(encoding="utf-8", newline="\n") as stream:
        rows = (json.loads(line) for line in stream if line != "\n")
        cells = ([_value(row[column], kind) for column, kind in held.items()] for row in rows)
        return table_of_rows(name, cells, held)


def _value(value: Any, kind: str) -> Any:
    return value if value is None or is_list(kind) else from_text(value, kind)
