"""Chart of sentence lengths: the middle half of the sentences as a band, with median and mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.charts.colours import BLUE, INK, MUTED, SKY
from analysis.charts.rows import MAX_ROWS, absent, check, largest, left_out, nothing, rows_axes, scale, write
from analysis.charts.theme import dress, legend, theme
from analysis.charts.wording import count, group_name, number, title_by, words
from analysis.measures.sentence_statistics import TABLE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MEAN: dict[str, Any] = {
    "marker": "D",
    "markersize": 5,
    "markerfacecolor": "white",
    "markeredgecolor": INK,
    "linestyle": "none",
}
_MEDIAN: dict[str, Any] = {"marker": "o", "markersize": 9, "color": BLUE, "linestyle": "none"}


def chart_sentence_length(
    table: pd.DataFrame,
    *,
    ax: Axes | None = None,
    language: str = "en",
    title: str | None = None,
    source: str | None = None,
    max_rows: int = MAX_ROWS,
) -> Axes:
    """How long sentences are: one row per group with the middle half, the median, the mean and the longest sentence.

    Parameters
    ----------
    table
        Table of ``measures.sentence_statistics``.
    ax
        Axes to draw on; None makes a new figure.
    language
        "en" or "de".
    title, source
        Other words for the title and the source line.
    max_rows
        At most so many groups, those with the most sentences.

    Returns
    -------
    Axes
        The Axes that came, or the new ones.

    Examples
    --------
    >>> from analysis import schema
    >>> chart_sentence_length(schema.empty(TABLE), language="de").get_xlabel()
    'Wörter je Satz'
    """
    wording = words(language)
    check(table, TABLE)
    source = source or wording["source"]
    with theme():
        if table.empty:
            title = title or wording["sentence_title"]
            return nothing(ax, title=title, xlabel=wording["sentence_x"], source=source, text=wording["nothing"])
        by = table["by"].iloc[0]
        shown = largest(table, "n_sentences", max_rows)
        axes = rows_axes(ax, [group_name(group, by, language) for group in shown["group"]], legend_rows=1)
        scale(axes, shown[["words_q3", "words_mean"]].max().max() * 1.08, language)
        for row, figures in enumerate(shown.to_dict("records")):
            _row(axes, row, figures, language)
        rows = _legend(axes, wording)
        counts = ", ".join(count(name, table[name].sum(), language) for name in ("n_articles", "n_sentences"))
        notes = [source, counts, left_out(len(shown), len(table), language)]
        title = title or title_by("sentence_title", by, language)
        return dress(axes, title=title, xlabel=wording["sentence_x"], notes=notes, legend_rows=rows)


def _row(ax: Axes, row: int, figures: dict, language: str) -> None:
    if pd.isna(figures["words_median"]):
        absent(ax, row, words(language)["no_sentences"])
        return
    ax.barh(row, figures["words_q3"] - figures["words_q1"], left=figures["words_q1"], height=0.34, color=SKY)
    ax.plot([figures["words_median"]], [row], zorder=3, **_MEDIAN)
    ax.plot([figures["words_mean"]], [row], zorder=4, **_MEAN)
    longest = words(language)["sentence_longest"].format(n=number(figures["words_longest"], language))
    write(ax, max(figures["words_q3"], figures["words_mean"]), row, longest, colour=MUTED)


def _legend(ax: Axes, wording: dict[str, str]) -> int:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    handles = [Line2D([], [], **{**_MEDIAN, "markersize": 7}), Line2D([], [], **_MEAN), Patch(color=SKY)]
    return legend(ax, handles, [wording[f"sentence_{name}"] for name in ("median", "mean", "half")])
