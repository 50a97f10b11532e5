"""Dialogue behind dashes: lines that begin with "– " or "— " and hold somebody's words without quotation marks.

Lines behind dashes are mostly lists. They are a dialogue only where every line of the block ends as a sentence does
and the text shows that somebody speaks: by a verb of saying set off by a comma („– Das ist neu, sagte Abel.“), by a
question with its answer, or by "ich" and "du". A block that a colon introduces is a list unless it names a speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from analysis.language.reading import Reading
from analysis.voices.attributions import Attributions
from analysis.voices.drafts import Attribution, Draft
from analysis.voices.speakers import NOBODY, Speaker, Speakers

_DASH = re.compile(r"[–—][ \t\u00a0\u202f]+(?=[^\W\d_]|…)")
_ENDS = re.compile(r"[.!?…][)\]“”\"«»‘’]*$")
_MARKS = frozenset('„“”"»«‚‘›‹')
_I_AND_YOU = frozenset("ich mich mir du dich dir".split())
_Line = tuple[int, int]


class Dialogue:
    """The turns of a text that stand behind dashes, as drafts of direct quotations."""

    def __init__(self, reading: Reading, attributions: Attributions, speakers: Speakers) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.attributions = attributions
        self.speakers = speakers
        self.clauses = speakers.clauses

    def turns(self) -> list[Draft]:
        """One direct quotation for each line of every dialogue; the dash is no part of it."""
        return [draft for first, block in self._blocks() for draft in self._read(first, block)]

    def _blocks(self) -> Iterator[tuple[int, list[_Line]]]:
        """Paragraphs in a row that a dash opens, without the dash; and the number of the first of them."""
        block: list[_Line] = []
        for number, (start, end) in enumerate([*self.reading.paragraphs, (0, 0)]):
            dash = _DASH.match(self.reading.text, start, end)
            if dash is not None:
                block.append((dash.end(), end))
            elif block:
                yield number - len(block), block
                block = []

    def _read(self, first: int, block: list[_Line]) -> list[Draft]:
        text = self.reading.text
        if not all(_ENDS.search(text, start, end) for start, end in block):
            return []
        named = [self._named(line) for line in block]
        before = self.reading.paragraphs[first - 1][1] if first else 0
        listed = text[:before][-1:] == ":"
        if not any(named) and (listed or not (self._answered(block) or self._personal(block))):
            return []
        turns: list[Draft] = []
        answers = NOBODY
        for number, (line, by) in enumerate(zip(block, named, strict=True)):
            asked = block[number - 1] if number and text[block[number - 1][1] - 1] == "?" else None
            if asked is not None:
                # Who is asked by name answers, and goes on to answer: "Frau Abel, …?"
                answers = self.speakers.addressed(self._numbers(asked)) or answers
            replies = asked is not None and text[line[1] - 1] != "?"
            turns.append(self._turn(line, by, answers.carried() if replies else NOBODY))
        return turns

    def _answered(self, block: list[_Line]) -> bool:
        """Whether a question is followed by something else than a question."""
        asks = [self.reading.text[end - 1] == "?" for _, end in block]
        return any(one and not other for one, other in pairwise(asks))

    def _personal(self, block: list[_Line]) -> bool:
        """Whether two lines speak of "ich" or "du"."""
        spoken = [any(t.lower in _I_AND_YOU for t in self.tokens[slice(*self._numbers(line))]) for line in block]
        return sum(spoken) >= 2

    def _numbers(self, line: _Line) -> tuple[int, int]:
        return self.reading.token_range(*line)

    def _named(self, line: _Line) -> Attribution | None:
        """The attribution set off inside the line: ", sagte Anna Abel"; words in the Konjunktiv are reported ones."""
        first, last = self._numbers(line)
        for attribution in self._attributions(first, last):
            at, subject = attribution.at, attribution.subject
            if attribution.kind != "verb" or at <= first or self.tokens[at - 1].text not in {",", "?", "!", "…"}:
                continue
            behind = subject is not None and subject.first > at and self.speakers.can_speak(subject)
            if behind and not self._reported(first, at):
                return attribution
        return None

    def _reported(self, first: int, last: int) -> bool:
        """Whether the words are reported: a Konjunktiv, which "ich glaube" is not."""
        own = any(token.lower == "ich" for token in self.tokens[first:last])
        return self.clauses.konjunktiv(first, last) and not own

    def _attributions(self, first: int, last: int) -> Iterator[Attribution]:
        sentences = range(self.tokens[first].sentence, self.tokens[last - 1].sentence + 1)
        return (one for number in sentences for one in self.attributions.by_sentence.get(number, []))

    def _turn(self, line: _Line, by: Attribution | None, answers: Speaker) -> Draft:
        if by is None:
            return Draft([line], "direct", "turn", None, answers)
        front = self.tokens[by.at - 1 - (self.tokens[by.at - 1].text == ",")].end
        spans = [(line[0], front)]
        if by.last + 1 < len(self.tokens) and self.tokens[by.last].text == "," and self.tokens[by.last].end < line[1]:
            spans.append((self.tokens[by.last + 1].start, line[1]))
        return Draft(spans, "direct", "turn", by, self.speakers.of(by.subject))
