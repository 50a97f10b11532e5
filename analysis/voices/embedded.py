"""Words in marks that are no sentence of their own: a few words inside a clause, or a quotation inside another."""

from __future__ import annotations

from itertools import takewhile

from analysis.actors.clauses import Clauses
from analysis.actors.phrases import Outside, phrases
from analysis.language import words
from analysis.language.reading import Reading
from analysis.language.zones import Zone
from analysis.voices.attributions import Attributions
from analysis.voices.carrying import Carrying
from analysis.voices.drafts import Attribution, Draft, DraftsBySentence
from analysis.voices.marked import names_a_work, sentence_like
from analysis.voices.speakers import NOBODY, Speaker

_GOVERNS = frozenset("von als mit ein eine einen einem einer kein keine keinen".split())


class Embedded:
    """Finds whose words stand in marks inside a sentence; ``carrying`` knows the speakers around it."""

    def __init__(self, reading: Reading, attributions: Attributions, carrying: Carrying) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.quoted = reading.quoted
        self.attributions = attributions
        self.carrying = carrying
        self.speakers = carrying.speakers
        self.clauses = carrying.clauses
        self.drafts = carrying.drafts

    # Inside an attributed clause

    def in_clause(self, zone: Zone, first: int, last: int) -> Draft | None:
        """A few words inside an attributed clause: nannte den Plan „absurd“, sprach von „Verrat“."""
        before = self.reading.token(first - 1)
        if self._is_work(first) or (before is not None and before.lower.startswith("sogenannt")):
            return None
        attribution = self._around(first, last)
        if attribution is None or self._scare(zone, first, last, attribution):
            return None
        if attribution.subject is None and attribution.kind == "verb" and self._reported_by_another(attribution):
            return None
        speaker = self.speakers.of(attribution.subject)
        if not speaker.spoken_of:
            # The clause itself names nobody: "wird der Plan als „absurd“ abgetan".
            speaker = self._teller(first)[1]
        return Draft(list(zone.spans), "direct", "inside", attribution, speaker)

    def _around(self, first: int, last: int) -> Attribution | None:
        """The verb of saying whose stretch of the sentence holds the zone."""
        candidates = self.attributions.of_sentence(first)
        holding = [a for a in candidates if a.kind in {"verb", "wie"} and a.first <= first and last <= a.last]
        opener = self.reading.token(first + 1)
        if not holding and opener is not None and opener.lower in {"dass", "daß"}:
            # betont, „dass …“: the content clause stands in the marks as a whole.
            holding = [a for a in candidates if a.kind == "verb" and a.last == first - 1]
        holding = holding or self._across_commas(first, candidates)
        return min(holding, key=lambda a: abs(a.at - first), default=None)

    def _across_commas(self, first: int, candidates: list[Attribution]) -> list[Attribution]:
        """Verbs whose words go on behind an inserted clause, or in an infinitive (warf ihm vor, … zu …)."""
        earlier = [a for a in candidates if a.kind == "verb" and a.last <= first and not self._behind_quotation(a)]
        if len(earlier) != 1 or earlier[0].cue.strength != "strong":
            return []
        begin, end = self.clauses.segment(first)
        infinitive = any(self.tokens[n].lower == "zu" and not self.quoted[n] for n in range(begin, end))
        governed = self.tokens[first - 1].lower in {"als", "von"} and not self.clauses.finite(begin, end)
        follows = earlier[0].last == begin - 1 and not self.clauses.finite(begin, end)
        return earlier if governed or follows or (infinitive and not self.clauses.finite(begin, end - 1)) else []

    def _behind_quotation(self, attribution: Attribution) -> bool:
        """Whether the attribution belongs to a quotation in front of it (…, sagte sie)."""
        begin = self.reading.sentences[self.tokens[attribution.at].sentence].start
        near = takewhile(lambda draft: draft.end > begin, reversed(self.drafts))
        return any(draft.attribution is attribution and draft.rule == "after" for draft in near)

    def _reported_by_another(self, attribution: Attribution) -> bool:
        """Whether an earlier verb of the sentence has a speaker: "räumte ein, dass alle „zu spät“ kamen"."""
        return any(
            other.at < attribution.first and self.speakers.of(other.subject).name is not None
            for other in self.attributions.of_sentence(attribution.at)
        )

    # The narrator's distance

    def _is_work(self, first: int) -> bool:
        """Whether a noun before the marks announces a title or a name; both begin with a capital."""
        before, inside = self.reading.token(first - 1), self.reading.token(first + 1)
        if before is None or inside is None or before.sentence != self.tokens[first].sentence:
            return False
        return names_a_work(before.text) is not None and not inside.text[0].islower()

    def _described(self, zone: Zone, first: int) -> bool:
        """Whether a determiner or adjective stands before one or two words in marks: the narrator's distance."""
        before = self.reading.token(first - 1)
        if before is None or before.lower in _GOVERNS or before.lower == "anderem":
            return False
        attribute = before.tag == "DET" or (before.tag == "X" and before.lower[-2:] in {"en", "er", "em", "es"})
        return attribute and self._few(zone)

    def _scare(self, zone: Zone, first: int, last: int, attribution: Attribution) -> bool:
        before = self.reading.token(first - 1)
        if before is None or before.sentence != self.tokens[first].sentence or before.lower in _GOVERNS:
            return False
        # The marks stand on the subject itself: Die „Experten“ behaupten …
        subject = attribution.at == last and first > attribution.first
        return self._described(zone, first) or (subject and self._few(zone))

    def _few(self, zone: Zone) -> bool:
        return words.count_words(self.reading.text, zone.start, zone.end) <= 2

    # Inside indirect speech, or by the form of the words

    def in_report(self, open_zones: list[Zone], indirect: list[Draft]) -> list[Draft]:
        """Zones inside indirect speech that are words of its speaker, and others that look like somebody's words."""
        reports = DraftsBySentence(self.reading, indirect)
        found = []
        for zone in open_zones:
            first, _ = self.reading.token_range(zone.start, zone.end)
            if self._is_work(first) or self._described(zone, first):
                continue
            around = reports.holding(zone.start, zone.end)
            if around is not None:
                found.append(Draft(list(zone.spans), "direct", "nested", around.attribution, around.speaker))
            elif self._like_speech(zone):
                found.append(Draft(list(zone.spans), "direct", "words", *self._teller(first)))
        return found

    def _like_speech(self, zone: Zone) -> bool:
        """Whether words in marks look like somebody's words by their form alone.

        Counted on annotated news: seven words or more nearly always are; fewer if they begin with a small letter,
        the fewer words the more the sentence must speak of speech (a cue or the Konjunktiv).
        """
        first, last = self.reading.token_range(zone.start, zone.end)
        inner = [token for token in self.tokens[first + 1 : last] if token.is_word]
        if not inner or len(inner) >= 7:
            return bool(inner)
        speaks = bool(self.attributions.of_sentence(first)) or self._konjunktiv(first)
        small = inner[0].text[0].islower()
        clause = any(token.text[0].islower() for token in inner)
        return (small and (len(inner) >= 4 or speaks)) or (clause and len(inner) >= 4 and speaks)

    def _konjunktiv(self, number: int) -> bool:
        """Whether the narrator's words in the sentence of this token hold a Konjunktiv."""
        return self.clauses.konjunktiv(*self.reading.sentence_tokens[self.tokens[number].sentence])

    def _teller(self, first: int) -> tuple[Attribution | None, Speaker]:
        """Attribution and speaker of words inside a sentence of the narrator's: its cue, else its subject."""
        near = sorted(self.attributions.of_sentence(first), key=lambda a: abs(a.at - first))
        for attribution in near:
            speaker = self.speakers.of(attribution.subject)
            if speaker.name is not None:
                return attribution, speaker
        begin, end = self.reading.sentence_tokens[self.tokens[first].sentence]
        if self._konjunktiv(first):
            return None, self.carrying.speaks_on(begin).carried()
        return (near[0] if near else None), self.carrying.subject_between(begin, end)

    # Inside other quotations

    def in_quotation(self) -> list[Draft]:
        """Quotations inside quotations: a colon stands before the inner marks. Whose words they are is not told."""
        outer = {zone.start for zone in self.reading.outer_zones}
        quotations = DraftsBySentence(self.reading, self.drafts)
        found = []
        for zone in self.reading.zones:
            first, _ = self.reading.token_range(zone.start, zone.end)
            before = self.reading.token(first - 1)
            if zone.start in outer or before is None or before.text != ":":
                continue
            if sentence_like(self.reading, zone.start, zone.end):
                speaker = self._inner_speaker(first - 1, quotations)
                found.append(Draft(list(zone.spans), "direct", "within", None, speaker))
        return found

    def _inner_speaker(self, colon: int, quotations: DraftsBySentence) -> Speaker:
        """Who is cited inside a quotation: the outer speaker for "ich", else the subject before the colon."""
        first, _ = self.reading.sentence_tokens[self.tokens[colon].sentence]
        at = self.tokens[colon].start
        around = self.reading.zone_at(at)
        if around is not None:
            first = max(first, self.reading.token_range(around.start, around.end)[0] + 1)
        if any(token.lower == "ich" and token.is_word for token in self.tokens[first:colon]):
            outer = quotations.holding(at, at + 1)
            return outer.speaker.carried() if outer is not None else NOBODY
        return self._cited(first, colon)

    def _cited(self, first: int, colon: int) -> Speaker:
        """The subject of words inside a quotation that cite somebody: "Meine Ärztin hat gesagt: ‚…‘"."""
        stretch = (first, colon)
        outside = Outside(*stretch)
        inner = phrases(self.reading, outside, within=stretch)
        clauses = Clauses(self.reading, outside, inner, within=stretch)
        speakers = self.speakers.among(clauses)
        for verb in clauses.finite(*stretch):
            speaker = speakers.of(clauses.subject(verb))
            if speaker.name is not None:
                return speaker
        # "Auf dem Plakat der Bürgerliste stand: ‚…‘"
        owners = (speakers.of(p) for p in inner if p.det in {"der", "des"} and not p.nominative and not p.prep)
        return next((speaker for speaker in owners if speaker.name is not None), NOBODY)
