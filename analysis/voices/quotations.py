"""A quotation as the tables tell it, whoever found it: its pieces, its parts by token numbers, speaker, how sure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.language.reading import Reading
from analysis.voices.confidence import confidence_of
from analysis.voices.drafts import Draft, Marked
from analysis.voices.speakers import Speaker

_WRITING = frozenset("schreiben twittern posten mailen texten notieren veröffentlichen publizieren".split())
_THOUGHT = frozenset("denken glauben hoffen fürchten befürchten vermuten überlegen mutmaßen bangen träumen".split())


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation.

    ``cue``, ``frame``, ``named`` and ``addressee`` are numbers of tokens: the words of saying, those that introduce the
    quotation, those that name its speaker here, and whom it is said to. ``source`` names the speaker of a quotation
    that stands alone. ``decided_by`` is "rule" or "model", ``rule`` the rule's name.
    """

    spans: list[tuple[int, int]]
    type: str
    cue: tuple[int, ...]
    cue_lemma: str | None
    frame: tuple[int, ...]
    speaker: Speaker
    named: tuple[int, ...]
    source: tuple[int, ...]
    addressee: tuple[int, ...]
    confidence: float
    decided_by: str
    rule: str | None = None

    @property
    def start(self) -> int:
        """Offset of the first code point."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Offset after the last code point."""
        return self.spans[-1][1]

    @property
    def medium(self) -> str:
        """Whether the cue tells of speech, writing or thought."""
        return "writing" if self.cue_lemma in _WRITING else "thought" if self.cue_lemma in _THOUGHT else "speech"


@dataclass(frozen=True)
class Voices:
    """Quotations of one text in order, an outer one before those inside it, and marked passages that are none."""

    quotations: list[Quotation]
    marked: list[Marked]


def in_order(quotations: Iterable[Quotation]) -> list[Quotation]:
    """By beginning, the longer first."""
    return sorted(quotations, key=lambda one: (one.start, -one.end))


def of_draft(reading: Reading, draft: Draft) -> Quotation:
    """What the rules found."""
    attribution, speaker = draft.attribution, draft.speaker
    here = speaker.spoken_of and speaker.how != "carried"
    return Quotation(
        list(draft.spans),
        draft.type,
        tuple(attribution.words) if attribution else (),
        attribution.cue.lemma if attribution else None,
        _frame(reading, draft),
        speaker,
        tuple(range(speaker.first, speaker.last)) if here else (),
        tuple(range(*speaker.source)) if speaker.source is not None else (),
        (),
        confidence_of(draft.rule),
        "rule",
        draft.rule,
    )


def _frame(reading: Reading, draft: Draft) -> tuple[int, ...]:
    """The attribution's stretch of the sentence without quoted words."""
    if draft.attribution is None:
        return ()
    return tuple(
        number
        for number in range(draft.attribution.first, min(draft.attribution.last, len(reading.tokens)))
        if not reading.quoted[number]
        and not any(start <= reading.tokens[number].start < end for start, end in draft.spans)
    )
