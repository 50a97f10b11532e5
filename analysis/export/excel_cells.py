"""What one cell of Excel holds: text of at most 32,767 UTF-16 units, numbers of at most 15 digits, dates from 1901."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from analysis.export.bundle import ExportError
from analysis.export.escaping import SURROGATES, Replaced, from_xstring, to_xstring
from analysis.export.kinds import as_text

LONGEST = 32_767
_DIGITS = 10**15
_EMPTY = re.compile("'*")

Place = tuple[str, str, int]


@dataclass
class LongTexts:
    """Texts that are too long for a cell, by table, column and row (from 0); ``n`` counts them by table."""

    texts: dict[Place, str] = field(default_factory=dict)
    lengths: dict[Place, int] = field(default_factory=dict)

    @property
    def n(self) -> Counter[str]:
        """How many texts of each table were cut."""
        return Counter(name for name, _, _ in self.texts)

    def notes(self, table: str, rows: int) -> list[str | None]:
        """For each row of a table what was cut in it; empty if nothing was in any."""
        told: dict[int, list[str]] = {}
        for place, text in self.texts.items():
            if place[0] == table:
                shown = f"{place[1]}: {self.lengths[place]:,} of {len(text):,} characters are shown"
                told.setdefault(place[2], []).append(shown)
        return ["; ".join(told[row]) if row in told else None for row in range(rows)] if told else []

    def write(self, file: Path) -> Path | None:
        """Write the whole texts; None if there are none, and then no older ones stay."""
        if not self.texts:
            file.unlink(missing_ok=True)
            return None
        safe = Replaced(SURROGATES)
        names = ("table", "column", "row")
        rows = [dict(zip(names, place, strict=True)) | {"whole": text} for place, text in self.texts.items()]
        lines = [safe(json.dumps(row, ensure_ascii=False), "whole") + "\n" for row in rows]
        file.write_text("".join(lines), encoding="utf-8", newline="\n")
        return file

    @classmethod
    def read(cls, book: Path, name: str | None) -> LongTexts:
        """The whole texts beside an Excel file, if it names a file of them."""
        if name is None:
            return cls()
        # The name alone: what an Excel file says must not lead out of its folder.
        file = book.parent / Path(name).name
        if not file.is_file():
            file = long_file(book)
        if not file.is_file():
            message = f"{book.name} has texts that were cut; {name} with the whole ones is not beside it."
            raise ExportError(message)
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]
        return cls({(row["table"], row["column"], row["row"]): row["whole"] for row in rows})


def long_file(book: Path) -> Path:
    """Where the texts are whole that are too long for the cells of an Excel file.

    >>> long_file(Path("out/result.xlsx")).as_posix()
    'out/result.whole_texts.jsonl'
    """
    return book.with_name(f"{book.stem}.whole_texts.jsonl")


def to_cell(value: Any, kind: str, replaced: Replaced, long: LongTexts, place: Place) -> Any:
    """The value as a cell of Excel; what was replaced and what was too long is noted."""
    told = value if isinstance(value, datetime) and _fits(value) else as_text(value, kind)
    if isinstance(told, (int, float)) and not isinstance(told, bool):
        return told if math.isfinite(told) and abs(told) < _DIGITS else repr(told)
    if not isinstance(told, str):
        return told
    safe = replaced(told, f"{place[0]}.{place[1]}")
    cell = _written(safe)
    if _units(cell) <= LONGEST:
        return cell
    length = _fitting(safe)
    long.texts[place], long.lengths[place] = told, length
    return _written(safe[:length])


def from_cell(cell: Any, whole: LongTexts, place: Place) -> Any:
    """The value that ``to_cell`` wrote, as ``kinds.from_text`` takes it."""
    if place in whole.texts:
        return whole.texts[place]
    if not isinstance(cell, str):
        return cell
    shown = from_xstring(cell)
    return shown[1:] if _EMPTY.fullmatch(shown) else shown


def _written(text: str) -> str:
    # An empty text would be read as a missing one: it is an apostrophe, and one more for apostrophes alone.
    return to_xstring("'" + text if _EMPTY.fullmatch(text) else text)


def _fits(moment: datetime) -> bool:
    """Whether a date of Excel is this moment: they begin in 1900, and fractions of a second are rounded."""
    return moment.year > 1900 and not moment.microsecond


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _fitting(text: str) -> int:
    """How many signs of the text fit into a cell."""
    length = LONGEST
    while (over := _units(_written(text[:length])) - LONGEST) > 0:
        length -= max(over // 7, 1)
    return length
