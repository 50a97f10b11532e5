"""Where the passage of a decision stands now: in every article with this text, or in one whose passage is the same."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd
from numpy.typing import NDArray

from analysis.corrections.table import read_spans, text_hash


class Place(NamedTuple):
    """A passage in an article."""

    article_id: str
    text: str
    spans: list[list[int]]


class ByArticle:
    """The rows of a table by article."""

    def __init__(self, table: pd.DataFrame) -> None:
        self._table = table
        self._places: dict[Any, Any] = table.groupby("article_id", sort=False).indices

    def places(self, article_id: str) -> list[int]:
        """The numbers of the article's rows."""
        return list(self._places.get(article_id, []))

    def column(self, article_id: str, name: str) -> NDArray[Any]:
        """The article's values of a column."""
        return self._table[name].to_numpy()[self.places(article_id)]

    def rows(self, article_id: str) -> list[dict[str, Any]]:
        """The article's rows as plain values by column; what is missing stays missing."""
        columns = self._columns
        return [{name: values[place] for name, values in columns.items()} for place in self.places(article_id)]

    @cached_property
    def _columns(self) -> dict[str, list[Any]]:
        return {str(name): values.astype(object).tolist() for name, values in self._table.items()}


class Texts:
    """The articles' texts, by article and by checksum."""

    def __init__(self, articles: pd.DataFrame) -> None:
        self._texts = dict(zip(articles["article_id"], articles["text"], strict=True))
        self._by_hash: dict[str, list[str]] = defaultdict(list)
        for article_id, text in self._texts.items():
            self._by_hash[text_hash(text)].append(article_id)

    def has(self, article_id: str) -> bool:
        """Whether there is an article of this id."""
        return article_id in self._texts

    def places(self, row: Any) -> list[Place]:
        """The passages that a decision (a row of the table) is about; none if its words do not stand there any more.

        A text that changed elsewhere keeps the decision, if the same words stand at the same place.
        """
        spans = read_spans(row.spans)
        same = self._by_hash.get(row.text_hash) or [row.article_id]
        found = [Place(article_id, self._texts.get(article_id, ""), spans) for article_id in same]
        return [place for place in found if place.text[spans[0][0] : spans[-1][1]] == row.passage]

    def elsewhere(self, row: Any) -> str:
        """Where the words of a passage that has gone stand now, for a person to look."""
        text = self._texts.get(row.article_id)
        if text is None:
            return f"there is no article {row.article_id!r} and no other with this text"
        at = text.find(row.passage) if isinstance(row.passage, str) and row.passage else -1
        return "they stand nowhere in it now" if at < 0 else f"they stand at {at}-{at + len(row.passage)} now"


def overlap(one: list[list[int]], other: list[list[int]]) -> float:
    """F1 of the characters that two passages share.

    >>> overlap([[0, 10]], [[5, 15]]), overlap([[0, 4]], [[4, 8]])
    (0.5, 0.0)
    """
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    return 2 * shared / sum(end - start for start, end in (*one, *other))
