"""Reported content without quotation marks: dass and ob clauses, Konjunktiv after a verb of saying, laut, so, wie.

Each attribution is asked where its content stands: after it (sagte, dass …; sagte, …sei …), before it (…, sagte
Kowalski), around it (…, so Brandt, …). Sentences in the Konjunktiv that follow without an attribution of their own
are free indirect speech of the same speaker.
"""

from __future__ import annotations

from analysis.language import morphology
from analysis.language.reading import Reading, Word
from analysis.voices.attributions import Attribution, Attributions
from analysis.voices.drafts import Draft
from analysis.voices.speakers import Speaker, Speakers

_INTRODUCE = frozenset("dass daß ob wie warum weshalb wieso was wer wo wann welche welcher welches wofür wozu".split())
_RELATIVE = frozenset(
    "der die das den dem dessen deren denen welche welcher welches wo worauf wobei wodurch womit".split()
)
_NO_CONTENT = frozenset(
    "um ohne statt anstatt als nachdem bevor während weil da wenn obwohl damit indem und oder sondern aber".split()
)
_SUBSTITUTES = frozenset("hätten würden könnten müssten dürften wären hätte würde".split())
_TRIM = " \t\n,;:.–—"


class IndirectSpeech:
    """Indirect and free indirect quotations of one text."""

    def __init__(self, reading: Reading, attributions: Attributions, speakers: Speakers, direct: list[Draft]) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.quoted = reading.quoted
        self.attributions = attributions
        self.speakers = speakers
        self.clauses = speakers.clauses
        self.direct = direct
        self.sentence_tokens = self._by_sentence()
        self.drafts: list[Draft] = []
        for number in range(len(reading.sentences)):
            self._read(number)

    def _by_sentence(self) -> list[tuple[int, int]]:
        bounds = [self.reading.token_range(s.start, s.end) for s in self.reading.sentences]
        return [(first, last) for first, last in bounds]

    def _read(self, sentence: int) -> None:
        found = False
        for attribution in self.attributions.by_sentence.get(sentence, []):
            draft = self._draft(attribution, sentence)
            if draft is not None and not self._overlaps(draft):
                self.drafts.append(draft)
                found = True
        if not found:
            self._free(sentence)

    def _overlaps(self, draft: Draft) -> bool:
        """Whether an earlier indirect quotation already holds these words: nested reports are not told apart."""
        return any(
            start < other_end and other_start < end
            for other in self.drafts[-4:]
            for start, end in draft.spans
            for other_start, other_end in other.spans
        )

    def _draft(self, attribution: Attribution, sentence: int) -> Draft | None:
        pieces, rule = self._content(attribution, sentence)
        spans = [span for piece in pieces if (span := self._span(*piece))]
        if not spans or not any(self._own_words(start, end) for start, end in spans):
            return None
        return Draft(spans, "indirect", rule, attribution, self.speakers.of(attribution.subject))

    def _content(self, attribution: Attribution, sentence: int) -> tuple[list[tuple[int, int]], str]:
        first, last = self.sentence_tokens[sentence]
        if attribution.kind in {"so", "prep"}:
            return self._around(attribution, first, last), attribution.kind
        if attribution.kind == "wie":
            return self._parenthesis(attribution, first, last), "wie"
        after = self._after(attribution, last)
        if after:
            return after
        return self._before(attribution, first, last), "before"

    # Where content stands

    def _after(self, attribution: Attribution, last: int) -> tuple[list[tuple[int, int]], str] | None:
        comma = attribution.last
        if comma >= last or self.tokens[comma].text not in {",", ":"} or self._begins_inverted(attribution):
            return None
        begin = comma + 1
        if begin >= last or self._another_nearer(attribution):
            return None
        opener = self.tokens[begin]
        end = self._content_end(begin, last)
        colon = self.tokens[comma].text == ":"
        if opener.lower in _INTRODUCE and not self.quoted[begin] and not colon:
            return [(begin, end)], "dass" if opener.lower in {"dass", "daß"} else "question"
        if opener.lower in _NO_CONTENT and not colon:
            return None
        if self._konjunktiv(begin, end) and not self._relative(begin, end):
            return [(begin, end)], "konjunktiv"
        return None

    def _another_nearer(self, attribution: Attribution) -> bool:
        """Whether a later verb of the same stretch introduces the content: "betonte ... und beteuerte, ..."."""
        sentence = self.tokens[attribution.at].sentence
        return any(
            attribution.at < other.at < attribution.last and other.kind == "verb"
            for other in self.attributions.by_sentence[sentence]
        )

    def _begins_inverted(self, attribution: Attribution) -> bool:
        """Whether the attribution follows its content (…, sagte Kowalski): the verb opens its stretch after a comma."""
        first = attribution.first
        if attribution.at != first or first == 0 or self.tokens[first - 1].text != ",":
            return False
        # "Miriam Abel, Hydrologin aus Hohenfurt, sagte, …": the subject stands in front, not the content.
        if attribution.subject is None:
            # "..., sagte aber, das Geld reiche nicht": the content is where the Konjunktiv is.
            sentence = self.sentence_tokens[self.tokens[first].sentence]
            return not (self._konjunktiv(attribution.last, sentence[1]) and not self._konjunktiv(sentence[0], first))
        return attribution.subject.first >= first

    def _content_end(self, begin: int, last: int) -> int:
        """Token after the content: the sentence's end, or where the narrator takes over again ("…, und forderte …")."""
        for number in range(begin + 1, last):
            if self.quoted[number] or self.tokens[number].tag != "CCONJ" or number + 1 >= last:
                continue
            following = self.tokens[number + 1]
            takes_over = any(
                a.at == number + 1 and not self.quoted[number + 1]
                for a in self.attributions.by_sentence.get(following.sentence, [])
            )
            if takes_over and morphology.konjunktiv(following.lower) is None and following.lower.endswith(("te", "t")):
                return number
        return last

    def _relative(self, begin: int, end: int) -> bool:
        """Whether a relative clause begins here: a relative word and a verb at the clause's end."""
        if self.tokens[begin].lower not in _RELATIVE and self.tokens[begin].tag != "ADP":
            return False
        first, last = self.clauses.segment(begin)
        verbs = self.clauses.finite(first, min(last, end))
        return bool(verbs) and verbs[-1] == min(last, end) - 1 and len(verbs) < 3 and verbs[0] > begin + 1

    def _konjunktiv(self, begin: int, end: int) -> bool:
        return any(
            not self.quoted[n] and self._reported(self.tokens[n]) for n in range(begin, min(end, len(self.tokens)))
        )

    def _reported(self, token: Word) -> bool:
        return morphology.konjunktiv(token.lower) is not None or token.lower in _SUBSTITUTES

    def _before(self, attribution: Attribution, first: int, last: int) -> list[tuple[int, int]]:
        """Content in front of an inverted attribution, and behind it if a comma leads on."""
        if not self._begins_inverted(attribution) or attribution.cue.strength != "strong":
            return []
        front = (first, attribution.first - 1)
        if all(self.quoted[n] or not self.tokens[n].is_word for n in range(*front)):
            return []
        if not self.clauses.finite(*front) or self._quotation_in_front(attribution.first - 2):
            return []
        pieces = [front]
        if attribution.last < last and self.tokens[attribution.last].text == ",":
            rest = (attribution.last + 1, last)
            opener = self.tokens[rest[0]] if rest[0] < last else None
            if opener is not None and not self._relative(*rest) and opener.tag != "CCONJ":
                pieces.append(rest)
        return pieces

    def _quotation_in_front(self, number: int) -> bool:
        """Whether a direct quotation of its own ends here: then the attribution is the quotation's."""
        token = self.tokens[number]
        return self.quoted[number] and any(
            draft.rule.startswith("after") and draft.end == token.end for draft in self.direct
        )

    def _around(self, attribution: Attribution, first: int, last: int) -> list[tuple[int, int]]:
        """The sentence without the attribution's own words."""
        if self._serves_direct(attribution):
            return []
        begin, end = attribution.first, attribution.last
        if begin == first:
            return [(end, last)] if end < last and self.clauses.finite(end, last) else []
        front = (self._clause_start(first, begin), begin)
        return [front, (end, last)]

    def _clause_start(self, first: int, before: int) -> int:
        return first

    def _serves_direct(self, attribution: Attribution) -> bool:
        return any(draft.attribution is attribution for draft in self.direct)

    def _parenthesis(self, attribution: Attribution, first: int, last: int) -> list[tuple[int, int]]:
        """Content around "wie … sagte"."""
        if self._serves_direct(attribution):
            return []
        begin, end = attribution.first, attribution.last
        front, rest = (first, max(first, begin - 1)), (min(end + 1, last), last)
        return [piece for piece in (front, rest) if piece[0] < piece[1]]

    # Free indirect speech

    def _free(self, sentence: int) -> None:
        first, last = self.sentence_tokens[sentence]
        if first >= last or all(self.quoted[first:last]):
            return
        verbs = self.clauses.finite(first, last)
        main = [n for n in verbs if not self._subordinate(n)]
        reported = [n for n in main if self._reported(self.tokens[n])]
        speaker = self._previous(sentence)
        if not reported or reported[0] != main[0] or speaker is None:
            return
        if any(self.tokens[n].lower == "ich" for n in range(first, last) if not self.quoted[n]):
            return
        span = self._span(first, last)
        if span is not None and not self._is_direct(span):
            self.drafts.append(Draft([span], "free_indirect", "free", None, speaker.carried()))

    def _subordinate(self, verb: int) -> bool:
        first, _ = self.clauses.segment(verb)
        opener = self.tokens[first]
        return opener.tag == "SCONJ" or (opener.lower in _RELATIVE and first > 0 and self.tokens[first - 1].text == ",")

    def _previous(self, sentence: int) -> Speaker | None:
        """Speaker of a quotation that ends in the sentence before, in this paragraph or the one before."""
        ends = [
            draft
            for draft in [*self.direct, *self.drafts]
            if self.reading.sentence_at(draft.end - 1) == sentence - 1 or self._holds(draft, sentence - 1)
        ]
        if not ends:
            return None
        return max(ends, key=lambda draft: (draft.end, draft.start)).speaker

    def _holds(self, draft: Draft, sentence: int) -> bool:
        return self.reading.sentence_at(draft.start) <= sentence <= self.reading.sentence_at(draft.end - 1)

    def _is_direct(self, span: tuple[int, int]) -> bool:
        return any(draft.start <= span[0] and span[1] <= draft.end for draft in self.direct)

    # From tokens to offsets

    def _span(self, first: int, last: int) -> tuple[int, int] | None:
        """Offsets of the tokens without outer commas, full stops and dashes; None if no word is left."""
        numbers = list(range(first, min(last, len(self.tokens))))
        while numbers and self.tokens[numbers[0]].text in _TRIM:
            numbers.pop(0)
        while numbers and (self.tokens[numbers[-1]].text in _TRIM or self._final(numbers[-1])):
            numbers.pop()
        if not any(self.tokens[n].is_word for n in numbers):
            return None
        return self.tokens[numbers[0]].start, self.tokens[numbers[-1]].end

    def _final(self, number: int) -> bool:
        return not self.quoted[number] and self.tokens[number].text in {".", "!", "?", "…"}

    def _own_words(self, start: int, end: int) -> bool:
        """Whether the span holds words outside quotation marks."""
        first, last = self.reading.token_range(start, end)
        return any(self.tokens[n].is_word and not self.quoted[n] for n in range(first, last))
