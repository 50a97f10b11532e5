"""The paragraphs of a web page as Nexis writes it: blocks of the page, in which a line break stays one."""

from __future__ import annotations

import re

from analysis.corpus.readers.tags import tokens

# What the exports write around every document.
_WRITTEN = re.compile(r"<DOC NUMBER=|<DOCFULL>|DOC_ID_[0-9]", re.I)
_BLOCKS = frozenset("body div p table tr td th li ul ol hr h1 h2 h3 h4 h5 h6 center pre title".split())
_UNSEEN = frozenset(("style", "script", "title"))


def is_written_by_nexis(page: str) -> bool:
    """Whether a web page has the marks that Nexis writes around documents."""
    return _WRITTEN.search(page) is not None


def paragraphs_of(page: str) -> list[str]:
    r"""What a person would read, a paragraph a block.

    >>> paragraphs_of("<style>p {}</style><div><p>12. Mai 2025<br>Ausgabe  Nord</p></div><p>Es regnet.</p>")
    ['12. Mai 2025\nAusgabe Nord', 'Es regnet.']
    """
    lines: list[list[str]] = [[]]
    words: list[str] = []
    for tag, between in tokens(page):
        if tag.removeprefix("/") not in _UNSEEN or not tag.startswith("/"):
            words.append(between)
        if tag and tag != "br" and tag.removeprefix("/") not in _BLOCKS | _UNSEEN:
            continue
        line = " ".join("".join(words).split())
        words.clear()
        if line:
            lines[-1].append(line)
        if tag != "br":
            lines.append([])
    return ["\n".join(block) for block in lines if block]
