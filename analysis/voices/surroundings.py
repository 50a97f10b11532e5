"""What stage 2 of the network reads of quotations: the tokens around each, and where they stand to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from analysis.models.layers import Ints
from analysis.voices.features import Features
from analysis.voices.numbers import NONE, joined, n_shared, runs
from analysis.voices.passages import Drafted

TYPES = ("indirect", "indirect_free_indirect", "free_indirect", "reported", "direct")
# How many values each of the numbers has.
RELATIONS, DISTANCES, OTHERS, RULED = 5 * 4 * 8, 24, 6, 7
# Sentences before and after a quotation in which its parts are looked for, by type.
_REACH = {0: (1, 1), 1: (5, 0), 2: (5, 0), 3: (0, 0), 4: (4, 1)}
MOST_TOKENS, _RIM = 420, 40


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation by its type's number and the sorted numbers of its tokens."""

    type: int
    tokens: Ints


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Numbers of the tokens around quotations, one quotation behind the other; for each token four classes.

    ``relation``: type of the quotation, place (before, inside, between, behind) and sentences away; ``distance`` in
    tokens; ``other``: type of another quotation the token is in; ``ruled``: what it is in the rules' own draft of
    this quotation. ``drafts`` are those drafts' numbers, ``edges`` where each quotation's tokens begin, and the end.
    """

    tokens: Ints
    relation: Ints
    distance: Ints
    other: Ints
    ruled: Ints
    drafts: list[int | None]
    edges: Ints
    NUMBERS: ClassVar[tuple[str, ...]] = ("relation", "distance", "other", "ruled")

    def __len__(self) -> int:
        return len(self.drafts)

    @property
    def draft(self) -> int | None:
        """Number of the draft of the only quotation."""
        (draft,) = self.drafts
        return draft

    def of(self, first: int, last: int) -> Surroundings:
        """Those of the quotations [first, last)."""
        rows = slice(int(self.edges[first]), int(self.edges[last]))
        return Surroundings(
            self.tokens[rows],
            self.relation[rows],
            self.distance[rows],
            self.other[rows],
            self.ruled[rows],
            self.drafts[first:last],
            self.edges[first : last + 1] - rows.start,
        )


class Around:
    """Finds the surroundings of the quotations of one text."""

    def __init__(self, features: Features, passages: list[Passage], most: int = MOST_TOKENS) -> None:
        """``most``: tokens of one passage's surroundings, at most."""
        self.features = features
        self.passages = passages
        self._most = most
        self._firsts = np.searchsorted(features.sentence, np.arange(features.n_sentences + 1))
        # Of each token the first and the last other passage that holds it: their numbers and their types.
        self._owners = np.full((len(features.starts), 2), -1, np.int64)
        tokens, owners = joined([one.tokens for one in passages])
        self._owners[tokens[::-1], 0] = owners[::-1]
        more = self._owners[tokens, 0] != owners
        self._owners[tokens[more], 1] = owners[more]
        # One more than the type; nothing is 0.
        self._types = np.array([*(one.type + 1 for one in passages), 0])[self._owners]

    def of(self, number: int) -> Surroundings:
        """The surroundings of the passage of this number."""
        return self.of_each(number, number + 1)

    def of_each(self, first: int, last: int) -> Surroundings:
        """The surroundings of the passages [first, last)."""
        passages = self.passages[first:last]
        if not passages:
            return Surroundings(NONE, NONE, NONE, NONE, NONE, [], np.zeros(1, np.int64))
        drafts = self._drafts(passages)
        types = np.array([one.type for one in passages])
        ends = np.array([(one.tokens[0], one.tokens[-1]) for one in passages])
        tokens, owners = self._near(types, ends)
        begin, end = ends[owners].T
        place = np.where(tokens < begin, 0, np.where(tokens > end, 2, 3))
        self._mark(place, [one.tokens for one in passages], 1, tokens, owners)
        sentence = self.features.sentence
        of = sentence[tokens]
        step = np.clip(of - sentence[begin], -5, 0) + np.clip(of - sentence[end], 0, 1)
        return Surroundings(
            tokens,
            types[owners] * 32 + place * 8 + step + 5,
            _distance(tokens, begin, end),
            self._other(owners + first, tokens),
            self._ruled(drafts, tokens, owners),
            [None if draft is None else draft.number for draft in drafts],
            np.searchsorted(owners, np.arange(len(passages) + 1)),
        )

    def _near(self, types: Ints, ends: Ints) -> tuple[Ints, Ints]:
        """The tokens around each passage, and which passage it is.

        Of a long passage only the rims are read, and of many tokens those that are nearest to its ends.
        """
        reach, last_sentence = np.array([_REACH[kind] for kind in range(len(TYPES))])[types], len(self._firsts) - 1
        begin, end = ends.T
        of = self.features.sentence[ends]
        low = self._firsts[np.maximum(of[:, 0] - reach[:, 0], 0)]
        high = self._firsts[np.minimum(of[:, 1] + reach[:, 1] + 1, last_sentence)]
        # Further away than so many tokens nothing is among the nearest ones.
        low, high = np.maximum(low, begin - self._most + 1), np.minimum(high, end + self._most)
        rim = min(_RIM, self._most - 1)
        is_long = end - begin > 2 * rim
        pieces = np.stack([low, np.where(is_long, begin + rim + 1, high), np.where(is_long, end - rim, high), high], 1)
        pieces = pieces.reshape(-1, 2)
        tokens, owners = runs(pieces[:, 0], pieces[:, 1])
        owners //= 2
        counts = np.bincount(owners, minlength=len(types))
        if counts.max() > self._most:
            away = np.minimum(abs(tokens - begin[owners]), abs(tokens - end[owners]))
            # By passage and distance; the place of each among its passage's.
            order = np.argsort(owners * (int(away.max()) + 1) + away, kind="stable")
            rank = np.arange(len(order)) - np.repeat(np.cumsum(counts) - counts, counts)
            kept = np.sort(order[rank < self._most])
            tokens, owners = tokens[kept], owners[kept]
        return tokens, owners

    def _mark(self, found: Ints, marked: list[Ints], value: int, tokens: Ints, owners: Ints) -> None:
        """Write the value where a token around a passage is among those marked for it."""
        n = len(self.features.starts)
        numbers, of = joined(marked)
        if not len(numbers):
            return
        keys, wanted = owners * n + tokens, of * n + numbers
        places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        found[places[keys[places] == wanted]] = value

    def _other(self, numbers: Ints, tokens: Ints) -> Ints:
        own = self._owners[tokens] == numbers[:, None]
        types = np.where(own, 0, self._types[tokens])
        return np.maximum(types[:, 0], types[:, 1])

    # What the rules say

    def _ruled(self, drafts: list[Drafted | None], tokens: Ints, owners: Ints) -> Ints:
        """0 nothing, 1 to 4 speaker, where a carried speaker is named, cue, frame; 5 the quotation; 6 no draft."""
        found = np.where([draft is None for draft in drafts], 6, 0)[owners]
        for name, value in (("quote", 5), ("frame", 4), ("source", 2), ("speaker", 1), ("cue", 3)):
            marked = [NONE if draft is None else getattr(draft, name) for draft in drafts]
            self._mark(found, marked, value, tokens, owners)
        return found

    def _drafts(self, passages: list[Passage]) -> list[Drafted | None]:
        """For each passage the draft that shares most tokens with it, at least half of both taken together."""
        found: list[Drafted | None] = [None] * len(passages)
        most = [0.5] * len(passages)
        tokens, owners = joined([one.tokens for one in passages])
        n = len(self.features.drafts) + 1
        pairs = np.unique((owners[:, None] * n + self._drafts_of_tokens[tokens] + 1).ravel())
        for owner, number in zip((pairs // n).tolist(), (pairs % n - 1).tolist(), strict=True):
            if number >= 0:
                draft, own = self.features.drafts[number], passages[owner].tokens
                share = 2 * n_shared(draft.quote, own) / (len(draft.quote) + len(own))
                if share > most[owner]:
                    found[owner], most[owner] = draft, share
        return found

    @cached_property
    def _drafts_of_tokens(self) -> Ints:
        """For each token the outermost and the innermost draft that holds it, else -1."""
        found = np.full((len(self.features.starts), 2), -1, np.int64)
        tokens, numbers = joined([draft.quote for draft in self.features.drafts])
        found[tokens[::-1], 0] = numbers[::-1]
        found[tokens, 1] = numbers
        return found


_STEPS = np.array([4, 7, 12, 25, 50, 100])


def _distance(tokens: Ints, begin: Ints, end: Ints) -> Ints:
    """Classes of the distance: 0 to 9 before the quotation, 10 to 19 behind it, 20 inside."""
    away = np.where(tokens < begin, begin - tokens, tokens - end)
    steps = np.where(away < 4, away, 3 + np.searchsorted(_STEPS, away, side="right"))
    return np.where(tokens < begin, steps, np.where(tokens > end, 10 + steps, 20))
