"""Chart of keyness: words that a group uses more often on the right, those it uses less often on the left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.charts.colours import BLUE, MUTED, ORANGE, RULE
from analysis.charts.rows import check, largest, left_out, nothing, one_group, rows_axes, tick_format, title_of_group
from analysis.charts.theme import SMALL, dress, legend, theme
from analysis.charts.wording import count, number, words
from analysis.measures.keyness import OTHERS, TABLE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SMALLEST, _LARGEST = 5.0, 12.0


def chart_keyness(
    table: pd.DataFrame,
    *,
    ax: Axes | None = None,
    language: str = "en",
    group: str | None = None,
    title: str | None = None,
    source: str | None = None,
    max_rows: int = 20,
) -> Axes:
    """Words that set one group of articles apart: a row per lemma, a dot at its log ratio, larger with its g2.

    Beside each dot stands in how many articles of the group and of the reference the word is; a dot is hollow where
    the side that uses the word more often has it in one article only.

    Parameters
    ----------
    table
        Table of ``measures.keyness``.
    ax
        Axes to draw on; None makes a new figure.
    language
        "en" or "de".
    group
        Which group to draw, where the table has several.
    title, source
        Other words for the title and the source line.
    max_rows
        At most so many words, those with the highest g2.

    Returns
    -------
    Axes
        The Axes that came, or the new ones.

    Raises
    ------
    ValueError
        The table has several groups and none was chosen, or the group is not there.

    Examples
    --------
    >>> from analysis import schema
    >>> chart_keyness(schema.empty(TABLE)).get_title(loc="left")
    'Words that set articles apart'
    """
    wording = words(language)
    chosen = one_group(check(table, TABLE), group, "a table with target=...")
    source, xlabel = source or wording["source"], wording["keyness_x"]
    title = title or title_of_group(wording["keyness_title"], chosen, language)
    with theme():
        drawn = chosen.dropna(subset=["log_ratio"])
        if drawn.empty:
            return nothing(ax, title=title, xlabel=xlabel, source=source, text=wording["nothing"])
        shown = largest(drawn, "g2", max_rows).sort_values("log_ratio", ascending=False, kind="stable")
        axes = rows_axes(ax, list(shown["lemma"]), legend_rows=1)
        _scale(axes, shown["log_ratio"].abs().max(), language)
        hollow = [_dot(axes, row, figures, shown["g2"].max()) for row, figures in enumerate(shown.to_dict("records"))]
        legend_rows = _legend(axes, wording)
        notes = [source, *_notes(shown, wording, language), wording["keyness_hollow"] if any(hollow) else ""]
        notes.append(left_out(len(shown), len(chosen), language))
        return dress(axes, title=title, xlabel=xlabel, notes=notes, legend_rows=legend_rows)


def _notes(shown: pd.DataFrame, wording: dict[str, str], language: str) -> list[str]:
    first = shown.iloc[0]
    reference = wording["keyness_others"] if first["reference"] == OTHERS else first["reference"]
    zero = (shown[["n_target", "n_reference"]] == 0).any(axis=None)
    return [
        count("n_articles", first["n_group_articles"], language)
        + ", "
        + count("n_words", first["n_words_target"], language),
        wording["keyness_against"].format(reference=reference, n=number(first["n_words_reference"], language)),
        wording.get(f"keyness_{first['part']}", ""),
        wording["keyness_articles"],
        wording["keyness_zero"] if zero else "",
    ]


def _scale(ax: Axes, highest: float, language: str) -> None:
    from matplotlib.ticker import MaxNLocator

    # Room for the figures beside the outermost dots.
    reach = max(highest, 1.0) * 1.35
    ax.set_xlim(-reach, reach)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=7, steps=[1, 2, 5, 10], integer=True, symmetric=True))
    ax.xaxis.set_major_formatter(tick_format(language))
    ax.axvline(0, color=MUTED, linewidth=1, zorder=1)


def _dot(ax: Axes, row: int, figures: dict[Any, Any], highest: float) -> bool:
    """Line, dot and figures of a word; whether it is a word of one article."""
    ratio, more = figures["log_ratio"], figures["log_ratio"] > 0
    one = figures["n_articles_target" if more else "n_articles_reference"] == 1
    size = _SMALLEST + (_LARGEST - _SMALLEST) * (figures["g2"] / highest if highest > 0 else 0) ** 0.5
    face: dict[str, Any] = {"markerfacecolor": "white", "markeredgewidth": 1.5} if one else {}
    ax.hlines(row, min(0, ratio), max(0, ratio), color=RULE, linewidth=3, zorder=1)
    ax.plot([ratio], [row], markersize=size, zorder=3, clip_on=False, **_style(more=more), **face)
    beside, side = (size / 2 + 4, "left") if more else (-size / 2 - 4, "right")
    ax.annotate(
        f"{figures['n_articles_target']} | {figures['n_articles_reference']}", (ratio, row),
        xytext=(beside, 0), textcoords="offset points", va="center", ha=side,
        fontsize=SMALL, color=MUTED, annotation_clip=False,
    )  # fmt: skip
    return one


def _style(*, more: bool) -> dict[str, Any]:
    return {"marker": "o" if more else "D", "color": BLUE if more else ORANGE, "linestyle": "none"}


def _legend(ax: Axes, wording: dict[str, str]) -> int:
    from matplotlib.lines import Line2D

    handles = [Line2D([], [], markersize=7, **_style(more=more)) for more in (True, False)]
    return legend(ax, handles, [wording["keyness_more"], wording["keyness_less"]])
