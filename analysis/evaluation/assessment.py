"""Everything ``redeanteil evaluate`` tells of one gold: analysed once, scored in every way, kept as one tidy table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis.evaluation.aggregates import aggregates
from analysis.evaluation.gold import Gold, read_gold_table
from analysis.evaluation.groups import ALL
from analysis.evaluation.reliability import calibration_error, reliability
from analysis.evaluation.scores import evaluate
from analysis.options import VOICES

if TYPE_CHECKING:
    from analysis.result import Analysis

TIDY = ("table", "group", "measure", "category", "gold", "found", "value", "low", "high", "n")


@dataclass(frozen=True)
class Assessment:
    """The gold, its analysis, and the tables of ``evaluate``, ``aggregates`` and ``reliability``."""

    gold: Gold
    result: Analysis
    scores: pd.DataFrame
    aggregates: pd.DataFrame
    reliability: pd.DataFrame


def assess(source: Gold | str | Path, articles: str | Path | None = None, *, voices: str = VOICES[0]) -> Assessment:
    """Analyse the articles of a gold and score them.

    Parameters
    ----------
    source, articles
        As for ``read_gold_table``; or a ``Gold`` alone.
    voices
        Who finds quotations, as for ``analyse``.

    Raises
    ------
    GoldError, MarkupError
        The gold cannot be read.
    ValueError
        ``analyse`` does not know these ``voices``.
    """
    from analysis.pipeline import analyse

    gold = source if isinstance(source, Gold) else read_gold_table(source, articles)
    result = analyse(gold.articles, voices=voices)
    return Assessment(
        gold,
        result,
        evaluate(gold, result.quotes),
        aggregates(gold, result.quotes, result.entities),
        reliability(gold, result.quotes),
    )


def tidy(found: Assessment, exact: pd.DataFrame | None = None) -> pd.DataFrame:
    """All figures in one table, one row per table, group, measure and category.

    Columns: those of ``TIDY``; table is "metric", "aggregates", "reliability" or "exact", the others are
    as ``evaluate`` and ``aggregates`` explain them. In the rows of "reliability" the category is the bin ("0.7 to
    0.8", or "none" without confidence), found the mean confidence, gold the share that is right, value found - gold;
    its last row is the calibration error. The rows of "exact" are the scores of ``evaluate_folder``, if given; their
    category is precision, recall or f1.
    """
    parts = {
        "metric": found.scores,
        "aggregates": found.aggregates,
        "reliability": _bins(found.reliability),
    }
    if exact is not None:
        parts["exact"] = _exact(exact)
    rows = pd.concat([part.assign(table=name) for name, part in parts.items()], ignore_index=True)
    return rows.reindex(columns=list(TIDY)).astype(dict.fromkeys(("table", "group", "measure", "category"), "str"))


def _exact(scores: pd.DataFrame) -> pd.DataFrame:
    rows = scores.rename(columns={"half": "group", "n_gold": "n"})
    return rows.melt(["group", "measure", "n"], ["precision", "recall", "f1"], var_name="category")


def bin_name(low: float, high: float) -> str:
    """What a bin of confidence is called.

    >>> bin_name(0.7, 0.8), bin_name(float("nan"), float("nan"))
    ('0.7 to 0.8', 'none')
    """
    return "none" if pd.isna(low) else f"{low:g} to {high:g}"


def _bins(table: pd.DataFrame) -> pd.DataFrame:
    rows = pd.DataFrame(
        {
            "measure": "confidence",
            "category": [bin_name(low, high) for low, high in zip(table["low"], table["high"], strict=True)],
            "gold": table["right"],
            "found": table["confidence"],
            "value": table["confidence"] - table["right"],
            "low": table["confidence"] - table["right_high"],
            "high": table["confidence"] - table["right_low"],
            "n": table["n"],
        }
    )
    known = int(table.loc[table["confidence"].notna(), "n"].sum())
    last = pd.DataFrame([{"measure": "calibration error", "value": calibration_error(table), "n": known}])
    return pd.concat([rows, last], ignore_index=True).assign(group=ALL)
