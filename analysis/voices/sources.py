"""Attributions without a verb: whose words they are by a preposition ("laut", "zufolge") or "so"."""

from __future__ import annotations

from analysis.actors.clauses import Clauses
from analysis.actors.phrases import Phrase
from analysis.language import cues
from analysis.language.reading import Reading
from analysis.voices.drafts import Attribution

_GENITIVES = frozenset("der des einer eines ihrer ihres seiner seines dieser dieses aller vieler mehrerer".split())

LIKE_LAUT = frozenset({"laut", "ausweislich"})
_ACCORDING = frozenset({"nach", "gemäß", "gemäss"})


class Sources:
    """Finds the sources that a text names by a preposition or by "so"."""

    def __init__(self, reading: Reading, clauses: Clauses) -> None:
        self.tokens = reading.tokens
        self.quoted = reading.quoted
        self.clauses = clauses
        self._by_last = {phrase.last: phrase for phrase in clauses.phrases}

    def at(self, number: int) -> Attribution | None:
        """The attribution that the word at this token makes, if any."""
        word = self.tokens[number].lower
        if word == "so":
            return self._so(number)
        if word in LIKE_LAUT:
            return self._source(number, (number,), cues.entries()[word], self._phrase(number + 1))
        if word == "zufolge":
            return self._behind_source(number)
        if word in _ACCORDING:
            return self._according(number)
        return None

    def behind(self, number: int, last: int) -> Phrase | None:
        """The source beside a verb: "hieß es von der Polizei", "hieß es aus dem Rathaus"."""
        for other in [*range(number + 1, last), *range(self.clauses.segment(number)[0], number)]:
            if self.quoted[other]:
                continue
            if self.tokens[other].lower in {"von", "vom", "bei", "beim", "aus", "seitens"}:
                source = self._phrase(other + 1)
                if source is not None:
                    return source[0]
            phrase = self.clauses.by_first.get(other)
            if phrase is not None and phrase.prep and (more := self.clauses.by_first.get(phrase.last)):
                # "hieß es in einer Warnmeldung des Landkreises"
                return more if more.det in _GENITIVES else None
        return None

    def _so(self, number: int) -> Attribution | None:
        """The reporting "so": after a comma or a quotation, or at the head of a colon, with a phrase and no verb."""
        first, last = self.clauses.segment(number)
        lead = [n for n in range(first, number) if not self.quoted[n] and self.tokens[n].is_word]
        if lead or self.clauses.finite(number, last):
            return None
        source = self._phrase(number + 1)
        closes = last >= len(self.tokens) or self.tokens[last].sentence != self.tokens[number].sentence
        starts = number == 0 or self.tokens[number - 1].sentence != self.tokens[number].sentence
        if source is None or (starts and (closes or self.tokens[last].text != ":")):
            return None
        return Attribution((number,), cues.entries()["so"], "so", number, last, number, source[0])

    def _behind_source(self, number: int) -> Attribution | None:
        """The attribution by "zufolge": "der Polizei zufolge", "seinen Angaben zufolge"."""
        cue = cues.entries()["zufolge"]
        phrase = self._by_last.get(number)
        owner = self._owner(phrase)
        if owner is not None and phrase is not None:
            return Attribution((phrase.head, number), cue, "prep", phrase.first, number + 1, number, owner)
        return self._source(number, (number,), cue, self._chain_before(phrase))

    def _owner(self, phrase: Phrase | None) -> Phrase | None:
        """Whose words a noun of saying with a possessive is about: "dessen Angaben", "seinen Worten"."""
        if phrase is None or cues.noun(self.tokens[phrase.head].text) is None:
            return None
        owner = self.tokens[phrase.first].lower.startswith(("sein", "ihr", "dessen", "deren"))
        return Phrase(phrase.first, phrase.first + 1, phrase.first, "", False, True, True) if owner else None

    def _according(self, number: int) -> Attribution | None:
        """Phrases such as "nach Angaben der Polizei", "nach Einschätzung von Miriam Abel", "nach eigenen Angaben"."""
        head = number + 1
        while head < len(self.tokens) and self.tokens[head].tag in {"DET", "X"} and head - number < 4:
            head += 1
        if head >= len(self.tokens) or self.quoted[head] or self.tokens[head].sentence != self.tokens[number].sentence:
            return None
        cue = cues.noun(self.tokens[head].text)
        if cue is not None and cue.strength == "weak":
            # "nach der Klage des Nachbarn" tells when, not who says so.
            return None
        owner = cues.compound(self.tokens[head].text) if cue is None else None
        if owner is not None:
            subject = Phrase(head, head + 1, head, "", True, False, False)
            return Attribution((number, head), owner[0], "prep", number, head + 1, number, subject)
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
        return self._source(number, words, cue, self._phrase(after))

    def _phrase(self, at: int) -> tuple[Phrase, int] | None:
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
        while head.det in _GENITIVES and (more := self._by_last.get(head.first)):
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
