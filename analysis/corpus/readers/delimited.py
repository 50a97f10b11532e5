"""CSV and its kin: a row is an article; delimiter, encoding and the meaning of the columns are found."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from analysis.corpus.columns import column_of
from analysis.corpus.decoding import decode
from analysis.corpus.readers.rows import Row, find_layout, unit_of
from analysis.corpus.units import File, Reading, failed

_DELIMITERS = ";,\t|"
# Stands in no text: a file with one column has no delimiter, and the commas of its text must not become one.
_NONE = "\x1f"
_SAMPLE, _JUDGED = 100_000, 50
# Single quotation marks stand around cells in that share of the lines at least: few cells need any.
_FEW_LINES = 0.05
# A line with more delimiters is prose.
_MOST_COLUMNS = 1000


def read_delimited(file: File, data: bytes) -> Reading:
    """One unit per row under the header; blank rows are none.

    Without a header that can be recognised the columns are called column_1, column_2, …; where no column is called
    text, the one with the longest cells is read as text. Both are noted as a guess.
    """
    text, encoding, trouble = decode(data)
    start, delimiter = _announced(text)
    delimiter, quote = find_dialect(text[start:], delimiter)
    offset = text.count("\n", 0, start)
    rows = _rows(text[start:], delimiter, quote)
    if offset:
        rows = [Row(line + offset, cells, sound) for line, cells, sound in rows]
    layout = find_layout(rows)
    articles = rows[layout.first :]
    if not articles:
        return Reading([failed(file.name, "no row with an article", "Is the file empty, or only a header?")])
    name, stem = file.name, file.stem
    units = [unit_of(f"{name}:{row.line}", f"{stem}-{row.line}", row, layout, trouble) for row in articles]
    return Reading(units, layout.columns, encoding, layout.guess)


def find_delimiter(text: str) -> str:
    r"""What stands between the cells.

    >>> find_delimiter("Quelle;Text\nTageblatt;Ja, nein, vielleicht.")
    ';'
    """
    return find_dialect(text)[0]


def find_dialect(text: str, delimiter: str | None = None) -> tuple[str, str]:
    r"""What stands between the cells (semicolon, comma, tab or bar), and what around those that hold it.

    The pair wins that gives a header with the most known names; then the one that divides the most rows alike. Single
    quotation marks are tried where they enclose cells in some lines; double ones are the rule.

    >>> find_dialect("Quelle;Text\nTageblatt;Ja, nein, vielleicht.")
    (';', '"')
    >>> find_dialect("Sport;'Sieg; und wie.'\nSport;Remis.\nWeb;'Netz; Mast.'")
    (';', "'")
    """
    sample = text[:_SAMPLE]

    def fitness(dialect: tuple[str, str]) -> tuple[int, float, int]:
        rows = [row.cells for row in _rows(sample, *dialect, most=_JUDGED)]
        if not rows or not 2 <= len(rows[0]) <= _MOST_COLUMNS:
            return 0, 0.0, 0
        alike = sum(len(cells) == len(rows[0]) for cells in rows) / len(rows)
        return sum(column_of(cell) is not None for cell in rows[0]), alike, len(rows[0])

    delimiters = delimiter or _DELIMITERS
    pairs = [(one, '"') for one in delimiters] + [(one, "'") for one in delimiters if _encloses(sample, one)]
    best = max(pairs, key=fitness)
    known, alike, _ = fitness(best)
    return best if known or alike >= 0.5 or delimiter else (_NONE, '"')


def _encloses(sample: str, delimiter: str) -> bool:
    """Whether single quotation marks stand around a cell in a twentieth of the lines, and in two."""
    lines = [line for line in sample.splitlines() if line.strip()]
    cell = re.compile(rf"(?:^|{re.escape(delimiter)})'.*'\s*(?:{re.escape(delimiter)}|$)")
    return sum(cell.search(line) is not None for line in lines) >= max(2, _FEW_LINES * len(lines))


def _announced(text: str) -> tuple[int, str | None]:
    """Excel's own first line, "sep=;": where the table begins, and its delimiter."""
    line, end, _ = text.partition("\n")
    if line[:4].casefold() == "sep=" and len(line.rstrip("\r")) == 5:
        return len(line) + len(end), line[4]
    return 0, None


def _rows(text: str, delimiter: str, quote: str = '"', most: int | None = None) -> list[Row]:
    """All rows with something in them, or the first ones.

    Read strictly first: quotation marks that do not close swallow the rows behind them, and only the strict reading
    notices. If it fails, the row where it failed is marked and the rest is read as far as it goes.
    """
    rows: list[Row] = []
    # The limit on a cell is one for the whole process; it is put back for others.
    before = csv.field_size_limit(2**31 - 1)
    try:
        for row in islice(_parse(text, delimiter, quote, strict=True), most):
            rows.append(row)
    except csv.Error:
        good = len(rows)
        rows = list(islice(_parse(text, delimiter, quote, strict=False), most))
        rows[good:] = [row._replace(sound=index > 0) for index, row in enumerate(rows[good:])]
    finally:
        csv.field_size_limit(before)
    return rows


def _parse(text: str, delimiter: str, quote: str, *, strict: bool) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quotechar=quote, strict=strict)
    line = 1
    for cells in reader:
        if any(map(str.strip, cells)):
            yield Row(line, cells)
        line = reader.line_num + 1
