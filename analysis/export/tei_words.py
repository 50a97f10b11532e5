"""XML as text: elements, attributes, escapes. What is written is read back to the sign, line ends included."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

_IN_TEXT = {"\r": "&#13;"}
_IN_ATTRIBUTE = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def written(text: str) -> str:
    """Text as it stands in an element; readers of XML make a line feed of a bare CR.

    >>> written("a < b & c")
    'a &lt; b &amp; c'
    """
    return escape(text, _IN_TEXT)


def opening(name: str, /, **attributes: str | None) -> str:
    """The beginning of an element, without attributes that are None.

    >>> opening("said", who="#e1", cert=None)
    '<said who="#e1">'
    """
    told = [f" {key}={quoteattr(value, _IN_ATTRIBUTE)}" for key, value in attributes.items() if value is not None]
    return f"<{name}{''.join(told)}>"


def element(name: str, inside: Iterable[str] = (), /, **attributes: str | None) -> str:
    """An element around what is written already.

    >>> element("anchor", n="1"), element("p", [written("a & b")])
    ('<anchor n="1"/>', '<p>a &amp; b</p>')
    """
    opened, held = opening(name, **attributes), "".join(inside)
    return f"{opened}{held}</{name}>" if held else f"{opened[:-1]}/>"
