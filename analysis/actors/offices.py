"""Offices and descriptions that stand for a person: "die Bürgermeisterin", "der 52-Jährige", "die Wirtin"."""

from __future__ import annotations

import re

from analysis.actors import lists
from analysis.actors.persons import Mention, Person
from analysis.actors.phrases import Phrase
from analysis.actors.salience import Salience
from analysis.language.reading import Word

_DEFINITE = frozenset("der die dem den des dieser diese".split())
_AGE = re.compile(r"(?:\d+-?J|\w+j)ährige[rn]?$")
# Nouns that describe holders of any office: the minister may be "die Juristin".
_PROFESSIONS = frozenset(
    "Jurist Professor Ökonom Mediziner Arzt Anwalt Rechtsanwalt Politiker Parlamentarier Abgeordneter Unternehmer "
    "Pädagoge Wissenschaftler Historiker Soziologe Politologe Theologe Ingenieur Volkswirt Betriebswirt Lehrer Bauer "
    "Landwirt".split()
)
_GENERIC = frozenset("Mann Frau Junge Mädchen".split())


class Offices:
    """Finds out whom a definite description means: who holds the office, else who was last spoken of."""

    def __init__(self, salience: Salience) -> None:
        self.salience = salience
        self.tokens = salience.tokens
        self.clauses = salience.clauses

    def at(self, number: int) -> Mention | None:
        """The mention of a person by the phrase that begins at this token, if it describes one."""
        phrase = self.clauses.by_first.get(number)
        if phrase is None or phrase.pronoun or phrase.det not in _DEFINITE or self.salience.holds_name(phrase):
            return None
        head = self.tokens[phrase.head]
        person = self._aged(phrase, head, number) or self._holder(phrase, head)
        return Mention(phrase.first, self.clauses.genitives(phrase), person, "role") if person else None

    def _aged(self, phrase: Phrase, head: Word, number: int) -> Person | None:
        """Person by age, "der 52-Jährige": the person last spoken of whose gender agrees."""
        if not _AGE.match(head.text):
            return None
        gender = "female" if phrase.det == "die" else "male"
        return self.salience.best(number, gender, possessive=False)

    def _holder(self, phrase: Phrase, head: Word) -> Person | None:
        """Person by office, "die Bürgermeisterin": the person last spoken of who holds this office."""
        role = lists.role_after(head.text, phrase.det) or self._agent(phrase, head)
        if role is not None and role.base in _GENERIC:
            return self._described(role, phrase)
        if (
            role is None
            or self.clauses.apposed(phrase, self.salience.named) is not None
            or (phrase.det == "die" and role.gender == "male")
            or role.plural
        ):
            return None
        holder = self.salience.holder(lambda held: _same_office(role, held))
        return holder or self._described(role, phrase)

    def _agent(self, phrase: Phrase, head: Word) -> lists.Role | None:
        """An agent noun that no list holds ("die Kioskpächterin"), if it is a subject or beside a verb of saying."""
        if not (self.salience.is_subject(phrase.first) or self.salience.speaks(phrase.first)):
            return None
        role = lists.person_noun(head.text)
        agrees = role is not None and phrase.det == ("die" if role.gender == "female" else "der")
        return role if agrees else None

    def _described(self, role: lists.Role, phrase: Phrase) -> Person | None:
        """A description not seen before ("klagt die Wirtin"): the person last spoken of, if nothing speaks against it.

        Against it speak a gender, an office of another kind, or words that hang on the noun ("der Wirt vom Hirschen"):
        they bring in somebody new.
        """
        if not phrase.nominative or self.clauses.tail(phrase) > phrase.last:
            return None
        free = role.actor_type in {"unknown", "citizen", "science"} or role.base in _PROFESSIONS
        person = self.salience.protagonist(phrase.first, reach=3 if free else 1)
        if person is None or person.gender not in {"unknown", role.gender}:
            return None
        if role.base in _GENERIC:
            return person
        if person.unnamed or _conflicts(person, role):
            return None
        person.called.append(role)
        if self.salience.alone(phrase.first, person, reach=3):
            person.seen_as.add(role.gender)
        return person


def _conflicts(person: Person, role: lists.Role) -> bool:
    """Whether a person's offices are of another kind than the description: the mayor is not "der Angeklagte"."""
    if role.base in _PROFESSIONS:
        return False
    held = {one.actor_type for one in person.offices} - {"unknown", "other"}
    return bool(held) and role.actor_type not in held | {"unknown", "other"}


def _same_office(one: lists.Role, other: lists.Role) -> bool:
    if "unknown" not in {one.gender, other.gender} and one.gender != other.gender:
        return False
    same = one.noun == other.noun or other.noun.lower().endswith(one.noun.lower())
    return same or (one.base == other.base and one.base != one.noun)
