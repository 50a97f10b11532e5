"""Quotations of one text by rules alone: no trained weights are opened."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.actors.clauses import Clauses
from analysis.actors.people import Mention
from analysis.actors.places import Place
from analysis.language.reading import Reading
from analysis.voices.attributions import Attributions
from analysis.voices.direct import DirectSpeech
from analysis.voices.drafts import Draft, Marked
from analysis.voices.indirect import IndirectSpeech
from analysis.voices.known import Known
from analysis.voices.marked import marked_passages
from analysis.voices.speakers import Speakers


@dataclass(frozen=True)
class Voices:
    """Quotations and marked passages of one text."""

    drafts: list[Draft]
    marked: list[Marked]


def read_voices(reading: Reading, clauses: Clauses, mentions: list[Mention], places: list[Place]) -> Voices:
    """Find quotations with their speakers; mentions and places are those of the text."""
    speakers = Speakers(reading, clauses, Known(mentions, places))
    attributions = Attributions(reading, clauses)
    direct = DirectSpeech(reading, attributions, speakers)
    indirect = IndirectSpeech(reading, attributions, speakers, direct.drafts)
    nested = [*direct.embedded.in_report(direct.open_zones, indirect.drafts), *direct.embedded.in_quotation()]
    drafts = sorted([*direct.drafts, *nested, *indirect.drafts], key=lambda draft: (draft.start, -draft.end))
    return Voices(drafts, marked_passages(reading, drafts))
