"""The benchmark's metric: how well quotations and their parts are found, token by token.

Source: Petersen-Frey and Biemann (2024), arXiv 2404.16764. Within a document gold and predicted quotations are paired
one to one so that the summed token F1 of the quoted words is highest; an equal type adds 0.01 and an equal medium 0.001
where the
words overlap. Every pair, every unpaired gold and every unpaired predicted quotation is one instance. In an instance
each
part has a token precision, if it was predicted, and a token recall, if gold has it. Their means over all instances give
precision and recall, these F1: **message** over the quoted words, **roles** over speaker, cue, frame and addressee
pooled, **joint** over all five parts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

PARTS = ("quote", "speaker", "cue", "frame", "addressee")
ROLES = PARTS[1:]


@dataclass(frozen=True)
class Quotation:
    """A quotation as sets of token numbers by part; parts that are not there are missing or empty."""

    type: str
    medium: str | None
    parts: dict[str, frozenset[int]]


@dataclass
class Tally:
    """Sums of token precision and recall by part, with the number of instances that have them."""

    precision: dict[str, float] = field(default_factory=lambda: dict.fromkeys(PARTS, 0.0))
    predicted: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))
    recall: dict[str, float] = field(default_factory=lambda: dict.fromkeys(PARTS, 0.0))
    gold: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))

    def __add__(self, other: Tally) -> Tally:
        """The sums of both."""
        total = Tally()
        for name in ("precision", "predicted", "recall", "gold"):
            mine, theirs, sums = getattr(self, name), getattr(other, name), getattr(total, name)
            for part in PARTS:
                sums[part] = mine[part] + theirs[part]
        return total

    def f1(self, parts: Iterable[str]) -> float:
        """F1 over the parts pooled; NaN if neither gold nor prediction has any.

        >>> tally = Tally()
        >>> count(tally, {"quote": frozenset({1, 2})}, {"quote": frozenset({2, 3, 4, 5})})
        >>> round(tally.f1(["quote"]), 3)
        0.333
        """
        names = list(parts)
        n_predicted, n_gold = (sum(counts[name] for name in names) for counts in (self.predicted, self.gold))
        if not n_predicted and not n_gold:
            return float("nan")
        precision = sum(self.precision[name] for name in names) / n_predicted if n_predicted else 0.0
        recall = sum(self.recall[name] for name in names) / n_gold if n_gold else 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def scores(self) -> dict[str, float]:
        """Message, roles, joint, and F1 of each part."""
        return {
            "message": self.f1(["quote"]),
            "roles": self.f1(ROLES),
            "joint": self.f1(PARTS),
            **{role: self.f1([role]) for role in ROLES},
        }


def count(tally: Tally, gold: dict[str, frozenset[int]] | None, predicted: dict[str, frozenset[int]] | None) -> None:
    """Add one instance: a pair, an unpaired gold (``predicted`` None) or an unpaired prediction (``gold`` None)."""
    for part in PARTS:
        theirs = (gold or {}).get(part, frozenset())
        mine = (predicted or {}).get(part, frozenset())
        both = len(theirs & mine)
        if mine:
            tally.predicted[part] += 1
            tally.precision[part] += both / len(mine)
        if theirs:
            tally.gold[part] += 1
            tally.recall[part] += both / len(theirs)


def token_f1(one: frozenset[int], other: frozenset[int]) -> float:
    """Token F1 of two sets.

    >>> token_f1(frozenset({1, 2}), frozenset({2, 3})), token_f1(frozenset({1}), frozenset())
    (0.5, 0.0)
    """
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def pair(gold: list[Quotation], predicted: list[Quotation]) -> list[tuple[int, int]]:
    """Numbers of the gold and predicted quotations that belong together."""
    from scipy.optimize import linear_sum_assignment

    weights = np.zeros((len(gold), len(predicted)))
    for i, theirs in enumerate(gold):
        for j, mine in enumerate(predicted):
            overlap = token_f1(theirs.parts["quote"], mine.parts["quote"])
            if overlap:
                weights[i, j] = overlap + 0.01 * (theirs.type == mine.type) + 0.001 * (theirs.medium == mine.medium)
    rows, columns = linear_sum_assignment(weights, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if weights[i, j] > 0]


def tally(gold: list[Quotation], predicted: list[Quotation]) -> Tally:
    """The sums of one document."""
    sums = Tally()
    pairs = pair(gold, predicted)
    for i, j in pairs:
        count(sums, gold[i].parts, predicted[j].parts)
    for i in set(range(len(gold))) - {i for i, _ in pairs}:
        count(sums, gold[i].parts, None)
    for j in set(range(len(predicted))) - {j for _, j in pairs}:
        count(sums, None, predicted[j].parts)
    return sums
