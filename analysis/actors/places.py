"""Names of organisations and places, by lists and by what stands beside them.

Countries come from CLDR through Babel; organisations from the noun that names their kind ("Universität Hohenfurt"),
a legal form ("Reimers GmbH"), a capitalised adjective ("Freie Heimat") or capitals ("EU"); places from a preposition
before a word that the dictionary does not know ("in Hohenfurt"). Adjectives of countries are ``derived``, the first
piece of a compound is ``part``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.actors import lists
from analysis.actors.names import capital, capital_run
from analysis.language import lexicon, morphology
from analysis.language.reading import Reading, Word

_LEGAL = frozenset("GmbH AG SE KG KGaA OHG UG Inc Ltd Corp Co eG".split())
_INTO = frozenset("in aus nach bei bis von".split())
_LANDMARK = re.compile(
    r"\w{3,}-?(?:[Pp]latz|[Ss]traße|[Ss]trasse|berg|-Bad|see|[Pp]ark|viertel|stadt|brücke|tal|furt|burg)$"
)
_NO_ORGANISATION = re.compile(r"(?:krieg|vertrag|preis|tag|konferenz|messe|plan|gesetz|reich)s?$", re.IGNORECASE)
_ADJECTIVE_ENDING = re.compile(r"e[mnrs]?$")
_ROMAN = re.compile(r"[IVXLCDM]+$")


@dataclass(frozen=True, slots=True)
class Place:
    """A mention of an organisation or place: its tokens' numbers, basic form, label, how, and actor type if told."""

    first: int
    last: int
    name: str
    label: str
    how: str
    actor_type: str = "unknown"


def find_places(reading: Reading, covered: set[int]) -> list[Place]:
    """Organisations and places of a text in order; tokens in ``covered`` belong to persons."""
    tokens = reading.tokens
    found: list[Place] = []
    known: dict[str, str] = {}
    at = 0
    while at < len(tokens):
        place = _at(tokens, at, covered, known) if tokens[at].is_word and at not in covered else None
        if place is not None:
            found.append(place)
            if place.how == "name":
                known[place.name] = place.label
        at = place.last if place else at + 1
    return found


def _at(tokens: list[Word], at: int, covered: set[int], known: dict[str, str]) -> Place | None:
    token = tokens[at]
    if token.text[0].islower():
        country = _of_adjective(token.text)
        return Place(at, at + 1, country, "LOC", "derived") if country else None
    if token.text in _multiword():
        place = _country_run(tokens, at)
        if place is not None:
            return place
    run = [number for number in capital_run(tokens, at) if number not in covered] if capital(token) else []
    return (
        _country(token, at)
        or _organisation(tokens, at, run, known)
        or _acronym(token, at)
        or _named_place(tokens, at, known)
    )


@lru_cache(maxsize=100_000)
def _of_adjective(word: str) -> str | None:
    """The country that an adjective names: "russische" -> "Russland"."""
    return _adjectives().get(_ADJECTIVE_ENDING.sub("", word))


def _country(token: Word, at: int) -> Place | None:
    named = _named_country(token.text)
    return Place(at, at + 1, *named) if named else None


@lru_cache(maxsize=100_000)
def _named_country(word: str) -> tuple[str, str, str] | None:
    """Name, label and how it is named, if the word or the first part of a compound names a country."""
    for form in (word, word.removesuffix("s")):
        if form in _countries():
            return form, "LOC", "name"
    first, hyphen, _ = word.partition("-")
    if hyphen and (first == "EU" or first in _countries()):
        return first, "ORG" if first == "EU" else "LOC", "part"
    return None


def _country_run(tokens: list[Word], at: int) -> Place | None:
    for length in (4, 3, 2):
        words = tokens[at : at + length]
        name = " ".join(word.text for word in words)
        if len(words) == length and name in _countries():
            return Place(at, at + length, name, "LOC", "name")
    return None


