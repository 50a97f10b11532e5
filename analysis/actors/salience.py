"""Who is on the reader's mind at a point of the text: persons mentioned before, by nearness and weight.

Each candidate is a person mentioned before, outside quotation marks, within a few sentences of the narrator. Subjects
count more than other mentions, near ones more than far ones; gender must not contradict.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analysis.actors.clauses import Clauses
from analysis.actors.lists import Role
from analysis.actors.persons import Mention, Person
from analysis.actors.phrases import Phrase
from analysis.language import cues
from analysis.language.reading import Reading

POSSESSIVE = re.compile(r"(?:dessen|(?:sein|ihr)(?:e[mnrs]?)?)$")
_REACH = 4
_MOST_CANDIDATES = 40


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention as later words look back on it; ``segment`` is its stretch of the sentence."""

    person: Person
    sentence: int
    segment: tuple[int, int]
    subject: bool
    weight: float
    order: int
    possessive: bool


class Salience:
    """Mentions of one text up to where it has been read; ``named`` are those by name, in all of it."""

    def __init__(self, reading: Reading, clauses: Clauses, named: list[Mention]) -> None:
        self.tokens = reading.tokens
        self.clauses = clauses
        self.blocked = reading.quoted
        self.named = {mention.first: mention for mention in named}
        self.ends = {mention.last: mention for mention in named}
        self.covered = {number for mention in named for number in range(mention.first, mention.last)}
        self._subjects: dict[int, set[int]] = {}
        self._narrated = self._narrator_before(len(reading.sentences))
        self._seen: list[Seen] = []
        self._last: dict[int, int] = {}
        self._holders: dict[Role, dict[int, Person]] = defaultdict(dict)
        self._in_segment: dict[tuple[int, int], set[int]] = defaultdict(set)

    def is_subject(self, number: int) -> bool:
        """Whether the token belongs to the subject of a finite verb of its sentence."""
        sentence = self.tokens[number].sentence
        if sentence not in self._subjects:
            verbs = self.clauses.finite(*self.clauses.sentences[sentence])
            phrases = (self.clauses.subject(verb) for verb in verbs)
            found = {number for phrase in phrases if phrase for number in range(phrase.first, phrase.last)}
            self._subjects[sentence] = found
        return number in self._subjects[sentence]

    def _narrator_before(self, n_sentences: int) -> list[int]:
        """For each sentence, how many sentences with words of the narrator stand before it."""
        spoken = {
            token.sentence
            for token, inside in zip(self.tokens, self.blocked, strict=True)
            if not inside and token.is_word
        }
        counts, total = [], 0
        for sentence in range(n_sentences):
            counts.append(total)
            total += sentence in spoken
        return counts

    def note(self, mention: Mention) -> None:
        """Take a mention to mind; mentions come in the order of the text."""
        token = self.tokens[mention.first]
        subject = self.is_subject(mention.last - 1)
        # A full name brings somebody in: "Nur eine lächelt: Anna Abel."
        full = mention.how == "name" and mention.last - mention.first > 1
        weight = 2.0 if subject else 2.0 if full else 1.0
        segment = self.clauses.segment(mention.first)
        possessive = mention.how == "pronoun" and POSSESSIVE.match(token.lower) is not None
        person = mention.person
        self._last[id(person)] = len(self._seen)
        self._seen.append(Seen(person, token.sentence, segment, subject, weight, len(self._seen), possessive))
        for role in (*person.offices, *person.called):
            holders = self._holders[role]
            holders.pop(id(person), None)
            holders[id(person)] = person
        if not possessive:
            self._in_segment[segment].add(id(person))

    def holder(self, fits: Callable[[Role], bool]) -> Person | None:
        """Of those mentioned so far who hold an office that fits, the one mentioned last."""
        latest = [next(reversed(holders.values())) for role, holders in self._holders.items() if fits(role)]
        return max(latest, key=lambda person: self._last[id(person)], default=None)

    def best(self, number: int, gender: str, possessive: bool) -> Person | None:
        """Whom a pronoun of this gender at this token most probably means, if anybody."""
        sentence = self.tokens[number].sentence
        segment = self.clauses.segment(number)
        scores: dict[int, float] = {}
        persons: dict[int, Person] = {}
        for item in self._seen[-_MOST_CANDIDATES:]:
            far = self._narrated[sentence] - self._narrated[item.sentence]
            if far > _REACH or item.person.gender not in {gender, "unknown"}:
                continue
            if item.segment == segment and not (possessive or item.possessive):
                continue
            score = item.weight - 0.45 * far + 0.001 * item.order
            score -= 0.5 if item.sentence == sentence and self._subordinate(item.segment) else 0.0
            score -= 0.4 if item.person.gender == "unknown" else 0.0
            key = id(item.person)
            persons[key] = item.person
            scores[key] = max(scores.get(key, -9.0), score)
        if not possessive:
            # Who is named in the same stretch would be meant by "sich".
            inside = self._in_segment.get(segment, set())
            scores = {key: score for key, score in scores.items() if key not in inside}
        if not scores:
            return None
        best = max(scores, key=lambda key: scores[key])
        if len(scores) == 1 and persons[best].gender == "unknown" and self.speaks(number):
            persons[best].seen_as.add(gender)
        return persons[best]

    def latest(self, number: int, gender: str) -> Person | None:
        """The person of this gender mentioned last, in the token's sentence or the one before."""
        sentence = self.tokens[number].sentence
        for item in reversed(self._seen):
            if sentence - item.sentence > 1:
                break
            if item.person.gender in {gender, "unknown"}:
                return item.person
        return None

    def protagonist(self, number: int, reach: int) -> Person | None:
        """Whoever the last sentences are about, at most ``reach`` of the narrator's back."""
        sentence, segment = self.tokens[number].sentence, self.clauses.segment(number)
        subordinate = self._subordinate(segment)
        near = [
            item
            for item in self._back(sentence, reach)
            if item.sentence != sentence or (subordinate and item.segment != segment)
        ]
        return max(near, key=lambda item: (item.sentence, item.subject, item.order)).person if near else None

    def alone(self, number: int, person: Person, reach: int) -> bool:
        """Whether the last sentences, at most ``reach`` of the narrator's back, mention no other person."""
        return all(item.person is person for item in self._back(self.tokens[number].sentence, reach))

    def _back(self, sentence: int, reach: int) -> Iterator[Seen]:
        for item in reversed(self._seen):
            if self._narrated[sentence] - self._narrated[item.sentence] > reach:
                return
            yield item

    def speaks(self, number: int) -> bool:
        """Whether a verb of saying stands beside: "sagte er" is a person, "er war schnell gelöscht" a fire."""
        beside = [n for n in (number - 1, number + 1) if 0 <= n < len(self.tokens) and not self.blocked[n]]
        return any(self.tokens[n].tag == "VERB" and cues.strong(self.tokens[n].lower) for n in beside)

    def holds_name(self, phrase: Phrase) -> bool:
        """Whether a person's name stands in the phrase."""
        return not self.covered.isdisjoint(range(phrase.first, phrase.last))

    def _subordinate(self, segment: tuple[int, int]) -> bool:
        """Whether a stretch is a clause that depends on another: who is named only there is rarely meant next."""
        return self.tokens[segment[0]].tag == "SCONJ"
