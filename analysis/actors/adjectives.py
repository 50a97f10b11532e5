"""Adjectives that a capital makes part of a name: "Freie Heimat", "Soziale Union"."""

from __future__ import annotations

from functools import lru_cache

from analysis.actors import lists
from analysis.held import WORDS
from analysis.language import morphology


@lru_cache(maxsize=WORDS)
def capital_adjective(word: str) -> bool:
    """Whether a capitalised word is an inflected adjective and no noun.

    >>> [word for word in ("Sozialen", "Soziale", "Berliner", "Haus") if capital_adjective(word)]
    ['Sozialen', 'Soziale']
    """
    lower = word.lower()
    if not word[:1].isupper() or not lower.endswith(("e", "en", "em", "es", "er")) or not morphology.known(lower):
        return False
    tag = morphology.word_class(word, initial=False)
    base = morphology.lemma(lower)
    if tag == "PROPN" or base == lower or morphology.verb_lemma(lower) is not None or lists.role(word):
        return False
    # "Soziale" stands for somebody, too: the dictionary's noun is the adjective with an ending.
    return tag == "X" or morphology.lemma(word).lower() in {base, f"{base}e", f"{base}er", f"{base}es"}
