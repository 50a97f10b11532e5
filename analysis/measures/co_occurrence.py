"""Co-occurrence: which entities the texts mention together, more often than chance would have it."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse

from analysis import schema
from analysis.measures.inputs import need
from analysis.measures.numbered import in_alphabet, numbered_in
from analysis.schema import Column, Table

UNITS = ("article", "sentence")

TABLE = Table(
    "co_occurrence",
    "pair of entities that are mentioned together",
    (
        Column("unit", "str", 'what counts as together: the same "article" or "sentence"'),
        Column("entity_id", "str", "one entity, the first in the alphabet"),
        Column("name", "str", "its fullest name", "not in the table entities"),
        Column("other_id", "str", "the other entity"),
        Column("other_name", "str", "its fullest name", "not in the table entities"),
        Column("n_together", "int", "units that mention both"),
        Column("n_entity", "int", "units that mention the one"),
        Column("n_other", "int", "units that mention the other"),
        Column("n_units", "int", "units that mention any entity"),
        Column(
            "pmi", "float", "pointwise mutual information in bits: log2(n_together * n_units / (n_entity * n_other))"
        ),
        Column("npmi", "float", "pmi / -log2(n_together / n_units), -1 to 1; 1: never apart", "all units mention both"),
    ),
)


def co_occurrence(
    mentions: pd.DataFrame,
    entities: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    unit: str = "article",
    labels: tuple[str, ...] = ("PER", "ORG"),
    min_together: int = 2,
) -> pd.DataFrame:
    """Pairs of entities that are mentioned together; one row per pair.

    A mention by name, role or pronoun in the text counts, once per unit. Formula: pointwise mutual information (Church
    and Hanks 1990, Computational Linguistics 16(1)) and its normalised form (Bouma 2009, GSCL): how much more often two
    entities stand together than if they had nothing to do with each other. Rare pairs have high values by chance:
    ``min_together`` leaves them out.

    Parameters
    ----------
    mentions, entities, articles
        Tables of an analysis. Mentions in articles that are not in ``articles`` do not count.
    unit
        "article" or "sentence".
    labels
        Kinds of entities.
    min_together
        Units that mention both, at least.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["co_occurrence"]``; those most often together first.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        ``unit`` is neither of the two.

    Examples
    --------
    Four articles; Abel and Brandt are in two of them together, Abel in one alone, Cem in one alone:

    >>> mentions = pd.DataFrame({
    ...     "article_id": list("aabbcd"), "field": "text", "sentence": 0, "label": "PER",
    ...     "entity_id": ["abel", "brandt", "abel", "brandt", "abel", "cem"],
    ... })
    >>> entities = pd.DataFrame({"entity_id": ["abel", "brandt"], "name": ["Jana Abel", "Ole Brandt"]})
    >>> table = co_occurrence(mentions, entities, pd.DataFrame({"article_id": list("abcd")}))
    >>> table[["n_together", "n_entity", "n_other", "n_units"]].values.tolist()
    [[2, 3, 2, 4]]
    >>> table["pmi"].round(3).tolist()  # log2(2 * 4 / (3 * 2))
    [0.415]
    """
    if unit not in UNITS:
        message = f"unit={unit!r} came; expected 'article' or 'sentence'."
        raise ValueError(message)
    need(mentions, "mentions", ("article_id", "field", "sentence", "label", "entity_id"))
    article = numbered_in(mentions["article_id"], need(articles, "articles", ("article_id",))["article_id"])
    chosen = mentions["field"].eq("text") & mentions["entity_id"].notna() & mentions["label"].isin(labels)
    kept = mentions.assign(article=article)[chosen & (article >= 0)]
    keys = ["article"] if unit == "article" else ["article", "sentence"]
    entity, names = in_alphabet(kept["entity_id"])
    held = kept[keys].assign(entity=entity).drop_duplicates()
    table = _pairs(held, keys, names, min_together).assign(unit=unit)
    shown = need(entities, "entities", ("entity_id", "name")).set_index("entity_id")["name"]
    table["name"], table["other_name"] = table["entity_id"].map(shown), table["other_id"].map(shown)
    order = ["n_together", "pmi", "entity_id", "other_id"]
    ordered = table.sort_values(order, ascending=[False, False, True, True], kind="stable", ignore_index=True)
    return schema.conform(TABLE, ordered)


def _pairs(held: pd.DataFrame, keys: list[str], names: pd.Index, least: int) -> pd.DataFrame:
    unit = held.groupby(keys, sort=False).ngroup().to_numpy()
    entity = held["entity"].to_numpy()
    n_units = int(unit.max()) + 1 if len(unit) else 0
    seen = sparse.csr_array((np.ones(len(unit), np.int64), (unit, entity)), shape=(n_units, len(names)))
    both = sparse.triu(seen.T @ seen, k=1).tocoo()
    often = both.data >= max(1, least)
    one, other, together = both.row[often], both.col[often], both.data[often]
    n = np.asarray(seen.sum(axis=0)).ravel()
    with np.errstate(divide="ignore", invalid="ignore"):
        pmi = np.log2(together * n_units / (n[one] * n[other]))
        npmi = pmi / -np.log2(together / n_units)
    return pd.DataFrame(
        {
            "entity_id": names.take(one),
            "other_id": names.take(other),
            "n_together": together,
            "n_entity": n[one],
            "n_other": n[other],
            "n_units": n_units,
            "pmi": pmi,
            "npmi": np.where(together < n_units, npmi, np.nan),
        }
    )
