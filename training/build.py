"""Train the bundled model, choose its thresholds on the development split, and write it with its card.

``python -m training.build --gold FOLDER`` writes ``analysis/models/weights/voices.npz`` and ``voices.json``. The
calibration and the cross-validated figures in the card are those of ``training.folds`` (``training/folds.json``).
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import torch

from analysis.evaluation.gold import read_gold_table
from analysis.models import weights
from analysis.voices.network import Network as Inference
from training import documents, fitting, labels, scoring

WEIGHTS = Path(weights.__file__).parent / "weights"
FOLDS = Path(__file__).parent / "folds.json"
SEEDS = (1,)  # two networks averaged were no better than one on the development split
DATA = [
    {
        "name": "German news quotation attribution 2024, train split; articles of German Wikinews",
        "licence": "CC BY-NC-SA 4.0 (articles CC BY 2.5)",
        "source": "Petersen-Frey and Biemann 2024, arXiv 2404.16764",
    },
    {"name": "data/styles, open half", "licence": "CC BY 4.0", "source": "this project"},
    {
        "name": "Redewiedergabe, 838 samples of 1840 to 1919 (shared layers only)",
        "licence": "CC BY-NC-SA 4.0",
        "source": "Brunner et al. 2020",
    },
    {"name": "GermEval 2014 (shared layers only)", "licence": "CC BY 4.0", "source": "Benikova et al. 2014"},
    {
        "name": "Universal Dependencies German GSD dev and PUD (shared layers only)",
        "licence": "CC BY-SA 4.0, CC BY-SA 3.0",
        "source": "universaldependencies.org",
    },
    {
        "name": "Brown clusters of spacy-lookups-data 1.0.5 (a column of the input)",
        "licence": "MIT",
        "source": "Explosion",
    },
]


def main() -> None:
    """Train, save, choose thresholds, write the card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--gold", type=Path, required=True, help="folder with train.jsonl.gz, dev.jsonl.gz, ner, ud, ..."
    )
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="folder for voices.npz and voices.json")
    arguments = parser.parse_args()
    torch.use_deterministic_algorithms(True)
    began = time.process_time()
    found = fitting.read(arguments.gold)
    vocabularies = fitting.vocabularies_of(found)
    fitting.number(found, vocabularies)
    networks = [fitting.fit(found, vocabularies, seed) for seed in SEEDS]
    minutes = (time.process_time() - began) / 60
    arguments.out.mkdir(parents=True, exist_ok=True)
    file = arguments.out / "voices.npz"
    checksum = scoring.save(networks, vocabularies, file)
    held = weights.read(file.read_bytes(), {"sha256": checksum}, file.name)
    usable = [Inference(held, f"{n}/") for n in range(len(networks))]
    gold = read_gold_table(arguments.gold / "dev.jsonl.gz")
    items = documents.from_gold(gold)
    for item in items:
        labels.prepare(item)
    thresholds = scoring.choose(items, usable)
    write_card(file.with_suffix(".json"), checksum, vars(thresholds), round(minutes))
    print(f"{minutes:.0f} CPU minutes, {file.stat().st_size / 1e6:.1f} MB, {thresholds}")
    for measure, value in scoring.figures(gold, scoring.quotes(items, usable, thresholds)).items():
        print(f"{measure}\t{value:.3f}")


def write_card(file: Path, checksum: str, thresholds: dict[str, float], minutes: int) -> None:
    """The model card: what the weights are, what they are made from, and how to make them anew."""
    folds: dict[str, Any] = json.loads(FOLDS.read_text(encoding="utf-8")) if FOLDS.is_file() else {}
    card = {
        "name": "voices",
        "what": "finds quotations of five types in German news, with cue, frame, speaker and addressee",
        "licence": "CC BY-NC-SA 4.0",
        "sha256": checksum,
        "retrain": "pip install -e '.[train]', then python -m training.build --gold FOLDER (training/README.md)",
        "networks": len(SEEDS),
        "cpu_minutes": minutes,
        "data": DATA,
        "thresholds": thresholds,
        "thresholds_from": "development split (message F1)",
        "calibration_from": f"{folds.get('n_folds', 0)} of 5 folds of the train split (training/folds.json)",
        "calibration": folds.get("calibration", {}),
        "cross_validation": folds.get("figures", {}),
    }
    file.write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
