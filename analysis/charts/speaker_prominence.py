"""Chart of speaker prominence: who is quoted, one bar per speaker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts.colours import BLUE, FURTHER, NOBODY
from analysis.charts.rows import (
    BAR,
    absent,
    check,
    left_out,
    nothing,
    one_group,
    rows_axes,
    scale,
    title_of_group,
    whisker,
    write,
)
from analysis.charts.theme import dress, theme
from analysis.charts.validation import confidence_note, validated
from analysis.charts.wording import count, missing, number, percent, words
from analysis.measures.speaker_prominence import TABLE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MEASURES = ("share_words", "share_quotes", "share_articles", "n_quoted_words", "n_quotes", "n_articles")


def chart_speaker_prominence(
    table: pd.DataFrame,
    *,
    ax: Axes | None = None,
    language: str = "en",
    measure: str = "share_words",
    group: str | None = None,
    colours: Mapping[str, str] | None = None,
    title: str | None = None,
    source: str | None = None,
    corrected: pd.DataFrame | None = None,
    max_rows: int = 12,
) -> Axes:
    """Who is quoted how much: one bar per speaker, the most prominent first; anonymous ones and nobody come last.

    Parameters
    ----------
    table
        Table of ``measures.speaker_prominence``.
    ax
        Axes to draw on; None makes a new figure.
    language
        "en" or "de".
    measure
        share_words (with intervals), share_quotes, share_articles, n_quoted_words, n_quotes or n_articles.
    group
        Which group to draw, where the table has several. For all at once see ``chart_share_of_voice``.
    colours
        Speaker -> colour, as ``speaker_colours`` gives them; None draws all named speakers in one colour.
    title, source
        Other words for the title and the source line.
    corrected
        Table of ``evaluation.corrected_shares``, if a sample of this corpus was coded: the source line then says on how
        many articles. What is drawn stays the machine's count; ``chart_corrected_shares`` draws the corrected shares.
        It must be of the same shares, groups, types and confidence as the table.
    max_rows
        At most so many named speakers.

    Returns
    -------
    Axes
        The Axes that came, or the new ones.

    Raises
    ------
    TableError
        ``corrected`` is of other shares or articles than the table.
    ValueError
        The table has several groups and none was chosen, or the measure or the group is not there.

    Examples
    --------
    >>> from analysis import schema
    >>> chart_speaker_prominence(schema.empty(TABLE), measure="n_quotes", language="de").get_xlabel()
    'Zitate'
    """
    wording = words(language)
    chosen = _chosen(check(table, TABLE), measure, group)
    source, xlabel = source or wording["source"], wording[f"prominence_{measure}"]
    title = title or title_of_group(wording["prominence_title"], chosen, language)
    unit = {"share_words": "words", "share_quotes": "quotes"}.get(measure)
    note = validated(table, corrected, of="speaker", unit=unit, language=language)
    with theme():
        if not chosen["n_quotes"].any():
            text = wording["nothing" if chosen.empty else "no_quotes"]
            return nothing(ax, title=title, xlabel=xlabel, source=source, text=text)
        named = chosen[chosen["speaker"].notna()].sort_values(measure, ascending=False, kind="stable")
        shown = pd.concat([named.head(max_rows), chosen[chosen["speaker"].isna()]])
        rows = shown.to_dict("records")
        axes = rows_axes(ax, [_name(figures, wording) for figures in rows])
        factor = 100 if measure.startswith("share") else 1
        ends = shown[[measure, "share_words_high"]] if measure == "share_words" else shown[[measure]]
        scale(axes, factor * ends.max().max(), language, whole=factor == 1)
        intervals = [_bar(axes, row, figures, measure, colours, language) for row, figures in enumerate(rows)]
        totals = (("n_articles", chosen["n_group_articles"].iloc[0]), ("n_quotes", chosen["n_quotes"].sum()))
        notes = [
            source,
            ", ".join(count(name, total, language) for name, total in totals),
            wording["intervals"] if any(intervals) else "",
            confidence_note(table, language=language),
            note,
            left_out(min(max_rows, len(named)), len(named), language, "not_shown_speakers"),
        ]
        return dress(axes, title=title, xlabel=xlabel, notes=notes)


def _chosen(table: pd.DataFrame, measure: str, group: str | None) -> pd.DataFrame:
    if measure not in MEASURES:
        message = f"There is no measure {measure!r} of prominence; try one of: {', '.join(MEASURES)}."
        raise ValueError(message)
    return one_group(table, group, "chart_share_of_voice(table) for all of them")


def _name(figures: dict, wording: dict[str, str]) -> str:
    if not missing(figures["speaker"]):
        return str(figures["speaker"])
    return wording["anonymous" if figures["speaker_kind"] == "anonymous" else "nobody"]


def _bar(ax: Axes, row: int, figures: dict, measure: str, colours: Mapping[str, str] | None, language: str) -> bool:
    value = figures[measure]
    if pd.isna(value):
        absent(ax, row, words(language)["no_words"])
        return False
    share = measure.startswith("share")
    factor = 100 if share else 1
    ax.barh(row, factor * value, height=BAR, color=_colour(figures, colours))
    drawn = measure == "share_words" and whisker(
        ax, row, factor * figures["share_words_low"], factor * figures["share_words_high"]
    )
    end = factor * (max(value, figures["share_words_high"]) if drawn else value)
    write(ax, end, row, percent(value, language) if share else number(value, language))
    return drawn


def _colour(figures: dict, colours: Mapping[str, str] | None) -> str:
    if missing(figures["speaker"]):
        return FURTHER if figures["speaker_kind"] == "anonymous" else NOBODY
    return BLUE if colours is None else colours.get(figures["speaker"], FURTHER)
