"""Scare quotes: words that the narrator puts in quotation marks to keep a distance from them."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.measures import groups
from analysis.measures.inputs import need
from analysis.measures.interval import N_BOOT, with_interval
from analysis.measures.numbered import numbered
from analysis.measures.positions import Positions
from analysis.schema import Column, Table

_INTERVAL = "fewer than five articles, or no words"

TABLE = Table(
    "scare_quotes",
    "group of articles",
    (
        groups.BY,
        groups.GROUP,
        Column("n_articles", "int", "articles in the group"),
        Column("n_articles_with", "int", "those with a scare quote"),
        Column("n_words", "int", "words in their sentences"),
        Column("n", "int", "passages in scare quotes"),
        Column("per_1000_words", "float", "1000 * n / n_words", "no words"),
        Column("per_1000_words_low", "float", "lower end of its 95 % interval", _INTERVAL),
        Column("per_1000_words_high", "float", "upper end of its 95 % interval", _INTERVAL),
    ),
)
PASSAGES = Table(
    "scare_quote_passages",
    "passage in scare quotes",
    (
        groups.BY,
        groups.GROUP,
        Column("article_id", "str", "article the row belongs to"),
        Column("start", "int", "first code point of the passage in articles.text"),
        Column("end", "int", "code point after the last one"),
        Column("text", "str", "the passage, marks included"),
        Column("sentence", "int?", "number of the sentence in which it begins", "in no sentence"),
        Column("sentence_text", "str", "that sentence", "in no sentence"),
        Column("confidence", "float", "how sure, 0 to 1", "not measured for this way of finding"),
    ),
)

_OWN = [*groups.KEYS, "article_id", "start", "end", "text", "confidence"]


def scare_quotes(
    marked: pd.DataFrame,
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str | None = "outlet",
    n_boot: int = N_BOOT,
    seed: int = 0,
) -> pd.DataFrame:
    """How often words stand in scare quotes; one row per group of articles.

    Formula: 1000 * passages of kind "scare" / words. Titles, names and quotations in marks do not count. Which marks
    are ironic is a judgement: read the passages (``scare_quote_passages``) before you report the figure.
    Source: own definition; the interval is explained in ``analysis.measures.interval``.

    Parameters
    ----------
    marked, sentences, articles
        Tables of an analysis. Passages in articles that are not in ``articles`` do not count.
    by
        Column of articles, "year", "quarter", "month", "week", "day", or None for the whole corpus.
    n_boot, seed
        Draws and seed of the interval.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["scare_quotes"]``; rates are NaN where a group has no words.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        Articles cannot be grouped by ``by``.

    Examples
    --------
    "Die „Reform“ kostet." has three words:

    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": "Abendkurier"})
    >>> sentences = pd.DataFrame({"article_id": ["a"], "n_words": [3]})
    >>> marked = pd.DataFrame({"article_id": ["a"], "kind": "scare"})
    >>> scare_quotes(marked, sentences, articles)[["n", "n_words"]].values.tolist()
    [[1, 3]]
    """
    units = groups.assign(articles, by)
    need(sentences, "sentences", ("article_id", "n_words"))
    scare = _scare(marked)
    units["n_words"] = groups.per_article(sentences.groupby("article_id")["n_words"].sum(), units)
    units["n"] = groups.per_article(scare["article_id"].value_counts(), units)
    units["n_articles_with"] = (units["n"] > 0).astype("int64")
    table = groups.totals(units, ["n_words", "n", "n_articles_with"])
    table["per_1000_words"] = groups.ratio(1000 * table["n"], table["n_words"])
    table = with_interval(table, units, "per_1000_words", 1000 * units["n"], n_boot=n_boot, seed=seed)
    return schema.conform(TABLE, table)


def scare_quote_passages(
    marked: pd.DataFrame, sentences: pd.DataFrame, articles: pd.DataFrame, *, by: str | None = "outlet"
) -> pd.DataFrame:
    """The passages that ``scare_quotes`` counts, each with its sentence; one row per passage.

    Parameters
    ----------
    marked, sentences, articles
        Tables of an analysis. Passages in articles that are not in ``articles`` are left out.
    by
        Column of articles, "year", "quarter", "month", "week", "day", or None for the whole corpus.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["scare_quote_passages"]``, group by group, in the order of the articles and
        the text.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        Articles cannot be grouped by ``by``.

    Examples
    --------
    >>> from analysis import tables
    >>> articles = tables.frame("articles", [{"article_id": "a", "text": "Ach. Die „Reform“ kostet."}])
    >>> sentences = pd.DataFrame({"article_id": "a", "sentence": [0, 1], "start": [0, 5], "end": [4, 25]})
    >>> marked = pd.DataFrame({
    ...     "article_id": ["a"], "kind": "scare", "start": 9, "end": 17, "text": "„Reform“", "confidence": None,
    ... })
    >>> scare_quote_passages(marked, sentences, articles)[["text", "sentence_text"]].values.tolist()
    [['„Reform“', 'Die „Reform“ kostet.']]
    """
    units = groups.assign(need(articles, "articles", ("article_id", "text")), by)
    need(sentences, "sentences", ("article_id", "sentence", "start", "end"))
    units["place"] = range(len(units))
    scare = need(_scare(marked), "marked", ("start", "end", "text", "confidence")).merge(units, on="article_id")
    scare["where"] = scare.groupby(groups.KEYS, dropna=False, sort=True).ngroup()
    scare = scare.sort_values(["where", "place", "start", "end"], kind="stable").reset_index(drop=True)
    around = _sentences_at(scare, sentences, dict(zip(articles["article_id"], articles["text"], strict=True)))
    return schema.conform(PASSAGES, scare[_OWN].join(around))


def _scare(marked: pd.DataFrame) -> pd.DataFrame:
    need(marked, "marked", ("article_id", "kind"))
    return marked[marked["kind"].eq("scare")]


def _sentences_at(passages: pd.DataFrame, sentences: pd.DataFrame, texts: dict[str, str]) -> pd.DataFrame:
    """Number and text of the sentence in which each passage begins."""
    row = Positions(*numbered(passages["article_id"]), passages["start"].to_numpy()).containing(sentences)
    held = sentences[["sentence", "start", "end"]].reset_index(drop=True)
    found = held.reindex(row[row >= 0]).assign(article=passages["article_id"].to_numpy()[row >= 0])
    columns = (found[name].tolist() for name in ("sentence", "article", "start", "end"))
    told = [(number, texts[article][start:end]) for number, article, start, end in zip(*columns, strict=True)]
    table = pd.DataFrame(told, columns=["sentence", "sentence_text"], index=passages.index[row >= 0], dtype=object)
    return table.reindex(passages.index)
