"""What a recogniser gets wrong by rule: names with particles, East Asian names, one word with two labels."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache

from analysis.actors import gazetteer, lists
from analysis.actors.names import genitive_of, without_apostrophe
from analysis.actors.people import beside
from analysis.actors.persons import eastern
from analysis.actors.recognition import Found
from analysis.held import WORDS
from analysis.language.reading import Reading, Word
from analysis.language.zones import MARKS

_SYLLABLE = 5  # letters of one, at most
_SURE = 2.0
_MARKS = frozenset(MARKS)
_INFLECTED = re.compile(r"(?<=\w\w\w)(?:e[mnrs]?|s)$")
_INSIDE = frozenset("im ins am ans aufs übers unterm".split())


def mended(reading: Reading, found: list[Found]) -> list[Found]:
    """The names of a text with those of persons made whole; in order, none overlaps another.

    "Sabine | von der Aue" is one name, "Nguyen Thi | Mai" another; "Lackwerke Reimers" is a company and no person.
    """
    tokens = reading.tokens
    organisations = {number for one in found if one.label == "ORG" for number in range(one.first, one.last)}
    kept: list[Found] = []
    for one in filter(None, (_without_marks(tokens, one) for one in found)):
        if kept and one.first < kept[-1].last:
            continue
        if _verb(tokens, one):
            continue
        if one.label == "PER" and one.how == "name":
            if _somewhere(tokens, one):
                kept.append(replace(one, label="LOC"))
                continue
            office = _office(tokens, one)
            if office is None:
                continue
            one = office
            last = _with_particles(tokens, one.first, _eastern(tokens, one))
            whole = one if one.last == last else replace(one, last=last)
            company = _company(tokens, one)
            one = company or (one if organisations.intersection(range(one.last, whole.last)) else whole)
            if kept and one.first < kept[-1].last:
                kept.pop()
        kept.append(one)
    return kept


def repeated(readings: dict[str, Reading], found: dict[str, list[Found]]) -> dict[str, list[Found]]:
    """The names of an article, and those of several words wherever they stand again, inflected or not.

    "Freie Heimat" that was found once is found in "Chef der Freien Heimat", too. Names of persons are found again by
    their parts.
    """
    several: dict[str, dict[tuple[str, ...], Found]] = defaultdict(dict)
    for name, one in ((name, one) for name, names in found.items() for one in names):
        if one.last - one.first > 1 and one.label != "PER" and one.how == "name":
            words = tuple(stem(token.text) for token in readings[name].tokens[one.first : one.last])
            several[words[0]].setdefault(words, one)
    if not several:
        return found
    return {name: _with_repeated(readings[name], names, several) for name, names in found.items()}


def _with_repeated(
    reading: Reading, found: list[Found], several: dict[str, dict[tuple[str, ...], Found]]
) -> list[Found]:
    tokens = reading.tokens
    taken = {number for one in found for number in range(one.first, one.last)}
    initials = {word[0] for word in several}
    added = []
    for number, token in enumerate(tokens):
        if token.lower[0] not in initials or number in taken or not token.text[0].isupper():
            continue
        for words, one in several.get(stem(token.text), {}).items():
            last = number + len(words)
            if taken.isdisjoint(range(number, last)) and tuple(stem(t.text) for t in tokens[number:last]) == words:
                added.append(replace(one, first=number, last=last))
                taken.update(range(number, last))
                break
    return sorted([*found, *added], key=lambda one: one.first) if added else found


def _labelled(one: Found, label: str) -> Found:
    return one if one.label == label else replace(one, label=label)


@lru_cache(maxsize=WORDS)
def stem(word: str) -> str:
    """A word of a name without what inflection does to it: "Freien" and "Freie" are the same.

    >>> stem("Freien") == stem("Freie"), stem("Union")
    (True, 'union')
    """
    return _INFLECTED.sub("", word.casefold())


def agreeing(readings: dict[str, Reading], found: dict[str, list[Found]]) -> dict[str, list[Found]]:
    """The names of an article, one word alone with the label that it has most clearly there.

    "Hohenfurt" that is twice a place is no person the third time; "der Fischer" is one by trade. Parts of persons' full
    names stay what they are.
    """
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    of_persons: set[str] = set()
    for name, one in ((name, one) for name, names in found.items() for one in names if one.how == "name"):
        tokens = readings[name].tokens[one.first : one.last]
        if len(tokens) == 1:
            weights[_bare(tokens[0].text)][one.label] += 1.0 if math.isnan(one.confidence) else one.confidence
        elif one.label == "PER":
            of_persons.update(_bare(token.text) for token in tokens)

    def label(name: str, one: Found) -> str:
        text = readings[name].tokens[one.first].text
        word = _bare(text)
        if one.how != "name" or one.last - one.first > 1:
            return one.label
        if word in of_persons:
            # A genitive with an apostrophe is a person's whom the article names in full: "Kim’s".
            return "PER" if without_apostrophe(text) != text else one.label
        most = min(weights[word], key=lambda kind: (-weights[word][kind], kind))
        return most if weights[word][most] >= _SURE * weights[word][one.label] else one.label

    def noun(name: str, one: Found) -> bool:
        tokens = readings[name].tokens
        alone = one.label == "PER" and one.last - one.first == 1 and tokens[one.first].text not in of_persons
        return alone and _described(tokens, one.first)

    return {
        name: [_labelled(one, label(name, one)) for one in names if not noun(name, one)]
        for name, names in found.items()
    }


def _described(tokens: list[Word], number: int) -> bool:
    """Whether a determiner and a noun of the dictionary stand here: "sagt der Fischer", "vertreibt den Milan"."""
    if not number or tokens[number - 1].tag != "DET" or not beside(tokens, number - 1, number):
        return False
    return tokens[number].tag == "NOUN" or lists.person_noun(tokens[number].text) is not None


def _bare(word: str) -> str:
    return genitive_of(word) if len(word) > 3 else word


def _without_marks(tokens: list[Word], one: Found) -> Found | None:
    """The name without quotation marks at its end that do not begin in it; None if nothing is left."""
    first, last = one.first, one.last
    marks = [number for number in range(first, last) if tokens[number].text in _MARKS]
    # One alone belongs to what is around the name.
    if len(marks) == 1 and marks[0] == last - 1:
        last -= 1
    elif len(marks) == 1 and marks[0] == first:
        first += 1
    return replace(one, first=first, last=last) if first < last else None


def _verb(tokens: list[Word], one: Found) -> bool:
    """Whether this is a verb alone: „Komm“, sagte Zabel. Things may be called by one ("Denk")."""
    return one.label in {"PER", "ORG"} and one.last - one.first == 1 and tokens[one.first].tag == "VERB"


def _somewhere(tokens: list[Word], one: Found) -> bool:
    """Whether one word stands where a place does: behind "im" or alike, or behind a noun for a kind of place."""
    before = one.first - 1
    if one.last - one.first > 1 or before < 0 or not beside(tokens, one.first - 1, one.first):
        return False
    return tokens[before].lower in _INSIDE or lists.place_noun(tokens[before].text)


def _office(tokens: list[Word], one: Found) -> Found | None:
    """The name, if it is no office alone: else the word behind it ("Oberstaatsanwältin | Sommer"), or nothing.

    A man's office may be a family name ("Richter").
    """
    role = lists.role(tokens[one.first].text) if one.last - one.first == 1 else None
    if role is None:
        return one
    after = tokens[one.last] if one.last < len(tokens) and beside(tokens, one.last - 1, one.last) else None
    if after is not None and after.tag in {"NOUN", "PROPN"} and lists.organisation(after.text) is None:
        return replace(one, first=one.last, last=one.last + 1)
    return None if role.gender == "female" else one


def _company(tokens: list[Word], one: Found) -> Found | None:
    """The company, if the noun for a kind of organisation stands directly before one name alone."""
    before = one.first - 1
    if before < 0 or one.last - one.first > 1 or not beside(tokens, one.first - 1, one.first):
        return None
    if tokens[before].tag not in {"NOUN", "PROPN"} or lists.organisation(tokens[before].text) is None:
        return None
    return replace(one, first=before, label="ORG")


def _eastern(tokens: list[Word], one: Found) -> int:
    """Where a name ends that is East Asian and has three words: "Nguyen Thi | Mai", "Kim Il | Sung"."""
    words = tuple(token.text for token in tokens[one.first : one.last])
    if len(words) != 2 or not eastern(words) or len(words[1]) > _SYLLABLE or one.last >= len(tokens):
        return one.last
    more = beside(tokens, one.last - 1, one.last) and tokens[one.last].tag in {"NOUN", "PROPN"}
    return one.last + 1 if more and gazetteer.place(tokens[one.last].text) < gazetteer.REGION else one.last


def _with_particles(tokens: list[Word], first: int, last: int) -> int:
    """Where a name ends that goes on behind particles: "Sabine | von der Aue", but "Anna Abel | von der Aue"."""
    if not all(lists.first_name(token.text) for token in tokens[first:last]):
        return last
    at = last
    while (
        at < len(tokens) and beside(tokens, at - 1, at) and tokens[at].text in (_PARTICLES if at > last else _OPENING)
    ):
        at += 1
    if at in {last, len(tokens)} or not beside(tokens, at - 1, at):
        return last
    family = tokens[at]
    return at + 1 if family.text[0].isupper() and family.tag in {"NOUN", "PROPN"} else last


_OPENING = frozenset("von vom van del della di da dos du al bin ibn ter ten".split())
_PARTICLES = lists.PARTICLES - {"und"}
