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


def runs(firsts: Ints, lasts: Ints) -> tuple[Ints, Ints]:
    """The numbers in each [first, last), one run behind the other, and which run each is of.

    >>> [found.tolist() for found in runs(np.array([4, 9, 1]), np.array([6, 9, 3]))]
    [[4, 5, 1, 2], [0, 0, 2, 2]]
    """
    lengths = np.maximum(lasts - firsts, 0)
    ends = np.cumsum(lengths)
    of = np.repeat(np.arange(len(lengths)), lengths)
    return np.arange(len(of)) + (firsts - ends + lengths)[of], of


def joined(several: list[Ints]) -> tuple[Ints, Ints]:
    """Several arrays of numbers one behind the other, and which of the arrays each number is of.

    >>> [found.tolist() for found in joined([np.array([4, 5]), np.array([1])])]
    [[4, 5, 1], [0, 0, 1]]
    """
    if not several:
        return NONE, NONE
    return np.concatenate(several), np.repeat(np.arange(len(several)), [len(one) for one in several])


def n_shared(numbers: Ints, others: Ints) -> int:
    """How many of the numbers are among the others, both sorted.

    >>> n_shared(np.array([3, 4, 5]), np.array([4, 5, 6])), n_shared(np.array([1, 4, 9]), np.array([4, 5]))
    (2, 1)
    """
    if not len(numbers) or not len(others):
        return 0
    first, last, other_first, other_last = (int(one) for one in (numbers[0], numbers[-1], others[0], others[-1]))
    if last - first < len(numbers) and other_last - other_first < len(others):
        return max(0, min(last, other_last) - max(first, other_first) + 1)
    return int(held_in(numbers, others).sum())
