"""The groups of articles that figures are given for: all, the halves of the gold, its styles, its outlets."""

from __future__ import annotations

import pandas as pd

ALL = "all"
_PREFIX = {"style": "style: ", "outlet": "outlet: "}


def article_groups(articles: pd.DataFrame) -> dict[str, list[str]]:
    """Names of the groups and the article_ids in each, in alphabetical order, so that their order never matters.

    "all" comes first, then the halves and the groups by their name, then "style: NAME" and "outlet: NAME" as far as the
    gold knows them. Styles and outlets of a single article, and a single group, half, style or outlet, are left out;
    without articles there is no group.

    >>> articles = pd.DataFrame({"article_id": ["c", "b", "a"], "group": "g", "outlet": ["Bote", "Kurier", "Bote"]})
    >>> article_groups(articles)
    {'all': ['a', 'b', 'c'], 'outlet: Bote': ['a', 'c']}
    """
    if articles.empty:
        return {}
    found = {ALL: sorted(articles["article_id"])}
    for column in ("half", "group", "style", "outlet"):
        if column not in articles or articles[column].nunique() < 2:
            continue
        prefix = _PREFIX.get(column, "")
        for name, part in articles.groupby(column, sort=True):
            if not prefix or len(part) > 1:
                found.setdefault(f"{prefix}{name}", sorted(part["article_id"]))
    return found
