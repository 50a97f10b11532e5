"""Quote density: how much of a text is somebody else's words."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.measures import groups
from analysis.measures.confident import traced
from analysis.measures.inputs import QUOTED_TYPES, need, quoted
from analysis.measures.interval import N_BOOT, with_interval
from analysis.measures.spans import words_covered
from analysis.schema import Column, Table

_INTERVAL = "fewer than five articles, or no words"

TABLE = Table(
    "quote_density",
    "group of articles",
    (
        groups.BY,
        groups.GROUP,
        Column("n_articles", "int", "articles in the group"),
        Column("n_words", "int", "words in their sentences"),
        Column("n_quotes", "int", "quotations, nested ones included"),
        Column("n_words_direct", "int", "words in direct quotations"),
        Column("n_words_quoted", "int", "words in quotations of any type"),
        Column("density_direct", "float", "n_words_direct / n_words, 0 to 1", "no words"),
        Column("density_direct_low", "float", "lower end of its 95 % interval", _INTERVAL),
        Column("density_direct_high", "float", "upper end of its 95 % interval", _INTERVAL),
        Column("density_all", "float", "n_words_quoted / n_words, 0 to 1", "no words"),
        Column("density_all_low", "float", "lower end of its 95 % interval", _INTERVAL),
        Column("density_all_high", "float", "upper end of its 95 % interval", _INTERVAL),
        Column("quotes_per_1000_words", "float", "1000 * n_quotes / n_words", "no words"),
    ),
)


def quote_density(
    sentences: pd.DataFrame,
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str | None = "article_id",
    types: tuple[str, ...] = QUOTED_TYPES,
    n_boot: int = N_BOOT,
    seed: int = 0,
) -> pd.DataFrame:
    """Share of the words that stand in quotations; one row per group of articles.

    Formula: words in quotations / words in sentences. Every word counts once, also where quotations are nested or
    overlap; marks are no words. Direct quotations are counted alone and together with the indirect ones.
    Source: own definition; the interval is explained in ``analysis.measures.interval``.

    Parameters
    ----------
    sentences, quotes, articles
        Tables of an analysis. Sentences and quotations of articles that are not in ``articles`` do not count.
    by
        Column of articles, "year", "quarter", "month", "week", "day", or None for the whole corpus.
    types
        Types of quotation that count as quoted.
    n_boot, seed
        Draws and seed of the interval.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["quote_density"]``. Densities are NaN where a group has no words.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        Articles cannot be grouped by ``by``.

    Examples
    --------
    Nine words, two of them in a direct and three more in an indirect quotation:

    >>> from analysis import tables
    >>> text = "„Ich komme“, sagte sie. Er meinte, das genüge ihm."
    >>> articles = tables.frame("articles", [{"article_id": "a", "text": text}])
    >>> sentences = pd.DataFrame({"article_id": ["a", "a"], "n_words": [4, 5]})
    >>> quotes = pd.DataFrame({"article_id": "a", "type": ["direct", "indirect"], "spans": [[[0, 11]], [[35, 49]]]})
    >>> table = quote_density(sentences, quotes, articles)
    >>> table[["n_words", "n_words_direct", "n_words_quoted"]].values.tolist()
    [[9, 2, 5]]
    """
    units = groups.assign(articles, by)
    need(sentences, "sentences", ("article_id", "n_words"))
    chosen = quoted(quotes, articles, types)
    direct = words_covered(chosen[chosen["type"] == "direct"], articles)
    spoken = words_covered(chosen, articles)
    units["n_words"] = groups.per_article(sentences.groupby("article_id")["n_words"].sum(), units)
    units["n_quotes"] = groups.per_article(chosen["article_id"].value_counts(), units)
    units["n_words_direct"] = [direct.get((article,), 0) for article in units["article_id"].to_list()]
    units["n_words_quoted"] = [spoken.get((article,), 0) for article in units["article_id"].to_list()]
    table = groups.totals(units, ["n_words", "n_quotes", "n_words_direct", "n_words_quoted"])
    table["density_direct"] = groups.ratio(table["n_words_direct"], table["n_words"])
    table["density_all"] = groups.ratio(table["n_words_quoted"], table["n_words"])
    table["quotes_per_1000_words"] = groups.ratio(1000 * table["n_quotes"], table["n_words"])
    for name, column in (("density_direct", "n_words_direct"), ("density_all", "n_words_quoted")):
        table = with_interval(table, units, name, units[column], n_boot=n_boot, seed=seed)
    return traced(schema.conform(TABLE, table), quotes, types)
