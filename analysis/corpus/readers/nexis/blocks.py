"""Lines to paragraphs: blank lines divide them, and lines that were only broken to fit a width are joined."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from analysis.corpus.readers.nexis.fields import field_of

_WIDEST = 100
# A few lines may stick out: an address has no place to break it.
_STICK_OUT = 0.01

Block = list[str]


def blocks_of(lines: Iterable[str]) -> list[Block]:
    """Paragraphs as lists of their lines, without outer white space.

    A field that follows another without a blank line is a paragraph of its own.

    >>> blocks_of(["AUTOR: Ada Brandt", "LÄNGE: 7 Wörter", "", "  Es regnet", "in Talheim."])
    [['AUTOR: Ada Brandt'], ['LÄNGE: 7 Wörter'], ['Es regnet', 'in Talheim.']]
    """
    blocks: list[Block] = []
    fields = fresh = False
    for line in (line.strip() for line in lines):
        if not line:
            fresh = True
            continue
        named = (fresh or fields or not blocks) and field_of(line) is not None
        if fresh or not blocks or named:
            blocks.append([])
            fields = named
        blocks[-1].append(line)
        fresh = False
    return blocks


def width_of(lines: list[str]) -> int | None:
    """The width that lines were broken to fit; None where lines are as long as they like."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if not lengths:
        return None
    width = lengths[min(len(lengths) - 1, int(len(lengths) * (1 - _STICK_OUT)))]
    return width if width <= _WIDEST else None


def paragraph(block: Block, width: int | None) -> str:
    r"""The text of a paragraph; a line break stays where the next word would still have fitted in its line.

    >>> paragraph(["Es regnet seit Tagen in", "Talheim."], 25)
    'Es regnet seit Tagen in Talheim.'
    >>> paragraph(["Es regnet.", "Ja."], 25)
    'Es regnet.\nJa.'
    """
    if width is None:
        return "\n".join(block)
    pieces = block[:1]
    for before, line in pairwise(block):
        broken = len(before) + 1 + len(line.split(maxsplit=1)[0]) > width
        pieces.append((" " if broken else "\n") + line)
    return "".join(pieces)


def one_line(block: Block) -> str:
    """A heading or name, whatever lines it was printed on."""
    return " ".join(" ".join(block).split())
