"""Which quotations are sure enough to count, and what tables that count quotations tell of the choice."""

from __future__ import annotations

import pandas as pd

from analysis.measures.inputs import need
from analysis.options import MIN_CONFIDENCE

TYPES = "types"
"""Key of ``attrs`` of a measure's table: the types of quotation that counted, in alphabetical order."""


def confident(quotes: pd.DataFrame, min_confidence: float) -> pd.DataFrame:
    """The quotations with at least this confidence, and those without any; a part of the table ``quotes``.

    ``Analysis.filter(min_confidence=...)`` does this to a whole analysis, so that measures, charts, explorers and
    corrected shares all count the same quotations: prefer it. What is left out counts in no numerator and in no
    denominator, so that shares still sum to 1; where a measure tells voices apart its words are the narrator's.
    A quotation without confidence (decided by a person, or by a rule too rare to be scored) stays. One that stood in
    a quotation left out is nested in the next one around that stays, if any.
    Source: own definition; what confidence is says README, "What it cannot tell".

    Parameters
    ----------
    quotes
        Table of an analysis.
    min_confidence
        0 to 1; 0 keeps all.

    Returns
    -------
    DataFrame
        The columns of ``quotes``. ``attrs["min_confidence"]`` tells the least confidence; tables of measures made of it
        have it in their ``attrs``, too, and charts say it below.

    Raises
    ------
    TableError
        ``quotes`` has no confidence.
    ValueError
        ``min_confidence`` is no number from 0 to 1.

    Examples
    --------
    >>> quotes = pd.DataFrame({"quote_id": ["a#1", "a#2", "a#3"], "confidence": [0.98, 0.013, None]})
    >>> sure = confident(quotes, 0.5)
    >>> sure["quote_id"].to_list(), sure.attrs
    (['a#1', 'a#3'], {'min_confidence': 0.5})
    """
    least = least_confidence(min_confidence)
    need(quotes, "quotes", ("confidence",))
    kept = quotes[~quotes["confidence"].astype("float64").lt(least)]
    if {"quote_id", "nested_in"} <= set(quotes.columns):
        kept = kept.assign(nested_in=_around(quotes, set(kept["quote_id"]))[kept.index])
    kept.attrs[MIN_CONFIDENCE] = max(least, quotes.attrs.get(MIN_CONFIDENCE, 0.0))
    return kept


def least_confidence(min_confidence: object) -> float:
    """The number itself if it can be a confidence; otherwise a ValueError."""
    if isinstance(min_confidence, int | float) and 0 <= min_confidence <= 1:
        return float(min_confidence)
    message = f"min_confidence={min_confidence!r} came; expected a number from 0 to 1. Try 0.5 for 50 %."
    raise ValueError(message)


def _around(quotes: pd.DataFrame, kept: set[str]) -> pd.Series:
    """Of each quotation the smallest one around it that is kept; missing if there is none."""
    around = dict(zip(quotes["quote_id"], quotes["nested_in"].astype(object), strict=True))

    def outer(name: object) -> object:
        while isinstance(name, str) and name not in kept:
            name = around.get(name)
        return name if isinstance(name, str) else None

    return quotes["nested_in"].map(outer).astype("str")


def traced(table: pd.DataFrame, quotes: pd.DataFrame, types: tuple[str, ...]) -> pd.DataFrame:
    """The table of a measure, with what of ``quotes`` counted in its ``attrs``: types, and the least confidence."""
    table.attrs[TYPES] = sorted(types)
    if MIN_CONFIDENCE in quotes.attrs:
        table.attrs[MIN_CONFIDENCE] = quotes.attrs[MIN_CONFIDENCE]
    return table


def traced_from(table: pd.DataFrame, source: pd.DataFrame) -> pd.DataFrame:
    """The table made of a measure's table, with what counted in that one in its ``attrs``."""
    table.attrs |= {key: source.attrs[key] for key in (TYPES, MIN_CONFIDENCE) if key in source.attrs}
    return table
