"""Cross-validate on the train split: figures on articles that a network has not seen, and how sure its shares make us.

``python -m training.folds --gold FOLDER --work FOLDER`` trains one network for each of five folds and writes
``training/folds.json``. A fold that lies in the work folder already is not trained again; ``--only K`` trains one. The
thresholds are those of the bundled weights, which were chosen on the development split.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import replace
from pathlib import Path

import pandas as pd
import torch

from analysis.evaluation.gold import read_gold_table
from analysis.voices.calibration import calibrate
from analysis.voices.decoding import Thresholds
from analysis.voices.model import card
from training import fitting, scoring
from training.build import FOLDS
from training.documents import Document

N, SEED = 5, 1
MEASURES = ("message", "roles", "joint", "found direct", "speaker direct")


def main() -> None:
    """Train what is missing; write figures and calibration of the folds that are there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="folder with train.jsonl.gz, ner, ud, ...")
    parser.add_argument("--work", type=Path, required=True, help="folder for the folds")
    parser.add_argument("--only", type=int, choices=range(N), help="train this fold alone")
    arguments = parser.parse_args()
    torch.use_deterministic_algorithms(True)
    arguments.work.mkdir(parents=True, exist_ok=True)
    missing = [fold for fold in range(N) if not _file(arguments.work, fold).is_file()]
    wanted = [fold for fold in missing if arguments.only in {None, fold}]
    found = fitting.read(arguments.gold) if wanted else {}
    for fold in wanted:
        _file(arguments.work, fold).write_text(json.dumps(_fold(arguments.gold, found, fold)), encoding="utf-8")
    files = [file for fold in range(N) if (file := _file(arguments.work, fold)).is_file()]
    if files:
        folds = [json.loads(file.read_text(encoding="utf-8")) for file in files]
        observed = pd.DataFrame([row for fold in folds for row in fold["observed"]])
        means = {m: round(sum(fold["figures"][m] for fold in folds) / len(folds), 4) for m in MEASURES}
        each = {m: [round(fold["figures"][m], 4) for fold in folds] for m in MEASURES}
        written = {
            "n_folds": len(folds),
            "figures": means,
            "folds": each,
            "n_quotations": len(observed),
            "calibration": calibrate(observed),
        }
        FOLDS.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
        print(means)


def _file(work: Path, fold: int) -> Path:
    return work / f"fold-{fold}.json"


def _fold(gold_folder: Path, found: dict[str, list[Document]], fold: int) -> dict[str, object]:
    gold = read_gold_table(gold_folder / "train.jsonl.gz")
    names = sorted(gold.articles["article_id"])
    random.Random(0).shuffle(names)
    held_out = set(names[fold::N])
    others = found | {"train": [item for item in found["train"] if item.name not in held_out]}
    vocabularies = fitting.vocabularies_of(others)
    fitting.number(others, vocabularies)
    networks = scoring.saved([fitting.fit(others, vocabularies, SEED)], vocabularies)
    items = [item for item in found["train"] if item.name in held_out]
    part = replace(gold, articles=gold.articles[gold.articles["article_id"].isin(held_out)])
    quotes = scoring.quotes(items, networks, Thresholds(**card()["thresholds"]))
    figures = scoring.figures(part, quotes)
    print(f"fold {fold}: " + ", ".join(f"{m} {figures[m]:.3f}" for m in MEASURES), flush=True)
    return {"figures": figures, "observed": scoring.observed(part, quotes).to_dict("records")}


if __name__ == "__main__":
    main()
