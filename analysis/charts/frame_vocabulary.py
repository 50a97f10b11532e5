"""Chart of frame vocabulary: how often the narrator, direct quotations and indirect speech use a frame's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.charts.colours import RULE, VOICES
from analysis.charts.rows import check, largest, left_out, nothing, of_group, rows_axes, scale
from analysis.charts.theme import SIZE, dress, legend, theme
from analysis.charts.validation import confidence_note
from analysis.charts.wording import count, group_name, title_by, words
from analysis.measures.frame_vocabulary import TABLE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MARKERS = {"narrator": "o", "direct": "s", "indirect": "^"}
FEW_WORDS = 250


def chart_frame_vocabulary(
    table: pd.DataFrame,
    *,
    ax: Axes | None = None,
    language: str = "en",
    title: str | None = None,
    source: str | None = None,
    max_groups: int = 6,
) -> Axes:
    """Who uses a frame's words: a row per frame (and group), a dot per voice.

    A voice that is silent has no dot, and one with fewer than 250 words a hollow dot: one hit more would move it far.

    Parameters
    ----------
    table
        Table of ``measures.frame_vocabulary``.
    ax
        Axes to draw on; None makes a new figure.
    language
        "en" or "de".
    title, source
        Other words for the title and the source line.
    max_groups
        At most so many groups, those with the most words.

    Returns
    -------
    Axes
        The Axes that came, or the new ones.

    Examples
    --------
    >>> from analysis import schema
    >>> chart_frame_vocabulary(schema.empty(TABLE)).get_title(loc="left")
    'Frame vocabulary: who uses it'
    """
    wording = words(language)
    check(table, TABLE)
    source, xlabel = source or wording["source"], wording["frame_x"]
    with theme():
        if table.empty:
            title = title or wording["frame_title"]
            return nothing(ax, title=title, xlabel=xlabel, source=source, text=wording["nothing"])
        by = table["by"].iloc[0]
        spoken = table.drop_duplicates(["group", "voice"])
        wide = spoken.groupby("group", dropna=False, sort=False)["n_words"].sum().reset_index()
        shown = largest(wide, "n_words", max_groups)
        rows = _rows(table, list(shown["group"]))
        axes = rows_axes(ax, [_label(*row, by, language) for row in rows], legend_rows=1)
        scale(axes, max(part["per_1000_words"].max() for _, _, part in rows if len(part)), language)
        for number, (_, _, part) in enumerate(rows):
            _dots(axes, number, part)
        legend_rows = _legend(axes, wording)
        totals = (("n_words", wide["n_words"].sum()), ("n_hits", table["n_hits"].sum()))
        notes = [
            source,
            ", ".join(count(name, total, language) for name, total in totals),
            wording["frame_note"],
            confidence_note(table, language=language),
            wording["frame_few"].format(n=FEW_WORDS) if spoken["n_words"].between(1, FEW_WORDS - 1).any() else "",
            left_out(len(shown), len(wide), language),
        ]
        title = title or title_by("frame_title", by, language)
        dress(axes, title=title, xlabel=xlabel, notes=notes, legend_rows=legend_rows)
        _set_off_headings(axes, [number for number, row in enumerate(rows) if row[1] is _HEADING])
        return axes


_HEADING = object()


def _rows(table: pd.DataFrame, groups: list[object]) -> list[tuple[str, object, pd.DataFrame]]:
    """Frame, group and figures of every row; where there are several groups, each frame begins with a heading."""
    rows: list[tuple[str, object, pd.DataFrame]] = []
    for frame in dict.fromkeys(table["frame"]):
        of_frame = table[table["frame"] == frame]
        if len(groups) > 1:
            rows.append((frame, _HEADING, of_frame.iloc[:0]))
        rows.extend((frame, group, of_group(of_frame, group)) for group in groups)
    if len(groups) == 1:
        return [(frame, None, part) for frame, _, part in rows]
    return rows


def _label(frame: str, group: object, _part: pd.DataFrame, by: str, language: str) -> str:
    if group is None or group is _HEADING:
        return words(language).get(f"frame_{frame}", frame)
    return group_name(group, by, language)


def _dots(ax: Axes, row: int, part: pd.DataFrame) -> None:
    figures = part.dropna(subset=["per_1000_words"])
    if figures.empty:
        return
    rates = figures["per_1000_words"]
    ax.hlines(row, rates.min(), rates.max(), color=RULE, linewidth=3, zorder=1)
    for voice, rate, n_words in zip(figures["voice"], rates, figures["n_words"], strict=True):
        hollow: dict[str, Any] = {"markerfacecolor": "white", "markeredgewidth": 1.5} if n_words < FEW_WORDS else {}
        ax.plot([rate], [row], zorder=3, clip_on=False, **_style(voice), **hollow)


def _style(voice: str) -> dict[str, Any]:
    return {"marker": _MARKERS[voice], "color": VOICES[voice], "linestyle": "none", "markersize": 7}


def _legend(ax: Axes, wording: dict[str, str]) -> int:
    from matplotlib.lines import Line2D

    handles = [Line2D([], [], **_style(voice)) for voice in VOICES]
    return legend(ax, handles, [wording[f"voice_{voice}"] for voice in VOICES])


def _set_off_headings(ax: Axes, rows: list[int]) -> None:
    labels = ax.get_yticklabels()
    for row in rows:
        labels[row].set_fontweight("bold")
        labels[row].set_fontsize(SIZE)
