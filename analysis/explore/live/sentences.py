"""The explorer of sentences: how long they are, how hard to read, and which ones are the hardest."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.charts.colours import speaker_colours
from analysis.explore.first_view import Counted
from analysis.explore.html import escape
from analysis.explore.live.component import Live
from analysis.explore.live.entities_data import in_order
from analysis.explore.live.passages import places_named
from analysis.explore.live.sentences_data import hardest_articles, sentences_of
from analysis.explore.live.sentences_words import ENGLISH, GERMAN
from analysis.explore.live.texts import Articles
from analysis.explore.live.voices_data import articles_of
from analysis.explore.live.wording import words_of
from analysis.explore.notes import is_given, rows
from analysis.explore.reading import article_of

_PARTS = (
    "filters",
    "filters_saved",
    "svg",
    "texts",
    "shell",
    "quantile",
    "sentences_counts",
    "sentences",
    "sentences_views",
)
_ROWS = 10


def sentences(result: Counted, *, language: str = "en") -> Live:
    """Which outlet writes for whom: lengths of sentences as a distribution, readability, and the hardest sentences.

    Four views: sentences by length with median and quartiles, readability by several formulas, the share of sentences
    with a passive or a Konjunktiv, and the hardest sentences. Filters choose articles (outlet, event, dates, wire copy
    once). All figures are those of the measures ``sentence_statistics`` and ``readability``; the page counts them
    itself. "Hard" is what can be counted in a single sentence: words, syllables, long words, words of three syllables
    and more. No formula is drawn for single sentences: on so few words they say little. A sentence leads to its place
    in the article.

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
        60 articles, those with the hardest sentences before all others. Where no script may run, a picture and the
        longest sentences stand.

    Raises
    ------
    ValueError
        There is no article, or the language is not one of the two.
    """
    words = words_of(language, (ENGLISH, GERMAN))
    article_of(result.articles, None)
    with_words = result.sentences[result.sentences["n_words"] > 0]
    held = in_order(with_words, result.articles, "start")
    articles = Articles(result, held, speaker_colours(result.quotes), language)
    data = {
        "explorer": "sentences",
        "language": language,
        "words": words,
        "source": words["source"],
        "ids": result.articles["article_id"].astype("str").tolist(),
        **articles_of(result.articles, result.sentences, words["not_given"]),
        "sentences": sentences_of(held),
    }
    return Live(
        data,
        parts=_PARTS,
        answers=articles.answers,
        page=lambda: (
            {"embedded": articles.embedded(hardest_articles(held))},
            _first_view(result, held, words, language),
        ),
    )


def _first_view(result: Counted, held: pd.DataFrame, words: Mapping[str, str], language: str) -> str:
    """Lengths of sentences by outlet as a picture, and the longest sentences as a table, as HTML."""
    from analysis.charts import chart_sentence_length
    from analysis.explore.picture import picture
    from analysis.measures import sentence_statistics

    by = "outlet" if len(result.articles["outlet"].dropna().unique()) > 1 else None
    table = sentence_statistics(result.sentences, result.articles, by=by)
    known = [row for row in rows(table) if is_given(row.words_median)]
    said = ", ".join(f"{row.group if by else words['by_all']} {row.words_median:g}" for row in known)
    drawn = picture(
        chart_sentence_length(table, language=language), f"{words['figure_words_median']}: {said or words['no_rows']}"
    )
    return f'<div class="ra-explorer">{drawn}{_longest(result, held, words, language)}</div>'


def _longest(result: Counted, held: pd.DataFrame, words: Mapping[str, str], language: str) -> str:
    from analysis.explore.table import Row, page_table

    texts, where = result.articles["text"].tolist(), places_named(result.articles, language)
    columns = {"n_words": words["count_n_words"], "text": words["count_sentence"], "place": words["article_head"]}
    first = held.nlargest(_ROWS, "n_words")
    shown = [
        Row({"n_words": str(n), "text": escape(" ".join(texts[at][start:end].split())), "place": escape(where[at])})
        for at, start, end, n in first[["_article", "start", "end", "n_words"]].itertuples(index=False)
    ]
    return page_table(columns, shown, further=len(held) - len(shown), language=language)
