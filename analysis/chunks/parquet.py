"""Tables as Parquet files: the columns' types follow the table's definition, whatever values a part holds."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis import tables
from analysis.export.kinds import kinds
from analysis.export.parquet import arrow_types


def write(path: Path, name: str, data: pd.DataFrame) -> None:
    """Write a part of a table; the file is there as a whole, or not at all."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = arrow_types()
    fields = [pa.field(column, types[kind]) for column, kind in kinds(name, data).items()]
    # Without what pandas would add: the same rows make the same bytes.
    table = pa.Table.from_pandas(data, schema=pa.schema(fields), preserve_index=False).replace_schema_metadata(None)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.tmp")
    pq.write_table(table, beside, compression="zstd")
    Path(beside).replace(path)


def read(folder: Path, name: str) -> pd.DataFrame:
    """All parts of a table, in order."""
    parts = [read_part(path, name) for path in sorted(folder.glob("part-*.parquet"))]
    return pd.concat(parts, ignore_index=True) if parts else tables.empty(name)


def read_part(path: Path, name: str) -> pd.DataFrame:
    """One part."""
    import pyarrow.parquet as pq

    # Not as a dataset: the name of the folder is no column. Python's numbers in lists, as analyse() has them.
    held = pq.ParquetFile(path).read()
    lists = {field.name for field in held.schema if str(field.type).startswith(("list", "large_list"))}
    plain: pd.DataFrame = held.drop_columns(sorted(lists)).to_pandas() if lists else held.to_pandas()
    for column in lists:
        plain[column] = pd.Series(held.column(column).to_pylist(), dtype=object)
    plain = plain[held.column_names]
    # Metadata beyond the table's columns are objects, as ``load_corpus`` has them.
    for column in plain.columns.difference(tables.TABLES[name].names):
        plain[column] = plain[column].astype(object).where(plain[column].notna(), None)
    return tables.conform(name, plain)
