"""The figures that were measured for each engine, kept in ``data/figures.json`` by ``tools/scores.py``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import schema
from analysis.schema import Column, Table

FILE = Path(__file__).resolve().parent / "data" / "figures.json"

TABLE = Table(
    "figures",
    "engine, gold and measure",
    (
        Column("engine", "str", "who finds quotations: the voices of analyse"),
        Column("gold", "str", "annotated articles it was scored on"),
        Column("measure", "str", "measure of evaluation.evaluate"),
        Column("value", "float", "the figure, 0 to 1"),
        Column("low", "float", "lower end of its 95 % interval", "fewer than five articles"),
        Column("high", "float", "upper end of its 95 % interval", "fewer than five articles"),
        Column("n", "int", "gold cases behind it; articles for message, roles, joint"),
    ),
)


def measured() -> dict[str, Any]:
    """What the file holds: ``engines`` (their models with checksums, their figures by gold), and ``exact`` scores."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def figures() -> pd.DataFrame:
    """The figures as a table, with the columns of ``TABLE``.

    >>> figures().columns.to_list()
    ['engine', 'gold', 'measure', 'value', 'low', 'high', 'n']
    """
    rows = [
        {"engine": engine, "gold": gold, "measure": measure, **figure}
        for engine, held in measured()["engines"].items()
        for gold, measures in held["golds"].items()
        for measure, figure in measures.items()
    ]
    return schema.frame(TABLE, rows)
