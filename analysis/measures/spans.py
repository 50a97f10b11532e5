"""Stretches of text that quotations cover, and the words in them."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.language.words import count_words
from analysis.measures.inputs import need

Spans = list[tuple[int, int]]


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


def covered(quotes: pd.DataFrame, keys: tuple[str, ...] = ("article_id",)) -> dict[tuple[str, ...], Spans]:
    """Positions covered by quotations, each once, for every combination of ``keys``."""
    need(quotes, "quotes", (*keys, "spans"))
    found: dict[tuple[str, ...], Spans] = {}
    for *key, spans in zip(*(quotes[name] for name in keys), quotes["spans"], strict=True):
        found.setdefault(tuple(key), []).extend((int(start), int(end)) for start, end in spans)
    return {key: merge(spans) for key, spans in found.items()}


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
    need(articles, "articles", ("article_id", "text"))
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    return {
        key: sum(count_words(texts[key[0]], start, end) for start, end in spans)
        for key, spans in covered(quotes, keys).items()
        if key[0] in texts
    }
