"""Names that are known beforehand: places, first names and family names, from lists that name their sources."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from analysis.actors import lists
from analysis.held import WORDS
from analysis.language import lexicon, morphology
from analysis.language.reading import Word

_HERE = "analysis.actors"
_LONGEST_RUN = 4
REGION = 3  # a country, a region, or a town that CLDR has a German name for


class Listed(NamedTuple):
    """What lists know of a word.

    ``place`` is its rank as of ``place``, ``first`` and ``family`` are 1 for a first and a family name, ``known`` is 1
    for a word of the dictionary, 2 for one that it has in small letters.
    """

    place: int
    first: int
    family: int
    known: int


_NOTHING = Listed(0, 0, 0, 0)


@lru_cache(maxsize=WORDS)
def listed(word: str) -> Listed:
    """What the lists know of a word, with a genitive s or without.

    >>> listed("Hamburgs").place > 0, listed("Petra").first, listed("Tisch")
    (True, 1, Listed(place=0, first=0, family=0, known=1))
    """
    if not word[:1].isupper():
        return _NOTHING
    rank, family = place(word), word in _families()
    if len(word) > 3 and word.endswith("s"):
        bare = word[:-1]
        rank, family = max(rank, place(bare)), family or bare in _families()
    return Listed(rank, int(lists.first_name(word)), int(family), _known(word))


def _known(word: str) -> int:
    """The column ``known`` of a word with a capital."""
    if morphology.known(word):
        return 1
    # The dictionary looks for a capitalised word in small letters, too.
    return 0 if word == word.capitalize() else 2 * morphology.known(word.lower())


def place(name: str) -> int:
    """Rank of a place's name: 0 unknown, 1 a town, 2 a name of a large town in any language, REGION.

    >>> place("Mailand"), place("Bayern"), place("Tisch")
    (2, 3, 0)
    """
    return _places().get(name, 0)


def runs(tokens: list[Word]) -> list[int]:
    """For each token 1 where a place name of several words begins, 2 inside it, else 0."""
    found = [0] * len(tokens)
    several = _several()
    for number, token in enumerate(tokens[:-1]):
        if token.text not in several:
            continue
        for words in several[token.text].get(tokens[number + 1].text, ()):
            if [other.text for other in tokens[number : number + len(words)]] == words:
                found[number : number + len(words)] = [1] + [2] * (len(words) - 1)
    return found


@cache
def _places() -> dict[str, int]:
    from babel import Locale

    towns = lexicon.mapping(_HERE, "place_names.csv", "name", "rank")
    german = Locale("de")
    named = [*german.territories.values(), *(zone["city"] for zone in german.time_zones.values() if "city" in zone)]
    named += [row["name"] for row in lexicon.rows(_HERE, "places.csv")]
    return {name: int(rank) for name, rank in towns.items()} | dict.fromkeys(map(str, named), REGION)


@cache
def _families() -> frozenset[str]:
    return frozenset(lexicon.mapping(_HERE, "family_names.csv", "name", "source"))


@cache
def _several() -> dict[str, dict[str, list[list[str]]]]:
    """Place names of several words by their first and by their second word, the longest last."""
    found: dict[str, dict[str, list[list[str]]]] = {}
    for name in sorted(_places(), key=lambda name: (name.count(" "), name)):
        words = name.split()
        if 1 < len(words) <= _LONGEST_RUN:
            found.setdefault(words[0], {}).setdefault(words[1], []).append(words)
    return found
