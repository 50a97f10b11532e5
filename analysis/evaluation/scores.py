"""Figures of an analysis against gold, each with an interval: the benchmark's, by type and by speaker.

Intervals are percentile bootstraps over articles: how the figure moves with the choice of articles.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.evaluation.benchmark import PARTS, ROLES, Quotation, Tally, pair, tally, token_f1
from analysis.evaluation.gold import PART_SPANS, Gold, Tokens
from analysis.tables import QUOTE_TYPES

COLUMNS = ("group", "measure", "value", "low", "high", "n")
_FOUND = 0.5


@dataclass(frozen=True)
class Scored:
    """One article: the metric's sums, and counts (right, of how many) by measure."""

    tally: Tally
    counts: dict[str, tuple[float, float]]


def evaluate(gold: Gold, quotes: pd.DataFrame, *, draws: int = 1000, seed: int = 0) -> pd.DataFrame:
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
        One row per group of articles ("all" first) and measure: ``value`` between 0 and 1, ``low`` and ``high`` the 95%
        interval, ``n`` the gold cases behind it (articles for message, roles, joint). Measures: "message", "roles",
        "joint" and each role (F1 of ``analysis.evaluation.benchmark``); "found TYPE" (paired gold quotations of the
        type with
        token F1 over .5) and "tokens TYPE" (F1 over the words of the type); "speaker TYPE" (gold quotations with a
        speaker
        that were found and whose speaker's words overlap); "name TYPE" (the same, by display name, where gold has
        names).
    """
    by_article = {str(key): part for key, part in quotes.groupby("article_id", sort=False)}
    scored = {
        article_id: _score(gold, article_id, by_article.get(article_id, quotes.iloc[:0]))
        for article_id in gold.articles["article_id"]
    }
    groups = gold.articles.groupby("group", sort=True)["article_id"].agg(list).to_dict()
    everything = {"all": list(scored)} | (groups if len(groups) > 1 else {})
    rows = [
        row
        for group, articles in everything.items()
        for row in _figures(str(group), [scored[article] for article in articles], draws, seed)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _score(gold: Gold, article_id: str, found: pd.DataFrame) -> Scored:
    tokens = _Numbers(gold.tokens[article_id])
    theirs = _records(gold.quotes[gold.quotes["article_id"] == article_id])
    mine = _records(found)
    annotated = [tokens.quotation(row, gold.parts) for row in theirs]
    predicted = [tokens.quotation(row, gold.parts) for row in mine]
    pairs = dict(pair(annotated, predicted))
    counts: dict[str, tuple[float, float]] = {}
    for number, (row, quotation) in enumerate(zip(theirs, annotated, strict=True)):
        partner = pairs.get(number)
        hit = partner is not None and _overlaps(quotation, predicted[partner])
        kind = row["type"]
        _add(counts, f"found {kind}", hit)
        if quotation.parts.get("speaker"):
            words = predicted[partner].parts.get("speaker", frozenset()) if partner is not None else frozenset()
            _add(counts, f"speaker {kind}", hit and bool(words & quotation.parts["speaker"]))
        if row["speaker"] is not None:
            _add(
                counts, f"name {kind}", hit and partner is not None and _same(mine[partner]["speaker"], row["speaker"])
            )
    for kind in QUOTE_TYPES:
        own, others = (_words(part, kind) for part in (annotated, predicted))
        counts[f"tokens {kind}"] = (2.0 * len(own & others), float(len(own) + len(others)))
    return Scored(tally(annotated, predicted), counts)


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def _overlaps(one: Quotation, other: Quotation) -> bool:
    return token_f1(one.parts["quote"], other.parts["quote"]) > _FOUND


def _add(counts: dict[str, tuple[float, float]], measure: str, right: bool) -> None:
    so_far = counts.get(measure, (0.0, 0.0))
    counts[measure] = (so_far[0] + right, so_far[1] + 1)


def _same(mine: Any, theirs: str) -> bool:
    return isinstance(mine, str) and mine.casefold() == theirs.casefold()


def _words(quotations: list[Quotation], kind: str) -> frozenset[int]:
    return frozenset[int]().union(*(q.parts["quote"] for q in quotations if q.type == kind))


class _Numbers:
    """Turns offsets into the numbers of the tokens that they touch."""

    def __init__(self, tokens: Tokens) -> None:
        self.starts = np.array([start for start, _ in tokens], dtype=np.int64)
        self.ends = np.array([end for _, end in tokens], dtype=np.int64)

    def quotation(self, row: dict[str, Any], parts: tuple[str, ...]) -> Quotation:
        held = {part: self._of(row.get(PART_SPANS[part])) for part in parts}
        if not held.get("speaker") and row.get("speaker_source_spans") is not None:
            # A quotation standing alone: gold marks where the speaker was named.
            held["speaker"] = self._of(row["speaker_source_spans"])
        return Quotation(
            row["type"],
            row["medium"],
            {part: held[part] for part in PARTS if held.get(part)} | {"quote": held["quote"]},
        )

    def _of(self, spans: Any) -> frozenset[int]:
        if not isinstance(spans, (list, tuple, np.ndarray)):
            return frozenset()
        found: set[int] = set()
        for start, end in spans:
            first = int(np.searchsorted(self.ends, start, side="right"))
            last = int(np.searchsorted(self.starts, end, side="left"))
            found.update(range(first, last))
        return frozenset(found)


def _figures(group: str, scored: list[Scored], draws: int, seed: int) -> list[dict[str, Any]]:
    generator = np.random.default_rng(seed)
    weights = generator.multinomial(len(scored), np.full(len(scored), 1 / len(scored)), size=draws) if scored else None
    rows = [
        _row(group, name, *_metric(scored, parts, weights), len(scored))
        for name, parts in (("message", ("quote",)), ("roles", ROLES), ("joint", PARTS), *((r, (r,)) for r in ROLES))
    ]
    for measure in _measures(scored):
        sums = np.array([article.counts.get(measure, (0.0, 0.0)) for article in scored])
        total = sums[:, 1].sum()
        if total:
            rows.append(_row(group, measure, *_share(sums, weights), int(total)))
    return rows


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


def _interval(draw: Callable[[np.ndarray], float], weights: np.ndarray | None) -> tuple[float, float]:
    if weights is None or len(weights) == 0:
        return float("nan"), float("nan")
    values = np.array([draw(weight) for weight in weights])
    if np.isnan(values).all():
        return float("nan"), float("nan")
    low, high = np.nanpercentile(values, [2.5, 97.5])
    return float(low), float(high)


def _share(sums: np.ndarray, weights: np.ndarray | None) -> tuple[float, float, float]:
    def draw(weight: np.ndarray) -> float:
        right, total = weight @ sums
        return right / total if total else float("nan")

    return (draw(np.ones(len(sums))), *_interval(draw, weights))


def _metric(scored: list[Scored], parts: tuple[str, ...], weights: np.ndarray | None) -> tuple[float, float, float]:
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

    return (draw(np.ones(len(columns))), *_interval(draw, weights))
