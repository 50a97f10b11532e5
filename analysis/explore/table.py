"""A table as a page shows it: wide on a screen, stacked on a phone, in the reader's looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from analysis.explore.html import escape, hex_colour, style
from analysis.explore.wording import wording
from analysis.schema import TableError

GREY = "#77746c"


class Row(NamedTuple):
    """A row: HTML per kind of column, and the colour at its edge, if it has one."""

    cells: Mapping[str, str]
    colour: str | None = None


def page_table(columns: Mapping[str, str], shown: Sequence[Row], *, further: int, language: str) -> str:
    """The rows as HTML; ``columns`` maps a kind of column (also its class) to its heading.

    ``further`` rows are not shown, and a line says so. Cells must be escaped already.
    """
    words = wording(language)
    if not shown:
        return f'{style("table")}<p class="ra-none">{words["no_rows"]}</p>'
    head = "".join(f'<th scope="col" class="{_class(kind)}">{escape(name)}</th>' for kind, name in columns.items())
    body = "".join(_row(row, columns) for row in shown)
    note = f'<p class="ra-none">{words["further_rows"].format(n=further)}</p>' if further > 0 else ""
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'{style("table")}<div class="table ra-table">{table}</div>{note}'


def _row(row: Row, columns: Mapping[str, str]) -> str:
    edge = "" if row.colour is None else f' style="--c:{hex_colour(row.colour)}"'
    # On a phone a number stands without its heading: the label says what is counted.
    cells = "".join(
        f'<td class="{_class(kind)}" data-label="{escape(name)}">{row.cells.get(kind, "")}</td>'
        for kind, name in columns.items()
    )
    return f"<tr{edge}>{cells}</tr>"


def _class(kind: str) -> str:
    return f"{kind} number" if kind.startswith("n_") else kind


def require(name: str, table: pd.DataFrame, needed: Sequence[str], example: str) -> None:
    """An error for newcomers if a column lacks."""
    lacking = [column for column in needed if column not in table.columns]
    if lacking:
        have = ", ".join(map(str, table.columns)) or "none"
        message = f"Table {name!r} lacks {', '.join(lacking)}. Columns that came: {have}. Try {example}."
        raise TableError(message)
