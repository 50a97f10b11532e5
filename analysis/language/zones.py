"""Zones between quotation marks, in every convention and mixture, with exact offsets.

German („…“, »…«, ‚…‘, ›…‹), Swiss («…», ‹…›), English (“…”, ‘…’) and straight marks ("…", '…') are paired by one
stack per paragraph. Which way a mark looks is told by what stands beside it first, by its shape second and by what
is open third. A zone that is left open at the end of a paragraph goes on if the next paragraph re-opens it or closes
it; an opening mark that finds no partner makes no zone and is returned apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MARKS = "„“”\"»«‚‘’'‹›"
_ANY = re.compile(f"[{re.escape(MARKS)}]")
_DOUBLE = frozenset('„“”"»«')
# What may close what has been opened.
_PARTNERS = {
    "„": "“”\"«„", "“": "”“\"", "”": "”“\"", "\"": "\"“”", "»": "«»\"", "«": "»«\"",
    "‚": "‘’'‚", "‘": "’'‘", "’": "’'", "'": "'’‘", "›": "‹›", "‹": "›‹",
}  # fmt: skip
_OPEN_SHAPE = frozenset("„‚")
_LEFT_EDGE = frozenset("([{–—-/…„“”\"»«‚‘›‹'’")
_RIGHT_EDGE = frozenset(".,;:!?…)]}–—-/“”\"»«‘’›‹'")
# Straight and curly apostrophes that begin a clipped word: 's, 'ne, 'rein.
_CLIPPED = re.compile(
    r"(?:s|n|ne|nen|nem|ner|rein|raus|rum|ran|rauf|runter|nüber|tschuldigung|68er|\d\der)\b", re.IGNORECASE
)
_NEXT_DOUBLE = re.compile(f"[{re.escape(''.join(sorted(_DOUBLE)))}]")
# Guillemets may keep a space that does not break between themselves and their words: « Ja ».
_FIXED_SPACES = frozenset("\u00a0\u202f")
_MOST_PARAGRAPHS = 8
# Nobody nests quotations deeper; marks that open one after the other and never close would cost the square of their
# number. The outermost is given up as one without a partner.
_DEEPEST = 20


@dataclass(slots=True)
class Zone:
    """Text between two marks: pieces as [start, end) with the marks, the opening mark, and how deep it is nested."""

    spans: list[tuple[int, int]]
    mark: str
    depth: int
    inner: list[Zone] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Offset of the opening mark."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Offset after the closing mark."""
        return self.spans[-1][1]


@dataclass
class _Open:
    at: int
    mark: str
    spans: list[tuple[int, int]]


def zones(text: str, paragraphs: list[tuple[int, int]]) -> tuple[list[Zone], list[int]]:
    """Zones in order of their beginning, and the offsets of opening marks without a partner.

    >>> text = "Er sagt: „Das »Konzept« geht's an.“"
    >>> [text[zone.start : zone.end] for zone in zones(text, [(0, len(text))])[0]]
    ["„Das »Konzept« geht's an.“", '»Konzept«']
    """
    swiss = _swiss(text)
    found: list[Zone] = []
    alone: list[int] = []
    stack: list[_Open] = []
    held = 0
    for start, end in paragraphs:
        carried = bool(stack)
        if carried and (held >= _MOST_PARAGRAPHS or not _goes_on(text, start, end, stack, swiss)):
            alone.extend(item.at for item in stack)
            stack, held, carried = [], 0, False
        held = held + 1 if carried else 0
        _read(text, start, end, stack, found, alone, swiss, carried)
        for item in stack:
            item.spans.append((max(start, item.at) if not item.spans else start, end))
    alone.extend(item.at for item in stack)
    return sorted(found, key=lambda zone: (zone.start, -zone.end)), sorted(alone)


def _read(
    text: str,
    start: int,
    end: int,
    stack: list[_Open],
    found: list[Zone],
    alone: list[int],
    swiss: bool,
    carried: bool,
) -> None:
    for match in _ANY.finditer(text, start, end):
        at, mark = match.start(), match[0]
        if carried and at == start and mark in _reopeners(stack[-1].mark):
            continue
        way = _way(text, at, mark, start, end, stack, swiss)
        if way == "open":
            stack.append(_Open(at, mark, []))
            if len(stack) > _DEEPEST:
                alone.append(stack.pop(0).at)
        elif way == "close":
            depth = _partner(mark, stack)
            if depth is None:
                continue
            alone.extend(item.at for item in stack[depth + 1 :])
            item = stack[depth]
            del stack[depth:]
            piece = (start if item.spans else item.at, at + 1)
            found.append(Zone([*item.spans, piece], item.mark, depth))


