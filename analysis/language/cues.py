"""Words of saying: verbs, nouns and prepositions that introduce speech, with lemma, stance and strength."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from analysis.held import WORDS
from analysis.language import lexicon, morphology


class Cue(NamedTuple):
    """An entry of the lexicon: base form, part of speech, separable particle, the narrator's stance, strength.

    An idiom has its fixed words as particle: "zu bedenken" of "zu bedenken geben".
    """

    lemma: str
    pos: str
    particle: str
    stance: str
    strength: str


@cache
def entries() -> dict[str, Cue]:
    """All entries by lemma."""
    return {
        row["lemma"]: Cue(row["lemma"], row["pos"], row["particle"], row["stance"], row["strength"])
        for row in lexicon.rows("analysis.language", "cues.csv")
    }


@cache
def _separable() -> dict[tuple[str, str], Cue]:
    """Entries with a particle, by the bare verb and the particle: ("heben", "hervor") -> hervorheben."""
    return {
        (cue.lemma[len(cue.particle) :], cue.particle): cue
        for cue in entries().values()
        if cue.particle and " " not in cue.lemma
    }


@cache
def _idioms() -> dict[str, list[tuple[tuple[str, ...], Cue]]]:
    """Idioms by their verb, each with its fixed words in small letters."""
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for cue in entries().values():
        if cue.particle and " " in cue.lemma:
            fixed = tuple(cue.particle.lower().split())
            found.setdefault(cue.lemma[len(cue.particle) + 1 :], []).append((fixed, cue))
    return found


@cache
def _bases() -> frozenset[str]:
    return frozenset(base for base, _ in _separable())


@cache
def particles() -> frozenset[str]:
    """Particles of the separable verbs in the lexicon."""
    return frozenset(particle for _, particle in _separable())


@lru_cache(maxsize=WORDS)
def verb(word: str) -> Cue | None:
    """The verb of saying that a lower-case word is a form of, separable verbs only as one word.

    >>> verb("beteuerte").stance, verb("hervorgehoben").lemma, verb("ging")
    ('distancing', 'hervorheben', None)
    """
    base = morphology.verb_lemma(word)
    cue = entries().get(base) if base else None
    return cue if cue is not None and cue.pos == "verb" else None


@lru_cache(maxsize=WORDS)
def separated(word: str, particle: str) -> Cue | None:
    """The separable verb of saying that a bare form and its particle make.

    >>> separated("hob", "hervor").lemma, separated("sagte", "hervor")
    ('hervorheben', None)
    """
    base = morphology.verb_lemma(word)
    return _separable().get((base, particle)) if base else None


@lru_cache(maxsize=WORDS)
def idioms(word: str) -> tuple[tuple[tuple[str, ...], Cue], ...]:
    """The idioms of saying that a form of their verb may belong to, with their fixed words.

    >>> [(fixed, cue.lemma) for fixed, cue in idioms("gab")][0]
    (('zu', 'bedenken'), 'zu bedenken geben')
    """
    base = morphology.verb_lemma(word)
    return tuple(_idioms().get(base, ())) if base else ()


@lru_cache(maxsize=WORDS)
def may_separate(word: str) -> bool:
    """Whether the word is a form of a verb that becomes one of saying by its particle."""
    return morphology.verb_lemma(word) in _bases()


@lru_cache(maxsize=WORDS)
def strong(word: str) -> bool:
    """Whether the word alone is a form of a verb that hardly means anything but saying."""
    cue = verb(word)
    return cue is not None and cue.strength == "strong"


def noun(word: str) -> Cue | None:
    """The noun of saying ("Angaben", "Einschätzung") that the word is a form of."""
    cue = entries().get(morphology.lemma(word)) if word[:1].isupper() else None
    return cue if cue is not None and cue.pos == "noun" else None


_TAILS = ("angaben", "informationen", "berichten", "berichte", "meldungen", "aussagen", "darstellung", "ansicht")


def compound(word: str) -> tuple[Cue, str] | None:
    """The noun of saying at the end of a compound, and the noun in front that says whose words they are.

    >>> compound("Vereinsangaben")[1], compound("UNO-Angaben")[1], compound("Angaben")
    ('Verein', 'UNO', None)
    """
    if not word.lower().endswith(_TAILS):
        return None
    for tail in _TAILS:
        first = word[: -len(tail)]
        if word.lower().endswith(tail) and len(first) > 1 and word[0].isupper():
            cue = noun(tail.capitalize())
            first = first.rstrip("-")
            plain = first.endswith("s") and morphology.known(first[:-1])
            return (cue, first[:-1] if plain else first) if cue is not None else None
    return None


def stance_of(lemma: str) -> str | None:
    """The narrator's stance in a cue's lemma; None if the lexicon does not hold it."""
    cue = entries().get(lemma)
    return cue.stance if cue else None
