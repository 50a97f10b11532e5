"""Fit a network to the data; ``training.build`` and ``training.folds`` are the commands."""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from analysis.actors.forms import WORDS
from analysis.evaluation.gold import read_gold_table
from training import batches, documents, labels
from training.documents import Document
from training.network import Network
from training.schedule import move, share_of_rate

STYLES = Path(__file__).resolve().parents[1] / "data" / "styles"
TOGETHER, ALONE = 8, 12  # epochs with the helping corpora, epochs on quotations alone
RATE = 2e-3
DIRECT = 0.15  # weight of the loss of passages in marks
STEADY = 0.5  # share of the steps before the rate falls
TEXTS, TOKENS = 12, 5_000  # of a batch, at most
FEWEST = 3  # occurrences of a word with an embedding of its own


def read(gold: Path) -> dict[str, list[Document]]:
    """All documents by corpus, labels set."""
    styles = read_gold_table(STYLES)
    is_open = styles.articles["group"].str.startswith("open")
    train = documents.from_gold(read_gold_table(gold / "train.jsonl.gz"))
    train += documents.from_gold(replace(styles, articles=styles.articles[is_open]))
    for item in train:
        labels.prepare(item)
    return {
        "train": train,
        "redewiedergabe": documents.redewiedergabe(gold / "redewiedergabe.jsonl.gz"),
        "germeval": documents.germeval(gold / "ner" / "train.jsonl.gz"),
        "universal": [d for f in ("gsd_dev", "pud") for d in documents.universal(gold / "ud" / f"{f}.conllu.gz")],
    }


