"""Measure every engine and write the figures down: ``python tools/scores.py``.

The figures go to ``analysis/evaluation/data/figures.json``; the README's tables and those of the model cards are made
from that file. The dev articles of the benchmark and the sentences of GermEval are not part of the project: they are
looked for in ``../shared/gold``. Where they lack, the figures measured on them before are kept if the engine has the
same models.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import pipeline
from analysis.actors import recognition
from analysis.corpus import load_corpus
from analysis.evaluation import evaluate, evaluate_folder, evaluate_speaker_groups, read_gold_table
from analysis.evaluation.figures import FILE, measured
from analysis.evaluation.names import evaluate_names
from analysis.evaluation.persons import evaluate_persons
from analysis.evaluation.teaching import read_gold
from analysis.models.card import card_text, names_card_text, names_row
from analysis.voices import model

ROOT = Path(__file__).resolve().parents[1]
CARD = ROOT / "analysis" / "models" / "weights" / "README.md"
NAMES_CARD = CARD.with_name("names.md")
NAMES_GOLD = ROOT.parent / "shared" / "gold" / "ner" / "dev.jsonl.gz"
DEV, STYLES = "benchmark dev", "styles independent"
GOLDS = {
    DEV: (ROOT.parent / "shared" / "gold" / "dev.jsonl.gz", "all"),
    STYLES: (ROOT / "data" / "styles", "independent"),
}
MEASURES = {
    "message": "message",
    "roles": "roles",
    "joint": "joint",
    "direct found": "found direct",
    "direct speaker": "speaker direct",
}


def between(name: str, text: str, new: str) -> str:
    """The text with what stands between two markers replaced."""
    pattern = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", re.DOTALL)
    if not pattern.search(text):
        message = f"README.md has no markers <!-- {name} --> and <!-- /{name} -->; put them where the table belongs."
        raise ValueError(message)
    return pattern.sub(lambda _: new, text)


def exact_table(found: dict[str, list[dict[str, Any]]]) -> str:
    """The engines' exact scores on the independent half of the teaching corpus as a Markdown table."""
    names = ("engine", "measure", "gold", "found", "right", "precision", "recall", "F1")
    lines = [f"| {' | '.join(names)} |", "|---" * len(names) + "|"]
    for engine, rows in found.items():
        for row in (row for row in rows if row["half"] == "independent"):
            shares = ["" if row[name] is None else f"{row[name]:.3f}" for name in ("precision", "recall", "f1")]
            counts = [str(row[name]) for name in ("measure", "n_gold", "n_found", "n_right")]
            lines.append(f"| {' | '.join([engine, *counts, *shares])} |")
    return "\n".join(lines) + "\n"


def engines_table(found: dict[str, Any]) -> str:
    """The engines' figures as a Markdown table, intervals in brackets."""
    names = ["engine", "gold", *MEASURES]
    lines = [f"| {' | '.join(names)} |", "|---" * len(names) + "|"]
    for engine, held in found.items():
        for gold, figures in held["golds"].items():
            cells = [_cell(figures[measure]) if measure in figures else "" for measure in MEASURES.values()]
            lines.append(f"| {' | '.join([engine, gold, *cells])} |")
    return "\n".join(lines) + "\n"


def names_table(held: dict[str, Any]) -> str:
    """The figures of names as a Markdown table."""
    names = ("label", "gold", "found", "right", "precision", "recall", "F1")
    return "\n".join([f"| {' | '.join(names)} |", "|---" * len(names) + "|", *map(names_row, held["rows"])]) + "\n"


def persons_table(rows: list[dict[str, Any]]) -> str:
    """The figures of persons on the teaching corpus as a Markdown table."""
    lines = ["| half | measure | n | value |", "|---|---|---|---|"]
    lines += [f"| {row['half']} | {row['measure']} | {row['n']} | {row['value']:.3f} |" for row in rows]
    return "\n".join(lines) + "\n"


def speakers_table(found: dict[str, list[dict[str, Any]]]) -> str:
    """Right speakers by who speaks as a Markdown table."""
    lines = ["| engine | speakers | n | right name | right words |", "|---|---|---|---|---|"]
    for engine, rows in found.items():
        for row in rows:
            name = _cell({"value": row["name"], "low": row["low"], "high": row["high"]})
            lines.append(f"| {engine} | {row['group']} | {row['n']} | {name} | {row['words']:.3f} |")
    return "\n".join(lines) + "\n"


def rendered(readme: str, held: dict[str, Any]) -> str:
    """The README with its tables made from the file of figures."""
    tables = {
        "scores": exact_table(held["exact"]),
        "engines": engines_table(held["engines"]),
        "names": names_table(held["names"]),
        "persons": persons_table(held["persons"]),
        "speakers": speakers_table(held["speakers"]),
    }
    for name, table in tables.items():
        readme = between(name, readme, table)
    return readme


