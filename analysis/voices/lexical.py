"""A word by itself, as the network of quotations reads it: its forms and its classes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from analysis import held
from analysis.actors.forms import TAGS, WORDS, described, forms
from analysis.language import cues, morphology
from analysis.language.zones import MARKS
from analysis.models import clusters

# Columns of classes that a word has wherever it stands.
LEXICAL = ("tag", "cue", "konjunktiv", "described", "cluster", "branch")
_TAG_NUMBERS = {tag: number for number, tag in enumerate(TAGS)}
PUNCTUATION = _TAG_NUMBERS["PUNCT"]
_HIDDEN = ("<name>",) * len(WORDS)
_MARKS = frozenset(MARKS)
_SUBSTITUTES = frozenset("hätten würden könnten müssten dürften wären hätte würde wäre könnte müsste dürfte".split())
_SOURCES = dict.fromkeys("laut zufolge gemäß nach demnach wonach demzufolge".split(), 6) | {"so": 7}


@dataclass(frozen=True, eq=False, slots=True)
class Form:
    """A word by itself: the words of the WORDS columns, and the classes of the LEXICAL ones.

    It is looked up for every token: the same one is the same object, as ``lexical`` and ``hidden`` keep it.
    """

    words: tuple[str, ...]
    classes: tuple[int, ...]

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        yield self.words
        yield self.classes


@lru_cache(maxsize=held.WORDS)
def lexical(text: str, tag: str) -> Form:
    """What a token is by itself. Every quotation mark is the same word: the column ``quoted`` tells what it does."""
    if text in _MARKS:
        text = '"'
    lower = text.lower()
    classes = (
        _TAG_NUMBERS[tag],
        _cue(text, lower, tag),
        _konjunktiv(text, lower),
        described(text, tag),
        *clusters.cluster(text),
    )
    return Form(forms(text, tag), classes)


@lru_cache(maxsize=held.WORDS)
def hidden(text: str, tag: str) -> Form:
    """A person's name is a name and no word: whose it is must not decide whether somebody is quoted."""
    return _hidden(lexical(text, tag).classes)


@lru_cache(maxsize=held.WORDS)
def _hidden(classes: tuple[int, ...]) -> Form:
    return Form(_HIDDEN, classes)


def _cue(text: str, lower: str, tag: str) -> int:
    if tag == "VERB":
        cue = cues.verb(lower)
        if cue is not None:
            return 1 if cue.strength == "strong" else 2
        if cues.may_separate(lower):
            return 3
    elif tag == "NOUN":
        if cues.noun(text):
            return 4
        if cues.compound(text):
            return 5
    return _SOURCES.get(lower) or (8 if lower in cues.particles() else 0)


def _konjunktiv(text: str, lower: str) -> int:
    kind = morphology.konjunktiv(lower) if text[0].islower() else None
    if kind is not None:
        return 1 if kind == "I" else 2
    return 3 if lower in _SUBSTITUTES else 0
