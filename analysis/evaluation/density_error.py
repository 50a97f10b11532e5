"""Error of quote density: of a group of articles, of the single article, and of the order of the articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from analysis.evaluation.bootstrap import interval, rank_correlation, ratio
from analysis.language.words import count_words
from analysis.measures.spans import words_covered


def quoted_words(quotes: pd.DataFrame, articles: pd.DataFrame) -> pd.Series:
    """Words in these quotations by article_id, each word once; 0 for an article without a quotation."""
    found = words_covered(quotes, articles)
    return pd.Series({key: found.get((key,), 0) for key in articles["article_id"]}, dtype="float64")


def all_words(articles: pd.DataFrame) -> pd.Series:
    """Words of each article's text by article_id."""
    counts = {key: count_words(text) for key, text in zip(articles["article_id"], articles["text"], strict=True)}
    return pd.Series(counts, dtype="float64")


def density_rows(
    measure: str, words: np.ndarray, gold: np.ndarray, found: np.ndarray, weights: np.ndarray
) -> Iterator[dict[str, Any]]:
    """The three rows of one density: its error, the mean absolute error of an article, the rank correlation.

    ``words``, ``gold`` and ``found`` hold one figure per article: all words, the quoted ones in gold, those found.
    ``weights`` are the draws of articles. Articles without words have no density of their own and are left out of
    the second and third row.
    """
    whole = words.sum(keepdims=True)
    theirs, mine = (float(ratio(part.sum(keepdims=True), whole)[0]) for part in (gold, found))
    drawn = ratio(weights @ found - weights @ gold, weights @ words)
    yield _row(measure, mine - theirs, drawn, len(words), gold=theirs, found=mine)

    has = words > 0
    error = np.abs(found - gold)[has] / words[has]
    drawn = ratio(weights[:, has] @ error, weights[:, has].sum(axis=1))
    value = float(error.mean()) if len(error) else float("nan")
    yield _row(f"{measure}, mean absolute error", value, drawn, int(has.sum()))

    once = np.arange(len(words)).reshape(1, -1)
    sampled = np.array([np.repeat(once[0], weight) for weight in weights], dtype=np.int64).reshape(-1, len(words))
    one, other = (ratio(part, words) for part in (gold, found))
    all_once, drawn = (rank_correlation(one[at], other[at], has[at]) for at in (once, sampled))
    yield _row(f"{measure}, rank correlation", float(all_once[0]), drawn, int(has.sum()))


def _row(measure: str, value: float, drawn: np.ndarray, n: int, **sides: float) -> dict[str, Any]:
    low, high = interval(drawn)
    return {"measure": measure, "value": value, "low": low, "high": high, "n": n, **sides}
