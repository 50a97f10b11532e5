"""How far a figure moves with the choice of articles: a bootstrap over articles, and rank correlations in each draw.

Source: the percentile interval of Efron, B. & Tibshirani, R. (1993), An Introduction to the Bootstrap, ch. 13. It is
the plain one, of figures of many kinds; shares and rates have the expanded one of ``measures.interval``.
"""

from __future__ import annotations

import numpy as np

from analysis.measures.interval import LEVEL, MIN_ARTICLES

DRAWS = 1000


def drawn(n_articles: int, draws: int = DRAWS, seed: int = 0) -> np.ndarray:
    """How often each article is drawn: one row per draw, one column per article.

    There is no row with fewer than five articles: an interval over so few says nothing.

    >>> drawn(5, draws=2).sum(axis=1).tolist(), drawn(4, draws=2).shape
    ([5, 5], (0, 4))
    """
    if n_articles < MIN_ARTICLES:
        return np.zeros((0, n_articles), dtype=np.int64)
    return np.random.default_rng(seed).multinomial(n_articles, np.full(n_articles, 1 / n_articles), size=draws)


def interval(values: np.ndarray) -> tuple[float, float]:
    """Ends of the 95 % interval of the draws; undefined draws are left out, NaN where all are undefined.

    >>> interval(np.array([1.0, 1.0, np.nan]))
    (1.0, 1.0)
    """
    known = values[~np.isnan(values)]
    if not len(known):
        return float("nan"), float("nan")
    low, high = np.quantile(known, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def ratio(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """``part / whole``; NaN where the whole is 0."""
    return np.divide(part, whole, out=np.full(np.broadcast(part, whole).shape, np.nan), where=whole != 0)


def rank_correlation(one: np.ndarray, other: np.ndarray, counted: np.ndarray) -> np.ndarray:
    """Spearman's rank correlation of each row of two matrices; only the cells in ``counted`` are ranked.

    Ties share their mean rank. NaN with fewer than three cells, and where one side has the same value throughout.

    >>> one, other = np.array([[1.0, 2.0, 3.0, 9.0]]), np.array([[5.0, 6.0, 4.0, 0.0]])
    >>> rank_correlation(one, other, np.array([[True, True, True, False]])).tolist()
    [-0.5]
    """
    from scipy.stats import rankdata

    n = counted.sum(axis=1)
    centred = []
    for values in (one, other):
        # Cells that do not count go below all others: that moves the ranks of the others by the same amount.
        ranks = rankdata(np.where(counted, values, -np.inf), axis=1)
        mean = ratio((ranks * counted).sum(axis=1), n)
        centred.append(np.where(counted, ranks - mean[:, None], 0.0))
    both, mine, theirs = ((a * b).sum(axis=1) for a, b in ((centred[0], centred[1]), *((c, c) for c in centred)))
    return np.where(n >= 3, ratio(both, np.sqrt(mine * theirs)), np.nan)
