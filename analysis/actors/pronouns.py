"""Pronouns that stand for a person: "er", "sie", "dieser", "dessen", "ihre", "Abel, die"."""

from __future__ import annotations

import re

from analysis.actors.clauses import Clauses
from analysis.actors.persons import Mention
from analysis.actors.salience import POSSESSIVE, Salience

_GENDERS = {
    **dict.fromkeys("er dieser ihm ihn dessen sein seine seinem seinen seiner seines".split(), "male"),
    **dict.fromkeys("sie diese ihr ihre ihrem ihren ihrer ihres".split(), "female"),
}
_RELATIVE = {**dict.fromkeys("der dem den dessen".split(), "male"), **dict.fromkeys("die deren".split(), "female")}
_PLURAL = re.compile(r"(?:en|n|sind|seid)$")


class Pronouns:
    """Finds out whom a pronoun means, by agreement and position."""

    def __init__(self, salience: Salience) -> None:
        self.salience = salience
        self.tokens = salience.tokens
        self.clauses = salience.clauses

    def numbers(self) -> list[int]:
        """Numbers of all tokens that may be such a pronoun."""
        tokens, ends = self.tokens, self.salience.ends
        pronouns = (number for number, token in enumerate(tokens) if token.lower in _GENDERS)
        return [*pronouns, *(end + 1 for end in ends if end + 1 < len(tokens) and tokens[end + 1].text in _RELATIVE)]

    def at(self, number: int) -> Mention | None:
        """The mention of a person by the pronoun at this token, if it is one."""
        token = self.tokens[number]
        word = token.lower
        gender = _GENDERS.get(word)
        relative = self._relative(number)
        if relative is not None:
            return relative
        if gender is None or (token.text == "Sie" and not token.initial):
            return None
        if word == "sie" and not singular(self.clauses, number):
            return None
        if word == "dessen" and number and self.tokens[number - 1].text == ",":
            return None
        if word in {"dieser", "diese"}:
            return self._latter(number, gender)
        person = self.salience.best(number, gender, possessive=POSSESSIVE.match(word) is not None)
        return Mention(number, number + 1, person, "pronoun") if person else None

    def _relative(self, number: int) -> Mention | None:
        """The person just named, whom a relative pronoun means: "Anna Abel, die den Platz pflegt, ..."."""
        named = self.salience.ends.get(number - 1)
        if named is None or self.tokens[number].text not in _RELATIVE or self.tokens[number - 1].text != ",":
            return None
        first, last = self.clauses.segment(number)
        # A clause of its own has its verb at the end; "Abel, die Leiterin, ..." is an apposition.
        verbs = self.clauses.finite(first, last)
        if first != number or not verbs or verbs[-1] < last - 2 or verbs[0] == number + 1:
            return None
        gender = _RELATIVE[self.tokens[number].text]
        if self.tokens[number].text == "die" and _PLURAL.search(self.tokens[verbs[-1]].lower):
            return None
        if named.person.gender not in {"unknown", gender} and self.tokens[number].text != "der":
            return None
        return Mention(number, number + 1, named.person, "pronoun")

    def _latter(self, number: int, gender: str) -> Mention | None:
        """Who is meant by "dieser" alone: the person mentioned last in this sentence or the one before."""
        phrase = self.clauses.by_first.get(number)
        if phrase is None or not phrase.pronoun or (gender == "female" and not singular(self.clauses, number)):
            return None
        person = self.salience.latest(number, gender)
        return Mention(number, number + 1, person, "pronoun") if person else None


def singular(clauses: Clauses, number: int) -> bool:
    """Whether the word at this token is one person: the nearest finite verb of its stretch is no plural."""
    first, last = clauses.segment(number)
    verbs = clauses.finite(first, last)
    if not verbs:
        # "Sie: …" in a dialogue.
        return last < len(clauses.tokens) and clauses.tokens[last].text == ":"
    nearest = min(verbs, key=lambda verb: (abs(verb - number), -verb))
    # At the end of a clause an infinitive or participle may stand before the finite verb: the last one counts.
    if clauses.tokens[first].tag == "SCONJ":
        nearest = verbs[-1]
    return _PLURAL.search(clauses.tokens[nearest].lower) is None
