"""A word by itself, as the network reads it: its forms, and what lists, dictionary and clusters tell of it."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np

from analysis.actors import lists
from analysis.language import cues, morphology
from analysis.language.zones import MARKS
from analysis.models import clusters
from analysis.models.layers import Ints

# Columns of words, each with a vocabulary of its own.
WORDS = ("word", "lemma", "end3", "end4", "head3", "shape")
# Columns of classes that a word has wherever it stands.
LEXICAL = ("cue", "konjunktiv", "described", "cluster", "branch")
_MARKS = frozenset(MARKS)
_RUNS = re.compile(r"(.)\1{2,}")
_SUBSTITUTES = frozenset("hätten würden könnten müssten dürften wären hätte würde wäre könnte müsste dürfte".split())
_SOURCES = frozenset("laut zufolge gemäß nach demnach wonach demzufolge".split())


class _Shapes(dict[int, str]):
    """X for a capital, x for a small letter, 0 for a digit, anything else as it stands; for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        capital, small = re.match(r"[A-ZÄÖÜ]", letter), re.match(r"[a-zäöüßà-ÿ]", letter)
        self[code] = "X" if capital else "x" if small else "0" if re.match(r"\d", letter) else letter
        return self[code]


_SHAPES = _Shapes()


@lru_cache(maxsize=100_000)
def lexical(text: str, tag: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The words of a token's WORDS columns, and its classes cue, konjunktiv, described, cluster and branch.

    Every quotation mark is the same word (the column ``quoted`` tells what it does), and ß is ss.
    """
    if text in _MARKS:
        text = '"'
    lower = text.lower()
    no_word = not text[0].isalnum() or text.isnumeric()
    lemma = text if no_word else morphology.lemma(text if tag in {"NOUN", "PROPN"} else lower)
    shape = _RUNS.sub(r"\1\1", text.translate(_SHAPES))[:8]
    swiss, folded = lower.replace("ß", "ss"), text.replace("ß", "ss")
    words = (
        "0" if text.isdigit() else folded[:30],
        lemma.replace("ß", "ss"),
        swiss[-3:],
        swiss[-4:],
        swiss[:3],
        shape,
    )
    return words, (_cue(text, lower, tag), _konjunktiv(text, lower), _described(text, tag), *clusters.cluster(text))


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


def _described(text: str, tag: str) -> int:
    if tag not in {"NOUN", "PROPN"} or not text[0].isupper() or len(text) < 3:
        return 0
    role = lists.person_noun(text)
    if role is not None:
        return 1 if role.gender == "male" else 2
    return 3 if lists.organisation(text) else 4 if lists.group(text) else 5 if lists.first_name(text) else 0


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
