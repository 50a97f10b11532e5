"""The table of quotations, as a page shows it: who says what, in what way, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.explore.html import HtmlView, escape
from analysis.explore.notes import is_given, rows, speaker_label, type_label
from analysis.explore.table import GREY, Row, page_table, require
from analysis.explore.wording import wording

_QUOTES = ("speaker", "speaker_kind", "type", "medium", "cue", "text", "start", "spans", "article_id")


def quotes_table(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    language: str = "en",
    colours: Mapping[str, str] | None = None,
    limit: int = 50,
) -> HtmlView:
    """Quotations as an HTML table: speaker, type, words of saying, passage; outlet and article where they differ.

    Parameters
    ----------
    quotes
        Table quotes, or some of its rows; their order is kept.
    articles
        Table articles, with at least the articles of these quotations.
    language
        Language of headings and types: "en" or "de".
    colours
        Colour per speaker, as ``charts.speaker_colours`` gives them; a speaker without one gets grey.
    limit
        Most rows shown; a line says how many are not.

    Returns
    -------
    HtmlView
        HTML with its own style and nothing from elsewhere; all text from the articles is escaped.

    Raises
    ------
    TableError
        A column lacks, perhaps because the tables came in the wrong order.
    """
    words = wording(language)
    require("quotes", quotes, _QUOTES, "quotes_table(result.quotes, result.articles)")
    require("articles", articles, ("article_id", "outlet", "title"), "quotes_table(result.quotes, result.articles)")
    places = places_of(quotes, articles)
    columns = {kind: words[f"column_{kind}"] for kind in ("speaker", "type", "cue", "passage", *places)}
    shown = [_row(quote, places, language, colours or {}) for quote in rows(quotes.head(limit))]
    html = page_table(columns, shown, further=len(quotes) - limit, language=language)
    return HtmlView(html, f"table of {len(quotes)} quotations")


def places_of(passages: pd.DataFrame, articles: pd.DataFrame) -> dict[str, dict[Any, Any]]:
    """Outlet and headline per article_id: those of the two that tell these passages apart."""
    these = articles[articles["article_id"].isin(passages["article_id"])]
    by_id = these.set_index("article_id")
    named = {"outlet": by_id["outlet"], "article": by_id["title"].fillna(by_id.index.to_series())}
    return {kind: dict(values.items()) for kind, values in named.items() if len(values.dropna().unique()) > 1}


def place_cells(article_id: str, places: Mapping[str, Mapping[Any, Any]]) -> dict[str, str]:
    """The cells that say where a passage stands."""
    found = {kind: values.get(article_id) for kind, values in places.items()}
    return {kind: escape(str(value)) if is_given(value) else "" for kind, value in found.items()}


def _row(quote: Any, places: Mapping[str, Mapping[Any, Any]], language: str, colours: Mapping[str, str]) -> Row:
    cells = {
        "speaker": escape(speaker_label(quote, language)),
        "type": type_label(quote, language),
        "cue": escape(quote.cue) if is_given(quote.cue) else "",
        "passage": escape(spoken(quote)),
        **place_cells(quote.article_id, places),
    }
    return Row(cells, colours.get(quote.speaker, GREY) if is_given(quote.speaker) else GREY)


def spoken(quote: Any) -> str:
    """The quotation's own words; words that interrupt it are left out and shown as a gap.

    >>> from types import SimpleNamespace
    >>> spoken(SimpleNamespace(text="„Ja“, sagte sie, „gern“", start=5, spans=[[5, 9], [22, 28]]))
    '„Ja“ […] „gern“'
    """
    return " […] ".join(quote.text[start - quote.start : end - quote.start] for start, end in quote.spans)
