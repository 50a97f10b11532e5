"""Exports with a file for each article: names of files, and what their folder has beside them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.export.bundle import FORMAT as SAVED
from analysis.export.bundle import PROVENANCE, RECORD, ExportError, prepare_folder, write_header

if TYPE_CHECKING:
    from analysis.export.escaping import Replaced
    from analysis.result import Analysis


def file_name(article_id: str, ending: str) -> str:
    """The name of an article's file, one for each id on every system.

    >>> file_name("a/1", "xmi")
    'a_1-773232.xmi'
    """
    digest = hashlib.sha256(article_id.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return f"{re.sub(r'[^A-Za-z0-9._-]', '_', article_id)[:80]}-{digest}.{ending}"


def begin(result: Analysis, folder: str | Path, form: str, ending: str) -> Path:
    """The folder for one file per article, without those of an earlier export of the same form.

    Raises
    ------
    ExportError
        The result has no texts, or the folder holds an export of another form.
    """
    if absent := int(result.articles["text"].isna().sum()):
        message = (
            f"{absent} of {len(result.articles)} articles came without text; {form} is text with annotations. Put the "
            "texts back (analysis.export.with_texts), or export tables: csv, xlsx, jsonl, parquet."
        )
        raise ExportError(message)
    place = prepare_folder(folder, form, ending)
    if (place / PROVENANCE).is_file():
        for file in place.glob(f"*-??????.{ending}"):
            file.unlink()
    return place


def finish(result: Analysis, place: Path, form: str, offsets: str, files: dict[str, str], replaced: Replaced) -> Path:
    """Write the provenance: which article is in which file, what offsets count, what was replaced."""
    record: dict[str, Any] = {
        "as": form,
        "offsets": offsets,
        "files": files,
        "replaced": dict(sorted(replaced.n.items())),
    }
    write_header(place, {"format": SAVED, RECORD: record, **result.provenance})
    return place


def by_article(data: pd.DataFrame) -> dict[str, list[Any]]:
    """The rows of a table by article, as named tuples."""
    found: dict[str, list[Any]] = {}
    for row in data.itertuples(index=False):
        found.setdefault(str(row.article_id), []).append(row)
    return found


def given(value: Any) -> Any:
    """The value, None if it is missing."""
    return None if value is None or (not isinstance(value, list) and pd.isna(value)) else value


def pieces(value: Any) -> Iterator[tuple[int, int]]:
    """Start and end of each piece of a list of spans, which may be missing."""
    for start, end in given(value) or []:
        yield int(start), int(end)
