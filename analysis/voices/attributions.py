"""Attributions in the narrator's own words: which verb, noun or preposition says that somebody says something.

An attribution is a cue with the stretch of the sentence it stands in and the phrase that is its subject:
``sagte Kowalski``, ``wie die Polizei mitteilte``, ``laut Feuerwehr``, ``nach Angaben eines Sprechers``, ``so Brandt``.
Those by a verb are found here, the others in ``sources``.
"""

from __future__ import annotations

from analysis.actors import lists
from analysis.actors.clauses import Clauses
from analysis.actors.phrases import Phrase
from analysis.language import cues, morphology
from analysis.language.reading import Reading, Word
from analysis.voices.drafts import Attribution
from analysis.voices.sources import LIKE_LAUT, Sources

_VERB_PARTICLES = frozenset(
    "ab an auf aus bei ein fort her hin los mit nach nieder um vor weg zu zurück zusammen".split()
)
_PERFECT = frozenset("hat haben hatte hatten habe hätte hätten".split())
_PASSIVE = frozenset("wird werden wurde wurden worden werde würde würden".split())
_ACCUSATIVES = frozenset("den einen seinen ihren ihn".split())
_SOURCES = frozenset({"so", "zufolge"}) | LIKE_LAUT
_TELLING = frozenset({"ADP", "VERB", "AUX"})
_QUESTIONS = frozenset("ob wie warum weshalb wieso wer was wo wann wohin woher welche welcher welches wem wen".split())


