"""Marks over a text, nested or overlapping, as well-formed HTML whose text is exactly the text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from analysis.explore.html import escape


class Mark(NamedTuple):
    """A marked stretch of text.

    ``attributes`` stand in its element; ``once`` only in the first of its elements, where a mark that crosses
    another or a paragraph's end needs more than one. Of two marks over the same stretch the lower ``rank`` is outside.
    """

    start: int
    end: int
    rank: int
    attributes: str
    once: str = ""


def marked_up(text: str, marks: Iterable[Mark], blocks: list[tuple[int, int]], tag: str = "p") -> str:
    """The text with its marks: one element ``tag`` per block, the text between blocks as it is.

    Marks may nest, cross, touch, reach over blocks or beyond the text: the elements are always well-formed.

    >>> marks = [Mark(0, 6, 0, 'class="a"'), Mark(4, 9, 0, 'class="b"')]
    >>> print(marked_up("Ja! Nein!", marks, [(0, 9)]))
    <p dir="auto"><span class="a">Ja! <span class="b">Ne</span></span><span class="b">in!</span></p>
    """
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.rank))
    begun: set[int] = set()
    parts: list[str] = []
    done = 0
    for start, end in blocks:
        parts += [
            escape(text[done:start]),
            f'<{tag} dir="auto">',
            _block(text, ordered, start, end, begun),
            f"</{tag}>",
        ]
        done = end
    parts.append(escape(text[done:]))
    return "".join(parts)


def _block(text: str, ordered: list[Mark], start: int, end: int, begun: set[int]) -> str:
    """The text of one block; ``begun`` gathers the marks that have had their first element."""
    here = [number for number, mark in enumerate(ordered) if max(mark.start, start) < min(mark.end, end)]
    edges = {edge for number in here for edge in ordered[number][:2] if start < edge < end}
    parts: list[str] = []
    stack: list[int] = []
    for cut, following in pairwise(sorted({start, end, *edges})):
        kept = _close(stack, ordered, cut, parts)
        for number in [*kept, *(n for n in here if max(ordered[n].start, start) == cut)]:
            parts.append(_open(ordered[number], first=number not in begun))
            begun.add(number)
            stack.append(number)
        parts.append(escape(text[cut:following]))
    parts.append("</span>" * len(stack))
    return "".join(parts)


def _close(stack: list[int], ordered: list[Mark], cut: int, parts: list[str]) -> list[int]:
    """Close every element from the outermost that ends here; those among them that go on must be opened again."""
    depth = next((place for place, number in enumerate(stack) if ordered[number].end <= cut), len(stack))
    closed = stack[depth:]
    del stack[depth:]
    parts.append("</span>" * len(closed))
    return [number for number in closed if ordered[number].end > cut]


def _open(mark: Mark, *, first: bool) -> str:
    return f"<span {mark.attributes} {mark.once}>" if first and mark.once else f"<span {mark.attributes}>"
