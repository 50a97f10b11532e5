"""Texts made safe for files: signs that a format cannot hold, and texts that a spreadsheet would take for a formula."""

from __future__ import annotations

import re
from collections import Counter

SURROGATES = re.compile("[\ud800-\udfff]")
"""Halves of a pair of UTF-16 that stand alone: no encoding has bytes for them."""
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that XML 1.0 forbids."""
_REPLACEMENT = "\ufffd"

# A cell that begins with one of these is a formula. After a separator or a new line a spreadsheet that splits the line
# elsewhere than we do sees a new cell: there the sign of equality alone is hidden, as lists and hyphens are common.
_HIDE = re.compile(r"\A(?='*(?:[=+\-@\t\r\n]|\Z))|(?<=[;,\t\r\n])(?='*=)")
_SHOW = re.compile(r"\A'(?='*(?:[=+\-@\t\r\n]|\Z))|(?<=[;,\t\r\n])'(?='*=)")
# Excel's own way to write a sign by its number (ECMA-376, ST_Xstring). XML readers make a line feed of a bare CR.
_TO_X = re.compile(r"\r|_(?=x[0-9A-Fa-f]{4}_)")
_FROM_X = re.compile(r"_x(000D|005F)_")


class Replaced:
    r"""Replaces what ``forbidden`` finds by U+FFFD, sign by sign, so that offsets stay; ``n`` counts it by place.

    >>> replaced = Replaced(SURROGATES)
    >>> replaced("a\ud800b", "articles.text"), dict(replaced.n)
    ('a�b', {'articles.text': 1})
    """

    def __init__(self, forbidden: re.Pattern[str]) -> None:
        self._forbidden = forbidden
        self.n: Counter[str] = Counter()

    def __call__(self, text: str, where: str) -> str:
        """The text without what is forbidden."""
        safe, n = self._forbidden.subn(_REPLACEMENT, text)
        if n:
            self.n[where] += n
        return safe


def hide_formula(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would take for a formula; "" becomes "'", not missing.

    It stands before = + - @, tab, CR or LF at the beginning, and before = after ; , tab or a new line.
    ``show_formula`` takes it off again.

    >>> hide_formula("=1+1"), hide_formula("'Ja'"), hide_formula(""), hide_formula("a;=1+1")
    ("'=1+1", "'Ja'", "'", "a;'=1+1")
    """
    return _HIDE.sub("'", text)


def show_formula(text: str) -> str:
    """The text as it was before ``hide_formula``.

    >>> show_formula("'=1+1"), show_formula("'Ja'"), show_formula("'")
    ('=1+1', "'Ja'", '')
    """
    return _SHOW.sub("", text)


def begins_formula(text: str) -> bool:
    """Whether a spreadsheet that is typed this text into a cell would take it for a formula.

    >>> begins_formula("=1+1"), begins_formula("1+1")
    (True, False)
    """
    return text[:1] in tuple("=+-@\t\r\n")


def to_xstring(text: str) -> str:
    """The text as a string of Excel, with CR as ``_x000D_``; ``from_xstring`` gives it back."""
    return _TO_X.sub(lambda match: "_x000D_" if match[0] == "\r" else "_x005F_", text)


def from_xstring(text: str) -> str:
    r"""The text as it was before ``to_xstring``.

    >>> from_xstring(to_xstring("a\r_x0041_")) == "a\r_x0041_"
    True
    """
    return _FROM_X.sub(lambda match: "\r" if match[1] == "000D" else "_", text)
