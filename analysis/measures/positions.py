"""Where tokens begin, the articles put in a row: passages of all articles are looked up at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.measures.spans import BEYOND, Pieces


class Passages(NamedTuple):
    """Passages: the article of each, and its first code point, the one after its last, and the number of its row."""

    articles: pd.Index
    pieces: np.ndarray

    @classmethod
    def of(cls, table: pd.DataFrame, spans: str = "spans") -> Passages:
        """All pieces of the rows of a table; a row where they are missing has none."""
        pieces = Pieces.held(table[spans])
        names = pd.Index(table["article_id"]).astype("str").take(pieces.of)
        return cls(names, np.column_stack([pieces.start, pieces.end, pieces.of]))

    @classmethod
    def of_rows(cls, table: pd.DataFrame) -> Passages:
        """One passage a row, from start to end."""
        columns = (table["start"].to_numpy(), table["end"].to_numpy(), np.arange(len(table)))
        return cls(pd.Index(table["article_id"]).astype("str"), np.column_stack(columns).astype(np.int64))


class Positions:
    """Positions of tokens: the number of each one's article in ``names``, and its first code point.

    >>> positions = Positions(np.array([0, 0, 1]), pd.Index(["a", "b"]), np.array([0, 5, 5]))
    >>> quotes = pd.DataFrame({"article_id": ["b", "c"], "spans": [[[3, 8]], [[0, 9]]]})
    >>> positions.inside(Passages.of(quotes)).tolist(), positions.last_around(Passages.of(quotes)).tolist()
    ([False, False, True], [-1, -1, 0])
    """

    def __init__(self, numbers: np.ndarray, names: pd.Index, starts: np.ndarray) -> None:
        self._names = names
        self._places = numbers * np.int64(BEYOND) + starts
        # Tokens of an analysis are in order already.
        ordered = bool((self._places[1:] >= self._places[:-1]).all())
        self._order = None if ordered else np.argsort(self._places, kind="stable")
        self._sorted = self._places if self._order is None else self._places[self._order]

    def inside(self, passages: Passages) -> np.ndarray:
        """Which of the positions lie in a passage of their article."""
        first, last, _ = self._held(passages)
        _, first, last = Pieces(np.zeros_like(first), first, last).merged()
        edges = np.column_stack([first, last]).ravel()
        # Outside up to the first edge, then inside up to the next one, and so on.
        inside = np.arange(len(edges) + 1) % 2 == 1
        return self._as_given(np.repeat(inside, np.diff(edges, prepend=0, append=len(self._places))))

    def last_around(self, passages: Passages) -> np.ndarray:
        """For each position the row of the last of the passages around it, else -1."""
        found = np.full(len(self._places), -1)
        for first, last, row in zip(*(values.tolist() for values in self._held(passages)), strict=True):
            found[first:last] = row
        return self._as_given(found)

    def _as_given(self, found: np.ndarray) -> np.ndarray:
        """What was found for the sorted positions, in the order in which they came."""
        if self._order is None:
            return found
        placed = np.empty_like(found)
        placed[self._order] = found
        return placed

    def containing(self, table: pd.DataFrame) -> np.ndarray:
        """For each position the row of the table (start, end) that begins last before it, if it holds it; else -1."""
        number = self._names.get_indexer(pd.Index(table["article_id"]).astype("str"))
        known = np.flatnonzero(number >= 0)
        begins, ends = (number[known] * np.int64(BEYOND) + table[name].to_numpy()[known] for name in ("start", "end"))
        order = np.argsort(begins, kind="stable")
        at = np.searchsorted(begins[order], self._places, side="right") - 1
        row = np.append(known[order], -1)[at]
        return np.where(self._places < np.append(ends[order], -1)[at], row, -1)

    def _held(self, passages: Passages) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """For each passage with positions in it the first of these, the one after the last, and its row."""
        number = self._names.get_indexer(passages.articles)
        pieces = passages.pieces[number >= 0]
        base = number[number >= 0] * np.int64(BEYOND)
        first, last = (np.searchsorted(self._sorted, base + pieces[:, column]) for column in (0, 1))
        some = first < last
        return first[some], last[some], pieces[some, 2]
