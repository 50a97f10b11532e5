"""The model card as a page, from the card beside the weights and the figures that ``tools/scores.py`` measured."""

from __future__ import annotations

from typing import Any

_TYPES = ("direct", "indirect", "indirect_free_indirect", "free_indirect", "reported")
_ROLES = ("speaker", "cue", "frame", "addressee")
_USES = """Finds quotations of five types in German news, with the words of saying, the words that introduce them, and
those that name the speaker and the addressee; in plain numpy, behind `analyse(voices="model")`, the default. Who is
meant by the speaker's words is decided by rules (`analysis/actors`). `analyse(voices="rules")` opens none of these
weights.
"""
_FAILINGS = """- Trained on Wikinews and a few articles of other kinds; court reports and interviews are harder.
- `reported` (that something was said, not what) is the least certain type: more are missed than found.
- Addressees are rarely found. Of two speakers of one quotation, often only one.
- Short quoted words that a narrator adopts, and words in marks that keep a distance, are told apart unsurely.
- A clause with a rare word of saying and no Konjunktiv is missed; a clause may end a comma too early or too late.
- Confidence is measured on Wikinews; other texts may be harder. Validate on a sample of your own
  (`redeanteil evaluate`).
"""


_NAMES = """Finds names of persons, organisations, places and other things (GermEval's OTH, here MISC) in German texts,
words made of names ("russische") and compounds with one ("EU-Kommission"); in plain numpy, behind
`analyse(engine="builtin")`, the default. Who is meant by a name is decided by rules (`analysis/actors`).
"""
_NAMES_FAILINGS = """- Trained on single sentences of Wikipedia and news from before 2014; younger names are known by
  their form alone.
- Organisations and other names are found less surely than persons and places; titles of works
  are often missed or cut.
- Currencies ("Euro") are names by the annotation it was trained on.
- Headlines in capitals and lists are harder than sentences.
- Each sentence is read by itself; that a word is the same name all through an article is seen to by rules.
"""


def names_card_text(card: dict[str, Any], rows: list[dict[str, Any]]) -> str:
    """The page of the network of names in Markdown; ``rows`` are the figures by label."""
    names = ("label", "gold", "found", "right", "precision", "recall", "F1")
    lines = [
        *_opening(card, _NAMES, "name the sources"),
        "",
        "Never trained on: the development split.",
        "",
        "## Figures",
        "GermEval 2014, development split, from the text as printed: whole names (no derived ones, no parts of",
        "compounds), exactly the same span and label. Made by `python tools/scores.py` from the tables of `analyse`.",
        "",
        f"| {' | '.join(names)} |",
        "|---" * len(names) + "|",
        *(names_row(row) for row in rows),
        "",
        f"The network alone: F1 {card['germeval_dev']['f1']:.3f}, persons {card['germeval_dev']['PER']:.3f}.",
        "",
        "## Known failings",
        _NAMES_FAILINGS,
    ]
    return "\n".join(lines)


def _opening(card: dict[str, Any], uses: str, terms: str) -> list[str]:
    """What every page begins with: what the weights are for, their licence, file and data."""
    return [
        f"# Model card: {card['name']}",
        "",
        uses,
        f"- Licence of the weights: **{card['licence']}** ({terms}).",
        f"- File: `{card['name']}.npz`, sha256 `{card['sha256']}`, verified when it is opened.",
        f"- Made anew: {card['retrain']}; {card['cpu_minutes']} CPU minutes.",
        "",
        "## Data",
        "| data | licence | source |",
        "|---|---|---|",
        *(f"| {row['name']} | {row['licence']} | {row['source']} |" for row in card["data"]),
    ]


def names_row(row: dict[str, Any]) -> str:
    """A row of figures of names in Markdown."""
    counts = [str(row[name]) for name in ("label", "n_gold", "n_found", "n_right")]
    shares = ["" if row[name] is None else f"{row[name]:.3f}" for name in ("precision", "recall", "f1")]
    return f"| {' | '.join([*counts, *shares])} |"


def card_text(card: dict[str, Any], golds: dict[str, Any]) -> str:
    """The page in Markdown; ``golds`` are the figures by gold and measure."""
    folds = card["cross_validation"]
    lines = [
        *_opening(card, _USES, "not for commercial use, share alike, name the sources"),
        "",
        "Never trained on: the benchmark's development split and everything marked *independent* in `data/`. On the",
        f"development split the thresholds were chosen, and the network itself: {card['chosen']}.",
        "",
        "## Figures",
        "Made by `python tools/scores.py`; 95 % intervals over articles in brackets. *found*: share of the annotated",
        "quotations found (token F1 over .5); *speaker*: share found with overlapping words for the speaker.",
        "",
        *_table(golds),
        "",
    ]
    if folds:
        told = ", ".join(f"{name} {value:.3f}" for name, value in folds.items())
        lines += [
            f"On folds of the train split that the network had not seen, with no choice of a seed "
            f"({card['calibration_from']}): {told}.",
            "",
        ]
    lines += ["## Known failings", _FAILINGS]
    return "\n".join(lines)


def _table(golds: dict[str, Any]) -> list[str]:
    measures = ["message", "roles", "joint", *_ROLES]
    measures += [f"{name} {kind}" for kind in _TYPES for name in ("found", "tokens", "speaker")]
    lines = [f"| measure | {' | '.join(golds)} |", "|---" * (len(golds) + 1) + "|"]
    for measure in measures:
        cells = [_cell(figures.get(measure)) for figures in golds.values()]
        lines.append(f"| {measure} | {' | '.join(cells)} |")
    return lines


def _cell(figure: dict[str, Any] | None) -> str:
    if figure is None:
        return ""
    value = f"{figure['value']:.3f}"
    return value if figure["low"] is None else f"{value} [{figure['low']:.3f}, {figure['high']:.3f}]"
