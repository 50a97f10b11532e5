"""Where a pattern stands in a text, with exact offsets: plain words, regular expressions, base forms."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
import regex as engine

from analysis.measures.numbered import numbered

Hits = list[tuple[str, int, int]]
"""article_id, first code point, code point after the last one."""

LONGEST_PATTERN = 1000
MOST_COPIES = 1_000_000
_COUNTS = engine.compile(r"\{(\d*)(?:,(\d*))?\}")
_MARK = engine.compile(r"\p{M}")
_RECURSION = engine.compile(r"(?<!\\)(?:\\\\)*\(\?(?:R|[+-]?\d|&|P>)")


class SearchError(ValueError):
    """A search that gives nothing; ``reason`` is "wrong", "big", "slow" or "many", ``detail`` what the engine said."""

    def __init__(self, message: str, reason: str, detail: str = "") -> None:
        super().__init__(message)
        self.reason, self.detail = reason, detail


class Texts:
    """Texts of articles by article_id, and how many hits and seconds a search may take."""

    def __init__(self, articles: pd.DataFrame, limit: int | None, timeout: float) -> None:
        self.texts = list(zip(articles["article_id"].astype("str"), articles["text"], strict=True))
        self.limit, self.timeout = limit, timeout

    def plain(self, pattern: str, *, ignore_case: bool, whole_words: bool) -> Hits:
        """Hits of a word or phrase as it stands, capital or small, with or without composed accents."""
        return self.at_most(
            (article, *hit)
            for article, text in self.texts
            for hit in find(text, pattern, ignore_case=ignore_case, whole_words=whole_words)
        )

    def regular(self, pattern: str, *, ignore_case: bool) -> Hits:
        """Hits of a regular expression; a ValueError if it is wrong, too big, or takes too long."""
        return self.at_most(self._matches(compiled(pattern, ignore_case=ignore_case), pattern))

    def _matches(self, expression: Any, pattern: str) -> Iterator[tuple[str, int, int]]:
        until = time.monotonic() + self.timeout
        try:
            for article, text in self.texts:
                left = max(until - time.monotonic(), 0.001)
                for match in expression.finditer(text, timeout=left):
                    if match.end() > match.start():
                        yield article, match.start(), match.end()
        except (TimeoutError, MemoryError, RecursionError):
            message = (
                f"The regular expression {pattern!r} takes longer than {self.timeout:g} seconds, or too much memory. "
                "Repetitions inside repetitions, such as (a+)+, are the usual cause: try without them, with fewer "
                "articles, or with timeout=60."
            )
            raise SearchError(message, "slow") from None

    def at_most(self, hits: Iterator[tuple[str, int, int]]) -> Hits:
        """The hits, if there are no more than the limit allows."""
        found: Hits = []
        for hit in hits:
            if len(found) == self.limit:
                message = f"There are more than {self.limit} hits. Try a rarer pattern, or limit=None for all of them."
                raise SearchError(message, "many")
            found.append(hit)
        return found


def find(text: str, pattern: str, *, ignore_case: bool = True, whole_words: bool = False) -> list[tuple[int, int]]:
    """Where the pattern stands in the text, hits side by side; part of a letter is no hit.

    >>> find("Die STRASSE, die Straße: Spaß", "straße"), find("Spaß", "spas")
    ([(4, 11), (17, 23)], [])
    """
    needle = "".join(_letter(letter, ignore_case) for letter in pattern)
    if not _may_hold(text, needle, ignore_case):
        return []
    letters = {letter: _letter(letter, ignore_case) for letter in set(text)}
    pieces = [letters[letter] for letter in text]
    folded = "".join(pieces)
    # begins[i]: where the folded form of letter i begins; one more for the end of the text.
    begins = np.concatenate([[0], np.cumsum([len(piece) for piece in pieces], dtype=np.int64)])
    hits, at = [], folded.find(needle)
    while at >= 0:
        start = int(np.searchsorted(begins, at, side="right")) - 1
        end = int(np.searchsorted(begins, at + len(needle), side="left"))
        whole = begins[start] == at and begins[end] == at + len(needle) and not _accented(text, end)
        fits = whole and not (whole_words and (_in_word(text, start - 1) or _in_word(text, end)))
        if fits:
            hits.append((start, end))
        at = folded.find(needle, at + (len(needle) if fits else 1))
    return hits


def compiled(pattern: str, *, ignore_case: bool) -> Any:
    """The regular expression, if it is one and of a size that can be searched."""
    if len(pattern) > LONGEST_PATTERN or _copies(pattern) > MOST_COPIES or _RECURSION.search(pattern):
        message = (
            f"The regular expression {pattern[:60]!r} is too big to be searched safely: at most {LONGEST_PATTERN} "
            f"characters, counts like {{1,50}} of which the product is at most {MOST_COPIES}, no recursion."
        )
        raise SearchError(message, "big")
    flags = engine.VERSION0 | (engine.IGNORECASE | engine.FULLCASE if ignore_case else 0)
    try:
        return engine.compile(pattern, flags)
    except (engine.error, ValueError, OverflowError, RecursionError, KeyError) as error:
        message = (
            f"{pattern!r} is no regular expression: {error}. "
            "To search for the characters as they stand, try regex=False."
        )
        raise SearchError(message, "wrong", str(error)) from None


def _copies(pattern: str) -> int:
    """How many copies the counted repetitions of a pattern make at most, if each stands inside the others."""
    copies = 1
    for low, high in _COUNTS.findall(pattern):
        copies *= max(1, *(int(count[:12]) for count in (low, high) if count), 1)
    return copies


def lemmas(tokens: pd.DataFrame, pattern: str, *, ignore_case: bool) -> pd.DataFrame:
    """Hits of one base form, or of several in a row: article_id, start, end in the order of the tokens."""
    wanted = [_fold(lemma, ignore_case) for lemma in pattern.split()]
    article, _ = numbered(tokens["article_id"])
    number, names = numbered(tokens["lemma"])
    folded = np.array([*(_fold(name, ignore_case) for name in names), None], dtype=object)
    fits = np.ones(len(tokens), dtype=bool)
    for ahead, lemma in enumerate(wanted):
        here, there = slice(0, max(0, len(tokens) - ahead)), slice(ahead, None)
        fits[here] &= (folded == lemma)[number[there]] & (article[there] == article[here])
        fits[here.stop :] = False
    first = np.flatnonzero(fits)
    last = first + len(wanted) - 1
    columns = {"article_id": tokens["article_id"].iloc[first], "start": tokens["start"].iloc[first]}
    return pd.DataFrame({name: values.array for name, values in columns.items()}).assign(end=tokens["end"].array[last])


def _may_hold(text: str, needle: str, ignore_case: bool) -> bool:
    """Whether the text can hold the folded needle, told quickly: false only if it surely does not.

    A whole text is decomposed as its letters are, unless marks stand apart in it, which may then change places.
    """
    words = needle.split()
    if not words or _MARK.search(text):
        return True
    return max(words, key=len) in unicodedata.normalize("NFD", text.casefold() if ignore_case else text)


@lru_cache(maxsize=100_000)
def _letter(letter: str, ignore_case: bool) -> str:
    return _fold(letter, ignore_case)


def _fold(letters: str, ignore_case: bool) -> str:
    """Letters by which two spellings are compared: small, accents apart, any white space a space."""
    plain = "".join(" " if letter.isspace() else letter for letter in letters)
    return unicodedata.normalize("NFD", plain.casefold() if ignore_case else plain)


def _accented(text: str, at: int) -> bool:
    return at < len(text) and unicodedata.combining(text[at]) != 0


def _in_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or unicodedata.combining(text[at]) != 0)
