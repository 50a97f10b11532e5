"""Quotations of one text by rules alone: no trained weights are opened."""

from __future__ import annotations

from functools import cached_property

from analysis.actors.records import ArticleActors
from analysis.language.reading import Reading
from analysis.voices.attributions import Attributions
from analysis.voices.direct import DirectSpeech
from analysis.voices.drafts import Draft
from analysis.voices.indirect import IndirectSpeech
from analysis.voices.known import Known
from analysis.voices.speakers import Speakers


class Rules:
    """What the rules find in one text; ``actors`` are those of the article whose text it is."""

    def __init__(self, reading: Reading, actors: ArticleActors) -> None:
        self.reading = reading
        self.actors = actors
        self.speakers = Speakers(reading, actors.clauses, Known(actors.persons, actors.places["text"]))
        attributions = Attributions(reading, actors.clauses)
        direct = DirectSpeech(reading, attributions, self.speakers)
        indirect = IndirectSpeech(reading, attributions, self.speakers, direct.drafts)
        # In a long text what they were found by is as large as they are, and is not needed any more.
        self.attributions, self.direct, self.indirect = attributions.all, direct.drafts, indirect.drafts
        #: Direct quotations inside other quotations.
        self.nested = [*direct.embedded.in_report(direct.open_zones, self.indirect), *direct.embedded.in_quotation()]

    @cached_property
    def drafts(self) -> list[Draft]:
        """All quotations in the order of the text, an outer one before those inside it."""
        found = [*self.direct, *self.nested, *self.indirect]
        return sorted(found, key=lambda draft: (draft.start, -draft.end))
