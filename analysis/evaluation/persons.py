"""Whether persons are kept apart and told right, on the annotated teaching corpus."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import schema
from analysis.evaluation.clustering import HOW, b_cubed, person_mentions
from analysis.schema import Column, Table

if TYPE_CHECKING:
    from analysis.result import Analysis

TABLE = Table(
    "persons",
    "half of the gold and measure",
    (
        Column("half", "str", '"open", "independent" or "all"'),
        Column("measure", "str", "what is scored; see ``evaluate_persons``"),
        Column("n", "int", "annotated mentions, or persons"),
        Column("value", "float", "the figure, 0 to 1", "there are none"),
    ),
)
_UNKNOWN = "unknown"


def evaluate_persons(result: Analysis, gold: list[dict[str, Any]], persons: pd.DataFrame) -> pd.DataFrame:
    """Score the persons of an analysis.

    Parameters
    ----------
    result
        Analysis of the annotated articles.
    gold
        Their annotation, as of ``read_gold``.
    persons
        A row per person: ``name``, ``gender``, ``actor_type``.

    Returns
    -------
    DataFrame
        The columns of ``TABLE``; the measures are B-cubed F1 of the mentions by "names", by "names and roles", by
        "names, roles and pronouns" (mentions that are missed or made up count 0); of the persons with an actor type the
        share "actor type" (right); of those with a gender the shares "gender wrong" and "gender unknown". A person is
        the entity that has most of the half's mentions by name; who has none there is not found, and has neither a
        right type nor a known gender. Persons belong to the halves that mention them.
    """
    rows = []
    for half in ("open", "independent", "all"):
        items = [item for item in gold if half in {"all", item.get("half", "all")}]
        rows += [{"half": half, **row} for row in (*_mentions(result, items), *_facts(result, items, persons))]
    return schema.frame(TABLE, rows)


def _mentions(result: Analysis, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    articles = {Path(item["source"]).stem: item for item in items}
    found = result.mentions[result.mentions["article_id"].isin(articles)]
    rows = []
    for n, measure in enumerate(("names", "names and roles", "names, roles and pronouns"), start=1):
        how = HOW[:n]
        truth = {
            (article, row["start"], row["end"]): row["entity"]
            for article, item in articles.items()
            for row in item["mentions"]
            if row["label"] == "PER" and row["how"] in how
        }
        score = b_cubed(person_mentions(found, how), truth)
        rows.append({"measure": measure, "n": score.n_gold, "value": score.f1})
    return rows


def _facts(result: Analysis, items: list[dict[str, Any]], persons: pd.DataFrame) -> list[dict[str, Any]]:
    named = {row["entity"] for item in items for row in item["mentions"] if row["label"] == "PER"}
    known = persons[persons["name"].isin(named)]
    own = result.entities.set_index("entity_id")
    found = _found(result, items)
    both = known.copy()
    for name in ("actor_type", "gender"):
        told = own[name].to_dict()
        both[f"{name}_found"] = [told.get(found.get(person), _UNKNOWN) for person in known["name"]]
    typed, gendered = both[both["actor_type"].ne(_UNKNOWN)], both[both["gender"].ne(_UNKNOWN)]
    unknown = gendered["gender_found"].eq(_UNKNOWN)
    wrong = ~unknown & gendered["gender_found"].ne(gendered["gender"])
    return [
        _share("actor type", typed["actor_type_found"].eq(typed["actor_type"])),
        _share("gender wrong", wrong),
        _share("gender unknown", unknown),
    ]


def _found(result: Analysis, items: list[dict[str, Any]]) -> dict[str, str]:
    """For each annotated person the entity that has most of the mentions by name; the first in the alphabet of two."""
    of_spans = person_mentions(result.mentions, ("name",))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for item in items:
        article = Path(item["source"]).stem
        for row in item["mentions"]:
            entity = of_spans.get((article, row["start"], row["end"]))
            if entity is not None and row["label"] == "PER":
                counts[row["entity"]][entity] += 1
    return {person: min(held, key=lambda one: (-held[one], one)) for person, held in counts.items()}


def _share(measure: str, true: pd.Series) -> dict[str, Any]:
    return {"measure": measure, "n": len(true), "value": float(true.mean()) if len(true) else float("nan")}
