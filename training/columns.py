"""Features of tokens as integer columns: the word, what lists tell of it, what the rules make of its sentence."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

import numpy as np

from analysis.actors import lists
from analysis.actors.records import ArticleActors
from analysis.language import cues, morphology
from analysis.language.reading import Reading
from analysis.voices.attributions import Attributions
from analysis.voices.direct import DirectSpeech
from analysis.voices.drafts import Draft
from analysis.voices.indirect import IndirectSpeech
from analysis.voices.known import Known
from analysis.voices.speakers import Speakers

WORDS = ("word", "lemma", "end3", "end4", "head3", "shape")
# Name of each small column: how many values it has.
CLASSES = {
    "tag": 12, "cue": 9, "konjunktiv": 4, "described": 6, "quoted": 5, "opens": 3,
    "attribution": 8, "content": 11, "phrase": 7, "named": 6, "rule": 11,
}  # fmt: skip
_TAGS = ("NOUN", "PROPN", "VERB", "AUX", "DET", "PRON", "ADP", "CCONJ", "SCONJ", "NUM", "X", "PUNCT")
_SUBSTITUTES = frozenset("hätten würden könnten müssten dürften wären hätte würde wäre könnte müsste dürfte".split())
_SOURCES = frozenset("laut zufolge gemäß nach demnach wonach demzufolge".split())
# What a rule's quotation is, by the rule's name.
_RULES = {
    "after": 1, "after_action": 1, "next": 1, "colon": 2, "alone": 3, "inside": 4, "words": 4, "nested": 4, "within": 4,
    "turn": 5, "dass": 6, "konjunktiv": 7, "before": 8, "prep": 9, "so": 9, "wie": 9, "free": 10,
}  # fmt: skip


@lru_cache(maxsize=500_000)
def lexical(text: str, tag: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The words of a token's WORDS columns, and its classes cue, konjunktiv and described."""
    lower = text.lower()
    lemma = morphology.lemma(text if tag in {"NOUN", "PROPN"} else lower) if text[0].isalnum() else text
    shape = re.sub(r"[A-ZÄÖÜ]", "X", text)
    shape = re.sub(r"\d", "0", re.sub(r"[a-zäöüßà-ÿ]", "x", shape))
    shape = re.sub(r"(.)\1{2,}", r"\1\1", shape)[:8]
    words = ("0" if text.isdigit() else text[:30], lemma, lower[-3:], lower[-4:], lower[:3], shape)
    return words, (_cue(text, lower, tag), _konjunktiv(text, lower), _described(text, tag))


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


def vocabulary(texts: list[list[tuple[str, ...]]], fewest: int = 2) -> list[dict[str, int]]:
    """For each of WORDS its words that occur often enough, numbered from 1 by frequency."""
    counts: list[Counter[str]] = [Counter() for _ in WORDS]
    for words in texts:
        for token in words:
            for count, word in zip(counts, token, strict=True):
                count[word] += 1
    return [
        {
            word: number
            for number, (word, n) in enumerate(sorted(c.items(), key=lambda x: (-x[1], x[0])), 1)
            if n >= fewest
        }
        for c in counts
    ]


def classes(reading: Reading, title: str = "") -> dict[str, np.ndarray]:
    """The CLASSES columns of a text."""
    tokens = reading.tokens
    found = {name: np.zeros(len(tokens), np.int64) for name in CLASSES}
    for number, token in enumerate(tokens):
        found["tag"][number] = _TAGS.index(token.tag)
        _, (found["cue"][number], found["konjunktiv"][number], found["described"][number]) = lexical(
            token.text, token.tag
        )
    _marks(reading, found["quoted"])
    sentences = np.array([token.sentence for token in tokens])
    paragraphs = np.array([reading.paragraph_at(token.start) for token in tokens])
    for change in (sentences, paragraphs):
        found["opens"] += np.diff(change, prepend=-1) != 0
    _of_rules(reading, title, found)
    return found


def _marks(reading: Reading, column: np.ndarray) -> None:
    """Outside 0, opening mark 1, inside 2, closing mark 3, inside an inner pair 4."""
    ranges = [(zone, *reading.token_range(zone.start, zone.end)) for zone in reading.zones]
    for zone, first, last in ranges:
        if zone.depth == 0 and first < last:
            column[first:last] = 2
            column[first], column[last - 1] = 1, 3
    for zone, first, last in ranges:
        if zone.depth > 0:
            part = column[first:last]
            part[part == 2] = 4


def _of_rules(reading: Reading, title: str, found: dict[str, np.ndarray]) -> None:
    actors = ArticleActors({"text": reading, "title": Reading(title), "lead": Reading("")})
    for phrase in actors.clauses.phrases:
        if phrase.pronoun:
            found["phrase"][phrase.first] = 5 if phrase.nominative else 6
        else:
            found["phrase"][phrase.first : phrase.last] = 2 if phrase.nominative else 4
            found["phrase"][phrase.first] -= 1
    for place in actors.places["text"]:
        found["named"][place.first : place.last] = 4 if place.label == "ORG" else 5
    for mention in actors.persons:
        found["named"][mention.first : mention.last] = {"role": 2, "pronoun": 3}.get(mention.how, 1)
    speakers = Speakers(reading, actors.clauses, Known(actors.persons, actors.places["text"]))
    attributions = Attributions(reading, actors.clauses)
    _attributions(attributions, found["attribution"])
    direct = DirectSpeech(reading, attributions, speakers)
    indirect = IndirectSpeech(reading, attributions, speakers, direct.drafts)
    _drafts(reading, indirect.drafts, found["content"])
    _drafts(reading, direct.drafts, found["rule"])


def _attributions(attributions: Attributions, column: np.ndarray) -> None:
    """The stretch of an attribution 1, its subject 2, its cue by kind."""
    for one in attributions.all:
        part = column[one.first : one.last]
        part[part == 0] = 1
    for one in attributions.all:
        if one.subject is not None:
            column[one.subject.first : one.subject.last] = 2
    for one in attributions.all:
        weak = one.kind == "verb" and one.cue.strength != "strong"
        column[list(one.words)] = 7 if weak else {"verb": 3, "wie": 4, "prep": 5, "so": 6}[one.kind]


def _drafts(reading: Reading, drafts: list[Draft], column: np.ndarray) -> None:
    for draft in drafts:
        for start, end in draft.spans:
            first, last = reading.token_range(start, end)
            column[first:last] = (
                6 if draft.rule == "question" and draft.type == "indirect" else _RULES.get(draft.rule, 5)
            )
