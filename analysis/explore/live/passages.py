"""Quotations as the page lists them, and the articles they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pandas as pd

from analysis.explore.live.component import Answer, Buffers
from analysis.explore.live.wording import words_of
from analysis.explore.marks import Readable
from analysis.explore.notes import is_given, rows, speaker_label, type_label
from analysis.explore.quotations import spoken
from analysis.explore.speakers import GREY
from analysis.explore.wording import long_date
from analysis.measures.speakers import ANONYMOUS

_AROUND = 90
MOST_PASSAGES = 3_000
MOST_ARTICLES = 60
"""An exported page holds so many passages and articles; a notebook asks its kernel for all of them."""
LARGE = 1_000
"""Of more articles than this a page holds a fourth of that: a notebook makes the page at every display."""


class Passages:
    """Answers of the page's questions for passages and articles, by the numbers that the page gives them.

    Parameters
    ----------
    result
        What ``analyse`` gave.
    held
        Its quotations in the order in which the page numbers them.
    """

    def __init__(self, result: Readable, held: pd.DataFrame, colours: Mapping[str, str], language: str) -> None:
        self._result, self._held, self._colours, self._language = result, held, colours, language
        articles = result.articles
        self._texts = dict(zip(articles["article_id"], articles["text"], strict=True))
        self._number = {name: at for at, name in enumerate(articles["article_id"])}
        self._places = dict(zip(articles["article_id"], places_named(articles, language), strict=True))
        # Whoever counts among the unnamed has lost here the words that the text has for them.
        self._called = dict(zip(result.quotes["quote_id"], result.quotes["speaker"], strict=True))

    @property
    def answers(self) -> dict[str, Answer]:
        """What answers each kind of question."""
        return {"passages": self._passages, "article": self._article}

    def embedded(self) -> dict[str, dict[str, Any]]:
        """The answers that a page holds: the first passages and the first articles."""
        part = 4 if len(self._number) > LARGE else 1
        numbers = list(range(min(len(self._held), MOST_PASSAGES // part)))
        passages = {str(number): passage for number, passage in zip(numbers, self.passages(numbers), strict=True)}
        few = first_articles(self._result, MOST_ARTICLES // part)
        articles = {str(number): self._read(few, name) for number, name in enumerate(few.articles["article_id"])}
        return {"passage": passages, "article": articles}

    def passages(self, numbers: list[int]) -> list[dict[str, Any]]:
        """Quotations with a few words before and after each."""
        return [self._passage(quote) for quote in rows(self._held.iloc[numbers])]

    def _passage(self, quote: Any) -> dict[str, Any]:
        words = words_of(self._language)
        text = self._texts[quote.article_id]
        how = [type_label(quote, self._language)]
        if is_given(quote.cue):
            how.append(f"{words['open']}{quote.cue}{words['close']}")
        if is_given(quote.confidence):
            how.append(words["sure_short"].format(share=round(quote.confidence * 100)))
        return {
            "quote": quote.quote_id,
            "article": self._number[quote.article_id],
            "speaker": self._speaker(quote),
            "how": " · ".join(how),
            "text": [_before(text, quote.start), spoken(quote), _after(text, quote.end)],
            "place": self._places[quote.article_id],
            "colour": self._colours.get(quote.speaker, GREY) if is_given(quote.speaker) else GREY,
        }

    def _speaker(self, quote: Any) -> str:
        """Who speaks: a name; without one the words of the text; that nobody is named only where that is so."""
        if is_given(quote.speaker):
            return speaker_label(quote, self._language)
        words, called = words_of(self._language), self._called[quote.quote_id]
        if quote.speaker_kind == ANONYMOUS:
            said = called if is_given(called) else quote.speaker_text
            return words["passage_unnamed"].format(words=said) if is_given(said) else words["rest_anonymous"]
        if is_given(quote.speaker_text):
            return words["passage_unknown"].format(words=quote.speaker_text)
        return words["nobody"]

    def _read(self, result: Readable, name: str) -> str:
        """The reader of an article, with its style."""
        from analysis.explore.reading import reader

        return reader(result, name, language=self._language, colours=self._colours).html

    def _passages(self, given: Any, _: Buffers) -> tuple[Any, list[bytes]]:
        return self.passages([int(number) for number in given["numbers"]]), []

    def _article(self, given: Any, _: Buffers) -> tuple[Any, list[bytes]]:
        return self._read(self._result, self._result.articles["article_id"].iloc[int(given)]), []


def first_articles(result: Readable, n: int) -> Readable:
    """The same result with its first articles only: so that reading each of them does not look through all."""
    articles = result.articles.head(n)
    names = set(articles["article_id"])
    tables = {
        name: getattr(result, name).loc[lambda table: table["article_id"].isin(names)]
        for name in ("omitted", "quotes", "marked", "mentions")
    }
    return SimpleNamespace(articles=articles, **tables)


def places_named(articles: pd.DataFrame, language: str) -> list[str]:
    """Where a passage of each article stands: outlet, date in words, and headline."""
    titles = articles["title"].where(articles["title"].notna(), articles["article_id"]).astype(object)
    days = pd.to_datetime(articles["date"])
    dates = [None if pd.isna(day) else long_date(day.year, day.month, day.day, language) for day in days]
    found = zip(articles["outlet"].astype(object), dates, titles, strict=True)
    return [", ".join(str(part) for part in row if is_given(part)) for row in found]


def _before(text: str, start: int) -> str:
    begin = max(0, start - _AROUND)
    words = text[begin:start].rpartition("\n")[2]
    return f"… {words.partition(' ')[2]}" if begin and len(words) == start - begin else words


def _after(text: str, end: int) -> str:
    words = text[end : end + _AROUND].partition("\n")[0]
    return f"{words.rpartition(' ')[0]} …" if end + _AROUND < len(text) and len(words) == _AROUND else words
