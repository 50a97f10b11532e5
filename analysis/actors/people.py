"""The persons of one article: names grouped into persons, and every later mention by a part of the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from analysis.actors import lists
from analysis.actors.names import Name, find_names, genitive_of, without_apostrophe
from analysis.actors.persons import Mention, Person, eastern
from analysis.actors.recognition import Found
from analysis.language import morphology
from analysis.language.reading import Reading, Word

_SURE = 0.8
_SEASONS = frozenset(
    "im am zum beim vom der den dem des dieser diesem diesen jeden letzten vergangenen nächsten".split()
)


class _ByFullName:
    """Persons by the first and last word of their names, in the order in which they were added."""

    def __init__(self) -> None:
        self._order: dict[int, int] = {}
        self._persons: dict[tuple[str, str], dict[int, Person]] = defaultdict(dict)

    def add(self, person: Person) -> None:
        """Add a person, or one whose name has changed."""
        self._order.setdefault(id(person), len(self._order))
        for last in _forms(person.words[-1]):
            self._persons[person.words[0], last][id(person)] = person

    def like(self, words: tuple[str, ...]) -> list[Person]:
        """Persons with the same first word and the same last word but for a genitive s, and perhaps others."""
        found: dict[int, Person] = {}
        for last in _forms(words[-1]):
            found.update(self._persons.get((words[0], last), {}))
        return sorted(found.values(), key=lambda person: self._order[id(person)])


def _forms(word: str) -> set[str]:
    return {word, genitive_of(word)}


class People:
    """Persons of an article, found in its text, lead and title together."""

    def __init__(self, readings: dict[str, Reading], found: dict[str, list[Found]]) -> None:
        self.persons: list[Person] = []
        self._full = _ByFullName()
        self.mentions: dict[str, list[Mention]] = {}
        names = _without_neighbours({name: find_names(reading, found[name]) for name, reading in readings.items()})
        for reading_names in names.values():
            for name in reading_names:
                if name.full:
                    self._add(name)
        self._by_word = self._index()
        self._initials = {word[0] for word in self._by_word}
        for field_, reading in readings.items():
            others = _others(found[field_])
            self.mentions[field_] = self._mentions(reading, names[field_], others)

    def _add(self, name: Name) -> Person:
        person = self._same(name.words)
        if person is None:
            person = Person(name.words)
            self.persons.append(person)
            self._full.add(person)
        self._note(person, name)
        return person

    def _note(self, person: Person, name: Name) -> None:
        person.roles.extend(name.roles)
        person.affiliations.extend(name.affiliations)
        person.titles.update(name.titles)
        person.aged |= name.aged

    def _same(self, words: tuple[str, ...]) -> Person | None:
        """The person of this full name; a genitive s does not make another, nor does a lacking middle name."""
        for person in self._full.like(words):
            mine, other = person.words, words
            if mine[:-1] == other[:-1] and _same_word(mine[-1], other[-1]):
                return self._rename(person, min(mine, other, key=lambda form: len(form[-1])))
            if mine[0] == other[0] and _same_word(mine[-1], other[-1]) and min(len(mine), len(other)) == 2:
                return self._rename(person, max(mine, other, key=len))
        return None

    def _rename(self, person: Person, words: tuple[str, ...]) -> Person:
        if words != person.words:
            person.words = words
            self._full.add(person)
        return person

    def _index(self) -> dict[str, list[Person]]:
        index: dict[str, list[Person]] = {}
        for person in self.persons:
            index.setdefault(person.family, []).append(person)
            if lists.first_name(person.words[0]) and person.words[0] != person.family:
                index.setdefault(person.words[0], []).append(person)
        return index

    def _mentions(self, reading: Reading, names: list[Name], others: set[int]) -> list[Mention]:
        found: list[Mention] = []
        latest: dict[int, int] = {}
        by_first = {name.first: name for name in names}
        at, n_tokens = 0, len(reading.tokens)
        while at < n_tokens:
            name = by_first.get(at)
            if name is not None:
                mention: Mention | None = self._named(reading, name, latest)
            else:
                letter = reading.tokens[at].text[0]
                may_be = letter in self._initials and letter.isupper() and at not in others
                mention = self._by_part(reading, at, latest) if may_be else None
            if mention is not None:
                latest[id(mention.person)] = len(found)
                found.append(mention)
            at = name.last if name is not None else mention.last if mention else at + 1
        for mention in found:
            mention.person.forms.add(
                reading.text[reading.tokens[mention.first].start : reading.tokens[mention.last - 1].end]
            )
        return found

    def _named(self, reading: Reading, name: Name, latest: dict[int, int]) -> Mention:
        if name.full:
            person = self._same(name.words)
        else:
            person = self._choose(self._candidates(name.words[0]), name.roles, latest)
            if person is None:
                person = self._alone(name)
            self._note(person, name)
        assert person is not None  # every full name was added before
        _note_determiner(person, reading.tokens, name.first)
        _note_relative(person, reading.tokens, name.first, name.last)
        return Mention(name.first, name.last, person, "name", name.confidence)

    def _alone(self, name: Name) -> Person:
        """A person of whom the article gives one word only ("Präsident Xi")."""
        person = Person((name.words[0],))
        self.persons.append(person)
        self._by_word.setdefault(person.family, []).append(person)
        self._initials.add(person.family[0])
        return person

    def _candidates(self, word: str) -> list[Person]:
        return self._by_word.get(word) or self._by_word.get(genitive_of(word)) or []

    def _by_part(self, reading: Reading, at: int, latest: dict[int, int]) -> Mention | None:
        """A part of a known name standing alone, at a capital: "Kowalski", "Putins", "von der Aue"."""
        token = reading.tokens[at]
        if not token.is_word:
            return None
        candidates = self._candidates(without_apostrophe(token.text))
        if not candidates or not _free(reading.tokens, at, self._candidates):
            return None
        role = lists.role(reading.tokens[at - 1].text) if at and beside(reading.tokens, at - 1, at) else None
        person = self._choose(candidates, (role,) if role else (), latest)
        if person is None:
            return None
        if role:
            person.roles.append(role)
        first = _with_particles(reading.tokens, at, person)
        _note_relative(person, reading.tokens, first, at + 1)
        return Mention(first, at + 1, person, "name")

    def _choose(self, candidates: list[Person], roles: tuple[lists.Role, ...], latest: dict[int, int]) -> Person | None:
        """Of several persons of one name, the one whose office stands here, else the one mentioned last.

        ``latest`` tells for each person (by identity) which mention was the last so far.
        """
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        bases = {role.base for role in roles}
        fitting = [person for person in candidates if bases & {role.base for role in person.offices}]
        if len(fitting) == 1:
            return fitting[0]
        mentioned = [person for person in fitting or candidates if id(person) in latest]
        return max(mentioned, key=lambda person: latest[id(person)], default=None)


def _others(found: list[Found]) -> set[int]:
    """Tokens of names that are surely no person's: of several words, or of one if that is sure enough."""
    kept = (
        one
        for one in found
        if one.label != "PER" and one.how == "name" and (one.last - one.first > 1 or one.confidence > _SURE)
    )
    return {number for one in kept for number in range(one.first, one.last)}


