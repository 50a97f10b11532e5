"""Open the result of a run in chunks as an Analysis, where memory can hold it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis import tables
from analysis.chunks import parquet
from analysis.chunks.store import ChunksError

if TYPE_CHECKING:
    from analysis.result import Analysis


def is_run(place: Path) -> bool:
    """Whether a folder holds a run in chunks, finished or not."""
    return (place / "run.json").is_file()


def read(folder: Path) -> Analysis:
    """The analysis that a run in chunks made.

    Raises
    ------
    ChunksError
        The run is not finished, or was made by a version with other tables.
    """
    from analysis.result import PARTS, TABLES, Analysis

    header = folder / "provenance.json"
    if not header.is_file():
        message = f"{folder} holds no saved analysis yet: the run was stopped. The same command goes on with it."
        raise ChunksError(message)
    provenance: dict[str, Any] = json.loads(header.read_text(encoding="utf-8"))
    if provenance.pop("format", None) != PARTS or provenance.get("schema_version") != tables.SCHEMA_VERSION:
        message = (
            f"{folder} was not written by this version: schema {provenance.get('schema_version')}, expected "
            f"{tables.SCHEMA_VERSION}. Analyse the corpus again, in another folder or anew."
        )
        raise ChunksError(message)
    held: dict[str, Any] = {name: parquet.read(folder / name, name) for name in TABLES}
    return Analysis(**held, provenance=provenance)
