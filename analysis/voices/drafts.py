"""What the steps of finding quotations hand to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from analysis.actors.phrases import Phrase
from analysis.language.cues import Cue
from analysis.language.reading import Reading
from analysis.voices.speakers import NOBODY, Speaker


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue: token numbers of its words, its entry, its kind, its stretch, and its subject.

    ``kind`` is verb, wie (parenthesis with a verb), prep (laut, nach Angaben) or so; ``first`` and ``last`` are the
    stretch of tokens that is attribution and not content; ``at`` is the number of the finite verb or first cue word.
    """

    words: tuple[int, ...]
    cue: Cue
    kind: str
    first: int
    last: int
    at: int
    subject: Phrase | None


@dataclass(slots=True)
class Draft:
    """A quotation being built: pieces, type, attribution, speaker, and the name of the rule that found it."""

    spans: list[tuple[int, int]]
    type: str
    rule: str
    attribution: Attribution | None = None
    speaker: Speaker = field(default=NOBODY)

    @property
    def start(self) -> int:
        """Offset of the first code point."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Offset after the last code point."""
        return self.spans[-1][1]

    def holds(self, start: int, end: int) -> bool:
        """Whether one of the pieces holds the passage."""
        return any(first <= start and end <= last for first, last in self.spans)


class DraftsBySentence:
    """Drafts by the sentences that they touch, in the order in which they were added."""

    def __init__(self, reading: Reading, drafts: Iterable[Draft] = ()) -> None:
        self.reading = reading
        self._drafts: dict[int, list[Draft]] = defaultdict(list)
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Add a draft; its pieces do not change any more."""
        for sentence in range(self.reading.sentence_at(draft.start), self.reading.sentence_at(draft.end - 1) + 1):
            self._drafts[sentence].append(draft)

    def touching(self, sentence: int) -> list[Draft]:
        """Drafts that touch the sentence of this number."""
        return self._drafts.get(sentence, [])

    def holding(self, start: int, end: int) -> Draft | None:
        """The draft added first of those with a piece that holds the passage."""
        near = self.touching(self.reading.sentence_at(start))
        return next((draft for draft in near if draft.holds(start, end)), None)


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage in quotation marks that is no quotation, and what its marks are for."""

    start: int
    end: int
    kind: str
