"""Articles annotated in their own text: XML in which the text lies and whose elements are the annotation.

The scheme is described in ``data/ANNOTATING.md``. Everything inside ``<text>`` is the article, to the character;
offsets are those of the text without outer blank lines.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TYPES = frozenset({"direct", "indirect", "free_indirect", "indirect_free_indirect", "reported"})
_PARTS = {"q": "spans", "f": "frame_spans", "c": "cue_spans", "s": "speaker_spans", "a": "addressee_spans"}


class MarkupError(ValueError):
    """An annotated file is not well formed or says something the scheme does not know."""


@dataclass(frozen=True)
class AnnotatedArticle:
    """One annotated article: its metadata, text, quotations, marked passages and persons, as plain rows."""

    article_id: str
    text: str
    fields: dict[str, str]
    quotes: list[dict[str, Any]] = field(default_factory=list)
    marked: list[dict[str, Any]] = field(default_factory=list)
    persons: list[dict[str, str]] = field(default_factory=list)


def read_markup(file: str | Path) -> AnnotatedArticle:
    """One annotated article.

    Raises
    ------
    MarkupError
        The file is no well-formed XML, has no ``<text>``, or a quotation lacks its passage or a known type.
    """
    path = Path(file)
    try:
        root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    except ElementTree.ParseError as error:
        message = f"{path.name} is not well-formed XML: {error}. Are & and < written as &amp; and &lt;?"
        raise MarkupError(message) from error
    body = root.find("text")
    if body is None:
        message = f"{path.name} has no <text> element; the article's text belongs there."
        raise MarkupError(message)
    found: list[tuple[ElementTree.Element, int, int]] = []
    text = "".join(_walk(body, 0, found))
    cut = len(text) - len(text.lstrip())
    spans = [(element, start - cut, end - cut) for element, start, end in found]
    persons = [dict(person.attrib) for person in root.findall(".//person")]
    return AnnotatedArticle(
        root.get("id") or path.stem, text.strip(), dict(root.attrib), _quotes(spans, path.name), _marked(spans), persons
    )


def _walk(element: ElementTree.Element, start: int, found: list[tuple[ElementTree.Element, int, int]]) -> list[str]:
    """The pieces of text in an element, noting where each element inside begins and ends."""
    pieces = [element.text or ""]
    at = start + len(pieces[0])
    for child in element:
        inner = _walk(child, at, found)
        length = sum(map(len, inner))
        found.append((child, at, at + length))
        tail = child.tail or ""
        pieces += [*inner, tail]
        at += length + len(tail)
    return pieces


def _quotes(spans: list[tuple[ElementTree.Element, int, int]], name: str) -> list[dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for element, start, end in sorted(spans, key=lambda item: (item[1], -item[2])):
        if element.tag not in _PARTS:
            continue
        for number in (element.get("n") or "").split():
            row = rows.setdefault(number, dict.fromkeys(_PARTS.values()) | {"number": number})
            row[_PARTS[element.tag]] = [*(row[_PARTS[element.tag]] or []), [start, end]]
            if element.tag == "q":
                row |= {key: element.get(key) for key in ("type", "medium", "speaker", "kind") if element.get(key)}
            if element.tag == "a" and element.get("name"):
                row["addressee"] = element.get("name")
    for row in rows.values():
        _check(row, name)
    return sorted(rows.values(), key=lambda row: (row["spans"][0][0], -row["spans"][-1][1]))


def _check(row: dict[str, Any], name: str) -> None:
    if row["spans"] is None:
        message = f'{name}: n="{row["number"]}" has parts but no <q>; is a number mistyped?'
        raise MarkupError(message)
    if row.get("type") not in TYPES:
        message = (
            f'{name}: n="{row["number"]}" has type {row.get("type")!r}; expected one of {", ".join(sorted(TYPES))}.'
        )
        raise MarkupError(message)


def _marked(spans: list[tuple[ElementTree.Element, int, int]]) -> list[dict[str, Any]]:
    rows = [{"start": s, "end": e, "kind": m.get("kind")} for m, s, e in spans if m.tag == "m"]
    return sorted(rows, key=lambda row: (row["start"], row["end"]))
