"""Error of shares: of each category, of all of them together, and of their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.evaluation.bootstrap import interval, rank_correlation, ratio
from analysis.measures.spans import words_covered
from analysis.measures.speakers import ANONYMOUS, NOBODY

UNNAMED = (ANONYMOUS, NOBODY)
_Array = np.ndarray


@dataclass(frozen=True)
class Counts:
    """Words and quotations of each category in each article: one row per article, one column per category.

    ``categories`` are names as they are shown; ``n_gold`` counts the gold's quotations of each article and category.
    """

    articles: list[str]
    categories: list[str]
    gold: dict[str, _Array]
    found: dict[str, _Array]

    def of(self, articles: Sequence[str]) -> Counts:
        """The same for some of the articles, in the order given, with the categories that occur in them."""
        place = {article: number for number, article in enumerate(self.articles)}
        rows = [place[article] for article in articles]
        occurs = (self.gold["quotations"][rows] + self.found["quotations"][rows]).sum(axis=0) > 0
        gold, found = ({name: side[name][rows][:, occurs] for name in side} for side in (self.gold, self.found))
        named = [name for name, here in zip(self.categories, occurs, strict=True) if here]
        return Counts(list(articles), named, gold, found)


def count(gold: pd.DataFrame, found: pd.DataFrame, articles: pd.DataFrame, column: str) -> Counts:
    """Count the quotations of both sides for the category in ``column``; capitals do not tell categories apart.

    A category's words count once where its quotations are nested in one another, and for both categories where a
    quotation of one stands in a quotation of the other.
    """
    names: dict[str, str] = {}
    for name in [*gold[column], *found[column]]:
        names.setdefault(name.casefold(), name)
    keys = sorted(names)
    ids = list(articles["article_id"])
    sides = [_counts(side.assign(key=side[column].str.casefold()), articles, ids, keys) for side in (gold, found)]
    return Counts(ids, [names[key] for key in keys], sides[0], sides[1])


def _counts(quotes: pd.DataFrame, articles: pd.DataFrame, ids: list[str], keys: list[str]) -> dict[str, _Array]:
    row, column = ({name: number for number, name in enumerate(names)} for names in (ids, keys))
    words, quotations = (np.zeros((len(ids), len(keys))) for _ in range(2))
    for (article, key), n in words_covered(quotes, articles, ("article_id", "key")).items():
        words[row[article], column[key]] = n
    for article, key in zip(quotes["article_id"], quotes["key"], strict=True):
        quotations[row[article], column[key]] += 1
    return {"words": words, "quotations": quotations}


def share_rows(
    measure: str, counts: Counts, unit: str, weights: _Array, *, order: Sequence[str] = (), ranked: bool = False
) -> Iterator[dict[str, Any]]:
    """One row per category, then the distance between both sides' shares and, if ``ranked``, their rank correlation.

    ``unit`` is "words" or "quotations". ``order`` is the order of the categories; without one, the largest share in
    gold comes first. Categories of no named speaker come last, and are not ranked.
    """
    gold, found = counts.gold[unit], counts.found[unit]
    once = np.ones((1, len(gold)))
    theirs, mine = (_shares(once @ side)[0] for side in (gold, found))
    drawn = _shares(weights @ found) - _shares(weights @ gold)
    n_gold = counts.gold["quotations"].sum(axis=0)
    for at in _in_order(counts.categories, theirs, mine, order):
        sides = {"category": counts.categories[at], "gold": theirs[at], "found": mine[at]}
        yield {"measure": measure, **sides, **_value(mine[at] - theirs[at], drawn[:, at], int(n_gold[at]))}

    distance, distances = (np.abs(part).sum(axis=-1) / 2 for part in (mine - theirs, drawn))
    value = float(distance) if counts.categories else float("nan")
    yield {"measure": f"{measure}, distance", **_value(value, distances, int(n_gold.sum()))}
    if ranked:
        named = [at for at, name in enumerate(counts.categories) if name not in UNNAMED]
        whole, draws = (_order_kept(some @ gold[:, named], some @ found[:, named]) for some in (once, weights))
        yield {"measure": f"{measure}, rank correlation", **_value(float(whole[0]), draws, len(named))}


def _shares(sums: _Array) -> _Array:
    return ratio(sums, sums.sum(axis=1, keepdims=True))


def _order_kept(gold: _Array, found: _Array) -> _Array:
    """Rank correlation over the categories that either side has; one that neither has would only add ties."""
    return rank_correlation(gold, found, (gold + found) > 0)


def _value(value: float, drawn: _Array, n: int) -> dict[str, Any]:
    low, high = interval(drawn)
    return {"value": value, "low": low, "high": high, "n": n}


def _in_order(categories: list[str], gold: _Array, found: _Array, order: Sequence[str]) -> list[int]:
    if order:
        place = {name: number for number, name in enumerate(order)}
        return sorted(range(len(categories)), key=lambda at: (place.get(categories[at], len(place)), categories[at]))
    last = [UNNAMED.index(name) + 1 if name in UNNAMED else 0 for name in categories]
    shares = np.nan_to_num(np.array([gold, found]))
    return sorted(range(len(categories)), key=lambda at: (last[at], -shares[0, at], -shares[1, at], categories[at]))
