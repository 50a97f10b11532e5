"""Hit rates: how often the hits of a search stand in groups of articles."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.measures import groups
from analysis.measures.inputs import need
from analysis.measures.interval import N_BOOT, with_interval
from analysis.schema import Column, Table

_INTERVAL = "fewer than five articles, or no words"

TABLE = Table(
    "hit_rates",
    "group of articles",
    (
        groups.BY,
        groups.GROUP,
        Column("n_articles", "int", "articles in the group"),
        Column("n_articles_with", "int", "those with a hit"),
        Column("n_words", "int", "words in their sentences"),
        Column("n_hits", "int", "hits of the search"),
        Column("per_1000_words", "float", "1000 * n_hits / n_words", "no words"),
        Column("per_1000_words_low", "float", "lower end of its 95 % interval", _INTERVAL),
        Column("per_1000_words_high", "float", "upper end of its 95 % interval", _INTERVAL),
    ),
)


def hit_rates(
    hits: pd.DataFrame,
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str | None = "outlet",
    n_boot: int = N_BOOT,
    seed: int = 0,
) -> pd.DataFrame:
    """How often a search hits; one row per group of articles.

    Formula: 1000 * hits / words. Source: own definition; the interval is explained in ``analysis.measures.interval``.

    Parameters
    ----------
    hits
        Table of ``measures.kwic``, or some of its rows: ``hits[hits["voice"] == "narrator"]``. Hits in articles that
        are not in ``articles`` do not count.
    sentences, articles
        Tables of an analysis.
    by
        Column of articles, "year", "quarter", "month", "week", "day", or None for the whole corpus.
    n_boot, seed
        Draws and seed of the interval.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["hit_rates"]``; rates are NaN where a group has no words.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        Articles cannot be grouped by ``by``.

    Examples
    --------
    Two hits in four words:

    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": "Abendkurier", "text": "Das Bad ist Bad."})
    >>> sentences = pd.DataFrame({"article_id": ["a"], "n_words": [4]})
    >>> hits = pd.DataFrame({"article_id": ["a", "a"]})
    >>> hit_rates(hits, sentences, articles)[["n_hits", "per_1000_words"]].values.tolist()
    [[2.0, 500.0]]
    """
    units = groups.assign(articles, by)
    need(sentences, "sentences", ("article_id", "n_words"))
    found = need(hits, "hits", ("article_id",))["article_id"].value_counts()
    units["n_words"] = groups.per_article(sentences.groupby("article_id")["n_words"].sum(), units)
    units["n_hits"] = groups.per_article(found, units)
    units["n_articles_with"] = (units["n_hits"] > 0).astype("int64")
    table = groups.totals(units, ["n_words", "n_hits", "n_articles_with"])
    table["per_1000_words"] = groups.ratio(1000 * table["n_hits"], table["n_words"])
    table = with_interval(table, units, "per_1000_words", 1000 * units["n_hits"], n_boot=n_boot, seed=seed)
    return schema.conform(TABLE, table)
