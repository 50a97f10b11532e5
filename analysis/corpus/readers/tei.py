"""TEI: a document, or each of a corpus of documents, is an article."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from analysis.corpus.readers.safexml import parse
from analysis.corpus.units import File, Reading, Unit, failed

# Paragraphs and what is printed like them.
_BLOCKS = {"p", "head", "l", "ab", "item"}
# No running text: notes, what the edition struck out or replaced, pictures, running heads of pages.
_ASIDE = {"note", "figure", "table", "fw", "del", "sic", "orig", "abbr", "bibl", "listBibl"}
# Of two readings of a passage the regularised one is kept; alone, what was printed is.
_ALTERNATIVES = {"sic", "orig", "abbr"}
# The header tells the article's first appearance under the source, that of the edition under the publication.
_OUTLETS = (
    ".//sourceDesc//title[@level='j']",
    ".//sourceDesc//publisher",
    ".//publicationStmt//publisher",
)
_DATES = (".//sourceDesc//date", ".//publicationStmt//date", ".//creation//date")


def read_tei(file: File, data: bytes) -> Reading:
    """One unit per TEI element that holds a text."""
    root = parse(data)
    for element in root.iter():
        if isinstance(element.tag, str):  # with and without the namespace of P5
            element.tag = element.tag.rpartition("}")[2]
    documents = [e for e in root.iter("TEI", "TEI.2") if not any(a.tag in ("TEI", "TEI.2") for a in e.iterancestors())]
    if len(documents) == 1:
        return Reading([_unit(file.name, file.stem, documents[0])])
    units = [_unit(f"{file.name}#{n}", f"{file.stem}-{n}", e) for n, e in enumerate(documents, start=1)]
    return Reading(units or [failed(file.name, "no TEI document in this corpus", "Is the file empty?")])


def _unit(source: str, name: str, document: Any) -> Unit:
    header, body = document.find("teiHeader"), document.find("text")
    parts: list[tuple[str, str]] = []
    if body is not None:
        inner = body.find("body")
        _collect(body if inner is None else inner, parts)
    title = _first(header, (".//titleStmt/title",))
    if parts and parts[0][0] == "head" and (title is None or title == parts[0][1]):
        title = parts.pop(0)[1]
    text = "\n\n".join(words for _, words in parts)
    if not text:
        return failed(source, "the TEI document holds no paragraph", "Expected is <text><body><p>…</p></body></text>.")
    fields = {
        "title": title,
        "author": _first(header, (".//titleStmt/author", ".//sourceDesc//author")),
        "outlet": _first(header, _OUTLETS),
        "date": _date(header),
        "text": text,
    }
    return Unit(source, name, {key: value for key, value in fields.items() if value})


def _collect(element: Any, parts: list[tuple[str, str]]) -> None:
    for child in element:
        if child.tag in _ASIDE or not isinstance(child.tag, str):
            continue
        if child.tag in _BLOCKS:
            words = _spaced("".join(_words(child)))
            if words:
                parts.append((child.tag, words))
        else:
            _collect(child, parts)


def _words(element: Any) -> list[str]:
    from lxml.etree import Entity

    pieces = [element.text or ""]
    for child in element:
        aside = child.tag in _ASIDE and not (child.tag in _ALTERNATIVES and element.tag != "choice")
        if child.tag == "lb":
            pieces.append("" if child.get("break") == "no" else " ")
        elif isinstance(child.tag, str) and not aside:
            pieces += _words(child)
        elif child.tag is Entity:  # of a document type that was not fetched: those of HTML are known
            pieces.append(unescape(child.text))
        pieces.append(child.tail or "")
    return pieces


def _spaced(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


def _first(header: Any, paths: tuple[str, ...]) -> str | None:
    for path in paths if header is not None else ():
        for element in header.iterfind(path):
            words = _spaced("".join(_words(element)))
            if words:
                return words
    return None


def _date(header: Any) -> str | None:
    for path in _DATES if header is not None else ():
        for element in header.iterfind(path):
            date = element.get("when") or element.get("when-iso") or _spaced("".join(element.itertext()))
            if date:
                return str(date)
    return None
