"""Plain text: a file is an article, and all of it is the text."""

from __future__ import annotations

from analysis.corpus.decoding import decode
from analysis.corpus.units import File, Reading, Unit
from analysis.corpus.values import tidy


def read_plain(file: File, data: bytes) -> Reading:
    """One unit. Plain text knows no title, outlet or date; its article_id is the file's name without ending."""
    text, encoding, trouble = decode(data)
    unit = Unit(file.name, file.stem, {"text": tidy(text)}, (trouble,) if trouble else ())
    return Reading([unit], encoding=encoding)
