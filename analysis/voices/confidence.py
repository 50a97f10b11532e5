"""How often each rule was right, measured on annotated articles; the figures lie in a data file."""

from __future__ import annotations

from functools import cache

from analysis.language import lexicon


@cache
def _measured() -> dict[str, float]:
    rows = lexicon.rows("analysis.voices", "rule_precision.csv")
    return {row["rule"]: float(row["precision"]) for row in rows if row["precision"]}


def confidence_of(rule: str) -> float:
    """Share of this rule's quotations that were right (paired with gold, speaker too); NaN if not measured.

    >>> confidence_of("no such rule")
    nan
    """
    return _measured().get(rule, float("nan"))
