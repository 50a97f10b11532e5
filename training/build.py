"""Train the bundled model, choose its thresholds on the development split, and write it with its card.

``python -m training.build --gold FOLDER --work FOLDER`` trains three networks that differ by their seed, keeps them in
the work folder, and writes one as ``analysis/models/weights/voices.npz`` with ``voices.json``: of those that find most
of the founding article's quotations whole, the one with the best joint F1 on the development split. A network that lies
in the work folder is not trained again; ``--only SEED`` trains one. The calibration and the cross-validated figures in
the card are those of ``training.folds`` (``training/folds.json``).
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import torch

from analysis.evaluation.gold import Gold, read_gold_table
from analysis.models import weights
from analysis.voices.decoding import Thresholds
from analysis.voices.network import Network as Inference
from training import documents, fitting, labels, scoring
from training.documents import Document

WEIGHTS = Path(weights.__file__).parent / "weights"
SEEDS_FOLDER = Path(__file__).resolve().parents[1] / "seeds"
FOLDS = Path(__file__).parent / "folds.json"
SEEDS = (1, 2, 3)  # two networks averaged were no better than one on the development split
WHOLE = "founding article"
TOLD = ("message", "roles", "joint", "found direct", "speaker direct", WHOLE)
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
    """Train what is missing; of what is there, save the best with its thresholds and card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--gold", type=Path, required=True, help="folder with train.jsonl.gz, dev.jsonl.gz, seed.json, ner, ..."
    )
    parser.add_argument("--work", type=Path, required=True, help="folder for the networks of all seeds")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="folder for voices.npz and voices.json")
    parser.add_argument("--only", type=int, choices=SEEDS, help="train this seed alone")
    arguments = parser.parse_args()
    torch.use_deterministic_algorithms(True)
    arguments.work.mkdir(parents=True, exist_ok=True)
    files = {seed: arguments.work / f"seed-{seed}.npz" for seed in SEEDS}
    wanted = [seed for seed in SEEDS if not files[seed].is_file() and arguments.only in {None, seed}]
    if wanted:
        _train(arguments.gold, {seed: files[seed] for seed in wanted})
    there = [file for file in files.values() if file.is_file()]
    if len(there) < len(SEEDS):
        print(f"{len(there)} of {len(SEEDS)} networks are there.")
        return
    gold = read_gold_table(arguments.gold / "dev.jsonl.gz")
    items = documents.from_gold(gold)
    for item in items:
        labels.prepare(item)
    founding = _founding(arguments.gold / "seed.json")
    tried = [(file, *_scored(gold, items, founding, file)) for file in there]
    for file, thresholds, figures in tried:
        print(f"{file.stem}: " + ", ".join(f"{name} {figures[name]:.3f}" for name in TOLD) + f", {thresholds}")
    best, thresholds, _ = max(tried, key=lambda one: (one[2][WHOLE], one[2]["joint"]))
    arguments.out.mkdir(parents=True, exist_ok=True)
    file = arguments.out / "voices.npz"
    file.write_bytes(best.read_bytes())
    minutes = sum(json.loads(one.with_suffix(".json").read_text(encoding="utf-8"))["cpu_minutes"] for one in there)
    write_card(
        file.with_suffix(".json"), weights.checksum(best.read_bytes()), best.stem, vars(thresholds), round(minutes)
    )


def _train(gold: Path, files: dict[int, Path]) -> None:
    """Train a network for each seed and save it, with the minutes it took."""
    found = fitting.read(gold)
    vocabularies = fitting.vocabularies_of(found)
    fitting.number(found, vocabularies)
    for seed, file in files.items():
        began = time.process_time()
        network = fitting.fit(found, vocabularies, seed)
        minutes = (time.process_time() - began) / 60
        file.with_suffix(".json").write_text(json.dumps({"cpu_minutes": minutes}), encoding="utf-8")
        scoring.save([network], vocabularies, file)


Founding = tuple[Document, set[tuple[str, str]]]


def _founding(file: Path) -> Founding:
    """The founding article, and its annotated quotations by type and pieces."""
    annotated = json.loads(file.read_text(encoding="utf-8"))
    text = (SEEDS_FOLDER / annotated["source"]).read_text(encoding="utf-8")
    return documents.document("founding", text), {(q["type"], str(q["spans"])) for q in annotated["quotations"]}


def _scored(gold: Gold, items: list[Document], founding: Founding, file: Path) -> tuple[Thresholds, dict[str, float]]:
    """The best thresholds of a network on annotated documents, and its figures with them."""
    stored = file.read_bytes()
    held = weights.read(stored, {"sha256": weights.checksum(stored)}, file.name)
    networks = [Inference(held, "0/")]
    thresholds = scoring.choose(items, networks)
    figures = scoring.figures(gold, scoring.quotes(items, networks, thresholds))
    article, annotated = founding
    found = scoring.quotes([article], networks, thresholds)
    whole = annotated & {
        (kind, str([list(span) for span in spans])) for kind, spans in zip(found["type"], found["spans"], strict=True)
    }
    return thresholds, figures | {WHOLE: len(whole) / len(annotated)}


def write_card(file: Path, checksum: str, name: str, thresholds: dict[str, float], minutes: int) -> None:
    """The model card: what the weights are, what they are made from, and how to make them anew."""
    folds: dict[str, Any] = json.loads(FOLDS.read_text(encoding="utf-8")) if FOLDS.is_file() else {}
    card = {
        "name": "voices",
        "what": "finds quotations of five types in German news, with cue, frame, speaker and addressee",
        "licence": "CC BY-NC-SA 4.0",
        "sha256": checksum,
        "retrain": "pip install -e '.[train]', python -m training.build --gold FOLDER --work WORK (training/README.md)",
        "chosen": (
            f"{name} of {len(SEEDS)} that differ by their seed: of those that find most of the founding article's "
            "quotations whole, the one with the best joint F1"
        ),
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
