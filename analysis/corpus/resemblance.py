"""Texts that resemble one that came before, found without comparing all pairs.

Resemblance: of all different runs of three words in two texts the share that both have (Broder, A. 1997, On the
resemblance and containment of documents). Which earlier texts are worth comparing tells datasketch by minimum hashes in
bands (Leskovec, J., Rajaraman, A. & Ullman, J., Mining of Massive Datasets, chapter 3); these are compared exactly, so
that what is called a copy is one. Bands find 99.5 % of the pairs that resemble each other by 0.8, and 99.99 % by 0.9.
"""

from __future__ import annotations

import re
import zlib
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Runs = NDArray[np.uint32]
LEAST = 0.8
_WORD = re.compile(r"\w+")
_RUN = 3
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB], np.uint64)
# Texts with the same four minima in one of ten bands are worth comparing; all 64 estimate how much they resemble.
_MINIMA, _BANDS = 64, (10, 4)
_SEED = 1
# The permutations of a long text are not made all at once: 64 numbers a run.
_AT_ONCE = 10_000
MOST_COMPARED = 30
"""Where more texts are worth comparing, those that resemble most by estimate are."""
MOST_ALIKE = 1_000
"""A text like so many others is not kept to be compared with; reports from a template (weather, stocks) come so."""


class Resembling:
    """Texts that came first, by number: what comes later is compared with those of them that it may resemble."""

    def __init__(self) -> None:
        self._runs: dict[int, Runs] = {}
        # As bytes, which are joined quickly where many are looked at.
        self._minima: dict[int, bytes] = {}

    def first(self, runs: Runs, number: int) -> int | None:
        """The number of the first text with such runs; if there is none, this one is known by ``number`` from now on.

        >>> texts = Resembling()
        >>> [texts.first(runs_of(text), n) for n, text in enumerate(["Es regnet heute.", "Es schneit heute.", "Ja."])]
        [None, None, None]
        >>> texts.first(runs_of("Es regnet heute!"), 3)
        0
        """
        if not len(runs):
            return None
        if not self._runs:
            # Nothing to compare with: a single article need not wait for the library.
            self._runs[number] = runs
            return None
        minima = self._minima_of(runs)
        near = sorted(self._index.query(minima))
        for other in self._most_alike(minima, near):
            if resemblance(runs, self._runs[other]) >= LEAST:
                return other
        if len(near) < MOST_ALIKE:
            self._runs[number] = runs
            self._add(self._index, number, minima)
        return None

    def _most_alike(self, minima: Any, near: list[int]) -> list[int]:
        if len(near) <= MOST_COMPARED:
            return near
        held = np.frombuffer(b"".join(map(self._minima.__getitem__, near)), np.uint32).reshape(len(near), _MINIMA)
        same = (held == minima.hashvalues).sum(axis=1)
        best = np.argsort(-same, kind="stable")[:MOST_COMPARED]
        return [near[at] for at in np.sort(best).tolist()]

    def _add(self, index: Any, number: int, minima: Any) -> None:
        self._minima[number] = minima.hashvalues.tobytes()
        # Numbers are unique by themselves.
        index.insert(number, minima, check_duplication=False)

    @cached_property
    def _index(self) -> Any:
        # Here, as half a second passes until it is loaded, with a part of scipy that nothing else at reading needs.
        from datasketch import MinHashLSH

        index = MinHashLSH(num_perm=_MINIMA, params=_BANDS)
        for number, runs in self._runs.items():
            self._add(index, number, self._minima_of(runs))
        return index

    @cached_property
    def _none_yet(self) -> Any:
        from datasketch import MinHash

        # The scheme is named as its default has changed before: other permutations would find other pairs.
        return MinHash(num_perm=_MINIMA, seed=_SEED, hashfunc=int, scheme="affine32")

    def _minima_of(self, runs: Runs) -> Any:
        minima = self._none_yet.copy()
        for start in range(0, len(runs), _AT_ONCE):
            minima.update_batch(runs[start : start + _AT_ONCE].tolist())
        return minima


def resemblance(some: Runs, others: Runs) -> float:
    """Of all different runs the share that both have.

    >>> resemblance(np.array([1, 2, 3], np.uint32), np.array([2, 3, 4], np.uint32))
    0.5
    """
    shared = len(np.intersect1d(some, others, assume_unique=True))
    return shared / max(1, len(some) + len(others) - shared)


def runs_of(text: str) -> Runs:
    """The different runs of three words as numbers, sorted; none where a text has fewer words.

    >>> len(runs_of("Es regnet und es regnet und es regnet.")), len(runs_of("Es regnet."))
    (3, 0)
    """
    held = np.array(list(map(_checksum, _WORD.findall(text.casefold()))), np.uint64)
    n = max(0, len(held) - _RUN + 1)
    runs = np.zeros(n, np.uint64)
    for place, factor in enumerate(_FACTORS):
        runs ^= held[place : place + n] * factor
        runs *= factor
        runs ^= runs >> np.uint64(29)
    # The upper half is the better mixed one, and enough to tell the runs of two texts apart.
    return np.unique((runs >> np.uint64(32)).astype(np.uint32))


@lru_cache(maxsize=40_000)
def _checksum(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))
