"""Tokens by their numbers, as sorted arrays."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.models.layers import Ints

# Shared by all that have no token: a long text has many of them.
NONE: Ints = np.zeros(0, np.int64)


def numbers_of(ranges: list[tuple[int, int]]) -> Ints:
    """The numbers in ranges [first, last), sorted, each once.

    >>> numbers_of([(4, 6), (1, 3), (5, 7)]).tolist()
    [1, 2, 4, 5, 6]
    """
    if len(ranges) == 1:
        return run(*ranges[0])
    return np.unique(np.concatenate([run(*one) for one in ranges]))


def held_in(numbers: Ints, others: Ints) -> NDArray[np.bool_]:
    """Which of the numbers are among the others, both sorted.

    >>> held_in(np.array([1, 4, 9]), np.array([4, 5])).tolist()
    [False, True, False]
    """
    if not len(others):
        return np.zeros(len(numbers), bool)
    places = np.minimum(np.searchsorted(others, numbers), len(others) - 1)
    return np.asarray(others[places] == numbers)


def run(first: int, last: int) -> Ints:
    """The numbers in [first, last)."""
    return np.arange(first, last, dtype=np.int64) if first < last else NONE
