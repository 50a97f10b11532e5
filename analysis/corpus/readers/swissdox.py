"""Tables of Swissdox@LiRI: what their columns mean, and the article in the markup of their content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from analysis.corpus.readers.tags import tokens

# An order names the columns that it wants; these no other table has.
_TELLING = frozenset(("pubtime", "medium_code", "medium_name", "content_id", "doctype_description", "char_count"))
_FEWEST = 2
# Lead, caption, author and credit are no running text; crossheads (zt) and boxes (ka) are paragraphs of it.
_ASIDE = {"ld": "lead", "lg": "captions", "au": "author", "ur": "credit"}
_BLOCKS = frozenset("tx p zt ka br div li ul ol h1 h2 h3 h4 h5 h6 table tr td th blockquote figure hr pre".split())
_DIVIDING = _BLOCKS | _ASIDE.keys()


def is_swissdox(header: Iterable[str]) -> bool:
    """Whether a table is an export of Swissdox@LiRI.

    >>> is_swissdox(["id", "pubtime", "medium_name", "content"]), is_swissdox(["id", "medium_name", "content"])
    (True, False)
    """
    names = {name.strip().casefold() for name in header}
    return "content" in names and len(names & _TELLING) >= _FEWEST


def article(fields: Mapping[str, str]) -> dict[str, str]:
    r"""The fields of a row with the article taken out of its markup.

    >>> article({"title": "Bad &amp; Damm", "text": "<tx><au>A. B.</au><zt>Am Bach</zt><p>Es <b>regnet</b>.</p></tx>"})
    {'title': 'Bad & Damm', 'text': 'Am Bach\n\nEs regnet.', 'author': 'A. B.'}
    """
    result = dict(fields)
    for name in ("title", "lead"):
        if name in result:
            result[name] = " ".join(text for _, text in _paragraphs(result[name]))
    # The longer lead is in the content; dates in the table of articles have no time zone.
    for name, column in (("subhead", "lead"), ("pubtime", "date")):
        if column in result:
            result.setdefault(name, result[column])
    result |= {"text": ""} | parts(result.get("text", ""))
    return {name: value for name, value in result.items() if value or name == "text"}


def parts(content: str) -> dict[str, str]:
    """What the content holds: text, lead, captions, author, credit.

    >>> parts("<tx><ld><p>Der Damm hält.</p></ld><p>Es regnet.</p></tx>")
    {'lead': 'Der Damm hält.', 'text': 'Es regnet.'}
    """
    found: dict[str, list[str]] = {}
    for name, text in _paragraphs(content):
        found.setdefault(name, []).append(text)
    return {name: ("; " if name in ("author", "credit") else "\n\n").join(held) for name, held in found.items()}


def _paragraphs(content: str) -> list[tuple[str, str]]:
    """Paragraphs with what they are. What a tag opens and nothing closes is text: it may be the whole article."""
    paragraphs: list[tuple[str, str]] = []
    kind, opened = "text", 0
    words: list[str] = []
    for tag, between in tokens(content):
        words.append(between)
        if tag and tag.strip("/") not in _DIVIDING:
            continue
        text = re.sub(r"[ \t\r\n\f]+", " ", "".join(words)).strip(" ")
        words.clear()
        if text.strip():
            paragraphs.append((kind, text))
        if kind == "text" and tag in _ASIDE:
            kind, opened = _ASIDE[tag], len(paragraphs)
        elif tag.startswith("/") and _ASIDE.get(tag[1:]) == kind:
            kind = "text"
    if kind != "text":
        paragraphs[opened:] = [("text", text) for _, text in paragraphs[opened:]]
    return paragraphs
