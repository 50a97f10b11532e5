"""Quotations of one text, by rules or by the trained model."""

from __future__ import annotations

from analysis.actors.records import ArticleActors
from analysis.language.reading import Reading
from analysis.voices.marked import marked_passages
from analysis.voices.quotations import Voices, in_order, of_draft
from analysis.voices.rules import Rules


def read_voices(reading: Reading, actors: ArticleActors, voices: str) -> Voices:
    """Find quotations with their speakers; ``voices`` is "rules" (no trained weights are opened) or "model"."""
    rules = Rules(reading, actors)
    if voices == "model":
        from analysis.voices.model import read_quotations

        found = in_order(read_quotations(rules))
    else:
        found = [of_draft(reading, draft) for draft in rules.drafts]
    return Voices(found, marked_passages(reading, found))
