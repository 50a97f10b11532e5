"""An analysis as Parquet: spans as lists of lists, texts as strings, dates as timestamps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from analysis.export.bundle import Bundle, prepare_folder, write_beside
from analysis.export.escaping import SURROGATES, Replaced
from analysis.export.kinds import JSON, TEXTS, as_text, from_text, table, values

FORM = "parquet"


def write(bundle: Bundle, folder: str | Path) -> Path:
    """Write each table as a .parquet file, and the provenance and the data dictionary beside them."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    place = prepare_folder(folder, FORM, FORM)
    replaced = Replaced(SURROGATES)
    for name, data in bundle.tables.items():
        types = _types()
        arrays = [
            pa.array(_safe(values(data[column], kind), kind, replaced, f"{name}.{column}"), types[kind])
            for column, kind in bundle.held[name].items()
        ]
        names = [replaced(column, f"{name}: names of columns") for column in bundle.held[name]]
        pq.write_table(pa.Table.from_arrays(arrays, names=names), place / f"{name}.parquet")
    return write_beside(place, bundle, bundle.header(FORM, replaced))


def read(folder: Path, record: dict[str, Any]) -> dict[str, pd.DataFrame]:
    """The tables that ``write`` wrote."""
    held = {name: dict(columns) for name, columns in record["columns"].items()}
    return {name: _table(folder / f"{name}.parquet", name, kinds) for name, kinds in held.items()}


def _table(file: Path, name: str, held: dict[str, str]) -> pd.DataFrame:
    import pyarrow.parquet as pq

    # Not as a data set: a folder such as "outlet=nna" on the way would become a column.
    found = pq.ParquetFile(file).read()
    columns = [
        [from_text(cell, kind) if kind == JSON else cell for cell in found.column(number).to_pylist()]
        for number, kind in enumerate(held.values())
    ]
    return table(name, columns, held)


def _safe(cells: list[Any], kind: str, replaced: Replaced, where: str) -> list[Any]:
    if kind == "str":
        return [None if cell is None else replaced(cell, where) for cell in cells]
    if kind == JSON:
        return [None if cell is None else replaced(as_text(cell, kind), where) for cell in cells]
    if kind == TEXTS:
        return [None if cell is None else [replaced(text, where) for text in cell] for cell in cells]
    return cells


def _types() -> dict[str, Any]:
    import pyarrow as pa

    whole, truth, text = pa.int64(), pa.bool_(), pa.string()
    return {
        "str": text, "word": text, JSON: text, "int": whole, "int?": whole, "float": pa.float64(),
        "bool": truth, "bool?": truth, "date": pa.timestamp("us"),
        "spans": pa.list_(pa.list_(whole)), TEXTS: pa.list_(text),
    }  # fmt: skip
