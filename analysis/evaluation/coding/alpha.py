"""Krippendorff's alpha of two coders for nominal values, with an interval over articles.

Source: Krippendorff, K. (2004), Content Analysis: An Introduction to Its Methodology, 2nd ed., ch. 11. The figure
itself comes from NLTK (``nltk.metrics.agreement``, Apache 2.0); its draws for the interval are counted here.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import numpy as np

from analysis.evaluation.bootstrap import DRAWS, drawn, interval

Pair = tuple[Hashable, Hashable]


def alpha(pairs: Sequence[Pair]) -> float:
    """Krippendorff's alpha of the values that two coders gave to the same units, one pair per unit.

    alpha = 1 - D_o / D_e. D_o is the share of units with two values; D_e the share of pairs with two values among all
    2n values, put together by chance without replacement. 1 is perfect, 0 what chance gives, below 0 worse. NaN without
    units, and where all values are the same: then there is nothing to agree on.

    >>> ben, gerry = "aabbdcccedda", "babbbcccedd" + "d"
    >>> round(alpha(list(zip(ben, gerry, strict=True))), 3)
    0.692
    """
    if len({value for pair in pairs for value in pair}) < 2:
        return float("nan")
    from nltk.metrics.agreement import AnnotationTask

    rows = [(coder, unit, pair[coder]) for unit, pair in enumerate(pairs) for coder in (0, 1)]
    return float(AnnotationTask(rows).alpha())


def alpha_interval(pairs: Mapping[str, Sequence[Pair]], *, draws: int = DRAWS, seed: int = 0) -> tuple[float, float]:
    """Ends of the 95 % interval of alpha; ``pairs`` are those of each article, as articles are drawn as a whole.

    A percentile bootstrap: units of one article hang together, so articles are drawn with replacement. NaN with fewer
    than five articles.
    """
    weights = drawn(len(pairs), draws, seed)
    return interval(alphas(_counts([pairs[name] for name in sorted(pairs)]), weights))


def alphas(counts: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Alpha of each draw; NaN where all values are the same.

    ``counts`` has a row per article: units with two different values, then how often each value was given; ``weights``
    says how often each article (columns) is in each draw (rows).
    """
    sums = weights @ counts
    differ, given = sums[:, 0], sums[:, 1:]
    n = given.sum(axis=1)
    unlike = n**2 - (given**2).sum(axis=1)
    return np.divide(unlike - 2 * differ * (n - 1), unlike, out=np.full(len(n), np.nan), where=unlike > 0)


def _counts(articles: list[Sequence[Pair]]) -> np.ndarray:
    kinds = sorted({value for pairs in articles for pair in pairs for value in pair}, key=repr)
    rows = [
        [sum(one != other for one, other in pairs), *(sum(pair.count(kind) for pair in pairs) for kind in kinds)]
        for pairs in articles
    ]
    return np.array(rows, dtype="float64").reshape(len(articles), len(kinds) + 1)
