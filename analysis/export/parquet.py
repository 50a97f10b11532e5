"""An analysis as Parquet: spans as lists of lists, texts as strings, dates as timestamps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.export.bundle import Bundle, prepare_folder, write_beside
from analysis.export.escaping import SURROGATES, Replaced
from analysis.export.kinds import JSON, TEXTS, as_text, from_text, joined, parts, table, values

FORM = "parquet"


def write(bundle: Bundle, folder: str | Path) -> Path:
    """Write each table as a .parquet file, and the provenance and the data dictionary beside them."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    place = prepare_folder(folder, FORM, FORM)
    replaced, types = Replaced(SURROGATES), arrow_types()
    for name, data in bundle.tables.items():
        held = bundle.held[name]
        names = [replaced(column, f"{name}: names of columns") for column in held]
        schema = pa.schema(list(zip(names, (types[kind] for kind in held.values()), strict=True)))
        with pq.ParquetWriter(place / f"{name}.parquet", schema) as file:
            for part in parts(data):
                cells = [
                    _safe(values(part[column], kind), kind, replaced, f"{name}.{column}")
                    for column, kind in held.items()
                ]
                file.write_table(pa.Table.from_arrays(list(map(pa.array, cells, schema.types)), schema=schema))
    return write_beside(place, bundle, bundle.header(FORM, replaced))


def read(folder: Path, record: dict[str, Any]) -> dict[str, pd.DataFrame]:
    """The tables that ``write`` wrote."""
    held = {name: dict(columns) for name, columns in record["columns"].items()}
    return {name: _table(folder / f"{name}.parquet", name, kinds) for name, kinds in held.items()}


def _table(file: Path, name: str, held: dict[str, str]) -> pd.DataFrame:
    import pyarrow.parquet as pq

    # Not as a data set: a folder such as "outlet=nna" on the way would become a column.
    with pq.ParquetFile(file) as found:
        return joined(name, (table(name, _columns(batch, held), held) for batch in found.iter_batches()), held)


def _columns(batch: Any, held: dict[str, str]) -> Iterator[list[Any]]:
    for number, kind in enumerate(held.values()):
        cells = batch.column(number).to_pylist()
        yield [from_text(cell, kind) for cell in cells] if kind == JSON else cells


def _safe(cells: list[Any], kind: str, replaced: Replaced, where: str) -> list[Any]:
    if kind == "str":
        return [None if cell is None else replaced(cell, where) for cell in cells]
    if kind == JSON:
        return [None if cell is None else replaced(as_text(cell, kind), where) for cell in cells]
    if kind == TEXTS:
        return [None if cell is None else [replaced(text, where) for text in cell] for cell in cells]
    return cells


def arrow_types() -> dict[str, Any]:
    """The type in Arrow of each kind of column."""
    import pyarrow as pa

    whole, truth, text = pa.int64(), pa.bool_(), pa.string()
    return {
        "str": text, "word": text, JSON: text, "int": whole, "int?": whole, "float": pa.float64(),
        "bool": truth, "bool?": truth, "date": pa.timestamp("us"),
        "spans": pa.list_(pa.list_(whole)), TEXTS: pa.list_(text),
    }  # fmt: skip
