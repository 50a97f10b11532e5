"""Text documents of LibreOffice (.odt): a file is an article."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from analysis.corpus.readers.documents import Found, document
from analysis.corpus.readers.records import as_written
from analysis.corpus.readers.safezip import refuse_bombs
from analysis.corpus.units import File, Reading, failed
from analysis.corpus.values import as_text

# No running text: notes, comments, deleted passages, tables, frames of pictures and what stands in them.
_ASIDE = {
    "text:note": "footnote",
    "office:annotation": None,
    "office:annotation-end": None,
    "text:tracked-changes": None,
    "table:table": "table",
    "draw:frame": "frame",
    "text:table-of-content": "table of contents",
    "text:sequence-decls": None,
    "office:forms": None,
}


def read_opendocument(file: File, data: bytes) -> Reading:
    """One unit: title, author and date from the properties, or the title from the first heading."""
    refuse_bombs(data)
    if _locked(data):
        return Reading([failed(file.name, "the document has a password", "Save it without a password.")])
    from odfdo import Document

    opened = Document(io.BytesIO(data))
    counts: dict[str, int] = {}
    paragraphs = list(_paragraphs(opened.body, counts))
    meta = opened.meta
    found = Found(
        title=as_text(meta.title),
        author=as_text(meta.initial_creator or meta.creator),
        date=as_written(meta.creation_date),
        paragraphs=paragraphs,
        left_out=[f"{n} {noun}{'' if n == 1 else 's'}" for noun, n in counts.items()],
    )
    return document(file, found)


def _locked(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in archive.read(
            "META-INF/manifest.xml"
        )


def _paragraphs(element: Any, counts: dict[str, int]) -> Iterator[tuple[int | None, str]]:
    for child in element.children:
        if child.tag in _ASIDE:
            _count(child.tag, counts)
        elif child.tag in ("text:p", "text:h"):
            words = "".join(_words(child, counts))
            yield _level(child), words
        else:
            yield from _paragraphs(child, counts)


def _words(element: Any, counts: dict[str, int]) -> Iterator[str]:
    yield element.text or ""
    for child in element.children:
        if child.tag in _ASIDE:
            _count(child.tag, counts)
        elif child.tag == "text:s":
            yield " " * min(int(child.get_attribute("text:c") or 1), 100)
        elif child.tag in ("text:tab", "text:line-break"):
            yield "\t" if child.tag == "text:tab" else "\n"
        else:
            yield from _words(child, counts)
        yield child.tail or ""


def _level(element: Any) -> int | None:
    if str(element.get_attribute("text:style-name")).casefold() in ("title", "titel"):
        return 0
    if element.tag != "text:h":
        return None
    level = str(element.get_attribute("text:outline-level") or 1)
    return int(level) if level.isdigit() else 1


def _count(tag: str, counts: dict[str, int]) -> None:
    noun = _ASIDE[tag]
    if noun:
        counts[noun] = counts.get(noun, 0) + 1
