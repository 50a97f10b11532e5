"""Indices of diversity from counts: how many voices there are, and how evenly they share the floor."""

from __future__ import annotations

import numpy as np

_Array = np.ndarray


def shannon(counts: _Array) -> _Array:
    """Shannon's entropy -sum p ln p in nats, of each row of counts; NaN where a row sums to 0.

    >>> shannon(np.array([[1, 1], [2, 0]])).round(4).tolist()  # ln 2; a single voice
    [0.6931, 0.0]
    """
    share = shares(counts)
    # p ln p goes to 0 with p.
    return _where_any(counts, 0.0 - (share * np.log(np.where(share == 0, 1.0, share))).sum(axis=-1))


def concentration(counts: _Array) -> _Array:
    """The sum of the squared shares, of each row of counts; NaN where a row sums to 0.

    >>> concentration(np.array([[1, 1], [3, 1]])).tolist()  # 1/4 + 1/4; 9/16 + 1/16
    [0.5, 0.625]
    """
    return _where_any(counts, (shares(counts) ** 2).sum(axis=-1))


def effective_shannon(counts: _Array) -> _Array:
    """Hill's number of order 1, exp(H): so many voices, all equal, would have the same entropy."""
    return np.exp(shannon(counts))


def effective_simpson(counts: _Array) -> _Array:
    """Hill's number of order 2, 1 / sum p²: so many voices, all equal, would have the same concentration."""
    return 1 / concentration(counts)


def shares(counts: _Array) -> _Array:
    """Counts over the sum of their row; NaN where that is 0."""
    counts = np.asarray(counts, dtype="float64")
    whole = counts.sum(axis=-1, keepdims=True)
    return counts / np.where(whole == 0, np.nan, whole)


def _where_any(counts: _Array, index: _Array) -> _Array:
    # Rows without any column sum to 0 as well, and have no share that could be NaN.
    return np.where(np.asarray(counts).sum(axis=-1) == 0, np.nan, index)
