"""Words that lost letters when a text was saved in an encoding without them: "Ayd?n", "Y?ld?r?m"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from analysis.corpus.units import Trouble

_FIELDS = ("title", "lead", "outlet", "author", "text")
# A letter of which nothing is left; in UTF-8 it has up to four bytes, each of which may have become a sign. Behind "?"
# a small letter, as a capital or a blank may begin the next sentence.
_QUESTION = re.compile(r"[^\W\d_]\?{1,4}(?=[^\W\d_])")
_REPLACED = re.compile(r"[^\W\d_]\ufffd|\ufffd[^\W\d_]")
_REPLACEMENT = "\ufffd"
# What a word with it is part of is an address, a formula or code.
_NO_WORD = re.compile(r"[/=&@#%\\<>{}|]|www\.|\w\.\w|\d")
_OUTER = "„“”\"»«›‹‚‘’'()[]–—-.,;:!?…"
_DIFFERENT, _SAME, _SHOWN = 2, 3, 3
_LONGEST = 40
_HINT = (
    "A program saved the text in an encoding that lacks these letters; what is left here cannot tell them. Go back to "
    "where it comes from, and export it again as UTF-8 (Excel: “CSV UTF-8”)."
)


def lost_letters(fields: Mapping[str, str], troubles: tuple[Trouble, ...] = ()) -> Trouble | None:
    """What to tell of an article in which letters seem to be lost; None where there is no such sign.

    Two different words with "?" before a small letter are one, or the same word three times, or a single word with
    U+FFFD beside a letter, unless ``troubles`` tell already that it was put there at reading. Addresses do not count.

    >>> lost_letters({"text": "Ayd?n und Y?ld?r?m kamen."}).problem
    "letters seem to be lost: 'Ayd?n' and 'Y?ld?r?m' have ? in place of a letter"
    >>> lost_letters({"text": "Kommst du?ja, siehe a.example/?x=y"})
    """
    if not any("?" in text or _REPLACEMENT in text for text in map(fields.get, _FIELDS) if text):
        return None
    told = any("U+FFFD" in trouble.problem for trouble in troubles)
    found = [word for name in _FIELDS for word in _words(fields.get(name, ""), told)]
    words = list(dict.fromkeys(found))
    replaced = any(_REPLACEMENT in word for word in words)
    if not replaced and len(words) < _DIFFERENT and len(found) < _SAME:
        return None
    shown = [repr(word) for word in words[:_SHOWN]]
    more = f"{len(words) - _SHOWN} more" if len(words) > _SHOWN else shown.pop() if len(shown) > 1 else ""
    listed = ", ".join(shown) + (f" and {more}" if more else "")
    sign = "U+FFFD" if replaced else "?"
    verb = "have" if len(words) > 1 else "has"
    return Trouble(f"letters seem to be lost: {listed} {verb} {sign} in place of a letter", _HINT)


def _words(text: str, told: bool) -> Iterator[str]:
    """Words with a sign in place of a letter, as they stand, but cut to a length."""
    patterns = [_QUESTION] * ("?" in text) + [_REPLACED] * (not told and _REPLACEMENT in text)
    for pattern in patterns:
        for found in pattern.finditer(text):
            word = _around(text, found.start(), found.end())
            if word and (pattern is _REPLACED or text[found.end()].islower()):
                yield word


def _around(text: str, start: int, end: int) -> str | None:
    """The word around a place; None where it is too long for one, or what it is part of is no word."""
    first, last = start, end
    while first > 0 and start - first <= _LONGEST and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and last - end <= _LONGEST and not text[last].isspace():
        last += 1
    run = text[first:last]
    if _NO_WORD.search(run) or start - first > _LONGEST or last - end > _LONGEST:
        return None
    return run.strip(_OUTER)
