"""The explorer of entities: who and what is mentioned, how evenly, with whom and when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.charts.colours import speaker_colours
from analysis.explore.first_view import Counted
from analysis.explore.html import escape
from analysis.explore.live.component import Live
from analysis.explore.live.entities_data import in_order, mentions_of
from analysis.explore.live.entities_words import ENGLISH, GERMAN
from analysis.explore.live.texts import Articles
from analysis.explore.live.voices_data import articles_of
from analysis.explore.live.wording import words_of
from analysis.explore.notes import is_given, rows
from analysis.explore.reading import article_of

_PARTS = (
    "filters", "filters_saved", "svg", "texts", "shell", "periods", "quantile", "entities_counts", "entities",
    "entities_views", "entities_network", "entities_timeline",
)  # fmt: skip
_ROWS = 15


def entities(result: Counted, *, language: str = "en") -> Live:
    """Who and what is mentioned: bars, a network, strokes and lines with filters, each leading to its mentions.

    Four views: how often entities are mentioned, which are mentioned together in an article or a sentence, how evenly
    they are spread over the articles, and when. Filters choose articles (outlet, event, dates, wire copy once) and
    kinds of entities. All figures are those of the measures ``entity_frequency``, ``co_occurrence``,
    ``entity_dispersion`` and ``timeline``; the page counts them itself. A mention stands in its sentence, and leads to
    the article.

    Parameters
    ----------
    result
        What ``analyse`` gave.
    language
        Language of everything around the articles: "en" or "de".

    Returns
    -------
    Live
        A widget. An exported page counts and filters without a kernel; it holds texts of a million code points and
        the first 60 articles. Where no script may run, a picture, a table and one article stand.

    Raises
    ------
    ValueError
        There is no article, or the language is not one of the two.
    """
    words = words_of(language, (ENGLISH, GERMAN))
    article_of(result.articles, None)
    colours = speaker_colours(result.quotes)
    articles = Articles(result, in_order(result.sentences, result.articles, "start"), colours, language)
    data = {
        "explorer": "entities",
        "language": language,
        "words": words,
        "source": words["source"],
        **articles_of(result.articles, result.sentences, words["not_given"]),
        **mentions_of(result.mentions, result.entities, result.articles),
    }
    return Live(
        data,
        parts=_PARTS,
        answers=articles.answers,
        page=lambda: ({"embedded": articles.embedded()}, _first_view(result, words, colours, language)),
    )


def _first_view(result: Counted, words: Mapping[str, str], colours: Mapping[str, str], language: str) -> str:
    """The most frequent entities as a picture and as a table, and the first article, as HTML."""
    from analysis.charts import chart_entity_frequency
    from analysis.explore.picture import picture
    from analysis.explore.reading import reader
    from analysis.measures import entity_frequency

    table = entity_frequency(result.mentions, result.entities, result.articles, result.sentences)
    first = table[table["n_mentions"] > 0].head(_ROWS)
    said = ", ".join(f"{row.name} {row.n_mentions}" for row in rows(first)) or words["no_entities"]
    drawn = picture(chart_entity_frequency(table, language=language), f"{words['entity_n_mentions']}: {said}")
    shown = reader(result, language=language, colours=colours).html
    return f'<div class="ra-explorer">{drawn}{_table(first, words, language)}{shown}</div>'


def _table(first: pd.DataFrame, words: Mapping[str, str], language: str) -> str:
    from analysis.explore.table import Row, page_table

    figures = ("n_mentions", "n_names", "n_roles", "n_pronouns", "n_articles")
    columns = {"name": words["name"], "kind": words["kind"], **{name: words[f"entity_{name}"] for name in figures}}
    shown = [Row(_cells(row, figures, words)) for row in rows(first)]
    return page_table(columns, shown, further=0, language=language)


def _cells(row: Any, figures: tuple[str, ...], words: Mapping[str, str]) -> dict[str, str]:
    kind = words[f"one_{row.label}"] if is_given(row.label) else ""
    name = row.name if is_given(row.name) else row.entity_id
    return {"name": escape(name), "kind": kind, **{figure: str(getattr(row, figure)) for figure in figures}}
