"""Calibration: whether quotations that the kit is sure of are right as often as it says."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import schema
from analysis.evaluation.bootstrap import DRAWS, drawn, interval, ratio
from analysis.evaluation.gold import Gold
from analysis.evaluation.pairing import Paired, paired
from analysis.measures.inputs import need
from analysis.schema import Column, Table, TableError

_NONE = "these quotations have no confidence"

TABLE = Table(
    "reliability",
    "bin of confidence",
    (
        Column("low", "float", "lowest confidence of the bin, itself included, 0 to 1", _NONE),
        Column("high", "float", "highest confidence of the bin, itself excluded but for 1, 0 to 1", _NONE),
        Column("n", "int", "quotations found with such a confidence"),
        Column("confidence", "float", "their mean confidence, 0 to 1", _NONE),
        Column("right", "float", "share of them that are right, 0 to 1"),
        Column("right_low", "float", "lower end of its 95 % interval", "fewer than five articles"),
        Column("right_high", "float", "upper end of its 95 % interval", "fewer than five articles"),
    ),
)


def reliability(
    gold: Gold, quotes: pd.DataFrame, bins: int = 10, *, speaker: bool = True, draws: int = DRAWS, seed: int = 0
) -> pd.DataFrame:
    """Share of right quotations by confidence; one row per bin that holds a quotation, and one for those without.

    Right: the quotation found is paired with a gold one (as in ``evaluation.benchmark``) with a token F1 of the
    quoted words above .5, and names its speaker: where gold marks words that name the speaker, here or elsewhere, the
    words found overlap with them; where gold only has the speaker's name, the display name is the same; where gold
    has neither, nothing more is asked. The type is not asked for: it only decides between equal pairs.
    Source: reliability diagrams after Niculescu-Mizil and Caruana (2005), Predicting good probabilities with
    supervised learning, ICML; the interval is the bootstrap over articles of ``evaluation.bootstrap``.

    Parameters
    ----------
    gold
        What ``read_gold_table`` returned.
    quotes
        Table ``quotes`` of an analysis of ``gold.articles``, with ``confidence``.
    bins
        Bins of equal width between 0 and 1.
    speaker
        False asks for the quoted words alone.
    draws, seed
        Draws of articles, and the seed of the random numbers.

    Returns
    -------
    DataFrame
        The columns of ``TABLE``: low, high, n, confidence, right, right_low, right_high; bins in ascending order,
        quotations without confidence last, with NaN in low, high and confidence. No quotation, no row.

    Raises
    ------
    TableError
        ``quotes`` lacks a column, or a confidence lies outside 0 to 1.
    ValueError
        ``bins`` is not 1 or more.
    """
    if bins < 1:
        message = f"bins={bins} came; expected 1 or more."
        raise ValueError(message)
    need(quotes, "quotes", ("article_id", "type", "spans", "speaker", "confidence"))
    _check(quotes["confidence"])
    articles = paired(gold, quotes)
    ids = sorted(articles)
    rows = pd.DataFrame(
        [
            (number, row["confidence"], right)
            for number, article_id in enumerate(ids)
            for row, right in zip(articles[article_id].found, right_ones(articles[article_id], speaker), strict=True)
        ],
        columns=["article", "confidence", "right"],
    )
    edges = np.linspace(0, 1, bins + 1).round(10)
    rows["bin"] = np.where(rows["confidence"].isna(), bins, np.digitize(rows["confidence"], edges[1:-1]))
    weights = drawn(len(ids), draws, seed)
    table = [_row(part, int(str(name)), edges, weights) for name, part in rows.groupby("bin", sort=True)]
    return schema.frame(TABLE, table)


def calibration_error(table: pd.DataFrame) -> float:
    """Expected calibration error of a table of ``reliability``: how far confidence and share lie apart on average.

    Formula: sum over bins of n / N * abs(right - confidence), N the quotations that have a confidence; 0 is perfect,
    NaN if none has one. Source: Naeini, Cooper and Hauskrecht (2015), Obtaining well calibrated probabilities using
    Bayesian binning, AAAI.

    >>> table = pd.DataFrame({"n": [3, 1, 5], "confidence": [0.5, 0.9, None], "right": [0.7, 0.9, 0.2]})
    >>> round(calibration_error(table), 3)
    0.15
    """
    known = table[table["confidence"].notna()]
    total = known["n"].sum()
    if not total:
        return float("nan")
    return float((known["n"] * (known["right"] - known["confidence"]).abs()).sum() / total)


def right_ones(article: Paired, speaker: bool = True) -> list[bool]:
    """Whether each quotation found in an article is right, in their order; see ``reliability``."""
    right = [False] * len(article.found)
    for number, partner in article.partners.items():
        right[partner] = article.hit(number) and (not speaker or _named(article, number))
    return right


def _named(article: Paired, number: int) -> bool:
    if article.annotated[number].parts.get("speaker"):
        return article.same_words(number)
    return article.gold[number]["speaker"] is None or article.same_name(number)


def _check(confidence: pd.Series) -> None:
    wrong = confidence[(confidence < 0) | (confidence > 1)]
    if len(wrong):
        message = f"quotes.confidence holds {wrong.iloc[0]}; expected 0 to 1. Is it perhaps a percentage?"
        raise TableError(message)


def _row(part: pd.DataFrame, number: int, edges: np.ndarray, weights: np.ndarray) -> dict[str, float]:
    sums = part.groupby("article")["right"].agg(["sum", "size"]).reindex(range(weights.shape[1]), fill_value=0)
    low, high = interval(ratio(weights @ sums["sum"].to_numpy("float64"), weights @ sums["size"].to_numpy("float64")))
    known = number < len(edges) - 1
    return {
        "low": edges[number] if known else float("nan"),
        "high": edges[number + 1] if known else float("nan"),
        "n": len(part),
        "confidence": float(part["confidence"].mean()),
        "right": float(part["right"].mean()),
        "right_low": low,
        "right_high": high,
    }
