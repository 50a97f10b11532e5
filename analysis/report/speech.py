"""Sections on who is quoted: quotations, the article with its voices, quote density, share of voice, cues."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from analysis.charts.wording import number, percent
from analysis.explore.wording import wording as reader_words
from analysis.report.page import chart_html, foldable, paragraph, show, show_heading
from analysis.report.parts import Part
from analysis.report.wording import counted, plain, say

MAX_READERS = 3
"""More articles than these are not set in full."""
_OPEN_ROWS = 40
_MAX_ROWS = 500


def quotations(part: Part) -> None:
    """Who says what: every quotation with speaker, type and cue."""
    from analysis.explore import quotes_table

    language, quotes = part.language, part.result.quotes
    show_heading(plain(language, "quotations_title"), f"{part.anchor}-quotations", 3)
    if quotes.empty:
        show(paragraph(say(language, "quotations_none")))
        return
    total = counted(language, len(quotes), "quotation", "quotations")
    named = number(int(quotes["speaker"].notna().sum()), language)
    read = say(language, "quotations_read", named=named, quotations=total, types=_types(quotes, language))
    table = quotes_table(
        quotes, part.result.articles, language=language, colours=part.colours, limit=_MAX_ROWS
    )._repr_html_()
    show(paragraph(read) + (table if len(quotes) <= _OPEN_ROWS else foldable(total, table)))


def reader(part: Part) -> None:
    """The articles in full, quotations coloured by speaker; only in a part with few of them."""
    from analysis.explore import reader as article_reader

    articles, language = part.result.articles, part.language
    if len(articles) > MAX_READERS or articles.empty:
        return
    show_heading(plain(language, "reader_title"), f"{part.anchor}-reader", 3)
    if len(part.result.quotes):
        show(paragraph(say(language, "reader_read")))
    for article_id in articles["article_id"]:
        show(article_reader(part.result, article_id, language=language, colours=part.colours)._repr_html_())


def density(part: Part) -> None:
    """How much of the text is quoted."""
    from analysis import charts, measures

    language, tables = part.language, part.result
    show_heading(plain(language, "density_title"), f"{part.anchor}-density", 3)
    if not part.density["n_words_quoted"]:
        show(paragraph(say(language, "quotations_none")))
        return
    shares = {name: percent(part.density[f"density_{name}"], language) for name in ("all", "direct")}
    text = say(language, "density_read", **shares)
    table = measures.quote_density(tables.sentences, tables.quotes, tables.articles, by=part.by)
    text += range_told(part, table, "density_all", "density_range", lambda share: percent(share, language))
    chart = chart_html(charts.chart_quote_density(table, language=language), text)
    show(paragraph(text) + chart + _caveats(part, table, "density_caveat"))


def voices(part: Part) -> None:
    """Who has which share of the quoted words, unnamed speakers included."""
    from analysis import charts, measures

    language, tables = part.language, part.result
    show_heading(plain(language, "voices_title"), f"{part.anchor}-voices", 3)
    table = measures.speaker_prominence(tables.quotes, tables.articles).dropna(subset=["share_words"])
    if table.empty:
        show(paragraph(say(language, "quotations_none")))
        return
    text = " ".join(_shares(table, language))
    chart = charts.chart_speaker_prominence(table, language=language, colours=part.colours)
    html = paragraph(text) + chart_html(chart, text) + _caveats(part, table, "voices_caveat")
    if part.by:
        groups = measures.speaker_prominence(tables.quotes, tables.articles, by=part.by)
        chart = charts.chart_share_of_voice(groups, language=language, colours=part.colours)
        html += chart_html(chart, plain(language, "voices_by_outlet"))
    show(html)


def cues(part: Part) -> None:
    """With which words of saying, and with what stance, quotations are introduced."""
    from analysis import charts, measures

    language, tables = part.language, part.result
    show_heading(plain(language, "cues_title"), f"{part.anchor}-cues", 3)
    total = measures.cue_stance(tables.quotes, tables.articles, by=None).set_index("stance")
    known = int(total["n_cues"].max()) if len(total) else 0
    if not known:
        show(paragraph(say(language, "cues_none")))
        return
    shares = {stance: percent(float(total["share"].get(stance, 0.0)), language) for stance in ("neutral", "distancing")}
    text = say(language, "cues_read", cues=counted(language, known, "cue", "cues"), **shares)
    table = measures.cue_stance(tables.quotes, tables.articles, by=part.by)
    show(
        paragraph(text)
        + chart_html(charts.chart_cue_stance(table, language=language), text)
        + paragraph(say(language, "cues_caveat"), "caveat")
    )


def _types(quotes: pd.DataFrame, language: str) -> str:
    """How many quotations there are of each type, in words."""
    names = reader_words(language)
    counts = quotes["type"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    told = [
        plain(language, "type_count", n=number(n, language), type=names[f"type_{kind}"]) for kind, n in counts.items()
    ]
    listed = ", ".join(told)
    return listed[:1].upper() + listed[1:]


def _shares(table: pd.DataFrame, language: str) -> list[str]:
    """The largest share, what belongs to nobody, and that all shares sum to one, as sentences."""
    sentences = []
    named = table[table["speaker"].notna()]
    if len(named):
        first = named.sort_values("share_words", ascending=False, kind="stable").iloc[0]
        quotes = counted(language, int(first["n_quotes"]), "quotation", "quotations")
        share = percent(first["share_words"], language)
        sentences.append(say(language, "voices_read", speaker=first["speaker"], share=share, quotes=quotes))
    unnamed = float(table.loc[table["speaker"].isna(), "share_words"].sum())
    if unnamed:
        sentences.append(say(language, "voices_nobody", share=percent(unnamed, language)))
    return [*sentences, say(language, "voices_sum", sum=percent(float(table["share_words"].sum()), language))]


def range_told(part: Part, table: pd.DataFrame, column: str, key: str, written: Callable[[float], str]) -> str:
    """A sentence with the groups that have most and least; nothing if there are no two to compare."""
    known = table.dropna(subset=[column, "group"])
    if part.by is None or len(known) < 2:
        return ""
    ordered = known.sort_values(column, kind="stable")
    least, most = ordered.iloc[0], ordered.iloc[-1]
    return " " + say(
        part.language, key, most=most["group"], high=written(most[column]), least=least["group"],
        low=written(least[column]),
    )  # fmt: skip


def _caveats(part: Part, table: pd.DataFrame, key: str) -> str:
    """What to bear in mind: the kit's errors, and intervals or why there are none."""
    intervals = table.filter(like="_low").notna().to_numpy().any()
    interval = "interval_caveat" if intervals else "no_interval_caveat"
    return paragraph(f"{say(part.language, key)} {say(part.language, interval)}", "caveat")
