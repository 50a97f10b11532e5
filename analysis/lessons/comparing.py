"""An answer that nobody foresaw, laid beside the nearest right sentence: how far it fits, and what comes then."""

from __future__ import annotations

from difflib import SequenceMatcher

from analysis.lessons import wording
from analysis.lessons.normal import bare, key, tidy

_RELATED = 0.5
"""Below this likeness (0 to 1) of the words, an answer is a different sentence."""


def compare(answer: str, versions: list[str], language: str) -> list[str]:
    """What to say about an answer that is none of the versions and shows no known mistake.

    The right sentence itself is not given away.
    """
    if key(answer).casefold() in {key(version).casefold() for version in versions}:
        return [wording.CAPITALS.to(language)]
    if bare(answer) in {bare(version) for version in versions}:
        return [wording.COMMAS.to(language)]
    nearest = max(versions, key=lambda version: _likeness(answer, version))
    if _likeness(answer, nearest) < _RELATED:
        start = " ".join(tidy(versions[0]).split()[:3]).rstrip(",:")
        return [wording.OTHER_SENTENCE.to(language).format(start=start)]
    return [_difference(answer, nearest, language), wording.PERHAPS_RIGHT.to(language)]


def _likeness(answer: str, version: str) -> float:
    return SequenceMatcher(None, bare(answer).split(), bare(version).split(), autojunk=False).ratio()


def _difference(answer: str, version: str, language: str) -> str:
    given, wanted = tidy(answer).split(), tidy(version).split()
    same = 0
    while same < min(len(given), len(wanted)) and key(given[same]) == key(wanted[same]):
        same += 1
    good, rest = " ".join(given[:same]), " ".join(given[same:])
    if not good:
        start = " ".join(wanted[:1])
        return wording.OTHER_SENTENCE.to(language).format(start=start)
    if not rest:
        return wording.ENDS_EARLY.to(language).format(good=good)
    return wording.SO_FAR.to(language).format(good=good, rest=rest)
