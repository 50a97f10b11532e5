"""Names in a text: which tokens are the name of a person, an organisation, a place or anything else."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    found: list[Found] = []
    for number in np.flatnonzero(labels).tolist():
        way, label, suffix = (*LABELS[labels[number]].split("-"), "")[:3]
        share = float(shares[number])
        if way == "B":
            found.append(Found(number, number + 1, label, _HOW[suffix], share))
        else:
            found[-1] = replace(found[-1], last=number + 1, confidence=min(found[-1].confidence, share))
    return found
