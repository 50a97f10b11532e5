"""CSV and its kin: a row is an article; delimiter, encoding and the meaning of the columns are found."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from analysis.corpus.cleaning import as_text
from analysis.corpus.columns import column_of, map_columns, rename
from analysis.corpus.decoding import decode
from analysis.corpus.names import unique
from analysis.corpus.units import File, Reading, Trouble, Unit, failed

_DELIMITERS = ";,\t|"
# Stands in no text: a file with one column has no delimiter, and the commas of its text must not become one.
_NONE = "\x1f"
_SAMPLE = 100_000
# A line with more delimiters is prose.
_MOST_COLUMNS = 1000


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


def read_delimited(file: File, data: bytes) -> Reading:
    """One unit per row under the header; blank rows are none.

    Without a header that can be recognised the columns are called column_1, column_2, …; where no column is called
    text, the one with the longest cells is read as text. Both are noted as a guess.
    """
    text, encoding, trouble = decode(data)
    start, delimiter = _announced(text)
    delimiter = delimiter or find_delimiter(text[start:])
    offset = text.count("\n", 0, start)
    rows = [Row(line + offset, cells, sound) for line, cells, sound in _rows(text[start:], delimiter)]
    layout = _layout(rows)
    articles = rows[layout.first :]
    if not articles:
        return Reading([failed(file.name, "no row with an article", "Is the file empty, or only a header?")])
    units = [_unit(file, row, layout, trouble) for row in articles]
    return Reading(units, layout.columns, encoding, layout.guess)


def find_delimiter(text: str) -> str:
    r"""What stands between the cells: semicolon, comma, tab or bar.

    The one wins that gives a header with the most known names; then the one that divides the most rows alike.

    >>> find_delimiter("Quelle;Text\nTageblatt;Ja, nein, vielleicht.")
    ';'
    """
    sample = text[:_SAMPLE]

    def fitness(delimiter: str) -> tuple[int, float, int]:
        rows = [row.cells for row in _rows(sample, delimiter)][:50]
        if not rows or not 2 <= len(rows[0]) <= _MOST_COLUMNS:
            return 0, 0.0, 0
        alike = sum(len(cells) == len(rows[0]) for cells in rows) / len(rows)
        return sum(column_of(cell) is not None for cell in rows[0]), alike, len(rows[0])

    best = max(_DELIMITERS, key=fitness)
    known, alike, _ = fitness(best)
    return best if known or alike >= 0.5 else _NONE


def _announced(text: str) -> tuple[int, str | None]:
    """Excel's own first line, "sep=;": where the table begins, and its delimiter."""
    line, end, _ = text.partition("\n")
    if line[:4].casefold() == "sep=" and len(line.rstrip("\r")) == 5:
        return len(line) + len(end), line[4]
    return 0, None


def _rows(text: str, delimiter: str) -> list[Row]:
    """All rows with something in them.

    Read strictly first: quotation marks that do not close swallow the rows behind them, and only the strict reading
    notices. If it fails, the row where it failed is marked and the rest is read as far as it goes.
    """
    rows: list[Row] = []
    # The limit on a cell is one for the whole process; it is put back for others.
    before = csv.field_size_limit(2**31 - 1)
    try:
        for row in _parse(text, delimiter, strict=True):
            rows.append(row)
    except csv.Error:
        good = len(rows)
        rows = list(_parse(text, delimiter, strict=False))
        rows[good:] = [row._replace(sound=index > 0) for index, row in enumerate(rows[good:])]
    finally:
        csv.field_size_limit(before)
    return rows


def _parse(text: str, delimiter: str, *, strict: bool) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield Row(line, cells)
        line = reader.line_num + 1


def _layout(rows: list[Row]) -> Layout:
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
    return Layout(header, columns, first, "; ".join(guesses) or None)


def _lengths(rows: list[Row], width: int) -> list[int]:
    lengths = [0] * width
    for row in rows:
        for index, cell in enumerate(row.cells[:width]):
            lengths[index] += len(cell)
    return lengths


def _unit(file: File, row: Row, layout: Layout, trouble: Trouble | None) -> Unit:
    source = f"{file.name}:{row.line}"
    width, troubles = len(layout.header), []
    if "text" not in layout.columns.values():
        problem = f"no column holds the text; the columns are {', '.join(layout.header)}"
        return failed(source, problem, "Name the column that holds the text 'text', or add one.")
    if any(cell.strip() for cell in row.cells[width:]):
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
    return Unit(source, f"{file.stem}-{row.line}", rename(values, layout.columns), tuple(troubles))
