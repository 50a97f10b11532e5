"""Table ``sentences`` of one article by column: what is counted in each sentence, and what its verbs tell."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

import numpy as np

from analysis.language import morphology
from analysis.language.reading import Reading
from analysis.language.syllables import syllables
from analysis.models.layers import Floats, Ints, sums
from analysis.models.rows import Rows

# A long text has many sentences: its tokens' numbers are not all needed at once.
_AT_ONCE = 1_000
_COUNTED = ("n_words", "n_syllables", "n_long_words", "n_three_syllables", "n_one_syllable", "n_letters")
_TOLD = ("finite", "passive", "participle", "konjunktiv")
_FORM = attrgetter("text", "tag")
_NO_WORD = (0,) * len(_COUNTED + _TOLD)
_VERBS = frozenset({"AUX", "VERB"})
_INFINITE = frozenset({"sein", "haben", "werden", "gewesen", "worden", "gehabt"})
_PASSIVE = frozenset("wird werden wurde wurden worden werde würde würden wirst werdet".split())


def sentence_columns(reading: Reading) -> dict[str, list[Any]]:
    """The columns of an article's sentences, without that of its id."""
    given = reading.sentences
    found: dict[str, list[Any]] = {
        "sentence": list(range(len(given))),
        "paragraph": [sentence.paragraph for sentence in given],
        "start": [sentence.start for sentence in given],
        "end": [sentence.end for sentence in given],
        **{name: [] for name in _COUNTED},
        **{name: [] for name in ("finite_verb", "passive", "konjunktiv")},
    }
    for at in range(0, len(given), _AT_ONCE):
        counts = dict(zip(_COUNTED + _TOLD, _counts(reading, at, at + _AT_ONCE), strict=True))
        told = {name: counts[name] > 0 for name in _TOLD}
        for name in _COUNTED:
            found[name] += counts[name].tolist()
        found["finite_verb"] += [finite or None for finite in told["finite"].tolist()]
        found["passive"] += (told["passive"] & told["participle"]).tolist()
        found["konjunktiv"] += told["konjunktiv"].tolist()
    return found


def _counts(reading: Reading, begin: int, end: int) -> Ints:
    """What is counted in the sentences [begin, end), a row for each of _COUNTED and _TOLD."""
    firsts, lasts = np.array(reading.sentence_tokens[begin:end], np.int64).T
    tokens = reading.tokens[firsts[0] : lasts[-1]]
    return sums(_ROWS.of(map(_FORM, tokens)), firsts - firsts[0], lasts - firsts[0]).T.astype(np.int64)


def _counted(words: list[tuple[str, str]]) -> Floats:
    """What words by text and tag add to the counts of their sentences."""
    return np.array([_NO_WORD if tag == "PUNCT" else _of_word(text, tag) for text, tag in words], np.float32)


def _of_word(text: str, tag: str) -> tuple[int, ...]:
    n, letters, lower = syllables(text), len(text) if text.isalnum() else sum(map(str.isalnum, text)), text.lower()
    participle = tag == "VERB" and morphology.participle(lower)
    konjunktiv = tag in _VERBS and morphology.konjunktiv(lower) is not None
    counted = (1, n, letters > 6, n >= 3, n == 1, letters)
    return *counted, not participle and _finite(lower, tag), lower in _PASSIVE, participle, konjunktiv


def _finite(lower: str, tag: str) -> bool:
    """Whether a word that is no participle is a finite verb."""
    if tag == "AUX":
        return lower not in _INFINITE
    return tag == "VERB" and lower != morphology.verb_lemma(lower)


_ROWS = Rows[tuple[str, str]](len(_NO_WORD), _counted)
