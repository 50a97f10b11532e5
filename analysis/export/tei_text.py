"""The text of an article in TEI with its quotations: those that nest inside it, those that overlap beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.export.article_files import given, pieces
from analysis.export.tei_words import element, opening, written

if TYPE_CHECKING:
    from analysis.export.tei_header import Speakers


class Piece(NamedTuple):
    """One piece of a quotation: where it is, which quotation (by its place in the table), which of how many."""

    start: int
    end: int
    quote: int
    number: int
    of: int

    @property
    def name(self) -> str:
        """Its xml:id."""
        return f"q{self.quote + 1}" + (f".{self.number + 1}" if self.of > 1 else "")


def body(text: str, quotes: list[Any], speakers: Speakers) -> tuple[str, list[Piece]]:
    """The text with ``said`` around quotations and anchors at the others, and the pieces of these others."""
    every = _pieces(quotes)
    crossing = _crossing(every)
    beside = [piece for piece in every if piece.quote in crossing]
    marks: dict[int, list[str]] = {}
    for piece in every:
        if piece.quote not in crossing:
            marks.setdefault(piece.start, []).append(opening("said", **_told(quotes[piece.quote], piece, speakers)))
    closed = _closings([piece for piece in every if piece.quote not in crossing])
    anchors: dict[int, list[str]] = {}
    for piece in beside:
        for at, end in ((piece.start, "a"), (piece.end, "z")):
            anchors.setdefault(at, []).append(element("anchor", **{"xml:id": f"{piece.name}.{end}"}))
    made, last = [], 0
    for at in sorted({*marks, *closed, *anchors}):
        made += [written(text[last:at]), "</said>" * closed.get(at, 0), *anchors.get(at, []), *marks.get(at, [])]
        last = at
    return "".join([*made, written(text[last:])]), beside


def spans(quotes: list[Any], beside: list[Piece], speakers: Speakers) -> str:
    """Quotations that overlap others, as spans between anchors."""
    made = []
    for piece in beside:
        told = _told(quotes[piece.quote], piece, speakers)
        told |= {"from": f"#{piece.name}.a", "to": f"#{piece.name}.z", "corresp": told.pop("who")}
        # A span has no such attribute; the type tells it.
        del told["direct"]
        made.append(element("span", **told))
    return element("spanGrp", made, type="said")


def _pieces(quotes: list[Any]) -> list[Piece]:
    """All pieces in the order in which they begin, the longer first."""
    found = []
    for quote, row in enumerate(quotes):
        held = list(pieces(row.spans))
        found += [Piece(start, end, quote, number, len(held)) for number, (start, end) in enumerate(held)]
    return sorted(found, key=lambda piece: (piece.start, -piece.end, piece.quote))


def _crossing(every: list[Piece]) -> set[int]:
    """Quotations of which a piece begins in another one and ends behind it."""
    found: set[int] = set()
    around: list[Piece] = []
    for piece in every:
        while around and around[-1].end <= piece.start:
            around.pop()
        if around and piece.end > around[-1].end:
            found.add(piece.quote)
        else:
            around.append(piece)
    return found


def _closings(inside: list[Piece]) -> dict[int, int]:
    found: dict[int, int] = {}
    for piece in inside:
        found[piece.end] = found.get(piece.end, 0) + 1
    return found


def _told(row: Any, piece: Piece, speakers: Speakers) -> dict[str, str | None]:
    confidence, name = given(row.confidence), piece.name.partition(".")[0]
    return {
        "xml:id": piece.name,
        "n": str(row.quote_id),
        "who": speakers.who(row),
        "direct": "true" if row.type == "direct" else "false",
        "ana": f"#{row.type}" + (f" #{row.medium}" if given(row.medium) else ""),
        "cert": None if confidence is None else repr(float(confidence)),
        "prev": f"#{name}.{piece.number}" if piece.number else None,
        "next": f"#{name}.{piece.number + 2}" if piece.number + 1 < piece.of else None,
    }
