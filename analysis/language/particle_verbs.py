"""Particle verbs torn apart: "räumt den Fehler ein" is a form of "einräumen", not of "räumen"."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.language import morphology
from analysis.language.words import is_word

PARTICLES = frozenset(
    "ab an auf aus bei bereit ein entgegen fern fest fort frei her heran heraus herbei herein herum herunter hervor "
    "hin hinaus hinein hinunter hinweg hinzu los mit nach nieder statt teil um umher voran voraus vor vorbei vorweg "
    "weg weiter wieder zu zurück zusammen".split()
)
"""Words that are the first part of many verbs, and stand at the end of the clause if the verb is finite."""
_ENDS = frozenset(".,;:!?–—()")
_JOINING = frozenset("und oder sondern aber denn".split())
_NEVER = frozenset("sein haben werden müssen sollen können wollen dürfen mögen".split())
_FROM = frozenset({"von", "vom", "ab"})


def particle_verbs(texts: Sequence[str], tags: Sequence[str], sentences: Sequence[object]) -> dict[int, str]:
    """Of each finite verb whose particle stands apart, by number of its token: its base form with the particle.

    A particle is one of ``PARTICLES`` at the end of its clause (before a mark, "und" or "oder"); it belongs to the
    nearest verb before it in the sentence, if the dictionary knows the verb that both make. Tokens come in order:
    their texts, their classes, and what tells their sentence. Source: own definition.

    >>> from analysis.language.reading import Reading
    >>> tokens = Reading("Brandt räumte Fehler ein. Sie wies ihn darauf hin, dass er komme.").tokens
    >>> particle_verbs([t.text for t in tokens], [t.tag for t in tokens], [t.sentence for t in tokens])
    {1: 'einräumen', 6: 'hinweisen'}
    """
    found = dict[int, str]()
    for number, text in enumerate(texts):
        if text in PARTICLES and _ends_clause(texts, sentences, number):
            verb = _verb(texts, tags, sentences, number)
            if verb is not None:
                found[verb] = text + str(morphology.verb_lemma(texts[verb].lower()))
    return found


def _ends_clause(texts: Sequence[str], sentences: Sequence[object], number: int) -> bool:
    following = number + 1
    if following == len(texts) or sentences[following] != sentences[number]:
        return True
    return texts[following] in _ENDS or texts[following] in _JOINING


def _verb(texts: Sequence[str], tags: Sequence[str], sentences: Sequence[object], number: int) -> int | None:
    """Number of the verb that the particle belongs to."""
    particle, before = texts[number], number - 1
    if before < 0 or tags[before] == "ADP":
        return None
    while before >= 0 and sentences[before] == sentences[number]:
        text, tag = texts[before], tags[before]
        if tag == "AUX" or text == ":" or (particle == "an" and text.lower() in _FROM):
            return None
        if tag == "VERB":
            return before if _makes(text.lower(), particle) else None
        # "Kommen Sie her": the capital makes it a noun to the lists.
        if tag == "NOUN" and _begins(texts, sentences, before) and _makes(text.lower(), particle):
            return before
        before -= 1
    return None


def _begins(texts: Sequence[str], sentences: Sequence[object], number: int) -> bool:
    return number == 0 or sentences[number - 1] != sentences[number] or not is_word(texts[number - 1])


def _makes(word: str, particle: str) -> bool:
    base = morphology.verb_lemma(word)
    if base is None or base in _NEVER or not morphology.known(particle + base):
        return False
    # A present may look like a participle: "gesteht ... ein".
    return not morphology.participle(word) or word == f"{base.removesuffix('en')}t"