def _unheard(token: Word, known: dict[str, str]) -> bool:
    """Whether a word behind the kind of an organisation is its name: no dictionary noun, or a known place."""
    return token.tag == "PROPN" or token.text in known or not (morphology.known(token.text) or lists.role(token.text))


def _organisation(tokens: list[Word], at: int, run: list[int], known: dict[str, str]) -> Place | None:
    """Organisation by its kind: "Universität Hohenfurt", "Lackwerke Reimers GmbH", "Soziale Union"."""
    token = tokens[at]
    kind = lists.organisation(token.text)
    legal = next((n for n in run if tokens[n].text in _LEGAL), None)
    if legal is not None and legal > at:
        return Place(at, legal + 1, _joined(tokens, at, legal + 1), "ORG", "name", "business")
    if kind is not None and len(run) > 1 and _unheard(tokens[run[1]], known):
        end = run[1] + 1
        name = " ".join((kind[0], *(tokens[n].text for n in run[1:2])))
        return Place(at, end, name, "ORG", "name", kind[1])
    noun = tokens[at + 1] if at + 1 < len(tokens) else None
    if noun is None or noun.tag != "NOUN" or token.initial or noun.start - token.end != 1:
        return None
    if token.tag == "X" or (token.tag != "PROPN" and _capital_adjective(token.text)):
        stem = token.text[:-1] if token.text.endswith(("n", "r", "s", "m")) else token.text
        label = "MISC" if _NO_ORGANISATION.search(noun.text) else "ORG"
        return Place(at, at + 2, f"{stem} {noun.text}", label, "name")
    return None


@lru_cache(maxsize=100_000)
def _capital_adjective(word: str) -> bool:
    lower = word.lower()
    return (
        lower.endswith(("e", "en", "er", "em", "es"))
        and morphology.known(lower)
        and morphology.lemma(lower) != lower
        and morphology.verb_lemma(lower) is None
        and not lists.role(word)
        and morphology.lemma(word)[0].islower()
    )


def _acronym(token: Word, at: int) -> Place | None:
    word = token.text.removesuffix("s")
    if 2 <= len(word) <= 6 and word.isupper() and word.isalpha() and not _ROMAN.match(word):
        return Place(at, at + 1, word, "LOC" if word in {"USA", "UK", "DDR", "VAE"} else "ORG", "name")
    return None


def _named_place(tokens: list[Word], at: int, known: dict[str, str]) -> Place | None:
    token = tokens[at]
    for form in (token.text, token.text.removesuffix("s")):
        if form in known:
            return Place(at, at + 1, form, known[form], "name")
    plain = token.tag not in {"PROPN", "NOUN"} or morphology.known(token.text)
    if plain or token.initial or lists.first_name(token.text) or lists.role(token.text):
        return None
    before = tokens[at - 1] if at else None
    follows = before is not None and before.lower in _INTO and before.sentence == token.sentence
    if follows or _LANDMARK.match(token.text):
        return Place(at, at + 1, token.text, "LOC", "name")
    return None


def _joined(tokens: list[Word], first: int, last: int) -> str:
    return " ".join(token.text for token in tokens[first:last] if token.is_word)


@cache
def _countries() -> frozenset[str]:
    """German names of countries and capitals."""
    from babel import Locale

    names = {str(name) for code, name in Locale("de").territories.items() if len(code) == 2 and code.isalpha()}
    return frozenset(names | {row["name"] for row in lexicon.rows("analysis.actors", "places.csv")}) - {
        "Welt",
        "Europäische Union",
    }


@cache
def _multiword() -> frozenset[str]:
    return frozenset(name.split()[0] for name in _countries() if " " in name)


@cache
def _adjectives() -> dict[str, str]:
    """Stems of countries' adjectives: "russisch" -> Russland."""
    return {row["adjective"]: row["name"] for row in lexicon.rows("analysis.actors", "places.csv") if row["adjective"]}
