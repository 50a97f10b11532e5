"""Rich Text Format: a file is an article."""

from __future__ import annotations

import re

from analysis.corpus.readers.documents import Found, document
from analysis.corpus.units import File, Reading
from analysis.corpus.values import as_text

_INFO = re.compile(r"\{\\info\b.{0,5000}", re.S)
_PROPERTY = r"\{\\%s\s+((?:[^{}]|\{[^{}]*\}){0,1000})\}"
_MADE = re.compile(r"\{\\creatim\\yr([0-9]{4})\\mo([0-9]{1,2})\\dy([0-9]{1,2})")


def read_richtext(file: File, data: bytes) -> Reading:
    """One unit: title, author and date from the properties, every line of print a paragraph."""
    from striprtf.striprtf import rtf_to_text

    source = data.decode("latin-1")
    text = rtf_to_text(source, errors="replace")
    info = _INFO.search(source)
    made = _MADE.search(info[0]) if info else None
    found = Found(
        title=_property(info[0] if info else "", "title"),
        author=_property(info[0] if info else "", "author"),
        date=f"{made[1]}-{int(made[2]):02}-{int(made[3]):02}" if made else None,
        paragraphs=[(None, line) for line in text.split("\n")],
    )
    return document(file, found)


def _property(info: str, name: str) -> str | None:
    from striprtf.striprtf import rtf_to_text

    match = re.search(_PROPERTY % name, info)
    return as_text(rtf_to_text("{\\rtf1\\ansi " + match[1] + "}", errors="replace")) if match else None
