"""Passages in their sentences: words of saying, scare quotes, words of the frame vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.charts.wording import words as chart_words
from analysis.explore.html import escape
from analysis.explore.notes import is_given, rows, speaker_label
from analysis.explore.quotations import place_cells, places_of, spoken
from analysis.explore.table import GREY, Row, page_table
from analysis.explore.wording import wording

# What takes a stance is read first.
_ORDER = ("distancing", "endorsing", "emotive", "directive", "neutral")


def cue_passages(
    quotes: pd.DataFrame, articles: pd.DataFrame, *, language: str, colours: Mapping[str, str], limit: int
) -> str:
    """Quotations by the stance of their words of saying, those that take one first."""
    words = wording(language)
    with_cue = quotes[quotes["cue_stance"].notna() & quotes["article_id"].isin(articles["article_id"])]
    place = with_cue["cue_stance"].map({stance: number for number, stance in enumerate(_ORDER)})
    ordered = with_cue.assign(_place=place).sort_values(["_place", "cue_lemma"], kind="stable").drop(columns="_place")
    places = places_of(ordered, articles)
    shown = [
        Row(
            {
                "cue": escape(quote.cue),
                "stance": words[f"stance_{quote.cue_stance}"],
                "speaker": escape(speaker_label(quote, language)),
                "passage": escape(spoken(quote)),
                **place_cells(quote.article_id, places),
            },
            colours.get(quote.speaker, GREY) if is_given(quote.speaker) else GREY,
        )
        for quote in rows(ordered.head(limit))
    ]
    columns = {kind: words[f"column_{kind}"] for kind in ("cue", "stance", "speaker", "passage", *places)}
    return page_table(columns, shown, further=len(ordered) - limit, language=language)


def sentence_passages(
    passages: pd.DataFrame, sentences: pd.DataFrame, articles: pd.DataFrame, *, language: str, limit: int
) -> str:
    """Passages (article_id, start, end; perhaps frame, voice, speaker), each bold in its sentence."""
    words = wording(language)
    places = places_of(passages, articles)
    further = [kind for kind in ("frame", "voice") if kind in passages.columns]
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    shown = []
    for row in rows(passages.head(limit)):
        around = sentences[(sentences["article_id"] == row.article_id) & (sentences["start"] <= row.start)]
        begin, end = (row.start, row.end) if around.empty else around[["start", "end"]].iloc[-1]
        cells = {"passage": _bold(texts[row.article_id], int(begin), row.start, row.end, int(end))}
        cells |= {kind: escape(_name(kind, row, language)) for kind in further}
        shown.append(Row(cells | place_cells(row.article_id, places)))
    columns = {kind: words[f"column_{kind}"] for kind in (*further, "passage", *places)}
    return page_table(columns, shown, further=len(passages) - limit, language=language)


def _bold(text: str, begin: int, start: int, end: int, stop: int) -> str:
    return f"{escape(text[begin:start])}<b>{escape(text[start:end])}</b>{escape(text[end : max(end, stop)])}"


def _name(kind: str, row: Any, language: str) -> str:
    """The name of a frame, or of a voice with its speaker."""
    named = chart_words(language)
    if kind == "frame":
        return named.get(f"frame_{row.frame}", row.frame)
    if row.voice != "narrator" and is_given(row.speaker):
        return f"{row.speaker}, {named[f'voice_{row.voice}']}"
    return named[f"voice_{row.voice}"]


def frame_word_table(table: pd.DataFrame, *, language: str, limit: int) -> str:
    """Table of ``frame_words`` as a page shows it: whose words they are."""
    words, named = wording(language), chart_words(language)
    counts = ("n_narrator", "n_direct", "n_indirect")
    shown = [
        Row(
            {
                "lemma": escape(row.lemma),
                "frame": escape(named.get(f"frame_{row.frame}", row.frame)),
                **{count: str(getattr(row, count) or "") for count in counts},
                "speakers": escape(row.speakers) if is_given(row.speakers) else "",
            }
        )
        for row in rows(table.head(limit))
    ]
    columns = {kind: words[f"column_{kind}"] for kind in ("lemma", "frame", *counts, "speakers")}
    return page_table(columns, shown, further=len(table) - limit, language=language)
