"""Dispersion plot: where in the corpus the names mentioned most stand, a stroke per mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts.colours import BLUE, RULE
from analysis.charts.rows import check, left_out, nothing, rows_axes
from analysis.charts.theme import dress, theme
from analysis.charts.wording import count, words
from analysis.measures.dispersion import POSITIONS

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def chart_mention_positions(
    table: pd.DataFrame,
    *,
    ax: Axes | None = None,
    language: str = "en",
    title: str | None = None,
    source: str | None = None,
    max_rows: int = 15,
) -> Axes:
    """Where names are mentioned: one row per entity, a stroke per mention, the articles side by side in their order.

    Parameters
    ----------
    table
        Table of ``measures.mention_positions``. For persons only: ``table[table["label"] == "PER"]``.
    ax
        Axes to draw on; None makes a new figure.
    language
        "en" or "de".
    title, source
        Other words for the title and the source line.
    max_rows
        At most so many entities, those with the most mentions.

    Returns
    -------
    Axes
        The Axes that came, or the new ones.

    Examples
    --------
    >>> from analysis import schema
    >>> chart_mention_positions(schema.empty(POSITIONS), language="de").get_title(loc="left")
    'Wo Namen vorkommen'
    """
    wording = words(language)
    check(table, POSITIONS)
    source, title, xlabel = source or wording["source"], title or wording["positions_title"], wording["positions_x"]
    with theme():
        if table.empty:
            return nothing(ax, title=title, xlabel=xlabel, source=source, text=wording["nothing"])
        totals = table["entity_id"].value_counts(sort=False).sort_values(ascending=False, kind="stable")
        top = list(totals.index[:max_rows])
        first = table.drop_duplicates("entity_id").set_index("entity_id").loc[top]
        axes = rows_axes(ax, list(first["name"].fillna(first.index.to_series())))
        n_articles = int(table["article"].max()) + 1
        for row, entity in enumerate(top):
            of_entity = table[table["entity_id"] == entity]
            places = of_entity["article"] + of_entity["position"]
            axes.vlines(places, row - 0.36, row + 0.36, color=BLUE, linewidth=1.1, alpha=0.8)
        axes.vlines(range(n_articles + 1), -0.6, len(top) - 0.4, color=RULE, linewidth=0.5, zorder=0)
        _articles(axes, n_articles)
        notes = [
            source,
            ", ".join((count("n_articles", n_articles, language), count("n_mentions", len(table), language))),
            left_out(len(top), len(totals), language, "not_shown_entities"),
        ]
        dressed = dress(axes, title=title, xlabel=xlabel, notes=notes)
        dressed.grid(visible=False)
        return dressed


def _articles(ax: Axes, n: int) -> None:
    """The x axis numbered by article, each number in the middle of its article."""
    step = max(1, -(-n // 12))
    numbers = range(0, n, step)
    ax.set_xlim(0, n)
    ax.set_xticks([number + 0.5 for number in numbers], labels=[str(number + 1) for number in numbers])
