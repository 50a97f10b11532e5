"""Parquet: a row is an article; the folders of a partitioned table are columns."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from analysis.corpus.readers.records import read_records
from analysis.corpus.units import File, Reading, failed

# What Spark and Hive write in a folder's name where the value is missing.
_MISSING = "__HIVE_DEFAULT_PARTITION__"
_ROWS = 500


def read_parquet(file: File, data: bytes) -> Reading:
    """One unit per row, with the columns that stand in the names of its folders (``outlet=nna/part-0.parquet``)."""
    reading = read_records(file, _records(file, data))
    if not reading.units:
        return Reading([failed(file.name, "no row with an article", "Is the table empty?")])
    return reading


def partitions(name: str) -> dict[str, str | None]:
    """The columns in the folders of a file's name.

    >>> partitions("mai.parquet/outlet=nna/jahr=2025/part-0.parquet")
    {'outlet': 'nna', 'jahr': '2025'}
    """
    pairs = (part.partition("=") for part in name.split("/")[:-1] if "=" in part)
    return {unquote(key): None if value == _MISSING else unquote(value) for key, _, value in pairs}


def _records(file: File, data: bytes) -> Iterator[dict[str, Any]]:
    from pyarrow import parquet

    folders = partitions(file.name)
    table = parquet.ParquetFile(io.BytesIO(data))
    for batch in table.iter_batches(batch_size=_ROWS, use_threads=False):
        for row in batch.to_pylist():
            # An unnamed index that pandas wrote is no metadata.
            yield {name: row[name] for name in row if not name.startswith("__index_level_")} | folders
