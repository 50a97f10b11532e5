"""Text from outside on its way into HTML: escaped, whole, and as an object that Jupyter shows."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# HTML has no way to write these; each is replaced by one character, so that offsets hold.
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class HtmlView:
    """A piece of a page: ``html`` is shown by Jupyter, nbconvert and VS Code; ``label`` says in words what it is."""

    html: str
    label: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return f"<{self.label}>"


def escape(text: str) -> str:
    r"""The text for HTML, in content and in attributes; a browser gives back exactly this text.

    NUL and lone surrogates, which HTML cannot hold, become U+FFFD.

    >>> escape('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    # A bare carriage return would become a line feed.
    return html.escape(_UNWRITABLE.sub("\ufffd", text)).replace("\r", "&#13;")


def hex_colour(colour: str) -> str:
    """The colour itself if it is written like #0072b2; anything else is an error."""
    if not _COLOUR.fullmatch(colour):
        message = f"A colour came as {colour!r}; expected a hash and six hexadecimal digits, such as '#0072b2'."
        raise ValueError(message)
    return colour.lower()


@cache
def style(name: str) -> str:
    """The style sheet ``name`` of this package as a style element."""
    sheet = Path(__file__).with_name(f"{name}.css").read_text(encoding="utf-8")
    return f"<style>{sheet}</style>"
