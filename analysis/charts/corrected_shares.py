"""Chart of corrected shares: two dots a row, the machine's share and the one that a coded sample makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.charts.colours import BLUE, INK, MUTED, ORANGE, RULE
from analysis.charts.rows import (
    MAX_ROWS,
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
from analysis.charts.theme import dress, legend, theme
from analysis.charts.validation import confidence_note, validation_note
from analysis.charts.wording import count, group_name, missing, percent, title_by, words
from analysis.evaluation.coded import DENSITY
from analysis.evaluation.corrected import TABLE
from analysis.options import MIN_CONFIDENCE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_NAIVE: dict[str, Any] = {"marker": "D", "color": ORANGE, "linestyle": "none", "markersize": 7}
_CORRECTED: dict[str, Any] = {"marker": "o", "color": BLUE, "linestyle": "none", "markersize": 8}


def chart_corrected_shares(
    table: pd.DataFrame,
    *,
    ax: Axes | None = None,
    language: str = "en",
    group: str | None = None,
    title: str | None = None,
    source: str | None = None,
    max_rows: int = MAX_ROWS,
) -> Axes:
    """What the machine counts and what is left when its errors are taken out: one row per key, two dots each.

    Of quote density, which has one share in each group, all groups are drawn, one row each. Shares and intervals are
    drawn as the table has them, below 0 and above 100 % too. The note below says why rows have no line; a hollow dot
    has one that is too wide to report the share by itself.

    Parameters
    ----------
    table
        Table of ``evaluation.corrected_shares``.
    ax
        Axes to draw on; None makes a new figure.
    language
        "en" or "de".
    group
        Which group to draw, where the table has several.
    title, source
        Other words for the title and the source line.
    max_rows
        At most so many rows, those with the largest shares.

    Returns
    -------
    Axes
        The Axes that came, or the new ones.

    Raises
    ------
    ValueError
        The table has several groups with several keys and none was chosen, or the group is not there.

    Examples
    --------
    >>> from analysis import schema
    >>> chart_corrected_shares(schema.empty(TABLE)).get_title(loc="left")
    'Shares as counted and as corrected'
    """
    wording = words(language)
    density = set(check(table, TABLE, "evaluation")["key"].dropna()) == {DENSITY}
    chosen = table if density and group is None else one_group(table, group, "a table with by=None")
    source, xlabel = source or wording["source"], wording["density_x" if density else "corrected_x"]
    title = title or _title(chosen, language, density=density, several=group is None)
    with theme():
        if chosen.empty:
            return nothing(ax, title=title, xlabel=xlabel, source=source, text=wording["nothing"])
        shown = (chosen if density else _by_size(chosen)).head(max_rows)
        rows = shown.to_dict("records")
        axes = rows_axes(ax, [_name(row, language, density=density) for row in rows], legend_rows=1)
        _scale(axes, shown, language)
        intervals = [_row(axes, at, row, language, density=density) for at, row in enumerate(rows)]
        legend_rows = _legend(axes, wording)
        n_articles = chosen.drop_duplicates(["by", "group"])["n_articles"].sum()
        lacking = not all(intervals) and shown["corrected"].notna().any()
        notes = [
            source,
            count("n_articles", n_articles, language),
            confidence_note(_traced(chosen), language=language),
            validation_note(chosen, language=language),
            wording["corrected_intervals"] if any(intervals) else "",
            _reasons(shown, language) if lacking else "",
            wording["corrected_wide"] if shown["wide"].any() else "",
            wording["corrected_outside"] if shown["outside"].any() else "",
            left_out(len(shown), len(chosen), language),
        ]
        return dress(axes, title=title, xlabel=xlabel, notes=notes, legend_rows=legend_rows)


def _traced(chosen: pd.DataFrame) -> pd.DataFrame:
    """An empty table whose ``attrs`` tell the least confidence, as those of measures do."""
    told, least = pd.DataFrame(), chosen["min_confidence"].dropna()
    told.attrs = {MIN_CONFIDENCE: float(least.iloc[0])} if len(least) else {}
    return told


def _reasons(shown: pd.DataFrame, language: str) -> str:
    """Why rows have no line, each reason with the number of its rows."""
    wording = words(language)
    known = shown.loc[shown["corrected"].notna() & shown["low"].isna(), "no_interval"]
    if known.isna().any():
        return wording["corrected_no_interval"]
    told = [
        f"{wording[f'corrected_why_{why}']} ({count('n_rows', n, language)})"
        for why, n in known.value_counts(sort=False).items()
    ]
    return wording["corrected_why"].format(reasons=", ".join(told))


def _title(chosen: pd.DataFrame, language: str, *, density: bool, several: bool) -> str:
    if not density:
        return title_of_group(words(language)["corrected_title"], chosen, language)
    if several:
        return title_by("density_title", chosen["by"].iloc[0], language)
    return title_of_group(words(language)["density_title"], chosen, language)


def _by_size(chosen: pd.DataFrame) -> pd.DataFrame:
    """The largest share first: the corrected one, or the machine's where that is all there is."""
    sizes = chosen["corrected"].fillna(chosen["naive"])
    return chosen.loc[sizes.sort_values(ascending=False, kind="stable").index]


def _name(row: dict[Any, Any], language: str, *, density: bool) -> str:
    if density:
        return group_name(row["group"], row["by"], language)
    if missing(row["key"]):
        return words(language)["missing"]
    wording, key = words(language), str(row["key"])
    kinds = {"anonymous": "anonymous", "nobody": "nobody", "organisation": "kind_organisation", "group": "kind_group"}
    return wording.get(kinds.get(key, f"actor_{key}"), key)


def _scale(ax: Axes, shown: pd.DataFrame, language: str) -> None:
    """An axis from 0, or from below where a share or an interval lies there."""
    ends = 100 * shown[["naive", "corrected", "low", "high"]].astype("float64")
    lowest, highest = ends.min().min(), ends.max().max()
    scale(ax, highest, language)
    if lowest < 0:
        ax.set_xlim(left=lowest - 0.04 * (max(highest, 0) - lowest))
        ax.axvline(0, color=INK, linewidth=0.8, zorder=1)


def _row(ax: Axes, at: int, row: dict[Any, Any], language: str, *, density: bool) -> bool:
    """One row; whether it has an interval."""
    wording, pair = words(language), pd.Series([row["naive"], row["corrected"]], dtype="float64").dropna()
    if pair.empty:
        absent(ax, at, wording["no_words" if density else "no_quotes"])
        return False
    ax.hlines(at, 100 * pair.min(), 100 * pair.max(), color=RULE, linewidth=3, zorder=1)
    drawn = whisker(ax, at, 100 * row["low"], 100 * row["high"])
    hollow = {"markerfacecolor": "white", "markeredgewidth": 2} if row["wide"] else {}
    for name, style in (("naive", _NAIVE), ("corrected", _CORRECTED | hollow)):
        if pd.notna(row[name]):
            ax.plot([100 * row[name]], [at], zorder=4, clip_on=False, **style)
    end = 100 * max(pair.max(), row["high"] if drawn else pair.max())
    if pd.isna(row["corrected"]):
        write(ax, end, at, f" {wording['corrected_none']}", colour=MUTED)
    else:
        write(ax, end, at, " " + percent(row["corrected"], language).replace("-", "\N{MINUS SIGN}"))
    return drawn


def _legend(ax: Axes, wording: dict[str, str]) -> int:
    from matplotlib.lines import Line2D

    handles = [Line2D([], [], **_NAIVE), Line2D([], [], **_CORRECTED)]
    return legend(ax, handles, [wording["corrected_naive"], wording["corrected_corrected"]])
