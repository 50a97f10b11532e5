"""Score networks on gold: the saved weights in plain numpy, from raw text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis.actors.forms import WORDS
from analysis.evaluation.benchmark import Quotation, tally
from analysis.evaluation.gold import Gold
from analysis.evaluation.pairing import paired
from analysis.evaluation.reliability import right_ones
from analysis.evaluation.scores import evaluate
from analysis.models import weights
from analysis.voices.decoding import Found, Shares, Thresholds, average, decode, find, pieces
from analysis.voices.network import Network as Inference
from analysis.voices.surroundings import TYPES
from training.documents import Document
from training.network import Network

Vocabularies = dict[str, dict[str, int]]
_STEPS = (0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)


def save(networks: list[Network], vocabularies: Vocabularies, file: Path | io.BytesIO) -> str:
    """Write networks as the package reads them, each under its number; the checksum."""
    arrays = {f"{n}/{name}": array for n, network in enumerate(networks) for name, array in network.arrays().items()}
    in_steps = {f"{n}/words.{name}.weight" for n in range(len(networks)) for name in WORDS}
    return weights.save(file, arrays, vocabularies, in_steps)


def quotes(items: list[Document], networks: list[Inference], thresholds: Thresholds) -> pd.DataFrame:
    """Quotations as rows of spans, as ``analysis.evaluation`` takes them, with ``kind`` and ``share``."""
    rows: list[dict[str, Any]] = []
    for item in items:
        for one in decode(item.features, networks, thresholds):
            parts = {f"{role}_spans": pieces(item.features, tokens) for role, tokens in one.parts.items()}
            rows.append({"article_id": item.name, **_row(item, one), **parts, "kind": one.kind, "share": one.sure})
    return pd.DataFrame(rows)


def _row(item: Document, one: Found) -> dict[str, Any]:
    spans = one.spans or pieces(item.features, one.tokens)
    return {"type": one.type, "medium": "speech", "spans": spans, "speaker": None}


def figures(gold: Gold, found: pd.DataFrame) -> dict[str, float]:
    """Figures of ``analysis.evaluation.scores`` on all articles."""
    table = evaluate(gold, found, draws=1)
    return table[table["group"] == "all"].set_index("measure")["value"].to_dict()


# Thresholds


def choose(items: list[Document], networks: list[Inference]) -> Thresholds:
    """The thresholds with the best message F1 on annotated documents, one after the other, twice."""
    read = [(item, average([network.read(item.features) for network in networks])) for item in items if len(item)]
    best = Thresholds()
    for _ in range(2):
        for name in ("indirect_free_indirect", "free_indirect", "reported", "direct", "indirect"):
            tried = [Thresholds(**(vars(best) | {name: step})) for step in _STEPS]
            best = max([best, *tried], key=lambda thresholds: _message(read, thresholds))
    return best


def _message(read: list[tuple[Document, Shares]], thresholds: Thresholds) -> float:
    sums = np.zeros(4)
    for item, shares in read:
        found = find(item.features, shares, thresholds)
        mine = [Quotation(one.type, "speech", {"quote": frozenset(one.tokens.tolist())}) for one in found]
        counted = tally(list(_annotated(item)), mine)
        sums += [counted.precision["quote"], counted.predicted["quote"], counted.recall["quote"], counted.gold["quote"]]
    precision, recall = sums[0] / max(1, sums[1]), sums[2] / max(1, sums[3])
    return float(2 * precision * recall / max(1e-9, precision + recall))


def _annotated(item: Document) -> Iterator[Quotation]:
    for quote in item.quotes:
        yield Quotation(
            TYPES[quote.type], "speech", {"quote": frozenset(np.flatnonzero(quote.parts["quote"]).tolist())}
        )


# What confidence is measured on


def observed(gold: Gold, found: pd.DataFrame) -> pd.DataFrame:
    """For each quotation of ``quotes`` its ``kind``, ``share`` and whether it was ``right`` (as in ``reliability``)."""
    rows = [
        {"kind": row["kind"], "share": row["share"], "right": right}
        for article in paired(gold, found).values()
        for row, right in zip(article.found, right_ones(article), strict=True)
    ]
    return pd.DataFrame(rows, columns=["kind", "share", "right"])
