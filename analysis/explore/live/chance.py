"""Whether two groups of articles differ by more than chance, as the page shows it."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from analysis.measures.group_comparison import N_PERM, compare_groups
from analysis.measures.groups import assign

MANY = 1_000
FEWER_PERM = 999
"""So many exchanges are drawn where there are many articles, so that nobody waits for minutes."""


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
