"""Organisations, places and other names of a text: their basic form, and what kind of organisation it is.

What is a name the recogniser says. Inflection is taken off where another form, a list or the article shows the basic
one ("Hamburgs"); adjectives name their country ("russische"), compounds what they begin with ("EU-Kommission").
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from analysis.actors import gazetteer
from analysis.actors.adjectives import capital_adjective
from analysis.actors.institutions import institution, type_of
from analysis.actors.recognition import Found
from analysis.language import lexicon
from analysis.language.reading import Reading

_HERE = "analysis.actors"
_ADJECTIVE_ENDING = re.compile(r"e[mnrs]?$")
_DEMONYM_ENDING = re.compile(r"(?:er)(?:innen|in|n|s)?$")
_BEFORE_NAMES = re.compile(r"(?:Anti|Pro|Ex|Nicht|Alt|Neu|Vize|Ur|Halb)[-‐‑]", re.IGNORECASE)
_HYPHEN = re.compile(r"[-‐‑–]")
_FEWEST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A name that is no person's: its tokens' numbers, where it ends in the text, its basic form, label and how.

    ``end`` is the offset after it: a part of a compound ends within its token.
    """

    first: int
    last: int
    end: int
    name: str
    label: str
    how: str
    actor_type: str = "unknown"
    confidence: float = 1.0


def find_places(reading: Reading, found: list[Found], covered: Collection[int], known: Collection[str]) -> list[Place]:
    """The names of a text that are no person's, in order.

    Tokens in ``covered`` belong to persons; ``known`` are the forms of all names in the article.
    """
    kept = (one for one in found if not any(number in covered for number in range(one.first, one.last)))
    places = (_place(reading, one, known) for one in kept if one.label != "PER" or one.how != "name")
    return [place for place in places if place is not None]


def _place(reading: Reading, one: Found, known: Collection[str]) -> Place | None:
    start, end = reading.tokens[one.first].start, reading.tokens[one.last - 1].end
    text = " ".join(reading.text[start:end].split())
    if one.how == "part":
        piece = _piece(text, known)
        if piece is None:
            return None
        text, end = piece, start + len(piece)
    name = _stem(text, known) if one.how == "derived" else _basic(text, known)
    entry = institution(name) or institution(text)
    label, actor_type = one.label, "unknown"
    if entry is not None:
        name, label, actor_type = entry
    elif label == "ORG":
        actor_type = type_of(text.split())
    return Place(one.first, one.last, end, name, label, one.how, actor_type, one.confidence)


# Basic forms


def _basic(text: str, known: Collection[str]) -> str:
    """A name without the inflection of its first adjective and of its last word."""
    words = text.split()
    if len(words) > 1 and capital_adjective(words[0]):
        words[0] = _ADJECTIVE_ENDING.sub("e", words[0])
    bare = words[-1][:-1]
    if words[-1].endswith("s") and len(bare) > 2:
        whole = " ".join([*words[:-1], bare])
        if whole in known or bare.isupper() or (len(words) == 1 and gazetteer.place(bare) > gazetteer.place(words[-1])):
            return whole
    return " ".join(words)


def _stem(word: str, known: Collection[str]) -> str:
    """The name that a word is made of: "russische" -> Russland, "Hamburger" -> Hamburg; else the word as it stands."""
    country = _adjectives().get(_ADJECTIVE_ENDING.sub("", word.lower()))
    if country is not None:
        return country
    stem = _DEMONYM_ENDING.sub("", word)
    forms = (stem, f"{stem}e", f"{stem}en", f"{stem}er")
    return next((form for form in forms if form != word and (form in known or gazetteer.place(form))), word)


def _piece(word: str, known: Collection[str]) -> str | None:
    """The piece of a compound that is a name: what stands before its last hyphen, or a known name it begins with."""
    hyphens = [match.start() for match in _HYPHEN.finditer(word)]
    if hyphens:
        opening = _BEFORE_NAMES.match(word)
        return word[: hyphens[-1]] if opening is None else None
    for end in range(len(word) - 3, _FEWEST_LETTERS - 1, -1):
        if word[:end] in known or gazetteer.place(word[:end]) == gazetteer.REGION:
            return word[:end]
    return None


@cache
def _adjectives() -> dict[str, str]:
    """Stems of countries' adjectives: "russisch" -> Russland."""
    return {row["adjective"]: row["name"] for row in lexicon.rows(_HERE, "places.csv") if row["adjective"]}