class Attributions:
    """All attributions of a text, in order, and by sentence."""

    def __init__(self, reading: Reading, clauses: Clauses) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.quoted = reading.quoted
        self.clauses = clauses
        self.sources = Sources(reading, clauses)
        may = (n for n, token in enumerate(self.tokens) if token.tag in _TELLING or token.lower in _SOURCES)
        self.all = [found for number in may if (found := self._at(number))]
        self.by_sentence: dict[int, list[Attribution]] = {}
        for attribution in self.all:
            self.by_sentence.setdefault(self.tokens[attribution.at].sentence, []).append(attribution)
        self.numbers = frozenset(attribution.at for attribution in self.all)
        self._opening = self._by_opening()

    def of_sentence(self, number: int) -> list[Attribution]:
        """Attributions of the sentence that holds the token of this number."""
        return self.by_sentence.get(self.tokens[number].sentence, [])

    def opening(self, number: int) -> Attribution | None:
        """The attribution whose stretch opens with this token: its verb, "laut", "so" or "wie"."""
        return self._opening.get(number)

    def _by_opening(self) -> dict[int, Attribution]:
        found: dict[int, Attribution] = {}
        for attribution in self.all:
            found.setdefault(attribution.at, attribution)
            same = self.tokens[attribution.first].sentence == self.tokens[attribution.at].sentence
            if attribution.kind in {"so", "wie", "prep"} and same:
                found.setdefault(attribution.first, attribution)
        return found

    def _at(self, number: int) -> Attribution | None:
        token = self.tokens[number]
        if self.quoted[number] or not token.is_word:
            return None
        if token.tag == "ADP" or token.lower in _SOURCES:
            return self.sources.at(number)
        if token.tag not in {"VERB", "AUX"} or number in self.clauses.attributes:
            return None
        return self._claiming_will(number) if token.tag == "AUX" else self._verb(number)

    def _verb(self, number: int) -> Attribution | None:
        word = self.tokens[number].lower
        if cues.verb(word) is None and not cues.may_separate(word) and not cues.idioms(word):
            return None
        first, last = self.clauses.segment(number)
        cue, words = self._entry(number, last)
        if cue is None or (cue.lemma == "befinden" and self._reflexive(first, last)):
            return None
        finite = self._finite(number, first, last)
        if finite is None:
            return None
        passive = self.tokens[finite].lower in _PASSIVE and finite != number
        subject = None if passive else self._subject(finite, first, last)
        if cue.lemma == "zitieren":
            subject = self._cited(finite, first, last, passive)
        if cue.lemma in {"heißen", "heissen", "lauten"}:
            subject = self.sources.behind(number, last)
        opener = self._opener(first, number)
        kind = "wie" if opener is not None and opener.lower == "wie" and finite != first else "verb"
        opening = self._opening_wie(number) if kind == "verb" else None
        if opening is not None:
            # "Wie der Richter, Ottmar Abel, ausführte, ...": the name stands between commas.
            first, kind = opening, "wie"
            named = [phrase for phrase in self.clauses.between(first, number) if phrase.nominative]
            subject = named[0] if named else subject
        return Attribution(words, cue, kind, first, last, finite, subject)

    def _subject(self, finite: int, first: int, last: int) -> Phrase | None:
        """The verb's subject; if that is a thing ("Die Arbeit lobte die Ministerin"), the one phrase that can speak."""
        subject = self.clauses.subject(finite)
        if subject is None or self._can_speak(subject):
            return subject
        able = [p for p in self.clauses.between(first, last) if p.nominative and not p.pronoun and self._can_speak(p)]
        return able[0] if len(able) == 1 else subject

    def _can_speak(self, phrase: Phrase) -> bool:
        head = self.tokens[phrase.head].text
        described = lists.person_noun(head) or lists.organisation(head) or lists.group(head) or cues.compound(head)
        named = phrase.head in self.clauses.names or self.tokens[phrase.head].tag == "PROPN"
        return phrase.pronoun or bool(described) or named

    def _cited(self, finite: int, first: int, last: int, passive: bool) -> Phrase | None:
        """Whose words are cited: the subject of the passive, the object of the active ("zitiert ihn die Zeitung")."""
        subject = self.clauses.subject(finite)
        if passive or subject is None:
            return subject
        others = [
            p for p in self.clauses.between(first, last) if p is not subject and not p.prep and self._can_speak(p)
        ]
        return next((p for p in others if p.det in _ACCUSATIVES or not p.nominative), others[0] if others else None)

    def _reflexive(self, first: int, last: int) -> bool:
        return any(self.tokens[n].lower == "sich" and not self.quoted[n] for n in range(first, last))

    def _opening_wie(self, number: int) -> int | None:
        """Number of the "wie" that opens the sentence, if this is the first finite verb after it."""
        first, _ = self.reading.sentence_tokens[self.tokens[number].sentence]
        opens = self.tokens[first].lower == "wie" and not self.quoted[first]
        return first if opens and not self.clauses.finite(first, number) else None

    def _opener(self, first: int, before: int) -> Word | None:
        return next(
            (self.tokens[n] for n in range(first, before) if self.tokens[n].is_word and not self.quoted[n]), None
        )

    def _entry(self, number: int, last: int) -> tuple[cues.Cue | None, tuple[int, ...]]:
        """The lexicon's entry of the verb with its particle or fixed words, and the numbers of all."""
        word = self.tokens[number].lower
        idiom = self._idiom(number, last)
        if idiom is not None:
            return idiom
        particle = self._particle(number, last)
        if particle is not None:
            cue = cues.separated(word, self.tokens[particle].lower)
            # A verb with another particle is another verb: "sagte den Termin ab" says nothing.
            return cue, (number, particle)
        return cues.verb(word), (number,)

    def _idiom(self, number: int, last: int) -> tuple[cues.Cue, tuple[int, ...]] | None:
        """The idiom of a verb whose fixed words stand right before it, or behind it in its clause."""
        for fixed, cue in cues.idioms(self.tokens[number].lower):
            n = len(fixed)
            for first in (number - n, *range(number + 1, last - n + 1)):
                places = range(max(0, first), max(0, first) + n)
                if all(
                    self.tokens[at].lower == word and not self.quoted[at]
                    for at, word in zip(places, fixed, strict=True)
                ):
                    return cue, tuple(sorted((number, *places)))
        return None

    def _particle(self, number: int, last: int) -> int | None:
        end = last - 1
        while end > number and (self.quoted[end] or not self.tokens[end].is_word):
            end -= 1
        word = self.tokens[number].lower
        if end > number:
            lower = self.tokens[end].lower
            # The particle belongs to the last verb before it.
            nearest = not self.clauses.finite(number + 1, end)
            alone = nearest and (end - number == 1 or self.tokens[end - 1].tag != "ADP")
            entry = cues.separated(word, lower) is not None
            if alone and (entry or lower in _VERB_PARTICLES) and not morphology.participle(word):
                return end
            # "gesteht ... ein": a present that looks like a participle.
            if alone and entry and word == f"{str(morphology.verb_lemma(word)).removesuffix('en')}t":
                return end
        for other in range(number + 1, end):
            separated = not self.quoted[other] and cues.separated(word, self.tokens[other].lower)
            if separated and self.tokens[other + 1].tag in {"CCONJ", "PUNCT"}:
                return other
        return None

    def _finite(self, number: int, first: int, last: int) -> int | None:
        """Number of the finite verb: the cue itself, or the auxiliary of a perfect or passive; None for infinitives."""
        word = self.tokens[number].lower
        helpers = [
            n for n in self.clauses.finite(first, last) if self.tokens[n].lower in _PERFECT | _PASSIVE and n != number
        ]
        if morphology.participle(word) and helpers:
            return helpers[0]
        if morphology.participle(word) and word.startswith("ge") and not word.endswith("t"):
            return None
        if number > first and self.tokens[number - 1].lower == "zu":
            return None
        infinitive = word == morphology.verb_lemma(word)
        if infinitive and any(
            self.tokens[n].tag == "AUX" for n in range(first, last) if n != number and not self.quoted[n]
        ):
            return None
        return number

    def _claiming_will(self, number: int) -> Attribution | None:
        """The idiom "will wissen, dass", "will ... erfahren haben": a claim that the narrator does not vouch for.

        "Wollte wissen, ob ..." and "Ob ..., wollte sie wissen" is a question.
        """
        token = self.tokens[number]
        if token.lower not in {"will", "wollen", "wollte", "wollten"}:
            return None
        first, last = self.clauses.segment(number)
        knows = [
            n for n in range(number + 1, last) if self.tokens[n].lower in {"wissen", "erfahren", "gehört", "gesehen"}
        ]
        if not knows:
            return None
        asks = self.tokens[knows[-1]].lower == "wissen" and self._question_beside(first, last)
        cue = cues.entries()["wissen wollen" if asks else "wollen"]
        return Attribution((number, knows[-1]), cue, "verb", first, last, number, self.clauses.subject(number))

    def _question_beside(self, first: int, last: int) -> bool:
        """Whether a question clause stands before or after the stretch."""
        after = last + 1 < len(self.tokens) and self.tokens[last + 1].lower in _QUESTIONS
        start, _ = self.reading.sentence_tokens[self.tokens[first].sentence]
        return after or (start < first and self.tokens[start].lower in _QUESTIONS)
