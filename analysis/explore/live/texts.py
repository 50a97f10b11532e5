"""Texts of articles for a page that cuts passages out of them itself, and the articles to be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import accumulate
from types import SimpleNamespace
from typing import Any, Protocol

import pandas as pd

from analysis.explore.live.component import Answer, Buffers
from analysis.explore.live.passages import MOST_ARTICLES, first_articles, places_named
from analysis.explore.marks import Readable

MOST_SIGNS = 1_000_000
"""An exported page holds texts of so many code points in all; a notebook asks its kernel for all of them."""
_UNWRITABLE = {0: 0xFFFD, **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)}
"""What the reader cannot write, either: NUL and lone surrogates; one sign for each, so that offsets hold."""


class WithSentences(Readable, Protocol):
    """What explorers of texts need of an Analysis."""

    @property
    def sentences(self) -> pd.DataFrame: ...  # noqa: D102


class Articles:
    """Answers of the page's questions for texts and articles, by the numbers of the articles.

    Parameters
    ----------
    result
        What ``analyse`` gave.
    sentences
        Its sentences in the order in which the page numbers them, article by article.
    colours
        Colour per speaker, for the reader.
    """

    def __init__(
        self, result: WithSentences, sentences: pd.DataFrame, colours: Mapping[str, str], language: str
    ) -> None:
        self._result, self._colours, self._language = result, colours, language
        self._places = places_named(result.articles, language)
        self._sentences = sentences
        self._rows = sentences.groupby("article_id", sort=False).indices

    @property
    def answers(self) -> dict[str, Answer]:
        """What answers each kind of question."""
        return {"texts": self._texts, "article": self._article}

    def embedded(self, first: Iterable[int] = ()) -> dict[str, dict[str, Any]]:
        """The answers that a page holds: texts and articles, those named ``first`` before all others."""
        order = list(dict.fromkeys([*first, *range(len(self._result.articles))]))
        few = self._few(order[:MOST_ARTICLES])
        names = self._result.articles["article_id"]
        read = {str(number): self._read(few, names.iloc[number]) for number in order[:MOST_ARTICLES]}
        return {"text": {str(number): self.text(number) for number in self._held(order)}, "article": read}

    def text(self, number: int) -> dict[str, Any]:
        """An article's text, where it comes from, and the ends of its sentences."""
        name = self._result.articles["article_id"].iloc[number]
        own = self._sentences.iloc[self._rows.get(name, [])]
        ends = [int(end) for pair in zip(own["start"], own["end"], strict=True) for end in pair]
        text = self._result.articles["text"].iloc[number].translate(_UNWRITABLE)
        return {"text": text, "place": self._places[number], "sentences": ends}

    def _few(self, numbers: list[int]) -> Readable:
        """The result with these articles only: so that reading each of them does not look through all."""
        tables = {name: getattr(self._result, name) for name in ("omitted", "quotes", "marked", "mentions")}
        chosen = SimpleNamespace(articles=self._result.articles.iloc[numbers], **tables)
        return first_articles(chosen, len(numbers))

    def _read(self, result: Readable, name: str) -> str:
        """The reader of an article, with its style."""
        from analysis.explore.reading import reader

        return reader(result, name, language=self._language, colours=self._colours).html

    def _held(self, order: list[int]) -> list[int]:
        lengths = self._result.articles["text"].str.len().tolist()
        reached = accumulate(lengths[number] for number in order)
        return [number for number, n in zip(order, reached, strict=True) if n <= MOST_SIGNS or number == order[0]]

    def _texts(self, given: Any, _: Buffers) -> tuple[Any, list[bytes]]:
        return [self.text(int(number)) for number in given["articles"]], []

    def _article(self, given: Any, _: Buffers) -> tuple[Any, list[bytes]]:
        return self._read(self._result, self._result.articles["article_id"].iloc[int(given)]), []
