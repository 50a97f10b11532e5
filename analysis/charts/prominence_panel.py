"""Chart of the prominence panel: the same speakers in the same order, one column of bars for each figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts.colours import BLUE, FURTHER, MUTED, NOBODY
from analysis.charts.rows import BAR, check, left_out, nothing, one_group, rows_axes, title_of_group, whisker, write
from analysis.charts.theme import dress, fill, theme
from analysis.charts.validation import confidence_note, validated
from analysis.charts.wording import count, missing, percent, words
from analysis.measures.prominence_panel import SHARES, TABLE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

OF_ARTICLES = ("share_articles", "share_headlines", "share_leads")
FIGURES = (*(share for share in SHARES if share not in OF_ARTICLES), *OF_ARTICLES)
_LONGEST = 0.48
_TINY = 7.0


def chart_prominence_panel(
    table: pd.DataFrame,
    *,
    ax: Axes | None = None,
    language: str = "en",
    figures: tuple[str, ...] = FIGURES,
    group: str | None = None,
    colours: Mapping[str, str] | None = None,
    title: str | None = None,
    source: str | None = None,
    corrected: pd.DataFrame | None = None,
    max_rows: int = 10,
) -> Axes:
    """Several figures of prominence side by side: one row per speaker, one column of bars per figure.

    Shares of the articles (articles, headlines, leads) have one scale, all others, which sum to 100 %, another one:
    within each of the two the bars can be compared from column to column.

    Parameters
    ----------
    table
        Table of ``measures.prominence_panel``.
    ax
        Axes to draw on; None makes a new figure.
    language
        "en" or "de".
    figures
        Which shares of the panel to draw, from left to right.
    group
        Which group to draw, where the table has several.
    colours
        Speaker -> colour, as ``speaker_colours`` gives them; None draws all named speakers in one colour.
    title, source
        Other words for the title and the source line.
    corrected
        Table of ``evaluation.corrected_shares``, if a sample of this corpus was coded: the source line then says on how
        many articles. What is drawn stays the machine's count; ``chart_corrected_shares`` draws the corrected shares.
        It must be of the same shares, groups, types and confidence as the table.
    max_rows
        At most so many named rows, the first of the table, which have the most quoted words.

    Returns
    -------
    Axes
        The Axes that came, or the new ones.

    Raises
    ------
    TableError
        ``corrected`` is of other shares or articles than the table.
    ValueError
        The table has several groups and none was chosen, or a figure or the group is not there.

    Examples
    --------
    >>> from analysis import schema
    >>> chart_prominence_panel(schema.empty(TABLE), language="de").get_title(loc="left")
    'Wer hervortritt, und worin'
    """
    wording = words(language)
    chosen = one_group(check(table, TABLE), group, "a table with by=None")
    _known(figures)
    source, xlabel = source or wording["source"], wording["panel_x"]
    title = title or title_of_group(wording["panel_title"], chosen, language)
    per = "speaker" if table.empty else table["per"].iloc[0]
    note = validated(table, corrected, of=per, unit=None, language=language)
    with theme():
        if not chosen["n_quotes"].any():
            text = wording["nothing" if chosen.empty else "no_quotes"]
            return nothing(ax, title=title, xlabel=xlabel, source=source, text=text)
        named = chosen[chosen["name"].notna()]
        shown = pd.concat([named.head(max_rows), chosen[chosen["name"].isna()]])
        rows = shown.to_dict("records")
        axes = rows_axes(ax, [row_name(row, wording) for row in rows], legend_rows=2)
        intervals = _bars(axes, shown, figures, colours, language)
        _columns(axes, [wording[f"panel_{figure}"] for figure in figures])
        totals = (("n_articles", chosen["n_group_articles"].iloc[0]), ("n_quotes", chosen["n_quotes"].sum()))
        notes = [
            source,
            ", ".join(count(name, total, language) for name, total in totals),
            wording["panel_bases"],
            wording["panel_undefined"] if shown[list(figures)].isna().any(axis=None) else "",
            wording["intervals"] if intervals else "",
            confidence_note(table, language=language),
            note,
            left_out(min(max_rows, len(named)), len(named), language),
        ]
        dress(axes, title=title, xlabel=xlabel, notes=notes)
        axes.tick_params(axis="x", labelsize=_TINY)
        return axes


def row_name(figures: dict, wording: dict[str, str]) -> str:
    """What a row of the panel is called on a chart."""
    kind, name = figures["speaker_kind"], figures["name"]
    if missing(name):
        return wording["no_party" if kind == "entity" else "missing" if missing(kind) else str(kind)]
    if figures["per"] == "speaker":
        return str(name)
    return wording.get(f"{'kind' if figures['per'] == 'speaker_kind' else 'actor'}_{name}", str(name))


def row_colour(figures: dict, colours: Mapping[str, str] | None) -> str:
    """The colour of a row: the speaker's own one, or a grey for those without a name."""
    if missing(figures["name"]):
        return NOBODY if figures["speaker_kind"] == "nobody" else FURTHER
    return BLUE if colours is None else colours.get(figures["name"], FURTHER)


def _known(figures: tuple[str, ...]) -> None:
    unknown = [figure for figure in figures if figure not in SHARES]
    if unknown or not figures:
        message = f"figures={figures!r} came; the panel draws some of: {', '.join(SHARES)}."
        raise ValueError(message)


def _bars(
    ax: Axes, shown: pd.DataFrame, figures: tuple[str, ...], colours: Mapping[str, str] | None, language: str
) -> bool:
    """The bars of all columns; whether any has the line of an interval."""
    scales = {figure: _scale(shown, [other for other in figures if _alike(figure, other)]) for figure in figures}
    drawn = False
    for row, values in enumerate(shown.to_dict("records")):
        for left, figure in enumerate(figures):
            drawn |= _bar(ax, row, left, figure, values, scales[figure], row_colour(values, colours), language)
    return drawn


def _alike(figure: str, other: str) -> bool:
    return (figure in OF_ARTICLES) == (other in OF_ARTICLES)


def _scale(shown: pd.DataFrame, figures: list[str]) -> float:
    highest = shown[[column for figure in figures for column in (figure, f"{figure}_high")]].max().max()
    return _LONGEST / highest if highest > 0 else 1.0


def _bar(ax: Axes, row: int, left: int, figure: str, values: dict, scale: float, colour: str, language: str) -> bool:
    value, high = values[figure], values[f"{figure}_high"]
    if pd.isna(value):
        write(ax, left, row, "\N{EN DASH}", colour=MUTED, gap=2)
        return False
    ax.barh(row, scale * value, left=left, height=BAR, color=colour)
    drawn = whisker(ax, row, left + scale * values[f"{figure}_low"], left + scale * high)
    end = max(value, high) if drawn else value
    write(ax, left + scale * end, row, percent(value, language), size=_TINY, gap=2)
    return drawn


def _columns(ax: Axes, names: list[str]) -> None:
    """A heading above each column of bars."""
    ax.set_xlim(0, len(names))
    ax.xaxis.tick_top()
    ax.set_xticks(range(len(names)), labels=[fill(name, 11) for name in names], ha="left")
