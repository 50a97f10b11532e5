"""Whether some speakers are told right more often than others: women and men, officials and laypeople."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis import schema
from analysis.evaluation.bootstrap import DRAWS, drawn, interval, ratio
from analysis.evaluation.gold import Gold
from analysis.evaluation.pairing import Paired, paired
from analysis.schema import Column, Table

TABLE = Table(
    "speaker_groups",
    "group of speakers",
    (
        Column("group", "str", "women, men, officials or laypeople"),
        Column("n", "int", "annotated quotations of theirs"),
        Column("name", "float", "share that was found and given to the right speaker", "there are none"),
        Column("low", "float", "lower end of the 95 % interval of name, over articles", "fewer than five articles"),
        Column("high", "float", "upper end of the 95 % interval of name, over articles", "fewer than five articles"),
        Column("words", "float", "share found whose speaker's words overlap with the annotated ones", "there are none"),
    ),
)
# Groups by a column of the gold's persons and its values.
GROUPS: dict[str, tuple[str, frozenset[str]]] = {
    "women": ("gender", frozenset({"female"})),
    "men": ("gender", frozenset({"male"})),
    "officials": ("actor_type", frozenset({"politics", "administration", "justice"})),
    "laypeople": ("actor_type", frozenset({"citizen"})),
}


def evaluate_speaker_groups(gold: Gold, quotes: pd.DataFrame, *, draws: int = DRAWS, seed: int = 0) -> pd.DataFrame:
    """Score the speakers of quotations, by who speaks.

    Parameters
    ----------
    gold
        What ``read_gold_table`` returned; its persons must have gender and actor type.
    quotes
        Table ``quotes`` of an analysis of ``gold.articles``.
    draws, seed
        Bootstrap samples of articles, and the random generator's seed.

    Returns
    -------
    DataFrame
        The columns of ``TABLE``. Every annotated quotation of a person counts, one that was not found as wrong;
        ``name`` goes by the display name.
    """
    articles = list(paired(gold, quotes).values())
    persons = gold.persons.drop_duplicates("name").set_index("name")
    rows = [
        _row(group, articles, set(persons.index[persons[column].isin(values)]), draws, seed)
        for group, (column, values) in GROUPS.items()
    ]
    return schema.frame(TABLE, rows)


def _row(group: str, articles: list[Paired], names: set[str], draws: int, seed: int) -> dict[str, Any]:
    """Sums by article of the group's quotations: how many, and right by name and by words."""
    sums = np.array([_sums(article, names) for article in articles], dtype="float64").reshape(-1, 3)
    sums = sums[sums[:, 0] > 0]
    n, by_name, by_words = sums.sum(axis=0)
    weights = drawn(len(sums), draws, seed)
    low, high = interval(ratio(weights @ sums[:, 1], weights @ sums[:, 0]))
    right = ratio(np.array([by_name, by_words]), np.array(n))
    return {"group": group, "n": int(n), "name": right[0], "low": low, "high": high, "words": right[1]}


def _sums(article: Paired, names: set[str]) -> tuple[int, int, int]:
    theirs = [number for number, row in enumerate(article.gold) if row["speaker"] in names]
    found = [number for number in theirs if article.hit(number)]
    return len(theirs), sum(map(article.same_name, found)), sum(map(article.same_words, found))
