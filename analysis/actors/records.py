"""What one article tells of its persons, organisations and places, ready to be sent to another process."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.actors.appositions import note_appositions, offices_of_nobody
from analysis.actors.clauses import Clauses
from analysis.actors.listed import Listed
from analysis.actors.mending import agreeing, mended, repeated
from analysis.actors.people import People
from analysis.actors.persons import Mention, Person
from analysis.actors.phrases import Names, phrases
from analysis.actors.places import Place, find_places
from analysis.actors.recognition import Found, recognise
from analysis.actors.reference import references
from analysis.language.reading import Reading


@dataclass(frozen=True)
class Actor:
    """An entity of one article: label, words of its name, offices (noun, base, actor type), gender, actor type.

    ``called`` are the actor types of descriptions that were understood to mean a person ("die Wirtin"),
    ``affiliations`` the actor type of an office, name and actor type of the organisation it belongs to.
    """

    label: str
    words: tuple[str, ...]
    family: str = ""
    roles: tuple[tuple[str, str, str, bool], ...] = ()
    called: tuple[str, ...] = ()
    affiliations: tuple[tuple[str, bool, str, str, bool], ...] = ()
    aged: bool = False
    gender: str = "unknown"
    gender_from: str | None = None
    actor_type: str = "unknown"
    forms: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The fullest form in this article."""
        return " ".join(self.words)


@dataclass(slots=True)
class Mentioned:
    """A mention of an actor, by its number in the article (``local``) or by an office that somebody holds.

    The other names are those of the columns of table ``mentions``.
    """

    field: str
    sentence: int | None
    start: int
    end: int
    text: str
    how: str
    confidence: float | None
    label: str
    local: int | None
    local_office: str | None


@dataclass
class Actors:
    """Actors of one article and where they are mentioned; ``local`` numbers the actors from 0."""

    actors: list[Actor] = field(default_factory=list)
    mentions: list[Mentioned] = field(default_factory=list)

    def add(self, reading: Reading, name: str, first: int, end: int, local: int, how: str, sure: float | None) -> None:
        """Note a mention of the actor ``local`` in the field ``name``, from a token on up to the offset ``end``."""
        self._add(reading, name, first, end, how, sure, (self.actors[local].label, local, None))

    def add_office(self, reading: Reading, first: int, end: int, office: str, how: str) -> None:
        """Note a mention in the text of whoever holds an office: other articles may tell who that is."""
        self._add(reading, "text", first, end, how, None, ("PER", None, office))

    def _add(
        self,
        reading: Reading,
        name: str,
        first: int,
        end: int,
        how: str,
        sure: float | None,
        whom: tuple[str, int | None, str | None],
    ) -> None:
        token = reading.tokens[first]
        sentence, text = token.sentence if name == "text" else None, reading.text[token.start : end]
        self.mentions.append(Mentioned(name, sentence, token.start, end, text, how, sure, *whom))

    def put_in_order(self) -> None:
        """Sort the mentions by field and place."""
        self.mentions.sort(key=lambda one: (_ORDER[one.field], one.start, one.end))


class ArticleActors:
    """Finds the actors of one article; ``readings`` are its text, lead and title.

    ``recognised`` are the names in each of the readings (if None, the bundled network finds them), ``listed`` the
    user's names.
    """

    def __init__(
        self, readings: dict[str, Reading], recognised: list[list[Found]] | None = None, listed: Listed | None = None
    ) -> None:
        self.readings = readings
        recognised = recognise(list(readings.values())) if recognised is None else recognised
        whole = {name: mended(readings[name], one) for name, one in zip(readings, recognised, strict=True)}
        found = repeated(readings, agreeing(readings, whole))
        if listed is not None:
            found = {name: listed.added(readings[name], names) for name, names in found.items()}
        self.people = People(readings, found)
        reading = readings["text"]
        named = self.people.mentions["text"]
        names = _names(named)
        self.clauses = Clauses(reading, reading.quoted, phrases(reading, reading.quoted, names), names)
        self._noted = note_appositions(self.clauses, named, {one.first: one for one in found["text"]})
        referring = references(reading, self.clauses, named)
        self.persons: list[Mention] = sorted([*named, *referring], key=lambda mention: mention.first)
        known = _forms(readings, found)
        self.places: dict[str, list[Place]] = {}
        for name, part in readings.items():
            covered = {n for mention in self.people.mentions[name] for n in range(mention.first, mention.last)}
            self.places[name] = find_places(part, found[name], covered, known)

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
                end = self.readings[name].tokens[mention.last - 1].end
                local = numbers.get(id(mention.person))
                if local is not None:
                    found.add(self.readings[name], name, mention.first, end, local, mention.how, mention.confidence)
                elif mention.person.office is not None:
                    found.add_office(self.readings[name], mention.first, end, mention.person.office, mention.how)
            self._add_places(found, name)
        for first, last, office in offices_of_nobody(self.clauses, self.persons, self._noted):
            text = self.readings["text"]
            found.add_office(text, first, text.tokens[last - 1].end, office, "role")
        found.put_in_order()
        return found, numbers

    def _add_places(self, found: Actors, name: str) -> None:
        known = {(a.label, a.name): n for n, a in enumerate(found.actors) if a.label != "PER"}
        persons = {a.family: n for n, a in reversed(list(enumerate(found.actors))) if a.label == "PER"}
        for place in self.places[name]:
            key = (place.label, place.name)
            if place.label == "PER" and place.name in persons:
                known[key] = persons[place.name]
            if key not in known:
                known[key] = len(found.actors)
                found.actors.append(Actor(place.label, (place.name,), actor_type=place.actor_type))
            found.add(self.readings[name], name, place.first, place.end, known[key], place.how, place.confidence)


def _forms(readings: dict[str, Reading], found: dict[str, list[Found]]) -> frozenset[str]:
    """The names found in an article as they stand."""
    return frozenset(
        reading.text[reading.tokens[one.first].start : reading.tokens[one.last - 1].end]
        for name, reading in readings.items()
        for one in found[name]
        if one.how == "name"
    )


def _names(named: list[Mention]) -> Names:
    full = frozenset(mention.first for mention in named if mention.last - mention.first > 1)
    return Names(full, frozenset(number for mention in named for number in range(mention.first, mention.last)))


_ORDER = {"title": 0, "lead": 1, "text": 2}


def _person(person: Person) -> Actor:
    roles = tuple((role.noun, role.base, role.actor_type, role.general) for role in person.roles)
    called = tuple(role.actor_type for role in person.called)
    of = tuple(
        (one.role.actor_type, one.role.general, one.name, one.actor_type, one.near) for one in person.affiliations
    )
    forms = tuple(sorted(person.forms))
    return Actor("PER", person.words, person.family, roles, called, of, person.aged, *person.gender_told, forms=forms)
