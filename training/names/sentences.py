"""Sentences of GermEval 2014 as the network of names reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analysis.actors.forms import WORDS, forms
from analysis.actors.network import LABELS, classes, context
from analysis.evaluation.corpora import joined, lines
from analysis.evaluation.names import names_of, tags
from analysis.language.reading import Reading

_NUMBERS = {label: number for number, label in enumerate(LABELS)}


@dataclass
class Sentence:
    """A sentence by tokens: columns of words, classes and context, and the labels' numbers.

    ``names`` are the annotated names as (start, end, label) in ``text``; labels as in LABELS.
    """

    text: str
    names: set[tuple[int, int, str]]
    offsets: np.ndarray
    forms: list[tuple[str, ...]]
    classes: np.ndarray
    context: np.ndarray
    tokens: list[str]
    labels: np.ndarray
    words: np.ndarray

    def __len__(self) -> int:
        return len(self.labels)


def read(file: Path) -> list[Sentence]:
    """All sentences of a file of tokens and BIOES tags, read from their text as it would be printed."""
    return [_sentence(row["tokens"], tags(row)) for row in lines(file)]


def _sentence(tokens: list[str], tagged: list[str]) -> Sentence:
    text, starts = joined(tokens)
    reading = Reading(text)
    of = np.searchsorted(starts, [token.start for token in reading.tokens], side="right") - 1
    found = [(token.text, token.tag) for token in reading.tokens]
    return Sentence(
        text,
        names_of(tokens, tagged, starts),
        np.array([(token.start, token.end) for token in reading.tokens], np.int64).reshape(-1, 2),
        [forms(*one) for one in found],
        np.array([classes(*one) for one in found], np.int64),
        context(reading).astype(np.int64),
        [token.text for token in reading.tokens],
        np.array([_NUMBERS[_label(tagged, of, place)] for place in range(len(of))], np.int64),
        np.zeros((0, len(WORDS)), np.int64),
    )


def _label(tagged: list[str], of: np.ndarray, place: int) -> str:
    """The label of a token of ours in a token of theirs: begins, or goes on."""
    way, _, kind = tagged[of[place]].partition("-")
    again = place > 0 and of[place - 1] == of[place]
    return "O" if way == "O" else f"{'I' if again or way in 'IE' else 'B'}-{kind}"


def vocabularies(sentences: Iterable[Sentence], fewest: int) -> dict[str, dict[str, int]]:
    """For each of WORDS its words that occur often enough, numbered from 1 by frequency."""
    counts = [Counter[str]() for _ in WORDS]
    for sentence in sentences:
        for count, words in zip(counts, zip(*sentence.forms, strict=True), strict=False):
            count.update(words)
    ordered = [sorted(count.items(), key=lambda x: (-x[1], x[0])) for count in counts]
    kept = [[word for word, n in words if n >= fewest] for words in ordered]
    return {name: {word: n for n, word in enumerate(words, 1)} for name, words in zip(WORDS, kept, strict=True)}


def number(sentences: Iterable[Sentence], known: dict[str, dict[str, int]]) -> None:
    """Set the columns of words."""
    for sentence in sentences:
        rows = [[known[name].get(word, 0) for name, word in zip(WORDS, words, strict=True)] for words in sentence.forms]
        sentence.words = np.array(rows, np.int64).reshape(-1, len(WORDS))
