"""Pieces of HTML (in feeds) to text with paragraphs."""

from __future__ import annotations

import re

from analysis.corpus.readers.tags import tokens

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav "
    "ol p pre section table td th tr ul".split()
)
_UNSEEN = frozenset(("script", "style", "template", "noscript", "head", "iframe", "object", "svg"))


def text_of(html: str) -> str:
    r"""What a person would read, a paragraph a block.

    >>> text_of("<p>„Ja“, sagte <b>sie</b>.</p><p>Dann&nbsp;ging sie.</p><script>x()</script>")
    '„Ja“, sagte sie.\n\nDann\xa0ging sie.'
    """
    pieces: list[str] = []
    hidden = ""
    for tag, words in tokens(html):
        if not hidden:
            pieces.append(words.replace("\x1e", " "))
        if tag.removeprefix("/") in _BLOCKS and not hidden:
            pieces.append("\x1e")
        elif tag in _UNSEEN and not hidden:
            hidden = tag
        elif hidden and tag == "/" + hidden:
            hidden = ""
    return "\n\n".join(filter(None, map(_spaced, "".join(pieces).split("\x1e"))))


def _spaced(text: str) -> str:
    """White space as a browser shows it: one space; a non-breaking space stays."""
    return re.sub(r"[ \t\r\n\f]+", " ", text).strip(" ")
