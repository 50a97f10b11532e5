"""Chart of scare quotes: passages per 1,000 words, one bar per group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts.rates import rate_bar
from analysis.charts.rows import MAX_ROWS, check, largest, left_out, nothing, rows_axes, scale
from analysis.charts.theme import dress, theme
from analysis.charts.validation import validation_note
from analysis.charts.wording import count, group_name, title_by, words
from analysis.measures.scare_quotes import TABLE

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def chart_scare_quotes(
    table: pd.DataFrame,
    *,
    ax: Axes | None = None,
    language: str = "en",
    title: str | None = None,
    source: str | None = None,
    max_rows: int = MAX_ROWS,
) -> Axes:
    """How often words stand in scare quotes: one bar per group, with rate and number of passages.

    Parameters
    ----------
    table
        Table of ``measures.scare_quotes``.
    ax
        Axes to draw on; None makes a new figure.
    language
        "en" or "de".
    title, source
        Other words for the title and the source line.
    max_rows
        At most so many groups, those with the most words.

    Returns
    -------
    Axes
        The Axes that came, or the new ones.

    Examples
    --------
    >>> from analysis import schema
    >>> chart_scare_quotes(schema.empty(TABLE)).get_xlabel()
    'passages per 1,000 words'
    """
    wording = words(language)
    check(table, TABLE)
    source = source or wording["source"]
    validated = validation_note(language=language)
    with theme():
        if table.empty:
            title = title or wording["scare_title"]
            return nothing(ax, title=title, xlabel=wording["scare_x"], source=source, text=wording["nothing"])
        by = table["by"].iloc[0]
        shown = largest(table, "n_words", max_rows)
        axes = rows_axes(ax, [group_name(group, by, language) for group in shown["group"]])
        scale(axes, 1.25 * shown[["per_1000_words", "per_1000_words_high"]].max().max(), language)
        intervals = [
            rate_bar(axes, row, figures, count("n_passages", figures["n"], language), language)
            for row, figures in enumerate(shown.to_dict("records"))
        ]
        counts = [count(name, table[name].sum(), language) for name in ("n_articles", "n_words")]
        notes = [
            source,
            ", ".join([*counts, count("n_passages", table["n"].sum(), language)]),
            wording["intervals"] if any(intervals) else "",
            validated,
            left_out(len(shown), len(table), language),
        ]
        title = title or title_by("scare_title", by, language)
        return dress(axes, title=title, xlabel=wording["scare_x"], notes=notes)
