"""The trained network that finds names, in plain numpy; ``training/names.py`` is the same network for training.

A token is read as its forms, the lists and clusters it is in, and pieces of three to five letters (as in fastText,
Bojanowski et al. 2017): whatever it is by itself is computed once per form. Gated convolutions look at the words
beside it in its sentence, and a linear chain (Lafferty et al. 2001) weighs the labels that follow each other.
"""

from __future__ import annotations

import zlib

import numpy as np

from analysis.actors import gazetteer
from analysis.actors.chain import Chain
from analysis.actors.forms import WORDS, described, forms
from analysis.language.reading import Reading
from analysis.models import clusters
from analysis.models.blocks import Block
from analysis.models.layers import Floats, Ints, linear, normed, relu
from analysis.models.weights import Weights

TAGS = ("NOUN", "PROPN", "VERB", "AUX", "DET", "PRON", "ADP", "CCONJ", "SCONJ", "NUM", "X", "PUNCT")
# What a word is by itself, and what its place in the sentence adds; name of each column: how many values it has.
CLASSES = {
    "tag": len(TAGS), "described": 6, "cluster": 748, "branch": clusters.BRANCHES,
    "place": 4, "first": 2, "family": 2, "known": 3,
}  # fmt: skip
CONTEXT = {"quoted": 2, "initial": 2, "run": 3}
DILATIONS = (1, 2, 1, 4)
GAP = max(DILATIONS)
GRAMS = 1 << 15
_LONGEST, _MOST_KNOWN = 24, 40_000
_TAG_NUMBERS = {tag: number for number, tag in enumerate(TAGS)}
# Labels begin (B-) or go on (I-); GermEval's OTH is called MISC.
KINDS = ("PER", "LOC", "ORG", "MISC")
LABELS = (
    "O",
    *(f"{way}-{kind}{suffix}" for kind in KINDS for suffix in ("", "-DERIV", "-PART") for way in "BI"),
)


def grams(word: str) -> list[int]:
    """Numbers of a word's pieces of three to five letters, its ends marked.

    >>> len(grams("Abel"))  # <Ab Abe bel el> <Abe Abel bel> <Abel Abel>
    9
    """
    marked = f"<{word[:_LONGEST]}>"
    pieces = [marked[at : at + n] for n in (3, 4, 5) for at in range(len(marked) - n + 1)]
    return [1 + zlib.crc32(piece.encode("utf-8", "replace")) % (GRAMS - 1) for piece in pieces] or [0]


def classes(text: str, tag: str) -> tuple[int, ...]:
    """The CLASSES of a token."""
    return (_TAG_NUMBERS[tag], described(text, tag), *clusters.cluster(text), *gazetteer.listed(text))


def context(reading: Reading) -> Ints:
    """The CONTEXT columns of a text, a row per token."""
    initial = [int(token.initial) for token in reading.tokens]
    columns = [np.array(reading.quoted, np.int64), initial, gazetteer.runs(reading.tokens)]
    return np.array(columns, np.int64).T.reshape(-1, len(CONTEXT))


class Network:
    """The network with its weights."""

    def __init__(self, weights: Weights) -> None:
        names = [name for name in weights.arrays if "vocabulary" not in name and not name.endswith(".scale")]
        self._arrays = {name: weights.floats(name) for name in names}
        self._vocabularies = [weights.words(f"vocabulary.{name}") for name in WORDS]
        self._blocks = [self._folded(f"blocks.{place}", dilation) for place, dilation in enumerate(DILATIONS)]
        self._chain = Chain(self._arrays["follows"], self._arrays["begins"])
        self._enter, self._context = self._split()
        self._rows: dict[tuple[str, str], Floats] = {}

    def shares(self, readings: list[Reading]) -> list[Floats]:
        """For each text the share of each of LABELS, a row per token. Every sentence is read by itself."""
        rows, at = self._placed(readings)
        x = np.zeros((len(rows), self._enter.shape[1]), np.float32)
        held = np.flatnonzero(rows >= 0)
        given = [self._entered(reading) for reading in readings]
        x[held] = relu(np.concatenate(given)) if given else x
        empty = np.flatnonzero(rows < 0)
        for block in self._blocks:
            block.add_to(x, empty)
        scores = linear(self._normed(x[held]), self._arrays["labels.weight"], self._arrays["labels.bias"])
        firsts = np.flatnonzero(np.diff(held, prepend=-GAP) > 1)
        return np.split(self._chain.shares(scores, firsts), at)

    def _placed(self, readings: list[Reading]) -> tuple[Ints, list[int]]:
        """Number of the token in each row, -1 for the empty rows between two sentences; where each text ends."""
        rows: list[Ints] = []
        n, ends = 0, []
        for reading in readings:
            for first, last in reading.sentence_tokens:
                if first < last:
                    rows += [np.arange(n + first, n + last), np.full(GAP, -1)]
            n += len(reading.tokens)
            ends.append(n)
        return (np.concatenate(rows) if rows else np.zeros(0, np.int64)), ends[:-1]

    def _entered(self, reading: Reading) -> Floats:
        if len(self._rows) > _MOST_KNOWN:
            self._rows.clear()
        found = []
        for token in reading.tokens:
            key = (token.text, token.tag)
            row = self._rows.get(key)
            if row is None:
                row = self._rows[key] = self._form(*key)
            found.append(row)
        x = np.array(found, np.float32).reshape(-1, self._enter.shape[1])
        for column, table in zip(context(reading).T, self._context, strict=True):
            x += table[column]
        return x

    def _form(self, text: str, tag: str) -> Floats:
        """What a word is by itself, as it enters the first block; one at a time: the same sums in any text."""
        numbers = [held.get(word, 0) for held, word in zip(self._vocabularies, forms(text, tag), strict=True)]
        given = [self._arrays[f"words.{name}.weight"][n] for name, n in zip(WORDS, numbers, strict=True)]
        of_classes = zip(CLASSES, classes(text, tag), strict=True)
        given += [self._arrays[f"classes.{name}.weight"][number] for name, number in of_classes]
        given.append(self._arrays["grams.weight"][grams(text)].mean(axis=0))
        entered: Floats = np.concatenate(given) @ self._enter
        return entered

    def _split(self) -> tuple[Floats, list[Floats]]:
        """The first layer for the words by themselves, and for each column of CONTEXT what its values add."""
        weight = self._arrays["enter.weight"]
        sizes = [self._arrays[f"classes.{name}.weight"].shape[1] for name in CONTEXT]
        own = len(weight) - sum(sizes)
        parts = np.split(weight[own:], np.cumsum(sizes)[:-1])
        tables = [self._arrays[f"classes.{name}.weight"] @ part for name, part in zip(CONTEXT, parts, strict=True)]
        tables[0] = tables[0] + self._arrays["enter.bias"]
        return np.ascontiguousarray(weight[:own]), tables

    def _folded(self, name: str, dilation: int) -> Block:
        parts = ("norm.weight", "norm.bias", "convolution.weight", "convolution.bias")
        gain, shift, weight, bias = (self._arrays.pop(f"{name}.{part}") for part in parts)
        return Block(gain, shift, weight, bias, dilation)

    def _normed(self, x: Floats) -> Floats:
        return normed(x, self._arrays["norm.weight"], self._arrays["norm.bias"])
