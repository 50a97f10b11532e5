"""Cross-validate on the train split: figures on articles that a network has not seen, and how sure its shares make us.

``python -m training.folds --gold FOLDER --work FOLDER`` trains one network for each of five folds and writes
``training/folds.json``. A fold whose weights lie in the work folder is not trained again; ``--only K`` trains one. The
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

from analysis.evaluation.gold import Gold, read_gold_table
from analysis.models import weights
from analysis.voices.calibration import calibrate
from analysis.voices.decoding import Thresholds
from analysis.voices.model import card
from analysis.voices.network import Network as Inference
from training import documents, fitting, scoring
from training.build import FOLDS
from training.documents import Document

N, SEED = 5, 1
MEASURES = ("message", "roles", "joint", "found direct", "speaker direct")


def main() -> None:
    """Train what is missing; write figures and calibration of the folds that are there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="folder with train.jsonl.gz, ner, ud, ...")
    parser.add_argument("--work", type=Path, required=True, help="folder for the folds' weights")
    parser.add_argument("--only", type=int, choices=range(N), help="train this fold alone")
    arguments = parser.parse_args()
    torch.use_deterministic_algorithms(True)
    arguments.work.mkdir(parents=True, exist_ok=True)
    gold = read_gold_table(arguments.gold / "train.jsonl.gz")
    held_out = _held_out(gold)
    missing = [fold for fold in range(N) if not _file(arguments.work, fold).is_file()]
    wanted = [fold for fold in missing if arguments.only in {None, fold}]
    found = fitting.read(arguments.gold) if wanted else {}
    for fold in wanted:
        _train(found, held_out[fold], _file(arguments.work, fold))
    scored = [
        _scored(gold, held_out[fold], file) for fold in range(N) if (file := _file(arguments.work, fold)).is_file()
    ]
    if scored:
        _write(scored)


def _file(work: Path, fold: int) -> Path:
    return work / f"fold-{fold}.npz"


def _held_out(gold: Gold) -> list[set[str]]:
    """The articles of each fold."""
    names = sorted(gold.articles["article_id"])
    random.Random(0).shuffle(names)
    return [set(names[fold::N]) for fold in range(N)]


def _train(found: dict[str, list[Document]], held_out: set[str], file: Path) -> None:
    """Save a network trained on everything but these articles."""
    others = found | {"train": [item for item in found["train"] if item.name not in held_out]}
    vocabularies = fitting.vocabularies_of(others)
    fitting.number(others, vocabularies)
    scoring.save([fitting.fit(others, vocabularies, SEED)], vocabularies, file)


def _scored(gold: Gold, held_out: set[str], file: Path) -> tuple[dict[str, float], pd.DataFrame]:
    """Figures on the articles that the network has not seen, and how often it was right there at which share."""
    stored = file.read_bytes()
    held = weights.read(stored, {"sha256": weights.checksum(stored)}, file.name)
    part = replace(gold, articles=gold.articles[gold.articles["article_id"].isin(held_out)])
    thresholds = Thresholds(**card()["thresholds"])
    quotes = scoring.quotes(documents.from_gold(part), [Inference(held, "0/")], thresholds)
    figures = scoring.figures(part, quotes)
    print(f"{file.stem}: " + ", ".join(f"{m} {figures[m]:.3f}" for m in MEASURES), flush=True)
    return figures, scoring.observed(part, quotes)


def _write(scored: list[tuple[dict[str, float], pd.DataFrame]]) -> None:
    figures = [one for one, _ in scored]
    observed = pd.concat([one for _, one in scored], ignore_index=True)
    written = {
        "n_folds": len(scored),
        "figures": {m: round(sum(one[m] for one in figures) / len(figures), 4) for m in MEASURES},
        "folds": {m: [round(one[m], 4) for one in figures] for m in MEASURES},
        "n_quotations": len(observed),
        "calibration": calibrate(observed),
    }
    FOLDS.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    print(written["figures"])


if __name__ == "__main__":
    main()
