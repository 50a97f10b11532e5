"""The reader: one article as a newspaper sets it, its quotations coloured by speaker."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.explore.html import HtmlView, style
from analysis.explore.marks import Readable, all_marks, of
from analysis.explore.markup import marked_up
from analysis.explore.masthead import filters, head, key, lang, legend
from analysis.explore.speakers import Speaker, speakers_of
from analysis.explore.wording import wording


def reader(
    result: Readable, article_id: str | None = None, *, language: str = "en", colours: Mapping[str, str] | None = None
) -> HtmlView:
    """One article, its quotations coloured by speaker; it needs no kernel once it is shown.

    Direct speech has a tinted ground, indirect speech a coloured line. Pointing at a passage, or reaching it with the
    Tab key, tells who speaks, how that was found and how sure it is; choosing a speaker greys out all others.

    Parameters
    ----------
    result
        What ``analyse`` gave.
    article_id
        The article; the first one unless named.
    language
        Language of everything around the article: "en" or "de".
    colours
        Colour per speaker, as ``charts.speaker_colours`` gives them for the whole corpus (the default).

    Returns
    -------
    HtmlView
        HTML with its own style and nothing from elsewhere; all text from the article is escaped.

    Raises
    ------
    ValueError
        There is no such article, or the language is not one of the two.
    """
    words = wording(language)
    article = article_of(result.articles, article_id)
    quotes = of(result.quotes, article)
    speakers = speakers_of(quotes, _corpus_colours(result.quotes) if colours is None else colours)
    parts = [
        style("reader"),
        filters(len(speakers)),
        '<article class="ra-reader">',
        head(result, article, language),
        legend(speakers, language),
        _body(result, article, quotes, speakers, language),
        key(result, article, quotes, words),
        "</article>",
    ]
    return HtmlView("".join(parts), f"reader of article {article.article_id!r}, {len(quotes)} quotations")


def article_of(articles: pd.DataFrame, article_id: str | None) -> Any:
    """The article's row, or the first one; an error that says what to try if there is none."""
    if articles.empty:
        message = "The analysis holds no article, so there is nothing to read. Try analysis.problems to see why."
        raise ValueError(message)
    if article_id is None:
        return next(articles.itertuples(index=False))
    found = articles[articles["article_id"] == article_id]
    if found.empty:
        known = articles["article_id"].astype(str).tolist()
        near = difflib.get_close_matches(str(article_id), known, n=3, cutoff=0) or known[:3]
        message = (
            f"There is no article {article_id!r} among {len(known)} articles. "
            f"Try one of: {', '.join(map(repr, near))}; all are in the column article_id of articles."
        )
        raise ValueError(message)
    return next(found.itertuples(index=False))


def _corpus_colours(quotes: pd.DataFrame) -> Mapping[str, str]:
    from analysis.charts import speaker_colours

    return speaker_colours(quotes)


def _body(result: Readable, article: Any, quotes: pd.DataFrame, speakers: list[Speaker], language: str) -> str:
    from analysis.language.sentences import paragraphs

    marks = all_marks(result, article, quotes, speakers, language)
    return f'<div class="ra-body"{lang(article)}>{marked_up(article.text, marks, paragraphs(article.text))}</div>'
