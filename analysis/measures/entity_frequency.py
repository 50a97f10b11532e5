"""Entity frequency: which persons, organisations and places the texts mention, and how often."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import schema
from analysis.measures import groups
from analysis.measures.inputs import need
from analysis.measures.numbered import numbered, numbered_in
from analysis.schema import Column, Table

TABLE = Table(
    "entity_frequency",
    "group of articles and entity mentioned in it",
    (
        groups.BY,
        groups.GROUP,
        Column("entity_id", "str", "entity"),
        Column("name", "str", "its fullest name", "not in the table entities"),
        Column("label", "str", "PER, ORG, LOC or MISC", "not in the table entities"),
        Column("n_mentions", "int", "mentions by name or role: n_names + n_roles"),
        Column("n_names", "int", "by name, in full, in part, inside a compound or as an adjective"),
        Column("n_roles", "int", 'by role ("der Präsident")'),
        Column("n_pronouns", "int", 'by pronoun ("er"); not in n_mentions'),
        Column("n_articles", "int", "articles with a mention by name or role"),
        Column("n_group_articles", "int", "articles in the group"),
        Column("per_1000_words", "float", "1000 * n_mentions / words of the group", "the group has no words"),
    ),
)
_COUNTED_AS = {"name": "n_names", "part": "n_names", "derived": "n_names", "role": "n_roles", "pronoun": "n_pronouns"}
_COUNTS = ["n_names", "n_roles", "n_pronouns"]


def entity_frequency(
    mentions: pd.DataFrame,
    entities: pd.DataFrame,
    articles: pd.DataFrame,
    sentences: pd.DataFrame,
    *,
    by: str | None = None,
) -> pd.DataFrame:
    """How often entities are mentioned in the text; one row per group of articles and entity.

    Formula: mentions by name or role, and 1000 * mentions / words. Pronouns are counted apart, because what they stand
    for is much less certain. Mentions in headline and lead do not count (the words there are in no sentence), and no
    mention whose entity is unknown. Source: own definition.

    Parameters
    ----------
    mentions, entities, articles, sentences
        Tables of an analysis. Mentions in articles that are not in ``articles`` do not count.
    by
        Column of articles, "year", "quarter", "month", "week", "day", or None for the whole corpus.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["entity_frequency"]``; within a group most mentions first.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        Articles cannot be grouped by ``by``.

    Examples
    --------
    "Abel kam. Er lachte. Abel ging.":

    >>> articles = pd.DataFrame({"article_id": ["a"]})
    >>> sentences = pd.DataFrame({"article_id": "a", "n_words": [2, 2, 2]})
    >>> entities = pd.DataFrame({"entity_id": ["e1"], "name": ["Jana Abel"], "label": ["PER"]})
    >>> mentions = pd.DataFrame({
    ...     "article_id": "a", "field": "text", "entity_id": "e1", "how": ["name", "pronoun", "name"],
    ... })
    >>> table = entity_frequency(mentions, entities, articles, sentences)
    >>> table[["name", "n_mentions", "n_pronouns"]].values.tolist()
    [['Jana Abel', 2, 1]]
    """
    units = groups.assign(articles, by)
    need(sentences, "sentences", ("article_id", "n_words"))
    units["n_words"] = groups.per_article(sentences.groupby("article_id")["n_words"].sum(), units)
    whole = groups.totals(units, ["n_words"]).rename(columns={"n_articles": "n_group_articles"})
    table = _counts(mentions, units).merge(whole, on=groups.KEYS, how="left")
    table["per_1000_words"] = groups.ratio(1000 * table["n_mentions"], table["n_words"])
    named = need(entities, "entities", ("entity_id", "name", "label"))[["entity_id", "name", "label"]]
    table = table.merge(named, on="entity_id", how="left").drop(columns="n_words")
    return schema.conform(TABLE, _sorted(table))


def _counts(mentions: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    need(mentions, "mentions", ("article_id", "field", "entity_id", "how"))
    article = numbered_in(mentions["article_id"], units["article_id"])
    chosen = mentions["field"].eq("text") & mentions["entity_id"].notna() & (article >= 0)
    entity, names = numbered(mentions.loc[chosen, "entity_id"])
    place = units.groupby(groups.KEYS, dropna=False, sort=False).ngroup().to_numpy()
    cell, cells = pd.factorize(place[article[chosen]] * np.int64(len(names)) + entity)
    of_group, of_entity = np.divmod(np.asarray(cells, np.int64), max(1, len(names)))
    table = units[groups.KEYS].drop_duplicates().take(of_group).reset_index(drop=True)
    counted = _counted(cell, article[chosen], mentions.loc[chosen, "how"])
    return table.assign(entity_id=names.take(of_entity)).join(counted)


def _counted(cell: np.ndarray, article: np.ndarray, how: pd.Series) -> pd.DataFrame:
    """How many mentions of each kind each cell (group and entity) has, and articles with one by name or role."""
    number, known = numbered(how)
    kind = np.array([*map(_COUNTED_AS.get, known.to_list()), None], dtype=object)[number]
    cells = int(cell.max()) + 1 if len(cell) else 0
    table = pd.DataFrame({name: np.bincount(cell[kind == name], minlength=cells) for name in _COUNTS})
    named = (kind == "n_names") | (kind == "n_roles")
    once = pd.DataFrame({"cell": cell[named], "article": article[named]}).drop_duplicates()["cell"]
    n_articles = np.bincount(once, minlength=cells)
    return table.assign(n_mentions=table["n_names"] + table["n_roles"], n_articles=n_articles)


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    place = table.groupby(groups.KEYS, dropna=False, sort=True).ngroup()
    order = ["_place", "n_mentions", "n_articles", "name", "entity_id"]
    ordered = table.assign(_place=place).sort_values(order, ascending=[True, False, False, True, True], kind="stable")
    return ordered.drop(columns="_place").reset_index(drop=True)
