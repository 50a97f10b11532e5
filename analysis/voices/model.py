"""Quotations of one text by the trained model: what the network finds, with the speakers that ``actors`` know.

The network says which words are a quotation and which name its speaker; who is meant by them is told as for the rules:
by names, offices and pronouns of the article. Where the network names nobody, nobody is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from analysis.language import cues
from analysis.models import weights
from analysis.models.layers import Ints
from analysis.voices.calibration import Calibration, calibrated
from analysis.voices.decoding import Found, Thresholds, decode_each, pieces
from analysis.voices.drafts import Draft
from analysis.voices.features import Features, read_features
from analysis.voices.network import Network
from analysis.voices.quotations import Quotation, of_draft
from analysis.voices.rules import Rules
from analysis.voices.speakers import NOBODY, Speaker

NAME = "voices"
_TURNS = frozenset({"turn", "question"})
# Longest noun phrase that is looked for in front of a word.
_LONGEST = 12


@dataclass(frozen=True)
class Engine:
    """Networks that are averaged, the thresholds chosen for them, and how often they were right at which share."""

    networks: list[Network]
    thresholds: Thresholds
    calibration: Calibration

    @classmethod
    def of(cls, held: weights.Weights) -> Engine:
        """The engine of some weights; their card has the thresholds and the calibration."""
        prefixes = sorted({name.split("/")[0] for name in held.arrays if "/" in name})
        networks = [Network(held, f"{prefix}/") for prefix in prefixes]
        return cls(networks, Thresholds(**held.card.get("thresholds", {})), held.card.get("calibration", {}))


@cache
def engine() -> Engine:
    """The bundled engine, opened once a process."""
    return Engine.of(weights.load(NAME))


def card() -> dict[str, Any]:
    """The model card of the bundled weights."""
    return weights.card(NAME)


def read_quotations(texts: list[Rules], model: Engine | None = None) -> list[list[Quotation]]:
    """Quotations of each text; what the rules find in it are features of the network. Short texts are read at once."""
    model = model or engine()
    features = [read_features(rules) for rules in texts]
    found = decode_each(features, model.networks, model.thresholds)
    resolving = [_Resolving(rules, own) for rules, own in zip(texts, features, strict=True)]
    return [[one.quotation(each, model) for each in some] for one, some in zip(resolving, found, strict=True)]


class _Resolving:
    """Turns what the network found in one text into quotations with speakers."""

    def __init__(self, rules: Rules, features: Features) -> None:
        self.reading = rules.reading
        self.rules = rules
        self.speakers = rules.speakers
        self.features = features
        # Direct quotations that may go on: first token, the one after the last, speaker. Whoever says "ich" is theirs.
        self._direct: list[tuple[int, int, Speaker]] = []

    def quotation(self, one: Found, model: Engine) -> Quotation:
        draft = self.rules.drafts[one.draft] if one.draft is not None else None
        cue = _cue(one)
        speaker, named, source = self._named(one, draft)
        if one.type == "direct":
            first, last = int(one.tokens[0]), int(one.tokens[-1]) + 1
            self._direct = [*(outer for outer in self._direct if outer[1] > first), (first, last, speaker)]
        return Quotation(
            one.spans or [(start, end) for start, end in pieces(self.features, one.tokens)],
            one.type,
            cue,
            self._lemma(cue, draft),
            tuple(one.parts["frame"].tolist()),
            speaker,
            named,
            source,
            tuple(one.parts["addressee"].tolist()),
            calibrated(model.calibration, one.kind, one.sure),
            "model",
        )

    def _named(self, one: Found, draft: Draft | None) -> tuple[Speaker, tuple[int, ...], tuple[int, ...]]:
        """The speaker, the words that name them at the quotation, and those elsewhere if it stands alone.

        Whose an interview's turn is, and who is carried from further away than the network reads, is told by the rules.
        """
        named = one.parts["speaker"]
        turn = draft is not None and draft.type == "direct" and draft.rule in _TURNS
        if draft is not None and (turn or not len(named)):
            ruled = of_draft(self.reading, draft)
            return ruled.speaker, ruled.named, ruled.source
        if not len(named):
            return NOBODY, (), ()
        alone, words = self._stands_alone(one, named), tuple(named.tolist())
        speaker = self._speaker(named, draft, alone)
        return (speaker, (), words) if alone else (speaker, words, ())

    def _stands_alone(self, one: Found, named: Ints) -> bool:
        """Whether the speaker is named in another sentence and no words introduce the quotation."""
        if len(one.parts["cue"]) or len(one.parts["frame"]):
            return False
        sentence = self.features.sentence
        return set(sentence[named].tolist()).isdisjoint(sentence[one.tokens].tolist())

    # Who is meant

    def _speaker(self, named: Ints, draft: Draft | None, alone: bool) -> Speaker:
        """Whom the words mean: as the rules read them if they found the same words, else by phrase or name."""
        own = self._own_words(named)
        if own is not None:
            return own
        if draft is not None and draft.speaker.name is not None and (draft.speaker.how == "carried") == alone:
            first, last = draft.speaker.source or (draft.speaker.first, draft.speaker.last)
            if ((named >= first) & (named < last)).any():
                return draft.speaker
        words = set(named.tolist())
        near = self.speakers.clauses.between(int(named[0]) - _LONGEST, int(named[-1]) + 1)
        phrases = [phrase for phrase in near if words & set(range(phrase.first, phrase.last))]
        phrases.sort(key=lambda phrase: -len(words & set(range(phrase.first, phrase.last))))
        found = (self.speakers.of(phrase) for phrase in phrases)
        speaker = next((one for one in found if one.name is not None), None)
        speaker = speaker or self.speakers.among_words(named.tolist())
        return speaker.carried() if alone else speaker

    def _own_words(self, named: Ints) -> Speaker | None:
        """The speaker of the direct quotation around, if the words are or hold "ich"."""
        number = next((n for n in named.tolist() if self.reading.tokens[n].lower == "ich"), None)
        if number is None:
            return None
        # The innermost comes last; where it has no speaker, the outer one's is not meant.
        around = reversed(self._direct)
        outer = next((speaker for first, last, speaker in around if first <= number < last), NOBODY)
        if outer.name is None:
            return None
        return Speaker(outer.name, outer.person, outer.kind, "pronoun", number, number + 1, outer.office)

    # The cue

    def _lemma(self, cue: tuple[int, ...], draft: Draft | None) -> str | None:
        """The lexicon's entry of the cue."""
        attribution = draft.attribution if draft is not None else None
        if attribution is not None and set(attribution.words) & set(cue):
            return attribution.cue.lemma
        words = [self.reading.tokens[number] for number in cue]
        idiom = _idiom([word.lower for word in words])
        if idiom is not None:
            return idiom
        for word in words:
            parted = (cues.separated(word.lower, other.lower) for other in words if other is not word)
            entry = next((found for found in parted if found), None) or cues.verb(word.lower)
            if entry is not None:
                return entry.lemma
        nouns = (cues.noun(word.text) or (cues.compound(word.text) or (None,))[0] for word in words)
        entry = next((found for found in nouns if found), None)
        single = (word.lower for word in words if word.lower in cues.entries())
        return entry.lemma if entry is not None else next(single, None)


def _cue(one: Found) -> tuple[int, ...]:
    """The tokens of the cue: none of the quotation's own, which are its speaker's, unless it is only reported."""
    cue = set(one.parts["cue"].tolist())
    return tuple(sorted(cue if one.type == "reported" else cue.difference(one.tokens.tolist())))


def _idiom(words: list[str]) -> str | None:
    """The idiom of saying that the words of a cue hold: its fixed words one after the other, and its verb."""
    line = f" {' '.join(words)} "
    found = (cue.lemma for word in words for fixed, cue in cues.idioms(word) if f" {' '.join(fixed)} " in line)
    return next(found, None)
