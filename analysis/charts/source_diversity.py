"""Chart of source diversity: the effective number of sources, or the share of the one quoted most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.charts.colours import BLUE, RULE
from analysis.charts.rows import (
    BAR,
    MAX_ROWS,
    absent,
    check,
    largest,
    left_out,
    nothing,
    rows_axes,
    scale,
    whisker,
    write,
)
from analysis.charts.theme import dress, legend, theme
from analysis.charts.validation import confidence_note, validated
from analysis.charts.wording import count, group_name, missing, number, percent, title_by, words
from analysis.measures.source_diversity import TABLE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

EFFECTIVE = ("effective_shannon", "effective_simpson")
MEASURES = (*EFFECTIVE, "share_top", "sources_per_article")


def chart_source_diversity(
    table: pd.DataFrame,
    *,
    ax: Axes | None = None,
    language: str = "en",
    measure: str = "effective_shannon",
    title: str | None = None,
    source: str | None = None,
    corrected: pd.DataFrame | None = None,
    max_rows: int = MAX_ROWS,
) -> Axes:
    """How diverse the sources are: one bar per group.

    Parameters
    ----------
    table
        Table of ``measures.source_diversity``.
    ax
        Axes to draw on; None makes a new figure.
    language
        "en" or "de".
    measure
        "effective_shannon" or "effective_simpson": the effective number of sources, before all that are identified;
        "share_top": the share of the source quoted most, whose name stands with the group; "sources_per_article".
        The last two have intervals.
    title, source
        Other words for the title and the source line.
    corrected
        Table of ``evaluation.corrected_shares``, if a sample of this corpus was coded: the source line then says on how
        many articles. What is drawn stays the machine's count; ``chart_corrected_shares`` draws the corrected shares.
        It must be of the same shares, groups, types and confidence as the table.
    max_rows
        At most so many groups, those with the most quotations.

    Returns
    -------
    Axes
        The Axes that came, or the new ones.

    Raises
    ------
    TableError
        ``corrected`` is of other shares or articles than the table.
    ValueError
        ``measure`` is none of the four.

    Examples
    --------
    >>> from analysis import schema
    >>> chart_source_diversity(schema.empty(TABLE)).get_title(loc="left")
    'How diverse the sources are'
    """
    wording = words(language)
    check(table, TABLE)
    if measure not in MEASURES:
        message = f"measure={measure!r} came; expected one of {', '.join(map(repr, MEASURES))}."
        raise ValueError(message)
    source, xlabel = source or wording["source"], _xlabel(table, measure, wording)
    per, weight = ("speaker", "quotes") if table.empty else table[["per", "weight"]].iloc[0]
    note = validated(table, corrected, of=per, unit=weight, language=language)
    with theme():
        if table.empty:
            title = title or wording["diversity_title"]
            return nothing(ax, title=title, xlabel=xlabel, source=source, text=wording["nothing"])
        by = table["by"].iloc[0]
        shown = largest(table, "n_quotes", max_rows)
        names = [_name(figures, measure, language) for figures in shown.to_dict("records")]
        axes = rows_axes(ax, names, legend_rows=int(measure in EFFECTIVE))
        scale(axes, _highest(shown, measure), language)
        drawn = [_bar(axes, row, figures, measure, language) for row, figures in enumerate(shown.to_dict("records"))]
        rows = _legend(axes, wording) if measure in EFFECTIVE else 0
        notes = [source, *_notes(table, measure, language), left_out(len(shown), len(table), language)]
        sure = confidence_note(table, language=language)
        notes[2:2] = [wording["intervals"] if any(drawn) else "", sure, note]
        title = title or title_by("diversity_title", by, language)
        return dress(axes, title=title, xlabel=xlabel, notes=notes, legend_rows=rows)


def _xlabel(table: pd.DataFrame, measure: str, wording: dict[str, str]) -> str:
    per, weight = ("speaker", "quotes") if table.empty else table[["per", "weight"]].iloc[0]
    text = wording["diversity_effective" if measure in EFFECTIVE else f"diversity_{measure}"]
    return text.format(per=wording[f"per_{per}"], weight=wording[f"weight_{weight}"])


def _name(figures: dict[Any, Any], measure: str, language: str) -> str:
    """The group, and with the share of the source on top its name."""
    name, top = group_name(figures["group"], figures["by"], language), figures["top_source"]
    if measure != "share_top" or missing(top):
        return name
    kind = {"actor_type": "actor", "gender": "actor", "speaker_kind": "kind"}.get(figures["per"])
    return f"{name}: {words(language).get(f'{kind}_{top}', top) if kind else top}"


def _highest(shown: pd.DataFrame, measure: str) -> float:
    if measure in EFFECTIVE:
        return 1.08 * float(shown["n_sources"].max())  # room for "12.9 of 22"
    return float(shown[[measure, f"{measure}_high"]].max().max()) * (100 if measure == "share_top" else 1)


def _bar(ax: Axes, row: int, figures: dict[Any, Any], measure: str, language: str) -> bool:
    """One row; whether it has an interval."""
    wording = words(language)
    figure = figures[measure]
    if pd.isna(figure):
        absent(ax, row, wording["diversity_none" if figures["n_quotes"] else "no_quotes"])
        return False
    if measure in EFFECTIVE:
        ax.barh(row, figures["n_sources"], height=BAR, color=RULE)
        ax.barh(row, figure, height=BAR, color=BLUE)
        shown = {"n": number(figure, language, 1), "all": number(figures["n_sources"], language)}
        write(ax, figures["n_sources"], row, wording["diversity_figure"].format(**shown))
        return False
    factor = 100 if measure == "share_top" else 1
    low, high = (factor * figures[f"{measure}_{end}"] for end in ("low", "high"))
    ax.barh(row, factor * figure, height=BAR, color=BLUE)
    drawn = whisker(ax, row, low, high)
    text = percent(figure, language) if measure == "share_top" else number(figure, language, 1)
    write(ax, max(factor * figure, high) if drawn else factor * figure, row, text)
    return drawn


def _legend(ax: Axes, wording: dict[str, str]) -> int:
    from matplotlib.patches import Patch

    return legend(ax, [Patch(color=BLUE), Patch(color=RULE)], [wording["diversity_bar"], wording["diversity_all"]])


def _notes(table: pd.DataFrame, measure: str, language: str) -> list[str]:
    wording = words(language)
    without = int(table[["n_anonymous", "n_unresolved"]].sum().sum())
    return [
        ", ".join(count(name, table[name].sum(), language) for name in ("n_articles", "n_quotes")),
        wording["diversity_unidentified"].format(n=number(without, language)) if without else "",
        wording["diversity_size"] if measure in EFFECTIVE and len(table) > 1 else "",
    ]
