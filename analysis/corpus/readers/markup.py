"""Pieces of HTML (in feeds) to text with paragraphs."""

from __future__ import annotations

import re
from html.parser import HTMLParser

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
    parser = _Text()
    parser.feed(html)
    parser.close()
    return "\n\n".join(filter(None, map(_spaced, "".join(parser.pieces).split("\x1e"))))


def _spaced(text: str) -> str:
    """White space as a browser shows it: one space; a non-breaking space stays."""
    return re.sub(r"[ \t\r\n\f]+", " ", text).strip(" ")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS:
            self.pieces.append("\x1e")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self.pieces.append("\x1e")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data.replace("\x1e", " "))
