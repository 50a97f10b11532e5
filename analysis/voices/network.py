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
from analysis.models.blocks import Block, Ends, ends
from analysis.models.layers import (
    Floats,
    Ints,
    folded,
    linear,
    normed,
    relu,
    sigmoid,
    softmax,
    standardised,
    sums,
    totals,
)
from analysis.models.rows import Rows, numbered, steadily
from analysis.models.tables import Table
from analysis.models.weights import Weights
from analysis.voices.features import CLASSES, CONTEXT, Features
from analysis.voices.lexical import LEXICAL, Form
from analysis.voices.surroundings import Surroundings

ROLES = ("speaker", "cue", "frame", "addressee")
DILATIONS, DILATIONS_2 = (1, 2, 4, 8), (1, 2, 4, 8)
LENGTHS = 10
_AT_ONCE = 1_000
# Columns that are looked up together: their combinations are few enough to stay in the processor's cache.
_CONTEXT = (("quoted", "opens", "phrase", "named"), ("attribution", "content", "rule"))
_NUMBERS = (("relation",), ("distance", "other", "ruled"))


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
        hidden = self._encode(features, firsts, lasts, self._alone(features.edges))
        indirect = softmax(self._linear("indirect", hidden))
        roles = sigmoid(self._linear("roles", hidden))
        sentences = softmax(self._sentences(hidden, firsts, lasts, n))
        return Read(hidden, roles, indirect, sentences, self._direct(features, hidden))

    def parts(self, read: Read, around: Surroundings) -> Floats:
        """Stage 2: the shares (none and ROLES) of the tokens around quotations."""
        if not len(around):
            return np.zeros((0, 1 + len(ROLES)), np.float32)
        of_tokens = self._given(read)
        return np.concatenate([self._parts(of_tokens, some) for some in _groups(around)])

    def _given(self, read: Read) -> Floats:
        """What each token of the text adds to the first layer of stage 2, wherever it stands to a quotation."""
        own, *_, hints = self._first_layer_2
        given = linear(read.hidden, own, self.arrays["enter_2.bias"])
        given += np.concatenate([read.roles, read.indirect], axis=1) @ hints
        return given

    def _parts(self, of_tokens: Floats, around: Surroundings) -> Floats:
        x = of_tokens.take(around.tokens, axis=0)
        for names, table in self._number_tables.items():
            x += table.of([getattr(around, name) for name in names])
        relu(x)
        firsts, lasts = around.edges[:-1], around.edges[1:]
        for block in self.blocks_2:
            # What is around the next quotation is nothing to this one.
            block.add_to(x, ends(firsts, lasts, block.dilation))
        return softmax(linear(standardised(x), *self._part))

    def _alone(self, edges: Ints) -> dict[int, Ends | None]:
        """By dilation the tokens that have nothing before or after them: those at the edges of texts."""
        if len(edges) == 2:
            return dict.fromkeys(DILATIONS)
        return {dilation: ends(edges[:-1], edges[1:], dilation) for dilation in set(DILATIONS)}

    def _encode(self, features: Features, firsts: Ints, lasts: Ints, alone: dict[int, Ends | None]) -> Floats:
        x = self._forms.of(features.forms)
        for names, table in self._context_tables.items():
            x += table.of([features.context[name] for name in names])
        relu(x)
        half = len(DILATIONS) // 2
        for block in self.blocks[:half]:
            block.add_to(x, alone[block.dilation])
        x += self._context(x, features.sentence, firsts, lasts)
        for block in self.blocks[half:]:
            block.add_to(x, alone[block.dilation])
        return normed(x, self.arrays["norm.weight"], self.arrays["norm.bias"])

    @cached_property
    def _context_layer(self) -> tuple[Floats, Floats, list[Floats]]:
        """Weight and bias for a token's standardised state, and the weights for the means of the sentences."""
        own, *others = np.split(self.arrays["context.weight"], 4)
        return *folded(self.arrays["norm.weight"], self.arrays["norm.bias"], own, self.arrays["context.bias"]), others

    @cached_property
    def _part(self) -> tuple[Floats, Floats]:
        """The last layer of stage 2, for standardised states."""
        names = ("norm_2.weight", "norm_2.bias", "part.weight", "part.bias")
        return folded(*(self.arrays[name] for name in names))

    @cached_property
    def _first_layer(self) -> dict[str, Floats]:
        """The part of the first layer that reads each column."""
        names = [f"words.{name}" for name in WORDS] + [f"classes.{name}" for name in CLASSES]
        sizes = [self.arrays[f"{name}.weight"].shape[1] for name in names]
        return dict(zip(names, np.split(self.arrays["enter.weight"], np.cumsum(sizes)[:-1]), strict=True))

    @cached_property
    def _context_tables(self) -> dict[tuple[str, ...], Table]:
        """What the values of some columns of CONTEXT add to the first layer."""
        weights = {
            name: self.arrays[f"classes.{name}.weight"] @ self._first_layer[f"classes.{name}"] for name in CONTEXT
        }
        return {names: Table([weights[name] for name in names]) for names in _CONTEXT}

    @cached_property
    def _first_layer_2(self) -> list[Floats]:
        """The parts of stage 2's first layer that read the states, each of the numbers, and the shares of stage 1."""
        sizes = [self.arrays["norm.bias"].shape[0]]
        sizes += [self.arrays[f"{name}.weight"].shape[1] for name in Surroundings.NUMBERS]
        return np.split(self.arrays["enter_2.weight"], np.cumsum(sizes))

    @cached_property
    def _number_tables(self) -> dict[tuple[str, ...], Table]:
        """What the values of some of the numbers add to the first layer of stage 2."""
        parts = zip(Surroundings.NUMBERS, self._first_layer_2[1:-1], strict=True)
        weights = {name: self.arrays[f"{name}.weight"] @ part for name, part in parts}
        return {names: Table([weights[name] for name in names]) for names in _NUMBERS}

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
        weight, bias, others = self._context_layer
        mean = np.zeros((len(firsts) + 2, x.shape[1]), np.float32)
        mean[1:-1] = _means(x, firsts, lasts)
        y = linear(standardised(x), weight, bias)
        # One product a sentence, not one a token.
        around = mean[1:-1] @ others[0] + mean[:-2] @ others[1] + mean[2:] @ others[2]
        y += around.take(sentence, axis=0)
        return relu(y)

    def _sentences(self, hidden: Floats, firsts: Ints, lasts: Ints, n: int) -> Floats:
        weight = np.exp(np.clip(self._linear("attend", hidden), -8, 8))
        attended = totals(hidden, firsts, lasts, weight[:, 0]) / np.maximum(sums(weight, firsts, lasts), 1e-6)
        mean = _means(hidden, firsts, lasts)
        opening = hidden[np.minimum(firsts, n - 1)] if n else np.zeros_like(mean)
        return self._head("sentence", np.concatenate([mean, attended, opening], axis=1))

    def _direct(self, features: Features, hidden: Floats) -> Floats:
        """For each candidate the mean share of its pieces."""
        if not features.candidates:
            return np.zeros(0, np.float32)
        pieces = [piece for candidate in features.candidates for piece in candidate.pieces]
        lengths = self.arrays["length.weight"][[length_class(end - first) for first, end in pieces]]
        rows = np.concatenate([_passages(hidden, features.edges, *np.array(pieces).T), lengths], axis=1)
        shares = sigmoid(self._head("zone", rows))[:, 0]
        counts = np.array([len(candidate.pieces) for candidate in features.candidates])
        means: Floats = np.add.reduceat(shares, np.cumsum(counts) - counts)
        means /= counts.astype(np.float32)
        return means

    def _folded(self, name: str, dilation: int) -> Block:
        parts = ("norm.weight", "norm.bias", "convolution.weight", "convolution.bias")
        gain, shift, weight, bias = (self.arrays.pop(f"{name}.{part}") for part in parts)
        return Block(gain, shift, weight, bias, dilation)

    def _head(self, name: str, x: Floats) -> Floats:
        return self._linear(f"{name}.3", relu(self._linear(f"{name}.0", x)))

    def _linear(self, name: str, x: Floats) -> Floats:
        return linear(x, self.arrays[f"{name}.weight"], self.arrays[f"{name}.bias"])


def _means(x: Floats, firsts: Ints, lasts: Ints) -> Floats:
    return totals(x, firsts, lasts) / np.maximum(lasts - firsts, 1).astype(np.float32)[:, None]


def _passages(hidden: Floats, edges: Ints, firsts: Ints, lasts: Ints) -> Floats:
    """Of each passage [first, last) the first and the last token, the mean inside them, and what is beside it."""
    text = np.searchsorted(edges, firsts, side="right") - 1
    inside = _means(hidden, firsts + 1, lasts - 1)
    inside = np.where((lasts - firsts > 2)[:, None], inside, hidden[firsts])
    outside = hidden[np.maximum(firsts - 1, edges[text])] + hidden[np.minimum(lasts, edges[text + 1] - 1)]
    return np.concatenate([hidden[firsts], hidden[lasts - 1], inside, outside], axis=1)


def _groups(around: Surroundings) -> Iterator[Surroundings]:
    """So many at once that what is computed of them stays in the processor's cache."""
    first, n = 0, 0
    for number, length in enumerate(np.diff(around.edges).tolist(), start=1):
        n += length
        if n > _AT_ONCE:
            yield around.of(first, number)
            first, n = number, 0
    if first < len(around):
        yield around.of(first, len(around))
