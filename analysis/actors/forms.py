"""A word by itself, as the networks read it: its forms, and what lists, dictionary and clusters tell of it."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis import held
from analysis.actors import lists
from analysis.language import morphology
from analysis.language.zones import MARKS

# Columns of words, each with a vocabulary of its own.
WORDS = ("word", "lemma", "end3", "end4", "head3", "shape")
TAGS = ("NOUN", "PROPN", "VERB", "AUX", "DET", "PRON", "ADP", "CCONJ", "SCONJ", "NUM", "X", "PUNCT")
_MARKS = frozenset(MARKS)
_RUNS = re.compile(r"(.)\1{2,}")


class _Shapes(dict[int, str]):
    """X for a capital, x for a small letter, 0 for a digit, anything else as it stands; for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        capital, small = re.match(r"[A-ZÄÖÜ]", letter), re.match(r"[a-zäöüßà-ÿ]", letter)
        self[code] = "X" if capital else "x" if small else "0" if re.match(r"\d", letter) else letter
        return self[code]


_SHAPES = _Shapes()


@lru_cache(maxsize=held.WORDS)
def forms(text: str, tag: str) -> tuple[str, ...]:
    """The words of a token's WORDS columns. Every quotation mark is the same word, and ß is ss.

    >>> forms("Straßen", "NOUN")
    ('Strassen', 'Strasse', 'sen', 'ssen', 'str', 'Xxx')
    """
    if text in _MARKS:
        text = '"'
    lower = text.lower()
    # The dictionary knows no proper nouns: looking for parts of them costs much and tells nothing.
    as_it_stands = tag == "PROPN" or not text[0].isalnum() or text.isnumeric()
    lemma = text if as_it_stands else morphology.lemma(text if tag == "NOUN" else lower)
    swiss = lower.replace("ß", "ss")
    return (
        "0" if text.isdigit() else text.replace("ß", "ss")[:30],
        lemma.replace("ß", "ss"),
        swiss[-3:],
        swiss[-4:],
        swiss[:3],
        _shape(text.translate(_SHAPES)),
    )


@lru_cache(maxsize=held.WORDS)
def _shape(letters: str) -> str:
    """The shape of a word, runs of the same kind of letter cut to two."""
    return _RUNS.sub(r"\1\1", letters)[:8]


@lru_cache(maxsize=held.WORDS)
def described(text: str, tag: str) -> int:
    """What a noun describes: 1 a man, 2 a woman, 3 an organisation, 4 a group, 5 a first name, 0 anything else.

    >>> [described(word, "NOUN") for word in ("Bürgermeisterin", "Gericht", "Anwohner", "Haus")]
    [2, 3, 1, 0]
    """
    if tag not in {"NOUN", "PROPN"} or not text[0].isupper() or len(text) < 3:
        return 0
    if lists.may_describe(text):
        role = lists.person_noun(text)
        if role is not None:
            return 1 if role.gender == "male" else 2
        if lists.organisation(text):
            return 3
    return 4 if lists.group(text) else 5 if lists.first_name(text) else 0
