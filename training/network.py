"""The network of ``analysis.voices.network`` in PyTorch, for training, and its weights as arrays.

Further heads (tags, mood and case, names, historical speech annotation) only help the shared layers while training.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from analysis.actors.forms import WORDS
from analysis.voices.features import CLASSES, OF_RULES
from analysis.voices.network import DILATIONS, DILATIONS_2, LENGTHS, ROLES, length_class
from analysis.voices.surroundings import DISTANCES, OTHERS, RELATIONS, RULED

SIZES = {"word": 64, "lemma": 32, "end3": 16, "end4": 16, "head3": 12, "shape": 6}
NUMBERS = {"relation": (RELATIONS, 24), "distance": (DISTANCES, 12), "other": (OTHERS, 4), "ruled": (RULED, 8)}
WIDTH, NARROW = 128, 48
SIDE, SIDE_2 = 64, 48
INDIRECT = 3  # outside, begins, goes on
SENTENCE = 4  # none, indirect free indirect, free indirect, reported


class Block(nn.Module):
    """A residual convolution of width three with a gate.

    Of the row before, the first ``side`` columns are read, of the row after the last; all of them if it is the width.
    """

    def __init__(self, width: int, side: int, dilation: int, dropout: float) -> None:
        super().__init__()
        self.norm, self.side, self.dilation = nn.LayerNorm(width), side, dilation
        self.convolution = nn.Linear(width + 2 * side, 2 * width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` is (texts, tokens, width), ``mask`` (texts, tokens, 1)."""
        y, n, far = self.norm(x) * mask, x.shape[1], self.dilation
        left, right = y[..., : self.side], y[..., y.shape[2] - self.side :]
        before, after = functional.pad(left, (0, 0, far, 0))[:, :n], functional.pad(right, (0, 0, 0, far))[:, far:]
        y = self.convolution(torch.cat([before, y, after], -1))
        return x + self.dropout(functional.glu(y, -1))


