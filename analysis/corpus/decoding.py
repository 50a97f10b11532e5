"""Bytes to text: byte order marks, UTF-8, and a guess among the encodings that German files come in."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from analysis.corpus.units import Trouble

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or a document of Word, Excel or LibreOffice"),
    (b"\xd0\xcf\x11\xe0", "an old document of Word or Excel"),
    (b"{\\rtf", "a document in Rich Text Format"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
# Left to itself the guess falls on encodings of Central Europe or Iceland, which share the German letters but not
# the quotation marks. These three are what Windows, old Macs and the Windows command line write.
_WESTERN = ["cp1252", "mac_roman", "cp850"]
_SAMPLE = 50_000


class Decoded(NamedTuple):
    """The text, its encoding (None for UTF-8), and what went wrong."""

    text: str
    encoding: str | None
    trouble: Trouble | None


def disguise(data: bytes) -> str | None:
    """What the bytes are if they are surely no text (a PDF called .txt), otherwise None.

    >>> disguise(b"%PDF-1.7 ...")
    'a PDF document'
    >>> disguise("Übrigens".encode())
    """
    return next((kind for start, kind in _SIGNATURES if data.startswith(start)), None)


def decode(data: bytes) -> Decoded:
    """The bytes as text, without byte order mark.

    >>> decode("„Ja“, sagte Frau Möller.".encode("cp1252"))
    Decoded(text='„Ja“, sagte Frau Möller.', encoding='cp1252', trouble=None)
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    wide = _wide(data)
    if wide:
        return _replacing(data, wide)
    try:
        return Decoded(data.decode("utf-8"), None, None)
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            return _replacing(data, "utf-8")
        return _replacing(data, _guess(data, error.start))


def _replacing(data: bytes, encoding: str) -> Decoded:
    named = None if encoding == "utf-8" else encoding
    try:
        return Decoded(data.decode(encoding), named, None)
    except UnicodeDecodeError as error:
        trouble = Trouble(
            f"bytes that are no {encoding}, first at byte {error.start}; each was replaced by U+FFFD",
            "Open the file in an editor and save it again as UTF-8.",
        )
        return Decoded(data.decode(encoding, errors="replace"), named, trouble)


def _wide(data: bytes) -> str | None:
    """UTF-16 without byte order mark: in European text nearly every second byte is NUL."""
    half = len(data[:_SAMPLE]) // 2
    if half < 2:
        return None
    even, odd = data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.1 * half else None


def _mostly_utf8(data: bytes) -> bool:
    """Whether more letters beyond ASCII are sound UTF-8 than are not: a damaged file, not another encoding."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - bad > bad


def _guess(data: bytes, first: int) -> str:
    from charset_normalizer import from_bytes  # loaded only where a file is not UTF-8

    start = max(0, first - 2000)
    best = from_bytes(data[start : start + _SAMPLE], cp_isolation=_WESTERN).best()
    return best.encoding if best else "cp1252"
