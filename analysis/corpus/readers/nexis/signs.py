"""The lines by which an export of Nexis is known, and that divide it into documents."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.corpus.readers.nexis.fields import field_of, is_rights

# "3 of 120 DOCUMENTS", "Dokument 3 von 120": what the older exports print above every document.
_COUNTED = re.compile(
    r"\s{0,200}(?:([0-9]{1,7})\s{1,5}(?:of|von)\s{1,5}([0-9]{1,7})\s{1,5}(?:DOCUMENTS?|DOKUMENTEN?)"
    r"|(?:Dokument|DOKUMENT|Document|DOCUMENT)\s{1,5}([0-9]{1,7})\s{1,5}(?:von|of|VON|OF)\s{1,5}([0-9]{1,7}))\s{0,200}"
)
ENDS = frozenset(("end of document", "ende des dokuments"))
BODIES = frozenset(("body", "textkörper"))
GRAPHICS = frozenset(("graphic", "grafik"))
CLASSES = frozenset(("classification", "klassifizierung", "klassifikation"))
# On the cover of Nexis Uni: how many documents the file holds.
_HELD = re.compile(r"(?:Documents?|Dokumente?)\s{0,3}\(([0-9]{1,7})\)")
# Beside the line that divides the documents: one sign alone may stand in any text.
_TELLING = frozenset(
    ("author", "section", "length", "load_date", "language", "publication_type", "journal_code", "lead", "dateline")
)
_FEWEST, _LONGEST_FIELD = 2, 4000
# Among the bytes of a file: whether it is worth while to decode it.
_HINT = re.compile(
    rb"^[ \t\xa0\xc2]{0,200}(?:(?:[0-9]{1,7} (?:of|von) [0-9]{1,7} DO[CK]UMENT)|(?:document|dokument) [0-9]{1,7} "
    rb"(?:of|von) [0-9]|(?:end of document|ende des dokuments|body|textk)[^ \r\n]{0,8}\s{0,3}$)",
    re.M | re.I,
)


def count_in(line: str) -> tuple[int, int] | None:
    """Number and count in a line that divides documents.

    >>> count_in("      3 of 120 DOCUMENTS"), count_in("Dokument 3 von 120"), count_in("Seite 3 von 120")
    ((3, 120), (3, 120), None)
    """
    found = _COUNTED.fullmatch(line)
    return (int(found[1] or found[3]), int(found[2] or found[4])) if found else None


def is_line(line: str, words: frozenset[str]) -> bool:
    """Whether a line is one of the words that Nexis prints alone in a line."""
    return len(line) < 100 and line.strip().casefold() in words


def held(line: str) -> int | None:
    """How many documents the cover of Nexis Uni announces.

    >>> held("Dokumente (12)"), held("Dokumente")
    (12, None)
    """
    found = _HELD.fullmatch(line.strip()) if len(line) < 100 else None
    return int(found[1]) if found else None


def may_be_export(data: bytes) -> bool:
    """Whether bytes hold a line as it divides documents; cheap, since every text is asked."""
    return _HINT.search(data.replace(b"\x00", b"")) is not None


def is_export(lines: Iterable[str]) -> bool:
    """Whether lines are an export of Nexis: documents are divided as it does, and two of its fields are named.

    The older layout counts the documents and writes the names of fields in capitals; the newer one says where the body
    begins and the document ends.

    >>> is_export(["1 of 1 DOCUMENTS", "Talheimer Bote", "LENGTH: 7 words", "Es regnet.", "LANGUAGE: GERMAN"])
    True
    >>> is_export(["Dokument 1 von 2", "Länge: 7 Meter", "Autor: Jens Ott"])
    False
    """
    counted = ended = False
    signs, capitals = set[str](), set[str]()
    for line in lines:
        counted = counted or count_in(line) is not None
        ended = ended or is_line(line, ENDS) or is_line(line, BODIES)
        field = field_of(line) if len(line) < _LONGEST_FIELD else None
        if (field and field.column in _TELLING) or is_rights(line):
            column = field.column if field else "copyright"
            signs.add(column)
            if not field or field.capitals:
                capitals.add(column)
        if (ended and len(signs) >= _FEWEST) or (counted and len(capitals) >= _FEWEST):
            return True
    return False
