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

    def within(self, first: int, last: int) -> Drafted:
        """The same draft in the part [first, last) of the text, without what lies beyond it."""
        parts = (self.quote, self.speaker, self.source, self.cue, self.frame)
        return Drafted(self.number, *(tokens[(tokens >= first) & (tokens < last)] - first for tokens in parts))


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
        found = (_drafted(self.reading, number, draft) for number, draft in self.ruled)
        if (self.first, self.last) == (0, len(self.reading.tokens)):
            return list(found)
        return [draft.within(self.first, self.last) for draft in found]

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

    def _pieces(self, one: Draft | Zone) -> Ranges:
        whole = [(one.start, one.end)] if isinstance(one, Zone) else one.spans
        return [self.reading.token_range(*span) for span in whole]

    def _range(self, one: Draft | Zone) -> tuple[int, int]:
        pieces = self._pieces(one)
        return pieces[0][0], pieces[-1][1]


def _words(reading: Reading, spans: Ranges) -> Iterator[bool]:
    """For each piece, whether a token begins in it."""
    return (first < last for first, last in (reading.token_range(*span) for span in spans))


def _drafted(reading: Reading, number: int, draft: Draft) -> Drafted:
    quote = numbers_of([reading.token_range(*span) for span in draft.spans])
    speaker, attribution = draft.speaker, draft.attribution
    named = run(speaker.first, speaker.last) if speaker.spoken_of and speaker.how != "carried" else NONE
    frame = run(attribution.first, attribution.last) if attribution else NONE
    return Drafted(
        number,
        quote,
        named,
        run(*speaker.source) if speaker.source is not None else NONE,
        np.array(attribution.words, np.int64) if attribution else NONE,
        frame[~held_in(frame, quote)],
    )
