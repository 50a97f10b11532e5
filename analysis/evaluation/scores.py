"""Figures of an analysis against gold, each with an interval: the benchmark's, by type and by speaker.

Intervals are percentile bootstraps over articles: how the figure moves with the choice of articles.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.evaluation.benchmark import PARTS, ROLES, Quotation, Tally, tally
from analysis.evaluation.bootstrap import DRAWS, drawn, interval
from analysis.evaluation.gold import Gold
from analysis.evaluation.groups import article_groups
from analysis.evaluation.pairing import Paired, paired
from analysis.tables import QUOTE_TYPES

COLUMNS = ("group", "measure", "value", "low", "high", "n")
_DTYPES = {"value": "float64", "low": "float64", "high": "float64", "n": "int64"}


@dataclass(frozen=True)
class Scored:
    """One article: the metric's sums, and counts (right, of how many) by measure."""

    tally: Tally
    counts: dict[str, tuple[float, float]]


def evaluate(gold: Gold, quotes: pd.DataFrame, *, draws: int = DRAWS, seed: int = 0) -> pd.DataFrame:
    """Score quotations against gold.

    Parameters
    ----------
    gold
        What ``read_gold_table`` returned.
    quotes
        Table ``quotes`` of an analysis of ``gold.articles``.
    draws, seed
        Bootstrap samples of articles, and the random generator's seed.

    Returns
    -------
    DataFrame
        One row per group of articles (those of ``evaluation.groups``, "all" first) and measure: ``value`` between 0
        and 1, ``low`` and ``high`` the 95 % interval (NaN with fewer than five articles), ``n`` the gold cases behind
        it (articles for the metric). Measures: "message", "roles", "joint" and each role (F1 of
        ``analysis.evaluation.benchmark``; NaN where gold marks no such words, "joint" where it marks no role at all);
        "found TYPE" (paired gold quotations of the type with token F1 over .5)
        and "tokens TYPE" (F1 over the words of the type); "speaker TYPE" (gold quotations with a speaker that were
        found and whose speaker's words overlap); "name TYPE" (the same, by display name, where gold has names).
    """
    scored = {article_id: _score(article) for article_id, article in paired(gold, quotes).items()}
    rows = [
        row
        for group, articles in article_groups(gold.articles).items()
        for row in _figures(group, [scored[article] for article in articles], draws, seed)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(_DTYPES)


def _score(article: Paired) -> Scored:
    counts: dict[str, tuple[float, float]] = {}
    for number, (row, quotation) in enumerate(zip(article.gold, article.annotated, strict=True)):
        hit, kind = article.hit(number), row["type"]
        _add(counts, f"found {kind}", hit)
        if quotation.parts.get("speaker"):
            _add(counts, f"speaker {kind}", hit and article.same_words(number))
        if row["speaker"] is not None:
            _add(counts, f"name {kind}", hit and article.same_name(number))
    for kind in QUOTE_TYPES:
        own, others = (_words(part, kind) for part in (article.annotated, article.predicted))
        counts[f"tokens {kind}"] = (2.0 * len(own & others), float(len(own) + len(others)))
    return Scored(tally(article.annotated, article.predicted), counts)


def _add(counts: dict[str, tuple[float, float]], measure: str, right: bool) -> None:
    so_far = counts.get(measure, (0.0, 0.0))
    counts[measure] = (so_far[0] + right, so_far[1] + 1)


def _words(quotations: list[Quotation], kind: str) -> frozenset[int]:
    return frozenset[int]().union(*(q.parts["quote"] for q in quotations if q.type == kind))


def _figures(group: str, scored: list[Scored], draws: int, seed: int) -> list[dict[str, Any]]:
    weights = drawn(len(scored), draws, seed)
    # A gold without any roles has no joint figure: that of the quotations alone would look like one.
    joint = PARTS if any(_n(scored, role) for role in ROLES) else ()
    rows = [
        _row(group, name, *_metric(scored, parts, weights), len(scored))
        for name, parts in (("message", ("quote",)), ("roles", ROLES), ("joint", joint), *((r, (r,)) for r in ROLES))
    ]
    for measure in _measures(scored):
        sums = np.array([article.counts.get(measure, (0.0, 0.0)) for article in scored])
        total = sums[:, 1].sum()
        if total:
            rows.append(_row(group, measure, *_share(sums, weights), int(total)))
    return rows


def _n(scored: list[Scored], part: str) -> float:
    """How much of a part was annotated or found."""
    return sum(one.tally.gold[part] + one.tally.predicted[part] for one in scored)


def _measures(scored: list[Scored]) -> list[str]:
    known = {measure for article in scored for measure in article.counts}
    return [
        f"{name} {kind}"
        for name in ("found", "tokens", "speaker", "name")
        for kind in QUOTE_TYPES
        if f"{name} {kind}" in known
    ]


def _row(group: str, measure: str, value: float, low: float, high: float, n: int) -> dict[str, Any]:
    return {"group": group, "measure": measure, "value": value, "low": low, "high": high, "n": n}


def _with_interval(draw: Callable[[np.ndarray], float], weights: np.ndarray) -> tuple[float, float, float]:
    return (draw(np.ones(weights.shape[1])), *interval(np.array([draw(weight) for weight in weights], dtype="float64")))


def _share(sums: np.ndarray, weights: np.ndarray) -> tuple[float, float, float]:
    def draw(weight: np.ndarray) -> float:
        right, total = weight @ sums
        return right / total if total else float("nan")

    return _with_interval(draw, weights)


def _metric(scored: list[Scored], parts: tuple[str, ...], weights: np.ndarray) -> tuple[float, float, float]:
    columns = np.array(
        [
            [
                sum(sums[part] for part in parts)
                for sums in (s.tally.precision, s.tally.predicted, s.tally.recall, s.tally.gold)
            ]
            for s in scored
        ]
    ).reshape(-1, 4)

    def draw(weight: np.ndarray) -> float:
        precision, predicted, recall, gold = weight @ columns
        if not predicted and not gold:
            return float("nan")
        p, r = precision / predicted if predicted else 0.0, recall / gold if gold else 0.0
        return 2 * p * r / (p + r) if p + r else 0.0

    return _with_interval(draw, weights)
