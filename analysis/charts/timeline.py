"""Chart of a figure over time: a line, broken where there is no value, its interval, and the number of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.charts.colours import GROUPS, INK, MUTED, RULE
from analysis.charts.rows import check, nothing, tick_format
from analysis.charts.theme import SIZE, SMALL, displayable, dress, fill, legend, new_axes, theme
from analysis.charts.validation import confidence_note, validated
from analysis.charts.wording import count, number, words
from analysis.measures.timeline import OF_GROUP, TABLE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HEIGHT = 3.6
_MARKERS = ("o", "s", "^", "D", "v", "P")
_TICKS, _NUMBERS = 7, 14
_FOOT = 0.16
"""Height of the longest grey bar, as a share of the chart."""
_ENDS = ("_low", "_high")
_GIVEN = ("n_articles", "n_words")
"""Figures in which nothing is found by the machine that it could miss."""


def chart_timeline(
    table: pd.DataFrame,
    figure: str | None = None,
    *,
    ax: Axes | None = None,
    language: str = "en",
    series: str | None = None,
    title: str | None = None,
    source: str | None = None,
    corrected: pd.DataFrame | None = None,
) -> Axes:
    """A figure over time: one line per series, broken where a period has no value; a dot for every value.

    A count is 0 in a period whose articles have none of what is counted; in a period without articles there was nothing
    to count, and the line is broken. Only the number of the period's articles is 0 there.

    Parameters
    ----------
    table
        Table of ``measures.timeline``. With many series choose some first: ``table[table["speaker"].isin([...])]``.
    figure
        Column to draw; None takes the first one that is no count. If the table has its interval (columns ``_low`` and
        ``_high``), it is drawn as a band.
    ax
        Axes to draw on; None makes a new figure.
    language
        "en" or "de".
    series
        Column that names the lines, at most six; None takes the first column of names, if there is one.
    title, source
        Other words for the title and the source line.
    corrected
        Table of ``evaluation.corrected_shares``, if a sample of this corpus was coded: the source line then says on how
        many articles. What is drawn stays the machine's count; ``chart_corrected_shares`` draws the corrected shares.
        It must be of the same shares, groups, types and confidence as the table.

    Returns
    -------
    Axes
        The Axes that came, or the new ones. Shares and densities are drawn in per cent. Grey bars tell the articles of
        each period, where the table has one number of articles a period.

    Raises
    ------
    TableError
        ``corrected`` is of other shares or articles than the table.
    ValueError
        There is no such figure or series, there are more than six series, or one has two rows in a period.

    Examples
    --------
    >>> from analysis import schema
    >>> chart_timeline(schema.empty(TABLE)).get_xlabel()
    'period'
    """
    wording = words(language)
    check(table, TABLE)
    source = source or wording["source"]
    of, unit = ("density", None) if table.empty else _of(table, _figure(table, figure))
    note = validated(table, corrected, of=of, unit=unit, language=language)
    with theme():
        if table.empty:
            title = title or wording["timeline_empty"]
            return nothing(ax, title=title, xlabel=wording["timeline_period"], source=source, text=wording["nothing"])
        figure, series = _figure(table, figure), _series(table, series)
        table = _with_gaps(table, figure)
        lines = _lines(table, series, language)
        axes = new_axes(ax, HEIGHT)
        factor = 100 if figure.startswith(("share", "density")) else 1
        banded = [
            _line(axes, part, figure, factor, colour, marker)
            for part, colour, marker in zip(lines.values(), GROUPS, _MARKERS, strict=False)
        ]
        _scales(axes, table, language)
        bars = _articles(axes, table, language)
        rows = _legend(axes, lines) if series else 0
        bands = wording["timeline_bands"] if any(banded) else ""
        found = [] if figure in _GIVEN else [confidence_note(table, language=language), note]
        notes = [source, _counts(lines, figure, language), bars, bands, *found]
        by = table["by"].iloc[0]
        named = wording.get(f"timeline_{figure}", figure)
        axes.set_ylabel(f"{fill(displayable(named), 34)}{' (%)' if factor == 100 else ''}", fontsize=SIZE, color=INK)
        xlabel = wording.get(f"by_{by}", by)
        title = title or wording["timeline_title"].format(figure=named)
        dressed = dress(axes, title=title, xlabel=xlabel, notes=notes, legend_rows=rows)
        dressed.grid(visible=False, axis="x")
        dressed.grid(visible=True, axis="y", color=RULE, linewidth=0.7)
        return dressed


def _figure(table: pd.DataFrame, figure: str | None) -> str:
    numbers = [str(name) for name in table.columns if pd.api.types.is_numeric_dtype(table[name])]
    there = [name for name in numbers if not name.endswith(_ENDS)]
    if figure is None and there:
        return next((name for name in there if pd.api.types.is_float_dtype(table[name])), there[0])
    if figure not in there:
        message = f"There is no figure {figure!r} to draw; try one of: {', '.join(there) or 'none'}."
        raise ValueError(message)
    return str(figure)


def _with_gaps(table: pd.DataFrame, figure: str) -> pd.DataFrame:
    """The table with a count missing where a period has no article: ``measures.timeline`` has 0 there."""
    of_period = f"{OF_GROUP}articles" if f"{OF_GROUP}articles" in table else "n_articles"
    if figure == of_period or not pd.api.types.is_integer_dtype(table[figure]):
        return table
    counts = [name for name in table if pd.api.types.is_integer_dtype(table[name])]
    # A period with articles has some count that is not 0 in one of its rows: words, if nothing else.
    told = [of_period] if of_period.startswith(OF_GROUP) else counts
    empty = table[told].eq(0).all(axis=1).groupby(table["group"]).transform("all")
    return table.assign(**{figure: table[figure].astype("float64").mask(empty.astype(bool))})


def _of(table: pd.DataFrame, figure: str) -> tuple[str, str | None]:
    """What a row of the measure stands for, or the figure if that is nothing a sample corrects; the unit."""
    if "density_all" in table:
        return "density", None
    of = table["per"].iloc[0] if "per" in table else "speaker" if "speaker" in table else figure
    return str(of), {"share_words": "words", "share_quotes": "quotes"}.get(figure)


def _series(table: pd.DataFrame, series: str | None) -> str | None:
    names = [str(name) for name in table.columns if name not in TABLE.names]
    there = [name for name in names if not pd.api.types.is_numeric_dtype(table[name])]
    if series is not None and series not in there:
        message = f"There is no column {series!r} that names series; try one of: {', '.join(there) or 'none'}."
        raise ValueError(message)
    return series or (there[0] if there else None)


def _lines(table: pd.DataFrame, series: str | None, language: str) -> dict[str, pd.DataFrame]:
    """The rows of each line in the order of time, by its name."""
    if series is None:
        parts = {"": table}
    else:
        grouped = table.groupby(_names(table, series, language), sort=False)
        parts = {str(name): part for name, part in grouped}
    if len(parts) > len(GROUPS):
        message = (
            f"The table has {len(parts)} series ({series}); more than {len(GROUPS)} cannot be told apart in one chart. "
            "Choose some of them first."
        )
        raise ValueError(message)
    for name, part in parts.items():
        if part["group"].duplicated().any():
            message = (
                f"The series {name!r} has two rows for {part.loc[part['group'].duplicated(), 'group'].iloc[0]}. "
                "Choose the rows to draw first, or name the column that tells them apart: series=..."
            )
            raise ValueError(message)
    return {name: part.sort_values("period_start") for name, part in parts.items()}


def _names(table: pd.DataFrame, series: str, language: str) -> pd.Series:
    wording, names = words(language), table[series].astype("str")
    if series == "speaker" and "speaker_kind" in table.columns:
        names = names.fillna(table["speaker_kind"].map({kind: wording[kind] for kind in ("anonymous", "nobody")}))
    return names.fillna(wording["missing"])


def _line(ax: Axes, rows: pd.DataFrame, figure: str, factor: int, colour: str, marker: str) -> bool:
    """Draw one line and its band; whether there was an interval to draw."""
    # On an axis of dates the periods stand where they are in time, also where rows are lacking.
    when = rows["period_start"].to_numpy()
    values = factor * rows[figure].to_numpy(dtype=float, na_value=np.nan)
    ax.plot(when, values, color=colour, marker=marker, markersize=4.5, linewidth=1.8, zorder=3)
    low, high = (f"{figure}{end}" for end in _ENDS)
    if low not in rows or high not in rows:
        return False
    ends = [factor * rows[name].to_numpy(dtype=float, na_value=np.nan) for name in (low, high)]
    ax.fill_between(when, ends[0], ends[1], color=colour, alpha=0.18, linewidth=0, zorder=2)
    # A value between two gaps has no band that could be seen: a line tells its interval.
    ax.vlines(when, ends[0], ends[1], color=colour, alpha=0.45, linewidth=1.2, zorder=2)
    return bool((~np.isnan(ends[0]) & ~np.isnan(ends[1])).any())


def _scales(ax: Axes, table: pd.DataFrame, language: str) -> None:
    """Periods by name, as many as there is room for; figures from 0, unless some lie below."""
    periods = table.drop_duplicates("group").sort_values("period_start")
    shown = periods.iloc[:: -(-len(periods) // _TICKS)]
    ax.set_xticks(shown["period_start"].to_numpy(), labels=list(shown["group"]))
    low, high = ax.get_ylim()
    ax.set_ylim(0 if ax.dataLim.y0 >= 0 or not np.isfinite(ax.dataLim.y0) else low, high)
    ax.yaxis.set_major_formatter(tick_format(language))


def _articles(ax: Axes, table: pd.DataFrame, language: str) -> str:
    """Grey bars at the foot of the chart, and a note on them; empty if the table does not tell a period's articles."""
    column = f"{OF_GROUP}articles" if f"{OF_GROUP}articles" in table else "n_articles"
    several = table["group"].duplicated().any()
    if column not in table or (column == "n_articles" and several):
        return ""
    periods = table.drop_duplicates("group").sort_values("period_start")
    when, n = periods["period_start"].to_numpy(), periods[column].to_numpy(dtype=float)
    width = 0.7 * (np.diff(when).min() if len(when) > 1 else np.timedelta64(1, "D"))
    foot = ax.get_xaxis_transform()
    ax.bar(when, _FOOT * n / max(n.max(), 1), width=width, color=RULE, transform=foot, zorder=1)
    if len(when) <= _NUMBERS:
        for at, height in zip(when, n, strict=True):
            ax.text(
                at, _FOOT * height / max(n.max(), 1) + 0.01, number(height, language), transform=foot, ha="center",
                va="bottom", fontsize=SMALL, color=MUTED,
            )  # fmt: skip
    return count("timeline_bars", n.max(), language)


def _counts(lines: dict[str, pd.DataFrame], figure: str, language: str) -> str:
    """How many periods there are, and in how many of them no line has a value."""
    values = pd.concat([rows.set_index("group")[figure] for rows in lines.values()], axis=1)
    gaps = int(values.isna().all(axis=1).sum())
    told = [count("timeline_periods", len(values), language)]
    return ", ".join(told + ([count("timeline_gaps", gaps, language)] if gaps else []))


def _legend(ax: Axes, lines: dict[str, pd.DataFrame]) -> int:
    from matplotlib.lines import Line2D

    handles = [
        Line2D([], [], color=colour, marker=marker, markersize=4.5, linewidth=1.8)
        for _, colour, marker in zip(lines, GROUPS, _MARKERS, strict=False)
    ]
    labels = [fill(displayable(name), 44) for name in lines]
    rows = legend(ax, handles, labels)
    return rows + max(label.count("\n") for label in labels)
