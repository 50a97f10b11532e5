"""The trained network that finds names, in plain numpy; ``training/names`` has the same network for training.

A token is read as its forms, the lists and clusters it is in, and its pieces: whatever it is by itself is computed
once per word. Gated convolutions look at the words beside it in its sentence, and a linear chain weighs the labels that
follow each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from analysis.actors import gazetteer
from analysis.actors.chain import Chain
from analysis.actors.forms import TAGS, WORDS, described, forms
from analysis.actors.grams import means
from analysis.language.reading import Reading, Word
from analysis.models import clusters
from analysis.models.blocks import Block, ends
from analysis.models.layers import Floats, Ints, folded, linear, relu, standardised
from analysis.models.rows import Rows, numbered, steadily
from analysis.models.tables import Table
from analysis.models.weights import Weights

# What a word is by itself, and what its place in the sentence adds; name of each column: how many values it has.
CLASSES = {
    "tag": len(TAGS), "described": 6, "cluster": 748, "branch": clusters.BRANCHES,
    "place": 4, "first": 2, "family": 2, "known": 3,
}  # fmt: skip
CONTEXT = {"quoted": 2, "initial": 2, "run": 3}
DILATIONS = (1, 2, 1, 4)
GRAMS = 1 << 16
_AT_ONCE = 1_500
_FORM, _INITIAL = attrgetter("text", "tag"), attrgetter("initial")
_TAG_NUMBERS = {tag: number for number, tag in enumerate(TAGS)}
# Labels begin (B-) or go on (I-); GermEval's OTH is called MISC.
KINDS = ("PER", "LOC", "ORG", "MISC")
LABELS = (
    "O",
    *(f"{way}-{kind}{suffix}" for kind in KINDS for suffix in ("", "-DERIV", "-PART") for way in "BI"),
)


def _allowed() -> NDArray[np.bool_]:
    """Which label may follow which: only a name that has begun goes on."""
    kinds = [label[2:] for label in LABELS]
    goes_on = np.array([label[0] == "I" for label in LABELS])
    return np.array([[one == other for other in kinds] for one in kinds]) | ~goes_on


def classes(text: str, tag: str) -> tuple[int, ...]:
    """The CLASSES of a token."""
    return (_TAG_NUMBERS[tag], described(text, tag), *clusters.cluster(text), *gazetteer.listed(text))


def context(reading: Reading) -> NDArray[np.int8]:
    """The CONTEXT columns of a text, a row per token."""
    columns = (reading.quoted, bytes(map(_INITIAL, reading.tokens)), bytes(gazetteer.runs(reading.tokens)))
    return np.stack([np.frombuffer(column, np.int8) for column in columns], axis=1)


class Network:
    """The network with its weights."""

    def __init__(self, weights: Weights) -> None:
        names = [name for name in weights.arrays if "vocabulary" not in name and not name.endswith(".scale")]
        self._arrays = {name: weights.floats(name) for name in names}
        self._vocabularies = [weights.words(f"vocabulary.{name}") for name in WORDS]
        self._blocks = [self._folded(f"blocks.{place}", dilation) for place, dilation in enumerate(DILATIONS)]
        self._chain = Chain(self._arrays["follows"], self._arrays["begins"], _allowed())
        last = ("norm.weight", "norm.bias", "labels.weight", "labels.bias")
        self._labels = folded(*(self._arrays[name] for name in last))
        self._enter, self._context = self._split()
        self._rows = Rows[tuple[str, str]](self._enter.shape[1], self._words)

    def labels(self, readings: list[Reading]) -> list[tuple[NDArray[np.int8], Floats]]:
        """For each text the number of each token's label in LABELS, and how likely it is.

        Every sentence is read by itself.
        """
        ends = np.cumsum([len(reading.tokens) for reading in readings])[:-1]
        firsts, lasts = _sentences(readings)
        # References and small numbers: a long text has many tokens.
        tokens = [token for reading in readings for token in reading.tokens]
        of_place = np.concatenate([context(reading) for reading in readings])
        labels, shares = np.zeros(len(tokens), np.int8), np.ones(len(tokens), np.float32)
        for begin, end in _parts(firsts, lasts):
            part = slice(int(firsts[begin]), int(lasts[end - 1]))
            x = self._entered(tokens[part], of_place[part])
            own = firsts[begin:end] - part.start
            labels[part], shares[part] = self._chain.best(
                self._scores(x, own, lasts[begin:end] - part.start), own, outside=False
            )
        return list(zip(np.split(labels, ends), np.split(shares, ends), strict=True))

    def scores(self, reading: Reading) -> Floats:
        """The score of each label, a row per token of a text."""
        return self._scores(self._entered(reading.tokens, context(reading)), *_sentences([reading]))

    def _scores(self, x: Floats, firsts: Ints, lasts: Ints) -> Floats:
        """Of some sentences; ``firsts`` and ``lasts`` are their first tokens and those after their last."""
        alone = {distance: ends(firsts, lasts, distance) for distance in set(DILATIONS)}
        for block in self._blocks:
            block.add_to(x, alone[block.dilation])
        return linear(standardised(x), *self._labels)

    def _entered(self, tokens: list[Word], of_place: NDArray[np.int8]) -> Floats:
        x = self._rows.of(map(_FORM, tokens))
        x += self._context.of(list(of_place.T))
        return relu(x)

    def _words(self, words: list[tuple[str, str]]) -> Floats:
        """What words are by themselves, as they enter the first block."""
        of_forms = zip(*(forms(*word) for word in words), strict=True)
        of_classes = zip(*(classes(*word) for word in words), strict=True)
        given = [
            self._arrays[f"words.{name}.weight"].take(numbered(column, held), axis=0)
            for name, held, column in zip(WORDS, self._vocabularies, of_forms, strict=True)
        ]
        given += [
            self._arrays[f"classes.{name}.weight"].take(column, axis=0)
            for name, column in zip(CLASSES, of_classes, strict=True)
        ]
        given.append(means(self._arrays["grams.weight"], [text for text, _ in words]))
        return steadily(np.concatenate(given, axis=1), self._enter)

    def _split(self) -> tuple[Floats, Table]:
        """The first layer for the words by themselves, and what the values of CONTEXT add to it."""
        weight = self._arrays["enter.weight"]
        sizes = [self._arrays[f"classes.{name}.weight"].shape[1] for name in CONTEXT]
        own = len(weight) - sum(sizes)
        parts = np.split(weight[own:], np.cumsum(sizes)[:-1])
        tables = [self._arrays[f"classes.{name}.weight"] @ part for name, part in zip(CONTEXT, parts, strict=True)]
        tables[0] = tables[0] + self._arrays["enter.bias"]
        return np.ascontiguousarray(weight[:own]), Table(tables)

    def _folded(self, name: str, dilation: int) -> Block:
        parts = ("norm.weight", "norm.bias", "convolution.weight", "convolution.bias")
        gain, shift, weight, bias = (self._arrays.pop(f"{name}.{part}") for part in parts)
        return Block(gain, shift, weight, bias, dilation)


def _sentences(readings: list[Reading]) -> tuple[Ints, Ints]:
    """First token of each sentence and the one after its last, the texts' tokens counted in a row."""
    n, ranges = 0, []
    for reading in readings:
        ranges += [(n + first, n + last) for first, last in reading.sentence_tokens if first < last]
        n += len(reading.tokens)
    both = np.array(ranges, np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _parts(firsts: Ints, lasts: Ints) -> Iterator[tuple[int, int]]:
    """Sentences [begin, end) that are computed at once: so many tokens that a long text needs no more memory."""
    begin = 0
    while begin < len(firsts):
        end = max(begin + 1, int(np.searchsorted(lasts, firsts[begin] + _AT_ONCE, side="right")))
        yield begin, end
        begin = end
