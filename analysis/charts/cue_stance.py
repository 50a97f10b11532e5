"""Chart of cue stance: which stance the words of saying take, as bars that add up to 100 %."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts.colours import STANCES
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
from analysis.charts.theme import dress, legend, theme
from analysis.charts.validation import confidence_note, validation_note
from analysis.charts.wording import count, group_name, title_by, words
from analysis.measures.cues import STANCE

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def chart_cue_stance(
    table: pd.DataFrame,
    *,
    ax: Axes | None = None,
    language: str = "en",
    title: str | None = None,
    source: str | None = None,
    max_rows: int = MAX_ROWS,
) -> Axes:
    """Stances of the words of saying: one bar per group, from distancing to emotive; N stands behind each bar.

    Parameters
    ----------
    table
        Table of ``measures.cue_stance``.
    ax
        Axes to draw on; None makes a new figure.
    language
        "en" or "de".
    title, source
        Other words for the title and the source line.
    max_rows
        At most so many groups, those with the most quotations.

    Returns
    -------
    Axes
        The Axes that came, or the new ones.

    Examples
    --------
    >>> from analysis import schema
    >>> chart_cue_stance(schema.empty(STANCE), language="de").get_title(loc="left")
    'Haltung in den Redeeinleitungen'
    """
    wording = words(language)
    check(table, STANCE)
    source = source or wording["source"]
    validated = validation_note(language=language)
    with theme():
        if table.empty:
            title = title or wording["stance_title"]
            return nothing(ax, title=title, xlabel=wording["stance_x"], source=source, text=wording["nothing"])
        by = table["by"].iloc[0]
        wide = table.drop_duplicates(["group"])[["group", "n_cues", "n_quotes"]].reset_index(drop=True)
        shown = largest(wide, "n_quotes", max_rows)
        if by == "speaker":
            shown = shown.sort_values("n_quotes", ascending=False, kind="stable")
        names = [group_name(group, by, language) for group in shown["group"]]
        axes = rows_axes(ax, names, legend_rows=2)
        for row, figures in enumerate(shown.to_dict("records")):
            _bar(axes, row, figures, _shares(table, figures["group"]), language)
        axes.set_xlim(0, 114)
        axes.set_xticks([0, 25, 50, 75, 100])
        axes.xaxis.set_major_formatter(tick_format(language))
        legend_rows = _legend(axes, wording)
        notes = [
            source,
            count("n_cues", wide["n_cues"].sum(), language),
            confidence_note(table, language=language),
            validated,
            left_out(len(shown), len(wide), language),
        ]
        title = title or title_by("stance_title", by, language)
        return dress(axes, title=title, xlabel=wording["stance_x"], notes=notes, legend_rows=legend_rows)


def _shares(table: pd.DataFrame, group: object) -> dict[str, float]:
    rows = of_group(table, group)
    return dict(zip(rows["stance"], rows["share"], strict=True))


def _bar(ax: Axes, row: int, figures: dict, shares: dict[str, float], language: str) -> None:
    wording = words(language)
    if not figures["n_cues"]:
        absent(ax, row, wording["no_cues"] if figures["n_quotes"] else wording["no_quotes"])
        return
    left = 0.0
    for stance, colour in STANCES.items():
        width = 100 * shares.get(stance, 0.0)
        ax.barh(row, width, left=left, height=BAR, color=colour, edgecolor="white", linewidth=0.8)
        write_inside(ax, left, width, row, colour, language)
        left += width
    write(ax, 100, row, f"n = {figures['n_cues']}")


def _legend(ax: Axes, wording: dict[str, str]) -> int:
    from matplotlib.patches import Patch

    handles = [Patch(color=colour) for colour in STANCES.values()]
    return legend(ax, handles, [wording[f"stance_{stance}"] for stance in STANCES])
