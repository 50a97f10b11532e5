"""Quotations inside quotations."""

from __future__ import annotations

from collections.abc import Sequence

Spans = Sequence[Sequence[int]]


def nested_in(spans: Sequence[Spans], names: Sequence[str]) -> list[str | None]:
    """For each quotation of a text the name of the smallest other one that holds it; None where it stands in no other.

    They come in order of their beginning, an outer one before those inside it.

    >>> nested_in([[[0, 20]], [[5, 9]], [[30, 40]]], ["a#1", "a#2", "a#3"])
    [None, 'a#1', None]
    """
    ends = [pieces[-1][1] for pieces in spans]
    starts = [pieces[0][0] for pieces in spans]
    found: list[str | None] = []
    reaching: list[int] = []
    for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
        reaching = [other for other in reaching if ends[other] > start]
        holding = [
            other
            for other in reaching
            if (starts[other], ends[other]) != (start, end)
            and any(first <= start and end <= last for first, last in spans[other])
        ]
        around = min(holding, key=lambda other: ends[other] - starts[other], default=None)
        found.append(None if around is None else names[around])
        reaching.append(at)
    return found
