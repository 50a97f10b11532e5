"""Passages between quotation marks: quotation or not, and whose.

Each rule looks at what stands before and after the marks. In order: an attribution after the quotation ("…", sagte
sie), a colon before it, the next piece of an interrupted quotation, a quotation that is a sentence of its own, a few
words inside an attributed clause (nannte den Plan „absurd“). What fits none is marked, not quoted.
"""

from __future__ import annotations

from analysis.language import words
from analysis.language.reading import Reading, Word
from analysis.language.zones import Zone
from analysis.voices.attributions import Attribution, Attributions
from analysis.voices.drafts import Draft, Marked
from analysis.voices.marked import kind_of, names_a_work
from analysis.voices.speakers import NOBODY, Speaker, Speakers

_STOPS = frozenset(".!?…")
_GOVERNS = frozenset("von als mit ein eine einen einem einer kein keine keinen".split())
_PAUSES = frozenset({",", "–", "—", "-"})


class DirectSpeech:
    """Direct quotations and marked passages of one text."""

    def __init__(self, reading: Reading, attributions: Attributions, speakers: Speakers) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.quoted = reading.quoted
        self.attributions = attributions
        self.speakers = speakers
        self.clauses = speakers.clauses
        self.drafts: list[Draft] = []
        self.open_zones: list[Zone] = []
        for zone in reading.outer_zones:
            self._read(zone)

    def _read(self, zone: Zone) -> None:
        first, last = self.reading.token_range(zone.start, zone.end)
        draft = (
            self._continued(zone, first, last)
            or self._after(zone, first, last)
            or self._colon(zone, first)
            or self._alone(zone, first, last)
            or self._inside(zone, first, last)
        )
        if draft is None:
            self.open_zones.append(zone)
        elif isinstance(draft, Draft) and draft not in self.drafts:
            self.drafts.append(draft)

    def inside(self, indirect: list[Draft]) -> list[Draft]:
        """Zones inside indirect speech that are words of its speaker and not the narrator's marks."""
        found = []
        for zone in self.open_zones:
            first, _ = self.reading.token_range(zone.start, zone.end)
            around = next((d for d in indirect if any(s <= zone.start and zone.end <= e for s, e in d.spans)), None)
            if around is None or self._is_work(first) or self._described(first, zone):
                continue
            found.append(Draft(list(zone.spans), "direct", "nested", around.attribution, around.speaker))
        return found

    def _described(self, first: int, zone: Zone) -> bool:
        """Whether a determiner or adjective stands before one or two words in marks: the narrator's distance."""
        before = self._token(first - 1)
        few = words.count_words(self.reading.text, zone.start, zone.end) <= 2
        if before is None or before.lower in _GOVERNS or before.lower == "anderem":
            return False
        return few and (before.tag == "DET" or (before.tag == "X" and before.lower[-2:] in {"en", "er", "em", "es"}))

    def within(self) -> list[Draft]:
        """Quotations inside quotations: a colon stands before the inner marks. Whose words they are is not told."""
        outer = {zone.start for zone in self.reading.outer_zones}
        found = []
        for zone in self.reading.zones:
            first, _ = self.reading.token_range(zone.start, zone.end)
            before = self._token(first - 1)
            if zone.start not in outer and before is not None and before.text == ":" and self._sentence_like(zone):
                found.append(Draft(list(zone.spans), "direct", "within"))
        return found

    def marked(self, taken: list[Draft]) -> list[Marked]:
        """Passages in marks that are no quotation, those inside quotations included; ``taken`` became quotations."""
        starts = {draft.start for draft in taken}
        outer = [zone for zone in self.reading.zones if zone.start not in starts]
        pieces = {span for draft in taken if draft.type == "direct" for span in draft.spans}
        return [
            Marked(zone.start, zone.end, kind_of(self.reading, zone.start, zone.end))
            for zone in outer
            if zone.spans[0] not in pieces
        ]

    # What stands around a zone

    def _token(self, number: int) -> Word | None:
        return self.tokens[number] if 0 <= number < len(self.tokens) else None

    def _sentence_like(self, zone: Zone) -> bool:
        text = self.reading.text[zone.start + 1 : zone.end - 1].rstrip()
        first, last = self.reading.token_range(zone.start, zone.end)
        n_words = words.count_words(self.reading.text, zone.start, zone.end)
        ends = text[-1:] in _STOPS
        verb = any(token.tag in {"VERB", "AUX"} for token in self.tokens[first:last])
        return (ends and n_words > 0) or (verb and n_words >= 3) or n_words >= 6

    def _begins_sentence(self, first: int) -> bool:
        return first == 0 or self.tokens[first - 1].sentence != self.tokens[first].sentence

    # Rules

    def _is_work(self, first: int) -> bool:
        """Whether a noun before the marks announces a title or a name; both begin with a capital."""
        before, inside = self._token(first - 1), self._token(first + 1)
        if before is None or inside is None or before.sentence != self.tokens[first].sentence:
            return False
        return names_a_work(before.text) is not None and not inside.text[0].islower()

    def _after(self, zone: Zone, first: int, last: int) -> Draft | None:
        """„…“, sagte Kowalski."""
        paused, number = self._skip_pause(last)
        token = self._token(number)
        if token is None or token.sentence != self.tokens[last - 1].sentence or self.quoted[number]:
            return None
        attribution = self._attribution_from(number)
        free = self._begins_sentence(first) or self.tokens[first - 1].text in {",", ":", ";", "–", "—", "("}
        if attribution is not None and (paused or (free and (self._sentence_like(zone) or attribution.at == number))):
            if not paused and not free:
                return None
            return self._draft(zone, "after", attribution, self._subject(attribution))
        if attribution is None and paused and free and token.tag in {"VERB", "AUX"} and self._sentence_like(zone):
            subject = self.clauses.subject(number)
            if subject is not None and subject.first > number and self.speakers.can_speak(subject):
                return self._draft(zone, "after_action", None, self.speakers.of(subject))
        return None

    def _skip_pause(self, last: int) -> tuple[bool, int]:
        token = self._token(last)
        if token is not None and token.text in _PAUSES:
            return True, last + 1
        return False, last

    def _attribution_from(self, number: int) -> Attribution | None:
        """The attribution whose stretch begins at this token."""
        sentence = self.tokens[number].sentence
        for attribution in self.attributions.by_sentence.get(sentence, []):
            opens = attribution.kind in {"so", "wie", "prep"} and attribution.first == number
            if attribution.at == number or opens:
                return attribution
        return None

    def _colon(self, zone: Zone, first: int) -> Draft | None:
        """Find a colon before the marks (Kowalski sagte: „…“)."""
        before = self._token(first - 1)
        if before is None or before.text != ":" or self.quoted[first - 1]:
            return None
        adjacent = self.reading.paragraph_at(before.start) >= self.reading.paragraph_at(zone.start) - 1
        if not adjacent:
            return None
        attribution, speaker = self._announced(first - 1)
        return self._draft(zone, "colon", attribution, speaker)

    def _announced(self, colon: int) -> tuple[Attribution | None, Speaker]:
        """Attribution and speaker in the words before a colon."""
        sentence = self.tokens[colon].sentence
        before = [a for a in self.attributions.by_sentence.get(sentence, []) if a.at < colon]
        for attribution in reversed(before):
            speaker = self._subject(attribution)
            if speaker.spoken_of:
                return attribution, speaker
        first = colon
        while first > 0 and self.tokens[first - 1].sentence == sentence:
            first -= 1
        speaker = self._sentence_subject(first, colon)
        if speaker.name is None and not before:
            speaker = self._same_paragraph(colon).carried()
        return (before[-1] if before else None), speaker

    def _sentence_subject(self, first: int, last: int) -> Speaker:
        """Whoever is the subject of the narrator's sentence, else the only one who could speak in it."""
        for verb in self.clauses.finite(first, last):
            subject = self.clauses.subject(verb)
            if subject is not None and self.speakers.of(subject).name is not None:
                return self.speakers.of(subject)
        able = [p for p in self.clauses.between(first, last) if p.nominative and self.speakers.of(p).name is not None]
        return self.speakers.of(able[0]) if able else NOBODY

    def _continued(self, zone: Zone, first: int, last: int) -> Draft | None:
        """The next piece of an interrupted quotation: „…“, sagt sie, „…“."""
        before = self._token(first - 1)
        if before is None or before.text not in {",", "–", "—"} or not self.drafts or self.quoted[first - 1]:
            return None
        draft = self.drafts[-1]
        attribution = draft.attribution
        same = self.tokens[first].sentence == before.sentence == self.reading.sentence_at(draft.end - 1)
        if draft.rule not in {"after", "after_action"} or not same:
            return None
        between, _ = self.reading.token_range(draft.end, zone.start)
        gap = range(between, first)
        if any(self.quoted[n] or self.tokens[n].text == ":" for n in gap) or (
            attribution and attribution.at not in gap
        ):
            return None
        draft.spans.extend(zone.spans)
        return draft

    def _alone(self, zone: Zone, first: int, last: int) -> Draft | None:
        """A quotation that is a sentence, or several, of its own."""
        after = self._token(last)
        closes = after is None or after.sentence != self.tokens[last - 1].sentence or after.text in _STOPS
        if not self._begins_sentence(first) or not closes or not self._sentence_like(zone):
            return None
        following = self._named_next(last)
        if following is not None:
            return self._draft(zone, "next", following, self._subject(following))
        return self._draft(zone, "alone", None, self._carried(first).carried())

    def _named_next(self, last: int) -> Attribution | None:
        """The attribution of a sentence such as "So schimpft Georg Abel." right after the quotation."""
        token = self._token(last)
        if token is None or token.lower not in {"so", "das", "dies", "damit"}:
            return None
        near = [
            a for a in self.attributions.by_sentence.get(token.sentence, []) if a.kind == "verb" and a.at == last + 1
        ]
        return near[0] if near and self._subject(near[0]).name is not None else None

    def _carried(self, first: int) -> Speaker:
        """Who speaks on: the last quotation's speaker if it ended just before, else the last sentence's subject."""
        if first == 0:
            return NOBODY
        previous = self.tokens[first - 1].sentence
        if self.drafts and self.reading.sentence_at(self.drafts[-1].end - 1) == previous and self.quoted[first - 1]:
            return self.drafts[-1].speaker
        for attribution in reversed(self.attributions.by_sentence.get(previous, [])):
            speaker = self._subject(attribution)
            if speaker.name is not None:
                return speaker
        if self.drafts and self.reading.sentence_at(self.drafts[-1].end - 1) == previous:
            return self.drafts[-1].speaker
        return self._protagonist(first)

    def _protagonist(self, first: int) -> Speaker:
        """Whoever the last sentences are about, back to the last quotation and at most four sentences."""
        end = first
        for _ in range(4):
            start = end - 1
            while start > 0 and self.tokens[start - 1].sentence == self.tokens[end - 1].sentence:
                start -= 1
            subject = self._sentence_subject(start, end)
            if subject.name is not None:
                return subject
            if start == 0:
                break
            end = start
            if self.quoted[end - 1] and self.drafts:
                return self.drafts[-1].speaker
        return self._same_paragraph(first)

    def _same_paragraph(self, number: int) -> Speaker:
        """The speaker of the last quotation of this paragraph: "Und dann, leise: …", "Gefahr? …"."""
        paragraph = self.reading.paragraph_at(self.tokens[number].start)
        if self.drafts and self.reading.paragraph_at(self.drafts[-1].end - 1) == paragraph:
            return self.drafts[-1].speaker
        return NOBODY

    def _inside(self, zone: Zone, first: int, last: int) -> Draft | None:
        """A few words inside an attributed clause: nannte den Plan „absurd“, sprach von „Verrat“."""
        before = self._token(first - 1)
        if self._is_work(first) or (before is not None and before.lower.startswith("sogenannt")):
            return None
        attribution = self._around(first, last)
        if attribution is None or self._scare(zone, first, last, attribution):
            return None
        return self._draft(zone, "inside", attribution, self._subject(attribution))

    def _around(self, first: int, last: int) -> Attribution | None:
        """The verb of saying whose stretch of the sentence holds the zone."""
        candidates = self.attributions.by_sentence.get(self.tokens[first].sentence, [])
        holding = [a for a in candidates if a.kind in {"verb", "wie"} and a.first <= first and last <= a.last]
        if not holding and first + 1 < len(self.tokens) and self.tokens[first + 1].lower in {"dass", "daß"}:
            # betont, „dass …“: the content clause stands in the marks as a whole.
            holding = [a for a in candidates if a.kind == "verb" and a.last == first - 1]
        holding = holding or self._across_commas(first, candidates)
        return min(holding, key=lambda a: abs(a.at - first), default=None)

    def _across_commas(self, first: int, candidates: list[Attribution]) -> list[Attribution]:
        """Verbs whose words go on behind an inserted clause, or in an infinitive (warf ihm vor, … zu …)."""
        earlier = [a for a in candidates if a.kind == "verb" and a.last <= first and not self._before_content(a)]
        if len(earlier) != 1 or earlier[0].cue.strength != "strong":
            return []
        begin, end = self.clauses.segment(first)
        infinitive = any(self.tokens[n].lower == "zu" and not self.quoted[n] for n in range(begin, end))
        governed = self.tokens[first - 1].lower in {"als", "von"} and not self.clauses.finite(begin, end)
        follows = earlier[0].last == begin - 1 and not self.clauses.finite(begin, end)
        return earlier if governed or follows or (infinitive and not self.clauses.finite(begin, end - 1)) else []

    def _before_content(self, attribution: Attribution) -> bool:
        """Whether the attribution belongs to a quotation in front of it (…, sagte sie)."""
        return any(draft.attribution is attribution and draft.rule == "after" for draft in self.drafts)

    def _scare(self, zone: Zone, first: int, last: int, attribution: Attribution) -> bool:
        before = self._token(first - 1)
        if before is None or before.sentence != self.tokens[first].sentence or before.lower in _GOVERNS:
            return False
        few = words.count_words(self.reading.text, zone.start, zone.end) <= 2
        # The marks stand on the subject itself: Die „Experten“ behaupten …
        return self._described(first, zone) or (few and attribution.at == last and first > attribution.first)

    def _subject(self, attribution: Attribution) -> Speaker:
        return self.speakers.of(attribution.subject)

    def _draft(self, zone: Zone, rule: str, attribution: Attribution | None, speaker: Speaker) -> Draft:
        return Draft(list(zone.spans), "direct", rule, attribution, speaker)