def _without_neighbours(names: dict[str, list[Name]]) -> dict[str, list[Name]]:
    """The names without two family names that only stand side by side: "lud Abel Brandt ein" names two persons."""
    bearers: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    without_genitive: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name in (name for found in names.values() for name in found if name.full):
        family = name.words[0] if eastern(name.words) else name.words[-1]
        bearers[family].add(name.words)
        without_genitive[genitive_of(family)].add(name.words)

    def family_of_another(word: str, name: Name) -> bool:
        of_word = (bearers[word], without_genitive[word], bearers[genitive_of(word)])
        return any(words != name.words for found in of_word for words in found)

    def neighbours(name: Name) -> bool:
        return len(name.words) == 2 and all(family_of_another(word, name) for word in name.words)

    return {field_: [name for name in found if not neighbours(name)] for field_, found in names.items()}


def _same_word(one: str, other: str) -> bool:
    return one == other or genitive_of(one) == other or one == genitive_of(other)


def beside(tokens: list[Word], left: int, right: int) -> bool:
    """Whether one space stands between two tokens of a sentence."""
    return tokens[right].start - tokens[left].end == 1 and tokens[left].sentence == tokens[right].sentence


def _with_particles(tokens: list[Word], at: int, person: Person) -> int:
    particles = [word for word in person.words[1:-1] if word in lists.PARTICLES]
    first = at - len(particles)
    if particles and first >= 0 and [token.text for token in tokens[first:at]] == particles:
        return first
    return at


def _free(tokens: list[Word], at: int, persons: Callable[[str], list[Person]]) -> bool:
    """Whether the word stands for a person here: not inside a longer name, not a season or another plain noun.

    Two persons may stand side by side: "lud Abel Brandt ein".
    """
    token = tokens[at]
    if at and beside(tokens, at - 1, at):
        before = tokens[at - 1]
        if lists.organisation(before.text) or (
            before.tag == "PROPN" and not lists.role(before.text) and not persons(before.text)
        ):
            return False
        if before.lower in _SEASONS and morphology.known(token.text) and not lists.first_name(token.text):
            return False
    if at + 1 < len(tokens) and beside(tokens, at, at + 1):
        after = tokens[at + 1]
        # "Reimers GmbH", "Kim Il-sung": the word opens another name.
        if after.tag == "PROPN" and not lists.role(after.text) and not persons(after.text):
            return False
    return True


def _note_determiner(person: Person, tokens: list[Word], first: int) -> None:
    """Note the gender that a determiner shows: "die 71-jährige Gerda Pohl" is a woman."""
    number = first - 1
    while number >= 0 and tokens[number].tag in {"X", "NUM", "NOUN"} and first - number < 4:
        number -= 1
    if 0 <= number < first - 1 and tokens[number].lower == "die" and tokens[number].sentence == tokens[first].sentence:
        person.seen_as.add("female")


def _note_relative(person: Person, tokens: list[Word], first: int, last: int) -> None:
    """Note the gender that a relative clause shows: "Georg Abel, der den Platz pflegt, ..."; never of two persons."""
    follows = tokens[last : last + 3]
    if len(follows) < 3 or follows[0].text != "," or (first and tokens[first - 1].tag == "CCONJ"):
        return
    gender = {"der": "male", "dessen": "male", "die": "female"}.get(follows[1].text)
    # "Abel, die Leiterin, ..." is an apposition: what it shows is told by the office.
    if gender is not None and not follows[2].text[0].isupper() and follows[2].tag != "VERB":
        person.seen_as.add(gender)
