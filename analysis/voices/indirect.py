"""Reported content without quotation marks: dass and ob clauses, Konjunktiv after a verb of saying, laut, so, wie.

Each attribution is asked where its content stands. Sentences in the Konjunktiv that follow without an attribution of
their own are free indirect speech of the same speaker.
"""

from __future__ import annotations

from analysis.language import morphology
from analysis.language.reading import Reading
from analysis.voices.attributions import Attributions
from analysis.voices.content import Content
from analysis.voices.drafts import Attribution, Draft, DraftsBySentence
from analysis.voices.speakers import Speaker, Speakers

_TRIM = " \t\n,;:.–—"


class IndirectSpeech:
    """Indirect and free indirect quotations of one text; ``direct`` are its direct quotations."""

    def __init__(self, reading: Reading, attributions: Attributions, speakers: Speakers, direct: list[Draft]) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.quoted = reading.quoted
        self.attributions = attributions
        self.speakers = speakers
        self.content = Content(reading, attributions, direct)
        self.drafts: list[Draft] = []
        self._direct = DraftsBySentence(reading, direct)
        self._indirect = DraftsBySentence(reading)
        self._of_turns = {id(draft.attribution) for draft in direct if draft.rule == "turn" and draft.attribution}
        for number in range(len(reading.sentences)):
            self._read(number)

    def _read(self, sentence: int) -> None:
        found = False
        for attribution in self.attributions.by_sentence.get(sentence, []):
            draft = self._reported(attribution, sentence)
            if draft is not None and not self._overlaps(draft):
                self._add(draft)
                found = True
        if not found and (draft := self._free(sentence)) is not None:
            self._add(draft)

    def _add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self._indirect.add(draft)

    # Indirect speech

    def _reported(self, attribution: Attribution, sentence: int) -> Draft | None:
        if id(attribution) in self._of_turns:
            return None
        pieces, rule = self.content.of(attribution, sentence)
        spans = [span for piece in pieces if (span := self._span(*piece))]
        if not spans or not any(self._own_words(start, end) for start, end in spans):
            return None
        return Draft(spans, "indirect", rule, attribution, self.speakers.of(attribution.subject))

    def _overlaps(self, draft: Draft) -> bool:
        """Whether an earlier indirect quotation already holds these words: nested reports are not told apart."""
        return any(
            start < other_end and other_start < end
            for other in self.drafts[-4:]
            for start, end in draft.spans
            for other_start, other_end in other.spans
        )

    def _own_words(self, start: int, end: int) -> bool:
        """Whether the span holds words outside quotation marks."""
        first, last = self.reading.token_range(start, end)
        return any(self.tokens[n].is_word and not self.quoted[n] for n in range(first, last))

    # Free indirect speech

    def _free(self, sentence: int) -> Draft | None:
        """A sentence of the narrator's in the Konjunktiv right behind a quotation."""
        first, last = self.reading.sentence_tokens[sentence]
        if not self.attributions.clauses.konjunktiv(first, last) or all(self.quoted[first:last]):
            return None
        main = self.content.main_verbs(first, last)
        if not main or morphology.konjunktiv(self.tokens[main[0]].lower) is None:
            return None
        speaker = self._previous(sentence)
        if speaker is None or any(self.tokens[n].lower == "ich" for n in range(first, last) if not self.quoted[n]):
            return None
        span = self._span(first, last)
        if span is None or self._is_direct(*span):
            return None
        return Draft([span], "indirect_free_indirect", "free", None, speaker.carried())

    def _previous(self, sentence: int) -> Speaker | None:
        """Speaker of the quotation that reaches furthest into the sentence before, else of what it says was said.

        "Der Verband wies das zurück. Man habe drei Angebote vorgelegt."
        """
        before = [*self._direct.touching(sentence - 1), *self._indirect.touching(sentence - 1)]
        if before:
            return max(before, key=lambda draft: (draft.end, draft.start)).speaker
        said = [a for a in self.attributions.by_sentence.get(sentence - 1, []) if a.cue.strength == "strong"]
        speakers = [self.speakers.of(attribution.subject) for attribution in said]
        return next((speaker for speaker in reversed(speakers) if speaker.name is not None), None)

    def _is_direct(self, start: int, end: int) -> bool:
        near = self._direct.touching(self.reading.sentence_at(start))
        return any(draft.start <= start and end <= draft.end for draft in near)

    # From tokens to offsets

    def _span(self, first: int, last: int) -> tuple[int, int] | None:
        """Offsets of the tokens without outer commas, full stops and dashes; None if no word is left."""
        last = min(last, len(self.tokens))
        while first < last and self.tokens[first].text in _TRIM:
            first += 1
        while first < last and (self.tokens[last - 1].text in _TRIM or self._final(last - 1)):
            last -= 1
        if not any(self.tokens[n].is_word for n in range(first, last)):
            return None
        return self.tokens[first].start, self.tokens[last - 1].end

    def _final(self, number: int) -> bool:
        return not self.quoted[number] and self.tokens[number].text in {".", "!", "?", "…"}
