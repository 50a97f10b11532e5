"""Ends of words: which of many nouns a word may end with, told by a few letters before any noun is looked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable

Lengths = dict[str, tuple[int, ...]]


def lengths(nouns: Iterable[str]) -> Lengths:
    """How long nouns are, the longest first, by their last four letters: few parts of a word can be one of them.

    >>> lengths(["Anwalt", "Staatsanwalt", "Chef"])
    {'walt': (12, 6), 'chef': (4,)}
    """
    found: dict[str, set[int]] = {}
    for noun in nouns:
        found.setdefault(noun[-4:].lower(), set()).add(len(noun))
    return {ending: tuple(sorted(held, reverse=True)) for ending, held in found.items()}


def longest(word: str, nouns: Collection[str], of_nouns: Lengths, never: Collection[str]) -> str | None:
    """The longest of the nouns with which the word ends, none of ``never`` behind other letters.

    ``of_nouns`` are their ``lengths``.

    >>> nouns = {"Anwalt", "Chef"}
    >>> [longest(word, nouns, lengths(nouns), {"Chef"}) for word in ("Staatsanwalt", "Chef", "Bankchef")]
    ['Anwalt', 'Chef', None]
    """
    if word in nouns:
        return word
    for length in of_nouns.get(word[-4:].lower(), ()):
        if 4 <= length <= len(word) - 3:
            tail = word[-length:].capitalize()
            if tail in nouns and tail not in never:
                return tail
    return None


def tails(forms: Iterable[str]) -> frozenset[str]:
    """The last six letters of forms, or all of shorter ones."""
    return frozenset(form[-6:].lower() for form in forms)


def may_end(word: str, of_forms: frozenset[str]) -> bool:
    """Whether the last letters allow that one of many forms ends the word; ``of_forms`` are their ``tails``.

    >>> may_end("Landesamt", tails(["Amt"])), may_end("Landesamtes", tails(["Amt"]))
    (True, False)
    """
    end = word[-6:].lower()
    return end in of_forms or end[-5:] in of_forms or end[-4:] in of_forms or end[-3:] in of_forms
