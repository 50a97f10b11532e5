"""Pronouns and offices that stand for a person: who is meant, by agreement and position.

Each candidate is a person mentioned before, outside quotation marks, within a few sentences of the narrator. Subjects
count more than other mentions, near ones more than far ones; gender must not contradict. Where two fit equally well,
nobody is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.actors import lists
from analysis.actors.people import Mention, Person
from analysis.actors.phrases import Clauses, Phrase
from analysis.language import cues
from analysis.language.reading import Reading, Word

_MALE = re.compile(r"(?:er|ihm|ihn|sein(?:e[mnrs]?)?)$")
_FEMALE = re.compile(r"(?:sie|ihr(?:e[mnrs]?)?)$")
_POSSESSIVE = re.compile(r"(?:sein|ihr)(?:e[mnrs]?)?$")
_AGE = re.compile(r"\d+-?[Jj]ährige[rn]?$")
_INTRODUCES = re.compile(r"(?:ein|eine|einem|einen|einer|eines|ihr|sein|ihre|seine)$")
_PLURAL = re.compile(r"(?:en|n|sind|seid)$")
_REACH = 4


@dataclass
class _Seen:
    person: Person
    sentence: int
    segment: tuple[int, int]
    subject: bool
    weight: float
    order: int


class References:
    """Resolves pronouns and offices of one text; mentions by name come from ``People``."""

    def __init__(self, reading: Reading, clauses: Clauses, blocked: list[bool], named: list[Mention]) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.clauses = clauses
        self.blocked = blocked
        self.named = {mention.first: mention for mention in named}
        self.covered = {number for mention in named for number in range(mention.first, mention.last)}
        self.narrated = self._narrated()
        self.subjects = self._subjects()

    def mentions(self) -> list[Mention]:
        """Mentions by pronoun and by office, in order."""
        found: list[Mention] = []
        seen: list[_Seen] = []
        for number in range(len(self.tokens)):
            mention = self.named.get(number)
            if mention is None and not self.blocked[number] and number not in self.covered:
                mention = self._pronoun(number, seen) or self._office(number, seen) or self._unnamed(number)
                if mention is not None:
                    found.append(mention)
            if mention is not None and not self.blocked[number]:
                seen.append(self._note(mention, len(seen)))
        return found

    def _narrated(self) -> list[int]:
        """For each sentence, how many sentences with words of the narrator stand before it."""
        spoken = {
            token.sentence
            for token, inside in zip(self.tokens, self.blocked, strict=True)
            if not inside and token.is_word
        }
        counts, total = [], 0
        for sentence in range(len(self.reading.sentences)):
            counts.append(total)
            total += sentence in spoken
        return counts

    def _subjects(self) -> set[int]:
        verbs = self.clauses.finite(0, len(self.tokens))
        phrases = (self.clauses.subject(verb) for verb in verbs)
        return {number for phrase in phrases if phrase for number in range(phrase.first, phrase.last)}

    def _note(self, mention: Mention, order: int) -> _Seen:
        token = self.tokens[mention.first]
        subject = mention.last - 1 in self.subjects
        # A full name brings somebody in: "Nur eine lächelt: Anna Abel."
        full = mention.how == "name" and mention.last - mention.first > 1
        weight = 2.0 if subject else 1.7 if full else 1.0
        segment = self.clauses.segment(mention.first)
        return _Seen(mention.person, token.sentence, segment, subject, weight, order)

    def _pronoun(self, number: int, seen: list[_Seen]) -> Mention | None:
        token = self.tokens[number]
        word = token.lower
        gender = "male" if _MALE.match(word) else "female" if _FEMALE.match(word) else None
        if gender is None or not seen or (token.text == "Sie" and not token.initial):
            return None
        if word == "sie" and not self._singular(number):
            return None
        person = self._best(number, gender, seen, possessive=_POSSESSIVE.match(word) is not None)
        return Mention(number, number + 1, person, "pronoun") if person else None

    def _singular(self, number: int) -> bool:
        """Whether "sie" is one woman: the nearest finite verb of its stretch is no plural."""
        first, last = self.clauses.segment(number)
        verbs = self.clauses.finite(first, last)
        if not verbs:
            return False
        nearest = min(verbs, key=lambda verb: (abs(verb - number), -verb))
        # At the end of a clause an infinitive or participle may stand before the finite verb: the last one counts.
        if self.tokens[first].tag == "SCONJ":
            nearest = verbs[-1]
        return _PLURAL.search(self.tokens[nearest].lower) is None

    def _best(self, number: int, gender: str, seen: list[_Seen], possessive: bool) -> Person | None:
        sentence = self.tokens[number].sentence
        segment = self.clauses.segment(number)
        scores: dict[int, float] = {}
        persons: dict[int, Person] = {}
        for item in seen[-40:]:
            far = self.narrated[sentence] - self.narrated[item.sentence]
            if far > _REACH or item.person.gender not in {gender, "unknown"}:
                continue
            if item.segment == segment and not possessive:
                continue
            score = item.weight - 0.45 * far + 0.001 * item.order
            score -= 0.15 if item.person.gender == "unknown" else 0.0
            key = id(item.person)
            persons[key] = item.person
            scores[key] = max(scores.get(key, -9.0), score)
        inside = {id(item.person) for item in seen if item.segment == segment and item.sentence == sentence}
        if not possessive:
            scores = {key: score for key, score in scores.items() if key not in inside}
        if not scores:
            return None
        best = max(scores, key=lambda key: scores[key])
        return persons[best]

    def _office(self, number: int, seen: list[_Seen]) -> Mention | None:
        phrase = self.clauses.by_first.get(number)
        if phrase is None or phrase.pronoun or phrase.det not in {"der", "die", "dem", "den", "des", "dieser", "diese"}:
            return None
        if any(n in self.covered for n in range(phrase.first, phrase.last)):
            return None
        head = self.tokens[phrase.head]
        person = self._aged(phrase, head, number, seen) or self._holder(phrase, head, seen)
        return Mention(phrase.first, phrase.head + 1, person, "role") if person else None

    def _unnamed(self, number: int) -> Mention | None:
        """Somebody without a name ("ein Arbeiter", "ihr Nachbar"), so that a later pronoun can mean them."""
        phrase = self.clauses.by_first.get(number)
        if phrase is None or phrase.pronoun or _INTRODUCES.match(phrase.det) is None:
            return None
        role = lists.role(self.tokens[phrase.head].text)
        if role is None or role.plural or any(n in self.covered for n in range(phrase.first, phrase.last)):
            return None
        if self._name_follows(phrase):
            return None
        article = phrase.det if phrase.nominative else ("eine" if role.gender == "female" else "ein")
        person = Person((article, role.noun), roles=[role], unnamed=True)
        return Mention(phrase.first, phrase.last, person, "role")

    def _name_follows(self, phrase: Phrase) -> bool:
        """Whether the name comes after a comma: "ein Landwirt, Georg Abel"."""
        return phrase.last + 1 in self.named and self.tokens[phrase.last].text == ","

    def _aged(self, phrase: Phrase, head: Word, number: int, seen: list[_Seen]) -> Person | None:
        """Person by age, "der 52-Jährige": the person last spoken of whose gender agrees."""
        if not _AGE.match(head.text):
            return None
        gender = "female" if phrase.det == "die" else "male"
        return self._best(number, gender, seen, possessive=False)

    def _holder(self, phrase: Phrase, head: Word, seen: list[_Seen]) -> Person | None:
        """Person by office, "die Bürgermeisterin": the person last spoken of who holds this office."""
        role = lists.role(head.text) or self._agent(phrase, head)
        if role is None or (phrase.det == "die" and role.gender == "male") or role.plural:
            return None
        for item in reversed(seen):
            if any(_same_office(role, held) for held in item.person.roles):
                return item.person
        return self._described(role, phrase, seen)

    def _agent(self, phrase: Phrase, head: Word) -> lists.Role | None:
        """An agent noun that no list holds ("die Kioskpächterin"), if it stands beside a verb of saying."""
        beside = [n for n in (phrase.first - 1, phrase.last) if 0 <= n < len(self.tokens) and not self.blocked[n]]
        if not any(self.tokens[n].tag == "VERB" and cues.strong(self.tokens[n].lower) for n in beside):
            return None
        if phrase.det == "die" and re.search(r"(?:er|ist|ent|ant|or|log|eur)in$", head.text):
            return lists.Role(head.text, head.text, "unknown", "female", plural=False)
        if phrase.det == "der" and re.search(r"(?:er|ist|ent|ant|or|loge|eur)$", head.text):
            return lists.Role(head.text, head.text, "unknown", "male", plural=False)
        return None

    def _described(self, role: lists.Role, phrase: Phrase, seen: list[_Seen]) -> Person | None:
        """A description not seen before ("klagt die Wirtin"): the person just introduced by name and nothing else."""
        sentence = self.tokens[phrase.first].sentence
        near = [item for item in seen if self.narrated[sentence] - self.narrated[item.sentence] <= 2]
        if not near or not phrase.nominative:
            return None
        person = max(near, key=lambda item: (item.sentence, item.subject, item.order)).person
        fits = person.gender in {"unknown", role.gender} and not person.roles and not person.unnamed
        if fits:
            person.roles.append(role)
        return person if fits else None


def _same_office(one: lists.Role, other: lists.Role) -> bool:
    if "unknown" not in {one.gender, other.gender} and one.gender != other.gender:
        return False
    return one.noun == other.noun or other.noun.lower().endswith(one.noun.lower())
