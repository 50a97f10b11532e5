"""What the steps of finding quotations hand to each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.voices.attributions import Attribution
from analysis.voices.speakers import NOBODY, Speaker


@dataclass
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


@dataclass(frozen=True)
class Marked:
    """A passage in quotation marks that is no quotation, and what its marks are for."""

    start: int
    end: int
    kind: str
