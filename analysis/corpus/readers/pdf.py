"""PDF documents with a text layer: a file is an article, its pages are joined."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Any

from analysis.corpus.readers.documents import Found, document
from analysis.corpus.readers.records import as_written
from analysis.corpus.units import File, Reading, failed
from analysis.corpus.values import as_text

# A gap between two lines that is wider than usual by this much begins a paragraph.
_WIDER = 1.35
# A line that is shorter than most by this much, and ends a sentence, ends a paragraph.
_SHORTER = 0.85
_SENTENCE_END = re.compile(r"[.!?…:][“”\"«»’')\]]*$")
# A piece of a line is among so many that follow the last one found.
_NEAR = 50
_HYPHENS = ("-", "\u00ad", "\u2010")


def read_pdf(file: File, data: bytes) -> Reading:
    """One unit. Lines are joined to paragraphs; a word cut at the end of a line keeps hyphen and line break."""
    import pypdf

    opened = pypdf.PdfReader(io.BytesIO(data), strict=False)
    if opened.is_encrypted and not _unlocked(opened):
        hint = "Save it without a password, or print it into a new PDF document."
        return Reading([failed(file.name, "the PDF document is encrypted", hint)])
    pages = [_lines(page) for page in opened.pages]
    if not any(line.strip() for page in pages for line in page):
        hint = "Scanned pages are pictures; OCR it first (for example with OCRmyPDF), then load the new file."
        return Reading([failed(file.name, "the PDF document has no text layer", hint)])
    info = opened.metadata
    found = Found(
        title=as_text(info.title) if info else None,
        author=as_text(info.author) if info else None,
        date=_date(info),
        paragraphs=[(None, words) for words in paragraphs(pages)],
    )
    reading = document(file, found)
    reading.units = [replace(unit, printed=True) for unit in reading.units]
    return reading


def paragraphs(pages: list[list[str]]) -> list[str]:
    r"""Lines of pages as paragraphs; an empty line is a gap.

    A paragraph ends at a gap, or with a sentence on a line clearly shorter than most. Over a page break it goes on
    unless a sentence ended there.

    >>> paragraphs([["Der Rat hat am Montag", "getagt.", "Am Ende blieb das Frei-", "bad zu, weil Geld"], ["fehlt."]])
    ['Der Rat hat am Montag getagt.', 'Am Ende blieb das Frei-\nbad zu, weil Geld fehlt.']
    """
    lengths = [len(line) for page in pages for line in page if line.strip()]
    usual = median(sorted(lengths)[len(lengths) // 2 :]) if lengths else 0
    result: list[str] = []
    open_ = False
    for page in pages:
        for line in (line.strip() for line in page):
            if not line:
                open_ = False
                continue
            if open_:
                result[-1] = _joined(result[-1], line)
            else:
                result.append(line)
            open_ = not (_SENTENCE_END.search(line) and len(line) < _SHORTER * usual)
        open_ = bool(result) and not _SENTENCE_END.search(result[-1])
    return result


def _joined(paragraph: str, line: str) -> str:
    cut = paragraph.endswith(_HYPHENS) and paragraph[-2:-1].isalnum()
    return f"{paragraph}{chr(10) if cut else ' '}{line}"


def _lines(page: Any) -> list[str]:
    """The lines of a page in the order of print, with an empty one where the gap between two is wider than usual."""
    heights: list[tuple[float, str]] = []

    def visit(text: str, cm: list[float], tm: list[float], *_: Any) -> None:
        if text.strip():
            heights.append((tm[4] * cm[1] + tm[5] * cm[3] + cm[5], text))

    text = page.extract_text(visitor_text=visit)
    lines = [line.strip() for line in text.split("\n")]
    ys = _line_heights(heights, lines)
    gaps = [above - below for above, below in pairwise(ys) if above > below]
    usual = median(gaps) if gaps else 0.0
    result: list[str] = []
    for number, line in enumerate(lines):
        if number and (gap := ys[number - 1] - ys[number]) and (gap > _WIDER * usual or gap < 0):
            result.append("")
        result.append(line)
    return result


def _line_heights(pieces: list[tuple[float, str]], lines: list[str]) -> list[float]:
    """The height of every line on its page: that of the piece of text it begins with."""
    heights, last, at = [], 0.0, 0
    for line in lines:
        near = range(at, min(at + _NEAR, len(pieces))) if line else range(0)
        found = next((number for number in near if _begins(pieces[number][1], line)), None)
        if found is not None:
            last, at = pieces[found][0], found + 1
        heights.append(last)
    return heights


def _begins(piece: str, line: str) -> bool:
    start = piece.strip().split("\n")[0].strip()
    return bool(start) and (line.startswith(start) or start.startswith(line))


def _unlocked(opened: Any) -> bool:
    """Whether an empty password opens the document, as where only printing or copying is forbidden."""
    from pypdf.errors import DependencyError

    try:
        return bool(opened.decrypt(""))
    except DependencyError:  # AES needs a further library
        return False


def _date(info: Any) -> str | None:
    try:
        return as_written(info.creation_date) if info else None
    except ValueError:
        return None
