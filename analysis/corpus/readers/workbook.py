"""Excel workbooks: every sheet with a header of articles; a row is an article."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from analysis.corpus.columns import column_of
from analysis.corpus.readers.records import as_written
from analysis.corpus.readers.rows import Row, find_layout, unit_of
from analysis.corpus.readers.safezip import refuse_bombs
from analysis.corpus.units import File, Reading, failed

# A header may stand under a few lines that say what the table is.
_HEADER_WITHIN = 20
# Columns and empty rows beyond this hold nothing but formatting.
_MOST_COLUMNS, _MOST_EMPTY, _LONGEST_MERGE = 1000, 10_000, 5000
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')


def read_workbook(file: File, data: bytes) -> Reading:
    """One unit per row under the header of a sheet; a merged cell counts for every row it covers.

    Where no sheet has a header with known names, the first that holds anything is read as a table without one.
    """
    import openpyxl

    refuse_bombs(data)
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheets = {sheet.title: _rows(sheet, _merges(sheet, data)) for sheet in book.worksheets}
    tables = {title: rows[start:] for title, rows in sheets.items() if (start := _header(rows)) is not None}
    others = [title for title, rows in sheets.items() if rows and title not in tables]
    if not tables and others:
        tables = {others[0]: sheets[others.pop(0)]}
    reading = Reading()
    for title, rows in tables.items():
        _add(reading, file, title, rows, several=len(tables) > 1)
    if not reading.units:
        return Reading([failed(file.name, "no row with an article", "Is the workbook empty, or only a header?")])
    if others:
        _guess(reading, f"no articles were looked for in {', '.join(map(repr, others))}")
    return reading


def _add(reading: Reading, file: File, title: str, rows: list[Row], *, several: bool) -> None:
    layout = find_layout(rows)
    stem = f"{file.stem}-{title}" if several else file.stem
    for row in rows[layout.first :]:
        unit = unit_of(f"{file.name}!{title}:{row.line}", f"{stem}-{row.line}", row, layout)
        reading.units.append(unit)
    reading.columns |= layout.columns
    if layout.guess:
        _guess(reading, f"{title!r}: {layout.guess}")


def _guess(reading: Reading, guess: str) -> None:
    reading.guess = f"{reading.guess}; {guess}" if reading.guess else guess


def _header(rows: list[Row]) -> int | None:
    """Where the header stands: the first row that names the text, or two other columns of articles."""
    for index, row in enumerate(rows[:_HEADER_WITHIN]):
        known = {column_of(cell) for cell in row.cells} - {None}
        if "text" in known or len(known) >= 2:
            return index
    return None


def _rows(sheet: Any, merged: dict[tuple[int, int], tuple[int, int]]) -> list[Row]:
    """The rows with something in them; all as wide as the widest, so that an empty last cell is no missing one."""
    rows = list(_filled(sheet, merged))
    width = max((len(row.cells) for row in rows), default=0)
    return [row._replace(cells=row.cells + [""] * (width - len(row.cells))) for row in rows]


def _filled(sheet: Any, merged: dict[tuple[int, int], tuple[int, int]]) -> Iterator[Row]:
    corners = set(merged.values())
    values: dict[tuple[int, int], str] = {}
    empty = 0
    sheet.reset_dimensions()  # some programs write that a sheet of thousands of rows is one cell large
    for line, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        texts = [as_written(cell) or "" for cell in cells[:_MOST_COLUMNS]]
        values |= {(line, column): text for column, text in enumerate(texts, 1) if (line, column) in corners}
        own = any(texts)
        texts = [text or values.get(merged.get((line, column), (0, 0)), "") for column, text in enumerate(texts, 1)]
        empty = 0 if own else empty + 1
        if empty > _MOST_EMPTY:
            return
        if own:  # a row of nothing but merged cells is the rest of the one above
            while texts and not texts[-1]:
                texts.pop()
            yield Row(line, texts)


def _merges(sheet: Any, data: bytes) -> dict[tuple[int, int], tuple[int, int]]:
    """Every cell that a merged one covers, with the cell that holds the value.

    Read from the sheet itself: openpyxl leaves merged cells out where it reads row by row.
    """
    path = getattr(sheet, "_worksheet_path", None)
    if not path:
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read(str(path).lstrip("/"))
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    for match in _MERGED.finditer(xml, max(0, xml.rfind(b"</sheetData>"))):
        first, last = int(match[2]), int(match[4])
        # Merged across columns is a heading; only what goes down over rows belongs to several articles.
        if match[1] == match[3] and last - first <= _LONGEST_MERGE:
            column = _number(match[1].decode("ascii"))
            covered |= {(line, column): (first, column) for line in range(first + 1, last + 1)}
    return covered


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