class Network(nn.Module):
    """Both stages; ``vocabularies`` are the sizes of the WORDS, ``others`` the outputs of the helping heads."""

    def __init__(self, vocabularies: dict[str, int], others: dict[str, int]) -> None:
        super().__init__()
        self.words = nn.ModuleDict({name: nn.Embedding(vocabularies[name] + 1, SIZES[name]) for name in WORDS})
        self.classes = nn.ModuleDict({name: nn.Embedding(size, _width(size)) for name, size in CLASSES.items()})
        given = sum(SIZES.values()) + sum(map(_width, CLASSES.values()))
        self.enter = nn.Linear(given, WIDTH)
        self.dropout = nn.Dropout(0.3)
        self.blocks = nn.ModuleList(Block(WIDTH, SIDE, dilation, 0.1) for dilation in DILATIONS)
        self.context, self.norm = nn.Linear(4 * WIDTH, WIDTH), nn.LayerNorm(WIDTH)
        self.indirect, self.roles = nn.Linear(WIDTH, INDIRECT), nn.Linear(WIDTH, len(ROLES))
        self.attend = nn.Linear(WIDTH, 1)
        self.sentence = _head(3 * WIDTH, 96, SENTENCE)
        self.length, self.zone = nn.Embedding(LENGTHS, 8), _head(4 * WIDTH + 8, 64, 1)
        self.others = nn.ModuleDict({name: nn.Linear(WIDTH, size) for name, size in others.items()})
        self.numbers = nn.ModuleDict({name: nn.Embedding(*size) for name, size in NUMBERS.items()})
        given = WIDTH + sum(size for _, size in NUMBERS.values()) + len(ROLES) + INDIRECT
        self.enter_2 = nn.Linear(given, NARROW)
        self.blocks_2 = nn.ModuleList(Block(NARROW, SIDE_2, dilation, 0.1) for dilation in DILATIONS_2)
        self.norm_2, self.part = nn.LayerNorm(NARROW), nn.Linear(NARROW, 1 + len(ROLES))

    def encode(self, columns: dict[str, Tensor], sentence: Tensor, mask: Tensor) -> Tensor:
        """Hidden states (texts, tokens, WIDTH). While training some words and some of what the rules say are hidden."""
        pieces = []
        for name, table in self.words.items():
            ids = columns[name]
            if self.training and name in {"word", "lemma"}:
                ids = torch.where(torch.rand(ids.shape) < 0.15, torch.zeros_like(ids), ids)
            pieces.append(table(ids))
        for name, table in self.classes.items():
            piece = table(columns[name])
            if self.training and name in OF_RULES:
                piece = piece * (torch.rand((*piece.shape[:2], 1)) > 0.1)
            pieces.append(piece)
        x = self.dropout(functional.relu(self.enter(self.dropout(torch.cat(pieces, -1)))))
        m = mask.unsqueeze(-1).float()
        half = len(self.blocks) // 2
        for block in self.blocks[:half]:
            x = block(x, m)
        x = x + functional.relu(self.context(torch.cat([self.norm(x), *_neighbours(x * m, sentence, mask)], -1)))
        for block in self.blocks[half:]:
            x = block(x, m)
        return self.dropout(self.norm(x))

    def sentences(self, hidden: Tensor, sentence: Tensor, mask: Tensor) -> Tensor:
        """Scores (texts, sentences, SENTENCE)."""
        texts, tokens, _ = hidden.shape
        n = int(sentence.max()) + 1
        weight = torch.exp(self.attend(hidden).clamp(-8, 8)) * mask.unsqueeze(-1)
        attended = _sums(hidden * weight, sentence, n) / _sums(weight, sentence, n).clamp(min=1e-6)
        mean = _sums(hidden * mask.unsqueeze(-1), sentence, n) / _counts(sentence, mask, n)
        place = torch.where(mask, torch.arange(tokens).expand(texts, tokens), tokens - 1)
        first = torch.full((texts, n), tokens - 1).scatter_reduce(1, sentence, place, "amin")
        opening = torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[2]))
        return self.sentence(torch.cat([mean, attended, opening], -1))

    def pieces(self, hidden: Tensor, pieces: list[tuple[int, int, int, int]]) -> Tensor:
        """Scores of pieces of candidates: (text, first token, token after the last, last token of the text)."""
        rows = []
        for text, first, end, last in pieces:
            h = hidden[text]
            inside = h[first + 1 : end - 1].mean(0) if end - first > 2 else h[first]
            rows.append(torch.cat([h[first], h[end - 1], inside, h[max(0, first - 1)] + h[min(last, end)]]))
        lengths = torch.tensor([length_class(end - first) for _, first, end, _ in pieces])
        return self.zone(torch.cat([torch.stack(rows), self.length(lengths)], 1)).squeeze(1)

    def parts(self, states: Tensor, numbers: dict[str, Tensor], hints: Tensor, mask: Tensor) -> Tensor:
        """Scores (quotations, tokens, none and ROLES) of the tokens around quotations."""
        pieces = []
        for name, table in self.numbers.items():
            piece = table(numbers[name])
            if self.training and name == "ruled":
                piece = piece * (torch.rand((len(piece), 1, 1)) > 0.1)
            pieces.append(piece)
        given = [states, *pieces, hints]
        x = self.dropout(functional.relu(self.enter_2(torch.cat(given, -1))))
        m = mask.unsqueeze(-1).float()
        for block in self.blocks_2:
            x = block(x, m)
        return self.part(self.dropout(self.norm_2(x)))

    def arrays(self) -> dict[str, np.ndarray]:
        """Weights by name as ``analysis.voices.network`` takes them: layers as (inputs, outputs), no helping heads."""
        found = {}
        tables = {name for name, module in self.named_modules() if isinstance(module, nn.Embedding)}
        for name, value in self.state_dict().items():
            if not name.startswith("others."):
                layer = name.endswith(".weight") and value.ndim == 2 and name.removesuffix(".weight") not in tables
                found[name.removeprefix("numbers.")] = (value.T if layer else value).contiguous().numpy()
        return found


def _width(size: int) -> int:
    return 4 if size < 5 else 6 if size < 8 else 8 if size < 20 else 12 if size < 300 else 32


def _head(given: int, hidden: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(given, hidden), nn.ReLU(), nn.Dropout(0.3), nn.Linear(hidden, outputs))


def _sums(x: Tensor, sentence: Tensor, n: int) -> Tensor:
    index = sentence.unsqueeze(-1).expand(-1, -1, x.shape[2])
    return torch.zeros(x.shape[0], n, x.shape[2]).scatter_add(1, index, x)


def _counts(sentence: Tensor, mask: Tensor, n: int) -> Tensor:
    return torch.zeros(sentence.shape[0], n).scatter_add(1, sentence, mask.float()).clamp(min=1).unsqueeze(-1)


def _neighbours(x: Tensor, sentence: Tensor, mask: Tensor) -> list[Tensor]:
    """Mean of the token's sentence, of the one before and of the one after."""
    n = int(sentence.max()) + 3
    mean = _sums(x, sentence + 1, n) / _counts(sentence + 1, mask, n)
    return [
        torch.gather(mean, 1, (sentence + 1 + step).unsqueeze(-1).expand(-1, -1, x.shape[2])) for step in (0, -1, 1)
    ]