def _goes_on(text: str, start: int, end: int, stack: list[_Open], swiss: bool) -> bool:
    """Whether what is open goes on in this paragraph: it is re-opened at its head, or closed before anything opens."""
    if text[start] in _reopeners(stack[-1].mark):
        return True
    for match in _ANY.finditer(text, start, end):
        way = _way(text, match.start(), match[0], start, end, stack, swiss)
        if way == "close" and _partner(match[0], stack) is not None:
            return True
        if way == "open" and match[0] in _DOUBLE:
            return False
    return False


def _reopeners(mark: str) -> str:
    return {"“": "“„", "”": "”“", "»": "»", "«": "«"}.get(mark, mark)


def _partner(mark: str, stack: list[_Open]) -> int | None:
    for depth in range(len(stack) - 1, -1, -1):
        if mark in _PARTNERS[stack[depth].mark]:
            return depth
        # A single mark never closes past a double one: it would be an apostrophe.
        if mark not in _DOUBLE and stack[depth].mark in _DOUBLE:
            return None
    return None


def _swiss(text: str) -> bool:
    """Whether guillemets look outwards («…») in most places where it can be told."""
    if "«" not in text and "»" not in text:
        return False
    outward = len(re.findall(r"(?:^|[\s(])«[\u00a0\u202f]?\S|\S[\u00a0\u202f]?»(?:[\s.,;:!?)]|$)", text))
    inward = len(re.findall(r"(?:^|[\s(])»[\u00a0\u202f]?\S|\S[\u00a0\u202f]?«(?:[\s.,;:!?)]|$)", text))
    return outward > inward


def _way(text: str, at: int, mark: str, start: int, end: int, stack: list[_Open], swiss: bool) -> str:
    """Which way a mark looks: "open", "close", or "none" for an apostrophe, a foot or an inch."""
    left = text[at - 1] if at > start else " "
    right = text[at + 1] if at + 1 < end else " "
    if mark in "»«›‹" and (left in _FIXED_SPACES) != (right in _FIXED_SPACES):
        left, right = _past_fixed_space(text, at, left, right, start, end)
    free_left = left.isspace() or left in _LEFT_EDGE
    free_right = right.isspace() or right in _RIGHT_EDGE
    if mark not in _DOUBLE and _apostrophe(text, at, mark, left, right, free_left, stack):
        return "none"
    if mark in _OPEN_SHAPE and not (free_right and not free_left):
        return "open"
    partner = _partner(mark, stack) is not None
    if mark == '"' and left.isdigit() and (not partner or (right in " -" and _closes_later(text, at, end, stack))):
        return "none"
    if free_left and not free_right:
        return "open"
    if free_right and not free_left:
        return "close"
    return _undecided(mark, left, right, partner, swiss)


def _past_fixed_space(text: str, at: int, left: str, right: str, start: int, end: int) -> tuple[str, str]:
    """The signs beside a guillemet; one that nothing but a fixed space parts from its words stands beside them."""
    if left in _FIXED_SPACES and at - 2 >= start and (right.isspace() or right in _RIGHT_EDGE):
        return text[at - 2], right
    if right in _FIXED_SPACES and at + 2 < end and (left.isspace() or left in _LEFT_EDGE):
        return left, text[at + 2]
    return left, right


def _closes_later(text: str, at: int, end: int, stack: list[_Open]) -> bool:
    """Whether an inch stands here inside marks: the next mark closes them, so this one does not."""
    following = _NEXT_DOUBLE.search(text, at + 1, end)
    depth = _partner('"', stack)
    if following is None or depth is None or following[0] not in _PARTNERS[stack[depth].mark]:
        return False
    left = text[following.start() - 1]
    right = text[following.end()] if following.end() < end else " "
    return not (left.isspace() or left in _LEFT_EDGE or left.isdigit()) and (right.isspace() or right in _RIGHT_EDGE)


def _undecided(mark: str, left: str, right: str, partner: bool, swiss: bool) -> str:
    if mark in "»›":
        return "close" if swiss and partner else "open" if not swiss else "close"
    if mark in "«‹":
        return "open" if swiss else "close"
    if mark in _OPEN_SHAPE:
        return "open"
    if left.isspace() != right.isspace() and mark != "”":
        # »"„« and the like: white space on one side only still tells the way.
        return "open" if left.isspace() and not partner else "close"
    return "close" if partner else "open"


def _apostrophe(text: str, at: int, mark: str, left: str, right: str, free_left: bool, stack: list[_Open]) -> bool:
    if mark in "‚›‹":
        return mark == "‚" and right.isspace()
    if left.isalnum() and right.isalnum():
        return True
    if left.isdigit() and mark in "'’":
        return _partner(mark, stack) is None
    if free_left and not right.isspace() and right not in _RIGHT_EDGE:
        return _CLIPPED.match(text, at + 1) is not None
    return _partner(mark, stack) is None
