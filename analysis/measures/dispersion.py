"""Dispersion: whether an entity is spread over the articles or crowded in a few, and where articles bring it in."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import schema
from analysis.measures.inputs import need
from analysis.measures.numbered import numbered, numbered_in
from analysis.schema import Column, Table

TABLE = Table(
    "entity_dispersion",
    "entity",
    (
        Column("entity_id", "str", "entity"),
        Column("name", "str", "its fullest name", "not in the table entities"),
        Column("label", "str", "PER, ORG, LOC or MISC", "not in the table entities"),
        Column("n_mentions", "int", "mentions by name or role in the text"),
        Column("n_articles", "int", "articles with such a mention"),
        Column("n_corpus_articles", "int", "articles with words"),
        Column("dp", "float", "deviation of proportions, 0 (spread like the words) to 1 (crowded in few)"),
        Column("dp_norm", "float", "dp / (1 - smallest share of words), 0 to 1", "there is one article only"),
        Column("first_position", "float", "where the first mention begins, 0 (top) to 1; median of articles"),
    ),
)
POSITIONS = Table(
    "mention_positions",
    "mention by name or role in the text",
    (
        Column("entity_id", "str", "entity"),
        Column("name", "str", "its fullest name", "not in the table entities"),
        Column("label", "str", "PER, ORG, LOC or MISC"),
        Column("article_id", "str", "article"),
        Column("article", "int", "number of the article, from 0, in the order of ``articles``"),
        Column("start", "int", "first code point of the mention in the text"),
        Column("position", "float", "start / length of the text, 0 to 1"),
        Column("confidence", "float", "how sure the mention is", "not measured for this way of mentioning"),
    ),
)
_COUNTED = ("name", "part", "derived", "role")


def entity_dispersion(
    mentions: pd.DataFrame, entities: pd.DataFrame, articles: pd.DataFrame, sentences: pd.DataFrame
) -> pd.DataFrame:
    """How evenly entities are spread over the articles; one row per entity.

    Formula: Gries' deviation of proportions, DP = sum over articles of |share of the entity's mentions - share of the
    words| / 2 (Gries 2008, International Journal of Corpus Linguistics 13(4)), and its normalised form (Lijffijt and
    Gries 2012, ibid. 17(1)). Mentions by name or role in the text count.

    Parameters
    ----------
    mentions, entities, articles, sentences
        Tables of an analysis. Articles without words do not count.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["entity_dispersion"]``; most mentions first.

    Raises
    ------
    TableError
        A table lacks a column.

    Examples
    --------
    Two articles of the same length, three mentions in the first, one in the second:

    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "text": ["x" * 100, "x" * 100]})
    >>> sentences = pd.DataFrame({"article_id": ["a", "b"], "n_words": [50, 50]})
    >>> mentions = pd.DataFrame({
    ...     "article_id": list("aaab"), "field": "text", "start": [10, 20, 30, 50], "label": "PER", "entity_id": "e",
    ...     "how": "name",
    ... })
    >>> entities = pd.DataFrame({"entity_id": ["e"], "name": ["Jana Abel"], "label": ["PER"]})
    >>> table = entity_dispersion(mentions, entities, articles, sentences)
    >>> table[["dp", "dp_norm", "first_position"]].values.tolist()  # (|3/4 - 1/2| + |1/4 - 1/2|) / 2; (.1 + .5) / 2
    [[0.25, 0.5, 0.3]]
    """
    need(sentences, "sentences", ("article_id", "n_words"))
    words = sentences.groupby("article_id")["n_words"].sum()
    words = words[words.gt(0) & words.index.isin(articles["article_id"])]
    share = words / words.sum()
    seen = mention_positions(mentions, entities, articles)
    seen = seen[seen["article_id"].isin(words.index)]
    entity, known = numbered(seen["entity_id"])
    pairs = pd.DataFrame({"entity": entity, "article": seen["article"].array, "position": seen["position"].array})
    # The mentions come in the order of the articles and of the text.
    counted = pairs.groupby(["entity", "article"], sort=False)["position"]
    counts = counted.agg(n="size", position="first").reset_index()
    total = counts.groupby("entity")["n"].sum()
    expected = articles["article_id"].map(share).to_numpy(dtype=np.float64)[counts["article"]]
    # An article without the entity adds its own share of the words.
    counts["added"] = (counts["n"] / total.to_numpy()[counts["entity"]] - expected).abs() - expected
    grouped = counts.groupby("entity")
    table = pd.DataFrame({"n_mentions": total, "n_articles": grouped.size(), "dp": (1 + grouped["added"].sum()) / 2})
    table["n_corpus_articles"] = len(words)
    table["dp_norm"] = table["dp"] / (1 - share.min()) if len(words) > 1 else np.nan
    table["first_position"] = grouped["position"].median()
    named = need(entities, "entities", ("entity_id", "name", "label"))[["entity_id", "name", "label"]]
    table = table.assign(entity_id=known).merge(named, on="entity_id", how="left")
    order = ["n_mentions", "n_articles", "name", "entity_id"]
    ordered = table.sort_values(order, ascending=[False, False, True, True], kind="stable", ignore_index=True)
    return schema.conform(TABLE, ordered)


def mention_positions(mentions: pd.DataFrame, entities: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Where in the corpus entities are mentioned; one row per mention by name or role in the text.

    Parameters
    ----------
    mentions, entities, articles
        Tables of an analysis; ``articles`` gives the order.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["mention_positions"]``, in the order of the articles.

    Raises
    ------
    TableError
        A table lacks a column.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["Abel kam. Abel ging."]})
    >>> mentions = pd.DataFrame({
    ...     "article_id": "a", "field": "text", "start": [0, 10], "label": "PER", "entity_id": "e", "how": "name",
    ... })
    >>> mention_positions(mentions, pd.DataFrame({"entity_id": ["e"], "name": ["Abel"]}), articles)["position"].tolist()
    [0.0, 0.5]
    """
    need(mentions, "mentions", ("article_id", "field", "start", "label", "entity_id", "how"))
    need(articles, "articles", ("article_id", "text"))
    chosen = mentions["field"].eq("text") & mentions["entity_id"].notna() & mentions["how"].isin(_COUNTED)
    article = numbered_in(mentions["article_id"], articles["article_id"].astype("str"))
    kept = chosen & (article >= 0)
    table = mentions[kept].assign(article=article[kept])
    table["position"] = table["start"] / articles["text"].str.len().to_numpy()[table["article"]]
    named = numbered_in(table["entity_id"], need(entities, "entities", ("entity_id", "name"))["entity_id"])
    table["name"] = entities["name"].array.take(named, allow_fill=True)
    return schema.conform(POSITIONS, table.sort_values(["article", "start"], kind="stable", ignore_index=True))
