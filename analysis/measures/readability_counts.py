"""What readability rests on, counted twice: by textstat and here."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.measures import groups
from analysis.measures.readability import counted, flesch_amstad
from analysis.measures.textstat_scores import textstat_scores
from analysis.schema import Column, Table

_NONE = "the group has no sentence"
_NO_WORDS = "textstat finds no word"

TABLE = Table(
    "readability_counts",
    "group of articles",
    (
        groups.BY,
        groups.GROUP,
        Column("n_articles", "int", "articles in the group"),
        Column("n_words", "int", "words in their sentences"),
        Column("n_words_textstat", "int", "words by textstat"),
        Column("n_sentences", "int", "sentences with at least one word"),
        Column("n_sentences_textstat", "int", "sentences by textstat"),
        Column("words_per_sentence", "float", "n_words / n_sentences", _NONE),
        Column("words_per_sentence_textstat", "float", "the same by textstat", _NO_WORDS),
        Column("syllables_per_word", "float", "syllables / n_words", _NONE),
        Column("syllables_per_word_textstat", "float", "the same by textstat", _NO_WORDS),
        Column("flesch_amstad", "float", "Flesch's formula with Amstad's figures; higher is easier", _NONE),
        Column("flesch_amstad_textstat", "float", "the same formula on textstat's counts", _NO_WORDS),
    ),
)
_TEXTSTAT = {
    "lexicon_count": "n_words_textstat",
    "sentence_count": "n_sentences_textstat",
    "syllable_count": "n_syllables_textstat",
}


def readability_counts(
    sentences: pd.DataFrame, articles: pd.DataFrame, *, by: str | None = "article_id"
) -> pd.DataFrame:
    """Sentences, syllables and Flesch's figure, here and by textstat; one row per group of articles.

    Formula: counts are summed over the articles of a group, and 180 - words per sentence - 58.5 * syllables per word
    is taken of the sums. For one article textstat's column is the figure that textstat reports. They differ because
    textstat takes points of hyphenation for syllables, drops sentences of one or two words, ends one at "z. B.", and
    also counts stretches that the analysis omits as no article text.

    Source: Amstad, T. (1978), Wie verständlich sind unsere Zeitungen?; textstat (https://textstat.org).

    Parameters
    ----------
    sentences, articles
        Tables of an analysis. Sentences of articles that are not in ``articles`` do not count.
    by
        Column of articles, "year", "quarter", "month", "week", "day", or None for the whole corpus.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["readability_counts"]``; NaN where there is nothing to count.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        Articles cannot be grouped by ``by``.

    Examples
    --------
    textstat drops the second sentence of "Abends ist der Ofen aus. Ja.":

    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["Abends ist der Ofen aus. Ja."]})
    >>> sentences = pd.DataFrame({
    ...     "article_id": "a", "n_words": [5, 1], "n_syllables": [7, 1], "n_long_words": 0, "n_three_syllables": 0,
    ...     "n_one_syllable": [3, 1],
    ... })
    >>> table = readability_counts(sentences, articles)
    >>> table[["n_sentences", "n_sentences_textstat"]].values.tolist()
    [[2, 1]]
    """
    table = counted(sentences, articles, by).merge(_by_textstat(articles, by), on=groups.KEYS, how="left")
    for tail in ("", "_textstat"):
        words = table[f"n_words{tail}"]
        table[f"words_per_sentence{tail}"] = groups.ratio(words, table[f"n_sentences{tail}"])
        table[f"syllables_per_word{tail}"] = groups.ratio(table[f"n_syllables{tail}"], words)
        table[f"flesch_amstad{tail}"] = flesch_amstad(
            table[f"words_per_sentence{tail}"], table[f"syllables_per_word{tail}"]
        )
    return schema.conform(TABLE, table)[TABLE.names]


def _by_textstat(articles: pd.DataFrame, by: str | None) -> pd.DataFrame:
    scores = textstat_scores(articles).rename(columns=_TEXTSTAT).set_index("article_id")
    units = groups.assign(articles, by)
    for count in _TEXTSTAT.values():
        units[count] = groups.per_article(scores[count], units)
    return groups.totals(units, list(_TEXTSTAT.values())).drop(columns="n_articles")
