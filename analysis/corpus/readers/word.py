"""Word documents: a file is an article; what is printed in its paragraphs is the text."""

from __future__ import annotations

import io
from typing import Any

from analysis.corpus.readers.documents import Found, document
from analysis.corpus.readers.records import as_written
from analysis.corpus.readers.safezip import refuse_bombs
from analysis.corpus.units import File, Reading
from analysis.corpus.values import as_text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Tables are no running text; a box and its copy for old programs would both come; what was moved comes where it went.
_ASIDE = {f"{_W}tbl", f"{_W}txbxContent", f"{_W}moveFrom"}
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}
# What python-docx and Word write into a document whose author never did.
_NOBODY = {"python-docx", "unknown", "user", "microsoft office user"}
_UNTITLED = {"word document", "document", "dokument"}


def read_word(file: File, data: bytes) -> Reading:
    """One unit: title from the properties or the first heading, author from the properties, date as a guess."""
    import docx

    refuse_bombs(data)
    opened = docx.Document(io.BytesIO(data))
    body, properties = opened.element.body, opened.core_properties
    styles = {style.style_id: style.name for style in opened.styles}
    title, author = as_text(properties.title), as_text(properties.author)
    found = Found(
        title=None if (title or "").casefold() in _UNTITLED else title,
        author=None if (author or "").casefold() in _NOBODY else author,
        date=as_written(properties.created),
        paragraphs=[(_level(element, styles), _text(element)) for element in _paragraphs(body)],
        left_out=_left_out(opened, body),
    )
    return document(file, found)


def _paragraphs(body: Any) -> list[Any]:
    return [p for p in body.iter(f"{_W}p") if not any(above.tag in _ASIDE for above in p.iterancestors())]


def _text(paragraph: Any) -> str:
    """What is printed of a paragraph: with links and insertions, without what was deleted."""
    pieces = []
    for element in paragraph.iter(f"{_W}t", *_SIGNS):
        above = next((a for a in element.iterancestors() if a.tag in (f"{_W}p", f"{_W}moveFrom", f"{_W}tabs")), None)
        if above is paragraph:
            pieces.append(element.text or "" if element.tag == f"{_W}t" else _SIGNS[element.tag])
    return "".join(pieces)


def _level(paragraph: Any, styles: dict[str, str]) -> int | None:
    """0 for a title, 1 to 9 for a heading, None for running text."""
    style = next((element.get(f"{_W}val") for element in paragraph.iter(f"{_W}pStyle")), None)
    name = (styles.get(style or "") or "").casefold()
    if name == "title":
        return 0
    return int(name[8:]) if name.startswith("heading ") and name[8:].isdigit() else None


def _left_out(opened: Any, body: Any) -> list[str]:
    notes = sum(1 for _ in body.iter(f"{_W}footnoteReference", f"{_W}endnoteReference"))
    tables = sum(
        1 for table in body.iter(f"{_W}tbl") if not any(above.tag in _ASIDE for above in table.iterancestors())
    )
    boxes = sum(1 for _ in body.iter("{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}txbx"))
    named = ((tables, "table"), (notes, "footnote"), (boxes, "text box"))
    return [f"{n} {noun if n == 1 else 'text boxes' if noun == 'text box' else noun + 's'}" for n, noun in named if n]
