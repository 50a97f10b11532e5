"""Stretches of text that quotations cover, and the words in them."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.language.words import count_words
from analysis.measures.inputs import need

Spans = list[tuple[int, int]]
_Part = tuple[list[list[int]], int | None]


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
    need(quotes, "quotes", (*keys, "spans"))
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    known = quotes["n_words"].tolist() if "n_words" in quotes.columns else [None] * len(quotes)
    parts: dict[tuple[str, ...], list[_Part]] = {}
    columns = (quotes[name].tolist() for name in (*keys, "spans"))
    for *key, spans, n in zip(*columns, known, strict=True):
        if key[0] in texts:
            parts.setdefault(tuple(key), []).append((spans, n))
    return {key: _words(texts[key[0]], held) for key, held in parts.items()}


def _words(text: str, parts: list[_Part]) -> int:
    """Words that quotations cover: those counted before, if none overlaps or touches another."""
    first, n = parts[0]
    if len(parts) == len(first) == 1 and n is not None and first[0][0] < first[0][1]:
        return int(n)
    spans = merge((int(start), int(end)) for held, _ in parts for start, end in held)
    if all(n is not None for _, n in parts) and len(spans) == sum(len(held) for held, _ in parts):
        return sum(int(n) for _, n in parts if n is not None)
    return sum(count_words(text, start, end) for start, end in spans)
