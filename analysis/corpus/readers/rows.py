"""Rows of a table: what the columns are called and mean, and the unit that a row is."""

from __future__ import annotations

from typing import NamedTuple

from analysis.corpus.columns import column_of, map_columns, rename
from analysis.corpus.names import unique
from analysis.corpus.readers.swissdox import article, is_swissdox
from analysis.corpus.units import Trouble, Unit, failed
from analysis.corpus.values import as_text


class Row(NamedTuple):
    """A row: the line it begins on, its cells, and whether its quotation marks close."""

    line: int
    cells: list[str]
    sound: bool = True


class Layout(NamedTuple):
    """What the columns are called, where the articles begin, and what had to be guessed."""

    header: list[str]
    columns: dict[str, str]
    first: int
    guess: str | None
    swissdox: bool = False


def find_layout(rows: list[Row]) -> Layout:
    """The header, if the first row holds a known name; otherwise numbered columns, the longest of them the text."""
    header, first, guesses = [], 0, []
    if rows and any(column_of(cell) for cell in rows[0].cells):
        header, first = unique([cell.strip() or "unnamed" for cell in rows[0].cells]), 1
    elif rows:
        header = [f"column_{number}" for number in range(1, max(len(row.cells) for row in rows) + 1)]
        guesses.append("no header was recognised")
    columns = map_columns(header)
    free = [name for name in header if columns[name] not in ("article_id", "date", "url", "outlet", "author")]
    if free and "text" not in columns.values():
        lengths = dict(zip(header, _lengths(rows[first:], len(header)), strict=True))
        longest = max(free, key=lengths.__getitem__)
        columns = {name: column for name, column in columns.items() if name != longest} | {longest: "text"}
        guesses.append(f"{longest!r} has the longest cells and was read as text")
    swissdox = is_swissdox(header)
    if swissdox and "rubric" in columns and "section" not in columns.values():
        columns["rubric"] = "section"
    return Layout(header, columns, first, "; ".join(guesses) or None, swissdox)


def _lengths(rows: list[Row], width: int) -> list[int]:
    lengths = [0] * width
    for row in rows:
        for index, cell in enumerate(row.cells[:width]):
            lengths[index] += len(cell)
    return lengths


def unit_of(source: str, name: str, row: Row, layout: Layout, trouble: Trouble | None = None) -> Unit:
    """The unit that a row is; ``trouble`` is that of the whole file's encoding."""
    width, troubles = len(layout.header), []
    if "text" not in layout.columns.values():
        problem = f"no column holds the text; the columns are {', '.join(layout.header)}"
        return failed(source, problem, "Name the column that holds the text 'text', or add one.")
    if len(row.cells) > width and any(map(str.strip, row.cells[width:])):
        problem = f"{len(row.cells)} cells, but the header has {width}; the row was not read"
        return failed(source, problem, "Put cells that hold the delimiter or a line break between double quotes.")
    if len(row.cells) < width and layout.first:
        hint = "Cells at the end of the row are missing; check the row in its file."
        troubles.append(Trouble(f"{len(row.cells)} cells, but the header has {width}", hint))
    if not row.sound:
        hint = "Check the double quotes in this row: a quote inside a cell is written twice."
        troubles.append(Trouble("quotation marks do not close; rows may have run together", hint))
    if trouble and any("\ufffd" in cell for cell in row.cells):
        troubles.append(trouble)
    values = {name: as_text(cell) for name, cell in zip(layout.header, row.cells, strict=False)}
    fields = rename(values, layout.columns)
    return Unit(source, name, article(fields) if layout.swissdox else fields, tuple(troubles))
