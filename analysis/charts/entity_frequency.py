"""Chart of entity frequency: the names mentioned most, as bars, or as dots where groups are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.charts.colours import BLUE, GREEN, GROUPS, ORANGE, PURPLE, RULE
from analysis.charts.rows import BAR, check, left_out, nothing, of_group, rows_axes, scale, write
from analysis.charts.theme import dress, legend, theme
from analysis.charts.wording import count, group_name, number, title_by, words
from analysis.measures.entity_frequency import TABLE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

VALUES = ("n_mentions", "n_articles", "per_1000_words")
LABELS = {"PER": BLUE, "ORG": GREEN, "LOC": ORANGE, "MISC": PURPLE}
_MARKERS = "osD^vP"


def chart_entity_frequency(
    table: pd.DataFrame,
    *,
    ax: Axes | None = None,
    language: str = "en",
    value: str | None = None,
    title: str | None = None,
    source: str | None = None,
    max_rows: int = 15,
) -> Axes:
    """Who and what is mentioned most: one row per entity; a bar, or one dot per group where the table has several.

    Parameters
    ----------
    table
        Table of ``measures.entity_frequency``. For persons only: ``table[table["label"] == "PER"]``.
    ax
        Axes to draw on; None makes a new figure.
    language
        "en" or "de".
    value
        n_mentions, n_articles or per_1000_words; None: mentions for one group, per 1,000 words for several.
    title, source
        Other words for the title and the source line.
    max_rows
        At most so many entities, those with the most mentions in the whole table.

    Returns
    -------
    Axes
        The Axes that came, or the new ones.

    Raises
    ------
    ValueError
        There is no such value, or more groups than can be told apart.

    Examples
    --------
    >>> from analysis import schema
    >>> chart_entity_frequency(schema.empty(TABLE)).get_xlabel()
    'mentions'
    """
    wording = words(language)
    groups = list(check(table, TABLE)["group"].unique())
    value = _value(value, groups)
    source, xlabel = source or wording["source"], wording[f"entity_{value}"]
    mentioned = table[table["n_mentions"] > 0]
    with theme():
        if mentioned.empty:
            title = title or wording["entity_title"]
            return nothing(ax, title=title, xlabel=xlabel, source=source, text=wording["nothing"])
        totals = mentioned.groupby("entity_id", sort=False)["n_mentions"].sum()
        top = list(totals.sort_values(ascending=False, kind="stable").index[:max_rows])
        shown = mentioned[mentioned["entity_id"].isin(top)]
        first = shown.drop_duplicates("entity_id").set_index("entity_id").loc[top]
        axes = rows_axes(ax, list(first["name"].fillna(first.index.to_series())), legend_rows=1)
        scale(axes, shown[value].max(), language, whole=value != "per_1000_words")
        by = table["by"].iloc[0]
        if len(groups) == 1:
            legend_rows = _bars(axes, first, value, language)
        else:
            names = [group_name(group, by, language) for group in groups]
            legend_rows = _dots(axes, shown, top, value, groups, names)
        articles = table.drop_duplicates("group")["n_group_articles"].sum()
        counts = [count("n_articles", articles, language), count("n_mentions", mentioned["n_mentions"].sum(), language)]
        notes = [source, ", ".join(counts), left_out(len(top), len(totals), language, "not_shown_entities")]
        title = title or title_by("entity_title", by, language)
        return dress(axes, title=title, xlabel=xlabel, notes=notes, legend_rows=legend_rows)


def _value(value: str | None, groups: list[object]) -> str:
    if len(groups) > len(GROUPS):
        message = (
            f"The table has {len(groups)} groups; more than {len(GROUPS)} cannot be told apart in one chart. "
            "Try a table with by=None, or choose some groups first."
        )
        raise ValueError(message)
    if value is not None and value not in VALUES:
        message = f"There is no figure {value!r} to draw; try one of: {', '.join(VALUES)}."
        raise ValueError(message)
    return value or ("n_mentions" if len(groups) <= 1 else "per_1000_words")


def _bars(ax: Axes, entities: pd.DataFrame, value: str, language: str) -> int:
    from matplotlib.patches import Patch

    digits = 1 if value == "per_1000_words" else 0
    for row, (label, figure) in enumerate(zip(entities["label"], entities[value], strict=True)):
        ax.barh(row, figure, height=BAR, color=LABELS.get(label, PURPLE))
        write(ax, figure, row, number(figure, language, digits))
    there = [label for label in LABELS if label in set(entities["label"])]
    wording = words(language)
    return legend(ax, [Patch(color=LABELS[label]) for label in there], [wording[f"label_{x}"] for x in there])


def _dots(ax: Axes, shown: pd.DataFrame, top: list[str], value: str, groups: list[object], names: list[str]) -> int:
    from matplotlib.lines import Line2D

    handles = []
    figures = []
    for group, colour, marker in zip(groups, GROUPS, _MARKERS, strict=False):
        # An entity that a group does not mention has no row in the table: it was mentioned 0 times.
        figures.append(of_group(shown, group).set_index("entity_id")[value].reindex(top, fill_value=0))
        style: dict[str, Any] = {"marker": marker, "color": colour, "linestyle": "none", "markersize": 7}
        ax.plot(figures[-1].to_numpy(), range(len(top)), zorder=3, clip_on=False, alpha=0.9, **style)
        handles.append(Line2D([], [], **style))
    spread = pd.concat(figures, axis=1)
    ax.hlines(range(len(top)), spread.min(axis=1), spread.max(axis=1), color=RULE, linewidth=3, zorder=1)
    return legend(ax, handles, names)
