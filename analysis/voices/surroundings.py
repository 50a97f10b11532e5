"""What stage 2 of the network reads of one quotation: the tokens around it, and where each stands to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from analysis.models.layers import Ints
from analysis.voices.features import Features
from analysis.voices.numbers import held_in
from analysis.voices.passages import Drafted

TYPES = ("indirect", "indirect_free_indirect", "free_indirect", "reported", "direct")
# How many values each of the numbers has, and rows of zeros between two surroundings (the widest dilation).
RELATIONS, DISTANCES, OTHERS, RULED = 5 * 4 * 8, 24, 6, 7
GAP = 8
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
    """Numbers of the tokens around a quotation; for each four classes.

    ``relation``: type of the quotation, place (before, inside, between, behind) and sentences away; ``distance`` in
    tokens; ``other``: type of another quotation the token is in; ``ruled``: what it is in the rules' own draft of
    this quotation. ``draft`` is that draft's number.
    """

    tokens: Ints
    relation: Ints
    distance: Ints
    other: Ints
    ruled: Ints
    draft: int | None
    NUMBERS: ClassVar[tuple[str, ...]] = ("relation", "distance", "other", "ruled")


class Around:
    """Finds the surroundings of the quotations of one text."""

    def __init__(self, features: Features, passages: list[Passage], most: int = MOST_TOKENS) -> None:
        """``most``: tokens of one passage's surroundings, at most."""
        self.features = features
        self.passages = passages
        self._most = most
        self._types = np.zeros((len(features.starts), 2), np.int64)
        self._owners = np.full((len(features.starts), 2), -1, np.int64)
        self._sheet = np.zeros(len(features.starts), np.int64)
        self._firsts = np.searchsorted(features.sentence, np.arange(features.n_sentences + 1)).tolist()
        for number, one in enumerate(passages):
            free = self._owners[one.tokens, 0] < 0
            for layer, tokens in ((0, one.tokens[free]), (1, one.tokens[~free])):
                self._types[tokens, layer] = one.type + 1
                self._owners[tokens, layer] = number

    def of(self, number: int) -> Surroundings:
        """The surroundings of the passage of this number."""
        passage, sentence = self.passages[number], self.features.sentence
        begin, end = int(passage.tokens[0]), int(passage.tokens[-1])
        first, last = int(sentence[begin]), int(sentence[end])
        before, after = _REACH[passage.type]
        most = len(self._firsts) - 1
        tokens = np.arange(self._firsts[max(0, first - before)], self._firsts[min(most, last + after + 1)])
        if end - begin > 2 * _RIM:
            tokens = tokens[(tokens <= begin + _RIM) | (tokens >= end - _RIM)]
        if len(tokens) > self._most:
            near = np.minimum(abs(tokens - begin), abs(tokens - end))
            tokens = np.sort(tokens[np.argsort(near, kind="stable")[: self._most]])
        inside = held_in(tokens, passage.tokens)
        place = np.where(inside, 1, np.where(tokens < begin, 0, np.where(tokens > end, 2, 3)))
        of = sentence[tokens]
        step = np.clip(of - first, -5, 0) + np.clip(of - last, 0, 1)
        relation = passage.type * 32 + place * 8 + step + 5
        draft = self._draft(passage)
        ruled, of_draft = self._ruled(draft, tokens), None if draft is None else draft.number
        return Surroundings(
            tokens, relation, _distance(tokens, begin, end), self._other(number, tokens), ruled, of_draft
        )

    def _other(self, number: int, tokens: Ints) -> Ints:
        own = self._owners[tokens] == number
        types = np.where(own, 0, self._types[tokens])
        return types.max(axis=1)

    # What the rules say

    def _ruled(self, draft: Drafted | None, tokens: Ints) -> Ints:
        """0 nothing, 1 to 4 speaker, where a carried speaker is named, cue, frame; 5 the quotation; 6 no draft."""
        if draft is None:
            return np.full(len(tokens), 6)
        parts = [(5, draft.quote), (4, draft.frame), (2, draft.source), (1, draft.speaker), (3, draft.cue)]
        return self._marked([(value, numbers) for value, numbers in parts if len(numbers)], tokens)

    def _marked(self, parts: list[tuple[int, Ints]], tokens: Ints) -> Ints:
        """For each token the value of the last part that holds it, else 0."""
        for value, numbers in parts:
            self._sheet[numbers] = value
        found = self._sheet[tokens]
        for _, numbers in parts:
            self._sheet[numbers] = 0
        return found

    def _draft(self, passage: Passage) -> Drafted | None:
        """The draft of the rules that shares most tokens with the passage, at least half of both taken together."""
        best, most = None, 0.5
        near = set(self._drafts_of_tokens[passage.tokens].ravel().tolist())
        for number in sorted(near - {-1}):
            draft = self.features.drafts[number]
            shared = int(held_in(draft.quote, passage.tokens).sum())
            share = 2 * shared / (len(draft.quote) + len(passage.tokens))
            if share > most:
                best, most = draft, share
        return best

    @cached_property
    def _drafts_of_tokens(self) -> Ints:
        """For each token the outermost and the innermost draft that holds it, else -1."""
        found = np.full((len(self.features.starts), 2), -1, np.int64)
        for number in reversed(range(len(self.features.drafts))):
            found[self.features.drafts[number].quote, 0] = number
        for number in range(len(self.features.drafts)):
            found[self.features.drafts[number].quote, 1] = number
        return found


_STEPS = np.array([4, 7, 12, 25, 50, 100])


def _distance(tokens: Ints, begin: int, end: int) -> Ints:
    """Classes of the distance: 0 to 9 before the quotation, 10 to 19 behind it, 20 inside."""
    away = np.where(tokens < begin, begin - tokens, tokens - end)
    steps = np.where(away < 4, away, 3 + np.searchsorted(_STEPS, away, side="right"))
    return np.where(tokens < begin, steps, np.where(tokens > end, 10 + steps, 20))
