"""A permutation test for two groups of articles: whether a difference is larger than chance makes it.

If it did not matter to which of the two groups an article belongs, every exchange of articles between them would be
as likely as what is there. So articles are exchanged, many times, and each time the difference is taken again.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations, islice, product

import numpy as np

_Array = np.ndarray
Figure = Callable[[_Array], _Array]
"""From 0/1 rows that tell which articles are in a group to the group's figure, one for each row."""

_CHUNK = 500
# Differences that are equal on paper may differ in the last digits.
_TOLERANCE = 1e-9


@dataclass(frozen=True)
class Outcome:
    """What a permutation test finds; NaN where it cannot be told."""

    figure_a: float
    figure_b: float
    mean: float
    low: float
    high: float
    p_value: float
    n_perm: int
    exact: bool


def permutation_test(
    in_a: _Array, stratum: _Array, figure: Figure, *, n_perm: int, seed: int, level: float = 0.95
) -> Outcome:
    """Exchange articles between two groups, only within their stratum, and compare the differences with the one found.

    The difference is measured from the mean difference by chance, as that need not be 0: of two groups of unlike size,
    the smaller one has fewer sources by chance alone. p is the share of exchanges whose difference is at least as far
    from this mean, on either side. Where there are no more than ``n_perm`` exchanges, all of them are taken and p is
    exact; otherwise they are drawn at random and p = (b + 1) / (n_perm + 1), as what was found is one of the
    possible exchanges (Phipson & Smyth 2010, Permutation P-values should never be zero, Statistical Applications in
    Genetics and Molecular Biology 9(1)). An exchange that leaves a figure undefined counts as far off, so that p can
    only become too large.

    Parameters
    ----------
    in_a
        Of each article, whether it is in the first group.
    stratum
        Of each article, the number of its stratum.
    figure
        From 0/1 rows (one column per article) to a figure for each row.
    n_perm, seed
        Number of exchanges and seed of the random numbers.
    level
        Share of the differences by chance between ``low`` and ``high``.
    """
    in_a = np.asarray(in_a, dtype=bool)
    figure_a, figure_b = (float(figure(rows.astype("float64"))[0]) for rows in (in_a[None], ~in_a[None]))
    exact = arrangements(in_a, stratum) <= n_perm
    chunks = _all(in_a, stratum) if exact else _drawn(in_a, stratum, n_perm, seed)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.concatenate([figure(rows) - figure(1.0 - rows) for rows in chunks])
    nothing = Outcome(figure_a, figure_b, math.nan, math.nan, math.nan, math.nan, len(found), exact)
    observed = figure_a - figure_b
    if math.isnan(observed) or (exact and len(found) == 1):
        return nothing
    # What was found is among all exchanges, but not among those that were drawn.
    pool = found if exact else np.append(found, observed)
    defined = pool[~np.isnan(pool)]
    centre = float(defined.mean())
    far = np.isnan(pool) | (np.abs(pool - centre) >= abs(observed - centre) - _TOLERANCE * max(1.0, abs(observed)))
    low, high = np.quantile(defined, [(1 - level) / 2, (1 + level) / 2])
    return Outcome(figure_a, figure_b, centre, float(low), float(high), float(far.mean()), len(found), exact)


def arrangements(in_a: _Array, stratum: _Array) -> int:
    """In how many ways articles can be shared out to both groups if each stratum keeps its numbers.

    >>> arrangements(np.array([1, 1, 0, 0, 1, 0]), np.array([0, 0, 0, 0, 1, 1]))  # 4 over 2, times 2 over 1
    12
    """
    in_a = np.asarray(in_a, dtype=bool)
    return math.prod(math.comb(int((stratum == s).sum()), int(in_a[stratum == s].sum())) for s in np.unique(stratum))


def _all(in_a: _Array, stratum: _Array) -> Iterator[_Array]:
    """Every way to share articles out, as 0/1 rows, some at a time."""
    places = [np.flatnonzero(stratum == s) for s in np.unique(stratum)]
    ways = product(*(combinations(place.tolist(), int(in_a[place].sum())) for place in places))
    while some := list(islice(ways, _CHUNK)):
        rows = np.zeros((len(some), len(in_a)))
        for row, way in zip(rows, some, strict=True):
            row[list(chain.from_iterable(way))] = 1.0
        yield rows


def _drawn(in_a: _Array, stratum: _Array, n_perm: int, seed: int) -> Iterator[_Array]:
    """Ways to share articles out that are drawn at random, as 0/1 rows, some at a time."""
    random = np.random.default_rng(seed)
    labels = in_a[np.argsort(stratum, kind="stable")].astype("float64")
    for done in range(0, n_perm, _CHUNK):
        shape = (min(_CHUNK, n_perm - done), len(in_a))
        # Sorted by stratum and, within it, at random.
        order = np.argsort(stratum + random.random(shape) / 2, axis=1)
        rows = np.zeros(shape)
        np.put_along_axis(rows, order, np.broadcast_to(labels, shape), axis=1)
        yield rows
