"""Sentence statistics: how long sentences are, how often passive and Konjunktiv stand in them."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.measures import groups
from analysis.measures.inputs import need
from analysis.schema import Column, Table

_NONE = "the group has no sentence"

TABLE = Table(
    "sentence_statistics",
    "group of articles",
    (
        groups.BY,
        groups.GROUP,
        Column("n_articles", "int", "articles in the group"),
        Column("n_sentences", "int", "sentences with at least one word"),
        Column("n_words", "int", "words in them"),
        Column("words_mean", "float", "words per sentence: arithmetic mean", _NONE),
        Column("words_median", "float", "words per sentence: median", _NONE),
        Column("words_q1", "float", "words per sentence: lower quartile", _NONE),
        Column("words_q3", "float", "words per sentence: upper quartile", _NONE),
        Column("words_iqr", "float", "words_q3 - words_q1", _NONE),
        Column("words_longest", "float", "words in the longest sentence", _NONE),
        Column("share_passive", "float", "sentences with a passive / n_sentences, 0 to 1", _NONE),
        Column("share_konjunktiv", "float", "sentences with a sure Konjunktiv / n_sentences, 0 to 1", _NONE),
        Column("syllables_per_word", "float", "syllables / words", _NONE),
    ),
)
_NEEDED = ("article_id", "n_words", "n_syllables", "passive", "konjunktiv")


def sentence_statistics(
    sentences: pd.DataFrame, articles: pd.DataFrame, *, by: str | None = "article_id"
) -> pd.DataFrame:
    """Length and make of the sentences; one row per group of articles.

    Formula: figures over all sentences of the group that have a word; quartiles with linear interpolation (pandas'
    default). Passive and Konjunktiv are counted by form, where the form is sure: the shares are lower bounds.
    Source: own definition.

    Parameters
    ----------
    sentences, articles
        Tables of an analysis. Sentences of articles that are not in ``articles`` do not count.
    by
        Column of articles, "year", "quarter", "month", "week", "day", or None for the whole corpus.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["sentence_statistics"]``; NaN where a group has no sentence.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        Articles cannot be grouped by ``by``.

    Examples
    --------
    "Es regnet. Das Fest wird verschoben.":

    >>> articles = pd.DataFrame({"article_id": ["a"]})
    >>> sentences = pd.DataFrame({
    ...     "article_id": "a", "n_words": [2, 4], "n_syllables": [3, 6], "passive": [False, True], "konjunktiv": False,
    ... })
    >>> sentence_statistics(sentences, articles)[["words_mean", "share_passive", "syllables_per_word"]].values.tolist()
    [[3.0, 0.5, 1.5]]
    """
    units = groups.assign(articles, by)
    need(sentences, "sentences", _NEEDED)
    counted = sentences.loc[sentences["n_words"] > 0, list(_NEEDED)].merge(units, on="article_id")
    grouped = counted.groupby(groups.KEYS, dropna=False, sort=True)
    words = grouped["n_words"]
    figures = pd.DataFrame(
        {
            "n_sentences": words.size(),
            "n_words": words.sum(),
            "words_mean": words.mean(),
            "words_median": words.median(),
            "words_q1": words.quantile(0.25),
            "words_q3": words.quantile(0.75),
            "words_longest": words.max(),
            "share_passive": grouped["passive"].mean(),
            "share_konjunktiv": grouped["konjunktiv"].mean(),
            "syllables_per_word": groups.ratio(grouped["n_syllables"].sum(), words.sum()),
        }
    )
    table = groups.totals(units, []).merge(figures.reset_index(), on=groups.KEYS, how="left")
    counts = ["n_sentences", "n_words"]
    table[counts] = table[counts].fillna(0)
    table["words_iqr"] = table["words_q3"] - table["words_q1"]
    return schema.conform(TABLE, table)
