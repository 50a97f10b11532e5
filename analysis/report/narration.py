"""Sections on the narrator's words: scare quotes, frame vocabulary, sentence length, names mentioned."""

from __future__ import annotations

import pandas as pd

from analysis.charts.wording import WORDING as CHART_WORDS
from analysis.charts.wording import number
from analysis.report.page import chart_html, foldable, paragraph, show, show_heading, table_html
from analysis.report.parts import Part
from analysis.report.speech import range_told
from analysis.report.wording import counted, plain, say

_NAMES = 3


def scare_quotes(part: Part) -> None:
    """Words in quotation marks that keep a distance, with the passages."""
    from analysis import charts, measures

    language, tables = part.language, part.result
    show_heading(plain(language, "scare_title"), f"{part.anchor}-scare", 3)
    passages = measures.scare_quote_passages(tables.marked, tables.sentences, tables.articles)
    if passages.empty:
        show(paragraph(say(language, "scare_none")))
        return
    text = say(language, "scare_read", passages=counted(language, len(passages), "passage", "passages"))
    html = paragraph(text)
    if part.by:
        table = measures.scare_quotes(tables.marked, tables.sentences, tables.articles, by=part.by)
        html += chart_html(charts.chart_scare_quotes(table, language=language), text)
    html += paragraph(say(language, "scare_caveat"), "caveat")
    show(html + _passages(part, passages))


def frames(part: Part) -> None:
    """Words that go with news frames, by the narrator and in quotations."""
    from analysis import charts, measures

    language, tables = part.language, part.result
    tokens = tables.tokens()
    total = measures.frame_vocabulary(tokens, tables.quotes, tables.articles, by=None)
    if not total["n_hits"].sum():
        return
    show_heading(plain(language, "frames_title"), f"{part.anchor}-frames", 3)
    leading = {"narrator": _leading(total, ["narrator"]), "quoted": _leading(total, ["direct", "indirect"])}
    key = "frames_same" if leading["narrator"] == leading["quoted"] else "frames_read"
    text = say(language, key, **{voice: _frame(name, language) for voice, name in leading.items()})
    chart = chart_html(charts.chart_frame_vocabulary(total, language=language), text)
    show(
        (paragraph(text) if all(leading.values()) else "") + chart + paragraph(say(language, "frames_caveat"), "caveat")
    )


def sentence_length(part: Part) -> None:
    """How long the sentences are."""
    from analysis import charts, measures

    language, tables = part.language, part.result
    total = measures.sentence_statistics(tables.sentences, tables.articles, by=None)
    if total.empty or pd.isna(total["words_mean"].iloc[0]):
        return
    show_heading(plain(language, "sentences_title"), f"{part.anchor}-sentences", 3)
    figures = {name: number(total[f"words_{name}"].iloc[0], language, 1) for name in ("mean", "median")}
    text = say(language, "sentences_read", **figures)
    table = measures.sentence_statistics(tables.sentences, tables.articles, by=part.by)
    text += range_told(part, table, "words_mean", "sentences_range", lambda words: number(words, language, 1))
    show(paragraph(text) + chart_html(charts.chart_sentence_length(table, language=language), text))


def entities(part: Part) -> None:
    """Who and what is mentioned most."""
    from analysis import charts, measures

    language, tables = part.language, part.result
    show_heading(plain(language, "entities_title"), f"{part.anchor}-entities", 3)
    table = measures.entity_frequency(tables.mentions, tables.entities, tables.articles, tables.sentences)
    table = table[table["label"].ne("MISC")]
    named = table.dropna(subset=["name"]).sort_values("n_mentions", ascending=False, kind="stable")
    if named.empty:
        show(paragraph(say(language, "entities_none")))
        return
    first = named.head(_NAMES)
    names = [f"{name} ({number(n, language)})" for name, n in zip(first["name"], first["n_mentions"], strict=True)]
    text = say(language, "entities_read", names=", ".join(names))
    chart = chart_html(charts.chart_entity_frequency(table, language=language), text)
    show(paragraph(text) + chart + paragraph(say(language, "entities_caveat"), "caveat"))


def _passages(part: Part, passages: pd.DataFrame) -> str:
    """The scare quotes with their sentences, folded away."""
    language = part.language
    labels = {"group": plain(language, "outlet_label"), "sentence_text": plain(language, "passage_label")}
    if not part.by:
        del labels["group"]
    labels = {"text": "„ “", **labels}
    return foldable(
        counted(language, len(passages), "passage", "passages"),
        table_html(passages, labels, passages=("text", "sentence_text")),
    )


def _leading(total: pd.DataFrame, voices: list[str]) -> str | None:
    """The frame with the most hits per word in these voices."""
    hits = total[total["voice"].isin(voices)].groupby("frame")["n_hits"].sum()
    return str(hits.idxmax()) if len(hits) and hits.max() else None


def _frame(name: str | None, language: str) -> str:
    return CHART_WORDS[language].get(f"frame_{name}", name or "–")
