"""Tokens and words of a text, with exact offsets.

A word is a token with a letter or digit. Hyphenated compounds ("EU-Kommission"), numbers ("4,2", "18.30") and
words with an apostrophe inside ("geht's") are one word, as people count them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.held import WORDS

# Python's \w knows no combining marks: "e" + U+0301 must stay one letter. The soft hyphen stays inside its word.
_LETTER = r"[\w\u0300-\u036f\u00ad]"
_WORD = rf"\d+(?:[.,:]\d+)+|{_LETTER}+(?:[-\u2010\u2011–/’'´`]{_LETTER}+)*"
TOKEN = re.compile(rf"(?P<word>{_WORD})|[^\w\s]")
_COUNTED = re.compile(r"[^\W_]")


class Token(NamedTuple):
    """A token: its code-point offsets, its text, and whether it is a word."""

    start: int
    end: int
    text: str
    is_word: bool


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of ``text[start:end]``, offsets counted in the whole text.

    >>> [token.text for token in tokens("Die EU-Kommission zahlt 4,2 Mio. Euro.")]
    ['Die', 'EU-Kommission', 'zahlt', '4,2', 'Mio', '.', 'Euro', '.']
    """
    return [
        Token(match.start(), match.end(), match[0], is_word(match[0]))
        for match in TOKEN.finditer(text, start, len(text) if end is None else end)
    ]


@lru_cache(maxsize=WORDS)
def is_word(token: str) -> bool:
    """Whether a token holds a letter or a digit."""
    return _COUNTED.search(token) is not None


def count_words(text: str, start: int = 0, end: int | None = None) -> int:
    """Number of words in ``text[start:end]``.

    >>> count_words("„Das geht's uns an“, sagte sie.")
    6
    """
    # What is no word comes as an empty string.
    return sum(map(is_word, TOKEN.findall(text, start, len(text) if end is None else end)))
