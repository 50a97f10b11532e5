"""Measure how often each rule is right, on the half of the gold that was not used to write the rules.

``python tools/confidence.py`` writes ``analysis/voices/data/rule_precision.csv``. Right: the same pieces and type,
and the same speaker where the gold names one. Rules with fewer than ten quotations get no figure.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd

import analysis as an
from analysis.evaluation import read_gold

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "analysis" / "voices" / "data" / "rule_precision.csv"
FEWEST = 10


def right(row: Any, gold: list[dict[str, Any]]) -> bool:
    """Whether a quotation stands in the gold with its type and speaker."""
    for item in gold:
        if item["spans"] == row.spans and item["type"] == row.type:
            named = None if pd.isna(row.speaker) else row.speaker.casefold()
            return item["speaker"] is None or named == item["speaker"].casefold()
    return False


def main() -> None:
    """Count and write."""
    result = an.analyse(an.load_corpus(an.sample("teaching")), corrections=False)
    gold = {
        g["source"].removesuffix(".md"): g["quotations"]
        for g in read_gold(ROOT / "data" / "gold")
        if g["half"] == "independent"
    }
    found, good = Counter[str](), Counter[str]()
    for row in result.quotes.itertuples():
        if row.article_id in gold:
            found[str(row.rule)] += 1
            good[str(row.rule)] += right(row, gold[row.article_id])
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["rule", "precision", "n", "source"])
        for rule in sorted(found):
            figure = f"{good[rule] / found[rule]:.2f}" if found[rule] >= FEWEST else ""
            writer.writerow([rule, figure, found[rule], "data/gold, independent half"])


if __name__ == "__main__":
    main()
