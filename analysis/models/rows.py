"""What a network makes of words by themselves, computed once per word: texts repeat their words."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import repeat
from typing import Generic, TypeVar

import numpy as np

from analysis.models.layers import Floats

K = TypeVar("K", bound=Hashable)
_AT_ONCE = 64
_MADE_AT_ONCE = 2_048


class Rows(Generic[K]):
    """Rows of ``width`` numbers by key; ``make`` computes those that are not held yet.

    No more than ``most`` are held when a part of a text is begun; with what a part adds, they stay under 32,768, where
    the array would double once more.
    """

    def __init__(self, width: int, make: Callable[[list[K]], Floats], most: int = 24_000) -> None:
        self._make = make
        self._most = most
        self._numbers: dict[K, int] = {}
        self._held = np.zeros((1024, width), np.float32)

    def of(self, keys: Iterable[K]) -> Floats:
        """A row for each key."""
        if len(self._numbers) > self._most:
            self._numbers.clear()
        keys = list(keys)
        try:
            numbers = list(map(self._numbers.__getitem__, keys))
        except KeyError:
            self._add([key for key in dict.fromkeys(keys) if key not in self._numbers])
            numbers = list(map(self._numbers.__getitem__, keys))
        return self._held.take(numbers, axis=0)

    def _add(self, missing: Sequence[K]) -> None:
        first = len(self._numbers)
        last = first + len(missing)
        if last > len(self._held):
            larger = np.zeros((max(last, 2 * len(self._held)), self._held.shape[1]), np.float32)
            larger[:first] = self._held[:first]
            self._held = larger
        # A long text may have very many new words: what they are made from is larger than their rows.
        for at in range(0, len(missing), _MADE_AT_ONCE):
            some = list(missing[at : at + _MADE_AT_ONCE])
            self._held[first + at : first + at + len(some)] = self._make(some)
        self._numbers.update(zip(missing, range(first, last), strict=True))


def numbered(words: Iterable[str], vocabulary: Mapping[str, int]) -> list[int]:
    """The number of each word in a vocabulary, 0 of a word that it does not hold.

    >>> numbered(["aber", "Xqzz"], {"aber": 1})
    [1, 0]
    """
    return list(map(vocabulary.get, words, repeat(0)))


def steadily(x: Floats, weight: Floats) -> Floats:
    """``x`` times ``weight``, so many rows at once that a row's product does not depend on the rows beside it.

    Libraries multiply matrices of different sizes in different orders, and sums of 32-bit floats differ with it.

    >>> x, weight = np.ones((3, 2), np.float32), np.ones((2, 4), np.float32)
    >>> steadily(x, weight).shape, float(steadily(x, weight)[0, 0])
    ((3, 4), 2.0)
    """
    n = len(x)
    whole = np.zeros((-(-n // _AT_ONCE) * _AT_ONCE, x.shape[1]), np.float32)
    whole[:n] = x
    found = np.empty((len(whole), weight.shape[1]), np.float32)
    for at in range(0, len(whole), _AT_ONCE):
        np.matmul(whole[at : at + _AT_ONCE], weight, out=found[at : at + _AT_ONCE])
    return found[:n]
