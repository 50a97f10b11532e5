"""Markup to tags and the words between them, in one pass whatever the text: nothing is looked at twice."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_TAG = re.compile(r"<(?:(/?)([A-Za-z][A-Za-z0-9]{0,20})(?:[\s/][^<>]{0,2000})?|[!?][^<>]{0,2000})>")
# What is left of a tag whose attribute holds a ">".
_REST = re.compile(r'[^"<]{0,2000}"(?:[^"<>]{0,500}"[^"<]{0,500}"){0,20}[^"<>]{0,500}>')
COMMENT = "!"


def tokens(markup: str) -> Iterator[tuple[str, str]]:
    """Every tag with the words before it, and at last the words behind them all; a tag that closes begins with "/".

    >>> list(tokens('<img alt="5 > 3">Ja.'))
    [('img', ''), ('', 'Ja.')]
    >>> list(tokens("<p>Es <B class='x'>regnet</B> &amp; st&uuml;rmt. <!-- <p> -->3 < 5"))
    [('p', ''), ('b', 'Es '), ('/b', 'regnet'), ('!', ' & stürmt. '), ('', '3 < 5')]
    """
    start = at = 0
    last_end = markup.rfind("-->")
    while (found := markup.find("<", at)) >= 0:
        tag = _TAG.match(markup, found)
        if markup.startswith("<!--", found) and found + 4 <= last_end:
            name, end = COMMENT, markup.index("-->", found + 4) + 3
        elif tag:
            name, end = (tag[1] or "") + (tag[2] or COMMENT).casefold(), tag.end()
            if markup.count('"', found, end) % 2 and (rest := _REST.match(markup, end)):
                end = rest.end()
        else:
            at = found + 1
            continue
        yield name, html.unescape(markup[start:found])
        if markup[end - 2] == "/" and name != COMMENT:  # <br/> opens and closes
            yield "/" + name, ""
        start = at = end
    yield "", html.unescape(markup[start:])
