"""Documents as padded tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor

from analysis.actors.forms import WORDS
from analysis.voices.features import CLASSES
from analysis.voices.surroundings import Surroundings
from training.documents import Document
from training.network import Network


def of(
    documents: list[Document], texts: int, tokens: int, chance: random.Random | None = None
) -> Iterator[list[Document]]:
    """Documents of like length together, so many texts and padded tokens at most; mixed if ``chance`` is given."""
    noise = chance.random if chance else lambda: 0.0
    ordered = sorted((d for d in documents if len(d)), key=lambda d: len(d) + 60 * noise())
    found: list[list[Document]] = [[]]
    for item in ordered:
        if found[-1] and (len(found[-1]) >= texts or (len(found[-1]) + 1) * len(item) > tokens):
            found.append([])
        found[-1].append(item)
    if chance:
        chance.shuffle(found)
    return (batch for batch in found if batch)


def padded(arrays: list[np.ndarray], n: int, fill: float = 0) -> Tensor:
    """Arrays of one row a token as one tensor, filled up to ``n`` rows."""
    rows = [np.pad(a, [(0, n - len(a))] + [(0, 0)] * (a.ndim - 1), constant_values=fill) for a in arrays]
    return torch.from_numpy(np.stack(rows))


def tensors(batch: list[Document]) -> tuple[dict[str, Tensor], Tensor, Tensor]:
    """Columns by name, number of the sentence, and which tokens there are."""
    n = max(map(len, batch))
    columns = {name: padded([item.labels[f"column {name}"] for item in batch], n) for name in WORDS}
    classes = [item.features.classes for item in batch]
    columns |= {name: padded([one[name].astype(np.int64) for one in classes], n) for name in CLASSES}
    sentence = torch.from_numpy(
        np.stack([np.pad(item.features.sentence, (0, n - len(item)), mode="edge") for item in batch])
    )
    mask = torch.from_numpy(np.stack([np.arange(n) < len(item) for item in batch]))
    return columns, sentence, mask


def scores_of_parts(
    network: Network, hidden: Tensor, hints: Tensor, around: list[tuple[int, Surroundings]]
) -> tuple[Tensor, Tensor]:
    """Stage 2 over the surroundings of some quotations: scores, and which tokens there are."""
    n = max(len(one.tokens) for _, one in around)
    states = torch.stack([_filled(hidden[place, torch.from_numpy(one.tokens)], n) for place, one in around])
    given = torch.stack([_filled(hints[place, torch.from_numpy(one.tokens)], n) for place, one in around])
    numbers = {name: padded([getattr(one, name) for _, one in around], n) for name in Surroundings.NUMBERS}
    mask = torch.from_numpy(np.stack([np.arange(n) < len(one.tokens) for _, one in around]))
    return network.parts(states, numbers, given, mask), mask


def _filled(rows: Tensor, n: int) -> Tensor:
    return torch.nn.functional.pad(rows, (0, 0, 0, n - len(rows)))