def vocabularies_of(found: dict[str, list[Document]]) -> dict[str, dict[str, int]]:
    """For each of WORDS its words that occur often enough, numbered from 1 by frequency."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in WORDS}
    for item in (item for corpus in found.values() for item in corpus):
        for name, words in zip(WORDS, zip(*item.features.words, strict=True), strict=False):
            counts[name].update(words)
    ordered = {name: sorted(count.items(), key=lambda x: (-x[1], x[0])) for name, count in counts.items()}
    return {
        name: {word: place for place, word in enumerate((w for w, n in words if n >= FEWEST), 1)}
        for name, words in ordered.items()
    }


def number(found: dict[str, list[Document]], vocabularies: dict[str, dict[str, int]]) -> None:
    """Set the columns of words that the network reads."""
    for item in (item for corpus in found.values() for item in corpus):
        for name, words in zip(WORDS, zip(*item.features.words, strict=True), strict=False):
            item.labels[f"column {name}"] = np.array([vocabularies[name].get(word, 0) for word in words], np.int64)


def tags(corpora: list[list[Document]], label: str) -> int:
    """Replace the tags of a label by numbers; how many there are."""
    every = sorted({tag for corpus in corpora for item in corpus for tag in item.labels[label]})
    numbers = {tag: place for place, tag in enumerate(every)}
    for item in (item for corpus in corpora for item in corpus):
        item.labels[label] = np.array([numbers[tag] for tag in item.labels[label]], np.int64)
    return len(every)


def loss_of_quotations(network: Network, batch: list[Document]) -> torch.Tensor:
    """Everything that is asked of annotated articles."""
    read_columns, sentence, mask = batches.tensors(batch)
    hidden = network.encode(read_columns, sentence, mask)
    n = mask.shape[1]
    indirect = network.indirect(hidden)
    loss = _classes(indirect, batches.padded([item.labels["indirect"] for item in batch], n, -100))
    roles = network.roles(hidden)
    loss = loss + _layers(roles, batches.padded([item.labels["roles"] for item in batch], n), mask)
    sentences = network.sentences(hidden, sentence, mask)
    wanted = batches.padded([item.labels["sentence"] for item in batch], sentences.shape[1], -100)
    loss = loss + 0.35 * _classes(sentences, wanted, 0.02)
    pieces = [
        (place, first, end, len(item) - 1)
        for place, item in enumerate(batch)
        for candidate in item.features.candidates
        for first, end in candidate.pieces
    ]
    if pieces:
        right = torch.from_numpy(np.concatenate([item.labels["direct"] for item in batch]))
        loss = loss + DIRECT * functional.binary_cross_entropy_with_logits(network.pieces(hidden, pieces), right)
    hints = torch.cat([torch.sigmoid(roles), functional.softmax(indirect, -1)], -1).detach()
    around = [(place, near) for place, item in enumerate(batch) for near, _ in item.around]
    if around:
        scores, held = batches.scores_of_parts(network, hidden, hints, around)
        parts = [part for item in batch for _, part in item.around]
        loss = loss + 1.5 * _classes(scores, batches.padded(parts, held.shape[1], -100))
    return loss


def loss_of_help(network: Network, batch: list[Document], corpus: str) -> torch.Tensor:
    """What the other corpora know: tags, forms, names, speech."""
    read_columns, sentence, mask = batches.tensors(batch)
    hidden = network.encode(read_columns, sentence, mask)
    n = mask.shape[1]

    def asked(label: str) -> torch.Tensor:
        wanted = batches.padded([item.labels[label] for item in batch], n, -100)
        return _classes(network.others[label](hidden), wanted)

    if corpus == "germeval":
        return 0.4 * asked("names")
    loss = 0.25 * asked("pos")
    if corpus == "redewiedergabe":
        speech = batches.padded([item.labels["speech"] for item in batch], n)
        loss = loss + 0.25 * asked("form") + 0.7 * _layers(network.others["speech"](hidden), speech, mask)
    return loss


def _classes(scores: torch.Tensor, wanted: torch.Tensor, smoothing: float = 0.0) -> torch.Tensor:
    return functional.cross_entropy(
        scores.reshape(-1, scores.shape[-1]), wanted.reshape(-1), ignore_index=-100, label_smoothing=smoothing
    )


def _layers(scores: torch.Tensor, wanted: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    each = functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none").mean(-1)
    return (each * mask).sum() / mask.sum()


def fit(found: dict[str, list[Document]], vocabularies: dict[str, dict[str, int]], seed: int) -> Network:
    """Train; the weights are a moving average over the steps."""
    # One thread: the same sums on any machine, and two networks train side by side on two cores.
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    chance = random.Random(seed)
    n_tags = tags([found["redewiedergabe"], found["universal"]], "pos")
    n_names = tags([found["germeval"]], "names")
    sizes = {name: len(known) for name, known in vocabularies.items()}
    network = Network(sizes, {"pos": n_tags, "form": 7, "names": n_names, "speech": 8})
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.01)
    average = {name: value.clone() for name, value in network.state_dict().items()}
    plan = [_epoch(found, chance, epoch < TOGETHER) for epoch in range(TOGETHER + ALONE)]
    steps, step = sum(map(len, plan)), 0
    for epoch, share in enumerate(plan):
        network.train()
        began, losses = time.time(), Counter[str]()
        for corpus, batch in share:
            step += 1
            rate = RATE * share_of_rate(step, steps, STEADY)
            for group in optimiser.param_groups:
                group["lr"] = rate
            train = corpus == "train"
            loss = loss_of_quotations(network, batch) if train else loss_of_help(network, batch, corpus)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            move(average, network, step)
            losses[corpus] += loss.item()
        told = {corpus: round(value / sum(c == corpus for c, _ in share), 3) for corpus, value in losses.items()}
        print(f"epoch {epoch + 1} of {len(plan)}: {time.time() - began:.0f} s, losses {told}", flush=True)
    network.load_state_dict(average)
    return network


def _epoch(found: dict[str, list[Document]], chance: random.Random, together: bool) -> list[tuple[str, list[Document]]]:
    pieces = [("train", batch) for batch in batches.of(found["train"], TEXTS, TOKENS, chance)]
    if together:
        some = {
            "redewiedergabe": chance.sample(found["redewiedergabe"], int(0.6 * len(found["redewiedergabe"]))),
            "germeval": chance.sample(found["germeval"], min(4000, len(found["germeval"]))),
            "universal": found["universal"],
        }
        for corpus, items in some.items():
            texts = TEXTS if corpus == "redewiedergabe" else 10 * TEXTS
            pieces += [(corpus, batch) for batch in batches.of(items, texts, TOKENS, chance)]
    chance.shuffle(pieces)
    return pieces
