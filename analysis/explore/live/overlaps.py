"""Quotations that lie over one another: their pieces in words of the article, to count each word once."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
import pandas as pd

from analysis.language.words import tokens

_Piece = tuple[int, int]


def overlapping(quotes: pd.DataFrame, articles: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For quotations that share or touch positions with another of their article: their stretches of words.

    Returns
    -------
    tuple of arrays
        Of each quotation the first of its pieces and the one after its last (the same number where it lies alone, and
        ``n_words`` is all there is to know); and the pieces, as numbers of words in the article [first, end).
    """
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    first, end = np.zeros(len(quotes), np.int64), np.zeros(len(quotes), np.int64)
    pieces: list[_Piece] = []
    spans = quotes["spans"].tolist()
    for name, rows in quotes.groupby("article_id", sort=False).indices.items():
        together = _together([spans[row] for row in rows])
        if not together:
            continue
        starts = [token.start for token in tokens(texts[name]) if token.is_word]
        for at in sorted(together):
            row = rows[at]
            first[row] = len(pieces)
            pieces += [(bisect_left(starts, begin), bisect_left(starts, stop)) for begin, stop in spans[row]]
            end[row] = len(pieces)
    return first, end, np.array(pieces, np.int64).reshape(-1, 2)


def _together(spans: list[list[_Piece]]) -> set[int]:
    """Which of the quotations share or touch positions with another one."""
    found: set[int] = set()
    reached, owner = -1, -1
    for begin, stop, number in sorted(
        (begin, stop, number) for number, held in enumerate(spans) for begin, stop in held
    ):
        if begin <= reached and number != owner:
            found |= {number, owner}
        if stop > reached:
            reached, owner = stop, number
    return found
