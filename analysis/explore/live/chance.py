"""Whether two groups of articles differ by more than chance, as the page shows it."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pandas as pd

from analysis.explore.live.component import Buffers
from analysis.measures.group_comparison import N_PERM, compare_groups
from analysis.measures.groups import assign

MANY = 1_000
FEWER_PERM = 999
"""So many exchanges are drawn where there are many articles, so that nobody waits for minutes."""

MOST_HELD = 2_000
"""Articles up to which a page holds its first comparison; of more only a kernel makes it, so that nobody waits."""


def chance_of(counts: pd.DataFrame, articles: pd.DataFrame, *, by: str, a: str, b: str) -> dict[str, Any]:
    """The row of ``compare_groups`` as JSON can hold it; with the sums of both groups and the least p there can be.

    Outlets are compared within events where articles have any, as they differ in what they report on.

    >>> articles = pd.DataFrame({"article_id": list("abcd"), "outlet": ["Abendkurier"] * 2 + ["Tageblatt"] * 2})
    >>> counts = pd.DataFrame({"article_id": list("abcd"), "value": [9, 9, 0, 0], "base": 9})
    >>> row = chance_of(counts, articles, by="outlet", a="Abendkurier", b="Tageblatt")
    >>> row["value_a"], row["base_a"], row["difference"], row["within"], round(row["p_floor"], 3)
    (18, 18, 1.0, None, 0.333)
    """
    within = "event" if by == "outlet" and "event" in articles and articles["event"].notna().any() else None
    units = assign(articles, by).assign(stratum=assign(articles, within)["group"])
    sides = {side: units[units["group"].eq(name)] for side, name in (("a", a), ("b", b))}
    n_perm = N_PERM if sum(map(len, sides.values())) <= MANY else FEWER_PERM
    table = compare_groups(counts, articles, a=a, b=b, by=by, within=within, n_perm=n_perm)
    row = {str(name): _plain(value) for name, value in table.iloc[0].items()}
    for side, own in sides.items():
        sums = counts.loc[counts["article_id"].isin(own["article_id"]), ["value", "base"]].sum()
        row |= {f"{name}_{side}": int(sums[name]) for name in sums.index}
    return row | {"p_floor": _least_p(sides["a"]["stratum"], sides["b"]["stratum"], row)}


def counted_in_page(
    given: dict[str, Any], buffers: Buffers, articles: pd.DataFrame
) -> tuple[dict[str, Any], list[bytes]]:
    """The row for a question of the page with its own counts: groups ``a`` and ``b`` of ``by``.

    Buffers are the numbers of the articles that count, and the value and base of each, as ``article_counts`` has them.
    """
    kinds = (np.int32, np.float64, np.float64)
    numbers, value, base = (np.frombuffer(buffer, kind) for buffer, kind in zip(buffers, kinds, strict=True))
    own = articles.iloc[numbers]
    counts = pd.DataFrame({"article_id": own["article_id"].to_numpy(), "value": value, "base": base})
    return chance_of(counts, own, by=given["by"], a=given["a"], b=given["b"]), []


def as_asked(given: dict[str, Any]) -> str:
    """A question as the page writes it: under this an exported page finds its answer."""
    return json.dumps(given, ensure_ascii=False, separators=(",", ":"))


def furthest_apart(shares: pd.Series, enough: pd.Series) -> tuple[str, str] | None:
    """The groups with the highest and the lowest share among those with enough to count; else the first two.

    None if there are no two groups, or one of the two has nothing to count, so that its share is missing.

    >>> furthest_apart(pd.Series({"a": 0.2, "b": 0.5, "c": 0.1}), pd.Series({"a": True, "b": True, "c": False}))
    ('b', 'a')
    """
    ranked = shares[enough].sort_values(ascending=False, kind="stable")
    pair = ranked.iloc[[0, -1]] if len(ranked) > 1 else shares.head(2)
    return (str(pair.index[0]), str(pair.index[1])) if len(pair) == 2 and pair.notna().all() else None


def _least_p(a: pd.Series, b: pd.Series, row: dict[str, Any]) -> float:
    """What p cannot fall below: the exchange that is there is as far from chance as itself.

    Where each stratum has as many articles of both groups, the mirror image of every exchange is as far, too.
    """
    if not row["exact"]:
        return 1 / (row["n_perm"] + 1)
    alike = a.value_counts(dropna=False).sort_index().equals(b.value_counts(dropna=False).sort_index())
    return min(1.0, (1 + alike) / row["n_perm"])


def _plain(value: Any) -> Any:
    """A value of the table for JSON, which knows no NaN."""
    value = value.item() if hasattr(value, "item") else value
    return None if isinstance(value, float) and math.isnan(value) else value
