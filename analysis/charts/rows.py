"""What all charts with horizontal rows share: labels, ticks, how many rows fit, what to say when there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts.colours import INK, MUTED
from analysis.charts.theme import SIZE, SMALL, displayable, dress, fill, new_axes
from analysis.charts.wording import count, group_name, missing, number
from analysis.schema import Table, TableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes

MAX_ROWS = 20
BAR = 0.62


def check(table: pd.DataFrame, of: Table, home: str = "measures") -> pd.DataFrame:
    """The table itself if it has the columns of the measure; otherwise a TableError that names the measure."""
    lacking = [name for name in of.names if name not in table.columns]
    if lacking:
        have = ", ".join(map(str, table.columns)) or "none"
        message = (
            f"This chart draws the table that {home}.{of.name} makes; the one that came lacks "
            f"{', '.join(lacking)}. Columns that came: {have}."
        )
        raise TableError(message)
    return table


def largest(table: pd.DataFrame, column: str, n: int) -> pd.DataFrame:
    """The ``n`` rows with the highest value, in the order of the table."""
    if len(table) <= n:
        return table
    return table.loc[table[column].sort_values(ascending=False, kind="stable").index[:n].sort_values()]


def of_group(table: pd.DataFrame, group: object) -> pd.DataFrame:
    """The rows of one group; the group may be the missing one."""
    return table[table["group"].isna() if missing(group) else table["group"] == str(group)]


def one_group(table: pd.DataFrame, group: str | None, otherwise: str) -> pd.DataFrame:
    """The rows of the group that was chosen, or of the only one; ``otherwise`` tells what draws several."""
    there = list(dict.fromkeys(table["group"].dropna()))
    if group is not None:
        if group not in there:
            message = f"The table has no group {group!r}; it has: {', '.join(there) or 'none'}."
            raise ValueError(message)
        return of_group(table, group)
    if len(table["group"].unique()) > 1:
        message = (
            f"The table has several groups ({', '.join(there)}) and this chart draws one: "
            f"try group={there[0]!r}, or {otherwise}."
        )
        raise ValueError(message)
    return table


def title_of_group(title: str, chosen: pd.DataFrame, language: str) -> str:
    """The title with the group that is drawn behind it, if the articles are grouped."""
    if chosen.empty or chosen["by"].iloc[0] == "corpus":
        return title
    return f"{title}: {group_name(chosen['group'].iloc[0], chosen['by'].iloc[0], language)}"


def left_out(shown: int, of: int, language: str, what: str = "not_shown_rows") -> str:
    """A note on rows that are not shown; empty if all are."""
    return count(what, of - shown, language) if of > shown else ""


def rows_axes(ax: Axes | None, names: list[str], *, legend_rows: int = 0) -> Axes:
    """Axes with one labelled row for each name, the first on top."""
    # Tick labels are set anew when the chart is drawn: they must be displayable from the start.
    labels = [displayable(fill(name, 24)) for name in names]
    lines = sum(max(1.0, 0.55 * (label.count("\n") + 1)) for label in labels)
    axes = new_axes(ax, max(2.4, 1.75 + 0.17 * legend_rows + 0.36 * lines))
    axes.set_yticks(range(len(labels)), labels=labels)
    axes.set_ylim(len(labels) - 0.4, -0.6)
    return axes


def scale(ax: Axes, highest: float, language: str, *, whole: bool = False) -> None:
    """The x axis from 0, with room for a figure behind the longest bar, its numbers in the chart's language."""
    from matplotlib.ticker import MaxNLocator

    ax.set_xlim(0, highest * 1.16 if highest > 0 else 1)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=whole, steps=[1, 2, 5, 10]))
    ax.xaxis.set_major_formatter(tick_format(language))


def tick_format(language: str) -> Callable[[float, float], str]:
    """Numbers of an axis with as few digits as they need."""

    def text(value: float, _: float) -> str:
        digits = next(d for d in (0, 1, 2, 3) if d == 3 or abs(value - round(value, d)) < 1e-9)
        return number(value, language, digits)

    return text


def write(
    ax: Axes, x: float, row: float, text: str, *, colour: str = INK, size: float = SMALL + 0.5, gap: float = 5
) -> None:
    """A text behind the end of a bar."""
    ax.annotate(
        text, (x, row), xytext=(gap, 0), textcoords="offset points", va="center", ha="left",
        fontsize=size, color=colour, annotation_clip=False,
    )  # fmt: skip


def write_inside(ax: Axes, left: float, width: float, row: float, colour: str, language: str) -> None:
    """The percentage in the middle of a piece of a bar, if the piece is wide enough."""
    if width < 8.5:
        return
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    ink = "white" if 0.299 * red + 0.587 * green + 0.114 * blue < 140 else INK
    ax.text(
        left + width / 2, row, f"{number(width, language)} %", va="center", ha="center", fontsize=SMALL + 0.5,
        color=ink, bbox={"facecolor": colour, "edgecolor": "none", "pad": 1.0},
    )  # fmt: skip


def absent(ax: Axes, row: float, text: str) -> None:
    """A word in place of a bar that cannot be drawn."""
    write(ax, 0, row, text, colour=MUTED)


def whisker(ax: Axes, row: float, low: float, high: float) -> bool:
    """The line of an interval; False if there is none to draw."""
    if pd.isna(low) or pd.isna(high):
        return False
    ax.plot([low, high], [row, row], color=INK, linewidth=1.3, solid_capstyle="butt", zorder=3)
    return True


def nothing(ax: Axes | None, *, title: str, xlabel: str, source: str, text: str) -> Axes:
    """Axes that say there is nothing to show."""
    axes = new_axes(ax, 2.4)
    axes.text(
        0.5, 0.5, text, transform=axes.transAxes, ha="center", va="center",
        fontsize=SIZE + 1, color=MUTED,
    )  # fmt: skip
    axes.set_xticks([])
    axes.set_yticks([])
    return dress(axes, title=title, xlabel=xlabel, notes=[source])
