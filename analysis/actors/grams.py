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
    sizes = np.fromiter(map(len, marked), np.int64, len(marked))
    letters = np.frombuffer("".join(marked).encode("utf-32-le", "surrogatepass"), np.uint32)
    # How many letters of its word there are from each letter on.
    left = np.repeat(np.cumsum(sizes), sizes) - np.arange(len(letters))
    number = np.full(len(letters), _START, np.uint32)
    found = []
    for n in range(1, max(LENGTHS) + 1):
        last = max(0, len(letters) - n + 1)
        number = (number[:last] ^ letters[n - 1 :]) * _PRIME
        if n in LENGTHS:
            of_words = number[left[:last] >= n]
            of_words ^= of_words >> np.uint32(15)
            found.append(((of_words % np.uint32(n_numbers)).astype(np.int64), np.maximum(sizes - n + 1, 0)))
    return found


def means(table: Floats, words: list[str]) -> Floats:
    """For each word the mean of its pieces' rows of a table."""
    numbers, counts = map(np.concatenate, zip(*grams(words, len(table)), strict=True))
    ends = np.cumsum(counts)
    of_lengths = sums(table.take(numbers, axis=0), ends - counts, ends)
    total = of_lengths.reshape(len(LENGTHS), len(words), table.shape[1]).sum(axis=0)
    total /= counts.reshape(len(LENGTHS), len(words)).sum(axis=0)[:, None].astype(np.float32)
    return total
