"""Chart of the share of voice: one bar per group that adds up to 100 %, one colour per speaker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts.colours import FURTHER, NOBODY, SPEAKERS
from analysis.charts.rows import (
    BAR,
    MAX_ROWS,
    absent,
    check,
    largest,
    left_out,
    nothing,
    of_group,
    rows_axes,
    tick_format,
    write,
    write_inside,
)
from analysis.charts.theme import dress, legend, legend_rows, theme
from analysis.charts.validation import confidence_note, validated
from analysis.charts.wording import count, group_name, title_by, words
from analysis.measures.speaker_prominence import TABLE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MEASURES = ("share_words", "share_quotes")
_HATCH = {"anonymous": "....", "nobody": "", "further_speakers": ""}
_GREYS = {"further_speakers": FURTHER, "anonymous": "#A9A9A9", "nobody": NOBODY}


def chart_share_of_voice(
    table: pd.DataFrame,
    *,
    ax: Axes | None = None,
    language: str = "en",
    measure: str = "share_words",
    colours: Mapping[str, str] | None = None,
    title: str | None = None,
    source: str | None = None,
    corrected: pd.DataFrame | None = None,
    max_rows: int = MAX_ROWS,
) -> Axes:
    """Who has the floor in each group: bars that add up to 100 %, speakers in their colours.

    Parameters
    ----------
    table
        Table of ``measures.speaker_prominence``, most useful with ``by="outlet"``.
    ax
        Axes to draw on; None makes a new figure.
    language
        "en" or "de".
    measure
        share_words or share_quotes.
    colours
        Speaker -> colour, as ``speaker_colours`` gives them; speakers that have no colour of their own are drawn
        together as other speakers. None gives colours to the nine speakers with the most words in the table.
    title, source
        Other words for the title and the source line.
    corrected
        Table of ``evaluation.corrected_shares``, if a sample of this corpus was coded: the source line then says on how
        many articles. What is drawn stays the machine's count; ``chart_corrected_shares`` draws the corrected shares.
        It must be of the same shares, groups, types and confidence as the table.
    max_rows
        At most so many groups, those with the most quotations.

    Returns
    -------
    Axes
        The Axes that came, or the new ones.

    Raises
    ------
    TableError
        ``corrected`` is of other shares or articles than the table.
    ValueError
        There is no such measure.

    Examples
    --------
    >>> from analysis import schema
    >>> chart_share_of_voice(schema.empty(TABLE), language="de").get_title(loc="left")
    'Wer zu Wort kommt'
    """
    if measure not in MEASURES:
        message = f"Shares of voice are {' or '.join(MEASURES)}; {measure!r} came."
        raise ValueError(message)
    wording = words(language)
    check(table, TABLE)
    source, xlabel = source or wording["source"], wording[f"voice_{measure}"]
    note = validated(table, corrected, of="speaker", unit=measure.removeprefix("share_"), language=language)
    with theme():
        if table.empty:
            title = title or wording["voice_title"]
            return nothing(ax, title=title, xlabel=xlabel, source=source, text=wording["nothing"])
        by = table["by"].iloc[0]
        grouped = table.groupby("group", dropna=False, sort=False)
        wide = grouped.agg(n_quotes=("n_quotes", "sum"), n_articles=("n_group_articles", "first")).reset_index()
        shown = largest(wide, "n_quotes", max_rows)
        own = _own_colours(table, colours)
        drawn = _drawn(table, own, wording)
        names = [group_name(group, by, language) for group in shown["group"]]
        axes = rows_axes(ax, names, legend_rows=legend_rows(list(drawn.values())))
        for row, figures in enumerate(shown.to_dict("records")):
            _bar(axes, row, of_group(table, figures["group"]), measure, own, language)
        axes.set_xlim(0, 114)
        axes.set_xticks([0, 25, 50, 75, 100])
        axes.xaxis.set_major_formatter(tick_format(language))
        below_title = _legend(axes, drawn, own)
        totals = ", ".join(count(name, wide[name].sum(), language) for name in ("n_articles", "n_quotes"))
        sure = confidence_note(table, language=language)
        notes = [source, totals, sure, note, left_out(len(shown), len(wide), language)]
        title = title or title_by("voice_title", by, language)
        return dress(axes, title=title, xlabel=xlabel, notes=notes, legend_rows=below_title)


def _own_colours(table: pd.DataFrame, colours: Mapping[str, str] | None) -> dict[str, str]:
    """Speakers of the table that have a colour of their own, most quoted words first."""
    total = table.dropna(subset=["speaker"]).groupby("speaker")["n_quoted_words"].sum()
    ordered = sorted(total.index, key=lambda speaker: (-int(total[speaker]), speaker))
    if colours is None:
        return dict(zip(ordered, SPEAKERS, strict=False))
    return {speaker: colours[speaker] for speaker in ordered if colours.get(speaker, FURTHER) != FURTHER}


def _kind(speaker_kind: object, speaker: object, own: Mapping[str, str]) -> str:
    """The part of the bar that a row of the table belongs to: a speaker, or one of the greys."""
    if isinstance(speaker, str):
        return speaker if speaker in own else "further_speakers"
    return "anonymous" if speaker_kind == "anonymous" else "nobody"


def _parts(rows: pd.DataFrame, measure: str, own: Mapping[str, str]) -> dict[str, float]:
    """Share of each part of a bar, in the order in which they are drawn."""
    kinds = [_kind(*pair, own) for pair in zip(rows["speaker_kind"], rows["speaker"], strict=True)]
    shares = rows[measure].fillna(0).groupby(pd.Series(kinds, index=rows.index)).sum()
    return {kind: float(shares[kind]) for kind in (*own, *_GREYS) if kind in shares.index}


def _bar(ax: Axes, row: int, rows: pd.DataFrame, measure: str, own: Mapping[str, str], language: str) -> None:
    if rows[measure].isna().all():
        absent(ax, row, words(language)["no_quotes"])
        return
    left = 0.0
    for kind, share in _parts(rows, measure, own).items():
        width, colour = 100 * share, own.get(kind, _GREYS.get(kind, FURTHER))
        ax.barh(
            row, width, left=left, height=BAR, color=colour, hatch=_HATCH.get(kind), edgecolor="white", linewidth=0.8
        )
        write_inside(ax, left, width, row, colour, language)
        left += width
    write(ax, 100, row, f"n = {rows['n_quotes'].sum()}")


def _drawn(table: pd.DataFrame, own: Mapping[str, str], wording: dict[str, str]) -> dict[str, str]:
    """The parts that occur in any bar, with their names."""
    parts = _parts(table[table["n_quotes"] > 0], "share_quotes", own)
    return {kind: kind if kind in own else wording[kind] for kind in parts}


def _legend(ax: Axes, drawn: Mapping[str, str], own: Mapping[str, str]) -> int:
    from matplotlib.patches import Patch

    handles = [
        Patch(
            facecolor=own.get(kind, _GREYS.get(kind, FURTHER)), hatch=_HATCH.get(kind), edgecolor="white", linewidth=0
        )
        for kind in drawn
    ]
    return legend(ax, handles, list(drawn.values()))
