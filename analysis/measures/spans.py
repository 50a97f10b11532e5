"""Stretches of text that quotations cover, and the words in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.language.words import count_words
from analysis.measures.inputs import among, need
from analysis.options import WORD_STARTS

Spans = list[tuple[int, int]]
# More code points than an article has; 2 ** 31 articles have room in a row.
BEYOND = 2**32
LISTS = (list, tuple, np.ndarray)


def merge(spans: Iterable[tuple[int, int]]) -> Spans:
    """The same positions as spans that neither overlap nor touch, in order.

    >>> merge([(5, 9), (0, 3), (2, 4), (9, 9)])
    [(0, 4), (5, 9)]
    """
    merged: Spans = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


class Pieces(NamedTuple):
    """Stretches of several texts: the number of what each belongs to, its first code point, the one after its last."""

    of: np.ndarray
    start: np.ndarray
    end: np.ndarray

    @classmethod
    def held(cls, column: pd.Series) -> Pieces:
        """All spans of a column, each with the place of its row; a row where they are missing has none.

        >>> pieces = Pieces.held(pd.Series([[[0, 3], [5, 9]], None, [[2, 4]]]))
        >>> pieces.of.tolist(), pieces.start.tolist(), pieces.end.tolist()
        ([0, 0, 2], [0, 5, 2], [3, 9, 4])
        """
        held = [spans if isinstance(spans, LISTS) else () for spans in column.tolist()]
        rows = np.repeat(np.arange(len(held)), np.fromiter(map(len, held), np.int64, len(held)))
        # Numbers alone: lists of lists would have to be looked at by the garbage collector.
        ends = np.fromiter(chain.from_iterable(chain.from_iterable(held)), np.int64).reshape(-1, 2)
        return cls(rows, ends[:, 0], ends[:, 1])

    def merged(self) -> Pieces:
        """The same positions as pieces that neither overlap nor touch, in order: ``merge`` for all texts at once.

        >>> numbers = np.array([1, 1, 0, 1]), np.array([5, 0, 2, 2]), np.array([9, 3, 4, 4])
        >>> [column.tolist() for column in Pieces(*numbers).merged()]
        [[0, 1, 1], [2, 0, 5], [4, 4, 9]]
        """
        some = self.start < self.end
        base = self.of[some] * np.int64(BEYOND)
        begins = base + self.start[some]
        order = np.argsort(begins, kind="stable")
        begins, reach = begins[order], np.maximum.accumulate((base + self.end[some])[order])
        first = np.append(True, begins[1:] > reach[:-1])[: len(begins)]
        last = np.append(first[1:], True)[: len(begins)]
        of, start = np.divmod(begins[first], BEYOND)
        return Pieces(of, start, reach[last] % BEYOND)


def words_covered(
    quotes: pd.DataFrame, articles: pd.DataFrame, keys: tuple[str, ...] = ("article_id",)
) -> dict[tuple[str, ...], int]:
    """Words in the positions that quotations cover, for every combination of ``keys``, the first being article_id.

    Each position counts once, however many quotations lie over one another.

    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["Sie sagte, er habe „Nein“ gerufen."]})
    >>> quotes = pd.DataFrame({"article_id": ["a", "a"], "spans": [[[11, 33]], [[19, 25]]]})
    >>> words_covered(quotes, articles)
    {('a',): 4}
    """
    # A result that came without texts tells where words begin.
    held = WORD_STARTS if WORD_STARTS in articles.columns else "text"
    need(articles, "articles", ("article_id", held))
    need(quotes, "quotes", (*keys, "spans"))
    rows = quotes[among(quotes[keys[0]], articles["article_id"])]
    number = rows.groupby(list(keys), sort=False, dropna=False).ngroup().to_numpy()
    combinations = rows[~pd.Series(number).duplicated().to_numpy()]
    text_of = dict(zip(articles["article_id"].to_list(), articles[held].to_list(), strict=True))
    texts = [text_of[article] for article in combinations[keys[0]].to_list()]
    names = zip(*(combinations[key].to_list() for key in keys), strict=True)
    return dict(zip(names, _words(rows, number, texts).tolist(), strict=True))


def _words(quotes: pd.DataFrame, number: np.ndarray, texts: list[Any]) -> np.ndarray:
    """Words that the quotations of each number cover: those counted before, if none overlaps or touches another."""
    pieces = Pieces.held(quotes["spans"])
    pieces = pieces._replace(of=number[pieces.of])
    merged = pieces.merged()
    known = "n_words" in quotes.columns
    n = np.bincount(number, quotes["n_words"].to_numpy(np.float64) if known else None, minlength=len(texts))
    apart = np.bincount(pieces.of, minlength=len(n)) == np.bincount(merged.of, minlength=len(n))
    anew = np.logical_not(apart & np.isfinite(n) & known)
    n = np.where(anew, 0, n).astype(np.int64)
    for of, start, end in zip(*(values[anew[merged.of]].tolist() for values in merged), strict=True):
        n[of] += _count(texts[of], start, end)
    return n


def _count(held: str | list[int], start: int, end: int) -> int:
    """Words of a text between two offsets; of one that is not there, those that begin between them."""
    if isinstance(held, str):
        return count_words(held, start, end)
    return bisect_left(held, end) - bisect_left(held, start)
