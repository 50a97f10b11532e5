"""Attributions in the narrator's own words: which verb, noun or preposition says that somebody says something.

An attribution is a cue with the stretch of the sentence it stands in and the phrase that is its subject:
``sagte Kowalski``, ``wie die Polizei mitteilte``, ``laut Feuerwehr``, ``nach Angaben eines Sprechers``, ``so Brandt``.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.actors.phrases import Clauses, Phrase
from analysis.language import cues, morphology
from analysis.language.reading import Reading, Word

_VERB_PARTICLES = frozenset(
    "ab an auf aus bei ein fort her hin los mit nach nieder um vor weg zu zurück zusammen".split()
)
_PERFECT = frozenset("hat haben hatte hatten habe hätte hätten".split())
_PASSIVE = frozenset("wird werden wurde wurden worden werde würde würden".split())


@dataclass(frozen=True)
class Attribution:
    """A cue: token numbers of its words, its entry, its kind, its stretch, and its subject.

    ``kind`` is verb, wie (parenthesis with a verb), prep (laut, nach Angaben) or so; ``first`` and ``last`` are the
    stretch of tokens that is attribution and not content; ``at`` is the number of the finite verb or first cue word.
    """

    words: tuple[int, ...]
    cue: cues.Cue
    kind: str
    first: int
    last: int
    at: int
    subject: Phrase | None


class Attributions:
    """All attributions of a text, in order, and by sentence."""

    def __init__(self, reading: Reading, clauses: Clauses) -> None:
        self.tokens = reading.tokens
        self.quoted = reading.quoted
        self.clauses = clauses
        self._in_phrase = {
            number for phrase in clauses.phrases for number in range(phrase.first, phrase.last) if not phrase.pronoun
        }
        self.all = [found for number in range(len(self.tokens)) if (found := self._at(number))]
        self.by_sentence: dict[int, list[Attribution]] = {}
        for attribution in self.all:
            self.by_sentence.setdefault(self.tokens[attribution.at].sentence, []).append(attribution)

    def _at(self, number: int) -> Attribution | None:
        token = self.tokens[number]
        if self.quoted[number] or not token.is_word:
            return None
        if token.lower == "so":
            return self._so(number)
        if token.tag == "ADP" or token.lower in {"zufolge", "laut"}:
            return self._preposition(number)
        return self._verb(number)

    # Verbs

    def _verb(self, number: int) -> Attribution | None:
        token = self.tokens[number]
        if token.tag not in {"VERB", "AUX"} or number in self._in_phrase:
            return None
        if token.tag == "AUX":
            return self._claiming_will(number)
        first, last = self.clauses.segment(number)
        cue, words = self._entry(number, last)
        if cue is None:
            return None
        finite = self._finite(number, first, last)
        if finite is None:
            return None
        passive = self.tokens[finite].lower in _PASSIVE and finite != number
        subject = None if passive else self.clauses.subject(finite)
        if cue.lemma in {"heißen", "heissen", "lauten"}:
            subject = self._according_to(number, last)
        opener = self._opener(first, number)
        kind = "wie" if opener is not None and opener.lower == "wie" and finite != first else "verb"
        opening = self._opening_wie(number) if kind == "verb" else None
        if opening is not None:
            # "Wie der Richter, Ottmar Abel, ausführte, ...": the name stands between commas.
            first, kind = opening, "wie"
            named = [phrase for phrase in self.clauses.between(first, number) if phrase.nominative]
            subject = named[0] if named else subject
        return Attribution(words, cue, kind, first, last, finite, subject)

    def _opening_wie(self, number: int) -> int | None:
        """Number of the "wie" that opens the sentence, if this is the first finite verb after it."""
        first = number
        while first > 0 and self.tokens[first - 1].sentence == self.tokens[number].sentence:
            first -= 1
        opens = self.tokens[first].lower == "wie" and not self.quoted[first]
        return first if opens and not self.clauses.finite(first, number) else None

    def _according_to(self, number: int, last: int) -> Phrase | None:
        """Source of "hieß es von der Polizei", "heißt es bei der Feuerwehr", "hieß es aus dem Rathaus"."""
        for other in range(number + 1, last):
            if self.tokens[other].lower in {"von", "vom", "bei", "beim", "aus", "seitens"} and not self.quoted[other]:
                source = self._source_phrase(other + 1)
                return source[0] if source else None
        return None

    def _opener(self, first: int, before: int) -> Word | None:
        return next(
            (self.tokens[n] for n in range(first, before) if self.tokens[n].is_word and not self.quoted[n]), None
        )

    def _entry(self, number: int, last: int) -> tuple[cues.Cue | None, tuple[int, ...]]:
        """The lexicon's entry of the verb with its particle, and the numbers of both."""
        word = self.tokens[number].lower
        particle = self._particle(number, last)
        if particle is not None:
            cue = cues.separated(word, self.tokens[particle].lower)
            # A verb with another particle is another verb: "sagte den Termin ab" says nothing.
            return cue, (number, particle)
        return cues.verb(word), (number,)

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
            if alone and (lower in _VERB_PARTICLES or cues.separated(word, lower)) and not morphology.participle(word):
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
        """The idiom "will wissen", "will ... erfahren haben": a claim that the narrator does not vouch for."""
        token = self.tokens[number]
        if token.lower not in {"will", "wollen", "wollte", "wollten"}:
            return None
        first, last = self.clauses.segment(number)
        knows = [
            n for n in range(number + 1, last) if self.tokens[n].lower in {"wissen", "erfahren", "gehört", "gesehen"}
        ]
        if not knows:
            return None
        return Attribution(
            (number, knows[-1]), cues.entries()["wollen"], "verb", first, last, number, self.clauses.subject(number)
        )

    # Prepositions and "so"

    def _preposition(self, number: int) -> Attribution | None:
        token = self.tokens[number]
        word = token.lower
        if word == "laut":
            return self._source(number, (number,), cues.entries()["laut"], self._source_phrase(number + 1))
        if word == "zufolge":
            phrase = next((p for p in reversed(self.clauses.phrases) if p.last == number), None)
            chain = self._chain_before(phrase)
            return self._source(number, (number,), cues.entries()["zufolge"], chain)
        if word in {"nach", "gemäß", "gemäss"}:
            return self._according(number)
        return None

    def _according(self, number: int) -> Attribution | None:
        """Phrases such as "nach Angaben der Polizei", "nach Einschätzung von Miriam Abel", "nach eigenen Angaben"."""
        head = number + 1
        while head < len(self.tokens) and self.tokens[head].tag in {"DET", "X"} and head - number < 4:
            head += 1
        if head >= len(self.tokens) or self.quoted[head] or self.tokens[head].sentence != self.tokens[number].sentence:
            return None
        cue = cues.noun(self.tokens[head].text)
        if cue is None:
            return None
        possessor = next((n for n in range(number + 1, head) if self.tokens[n].lower.startswith(("sein", "ihr"))), None)
        words = (number, head)
        if possessor is not None:
            subject = Phrase(possessor, possessor + 1, possessor, "", False, True, True)
            return Attribution(words, cue, "prep", number, head + 1, number, subject)
        after = head + 1
        if after < len(self.tokens) and self.tokens[after].lower in {"von", "vom", "aus"}:
            after += 1
        return self._source(number, words, cue, self._source_phrase(after))

    def _source_phrase(self, at: int) -> tuple[Phrase, int] | None:
        """The phrase that begins here with the genitives that hang on it, and the token after it."""
        phrase = self.clauses.by_first.get(at)
        if phrase is None:
            return None
        end = phrase.last
        while (more := self.clauses.by_first.get(end)) and not more.pronoun and more.det in _GENITIVES:
            end = more.last
        return phrase, end

    def _chain_before(self, phrase: Phrase | None) -> tuple[Phrase, int] | None:
        if phrase is None:
            return None
        head, end = phrase, phrase.last
        while head.det in _GENITIVES and (
            more := next((p for p in self.clauses.phrases if p.last == head.first), None)
        ):
            head = more
        return head, end

    def _source(
        self, number: int, words: tuple[int, ...], cue: cues.Cue, source: tuple[Phrase, int] | None
    ) -> Attribution | None:
        if source is None:
            return None
        phrase, end = source
        first = min(number, phrase.first)
        return Attribution(words, cue, "prep", first, max(end, number + 1), number, phrase)

    def _so(self, number: int) -> Attribution | None:
        """The reporting "so": after a comma or a quotation, or at the head of a colon, with a phrase and no verb."""
        first, last = self.clauses.segment(number)
        lead = [n for n in range(first, number) if not self.quoted[n] and self.tokens[n].is_word]
        if lead or self.clauses.finite(number, last):
            return None
        source = self._source_phrase(number + 1)
        closes = last >= len(self.tokens) or self.tokens[last].sentence != self.tokens[number].sentence
        starts = number == 0 or self.tokens[number - 1].sentence != self.tokens[number].sentence
        if source is None or (starts and (closes or self.tokens[last].text != ":")):
            return None
        return Attribution((number,), cues.entries()["so"], "so", number, last, number, source[0])


_GENITIVES = frozenset("der des einer eines ihrer ihres seiner seines dieser dieses aller vieler mehrerer".split())
