"""Chart of reliability: how many of the quotations are right, beside how sure the kit was of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.charts.colours import INK, MUTED, SKY
from analysis.charts.rows import BAR, check, nothing, rows_axes, tick_format, whisker, write
from analysis.charts.theme import dress, legend, theme
from analysis.charts.wording import count, number, words
from analysis.evaluation.reliability import TABLE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_CONFIDENCE: dict[str, Any] = {
    "marker": "D",
    "markersize": 6,
    "markerfacecolor": "white",
    "markeredgecolor": INK,
    "linestyle": "none",
}


def chart_reliability(
    table: pd.DataFrame,
    *,
    ax: Axes | None = None,
    language: str = "en",
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """Share of right quotations by confidence: a bar per bin, a diamond at its mean confidence, N behind it.

    A bar that ends before its diamond: the kit was surer than it should be.

    Parameters
    ----------
    table
        Table of ``evaluation.reliability``.
    ax
        Axes to draw on; None makes a new figure.
    language
        "en" or "de".
    title, source
        Other words for the title and the source line.

    Returns
    -------
    Axes
        The Axes that came, or the new ones.

    Examples
    --------
    >>> from analysis import schema
    >>> chart_reliability(schema.empty(TABLE), language="de").get_xlabel()
    'Zitate, die stimmen (%)'
    """
    wording = words(language)
    check(table, TABLE, "evaluation")
    source, title = source or wording["source"], title or wording["reliability_title"]
    with theme():
        if table.empty:
            return nothing(ax, title=title, xlabel=wording["reliability_x"], source=source, text=wording["nothing"])
        rows = table.to_dict("records")
        axes = rows_axes(ax, [_name(row, language) for row in rows], legend_rows=1)
        drawn = [_bar(axes, place, row) for place, row in enumerate(rows)]
        axes.set_xlim(0, 114)
        axes.set_xticks([0, 25, 50, 75, 100])
        axes.xaxis.set_major_formatter(tick_format(language))
        legend_rows = _legend(axes, wording)
        notes = [source, count("n_quotes", table["n"].sum(), language), wording["intervals"] if any(drawn) else ""]
        return dress(axes, title=title, xlabel=wording["reliability_x"], notes=notes, legend_rows=legend_rows)


def _name(row: dict[Any, Any], language: str) -> str:
    wording = words(language)
    if pd.isna(row["low"]):
        return wording["reliability_without"]
    low, high = (_digits(row[end], language) for end in ("low", "high"))
    return wording["reliability_bin"].format(low=low, high=high)


def _digits(share: float, language: str) -> str:
    return number(100 * share, language, 0 if abs(100 * share - round(100 * share)) < 1e-6 else 1)


def _bar(ax: Axes, place: int, row: dict[Any, Any]) -> bool:
    ax.barh(place, 100 * row["right"], height=BAR, color=SKY)
    if pd.notna(row["confidence"]):
        ax.plot([100 * row["confidence"]], [place], zorder=4, **_CONFIDENCE)
    write(ax, 101, place, f"n = {row['n']}", colour=MUTED)
    return whisker(ax, place, 100 * row["right_low"], 100 * row["right_high"])


def _legend(ax: Axes, wording: dict[str, str]) -> int:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    handles = [Patch(color=SKY), Line2D([], [], **_CONFIDENCE)]
    return legend(ax, handles, [wording[f"reliability_{name}"] for name in ("right", "confidence")])
