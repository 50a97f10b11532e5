"""Score what the kit finds against articles annotated by hand.

Gold is a folder of JSON files, one per article, as ``data/gold`` (documented in ``data/README.md``).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.evaluation.gold import GoldError
from analysis.options import VOICES

if TYPE_CHECKING:
    from analysis.result import Analysis

SCORES = ("half", "measure", "n_gold", "n_found", "n_right", "precision", "recall", "f1")


def evaluate_folder(articles: str | Path, gold: str | Path, *, voices: str = VOICES[0]) -> pd.DataFrame:
    """Analyse a folder of articles and score it against a folder of gold: exactly the same pieces count, no others.

    Parameters
    ----------
    articles, gold
        The folders.
    voices
        Who finds quotations, as for ``analyse``.

    Returns
    -------
    DataFrame
        One row per half of the gold and measure: "direct" and "indirect" quotations (right: exactly the same pieces
        and type), "direct speaker" and "indirect speaker" (of the gold quotations that name one and were found, those
        with the right name; recall only), "sentences" (right: both ends), "persons" (named, by name).
        ``precision`` = right / found, ``recall`` = right / gold, ``f1`` their harmonic mean; NaN where undefined.

    Raises
    ------
    GoldError
        There is no gold, or an article of the gold is not among the articles.
    """
    # Loaded here: whoever only reads a figure needs no engine.
    from analysis.corpus import load_corpus
    from analysis.corpus.cleaning.steps import MARKING
    from analysis.pipeline import analyse

    annotation = read_gold(gold)
    # Offsets of gold count in the texts as they were annotated.
    corpus = load_corpus(articles, clean=MARKING)
    return score(analyse(corpus, voices=voices, corrections=False), annotation)


def read_gold(folder: str | Path) -> list[dict[str, Any]]:
    """The annotation of every article in a folder, in the order of the file names."""
    files = sorted(Path(folder).glob("*.json")) if Path(folder).is_dir() else []
    if not files:
        message = f"{Path(folder).name} holds no annotation; expected a folder with one .json file per article."
        raise GoldError(message)
    return [json.loads(file.read_text(encoding="utf-8")) for file in files]


def score(result: Analysis, gold: list[dict[str, Any]]) -> pd.DataFrame:
    """Score an analysis against annotated articles; grain and columns as in ``evaluate_folder``."""
    counts: dict[tuple[str, str], list[int]] = {}
    known = set(result.articles["article_id"])
    for item in gold:
        article_id = Path(item["source"]).stem
        if article_id not in known:
            message = f"The gold of {item['source']} has no article {article_id!r}; is this the folder it was made for?"
            raise GoldError(message)
        for measure, (n_gold, n_found, n_right) in _counts(result, article_id, item).items():
            for half in {item.get("half", "all"), "all"}:
                sums = counts.setdefault((half, measure), [0, 0, 0])
                for place, number in enumerate((n_gold, n_found, n_right)):
                    sums[place] += number
    rows = [_row(half, measure, *sums) for (half, measure), sums in sorted(counts.items(), key=_order)]
    return pd.DataFrame(rows, columns=list(SCORES))


_MEASURES = ("direct", "direct speaker", "indirect", "indirect speaker", "sentences", "persons")


def _order(entry: tuple[tuple[str, str], list[int]]) -> tuple[str, int]:
    return entry[0][0], _MEASURES.index(entry[0][1])


def _counts(result: Analysis, article_id: str, item: dict[str, Any]) -> dict[str, tuple[int, int, int]]:
    found = result.quotes[result.quotes["article_id"] == article_id]
    counts: dict[str, tuple[int, int, int]] = {}
    for kind in ("direct", "indirect"):
        part = found[found["type"] == kind]
        mine = {_pieces(spans): name for spans, name in zip(part["spans"], part["speaker"], strict=True)}
        theirs = {_pieces(row["spans"]): row["speaker"] for row in item["quotations"] if row["type"] == kind}
        both = mine.keys() & theirs.keys()
        counts[kind] = (len(theirs), len(mine), len(both))
        named = [pieces for pieces in both if theirs[pieces] is not None]
        counts[f"{kind} speaker"] = (len(named), len(named), sum(_same(mine[p], theirs[p]) for p in named))
    if item.get("sentences"):
        rows = result.sentences[result.sentences["article_id"] == article_id]
        own = set(zip(rows["start"], rows["end"], strict=True))
        # Lines that are no article text belong to no sentence of ours; gold cuts them as well.
        omitted = result.omitted[result.omitted["article_id"] == article_id]
        own |= set(zip(omitted["start"], omitted["end"], strict=True))
        right = {(start, end) for start, end in item["sentences"]}
        counts["sentences"] = (len(right), len(own), len(right & own))
    if item.get("mentions"):
        counts["persons"] = _persons(result, article_id, item)
    return counts


def _persons(result: Analysis, article_id: str, item: dict[str, Any]) -> tuple[int, int, int]:
    names = result.entities.set_index("entity_id")["name"]
    mentions = result.mentions[(result.mentions["article_id"] == article_id) & (result.mentions["label"] == "PER")]
    mine = {names[entity] for entity in mentions.loc[mentions["field"] == "text", "entity_id"].unique()}
    theirs = {row["entity"] for row in item["mentions"] if row["label"] == "PER"}
    return len(theirs), len(mine), len(mine & theirs)


def _pieces(spans: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in spans)


def _same(mine: Any, theirs: str) -> bool:
    return isinstance(mine, str) and mine.casefold() == theirs.casefold()


def _row(half: str, measure: str, n_gold: int, n_found: int, n_right: int) -> dict[str, Any]:
    nan = float("nan")
    recall = n_right / n_gold if n_gold else nan
    precision = n_right / n_found if n_found else nan
    if measure.endswith("speaker"):
        precision = f1 = nan
    else:
        f1 = 2 * n_right / (n_gold + n_found) if n_gold + n_found else nan
    return dict(zip(SCORES, (half, measure, n_gold, n_found, n_right, precision, recall, f1), strict=True))
