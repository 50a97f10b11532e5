"""Write the scores of ``redeanteil evaluate`` into the README: ``python tools/scores.py``."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from analysis.evaluation import evaluate_folder

ROOT = Path(__file__).resolve().parents[1]
BETWEEN = re.compile(r"(?<=<!-- scores -->\n).*?(?=<!-- /scores -->)", re.DOTALL)


def table(scores: pd.DataFrame) -> str:
    """The scores as a Markdown table."""
    lines = ["| half | measure | gold | found | right | precision | recall | F1 |", "|---|---|---|---|---|---|---|---|"]
    for row in scores[scores["half"] != "all"].itertuples():
        figures = ["" if pd.isna(value) else f"{value:.3f}" for value in (row.precision, row.recall, row.f1)]
        lines.append(
            f"| {row.half} | {row.measure} | {row.n_gold} | {row.n_found} | {row.n_right} | {' | '.join(figures)} |"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    """Replace what stands between the markers."""
    readme = ROOT / "README.md"
    scores = table(evaluate_folder(ROOT / "data" / "articles", ROOT / "data" / "gold"))
    text = BETWEEN.sub(lambda _: scores, readme.read_text(encoding="utf-8"))
    readme.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
