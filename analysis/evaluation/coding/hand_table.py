"""A person's table of quotations: CSV, Excel or DataFrame, with English or German names of columns and types."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.evaluation.gold import GoldError
from analysis.tables import QUOTE_TYPES, SPEAKER_KINDS

_NAMES = {
    "article_id": "article_id artikel_id artikelid article artikel doc_id dokument_id document dokument id",
    "start": "start begin anfang beginn von",
    "end": "end stop ende bis",
    "spans": "spans span stellen",
    "quote": "quote quotation text passage zitat wortlaut aussage",
    "speaker": "speaker sprecher sprecherin sprecher_in sprechende person",
    "speaker_kind": "speaker_kind speaker_type sprecherart sprechertyp sprecher_art",
    "type": "type kind typ art zitattyp zitatart redeform redewiedergabe",
    "note": "note notes comment notiz anmerkung bemerkung kommentar",
}
_COLUMN_OF = {name: column for column, names in _NAMES.items() for name in names.split()}
_TYPES = dict(zip(QUOTE_TYPES, QUOTE_TYPES, strict=True)) | {
    "direkt": "direct", "direkte_rede": "direct", "wörtlich": "direct", "indirekt": "indirect",
    "indirekte_rede": "indirect", "freeindirect": "free_indirect", "frei_indirekt": "free_indirect",
    "freie_indirekte_rede": "free_indirect", "erlebte_rede": "free_indirect",
    "indirectfreeindirect": "indirect_free_indirect", "indirekt_frei_indirekt": "indirect_free_indirect",
    "berichtet": "reported", "redebericht": "reported", "erwähnt": "reported",
}  # fmt: skip
_KINDS = dict(zip(SPEAKER_KINDS, SPEAKER_KINDS, strict=True)) | {
    "organization": "organisation", "gruppe": "group", "anonym": "anonymous",
}  # fmt: skip
_MISSING = "#NULL! nan NaN None".split()


def read_hand_table(source: str | Path | pd.DataFrame) -> pd.DataFrame:
    """The rows as text under the names of ``_NAMES``; ``where`` says in which line each stood, missing is None.

    Raises
    ------
    GoldError
        It cannot be read, or has no column for the article, or none for the words.
    """
    rows = source if isinstance(source, pd.DataFrame) else _rows(Path(source))
    known = _known(rows.columns)
    if "article_id" not in known or not ({"quote", "spans"} & known.keys() or {"start", "end"} <= known.keys()):
        message = (
            f"The table has the columns {', '.join(map(str, rows.columns)) or 'none'}; expected article_id (artikel) "
            "and quote (zitat), or start and end (anfang, ende), with speaker (sprecher) and type (typ)."
        )
        raise GoldError(message)
    made = {column: [text_of(value) for value in rows[known[column]]] if column in known else None for column in _NAMES}
    name = "table" if isinstance(source, pd.DataFrame) else Path(source).name
    table = pd.DataFrame(made, index=rows.index, dtype=object)
    first = 0 if isinstance(source, pd.DataFrame) else 2
    table["where"] = [f"{name}, row {number}" for number in range(first, first + len(rows))]
    some = table[["article_id", "start", "end", "spans", "quote", "speaker"]].notna().any(axis=1)
    return table[some].reset_index(drop=True)


def column_of(name: str) -> str | None:
    """The column that a name of the input stands for.

    >>> column_of("Zitat"), column_of("Sprecher/in"), column_of("Seite")
    ('quote', 'speaker', None)
    """
    return _COLUMN_OF.get(_key(name))


def type_of(value: str) -> str | None:
    """The type of quotation that a person wrote; None if it is none.

    >>> type_of("Direkte Rede"), type_of("free indirect"), type_of("ironisch")
    ('direct', 'free_indirect', None)
    """
    return _TYPES.get(_key(value))


def kind_of(value: str) -> str | None:
    """The kind of speaker that a person wrote; None if it is none.

    >>> kind_of("Gruppe"), kind_of("Verein")
    ('group', None)
    """
    return _KINDS.get(_key(value))


def text_of(value: Any) -> str | None:
    """A cell as text; whole numbers as they were typed.

    >>> text_of(12.0), text_of(" a "), text_of(float("nan"))
    ('12', 'a', None)
    """
    if isinstance(value, (list, tuple)):
        return str([list(piece) for piece in value])
    if value is None or pd.isna(value):
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value).strip()
    return None if not text or text in _MISSING else text


def _known(names: Iterable[Any]) -> dict[str, Any]:
    """The column of the input that each of ours is read from: of several the one whose name says most."""
    keys = {_key(str(name)): name for name in reversed(list(names))}
    found: dict[str, Any] = {}
    for column, words in _NAMES.items():
        there = [keys[word] for word in words.split() if word in keys]
        found |= {column: there[0]} if there else {}
    return found


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "_", name.strip().casefold()).strip("_")


def _rows(path: Path) -> pd.DataFrame:
    if not path.is_file():
        message = f"{path} is not there; expected a .csv, .tsv or .xlsx file of quotations, one a row."
        raise GoldError(message)
    if path.suffix.lower() == ".xlsx":
        rows = _of_excel(path)
    elif path.suffix.lower() in {".csv", ".tsv", ".txt"}:
        rows = _of_text(path)
    else:
        message = f"{path.name} came; expected a .csv, .tsv or .xlsx file of quotations, one a row."
        raise GoldError(message)
    if not rows:
        message = f"{path.name} is empty; expected a line of names of columns and a quotation a row."
        raise GoldError(message)
    names = ["" if cell is None else str(cell) for cell in rows[0]]
    width = len(names)
    return pd.DataFrame([[*row[:width], *[None] * (width - len(row))] for row in rows[1:]], columns=names, dtype=object)


def _of_text(path: Path) -> list[list[Any]]:
    from analysis.corpus.decoding import decode

    text = decode(path.read_bytes()).text.lstrip("\ufeff")
    heading = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=heading.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        message = f"{path.name} cannot be read as a table: {error}. Save it again as CSV (UTF-8)."
        raise GoldError(message) from error


def _of_excel(path: Path) -> list[list[Any]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
        book.close()
    # openpyxl lets through whatever zipfile and its XML parser bring up.
    except Exception as error:
        message = f"{path.name} cannot be opened as an Excel file: {error}. Save it again as .xlsx or .csv."
        raise GoldError(message) from error
    return rows
