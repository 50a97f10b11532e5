"""Passages as lists of offsets."""

from __future__ import annotations

from collections.abc import Iterable


def joined(text: str, pieces: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Offsets of pieces in order; neighbours with nothing but a space between them make one.

    >>> joined("Anna Abel sagte", [(0, 4), (5, 9)]), joined("hob Abel hervor", [(0, 3), (9, 15)])
    ([[0, 9]], [[0, 3], [9, 15]])
    """
    found: list[list[int]] = []
    for start, end in pieces:
        if found and not text[found[-1][1] : start].strip():
            found[-1][1] = end
        else:
            found.append([start, end])
    return found
