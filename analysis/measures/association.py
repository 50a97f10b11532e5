"""Statistics of word counts: how surprising a difference is (G2, z), how large it is (log ratio, logDice)."""

from __future__ import annotations

import numpy as np
from scipy.special import chdtrc, xlogy

_Array = np.ndarray
_Number = _Array | float
NO_OCCURRENCE = 0.5


def g2_two_cells(one: _Array, other: _Array, words: _Number, words_other: _Number) -> _Array:
    """Log-likelihood of two counts of one word in two corpora (Rayson & Garside 2000); NaN if a corpus has no words.

    Formula: ``2 * (a * ln(a / E1) + b * ln(b / E2))`` with ``E1 = c * (a + b) / (c + d)``. Only the two cells with the
    word enter; the four-cell form of Dunning (1993) also takes those without it and is a little higher.

    >>> g2_two_cells(np.array([10]), np.array([10]), 1000, 2000).round(3).tolist()
    [2.356]
    """
    share = _defined((one + other) / _positive(words + words_other), words, words_other)
    g2 = 2 * (_part(one, words * share) + _part(other, words_other * share))
    return np.maximum(g2, 0)


def g2_four_cells(together: _Array, near: _Number, lemma: _Array, words: _Number) -> _Array:
    """Log-likelihood of a two-by-two table (Dunning 1993): the word and other words, near and elsewhere.

    >>> g2_four_cells(np.array([10]), 1000, np.array([20]), 3000).round(3).tolist()
    [2.372]
    """
    whole = _positive(words)
    rows, columns = (near, words - near), (lemma, words - lemma)
    cells = ((together, near - together), (lemma - together, words - near - lemma + together))
    parts = [_part(cells[i][j], rows[i] * columns[j] / whole) for i in (0, 1) for j in (0, 1)]
    return np.maximum(2 * sum(parts), 0)


def log_ratio(one: _Array, other: _Array, words: _Number, words_other: _Number) -> _Array:
    """Binary logarithm of the ratio of two relative frequencies (Hardie 2014); a count of 0 is taken for 0.5.

    >>> log_ratio(np.array([8, 0]), np.array([2, 2]), 1000, 1000).tolist()
    [2.0, -2.0]
    """
    ratio = np.where(one > 0, one, NO_OCCURRENCE) / np.where(other > 0, other, NO_OCCURRENCE)
    return np.log2(_defined(ratio * words_other / _positive(words), words, words_other))


def log_odds(one: _Array, other: _Array, words: _Number, words_other: _Number, prior: float) -> tuple[_Array, _Array]:
    """Log-odds ratio with an informative Dirichlet prior, and its z (Monroe, Colaresi & Quinn 2008).

    Each corpus is read as if ``prior`` words more had come, spread as the words of both corpora together are.

    >>> delta, z = log_odds(np.array([10]), np.array([10]), 1000, 2000, 0.001)
    >>> delta.round(3).tolist(), z.round(2).tolist()
    ([0.698], [1.56])
    """
    alpha = prior * (one + other) / _positive(words + words_other)
    a, b = one + alpha, other + alpha
    with np.errstate(divide="ignore", invalid="ignore"):
        delta = np.log(a / (words + prior - a)) - np.log(b / (words_other + prior - b))
        z = delta / np.sqrt(1 / a + 1 / b)
    delta = np.where(np.isfinite(delta), delta, np.nan)
    return _defined(delta, words, words_other), _defined(np.where(np.isnan(delta), np.nan, z), words, words_other)


def p_of(g2: _Array) -> _Array:
    """Chance of a G2 at least as high (chi-squared with one degree of freedom)."""
    return np.asarray(chdtrc(1, g2))


def holm(p: _Array) -> _Array:
    """Chances corrected for as many tests as there are (Holm 1979); NaN stays and counts as no test.

    The chance that *any* word of the list is there by accident stays below the corrected value, also where the words
    depend on one another.

    >>> holm(np.array([0.01, 0.04, np.nan, 0.03])).tolist()
    [0.03, 0.06, nan, 0.06]
    """
    corrected = np.full(len(p), np.nan)
    order = np.argsort(p, kind="stable")[: int((~np.isnan(p)).sum())]
    factors = np.arange(len(order), 0, -1)
    corrected[order] = np.minimum(np.maximum.accumulate(p[order] * factors), 1)
    return corrected


def log_dice(together: _Array, one: _Number, other: _Array) -> _Array:
    """``14 + log2(2 * together / (one + other))`` (Rychlý 2008): 14 if never apart, 1 less for half the share.

    >>> log_dice(np.array([4, 2]), 4, np.array([4, 4])).tolist()
    [14.0, 13.0]
    """
    with np.errstate(divide="ignore"):
        return np.asarray(14 + np.log2(2 * together / _positive(one + other)))


def _part(observed: _Array, expected: _Array) -> _Array:
    """One cell's part of G2; nothing where the word does not occur."""
    with np.errstate(divide="ignore", invalid="ignore"):
        found = xlogy(observed, observed / expected)
    return np.where((observed == 0) & ~np.isnan(expected), 0.0, found)


def _positive(whole: _Number) -> _Array:
    return np.where(np.asarray(whole) > 0, whole, np.nan)


def _defined(values: _Array, words: _Number, words_other: _Number) -> _Array:
    return np.where((np.asarray(words) > 0) & (np.asarray(words_other) > 0), values, np.nan)
