"""The network of ``analysis.actors.network`` in PyTorch, for training, and its weights as arrays."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from analysis.actors.forms import WORDS
from analysis.actors.network import CLASSES, CONTEXT, DILATIONS, GRAMS, LABELS
from training.network import Block

SIZES = {"word": 64, "lemma": 24, "end3": 16, "end4": 16, "head3": 12, "shape": 8}
WIDTH, OF_GRAMS = 96, 40
HIDDEN = 0.3  # share of the words (and lemmas) that are hidden in training


class Network(nn.Module):
    """``vocabularies`` are the sizes of the WORDS."""

    def __init__(self, vocabularies: dict[str, int]) -> None:
        super().__init__()
        self.words = nn.ModuleDict({name: nn.Embedding(vocabularies[name] + 1, SIZES[name]) for name in WORDS})
        of_classes = {**CLASSES, **CONTEXT}
        self.classes = nn.ModuleDict({name: nn.Embedding(size, _width(size)) for name, size in of_classes.items()})
        self.grams = nn.EmbeddingBag(GRAMS, OF_GRAMS, mode="mean")
        self.enter = nn.Linear(sum(SIZES.values()) + sum(map(_width, of_classes.values())) + OF_GRAMS, WIDTH)
        self.blocks = nn.ModuleList(Block(WIDTH, WIDTH, dilation, 0.15) for dilation in DILATIONS)
        self.norm, self.labels = nn.LayerNorm(WIDTH), nn.Linear(WIDTH, len(LABELS))
        self.given, self.dropout = nn.Dropout(0.25), nn.Dropout(0.4)
        self.follows = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.begins = nn.Parameter(torch.zeros(len(LABELS)))

    def forward(self, words: Tensor, classes: Tensor, pieces: tuple[Tensor, Tensor], mask: Tensor) -> Tensor:
        """Scores (sentences, tokens, LABELS); ``classes``: CLASSES and CONTEXT, ``pieces``: for EmbeddingBag."""
        given = []
        for place, (name, table) in enumerate(self.words.items()):
            ids = words[..., place]
            if self.training and name in {"word", "lemma"}:
                ids = torch.where(torch.rand(ids.shape) < HIDDEN, torch.zeros_like(ids), ids)
            given.append(table(ids))
        tables = [table(classes[..., place]) for place, table in enumerate(self.classes.values())]
        of_grams = torch.zeros(*mask.shape, OF_GRAMS)
        of_grams[mask] = self.grams(*pieces)
        # Context comes last: what goes before it is the word by itself.
        given += [*tables[: len(CLASSES)], of_grams, *tables[len(CLASSES) :]]
        x = self.dropout(functional.relu(self.enter(self.given(torch.cat(given, -1)))))
        m = mask.unsqueeze(-1).float()
        for block in self.blocks:
            x = block(x, m)
        return self.labels(self.dropout(self.norm(x)))

    def loss(self, scores: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of the labels under the linear chain, per token."""
        state = self.begins + scores[:, 0]
        path = self.begins[labels[:, 0]] + _of(scores[:, 0], labels[:, 0])
        for step in range(1, scores.shape[1]):
            there = mask[:, step]
            following = torch.logsumexp(state.unsqueeze(2) + self.follows, 1) + scores[:, step]
            state = torch.where(there.unsqueeze(1), following, state)
            added = self.follows[labels[:, step - 1], labels[:, step]] + _of(scores[:, step], labels[:, step])
            path = path + torch.where(there, added, torch.zeros_like(added))
        return (torch.logsumexp(state, 1) - path).sum() / mask.sum()

    def arrays(self) -> dict[str, np.ndarray]:
        """Weights by name as ``analysis.actors.network`` takes them: layers as (inputs, outputs)."""
        tables = {name for name, module in self.named_modules() if isinstance(module, nn.Embedding | nn.EmbeddingBag)}
        found = {}
        for name, value in self.state_dict().items():
            layer = name.endswith(".weight") and value.ndim == 2 and name.removesuffix(".weight") not in tables
            found[name] = (value.T if layer else value).contiguous().numpy()
        return found


def _of(scores: Tensor, labels: Tensor) -> Tensor:
    return scores.gather(1, labels.unsqueeze(1)).squeeze(1)


def _width(size: int) -> int:
    return 2 if size < 3 else 4 if size < 6 else 6 if size < 20 else 12 if size < 300 else 32
