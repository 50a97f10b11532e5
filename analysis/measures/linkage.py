"""Groups of dated texts by average linkage; no group spans more than a given number of days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

MIN_SHARED = 2
_ROWS = 500


def similar_pairs(weights: sparse.csr_array, day: np.ndarray, days: int) -> sparse.csr_array:
    """Cosine of every two rows at most ``days`` apart that share at least two columns, above the diagonal.

    Parameters
    ----------
    weights
        One row per text, of length 1, in the order of time.
    day
        Day of each row, as a number that never falls.
    days
        How far apart two rows may be.
    """
    seen = (weights > 0).astype(np.int64)
    parts = [sparse.coo_array(weights.shape[:1] * 2)]
    # A few rows at a time: the whole product of a large corpus would not fit into memory.
    for first in range(0, len(day), _ROWS):
        last = min(first + _ROWS, len(day))
        end = int(np.searchsorted(day, day[last - 1] + days, side="right"))
        enough = (seen[first:last] @ seen[first:end].T) >= MIN_SHARED
        cosine = (weights[first:last] @ weights[first:end].T).multiply(enough).tocoo()
        row, column = cosine.row + first, cosine.col + first
        keep = (column > row) & (day[column] - day[row] <= days) & (cosine.data > 0)
        parts.append(sparse.coo_array((cosine.data[keep], (row[keep], column[keep])), shape=parts[0].shape))
    return sparse.csr_array(sum(parts[1:], parts[0]))


@dataclass
class _Group:
    members: list[int]
    first: int
    last: int
    sums: dict[int, float] = field(default_factory=dict)
    """Other group -> sum of the similarities between its members and ours."""


def linked(pairs: sparse.csr_array, day: np.ndarray, *, days: int, threshold: float) -> np.ndarray:
    """The group of each row, numbered by first row.

    The two groups whose members are most similar on average are joined, again and again, while that average is at
    least ``threshold`` and both together span at most ``days``. An average over all members and a span that is
    fixed keep one text that resembles two events from chaining them. Of equals, those that come first are joined.

    >>> pairs = sparse.csr_array(np.array([[0, 0.9, 0.1], [0, 0, 0.4], [0, 0, 0]]))
    >>> linked(pairs, np.array([1, 1, 2]), days=3, threshold=0.3)  # (0.1 + 0.4) / 2 is too little
    array([0, 0, 1])
    """
    # Rows that nothing can be joined with are groups by themselves, and have no part in this.
    joinable = list(_joinable(pairs, threshold))
    rows = sorted({n for one, other, _ in joinable for n in (one, other)})
    groups = {n: _Group([n], int(day[n]), int(day[n])) for n in rows}
    for one, other, value in joinable:
        groups[one].sums[other] = groups[other].sums[one] = value
    heap = [entry for n in groups for entry in _candidates(groups, n, days, threshold) if entry[1] == n]
    heapify(heap)
    following = len(day)
    while heap:
        _, one, other = heappop(heap)
        if one in groups and other in groups:
            _join(groups, one, other, following)
            for entry in _candidates(groups, following, days, threshold):
                heappush(heap, entry)
            following += 1
    first = np.arange(len(day))
    for group in groups.values():
        first[group.members] = min(group.members)
    return np.unique(first, return_inverse=True)[1]


def _joinable(pairs: sparse.csr_array, threshold: float) -> Iterator[tuple[int, int, float]]:
    """The pairs that may end in one group: those that other pairs of at least ``threshold`` connect."""
    part = connected_components(pairs >= threshold, directed=False)[1]
    table = pairs.tocoo()
    near = part[table.row] == part[table.col]
    return zip(*(values[near].tolist() for values in (table.row, table.col, table.data)), strict=True)


def _candidates(groups: dict[int, _Group], n: int, days: int, least: float) -> Iterator[tuple[float, int, int]]:
    """The pairs that this group may be joined in, each with its average, most similar ones lowest."""
    own = groups[n]
    for m, total in own.sums.items():
        other = groups[m]
        average = total / (len(own.members) * len(other.members))
        if average >= least and max(own.last, other.last) - min(own.first, other.first) <= days:
            # Rounded, so that averages that are equal stay equal whatever order they were summed in.
            yield -round(average, 9), min(n, m), max(n, m)


def _join(groups: dict[int, _Group], one: int, other: int, new: int) -> None:
    a, b = groups.pop(one), groups.pop(other)
    joined = _Group(a.members + b.members, min(a.first, b.first), max(a.last, b.last), a.sums)
    for m, total in b.sums.items():
        joined.sums[m] = joined.sums.get(m, 0.0) + total
    for gone in (one, other):
        joined.sums.pop(gone, None)
    for m, total in joined.sums.items():
        for gone in (one, other):
            groups[m].sums.pop(gone, None)
        groups[m].sums[new] = total
    groups[new] = joined
