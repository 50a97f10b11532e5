"""The table of corrections: one row per decision of a person, in the order in which they were made."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from analysis.schema import Column, Table
from analysis.tables import QUOTE_TYPES, SPEAKER_KINDS

QUOTATION, NO_QUOTATION, MENTION, ENTITY = "quotation", "no quotation", "mention", "entity"
ACTIONS = (QUOTATION, NO_QUOTATION, MENTION, ENTITY)
_PASSAGE = "the decision is about an entity of the whole corpus"

TABLE = Table(
    "corrections",
    "decision of a person",
    (
        Column(
            "action",
            "str",
            "what was decided: the passage is a quotation of this type and speaker; it is none; it mentions this "
            "entity; the entity of this name is that one",
            allowed=ACTIONS,
        ),
        Column("article_id", "str", "article of the passage", _PASSAGE),
        Column("text_hash", "str", "first 16 digits of the SHA-256 of the article's text", _PASSAGE),
        Column("spans", "str", 'pieces of the passage in articles.text, "120-180", several with a space', _PASSAGE),
        Column("passage", "str", "the words of the passage, or the name of the entity"),
        Column("type", "str", "type of the quotation", "no quotation was decided", QUOTE_TYPES),
        Column("speaker", "str", "name of its speaker", "nobody is named, or no quotation was decided"),
        Column("speaker_kind", "str", "kind of its speaker", "as the entity of this name", SPEAKER_KINDS),
        Column("means", "str", "name of the entity that is meant", "the decision is about a quotation"),
        Column("who", "str", "who decided", "not told"),
        Column("when", "str", "when, in ISO 8601", "not told"),
        Column("why", "str", "the reason", "not told"),
    ),
)


class CorrectionsError(ValueError):
    """The corrections cannot be used as they are."""


def text_hash(text: str) -> str:
    """What a text is known by, whatever article_id it has.

    >>> text_hash("Ja.") == text_hash("Ja."), text_hash("Ja.") == text_hash("Nein.")
    (True, False)
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def written_spans(spans: Sequence[Sequence[int]]) -> str:
    """Pieces as the table has them.

    >>> written_spans([[120, 180], [200, 220]])
    '120-180 200-220'
    """
    return " ".join(f"{start}-{end}" for start, end in spans)


def read_spans(written: str) -> list[list[int]]:
    """Pieces as lists of offsets, in order.

    >>> read_spans("120-180 200-220")
    [[120, 180], [200, 220]]

    Raises
    ------
    CorrectionsError
        They are not written like this, are empty, overlap or run backwards.
    """
    pairs = [piece.split("-") for piece in written.split()]
    if not pairs or not all(len(pair) == 2 and all(map(_is_number, pair)) for pair in pairs):
        message = f"spans are {written!r}; expected offsets such as '120-180', several with a space between them."
        raise CorrectionsError(message)
    spans = [[int(start), int(end)] for start, end in pairs]
    numbers = [number for span in spans for number in span]
    if any(start >= end for start, end in spans) or numbers != sorted(numbers):
        message = f"spans are {written!r}; each piece must end behind its beginning, and the pieces must be in order."
        raise CorrectionsError(message)
    return spans


def _is_number(digits: str) -> bool:
    return digits.isascii() and digits.isdecimal()
