"""Chart of ranks: one line per speaker from figure to figure; where lines cross, the figures disagree."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts.colours import GROUPS, INK, NOBODY
from analysis.charts.prominence_panel import row_name
from analysis.charts.rows import check, left_out, nothing, one_group, title_of_group
from analysis.charts.theme import SMALL, displayable, dress, fill, new_axes, theme
from analysis.charts.validation import confidence_note
from analysis.charts.wording import count, number, words
from analysis.measures.prominence_ranks import RANKED, RANKS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CHOICE = ("n_quoted_words", "n_articles", "n_headlines", "n_first_quotes", "n_last_words")
"""What is drawn of a table with more figures than these: how much, how widely, and who opens and who closes."""
_KEYS = ["per", "key", "name", "speaker_kind"]
_HEIGHT = 4.8
_LINES = 20  # names that fit one under another


def chart_prominence_ranks(
    table: pd.DataFrame,
    *,
    ax: Axes | None = None,
    language: str = "en",
    figures: tuple[str, ...] | None = None,
    group: str | None = None,
    colours: Mapping[str, str] | None = None,
    title: str | None = None,
    source: str | None = None,
    max_rows: int = 8,
    highlighted: int = 4,
) -> Axes:
    """Ranks of the speakers by each figure of prominence: lines that cross show where the figures disagree.

    The speakers whose ranks differ most are coloured. The lower a rank, the closer ranks are drawn (a logarithmic
    scale), and every point tells its rank.

    Parameters
    ----------
    table
        Table of ``measures.prominence_ranks``.
    ax
        Axes to draw on; None makes a new figure.
    language
        "en" or "de".
    figures
        Which of the table's figures to draw, from left to right; those by which nobody has a rank are left out. None
        draws all of a table with five figures or fewer, and else ``CHOICE``: quoted words, articles, headlines, first
        and last quotations.
    group
        Which group to draw, where the table has several.
    colours
        Speaker -> colour, as ``speaker_colours`` gives them; None takes colours of its own.
    title, source
        Other words for the title and the source line.
    max_rows
        At most so many speakers, those with the best ranks by the first figure drawn.
    highlighted
        So many of them are coloured.

    Returns
    -------
    Axes
        The Axes that came, or the new ones.

    Raises
    ------
    ValueError
        The table has several groups and none was chosen, the group is not there, or nothing ranks by a figure named.

    Examples
    --------
    >>> from analysis import schema
    >>> chart_prominence_ranks(schema.empty(RANKS)).get_title(loc="left")
    'Where rankings of prominence disagree'
    """
    wording = words(language)
    chosen = one_group(check(table, RANKS), group, "a table with by=None")
    source, xlabel = source or wording["source"], wording["ranks_x"]
    title = title or title_of_group(wording["ranks_title"], chosen, language)
    there = [name for name in RANKED if chosen.loc[chosen["figure"].eq(name), "rank"].notna().any()]
    drawn = _drawn(there, figures)
    with theme():
        if chosen["rank"].isna().all():
            return nothing(ax, title=title, xlabel=xlabel, source=source, text=wording["nothing"])
        speakers = _speakers(chosen[chosen["figure"].isin(drawn)], drawn)
        shown = speakers[:max_rows]
        axes = new_axes(ax, _HEIGHT)
        _axis(axes, [wording[f"rank_{figure}"] for figure in drawn], max(max(s["ranks"].values()) for s in shown))
        _lines(axes, shown, drawn, _own(shown, highlighted, colours), language)
        _names(axes, [row_name(speaker, wording) for speaker in shown], [s["ranks"][s["at"]] for s in shown])
        notes = [
            source,
            count("n_ranked", len(speakers), language),
            wording["ranks_chosen"].format(n=len(drawn), all=len(there)) if len(drawn) < len(there) else "",
            wording["ranks_ties"],
            confidence_note(table, language=language),
            wording["ranks_colour"] if len(shown) > highlighted else "",
            left_out(len(shown), len(speakers), language),
        ]
        dress(axes, title=title, xlabel=xlabel, notes=notes)
        axes.tick_params(axis="x", labelsize=SMALL)
        axes.grid(visible=True, axis="x")
        return axes


def _drawn(there: list[str], figures: tuple[str, ...] | None) -> list[str]:
    """The figures to draw, of those by which somebody has a rank."""
    if figures is None:
        return there if len(there) <= len(CHOICE) else [name for name in CHOICE if name in there]
    unknown = [name for name in figures if name not in RANKED]
    if unknown or not figures or (there and not set(there) & set(figures)):
        message = f"figures={figures!r} came; this table ranks by: {', '.join(there) or 'none'}. Try some of those."
        raise ValueError(message)
    return [name for name in figures if name in there]


def _speakers(chosen: pd.DataFrame, figures: list[str]) -> list[dict]:
    """The ranked speakers, best by the first figure first; ``at`` is the first figure they have a rank by."""
    found = []
    for key, rows in chosen[chosen["rank"].notna()].groupby(_KEYS, dropna=False, sort=False):
        ranks = dict(zip(rows["figure"], rows["rank"], strict=True))
        at = next(figure for figure in figures if figure in ranks)
        found.append(
            dict(zip(_KEYS, key, strict=True))
            | {"ranks": ranks, "at": at, "spread": rows["rank"].max() - rows["rank"].min()}
        )
    return sorted(found, key=lambda speaker: (figures.index(speaker["at"]), speaker["ranks"][speaker["at"]]))


def _own(shown: list[dict], n: int, colours: Mapping[str, str] | None) -> dict[int, str]:
    """Colours of the speakers whose ranks differ most, by their place among those shown."""
    by_spread = sorted(range(len(shown)), key=lambda place: (-shown[place]["spread"], place))[:n]
    palette = {place: GROUPS[i % len(GROUPS)] for i, place in enumerate(sorted(by_spread))}
    return {place: (colours or {}).get(shown[place]["name"], colour) for place, colour in palette.items()}


def _axis(ax: Axes, names: list[str], lowest: float) -> None:
    ax.set_yscale("log")
    ax.set_ylim(max(lowest, 2) * 1.12, 0.88)
    ax.set_xlim(-0.6, len(names) - 0.5)
    ax.xaxis.tick_top()
    ax.set_xticks(range(len(names)), labels=[fill(name, 11) for name in names])


def _lines(ax: Axes, shown: list[dict], figures: list[str], own: dict[int, str], language: str) -> None:
    for place, speaker in enumerate(shown):
        colour, front = own.get(place, NOBODY), 3 if place in own else 2
        ranks = [speaker["ranks"].get(figure, math.nan) for figure in figures]
        ax.plot(range(len(figures)), ranks, color=colour, linewidth=2.2 if place in own else 1.2, zorder=front)
        for x, rank in enumerate(ranks):
            if not math.isnan(rank):
                _point(ax, x, rank, colour, front, language)


def _point(ax: Axes, x: int, rank: float, colour: str, front: int, language: str) -> None:
    """A point that tells its rank."""
    ax.text(
        x, rank, number(rank, language, 0 if rank == int(rank) else 1), ha="center", va="center", fontsize=6.5,
        color=INK, zorder=front + 2,
        bbox={"boxstyle": "round,pad=0.22", "facecolor": "white", "edgecolor": colour, "linewidth": 1.2},
    )  # fmt: skip


def _names(ax: Axes, names: list[str], ranks: list[float]) -> None:
    """Names on the left, each as near to its line's beginning as there is room."""
    bottom, top = (math.log(end) for end in ax.get_ylim())
    gap, places = (bottom - top) / _LINES, list[float]()
    for rank in ranks:
        places.append(max(math.log(rank), places[-1] + gap) if places else math.log(rank))
    over = max(0.0, places[-1] - bottom)
    ticks = [math.exp(place - over) for place in places]
    for tick, rank in zip(ticks, ranks, strict=True):
        ax.plot([-0.6, 0], [tick, rank], color=NOBODY, linewidth=0.8, zorder=1)
    ax.set_yticks(ticks, labels=[displayable(fill(name, 24)) for name in names])
    ax.minorticks_off()
