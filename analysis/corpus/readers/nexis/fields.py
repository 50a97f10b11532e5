"""The fields that Nexis names, in German and English, and the columns that they become."""

from __future__ import annotations

import re
from typing import NamedTuple

_NAMES = {
    "author": "byline|autor|autorin|autoren",
    "title": "headline|überschrift|titel",
    "lead": "highlight",
    "section": "section|rubrik|ressort",
    "page": "page|seite",
    "edition": "edition|ausgabe",
    "length": "length|länge",
    "dateline": "dateline",
    "graphic": "graphic|graphics|grafik|graphik",
    "load_date": "load-date|update|ladedatum",
    "language": "language|sprache",
    "publication_type": "publication-type|pub-type|publikationstyp",
    "document_type": "document-type",
    "journal_code": "journal-code|journal code|zeitungs-code",
    "url": "url",
    "subject": "subject",
    "geographic": "geographic|geographie",
    "company": "company",
    "person": "person|people",
    "organization": "organization|organisation",
    "industry": "industry",
    "ticker": "ticker",
    "country": "country",
    "state": "state",
    "city": "city",
    "series": "series|serie",
    "correction": "correction",
    "correction_date": "correction-date",
    "distribution": "distribution",
    "bibliography": "bibliographie|bibliography",
}
_COLUMN_OF = {name: column for column, names in _NAMES.items() for name in names.split("|")}
# What may stand below the text; above it, any field may.
_BELOW = frozenset(_NAMES) - {"author", "title", "lead", "section", "page", "edition", "length", "dateline"}
_FIELD = re.compile(r"\s{0,100}([^\W\d_][^\W\d_ -]{0,15}[ -]?[^\W\d_]{0,15}):(?:\s|$)")
_RIGHTS = re.compile(r"\s{0,100}(?:Copyright\s.{0,20}[0-9]{4}|Copyright\s{1,5}(?:\(c\)|©)|©\s{0,5}[0-9]{4})", re.I)
_RESERVED = re.compile(r"\s{0,100}(?:All Rights Reserved|Alle Rechte vorbehalten)\.?\s{0,100}", re.I)
_LONGEST_RIGHTS, _LONGEST_BELOW = 400, 4000
_PAGE = re.compile(r"(?:^|[;,])\s{0,5}(?:Pg\.?|S\.|Seiten?|Pages?)\s{0,5}([0-9A-Z][\w/,. -]{0,20})$")
_NUMBER = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]{1,9})\b")


class Field(NamedTuple):
    """A field of a document: its name as printed, the column it becomes, and what stands behind the colon."""

    name: str
    column: str
    value: str

    @property
    def capitals(self) -> bool:
        """Whether its name is in capitals, as in the older layout."""
        return self.name.isupper()

    @property
    def below(self) -> bool:
        """Whether it may stand below the text; a paragraph that only begins like such a field is none."""
        return self.column in _BELOW and len(self.value) <= _LONGEST_BELOW


def field_of(block: str) -> Field | None:
    r"""The field that a paragraph is, or None.

    >>> field_of("LÄNGE: 512 Wörter")
    Field(name='LÄNGE', column='length', value='512 Wörter')
    >>> field_of("Length:\xa0512 words")
    Field(name='Length', column='length', value='512 words')
    >>> field_of("Fazit: Es regnet.")
    """
    found = _FIELD.match(block)
    column = _COLUMN_OF.get(found[1].casefold()) if found else None
    if not found or not column:
        return None
    return Field(found[1], column, " ".join(block[found.end() :].split()))


def is_rights(block: str) -> bool:
    """Whether a paragraph is a notice of copyright.

    >>> is_rights("Copyright 2025 Talheimer Bote GmbH"), is_rights("Copyright gilt auch im Netz.")
    (True, False)
    """
    return len(block) <= _LONGEST_RIGHTS and bool(_RIGHTS.match(block) or _RESERVED.fullmatch(block))


def section_and_page(value: str) -> tuple[str, str | None]:
    """The section and the page that stands behind it.

    >>> section_and_page("Lokales; S. 12"), section_and_page("FEATURES; Pg. 6"), section_and_page("Kultur")
    (('Lokales', '12'), ('FEATURES', '6'), ('Kultur', None))
    """
    found = _PAGE.search(value[-60:])
    if not found:
        return value, None
    return value[: max(0, len(value) - 60) + found.start()].strip(" ;,"), found[1].strip()


def n_words(value: str) -> str:
    """The number in "1.024 Wörter" or "512 words"; where there is none, what was printed.

    >>> n_words("1.024 Wörter"), n_words("512 words"), n_words("lang")
    ('1024', '512', 'lang')
    """
    found = _NUMBER.match(value)
    return re.sub(r"[.,]", "", found[1]) if found else value
