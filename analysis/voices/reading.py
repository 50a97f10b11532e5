"""Quotations of texts, by rules or by the trained model."""

from __future__ import annotations

from analysis.actors.records import ArticleActors
from analysis.language.reading import Reading
from analysis.voices.marked import marked_passages
from analysis.voices.quotations import Quotation, Voices, in_order, of_draft
from analysis.voices.rules import Rules


def read_voices(texts: list[tuple[Reading, ArticleActors]], voices: str) -> list[Voices]:
    """Find the quotations of each text with their speakers.

    ``voices`` is "rules" (no trained weights are opened) or "model", which reads several short texts at once.
    """
    found = _found([Rules(reading, actors) for reading, actors in texts], voices)
    return [Voices(own, marked_passages(reading, own)) for own, (reading, _) in zip(found, texts, strict=True)]


def _found(texts: list[Rules], voices: str) -> list[list[Quotation]]:
    if voices != "model":
        return [[of_draft(rules.reading, draft) for draft in rules.drafts] for rules in texts]
    from analysis.voices.model import read_quotations

    return [in_order(own) for own in read_quotations(texts)]
