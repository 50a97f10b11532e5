"""What one article tells of its persons, organisations and places, ready to be sent to another process."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from analysis.actors import lists
from analysis.actors.clauses import Clauses
from analysis.actors.people import Mention, People, Person
from analysis.actors.phrases import Names, phrases
from analysis.actors.places import Place, find_places
from analysis.actors.reference import references
from analysis.language.reading import Reading


@dataclass(frozen=True)
class Actor:
    """An entity of one article: label, words of its name, offices (noun, base, actor type), gender, actor type."""

    label: str
    words: tuple[str, ...]
    family: str = ""
    roles: tuple[tuple[str, str, str], ...] = ()
    gender: str = "unknown"
    actor_type: str = "unknown"
    forms: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The fullest form in this article."""
        return " ".join(self.words)


@dataclass
class Actors:
    """Actors of one article and where they are mentioned; ``local`` numbers the actors from 0."""

    actors: list[Actor] = field(default_factory=list)
    mentions: list[dict[str, Any]] = field(default_factory=list)


class ArticleActors:
    """Finds the actors of one article; ``readings`` are its text, lead and title."""

    def __init__(self, readings: dict[str, Reading]) -> None:
        self.readings = readings
        self.people = People(readings)
        reading = readings["text"]
        named = self.people.mentions["text"]
        names = _names(named)
        self.clauses = Clauses(reading, reading.quoted, phrases(reading, reading.quoted, names), names)
        _note_appositions(self.clauses, named)
        referring = references(reading, self.clauses, named)
        self.persons: list[Mention] = sorted([*named, *referring], key=lambda mention: mention.first)
        self.places: dict[str, list[Place]] = {}
        for name, part in readings.items():
            covered = {n for mention in self.people.mentions[name] for n in range(mention.first, mention.last)}
            self.places[name] = find_places(part, covered)

    def collect(self) -> tuple[Actors, dict[int, int]]:
        """Actors and mentions, and for each person (by identity) the number of its actor."""
        found = Actors()
        numbers: dict[int, int] = {}
        for person in self.people.persons:
            numbers[id(person)] = len(found.actors)
            found.actors.append(_person(person))
        for name in self.readings:
            persons = self.persons if name == "text" else self.people.mentions[name]
            for mention in persons:
                if mention.person.unnamed:
                    continue
                self._add(found, name, mention.first, mention.last, "PER", numbers[id(mention.person)], mention.how)
            self._add_places(found, name)
        found.mentions.sort(key=lambda row: (_ORDER[row["field"]], row["start"], row["end"]))
        return found, numbers

    def _add_places(self, found: Actors, name: str) -> None:
        known = {(a.label, a.name): n for n, a in enumerate(found.actors) if a.label != "PER"}
        for place in self.places[name]:
            key = (place.label, place.name)
            if key not in known:
                known[key] = len(found.actors)
                found.actors.append(Actor(place.label, (place.name,), actor_type=place.actor_type))
            self._add(found, name, place.first, place.last, place.label, known[key], place.how)

    def _add(self, found: Actors, name: str, first: int, last: int, label: str, local: int, how: str) -> None:
        reading = self.readings[name]
        start, end = reading.tokens[first].start, reading.tokens[last - 1].end
        if how == "part":
            end = start + reading.text[start:end].index("-")
        found.mentions.append(
            {
                "field": name,
                "sentence": reading.tokens[first].sentence if name == "text" else None,
                "start": start,
                "end": end,
                "text": reading.text[start:end],
                "label": label,
                "local": local,
                "how": how,
            }
        )


def _names(named: list[Mention]) -> Names:
    full = frozenset(mention.first for mention in named if mention.last - mention.first > 1)
    return Names(full, frozenset(number for mention in named for number in range(mention.first, mention.last)))


def _note_appositions(clauses: Clauses, named: list[Mention]) -> None:
    """Offices in front of a name and a comma: "die Leiterin des Amts, Miriam Abel, ..."."""
    begins = {mention.first: mention for mention in named}
    for phrase in clauses.phrases:
        role = None if phrase.pronoun else lists.role_after(clauses.tokens[phrase.head].text, phrase.det)
        if role is None or role.plural:
            continue
        name = clauses.apposed(phrase, begins)
        if name is not None:
            begins[name].person.roles.append(role)


_ORDER = {"title": 0, "lead": 1, "text": 2}


def _person(person: Person) -> Actor:
    roles = tuple((role.noun, role.base, role.actor_type) for role in person.roles)
    return Actor("PER", person.words, person.family, roles, person.gender, forms=tuple(sorted(person.forms)))
