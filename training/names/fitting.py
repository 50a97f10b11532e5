"""Fit a network to sentences with names."""

from __future__ import annotations

import math
import random
import time
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor, nn

from analysis.actors.grams import grams
from analysis.actors.network import CLASSES, GRAMS, LABELS
from training.names.network import Network
from training.names.sentences import Sentence
from training.schedule import move, share_of_rate

EPOCHS, AT_ONCE = 11, 48
RATE, STEADY = 2e-3, 0.4
EXCHANGED = 0.5  # share of the sentences in which names are exchanged for others
_INITIAL = len(CLASSES) + 1  # the column that tells whether a token begins its sentence
_KINDS = frozenset({"PER", "LOC", "ORG"})

Row = tuple[np.ndarray, np.ndarray, list[str], np.ndarray]


class Exchange:
    """Puts another name of the same kind in a name's place (mention replacement, Dai and Adel 2020).

    A name that ends with s is exchanged for one that does: most are genitives.
    """

    def __init__(self, sentences: list[Sentence], chance: random.Random) -> None:
        self._chance = chance
        self._names: dict[tuple[str, bool], list[Row]] = defaultdict(list)
        for sentence in sentences:
            for first, last, kind in _names(sentence):
                self._names[kind, _genitive(sentence, last)].append(row(sentence, first, last))

    def __call__(self, sentence: Sentence) -> Row:
        """The sentence's columns, some names exchanged."""
        whole = row(sentence, 0, len(sentence))
        if self._chance.random() > EXCHANGED:
            return whole
        pieces, at = [], 0
        for first, last, kind in _names(sentence):
            if self._chance.random() < 0.4:
                continue
            words, classes, tokens, labels = self._chance.choice(self._names[kind, _genitive(sentence, last)])
            classes = classes.copy()
            # Where the name stands is not exchanged with it.
            classes[:, len(CLASSES) : _INITIAL + 1] = whole[1][first, len(CLASSES) : _INITIAL + 1]
            classes[1:, _INITIAL] = 0
            pieces += [row(sentence, at, first), (words, classes, tokens, labels)]
            at = last
        pieces.append(row(sentence, at, len(sentence)))
        words, classes, tokens, labels = zip(*pieces, strict=True)
        together = [one for piece in tokens for one in piece]
        return np.concatenate(words), np.concatenate(classes), together, np.concatenate(labels)


def row(sentence: Sentence, first: int, last: int) -> Row:
    """The columns of some tokens: words, CLASSES and CONTEXT, the tokens themselves, labels."""
    columns = np.concatenate([sentence.classes, sentence.context], axis=1)
    return sentence.words[first:last], columns[first:last], sentence.tokens[first:last], sentence.labels[first:last]


def _names(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    labels = [LABELS[number] for number in sentence.labels]
    for first, label in enumerate(labels):
        kind = label[2:]
        if label[0] == "B" and kind in _KINDS:
            last = first + 1
            while last < len(labels) and labels[last] == f"I-{kind}":
                last += 1
            yield first, last, kind


def _genitive(sentence: Sentence, last: int) -> bool:
    return sentence.text[: sentence.offsets[last - 1, 1]].endswith("s")


def tensors(rows: list[Row]) -> tuple[Tensor, Tensor, tuple[Tensor, Tensor], Tensor, Tensor]:
    """Words, classes, pieces of letters, which tokens there are, and labels."""
    n = max(len(row[3]) for row in rows)
    words, classes, labels = (
        torch.from_numpy(np.stack([_filled(row[place], n) for row in rows])) for place in (0, 1, 3)
    )
    mask = torch.from_numpy(np.stack([np.arange(n) < len(row[3]) for row in rows]))
    flat, counts = _pieces([token for row in rows for token in row[2]])
    starts = np.cumsum(counts) - counts
    return words, classes, (torch.from_numpy(flat), torch.from_numpy(starts)), mask, labels


def _pieces(tokens: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of the pieces of each token in a row, and how many each has."""
    found = grams(tokens, GRAMS)
    of = np.concatenate([np.repeat(np.arange(len(tokens)), counts) for _, counts in found])
    numbers = np.concatenate([numbers for numbers, _ in found])
    return numbers[np.argsort(of, kind="stable")], sum(counts for _, counts in found)


def _filled(rows: np.ndarray, n: int) -> np.ndarray:
    return np.pad(rows, [(0, n - len(rows))] + [(0, 0)] * (rows.ndim - 1))


def fit(sentences: list[Sentence], vocabularies: dict[str, dict[str, int]], seed: int) -> Network:
    """Train; the weights are a moving average over the steps."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    chance = random.Random(seed)
    sentences = [sentence for sentence in sentences if len(sentence)]
    exchange = Exchange(sentences, chance)
    network = Network({name: len(known) for name, known in vocabularies.items()})
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.01)
    average = {name: value.clone() for name, value in network.state_dict().items()}
    steps = math.ceil(len(sentences) / AT_ONCE) * EPOCHS
    step = 0
    for epoch in range(EPOCHS):
        network.train()
        began, losses = time.time(), []
        for batch in _batches(sentences, chance):
            step += 1
            for group in optimiser.param_groups:
                group["lr"] = RATE * share_of_rate(step, steps, STEADY)
            words, classes, pieces, mask, labels = tensors([exchange(sentence) for sentence in batch])
            loss = network.loss(network(words, classes, pieces, mask), labels, mask)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            move(average, network, step)
            losses.append(loss.item())
        print(f"epoch {epoch + 1} of {EPOCHS}: {time.time() - began:.0f} s, loss {np.mean(losses):.4f}", flush=True)
    network.load_state_dict(average)
    return network


def _batches(sentences: list[Sentence], chance: random.Random) -> list[list[Sentence]]:
    """Sentences of like length together, in mixed order."""
    ordered = sorted(sentences, key=lambda sentence: len(sentence) + 8 * chance.random())
    found = [ordered[at : at + AT_ONCE] for at in range(0, len(ordered), AT_ONCE)]
    chance.shuffle(found)
    return found
