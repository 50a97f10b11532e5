"""Passages by where they stand, each in its sentence: for words and marks that are no quotations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from analysis.explore.live.component import Answer, Buffers

_AROUND = 200
MOST_PLACES = 3_000
"""An exported page holds so many of these passages of each kind."""


class Places:
    """Answers of the page's questions for stretches of articles: [number of the article, start, end].

    Parameters
    ----------
    articles, sentences
        Tables of an analysis. Where no sentence is known, the words around stand for it.
    named
        Where each article stands: outlet, date, headline.
    """

    def __init__(self, articles: pd.DataFrame, sentences: pd.DataFrame, named: list[str]) -> None:
        self._texts, self._named = articles["text"].tolist(), named
        self._ids, self._table = articles["article_id"].astype(str).tolist(), sentences

    @property
    def answers(self) -> dict[str, Answer]:
        """What answers the question for such passages."""
        return {"places": self._places}

    def embedded(self, places: Iterable[Sequence[int]]) -> dict[str, dict[str, Any]]:
        """The answers that a page holds for these passages."""
        return {f"[{article},{start},{end}]": self.passage(article, start, end) for article, start, end in places}

    def passage(self, article: int, start: int, end: int) -> dict[str, Any]:
        """The words, what stands before and after them in their sentence, and where that is."""
        text = self._texts[article]
        begin, stop = self._around(article, start, end)
        return {
            "article": article,
            "hit": [start, end],
            "text": [text[begin:start], text[start:end], text[end:stop]],
            "place": self._named[article],
        }

    def _places(self, given: Any, _: Buffers) -> tuple[Any, list[bytes]]:
        return [self.passage(*(int(number) for number in place)) for place in given["numbers"]], []

    def _around(self, article: int, start: int, end: int) -> tuple[int, int]:
        begins, stops = self._sentences.get(self._ids[article], (np.empty(0), np.empty(0)))
        at = int(np.searchsorted(begins, start, side="right")) - 1
        if at >= 0 and start < stops[at]:
            return int(begins[at]), max(int(stops[at]), end)
        text = self._texts[article]
        line = text.find("\n", end, end + _AROUND)
        begin = text.rfind("\n", max(0, start - _AROUND), start) + 1
        return begin or max(0, start - _AROUND), line if line >= 0 else min(len(text), end + _AROUND)

    @cached_property
    def _sentences(self) -> dict[str, tuple[np.ndarray, np.ndarray]]:
        """Of each article where its sentences begin and end."""
        ordered = self._table.sort_values(["article_id", "start"], kind="stable")
        starts, ends = ordered["start"].to_numpy(), ordered["end"].to_numpy()
        return {str(name): (starts[at], ends[at]) for name, at in ordered.groupby("article_id").indices.items()}
