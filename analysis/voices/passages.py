"""The passages of a text that the network is asked about: what may be direct speech, and what the rules found.

A long text has very many, so that they are looked up in its tokens only for the part that is being read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np

from analysis.language.reading import Reading
from analysis.language.zones import Zone
from analysis.models.layers import Ints
from analysis.voices.drafts import Draft
from analysis.voices.numbers import NONE, held_in, numbers_of, run

Ranges = list[tuple[int, int]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may be a direct quotation: its pieces in tokens and in offsets."""

    pieces: Ranges
    spans: Ranges


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft of the rules by its number, and by token numbers: its words, and those of speaker, cue and frame."""

    number: int
    quote: Ints
    speaker: Ints
    source: Ints
    cue: Ints
    frame: Ints

    @property
    def words(self) -> tuple[Ints, ...]:
        """All of it that is token numbers, in order."""
        return self.quote, self.speaker, self.source, self.cue, self.frame


@dataclass(frozen=True, slots=True)
class Passages:
    """Passages of the tokens [first, last) of a text: drafts and marks offered as direct speech, drafts by number."""

    reading: Reading
    first: int
    last: int
    offered: list[Draft | Zone]
    ruled: list[tuple[int, Draft]]

    @classmethod
    def of(cls, reading: Reading, drafts: list[Draft]) -> Passages:
        """Those of a whole text: its drafts, the direct ones as candidates, and all marks that are in none of them."""
        direct = [draft for draft in drafts if draft.type == "direct" and all(_words(reading, draft.spans))]
        taken = {span for draft in direct for span in draft.spans}
        marks = [zone for zone in reading.zones if not any(span in taken for span in zone.spans)]
        marks = [zone for zone in marks if any(_words(reading, [(zone.start, zone.end)]))]
        return cls(reading, 0, len(reading.tokens), [*direct, *marks], list(enumerate(drafts)))

    def candidates(self) -> list[Candidate]:
        """What may be a direct quotation."""
        found = []
        for one in self.offered:
            pieces = [(first - self.first, last - self.first) for first, last in self._pieces(one)]
            found.append(Candidate(pieces, one.spans))
        return found

    def drafted(self) -> list[Drafted]:
        """What the rules found; parts of it that lie beyond these tokens are left out."""
        return [self._drafted(number, draft) for number, draft in self.ruled]

    def ranges(self) -> Iterator[tuple[int, int]]:
        """First token of each passage and the one after its last."""
        for one in self.offered:
            yield self._range(one)
        for _, draft in self.ruled:
            yield self._range(draft)

    def parts(self, edges: list[int]) -> list[Passages]:
        """The passages between every two edges, by tokens of the whole text; such as reach beyond are left out."""
        offered = self._by_part(edges, [(one, one) for one in self.offered])
        ruled = self._by_part(edges, [(draft, (number, draft)) for number, draft in self.ruled])
        return [
            Passages(self.reading, *edge, some, drafts)
            for edge, some, drafts in zip(pairwise(edges), offered, ruled, strict=True)
        ]

    def _by_part(self, edges: list[int], held: list[tuple[Draft | Zone, T]]) -> list[list[T]]:
        found: list[list[T]] = [[] for _ in edges[1:]]
        for one, kept in held:
            first, last = self._range(one)
            part = bisect_right(edges, first) - 1
            if 0 <= part < len(found) and last <= edges[part + 1]:
                found[part].append(kept)
        return found

    def _drafted(self, number: int, draft: Draft) -> Drafted:
        pieces = self._pieces(draft)
        quote = numbers_of([(first - self.first, last - self.first) for first, last in pieces])
        speaker, attribution = draft.speaker, draft.attribution
        named = speaker.spoken_of and speaker.how != "carried"
        words = (
            [word - self.first for word in attribution.words if self.first <= word < self.last] if attribution else []
        )
        frame = self._run(attribution.first, attribution.last) if attribution else NONE
        if attribution and attribution.first < pieces[-1][1] and pieces[0][0] < attribution.last:
            frame = frame[~held_in(frame, quote)]
        return Drafted(
            number,
            quote,
            self._run(speaker.first, speaker.last) if named else NONE,
            self._run(*speaker.source) if speaker.source is not None else NONE,
            np.array(words, np.int64) if words else NONE,
            frame,
        )

    def _run(self, first: int, last: int) -> Ints:
        """The numbers in [first, last) that are among these tokens, counted from the first of them."""
        return run(max(first, self.first) - self.first, min(last, self.last) - self.first)

    def _pieces(self, one: Draft | Zone) -> Ranges:
        whole = [(one.start, one.end)] if isinstance(one, Zone) else one.spans
        return [self.reading.token_range(*span) for span in whole]

    def _range(self, one: Draft | Zone) -> tuple[int, int]:
        pieces = self._pieces(one)
        return pieces[0][0], pieces[-1][1]


@dataclass(frozen=True, slots=True)
class Together:
    """Passages of several texts that are read at once; ``edges`` are the numbers of the texts' first tokens."""

    held: list[Passages]
    edges: list[int]

    def candidates(self) -> list[Candidate]:
        """What may be a direct quotation, its tokens counted through all texts."""
        return [
            Candidate([(first + edge, last + edge) for first, last in one.pieces], one.spans)
            for edge, passages in zip(self.edges, self.held, strict=False)
            for one in passages.candidates()
        ]

    def drafted(self) -> list[Drafted]:
        """What the rules found, its tokens counted through all texts, its number as in its own."""
        return [
            Drafted(one.number, *(numbers + edge for numbers in one.words))
            for edge, passages in zip(self.edges, self.held, strict=False)
            for one in passages.drafted()
        ]


def _words(reading: Reading, spans: Ranges) -> Iterator[bool]:
    """For each piece, whether a token begins in it."""
    return (first < last for first, last in (reading.token_range(*span) for span in spans))
