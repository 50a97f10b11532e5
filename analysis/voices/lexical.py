"""A word by itself, as the network of quotations reads it: its forms and its classes."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from analysis.actors.forms import described, forms
from analysis.language import cues, morphology
from analysis.language.zones import MARKS
from analysis.models import clusters
from analysis.models.layers import Ints

# Columns of classes that a word has wherever it stands.
LEXICAL = ("cue", "konjunktiv", "described", "cluster", "branch")
_MARKS = frozenset(MARKS)
_SUBSTITUTES = frozenset("hätten würden könnten müssten dürften wären hätte würde wäre könnte müsste dürfte".split())
_SOURCES = frozenset("laut zufolge gemäß nach demnach wonach demzufolge".split())


@lru_cache(maxsize=100_000)
def lexical(text: str, tag: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The words of a token's WORDS columns, and its classes cue, konjunktiv, described, cluster and branch.

    Every quotation mark is the same word: the column ``quoted`` tells what it does.
    """
    if text in _MARKS:
        text = '"'
    classes = (
        _cue(text, text.lower(), tag),
        _konjunktiv(text, text.lower()),
        described(text, tag),
        *clusters.cluster(text),
    )
    return forms(text, tag), classes


def _cue(text: str, lower: str, tag: str) -> int:
    if tag == "VERB":
        cue = cues.verb(lower)
        if cue is not None:
            return 1 if cue.strength == "strong" else 2
        if cues.may_separate(lower):
            return 3
    if tag == "NOUN" and (cues.noun(text) or cues.compound(text)):
        return 4 if cues.noun(text) else 5
    if lower in _SOURCES or lower == "so":
        return 7 if lower == "so" else 6
    return 8 if lower in cues.particles() else 0


def _konjunktiv(text: str, lower: str) -> int:
    kind = morphology.konjunktiv(lower) if text[0].islower() else None
    return {"I": 1, "II": 2}.get(kind or "", 3 if lower in _SUBSTITUTES else 0)


def numbered(
    words: list[tuple[str, ...]],
    vocabularies: tuple[dict[str, int], ...],
    known: dict[tuple[str, ...], tuple[int, ...]],
) -> Ints:
    """The WORDS columns as numbers, a row a token; 0 is a word that the vocabulary of its column lacks.

    ``known`` holds the rows of words that were met before, and those of the others are added to it.
    """
    found = []
    for one in words:
        row = known.get(one)
        if row is None:
            row = known[one] = tuple([held.get(word, 0) for held, word in zip(vocabularies, one, strict=True)])
        found.append(row)
    return np.array(found, np.int64).reshape(-1, len(vocabularies))
