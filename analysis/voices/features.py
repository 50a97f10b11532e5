"""What the network reads of a text: its tokens as integer columns, and the passages that may be direct speech.

The word and what lists and clusters tell of it; quotation marks, sentences and paragraphs; and what the rules make of
the sentence: the network weighs their findings, and keeps or overrules them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, pairwise
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from analysis.actors.records import ArticleActors
from analysis.language.reading import Reading
from analysis.models import clusters
from analysis.models.layers import Ints
from analysis.voices.drafts import Draft
from analysis.voices.lexical import LEXICAL, PUNCTUATION, Form, hidden, lexical
from analysis.voices.passages import Candidate, Drafted, Passages, Together
from analysis.voices.rules import Rules

# Small numbers: a long text has many tokens.
Shorts = NDArray[np.int16]
Bytes = NDArray[np.int8]
Offsets = NDArray[np.int32]
# Name of each small column: how many values it has.
CLASSES = {
    "tag": 12, "cue": 9, "konjunktiv": 4, "described": 6, "quoted": 5, "opens": 3, "attribution": 8, "content": 11,
    "phrase": 7, "named": 6, "rule": 11, "cluster": 748, "branch": clusters.BRANCHES,
}  # fmt: skip
# Columns that tell where a word stands, and those of them that say what the rules found.
CONTEXT = ("quoted", "opens", "attribution", "content", "phrase", "named", "rule")
OF_RULES = ("attribution", "content", "phrase", "named", "rule")
_TEXT, _TAG, _START, _SENTENCE = map(attrgetter, ("text", "tag", "start", "sentence"))
# Sentences without a token that are between two texts: no network looks so many sentences before or after a token.
_BETWEEN = 8
# What a rule's quotation is, by the rule's name.
_RULES = {
    "after": 1, "after_action": 1, "next": 1, "colon": 2, "alone": 3, "inside": 4, "words": 4, "nested": 4, "within": 4,
    "turn": 5, "dass": 6, "konjunktiv": 7, "before": 8, "prep": 9, "so": 9, "wie": 9, "free": 10,
}  # fmt: skip


@dataclass(frozen=True)
class Features:
    """One text: offsets and sentence number of each token, its form and CONTEXT, and the passages it is asked about.

    Or several texts that are read at once, one behind the other: ``edges`` are the numbers of their first tokens, and
    the number of all tokens; offsets are those in the single texts, and there is no text of them all.
    """

    text: str
    starts: Offsets
    ends: Offsets
    sentence: Ints
    forms: list[Form]
    context: dict[str, Bytes]
    passages: Passages | Together
    edges: Ints

    @classmethod
    def together(cls, texts: list[Features]) -> Features:
        """Several texts as one. None of them is empty, and nothing that is read of one is of another."""
        sizes = [len(one.starts) for one in texts]
        edges = list(accumulate(sizes, initial=0))
        before = accumulate((one.n_sentences + _BETWEEN for one in texts), initial=0)
        return cls(
            "",
            np.concatenate([one.starts for one in texts]),
            np.concatenate([one.ends for one in texts]),
            np.concatenate([one.sentence + n for one, n in zip(texts, before, strict=False)]),
            list(chain.from_iterable(one.forms for one in texts)),
            {name: np.concatenate([one.context[name] for one in texts]) for name in CONTEXT},
            Together([one.of_one_text for one in texts], edges),
            np.array(edges, np.int64),
        )

    @cached_property
    def candidates(self) -> list[Candidate]:
        """What may be a direct quotation."""
        return self.passages.candidates()

    @cached_property
    def drafts(self) -> list[Drafted]:
        """What the rules found."""
        return self.passages.drafted()

    @property
    def words(self) -> list[tuple[str, ...]]:
        """The WORDS of each token."""
        return [form.words for form in self.forms]

    @property
    def classes(self) -> dict[str, Shorts | Bytes]:
        """All columns of CLASSES."""
        held = np.array([form.classes for form in self.forms], np.int16).reshape(-1, len(LEXICAL))
        return {name: held[:, place] for place, name in enumerate(LEXICAL)} | self.context

    @cached_property
    def punctuation(self) -> NDArray[np.bool_]:
        """Which tokens are no words."""
        return np.array([form.classes[0] for form in self.forms], np.int16) == PUNCTUATION

    @property
    def n_sentences(self) -> int:
        """How many sentences there are, also such as have no token."""
        return int(self.sentence[-1]) + 1 if len(self.sentence) else 0

    @property
    def of_one_text(self) -> Passages:
        """The passages; several texts have none that belong to all."""
        if isinstance(self.passages, Passages):
            return self.passages
        message = "These are several texts; what was asked for is told of one. Ask each of them."
        raise TypeError(message)

    def parts(self, edges: list[int]) -> Iterator[Features]:
        """The tokens between every two edges as a text of their own, with the passages that lie in it as a whole."""
        for (first, last), passages in zip(pairwise(edges), self.of_one_text.parts(edges), strict=True):
            yield Features(
                self.text,
                self.starts[first:last],
                self.ends[first:last],
                self.sentence[first:last] - self.sentence[first],
                self.forms[first:last],
                {name: column[first:last] for name, column in self.context.items()},
                passages,
                np.array([0, last - first], np.int64),
            )


def of_text(text: str, title: str = "") -> Features:
    """Features of a text by itself."""
    reading = Reading(text)
    return read_features(Rules(reading, ArticleActors({"text": reading, "title": Reading(title), "lead": Reading("")})))


def read_features(rules: Rules) -> Features:
    """Features of the text that the rules have read."""
    reading, actors = rules.reading, rules.actors
    tokens = reading.tokens
    texts = list(map(_TEXT, tokens))
    of_tokens = list(map(lexical, texts, map(_TAG, tokens)))
    sentence = np.fromiter(map(_SENTENCE, tokens), np.int64, len(tokens))
    starts = np.fromiter(map(_START, tokens), np.int32, len(tokens))
    found = {name: np.zeros(len(tokens), np.int8) for name in CONTEXT}
    _marks(reading, found["quoted"])
    paragraphs = np.searchsorted([start for start, _ in reading.paragraphs], starts, side="right")
    for change in (sentence, paragraphs):
        found["opens"] += np.diff(change, prepend=-1) != 0
    _of_actors(actors, found)
    _hide_names(actors, of_tokens)
    _attributions(rules, found["attribution"])
    _drafts(reading, rules.indirect, found["content"])
    _drafts(reading, rules.direct, found["rule"])
    return Features(
        reading.text,
        starts,
        starts + np.fromiter(map(len, texts), np.int32, len(texts)),
        sentence,
        of_tokens,
        found,
        Passages.of(reading, rules.drafts),
        np.array([0, len(tokens)], np.int64),
    )


# The word in its text


def _marks(reading: Reading, column: Bytes) -> None:
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


def _of_actors(actors: ArticleActors, found: dict[str, Bytes]) -> None:
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


def _hide_names(actors: ArticleActors, of_tokens: list[Form]) -> None:
    tokens = actors.readings["text"].tokens
    for mention in actors.persons:
        if mention.how == "name":
            for number in range(mention.first, mention.last):
                of_tokens[number] = hidden(tokens[number].text, tokens[number].tag)


def _attributions(rules: Rules, column: Bytes) -> None:
    """The stretch of an attribution 1, its subject 2, its cue by kind."""
    for one in rules.attributions:
        part = column[one.first : one.last]
        part[part == 0] = 1
    for one in rules.attributions:
        if one.subject is not None:
            column[one.subject.first : one.subject.last] = 2
    for one in rules.attributions:
        weak = one.kind == "verb" and one.cue.strength != "strong"
        column[list(one.words)] = 7 if weak else {"verb": 3, "wie": 4, "prep": 5, "so": 6}[one.kind]


def _drafts(reading: Reading, drafts: list[Draft], column: Bytes) -> None:
    for draft in drafts:
        for start, end in draft.spans:
            first, last = reading.token_range(start, end)
            column[first:last] = (
                6 if draft.rule == "question" and draft.type == "indirect" else _RULES.get(draft.rule, 5)
            )