def _cell(figure: dict[str, Any]) -> str:
    if figure["low"] is None:
        return f"{figure['value']:.3f}"
    return f"{figure['value']:.3f} [{figure['low']:.3f}, {figure['high']:.3f}]"


def measure_engine(engine: str, before: dict[str, Any]) -> dict[str, Any]:
    """The engine's models and its figures on every gold that is there."""
    golds: dict[str, Any] = {}
    models: list[Any] = []
    for name in sorted(GOLDS, key=lambda name: not GOLDS[name][0].exists()):
        path, group = GOLDS[name]
        if path.exists():
            gold = read_gold_table(path)
            result = pipeline.analyse(gold.articles, voices=engine)
            models, scores = result.provenance["models"], evaluate(gold, result.quotes)
            golds[name] = _figures(scores[scores["group"] == group])
            _tell(f"{engine}: {name}: joint {golds[name]['joint']['value']:.3f}.")
        elif name in before.get("golds", {}) and before["models"] == models:
            golds[name] = before["golds"][name]
            _tell(
                f"{engine}: {name} is not there ({path}); the figures measured before are kept. Did the rules change?"
            )
        else:
            _tell(f"{engine}: {name} is not there ({path}); it is left out.")
    return {"models": models, "golds": {name: golds[name] for name in GOLDS if name in golds}}


def measure_names(before: dict[str, Any]) -> dict[str, Any]:
    """The checksum of the network of names, and its figures on GermEval's development split if that is there."""
    sha256 = recognition.card()["sha256"]
    if NAMES_GOLD.exists():
        found = evaluate_names(NAMES_GOLD)
        rows = [_plain(row) for row in found.astype(object).to_dict("records")]
        _tell(f"names: F1 {rows[0]['f1']:.3f}.")
        return {"sha256": sha256, "rows": rows}
    same = before.get("sha256") == sha256
    _tell(f"names: {NAMES_GOLD} is not there; {'the figures measured before are kept' if same else 'left out'}.")
    return {"sha256": sha256, "rows": before["rows"] if same else []}


def measure_persons() -> list[dict[str, Any]]:
    """Figures of the persons of the teaching corpus, both halves."""
    result = pipeline.analyse(load_corpus(ROOT / "data" / "articles"), voices="rules", corrections=False)
    persons = pd.read_csv(ROOT / "data" / "gold" / "persons.csv", encoding="utf-8")
    table = evaluate_persons(result, read_gold(ROOT / "data" / "gold"), persons)
    return [_plain(row) for row in table[table["half"].ne("all")].astype(object).to_dict("records")]


def measure_speakers(engine: str) -> list[dict[str, Any]]:
    """Right speakers by who speaks, in the independent texts of other styles."""
    path, group = GOLDS[STYLES]
    gold = read_gold_table(path)
    articles = gold.articles[gold.articles["group"].str.startswith(group)]
    gold = replace(gold, articles=articles, quotes=gold.quotes[gold.quotes["article_id"].isin(articles["article_id"])])
    table = evaluate_speaker_groups(gold, pipeline.analyse(articles, voices=engine).quotes)
    return [_plain(row) for row in table.astype(object).to_dict("records")]


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _figures(scores: pd.DataFrame) -> dict[str, dict[str, Any]]:
    rows = scores.set_index("measure")[["value", "low", "high", "n"]]
    return {str(name): _plain(row) for name, row in rows.astype(object).to_dict("index").items()}


def _plain(row: dict[Any, Any]) -> dict[str, Any]:
    return {str(name): None if pd.isna(v) else round(v, 6) if isinstance(v, float) else v for name, v in row.items()}


def main() -> None:
    """Measure, keep the figures, and replace what stands between the README's markers and in the model cards."""
    before = measured() if FILE.exists() else {"engines": {}}
    held = {
        "engines": {engine: measure_engine(engine, before["engines"].get(engine, {})) for engine in pipeline.VOICES},
        "exact": {engine: exact(engine) for engine in pipeline.VOICES},
        "names": measure_names(before.get("names", {})),
        "persons": measure_persons(),
        "speakers": {engine: measure_speakers(engine) for engine in pipeline.VOICES},
    }
    FILE.write_text(json.dumps(held, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    readme = ROOT / "README.md"
    readme.write_text(rendered(readme.read_text(encoding="utf-8"), held), encoding="utf-8", newline="\n")
    page = names_card_text(recognition.card(), held["names"]["rows"])
    NAMES_CARD.write_text(page, encoding="utf-8", newline="\n")
    CARD.write_text(card_text(model.card(), held["engines"]["model"]["golds"]), encoding="utf-8", newline="\n")


def exact(engine: str) -> list[dict[str, Any]]:
    """The engine's exact scores on the teaching corpus."""
    table = evaluate_folder(ROOT / "data" / "articles", ROOT / "data" / "gold", voices=engine)
    return [_plain(row) for row in table.astype(object).to_dict("records")]


if __name__ == "__main__":
    main()
