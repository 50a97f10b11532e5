"""Who speaks where the attribution is not beside the quotation: carried on, announced, brought in behind it."""

from __future__ import annotations

import re
from bisect import bisect_left

from analysis.language.reading import Reading
from analysis.voices.attributions import Attributions
from analysis.voices.drafts import Draft
from analysis.voices.interviews import is_question
from analysis.voices.speakers import NOBODY, Speaker, Speakers

_GENITIVES = frozenset("der des einer eines ihrer ihres seiner seines".split())
_SAYINGS = re.compile(
    r"(?:[Aa]ntwort|[Kk]ommentar|[Ff]azit|Zitat|[Rr]eaktion|[Uu]rteil|Motto|[Aa]ussage|Meinung|[Bb]ilanz|[Aa]ppell|Credo|"
    r"[Bb]egründung|[Ff]rage|[Rr]at|Devise|Losung|[Bb]otschaft|[Ff]orderung|[Ww]orte|[Pp]arole|[Ee]rklärung|Satz|Ruf)$"
)
_SENTENCES_BACK = 4


class Carrying:
    """Finds speakers in the narrator's sentences around a quotation.

    ``drafts`` are the direct quotations found so far, a list that grows while the text is read; ``interview`` tells
    whether the text has turns of an interview.
    """

    def __init__(
        self,
        reading: Reading,
        attributions: Attributions,
        speakers: Speakers,
        drafts: list[Draft],
        interview: bool,
    ) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.quoted = reading.quoted
        self.attributions = attributions
        self.speakers = speakers
        self.clauses = speakers.clauses
        self.drafts = drafts
        self._ordered: list[Draft] = []
        self.interview = interview
        self._subjects: dict[tuple[int, int], Speaker] = {}

    # Around a quotation that stands alone

    def speaks_on(self, first: int) -> Speaker:
        """Who speaks on: the last quotation's speaker if it ended just before, else the last sentence's subject.

        Behind a question of an interview it is who was addressed ("Frau Abel, …?"), else who answered before.
        """
        if first == 0:
            return NOBODY
        asked = self.reading.paragraph_at(self.tokens[first].start) - 1
        opens = asked >= 0 and self.reading.paragraphs[asked + 1][0] == self.tokens[first].start
        if opens and self.interview and is_question(self.reading, asked):
            return self._answerer(asked, first)
        previous = self.tokens[first - 1].sentence
        last = self._last_before(first)
        follows = last is not None and self.reading.sentence_at(last.end - 1) == previous
        if last is not None and follows and self.quoted[first - 1]:
            return last.speaker
        for attribution in reversed(self.attributions.by_sentence.get(previous, [])):
            speaker = self.speakers.of(attribution.subject)
            if speaker.name is not None:
                return speaker
        return last.speaker if last is not None and follows else self._protagonist(first)

    def _answerer(self, asked: int, first: int) -> Speaker:
        start, _ = self.reading.paragraphs[asked]
        addressed = self.speakers.addressed(self.reading.token_range(start, self.tokens[first].start))
        if addressed is not None:
            return addressed
        earlier = (draft for draft in reversed(self.drafts) if draft.end <= start and draft.rule == "alone")
        draft = next(earlier, None)
        return draft.speaker if draft is not None else self.same_paragraph(first)

    def _protagonist(self, first: int) -> Speaker:
        """Whoever the last sentences are about, back to the last quotation and at most four sentences."""
        end = first
        for _ in range(_SENTENCES_BACK):
            start, _ = self.reading.sentence_tokens[self.tokens[end - 1].sentence]
            subject = self.subject_between(start, end)
            if subject.name is None:
                subject = self.speakers.named_between(start, end)
            if subject.name is not None:
                return subject
            if start == 0:
                break
            end = start
            last = self._last_before(end) if self.quoted[end - 1] else None
            if last is not None:
                return last.speaker
        return self.same_paragraph(first)

    def _last_before(self, number: int) -> Draft | None:
        """The last quotation that begins before a token, however much of the text has been read by now."""
        offset = self.tokens[number].start if number < len(self.tokens) else self.tokens[-1].end
        if not self.drafts or self.drafts[-1].start < offset:
            return self.drafts[-1] if self.drafts else None
        if len(self._ordered) != len(self.drafts):
            self._ordered = sorted(self.drafts, key=lambda draft: draft.start)
        place = bisect_left(self._ordered, offset, key=lambda draft: draft.start)
        return self._ordered[place - 1] if place else None

    def same_paragraph(self, number: int) -> Speaker:
        """The speaker of the last quotation of this paragraph: "Und dann, leise: …", "Gefahr? …"."""
        paragraph = self.reading.paragraph_at(self.tokens[number].start)
        last = self._last_before(number)
        same = last is not None and self.reading.paragraph_at(last.end - 1) == paragraph
        return last.speaker if last is not None and same else NOBODY

    def brought_in(self, last: int) -> Speaker:
        """Who is brought in by the sentence behind a quotation, where nobody is named before it."""
        if last >= len(self.tokens):
            return NOBODY
        _, end = self.reading.sentence_tokens[self.tokens[last].sentence]
        return NOBODY if any(self.quoted[last:end]) else self.subject_between(last, end)

    # In the narrator's sentence

    def noun_of_saying(self, first: int, colon: int) -> Speaker | None:
        """Whose answer, verdict or motto is announced: "Die Antwort der Ministerin: …", "Das Fazit von Abel: …"."""
        for number in range(first, colon):
            if self.quoted[number] or not _SAYINGS.search(self.tokens[number].text):
                continue
            after = number + 1
            after += after < colon and self.tokens[after].lower in {"von", "vom"}
            phrase = self.clauses.by_first.get(after)
            if phrase is not None and (phrase.prep or phrase.det in _GENITIVES or not phrase.nominative):
                speaker = self.speakers.of(phrase)
                if speaker.name is not None:
                    return speaker
            owner = self.clauses.by_first.get(number - 1)
            if number > first and owner is not None and not owner.pronoun:
                possessor = self.speakers.possessor(number - 1)
                if possessor is not None:
                    return possessor
        return None

    def subject_between(self, first: int, last: int) -> Speaker:
        """Whoever is the subject of the narrator's sentence, else the only one who could speak in it."""
        if (first, last) not in self._subjects:
            self._subjects[first, last] = self._subject_in(first, last)
        return self._subjects[first, last]

    def _subject_in(self, first: int, last: int) -> Speaker:
        for verb in self.clauses.finite(first, last):
            subject = self.clauses.subject(verb)
            if subject is not None and (speaker := self.speakers.of(subject)).name is not None:
                return speaker
        able = (self.speakers.of(phrase) for phrase in self.clauses.between(first, last) if phrase.nominative)
        return next((speaker for speaker in able if speaker.name is not None), NOBODY)
