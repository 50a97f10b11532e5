"""A chart with what stands behind it: the picture in words, its numbers as table and CSV, the picture as a file."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.explore.html import escape
from analysis.explore.wording import wording
from analysis.schema import TableError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_ROWS = 50
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SMALL = 'style="font:13px/1.6 system-ui,sans-serif;margin:0.2rem 0 1rem"'


@dataclass(frozen=True)
class ChartView:
    """A chart as a page shows it; ``alt`` says what is on it, ``csv`` holds the numbers."""

    html: str
    png: str
    alt: str
    csv: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/html": self.html, "image/png": self.png, "text/plain": repr(self)}

    def __repr__(self) -> str:
        return f"<chart: {self.alt}>"


def chart(ax: Axes, table: pd.DataFrame, *, alt: str | None = None, language: str = "en") -> ChartView:
    """The chart with its numbers: below the picture they unfold as a table, and are saved as CSV; the picture too.

    Nothing here needs a kernel or a script: an exported page saves the same files.

    Parameters
    ----------
    ax
        What a chart function gave. Its figure is closed, so that a notebook does not show it a second time.
    table
        The table of the measure that was drawn.
    alt
        The chart in words, for whoever cannot see it; by default its title and what its rows are.
    language
        "en" or "de".

    Returns
    -------
    ChartView
        HTML and PNG. A text in the CSV file that a spreadsheet would take for a formula begins with an apostrophe.

    Raises
    ------
    TableError
        Axes and table came in the wrong order.
    ValueError
        The language is not one of the two.

    Examples
    --------
    >>> from analysis import charts, schema
    >>> from analysis.measures.quote_density import TABLE
    >>> nothing = schema.empty(TABLE)
    >>> chart(charts.chart_quote_density(nothing), nothing)
    <chart: How much of the text is quoted>
    """
    words = wording(language)
    if not isinstance(table, pd.DataFrame) or not hasattr(ax, "get_figure"):
        message = (
            f"A {type(ax).__name__} and a {type(table).__name__} came; expected the Axes of a chart and the table that "
            "it draws. Try chart(charts.chart_quote_density(density), density)."
        )
        raise TableError(message)
    described = alt or _described(ax)
    figure = ax.get_figure(root=True)
    assert figure is not None, "the Axes belong to no figure"
    png, svg = _saved(figure, "png"), _saved(figure, "svg")
    _close(figure)
    csv = _csv(table)
    files = (
        ("csv", "text/csv", _coded(f"\ufeff{csv}".encode())),
        ("svg", "image/svg+xml", svg),
        ("png", "image/png", png),
    )
    links = " · ".join(
        f'<a download="redeanteil.{kind}" href="data:{mime};base64,{data}">{kind.upper()}</a>'
        for kind, mime, data in files
    )
    shown = "display:block;width:100%;max-width:46rem;height:auto;background:#fff"
    html = (
        f'<div class="ra-chart"><img alt="{escape(described)}" style="{shown}" src="data:image/png;base64,{png}">'
        f"<div {_SMALL}>{escape(words['save'])}: {links}"
        f"<details><summary>{escape(words['numbers'])}</summary>{_table(table, words)}</details></div></div>"
    )
    return ChartView(html, png, described, csv)


def _described(ax: Axes) -> str:
    title = next((words for words in (ax.get_title(loc="left"), ax.get_title()) if words), "")
    rows = ", ".join(label.get_text().replace("\n", " ") for label in ax.get_yticklabels() if label.get_text())
    return f"{title}: {rows}" if rows else title


def _saved(figure: Figure, kind: str) -> str:
    import matplotlib as mpl

    data = io.BytesIO()
    # No version and no date in the file: the same chart is the same bytes.
    about = {"png": {"Software": None}, "svg": {"Date": None, "Creator": None}}[kind]
    with mpl.rc_context({"svg.hashsalt": "redeanteil", "svg.fonttype": "path"}):
        figure.savefig(data, format=kind, dpi=150, bbox_inches="tight", metadata=about)
    return _coded(data.getvalue())


def _close(figure: Figure) -> None:
    from matplotlib import pyplot as plt

    plt.close(figure)


def _coded(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _csv(table: pd.DataFrame) -> str:
    return table.apply(_harmless).to_csv(index=False, lineterminator="\r\n")


def _harmless(column: pd.Series) -> pd.Series:
    """Texts that no spreadsheet takes for a formula."""
    if pd.api.types.is_numeric_dtype(column) or pd.api.types.is_datetime64_any_dtype(column):
        return column
    return column.map(lambda value: f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value)


def _table(table: pd.DataFrame, words: dict[str, str]) -> str:
    head = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in table.columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{_cell(value)}</td>' for value in row)}</tr>"
        for row in table.head(MOST_ROWS).itertuples(index=False)
    )
    more = len(table) - MOST_ROWS
    note = f"<p>{escape(words['further_rows'].format(n=more))}</p>" if more > 0 else ""
    shown = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div tabindex="0" style="overflow-x:auto">{shown}</div>{note}'


def _cell(value: Any) -> str:
    if not isinstance(value, list) and pd.isna(value):
        return "–"
    return f"{value:.4g}" if isinstance(value, float) else escape(str(value))
