"""Names in a text: which tokens are the name of a person, an organisation, a place or anything else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

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
    return [named(shares) for shares in engine().shares(readings)]


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
    return weights.load(NAME).card


def named(shares: Floats) -> list[Found]:
    """Names from the shares of LABELS: the likeliest label of each token; what goes on with nothing begins."""
    best = shares.argmax(axis=1)
    inside = np.flatnonzero(best)
    found: list[Found] = []
    for number in inside.tolist():
        way, label, suffix = (*LABELS[best[number]].split("-"), "")[:3]
        share = float(shares[number, best[number]])
        last = found[-1] if found else None
        how = _HOW[suffix]
        if way == "I" and last is not None and (last.last, last.label, last.how) == (number, label, how):
            found[-1] = Found(last.first, number + 1, label, how, min(last.confidence, share))
        else:
            found.append(Found(number, number + 1, label, how, share))
    return found
