"""The words of the frame vocabulary, told apart by who uses them: the narrator, or somebody he quotes."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.explore.table import require
from analysis.measures.frame_vocabulary import PASSAGES
from analysis.schema import Column, Table

TABLE = Table(
    "frame_words",
    "frame and lemma",
    (
        Column("frame", "str", "frame that the word goes with"),
        Column("lemma", "str", "base form"),
        Column("n_narrator", "int", "hits in the narrator's own words"),
        Column("n_direct", "int", "hits in direct quotations"),
        Column("n_indirect", "int", "hits in other quotations"),
        Column("speakers", "str", "who says it in quotations, most often first", "only the narrator, or nobody named"),
    ),
)


def frame_words(passages: pd.DataFrame) -> pd.DataFrame:
    """Which word belongs to whom; one row per frame and lemma, those used most first.

    Parameters
    ----------
    passages
        Table of ``measures.frame_passages``, or some of its rows.

    Returns
    -------
    DataFrame
        frame, lemma, n_narrator, n_direct, n_indirect (counts), speakers (names with commas between).

    Raises
    ------
    TableError
        A column lacks.

    Examples
    --------
    >>> hits = pd.DataFrame({
    ...     "frame": "conflict", "lemma": ["Kampf", "Kampf", "Front"], "voice": ["narrator", "direct", "indirect"],
    ...     "speaker": [None, "Abel", "Brandt"],
    ... })
    >>> frame_words(hits)[["lemma", "n_narrator", "n_direct", "n_indirect", "speakers"]].values.tolist()
    [['Kampf', 1, 1, 0, 'Abel'], ['Front', 0, 0, 1, 'Brandt']]
    """
    require("frame_passages", passages, ("frame", "lemma", "voice", "speaker"), "measures.frame_passages(...)")
    if passages.empty:
        return schema.empty(TABLE)
    rows = [
        {
            "frame": frame,
            "lemma": lemma,
            **{f"n_{voice}": int((hits["voice"] == voice).sum()) for voice in PASSAGES["voice"].allowed},
            "speakers": ", ".join(hits["speaker"].dropna().value_counts(sort=True).index) or None,
        }
        for (frame, lemma), hits in passages.groupby(["frame", "lemma"], sort=False)
    ]
    table = schema.frame(TABLE, rows)
    total = table["n_narrator"] + table["n_direct"] + table["n_indirect"]
    order = table.assign(total=total).sort_values(["total", "lemma", "frame"], ascending=[False, True, True]).index
    return table.loc[order].reset_index(drop=True)
