"""Pieces of three to five letters of words, as numbers: what a word that nobody has seen is like.

As in fastText (Bojanowski et al. 2017, TACL 5): the ends of a word are marked, pieces are hashed (FNV-1a).
"""

from __future__ import annotations

import numpy as np

from analysis.models.layers import Floats, Ints, sums

LENGTHS = (3, 4, 5)
_LONGEST = 24
_START, _PRIME = np.uint32(2166136261), np.uint32(16777619)


def grams(words: list[str], n_numbers: int) -> list[tuple[Ints, Ints]]:
    """For each of LENGTHS the numbers (below ``n_numbers``) of the pieces of all words, and how many each word has.

    >>> [counts.tolist() for _, counts in grams(["Abel", "in"], 1000)]  # <Ab Abe bel el> and <in in>
    [[4, 2], [3, 1], [2, 0]]
    """
    marked = [f"<{word[:_LONGEST]}>" for word in words]
    sizes = np.array([len(word) for word in marked], np.int64)
    letters = np.frombuffer("".join(marked).encode("utf-32-le", "surrogatepass"), np.uint32)
    of = np.repeat(np.arange(len(words)), sizes)
    found = []
    for n in LENGTHS:
        last = max(0, len(letters) - n + 1)
        whole = np.flatnonzero(of[:last] == of[n - 1 : n - 1 + last])
        number = np.full(len(whole), _START, np.uint32)
        for step in range(n):
            number = (number ^ letters[whole + step]) * _PRIME
        number ^= number >> np.uint32(15)
        found.append(((number % np.uint32(n_numbers)).astype(np.int64), np.maximum(sizes - n + 1, 0)))
    return found


def means(table: Floats, words: list[str]) -> Floats:
    """For each word the mean of its pieces' rows of a table."""
    total = np.zeros((len(words), table.shape[1]), np.float32)
    n = np.zeros(len(words), np.int64)
    for numbers, counts in grams(words, len(table)):
        ends = np.cumsum(counts)
        total += sums(table[numbers], ends - counts, ends)
        n += counts
    total /= n[:, None].astype(np.float32)
    return total
