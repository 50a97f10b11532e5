"""Chart of what changes when sentences and syllables are counted right: two dots a row, textstat's figure and ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.charts.colours import BLUE, MUTED, ORANGE, RULE
from analysis.charts.rows import MAX_ROWS, check, largest, left_out, nothing, rows_axes, scale, write
from analysis.charts.theme import dress, legend, theme
from analysis.charts.wording import count, group_name, number, title_by, words
from analysis.measures.readability_counts import TABLE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MEASURES = ("flesch_amstad", "syllables_per_word", "words_per_sentence", "n_sentences")
_DIGITS = {"flesch_amstad": 0, "syllables_per_word": 2, "words_per_sentence": 1, "n_sentences": 0}
_TEXTSTAT: dict[str, Any] = {"marker": "D", "color": ORANGE, "linestyle": "none", "markersize": 7}
_OURS: dict[str, Any] = {"marker": "o", "color": BLUE, "linestyle": "none", "markersize": 8}


def chart_readability_counts(
    table: pd.DataFrame,
    *,
    ax: Axes | None = None,
    language: str = "en",
    measure: str = "flesch_amstad",
    title: str | None = None,
    source: str | None = None,
    max_rows: int = MAX_ROWS,
) -> Axes:
    """What textstat counts and what is counted here: one row per group, two dots and the difference between them.

    Parameters
    ----------
    table
        Table of ``measures.readability_counts``.
    ax
        Axes to draw on; None makes a new figure.
    language
        "en" or "de".
    measure
        flesch_amstad, syllables_per_word, words_per_sentence or n_sentences.
    title, source
        Other words for the title and the source line.
    max_rows
        At most so many groups, those with the most words.

    Returns
    -------
    Axes
        The Axes that came, or the new ones.

    Raises
    ------
    ValueError
        The measure is not there.

    Examples
    --------
    >>> from analysis import schema
    >>> chart_readability_counts(schema.empty(TABLE), measure="n_sentences").get_xlabel()
    'sentences'
    """
    wording = words(language)
    check(table, TABLE)
    if measure not in MEASURES:
        message = f"This chart draws {', '.join(MEASURES)}; {measure!r} came. Try measure={MEASURES[0]!r}."
        raise ValueError(message)
    source, xlabel = source or wording["source"], wording[f"counts_{measure}"]
    with theme():
        if table.empty:
            title = title or wording["counts_title"]
            return nothing(ax, title=title, xlabel=xlabel, source=source, text=wording["nothing"])
        by = table["by"].iloc[0]
        shown = largest(table, "n_words", max_rows)
        axes = rows_axes(ax, [group_name(group, by, language) for group in shown["group"]], legend_rows=1)
        pairs = shown[[f"{measure}_textstat", measure]].astype("float64").set_axis(["textstat", "ours"], axis=1)
        pairs = pairs.where(shown["n_words"].gt(0), axis=0)
        _scale(axes, pairs, language, whole=measure == "n_sentences")
        for row, (textstat, ours) in enumerate(pairs.itertuples(index=False)):
            _pair(axes, row, textstat, ours, language, _DIGITS[measure])
        rows = _legend(axes, wording)
        counts = ", ".join(
            count(name, table[name].sum(), language) for name in ("n_articles", "n_sentences", "n_words")
        )
        notes = [source, counts, left_out(len(shown), len(table), language)]
        title = title or title_by("counts_title", by, language)
        return dress(axes, title=title, xlabel=xlabel, notes=notes, legend_rows=rows)


def _scale(ax: Axes, pairs: pd.DataFrame, language: str, *, whole: bool) -> None:
    """An axis that need not begin at 0: dots are read by their place, not by their length."""
    lowest, highest = pairs.min().min(), pairs.max().max()
    scale(ax, highest, language, whole=whole)
    if highest > lowest:
        margin = 0.2 * (highest - lowest)
        ax.set_xlim(lowest - margin, highest + margin)


def _pair(ax: Axes, row: int, textstat: float, ours: float, language: str, digits: int) -> None:
    if pd.isna(textstat) or pd.isna(ours):
        write(ax, ax.get_xlim()[0], row, words(language)["no_sentences"], colour=MUTED)
        return
    ax.hlines(row, min(textstat, ours), max(textstat, ours), color=RULE, linewidth=3, zorder=1)
    ax.plot([textstat], [row], zorder=3, **_TEXTSTAT)
    ax.plot([ours], [row], zorder=4, **_OURS)
    difference = round(ours - textstat, digits)
    sign = "\N{MINUS SIGN}" if difference < 0 else "+" if difference > 0 else "±"
    write(ax, max(textstat, ours), row, f" {sign}{number(abs(difference), language, digits)}", colour=MUTED)


def _legend(ax: Axes, wording: dict[str, str]) -> int:
    from matplotlib.lines import Line2D

    handles = [Line2D([], [], **_TEXTSTAT), Line2D([], [], **_OURS)]
    return legend(ax, handles, [wording["counts_textstat"], wording["counts_ours"]])
