"""Somebody whom the text gives no name: "ein Arbeiter", "ihr Nachbar", "eine ältere Sprecherin des Klinikums"."""

from __future__ import annotations

import re

from analysis.actors import lists
from analysis.actors.clauses import Clauses
from analysis.actors.persons import Mention, Person
from analysis.actors.phrases import Phrase
from analysis.actors.pronouns import singular
from analysis.actors.salience import Salience
from analysis.language.reading import Reading

_INTRODUCES = re.compile(r"(?:ein|eine|einem|einen|einer|eines|ihr|sein|ihre|seine)$")
_ENDING = re.compile(r"e[mnrs]?$")


class Newcomers:
    """Brings in persons without a name, so that a later pronoun can mean them."""

    def __init__(self, reading: Reading, salience: Salience) -> None:
        self.reading = reading
        self.salience = salience
        self.tokens = salience.tokens
        self.clauses = salience.clauses

    def at(self, number: int) -> Mention | None:
        """The mention of somebody new by the phrase that begins at this token, if it brings in somebody.

        A definite phrase ("der Wirt vom Hirschen") brings somebody in only as a subject.
        """
        phrase = self.clauses.by_first.get(number)
        if phrase is None:
            return None
        if phrase.pronoun:
            return self._one_of(phrase)
        role = lists.person_noun(self.tokens[phrase.head].text)
        if role is None or role.plural or self.salience.holds_name(phrase) or self._apposes(phrase):
            return None
        definite = phrase.det in {"der", "die"} and phrase.nominative and self.salience.is_subject(phrase.first)
        if not definite and _INTRODUCES.match(phrase.det) is None:
            return None
        agrees = role.gender == ("female" if phrase.det == "die" else "male")
        if definite and not (agrees and singular(self.clauses, number)):
            return None
        if self.clauses.apposed(phrase, self.salience.named) is not None:
            return None
        name = name_of(self.reading, self.clauses, phrase, role)
        person = Person(tuple(name.split()), roles=[role], unnamed=True)
        return Mention(phrase.first, self.clauses.genitives(phrase), person, "role")

    def _apposes(self, phrase: Phrase) -> bool:
        """Whether the phrase describes the name in front of it: "Georg Abel, sein Kollege von drüben, lacht"."""
        behind_name = phrase.first >= 2 and phrase.first - 2 in self.salience.covered
        if not behind_name or self.tokens[phrase.first - 1].text != ",":
            return False
        end = self.clauses.tail(phrase)
        return end >= len(self.tokens) or not self.tokens[end].is_word

    def _one_of(self, phrase: Phrase) -> Mention | None:
        """Somebody out of several: "Einer der Helfer", "eine vom Nebentisch"."""
        one = self.tokens[phrase.first].lower
        last = self.clauses.tail(phrase)
        if one not in {"einer", "eine"} or last == phrase.last:
            return None
        others = [token.text for token in self.tokens[phrase.first + 1 : last]]
        person = Person((one, *others), unnamed=True)
        person.seen_as.add("female" if one == "eine" else "male")
        return Mention(phrase.first, phrase.last, person, "role")


def name_of(reading: Reading, clauses: Clauses, phrase: Phrase, role: lists.Role) -> str:
    """The phrase for somebody without a name, in the nominative: "eine ältere Sprecherin des Klinikums".

    Adjectives and what hangs on the noun belong to it; an oblique case is put back ("laut einer älteren Frau").
    """
    tokens = reading.tokens
    female = role.gender == "female"
    words = [tokens[n].text for n in range(phrase.first, phrase.head)]
    if phrase.nominative:
        front = [words[0].lower(), *words[1:]] if words and phrase.det else words
    else:
        front = [_nominative(phrase.det, female)] if phrase.det else []
        front += [_ENDING.sub("e" if female else "er", word) for word in words[len(front) :]]
    end = clauses.tail(phrase)
    tail = reading.text[tokens[phrase.head].end : tokens[end - 1].end] if end - 1 > phrase.head else ""
    noun = lists.weak(role.noun) if front and front[0] in {"der", "dieser"} else role.noun
    return " ".join([*front, noun]) + tail


def _nominative(determiner: str, female: bool) -> str:
    """The determiner in the nominative: "einer" -> "eine", "dem" -> "der", "ihrem" -> "ihr"."""
    if determiner in {"der", "dem", "den", "des", "die"}:
        return "die" if female else "der"
    stem = _ENDING.sub("", determiner)
    return stem + "e" if female else stem
