"""Chart of speaking against being spoken about: two dots a row, what is said and how often one is mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.charts.colours import BLUE, ORANGE, RULE
from analysis.charts.rows import check, left_out, nothing, one_group, rows_axes, scale, title_of_group
from analysis.charts.theme import dress, legend, theme
from analysis.charts.validation import confidence_note, validated
from analysis.charts.wording import count, missing, words
from analysis.measures.speaking import TABLE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SIDES = (("share_mentions", ORANGE, "D"), ("share_words", BLUE, "o"))


def chart_speaking(
    table: pd.DataFrame,
    *,
    ax: Axes | None = None,
    language: str = "en",
    group: str | None = None,
    title: str | None = None,
    source: str | None = None,
    corrected: pd.DataFrame | None = None,
    max_rows: int = 15,
) -> Axes:
    """Who speaks and who is spoken about: one row per entity (or type of actor, gender, party), two dots each.

    Parameters
    ----------
    table
        Table of ``measures.speaking``.
    ax
        Axes to draw on; None makes a new figure.
    language
        "en" or "de".
    group
        Which group to draw, where the table has several.
    title, source
        Other words for the title and the source line.
    corrected
        Table of ``evaluation.corrected_shares``, if a sample of this corpus was coded: the source line then says on how
        many articles. What is drawn stays the machine's count; ``chart_corrected_shares`` draws the corrected shares.
        It must be of the same shares, groups, types and confidence as the table.
    max_rows
        At most so many rows, those with the most mentions.

    Returns
    -------
    Axes
        The Axes that came, or the new ones.

    Raises
    ------
    TableError
        ``corrected`` is of other shares or articles than the table.
    ValueError
        The table has several groups and none was chosen, or the group is not there.

    Examples
    --------
    >>> from analysis import schema
    >>> chart_speaking(schema.empty(TABLE)).get_title(loc="left")
    'Who speaks and who is spoken about'
    """
    wording = words(language)
    chosen = one_group(check(table, TABLE), group, "a table with by=None")
    source, xlabel = source or wording["source"], wording["speaking_x"]
    title = title or title_of_group(wording["speaking_title"], chosen, language)
    per = "entity" if table.empty else table["per"].iloc[0]
    note = validated(table, corrected, of=per, unit="words", language=language)
    with theme():
        if chosen.empty:
            return nothing(ax, title=title, xlabel=xlabel, source=source, text=wording["nothing"])
        shown = chosen.sort_values("n_mentions", ascending=False, kind="stable").head(max_rows)
        axes = rows_axes(ax, [_name(row, wording) for row in shown.to_dict("records")], legend_rows=1)
        ends = [column for name, *_ in _SIDES for column in (name, f"{name}_high")]
        scale(axes, 100 * shown[ends].max().max(), language)
        legend_rows, intervals = _dots(axes, shown, wording), _intervals(axes, shown)
        counts = ("n_mentions", chosen["n_mentions"].sum()), ("n_quoted_words", chosen["n_quoted_words"].sum())
        notes = [
            source,
            ", ".join(count(name, n, language) for name, n in counts),
            wording["intervals"] if intervals else "",
            confidence_note(table, language=language),
            note,
            left_out(len(shown), len(chosen), language),
        ]
        return dress(axes, title=title, xlabel=xlabel, notes=notes, legend_rows=legend_rows)


def _dots(ax: Axes, shown: pd.DataFrame, wording: dict[str, str]) -> int:
    from matplotlib.lines import Line2D

    rows = range(len(shown))
    sides = 100 * shown[[name for name, *_ in _SIDES]]
    ax.hlines(rows, sides.min(axis=1), sides.max(axis=1), color=RULE, linewidth=3, zorder=1)
    handles = []
    for name, colour, marker in _SIDES:
        style: dict[str, Any] = {"marker": marker, "color": colour, "linestyle": "none", "markersize": 7}
        ax.plot(sides[name].to_numpy(), rows, zorder=3, clip_on=False, alpha=0.9, **style)
        handles.append(Line2D([], [], **style))
    return legend(ax, handles, [wording[f"speaking_{name}"] for name, *_ in _SIDES])


def _intervals(ax: Axes, shown: pd.DataFrame) -> bool:
    """Lines of the intervals, one above and one below the dots, so that they can be told apart."""
    drawn = False
    for (name, colour, _), aside in zip(_SIDES, (-0.24, 0.24), strict=True):
        ends = 100 * shown[[f"{name}_low", f"{name}_high"]]
        for row, (low, high) in enumerate(ends.to_numpy()):
            if pd.notna(low) and pd.notna(high):
                ax.plot([low, high], [row + aside] * 2, color=colour, linewidth=1.5, solid_capstyle="butt", zorder=2)
                drawn = True
    return drawn


def _name(row: dict[Any, Any], wording: dict[str, str]) -> str:
    if missing(row["name"]):
        return wording["no_party"]
    return wording.get(f"actor_{row['key']}", str(row["name"])) if row["per"] != "entity" else str(row["name"])
