"""The files of coders: one small JSON file per coder and article, in a folder for each coder."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import schema
from analysis.evaluation.coding.files import write_whole
from analysis.evaluation.coding.kept import read_sample
from analysis.evaluation.coding.marks import Coding, CodingError, Mark, check_coder
from analysis.schema import Column, Table
from analysis.tables import QUOTE_TYPES, SPEAKER_KINDS

PROGRESS = Table(
    "coding_progress",
    "coder and article of the sample",
    (
        Column("coder", "str", "who codes"),
        Column("article_id", "str", "article of the sample"),
        Column("stratum", "str", "stratum it was drawn from", "not given"),
        Column("n_marks", "int", "quotations marked so far"),
        Column("finished", "bool", "the coder said that the article is complete"),
        Column("when", "str", "when it was saved last, in ISO 8601", "nothing is saved yet"),
    ),
)
_OF_ARTICLE = ("article_id", "text_hash", "coder", "finished", "when", "note", "compared")
_OF_MARK = ("spans", "passage", "type", "speaker", "speaker_kind", "note", "when")


def coding_file(folder: str | Path, coder: str, article_id: str) -> Path:
    """The file of one coder and article.

    >>> coding_file("coded", "Ada", "a/1").as_posix()
    'coded/Ada/a_1-773232.json'
    """
    # Ids that differ in signs no file system takes, or in capitals alone, must not share a file.
    digest = hashlib.sha256(article_id.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    safe = re.sub(r"[^\w.-]", "_", article_id)[:80]
    return Path(folder) / check_coder(coder) / f"{safe}-{digest}.json"


def save_coding(folder: str | Path, coding: Coding) -> Path:
    """Write one coder's file of one article, whole or not at all; where it lies.

    It is JSON that a person can read: article_id, text_hash, coder, finished, when, note, compared; and of each mark,
    one a line, spans, passage, type, speaker, speaker_kind, note, when.
    """
    file = coding_file(folder, coding.coder, coding.article_id)
    head = [f"{_json(name)}: {_json(getattr(coding, name))}" for name in _OF_ARTICLE]
    marks = [f"  {_json({name: getattr(held, name) for name in _OF_MARK})}" for held in coding.marks]
    inside = "[\n" + ",\n".join(marks) + "\n ]" if marks else "[]"
    write_whole(file, "{\n " + ",\n ".join([*head, f'"marks": {inside}']) + "\n}\n")
    return file


def read_coding(folder: str | Path, coder: str, article_id: str) -> Coding | None:
    """What a coder marked in an article; None if nothing is saved yet.

    Raises
    ------
    CodingError
        The file is not as ``save_coding`` wrote it.
    """
    file = coding_file(folder, coder, article_id)
    return _read(file) if file.is_file() else None


def coders(folder: str | Path) -> list[str]:
    """Who has coded something in this folder, in alphabetical order."""
    place = Path(folder)
    return sorted(child.name for child in place.iterdir() if any(child.glob("*.json"))) if place.is_dir() else []


def progress(folder: str | Path, coder: str | None = None) -> pd.DataFrame:
    """How far coders are; one row per coder and article of the sample, in the sample's order.

    Parameters
    ----------
    folder
        Where the sample is kept.
    coder
        One coder, who need not have begun; None: all who have.

    Returns
    -------
    DataFrame
        The columns of ``store.PROGRESS``.

    Raises
    ------
    GoldError
        No sample is kept there, or a file is not as ``save_coding`` wrote it.
    """
    sample = read_sample(folder)
    rows = []
    for name in coders(folder) if coder is None else [coder]:
        for article, stratum in zip(sample["article_id"], sample["stratum"], strict=True):
            held = read_coding(folder, name, article)
            told = (len(held.marks), held.finished, held.when) if held else (0, False, None)
            rows.append(dict(zip(PROGRESS.names, (name, article, stratum, *told), strict=True)))
    return schema.frame(PROGRESS, rows)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _read(file: Path) -> Coding:
    try:
        item = json.loads(file.read_text(encoding="utf-8", errors="surrogatepass"))
        marks = tuple(_mark(row) for row in item["marks"])
        told = {name: item[name] for name in _OF_ARTICLE}
    except (ValueError, TypeError, KeyError) as error:
        message = (
            f"{file.parent.name}/{file.name} is not as the kit wrote it ({type(error).__name__}: {error}). Undo what "
            "was changed in it, or take it from your backup; without the file the article counts as not begun."
        )
        raise CodingError(message) from error
    return Coding(**told | {"coder": file.parent.name}, marks=marks)


def _mark(row: dict[str, Any]) -> Mark:
    spans = tuple((int(start), int(end)) for start, end in row["spans"])
    if not spans or row["type"] not in QUOTE_TYPES or row["speaker_kind"] not in (*SPEAKER_KINDS, None):
        message = f"a mark has spans {row['spans']}, type {row['type']!r}, speaker_kind {row['speaker_kind']!r}"
        raise ValueError(message)
    return Mark(**{name: row[name] for name in _OF_MARK} | {"spans": spans})
