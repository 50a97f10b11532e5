"""Chart of quote density: stacked bars, direct quotations and other ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts.colours import BLUE, SKY
from analysis.charts.rows import (
    BAR,
    MAX_ROWS,
    absent,
    check,
    largest,
    left_out,
    nothing,
    rows_axes,
    scale,
    whisker,
    write,
)
from analysis.charts.theme import dress, legend, theme
from analysis.charts.validation import confidence_note, validated
from analysis.charts.wording import count, group_name, percent, title_by, words
from analysis.measures.quote_density import TABLE

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def chart_quote_density(
    table: pd.DataFrame,
    *,
    ax: Axes | None = None,
    language: str = "en",
    title: str | None = None,
    source: str | None = None,
    corrected: pd.DataFrame | None = None,
    max_rows: int = MAX_ROWS,
) -> Axes:
    """Share of the words that are quoted: one bar per group, direct quotations first, the others behind them.

    Parameters
    ----------
    table
        Table of ``measures.quote_density``.
    ax
        Axes to draw on; None makes a new figure.
    language
        "en" or "de".
    title, source
        Other words for the title and the source line.
    corrected
        Table of ``evaluation.corrected_shares``, if a sample of this corpus was coded: the source line then says on how
        many articles. What is drawn stays the machine's count; ``chart_corrected_shares`` draws the corrected shares.
        It must be of the same shares, groups, types and confidence as the table.
    max_rows
        At most so many groups, those with the most words.

    Returns
    -------
    Axes
        The Axes that came, or the new ones.

    Raises
    ------
    TableError
        ``corrected`` is of other shares or articles than the table.

    Examples
    --------
    >>> from analysis import schema
    >>> chart_quote_density(schema.empty(TABLE)).get_title(loc="left")
    'How much of the text is quoted'
    """
    wording = words(language)
    check(table, TABLE)
    source = source or wording["source"]
    note = validated(table, corrected, of="density", unit="words", language=language)
    with theme():
        if table.empty:
            title = title or wording["density_title"]
            return nothing(ax, title=title, xlabel=wording["density_x"], source=source, text=wording["nothing"])
        by = table["by"].iloc[0]
        shown = largest(table, "n_words", max_rows)
        axes = rows_axes(ax, [group_name(group, by, language) for group in shown["group"]], legend_rows=1)
        scale(axes, 100 * shown[["density_all", "density_all_high"]].max().max(), language)
        intervals = [_bar(axes, row, figures, language) for row, figures in enumerate(shown.to_dict("records"))]
        rows = _legend(axes, wording)
        notes = [
            source,
            ", ".join(count(name, table[name].sum(), language) for name in ("n_articles", "n_words", "n_quotes")),
            wording["intervals"] if any(intervals) else "",
            confidence_note(table, language=language),
            note,
            left_out(len(shown), len(table), language),
        ]
        title = title or title_by("density_title", by, language)
        return dress(axes, title=title, xlabel=wording["density_x"], notes=notes, legend_rows=rows)


def _bar(ax: Axes, row: int, figures: dict, language: str) -> bool:
    if pd.isna(figures["density_all"]):
        absent(ax, row, words(language)["no_words"])
        return False
    direct, spoken = 100 * figures["density_direct"], 100 * figures["density_all"]
    ax.barh(row, direct, height=BAR, color=BLUE)
    ax.barh(row, spoken - direct, left=direct, height=BAR, color=SKY, hatch="////", edgecolor="white", linewidth=0)
    drawn = whisker(ax, row, 100 * figures["density_all_low"], 100 * figures["density_all_high"])
    end = max(spoken, 100 * figures["density_all_high"]) if drawn else spoken
    write(ax, end, row, percent(figures["density_all"], language))
    return drawn


def _legend(ax: Axes, wording: dict[str, str]) -> int:
    from matplotlib.patches import Patch

    handles = [Patch(color=BLUE), Patch(facecolor=SKY, hatch="////", edgecolor="white", linewidth=0)]
    return legend(ax, handles, [wording["density_direct"], wording["density_indirect"]])
