"""Whether mentions that mean the same are kept together: B-cubed, after Bagga and Baldwin (1998)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from typing import Any, NamedTuple

import pandas as pd

Pair = tuple[Hashable, Hashable]
Mentions = Mapping[Any, Hashable]
HOW = ("name", "role", "pronoun")


class BCubed(NamedTuple):
    """Precision, recall and their harmonic mean; NaN where there is nothing to count."""

    precision: float
    recall: float
    f1: float
    n_gold: int
    n_found: int


def b_cubed(found: Mentions, gold: Mentions) -> BCubed:
    """Score clusters: both map each mention to what it is a mention of.

    Recall is the mean over the mentions of gold: of those that gold puts together with this one, the share that is
    found together with it. Precision is the same with the two exchanged (Bagga and Baldwin 1998, "Entity-based
    cross-document coreferencing using the vector space model"). A mention that only one of the two has counts 0, so
    that finding mentions is scored as well.

    >>> gold = {1: "Abel", 2: "Abel", 3: "Brandt"}
    >>> b_cubed({1: "x", 2: "x", 3: "y"}, gold)[:3]
    (1.0, 1.0, 1.0)
    >>> b_cubed({1: "x", 2: "x", 3: "x"}, gold).precision.__round__(3)  # (2/3 + 2/3 + 1/3) / 3
    0.556
    >>> b_cubed({1: "x"}, gold).recall.__round__(3)  # (1/2 + 0 + 0) / 3
    0.167
    """
    both = found.keys() & gold.keys()
    shared = Counter((found[mention], gold[mention]) for mention in both)
    n_found, n_gold = Counter(found.values()), Counter(gold.values())
    precision = _mean(shared, {pair: n_found[pair[0]] for pair in shared}, len(found))
    recall = _mean(shared, {pair: n_gold[pair[1]] for pair in shared}, len(gold))
    if found and gold:
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    else:
        f1 = 0.0 if found or gold else float("nan")
    return BCubed(precision, recall, f1, len(gold), len(found))


def _mean(shared: Counter[Pair], sizes: dict[Pair, int], n: int) -> float:
    """Of each pair of clusters the mentions they share, times the share of one of them that these are."""
    return sum(count * count / sizes[pair] for pair, count in shared.items()) / n if n else float("nan")


def person_mentions(mentions: pd.DataFrame, how: Collection[str] = HOW) -> dict[tuple[str, int, int], str]:
    """The persons of a table ``mentions``: (article_id, start, end) -> entity_id, in the text only."""
    kept = mentions[(mentions["label"] == "PER") & (mentions["field"] == "text") & mentions["how"].isin(list(how))]
    columns = (kept[name] for name in ("article_id", "start", "end", "entity_id"))
    return {
        (str(article), int(start), int(end)): str(entity) for article, start, end, entity in zip(*columns, strict=True)
    }
