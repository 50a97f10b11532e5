"""The search: words in their context, who uses them how often, and from each line to the article."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.charts.colours import speaker_colours
from analysis.explore.html import escape
from analysis.explore.live.component import Live
from analysis.explore.live.entities_data import in_order
from analysis.explore.live.lookups import MOST_HITS, Searched, Searches
from analysis.explore.live.passages import places_named
from analysis.explore.live.search_words import ENGLISH, GERMAN
from analysis.explore.live.texts import Articles
from analysis.explore.live.voices_data import articles_of
from analysis.explore.live.wording import words_of
from analysis.explore.reading import article_of

_PARTS = ("filters", "filters_saved", "svg", "texts", "shell", "plain_search", "search", "search_views")
_ROWS = 20


def search(result: Searched, pattern: str = "", *, regex: bool = False, language: str = "en") -> Live:
    """Search words in texts, speakers or words of saying: hits in their context, and how many each outlet has.

    A search goes through the kernel: words as they stand, whole words, base forms, or a regular expression, which
    stops after five seconds. Hits in the text are those of ``measures.kwic``; the bars are those of
    ``measures.hit_rates``. A search for a speaker gives the quotations, one for words of saying where these stand. A
    line leads to its place in the article. What is wrong with a pattern is said in words.

    Parameters
    ----------
    result
        What ``analyse`` gave.
    pattern
        What to search first; it can be changed in the widget.
    regex
        Whether the first pattern is a regular expression.
    language
        Language of everything around the articles: "en" or "de".

    Returns
    -------
    Live
        A widget. An exported page holds the hits of the first search; other words it looks up in the texts that it
        holds, a million code points and no regular expressions. Where no script may run, a picture and the first
        lines stand.

    Raises
    ------
    ValueError
        There is no article, or the language is not one of the two.
    """
    words = words_of(language, (ENGLISH, GERMAN))
    article_of(result.articles, None)
    articles = Articles(
        result, in_order(result.sentences, result.articles, "start"), speaker_colours(result.quotes), language
    )
    searches = Searches(result, language)
    first = {"pattern": pattern, "how": "regex" if regex else "plain", "where": "text", "case": False}
    data = {
        "explorer": "search",
        "language": language,
        "words": words,
        "source": words["source"],
        "first": first,
        "ids": result.articles["article_id"].astype("str").tolist(),
        "most_hits": MOST_HITS,
        **articles_of(result.articles, result.sentences, words["not_given"]),
    }
    return Live(
        data,
        parts=_PARTS,
        answers={**articles.answers, "search": searches.answer},
        page=lambda: _page(result, articles, searches, first, words, language),
    )


def _page(
    result: Searched,
    articles: Articles,
    searches: Searches,
    first: dict[str, Any],
    words: Mapping[str, str],
    language: str,
) -> tuple[dict[str, Any], str]:
    """The answer to the first search and texts to look others up in, and what stands there without a script."""
    if not first["pattern"].strip():
        return {"embedded": articles.embedded()}, f"<p>{escape(words['search_empty'])}</p>"
    answer, _ = searches.answer(first)
    asked = json.dumps(first, ensure_ascii=False, separators=(",", ":"))
    held = {**articles.embedded(dict.fromkeys(answer.get("article", []))), "search": {asked: answer}}
    return {"embedded": held}, _first_view(result, searches, answer, first, words, language)


def _first_view(
    result: Searched,
    searches: Searches,
    answer: dict[str, Any],
    first: dict[str, Any],
    words: Mapping[str, str],
    language: str,
) -> str:
    """Hits by outlet as a picture, and the first lines as a table, as HTML; or what is wrong with the pattern."""
    from analysis.charts import chart_hit_rates
    from analysis.explore.picture import picture
    from analysis.measures import hit_rates

    if "problem" in answer:
        said = words[f"problem_{answer['problem']}"].format(detail=answer["detail"], n=MOST_HITS)
        return f"<p>{escape(said)}</p>"
    table = searches.table(**first)
    by = "outlet" if len(result.articles["outlet"].dropna().unique()) > 1 else None
    rates = hit_rates(table, result.sentences, result.articles, by=by)
    chart = chart_hit_rates(rates, language=language, title=f"{words['hits_of']} {first['pattern']}")
    alt = ", ".join(f"{name} {n}" for name, n in zip(rates["group"].fillna("?"), rates["n_hits"], strict=True))
    return f'<div class="ra-explorer">{picture(chart, alt)}{_lines(result, table, words, language)}</div>'


def _lines(result: Searched, table: pd.DataFrame, words: Mapping[str, str], language: str) -> str:
    from analysis.explore.table import Row, page_table

    where = dict(zip(result.articles["article_id"], places_named(result.articles, language), strict=True))
    columns = {"text": words["line"], "place": words["article_head"]}
    shown = [
        Row({"text": f"… {escape(left)}<strong>{escape(hit)}</strong>{escape(right)} …", "place": escape(where[name])})
        for name, left, hit, right in table[["article_id", "left", "hit", "right"]].head(_ROWS).itertuples(index=False)
    ]
    return page_table(columns, shown, further=len(table) - len(shown), language=language)
