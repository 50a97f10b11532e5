"""The trained network that reads a text, in plain numpy; ``training/network.py`` is the same network for training.

Stage 1 reads the text once: which tokens are indirect speech, which sentences go on with somebody's words, speak them
as free indirect speech or report them, which passages are direct quotations, which tokens are speaker, cue, frame or
addressee of anything. Stage 2 reads the surroundings of one quotation and tells its own speaker, cue, frame and
addressee.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analysis.actors.forms import WORDS
from analysis.models.blocks import Block
from analysis.models.layers import Floats, Ints, linear, normed, relu, sigmoid, softmax, sums
from analysis.models.rows import Rows, numbered, steadily
from analysis.models.weights import Weights
from analysis.voices.features import CLASSES, CONTEXT, Features
from analysis.voices.lexical import LEXICAL, Form
from analysis.voices.surroundings import GAP, Surroundings

ROLES = ("speaker", "cue", "frame", "addressee")
DILATIONS, DILATIONS_2 = (1, 2, 4, 8), (1, 2, 4, 8)
LENGTHS = 10
_AT_ONCE = 1_000


def length_class(n_tokens: int) -> int:
    """Class of a passage's length in tokens, marks included.

    >>> [length_class(n) for n in (3, 6, 30)]
    [0, 3, 7]
    """
    return min(LENGTHS - 1, int(math.log2(max(1, n_tokens - 2)) * 1.5))


@dataclass(frozen=True)
class Read:
    """What stage 1 makes of a text: states of the tokens, and shares.

    ``roles`` and ``indirect`` have a row per token (ROLES of anything; outside, begins, goes on), ``sentences`` one per
    sentence (none, indirect free indirect, free indirect, reported), ``direct`` one number per candidate.
    """

    hidden: Floats
    roles: Floats
    indirect: Floats
    sentences: Floats
    direct: Floats


class Network:
    """A network with its weights."""

    def __init__(self, weights: Weights, prefix: str = "") -> None:
        names = [name for name in weights.arrays if name.startswith(prefix) and not name.endswith(".scale")]
        self.arrays = {name.removeprefix(prefix): weights.floats(name) for name in names if "vocabulary" not in name}
        self.blocks = [self._folded(f"blocks.{place}", dilation) for place, dilation in enumerate(DILATIONS)]
        self.blocks_2 = [self._folded(f"blocks_2.{place}", dilation) for place, dilation in enumerate(DILATIONS_2)]
        self._vocabularies = tuple(weights.words(f"vocabulary.{name}") for name in WORDS)
        self._forms = Rows[Form](self.arrays["enter.bias"].shape[0], self._by_themselves)

    def read(self, features: Features) -> Read:
        """Stage 1."""
        n = len(features.starts)
        firsts = np.searchsorted(features.sentence, np.arange(features.n_sentences), side="left")
        lasts = np.searchsorted(features.sentence, np.arange(features.n_sentences), side="right")
        hidden = self._encode(features, firsts, lasts)
        indirect = softmax(self._linear("indirect", hidden))
        roles = sigmoid(self._linear("roles", hidden))
        sentences = softmax(self._sentences(hidden, firsts, lasts, n))
        return Read(hidden, roles, indirect, sentences, self._direct(features, hidden))

    def parts(self, read: Read, around: Surroundings) -> Floats:
        """Stage 2: the shares (none and ROLES) of the tokens around quotations."""
        shares = [self._parts(read, some) for some in _groups(around)]
        return np.concatenate(shares) if shares else np.zeros((0, 1 + len(ROLES)), np.float32)

    def _parts(self, read: Read, around: Surroundings) -> Floats:
        given = [read.hidden[around.tokens]]
        given += [self.arrays[f"{name}.weight"][getattr(around, name)] for name in Surroundings.NUMBERS]
        given += [read.roles[around.tokens], read.indirect[around.tokens]]
        n = len(around.tokens) + GAP * len(around)
        # Behind every quotation's rows some of zeros: what is around the next one is nothing to it.
        held = np.arange(len(around.tokens)) + GAP * np.repeat(np.arange(len(around)), np.diff(around.edges))
        x = np.zeros((n, self.arrays["enter_2.weight"].shape[0]), np.float32)
        x[held] = np.concatenate(given, axis=1)
        x = relu(self._linear("enter_2", x))
        is_empty = np.ones(n, bool)
        is_empty[held] = False
        empty = np.flatnonzero(is_empty)
        for block in self.blocks_2:
            block.add_to(x, empty)
        return softmax(self._linear("part", self._normed("norm_2", x)))[held]

    def _encode(self, features: Features, firsts: Ints, lasts: Ints) -> Floats:
        x = self._forms.of(features.forms)
        for name, table in self._context_tables.items():
            x += table[features.context[name]]
        relu(x)
        half = len(DILATIONS) // 2
        for block in self.blocks[:half]:
            block.add_to(x)
        x += self._context(x, features.sentence, firsts, lasts)
        for block in self.blocks[half:]:
            block.add_to(x)
        return self._normed("norm", x)

    @cached_property
    def _first_layer(self) -> dict[str, Floats]:
        """The part of the first layer that reads each column."""
        names = [f"words.{name}" for name in WORDS] + [f"classes.{name}" for name in CLASSES]
        sizes = [self.arrays[f"{name}.weight"].shape[1] for name in names]
        return dict(zip(names, np.split(self.arrays["enter.weight"], np.cumsum(sizes)[:-1]), strict=True))

    @cached_property
    def _context_tables(self) -> dict[str, Floats]:
        """What each value of the columns of CONTEXT adds to the first layer."""
        names = {name: f"classes.{name}" for name in CONTEXT}
        return {name: self.arrays[f"{key}.weight"] @ self._first_layer[key] for name, key in names.items()}

    def _by_themselves(self, found: list[Form]) -> Floats:
        """What words are by themselves, as they enter the first block."""
        of_words = zip(*(form.words for form in found), strict=True)
        of_classes = zip(*(form.classes for form in found), strict=True)
        given = [
            self.arrays[f"words.{name}.weight"].take(numbered(column, held), axis=0)
            for name, held, column in zip(WORDS, self._vocabularies, of_words, strict=True)
        ]
        given += [
            self.arrays[f"classes.{name}.weight"].take(column, axis=0)
            for name, column in zip(LEXICAL, of_classes, strict=True)
        ]
        return steadily(np.concatenate(given, axis=1), self._of_words) + self.arrays["enter.bias"]

    @cached_property
    def _of_words(self) -> Floats:
        """The part of the first layer that reads words by themselves."""
        names = [f"words.{name}" for name in WORDS] + [f"classes.{name}" for name in LEXICAL]
        return np.concatenate([self._first_layer[name] for name in names])

    def _context(self, x: Floats, sentence: Ints, firsts: Ints, lasts: Ints) -> Floats:
        """From the token, the mean of its sentence, of the one before and of the one after."""
        own, *others = np.split(self.arrays["context.weight"], 4)
        mean = np.zeros((len(firsts) + 2, x.shape[1]), np.float32)
        mean[1:-1] = sums(x, firsts, lasts) / np.maximum(lasts - firsts, 1)[:, None]
        y = linear(self._normed("norm", x), own, self.arrays["context.bias"])
        # One product a sentence, not one a token.
        around = mean[1:-1] @ others[0] + mean[:-2] @ others[1] + mean[2:] @ others[2]
        y += around[sentence]
        return relu(y)

    def _sentences(self, hidden: Floats, firsts: Ints, lasts: Ints, n: int) -> Floats:
        weight = np.exp(np.clip(self._linear("attend", hidden), -8, 8))
        attended = sums(hidden * weight, firsts, lasts) / np.maximum(sums(weight, firsts, lasts), 1e-6)
        mean = sums(hidden, firsts, lasts) / np.maximum(lasts - firsts, 1)[:, None]
        opening = hidden[np.minimum(firsts, n - 1)] if n else np.zeros_like(mean)
        return self._head("sentence", np.concatenate([mean, attended, opening], axis=1))

    def _direct(self, features: Features, hidden: Floats) -> Floats:
        """For each candidate the mean share of its pieces."""
        if not features.candidates:
            return np.zeros(0, np.float32)
        pieces = [piece for candidate in features.candidates for piece in candidate.pieces]
        rows = np.stack([self._passage(hidden, first, end) for first, end in pieces])
        lengths = self.arrays["length.weight"][[length_class(end - first) for first, end in pieces]]
        shares = sigmoid(self._head("zone", np.concatenate([rows, lengths], axis=1)))[:, 0]
        counts = [len(candidate.pieces) for candidate in features.candidates]
        ends = np.cumsum(counts)
        return np.array([shares[e - c : e].mean() for c, e in zip(counts, ends, strict=True)], np.float32)

    def _passage(self, hidden: Floats, first: int, end: int) -> Floats:
        inside = hidden[first + 1 : end - 1].mean(axis=0) if end - first > 2 else hidden[first]
        outside = hidden[max(0, first - 1)] + hidden[min(len(hidden) - 1, end)]
        return np.concatenate([hidden[first], hidden[end - 1], inside, outside])

    def _folded(self, name: str, dilation: int) -> Block:
        parts = ("norm.weight", "norm.bias", "convolution.weight", "convolution.bias")
        gain, shift, weight, bias = (self.arrays.pop(f"{name}.{part}") for part in parts)
        return Block(gain, shift, weight, bias, dilation)

    def _head(self, name: str, x: Floats) -> Floats:
        return self._linear(f"{name}.3", relu(self._linear(f"{name}.0", x)))

    def _linear(self, name: str, x: Floats) -> Floats:
        return linear(x, self.arrays[f"{name}.weight"], self.arrays[f"{name}.bias"])

    def _normed(self, name: str, x: Floats) -> Floats:
        return normed(x, self.arrays[f"{name}.weight"], self.arrays[f"{name}.bias"])


def _groups(around: Surroundings) -> Iterator[Surroundings]:
    """So many at once that what is computed of them stays in the processor's cache."""
    first, n = 0, 0
    for number, length in enumerate(np.diff(around.edges).tolist(), start=1):
        n += length + GAP
        if n > _AT_ONCE:
            yield around.of(first, number)
            first, n = number, 0
    if first < len(around):
        yield around.of(first, len(around))
