"""Passages between quotation marks: quotation or not, and whose.

Each rule looks at what stands before and after the marks. In order: the next piece of an interrupted quotation, an
attribution after the quotation ("…", sagte sie), a colon before it, a quotation that is a sentence of its own, a few
words inside an attributed clause (nannte den Plan „absurd“). What fits none is left open.
"""

from __future__ import annotations

from analysis.language import words
from analysis.language.reading import Reading
from analysis.language.zones import Zone
from analysis.voices.attributions import Attributions
from analysis.voices.carrying import Carrying
from analysis.voices.dialogue import Dialogue
from analysis.voices.drafts import Attribution, Draft
from analysis.voices.embedded import Embedded
from analysis.voices.interviews import Turn, turns
from analysis.voices.marked import sentence_like
from analysis.voices.speakers import Speaker, Speakers

_STOPS = frozenset(".!?…")
_PAUSES = frozenset({",", "–", "—", "-"})
_FREES = frozenset({",", ":", ";", "–", "—", "("})


class DirectSpeech:
    """Direct quotations of one text; ``open_zones`` are the passages in marks that no rule took."""

    def __init__(self, reading: Reading, attributions: Attributions, speakers: Speakers) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.quoted = reading.quoted
        self.attributions = attributions
        self.speakers = speakers
        self.clauses = speakers.clauses
        self.drafts: list[Draft] = []
        self.open_zones: list[Zone] = []
        interview = [self._turn(turn) for turn in turns(reading)]
        self.carrying = Carrying(reading, attributions, speakers, self.drafts, bool(interview))
        self.embedded = Embedded(reading, attributions, self.carrying)
        for zone in reading.outer_zones:
            self._read(zone)
        self.drafts.extend(interview or Dialogue(reading, attributions, speakers).turns())

    def _turn(self, turn: Turn) -> Draft:
        """A turn of an interview; a question that names nobody has no speaker."""
        if turn.label is None:
            return Draft([(turn.start, turn.end)], "direct", "question")
        first, last = self.reading.token_range(*turn.label)
        return Draft([(turn.start, turn.end)], "direct", "turn", None, self.speakers.labelled(first, last))

    def _read(self, zone: Zone) -> None:
        first, last = self.reading.token_range(zone.start, zone.end)
        if self._continues(zone, first):
            self.drafts[-1].spans.extend(zone.spans)
            return
        draft = (
            self._after(zone, first, last)
            or self._colon(zone, first)
            or self._alone(zone, first, last)
            or self.embedded.in_clause(zone, first, last)
        )
        if draft is None:
            self.open_zones.append(zone)
        else:
            self.drafts.append(draft)

    def _continues(self, zone: Zone, first: int) -> bool:
        """Whether this is the next piece of an interrupted quotation: „…“, sagt sie, „…“."""
        before = self.reading.token(first - 1)
        if before is None or before.text not in {",", "–", "—"} or not self.drafts or self.quoted[first - 1]:
            return False
        draft = self.drafts[-1]
        same = self.tokens[first].sentence == before.sentence == self.reading.sentence_at(draft.end - 1)
        if draft.rule not in {"after", "after_action"} or not same:
            return False
        between, _ = self.reading.token_range(draft.end, zone.start)
        gap = range(between, first)
        if any(self.quoted[n] or self.tokens[n].text == ":" for n in gap):
            return False
        return draft.attribution is None or draft.attribution.at in gap

    # An attribution behind the quotation

    def _after(self, zone: Zone, first: int, last: int) -> Draft | None:
        """„…“, sagte Kowalski."""
        pause = self.reading.token(last)
        paused = pause is not None and pause.text in _PAUSES
        number = last + 1 if paused else last
        token = self.reading.token(number)
        if token is None or token.sentence != self.tokens[last - 1].sentence or self.quoted[number]:
            return None
        if not paused and not self._free(first):
            return None
        attribution = self.attributions.opening(number)
        if attribution is not None:
            beside = paused or attribution.at == number or sentence_like(self.reading, zone.start, zone.end)
            return self._draft(zone, "after", attribution, self._subject(attribution)) if beside else None
        if paused and self._free(first) and token.tag in {"VERB", "AUX"}:
            return self._after_action(zone, number)
        return None

    def _after_action(self, zone: Zone, number: int) -> Draft | None:
        """A verb that is none of saying, with somebody who can speak: „Das ist neu“, lacht Kowalski."""
        subject = self.clauses.subject(number)
        speaks = subject is not None and subject.first > number and self.speakers.can_speak(subject)
        several = words.count_words(self.reading.text, zone.start, zone.end) >= 2
        return self._draft(zone, "after_action", None, self.speakers.of(subject)) if speaks and several else None

    def _free(self, first: int) -> bool:
        """Whether a quotation begins here that no words of the narrator lead into."""
        return self._begins_sentence(first) or self.tokens[first - 1].text in _FREES

    def _begins_sentence(self, first: int) -> bool:
        return first == 0 or self.tokens[first - 1].sentence != self.tokens[first].sentence

    # A colon in front of it

    def _colon(self, zone: Zone, first: int) -> Draft | None:
        """Find a colon before the marks (Kowalski sagte: „…“)."""
        before = self.reading.token(first - 1)
        if before is None or before.text != ":" or self.quoted[first - 1]:
            return None
        adjacent = self.reading.paragraph_at(before.start) >= self.reading.paragraph_at(zone.start) - 1
        return self._draft(zone, "colon", *self._announced(first - 1)) if adjacent else None

    def _announced(self, colon: int) -> tuple[Attribution | None, Speaker]:
        """Attribution and speaker in the words before a colon."""
        before = [a for a in self.attributions.of_sentence(colon) if a.at < colon]
        for attribution in reversed(before):
            speaker = self._subject(attribution)
            if speaker.spoken_of:
                return attribution, speaker
        first, _ = self.reading.sentence_tokens[self.tokens[colon].sentence]
        speaker = self.carrying.noun_of_saying(first, colon) or self.carrying.subject_between(first, colon)
        if speaker.name is None and not before:
            carried = self.carrying.speaks_on(first) if first < colon else self.carrying.same_paragraph(colon)
            speaker = carried.carried()
        return (before[-1] if before else None), speaker

    # A quotation of its own

    def _alone(self, zone: Zone, first: int, last: int) -> Draft | None:
        """A quotation that is a sentence, or several, of its own."""
        after = self.reading.token(last)
        closes = after is None or after.sentence != self.tokens[last - 1].sentence or after.text in _STOPS
        if not self._begins_sentence(first) or not closes or not sentence_like(self.reading, zone.start, zone.end):
            return None
        following = self._named_next(last)
        if following is not None:
            return self._draft(zone, "next", following, self._subject(following))
        speaker = self.carrying.speaks_on(first)
        if speaker.name is None:
            speaker = self.carrying.brought_in(last)
        return self._draft(zone, "alone", None, speaker.carried())

    def _named_next(self, last: int) -> Attribution | None:
        """The attribution of a sentence such as "So schimpft Georg Abel." right after the quotation."""
        token = self.reading.token(last)
        if token is None or token.lower not in {"so", "das", "dies", "damit"}:
            return None
        near = [a for a in self.attributions.of_sentence(last) if a.kind == "verb" and a.at == last + 1]
        return near[0] if near and self._subject(near[0]).name is not None else None

    def _subject(self, attribution: Attribution) -> Speaker:
        return self.speakers.of(attribution.subject)

    def _draft(self, zone: Zone, rule: str, attribution: Attribution | None, speaker: Speaker) -> Draft:
        return Draft(list(zone.spans), "direct", rule, attribution, speaker)
