"""Nominalisations: nouns that an abstract suffix has made of a verb or an adjective ("Durchführung", "Notwendigkeit").

The suffix is only a hint: ``data/no_nominalisations.csv`` lists the nouns that end so and are none. Add your own. They
are things, places, persons, institutions and money ("Zeitung", "Regierung", "Kaution"), words made of a noun
("Freundschaft", "Kindheit") and foreign words without a verb or adjective of their own ("Situation").
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from analysis.held import WORDS
from analysis.language import lexicon, morphology

SUFFIXES = ("ung", "heit", "keit", "schaft", "nis", "tion", "sion", "xion", "tät", "ismus", "enz", "anz")
"""-igkeit and -ierung end in one of these, too."""
_FORMED = re.compile(rf"(?P<stem>\w{{3,}})(?:{'|'.join(SUFFIXES)})")
_VOWEL = re.compile("[aeiouyäöü]")
_SHORTEST = 3
_LINK = re.compile("(?:e?s|e?n)$")
# No first parts of a compound: "Einladung" is no kind of "Ladung", "Interaktion" none of "Aktion".
_PREFIXES = frozenset(
    "auf aus bei dar durch ein ent fort her hin los miss nach nieder ver vor voraus weg wider wieder zer zurück "
    "zusammen des dis extra inter intro kom kon per prä pro super trans".split()
)
# First parts that are no words of their own.
_STEMS = frozenset("audio cyber elektro fernseh filial hiobs krypto mikro polit".split())


@lru_cache(maxsize=WORDS)
def is_nominalisation(lemma: str) -> bool:
    """Whether a noun's base form is a nominalisation; of words with hyphens the last part tells.

    The stem before the suffix has three letters or more and a vowel: "Sprung" and "Dung" are none. Neither are listed
    words and compounds that end in one.

    Source: own rules and word list.

    >>> [is_nominalisation(lemma) for lemma in ("Durchführung", "EU-Verordnung", "Sprung", "Zeitung", "Tageszeitung")]
    [True, True, False, False, False]
    """
    word = unicodedata.normalize("NFC", lemma).replace("\u00ad", "").lower()
    word = re.split("[-‐‑–]", word)[-1]
    formed = _FORMED.fullmatch(word)
    return formed is not None and _VOWEL.search(formed["stem"]) is not None and not _listed(word)


def _listed(word: str) -> bool:
    listed = _words()
    if word in listed:
        return True
    cuts = [cut for cut in range(_SHORTEST, len(word) - _SHORTEST) if word[cut:] in listed]
    return bool(cuts) and not _has_verb(word, cuts[0]) and any(_first_part(word[:cut]) for cut in cuts)


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(word.lower() for word in lexicon.column("analysis.language", "no_nominalisations.csv", "lemma"))


def _has_verb(word: str, before: int) -> bool:
    """Whether a verb begins before this letter: "kombinieren" in "Farbkombination", which does not end in "Nation"."""
    starts = (0, *(start for start in range(_SHORTEST, before) if _is_compound(word[:start])))
    return any(_is_verb(verb) for start in starts for verb in _verbs(word[start:]))


def _verbs(word: str) -> tuple[str, ...]:
    """The infinitives of which the word may be made."""
    if word.endswith("ation"):
        return (word.removesuffix("ation") + "ieren",)
    stem = word.removesuffix("ung")
    return (stem + "en", stem + "n", stem[:-1] + "eln") if stem != word else ()


def _is_verb(word: str) -> bool:
    return morphology.known(word) and morphology.lemma(word) == word


def _first_part(part: str) -> bool:
    """Whether this can be the first part of a compound: one word of the dictionary or two, an -s or -n behind them."""
    if part in _PREFIXES or not _VOWEL.search(part):
        return False
    return part in _STEMS or _is_compound(part) or _is_compound(_LINK.sub("", part))


def _is_compound(part: str) -> bool:
    cuts = range(_SHORTEST, len(part) - _SHORTEST)
    return morphology.known(part) or any(
        morphology.known(part[cut:]) and any(map(morphology.known, (part[:cut], _LINK.sub("", part[:cut]))))
        for cut in cuts
    )
