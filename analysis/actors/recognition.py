"""Names in a text: which tokens are the name of a person, an organisation, a place or anything else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.actors.network import LABELS, Network
from analysis.language.reading import Reading
from analysis.models import weights
from analysis.models.layers import Floats

NAME = "names"
_HOW = {"": "name", "DERIV": "derived", "PART": "part"}
# Which labels begin a name; label and ``how`` of each.
_BEGINS = np.array([label.startswith("B-") for label in LABELS])
_KINDS = [(label, _HOW[suffix]) for label, _, suffix in (name[2:].partition("-") for name in LABELS)]


@dataclass(frozen=True, slots=True)
class Found:
    """A name: numbers of its first token and of the one after its last, its label, how it names, and how sure it is.

    ``label`` is PER, ORG, LOC or MISC; ``how`` is "name", "derived" (a word made of a name: "russische") or "part" (a
    compound that holds one: "EU-Kommission"); ``confidence`` is the model's share for the least sure of its tokens.
    """

    first: int
    last: int
    label: str
    how: str
    confidence: float


def recognise(readings: list[Reading]) -> list[list[Found]]:
    """The names in each of some texts, in order; they do not overlap."""
    return [named(*found) for found in engine().labels(readings)]


@cache
def engine() -> Network:
    """The bundled network; opened once a process.

    Raises
    ------
    WeightsError
        The weights are missing or damaged.
    """
    return Network(weights.load(NAME))


def card() -> dict[str, Any]:
    """The model card of the bundled weights."""
    return weights.card(NAME)


def named(labels: NDArray[np.int8], shares: Floats) -> list[Found]:
    """Names from the numbers of labels in LABELS and how likely each is."""
    numbers = np.flatnonzero(labels)
    of = labels[numbers]
    firsts = np.flatnonzero(_BEGINS[of])
    if not len(firsts):
        return []
    ends = np.append(firsts[1:], len(numbers))
    columns = (numbers[firsts], numbers[ends - 1] + 1, of[firsts], np.minimum.reduceat(shares[numbers], firsts))
    return [
        Found(first, last, _KINDS[label][0], _KINDS[label][1], share)
        for first, last, label, share in zip(*(column.tolist() for column in columns), strict=True)
    ]
