"""Dates that no metadata say: of which articles they were guessed, and from what."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

DATE_FROM = "date_from"
"""Column of metadata: where a date stands that the metadata of the article do not name."""
PROPERTIES, REVISION = "properties", "revision"
_WORDS = {PROPERTIES: "the file's properties", REVISION: "the page's last revision"}


def guessed_dates(articles: pd.DataFrame) -> dict[str, int]:
    """How many articles have a date that was guessed, by where it stands.

    >>> dates = pd.to_datetime(["2025-05-12", "2025-05-13", None])
    >>> guessed_dates(pd.DataFrame({"date": dates, "date_from": ["properties", "text", "properties"]}))
    {'properties': 1}
    """
    if DATE_FROM not in articles:
        return {}
    dated = articles.loc[articles["date"].notna(), DATE_FROM]
    return {where: n for where in _WORDS if (n := int((dated == where).sum()))}


def in_words(counts: Mapping[str, int]) -> list[str]:
    """A line for each place that dates were guessed from.

    >>> in_words({"properties": 1, "revision": 8})[0]
    "1 article has a date guessed from the file's properties: see its column date_from."
    """
    return [
        f"{n:,} articles have a date guessed from {_WORDS[where]}: see their column {DATE_FROM}."
        if n > 1
        else f"1 article has a date guessed from {_WORDS[where]}: see its column {DATE_FROM}."
        for where, n in counts.items()
    ]
