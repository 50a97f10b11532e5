"""Readability on German counts: formulas that textstat has, too, on the sentences and syllables of this kit."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.measures import groups
from analysis.measures.inputs import need
from analysis.schema import Column, Table

_NONE = "the group has no sentence"

TABLE = Table(
    "readability",
    "group of articles",
    (
        groups.BY,
        groups.GROUP,
        Column("n_articles", "int", "articles in the group"),
        Column("n_sentences", "int", "sentences with at least one word"),
        Column("n_words", "int", "words in them"),
        Column("words_per_sentence", "float", "n_words / n_sentences", _NONE),
        Column("syllables_per_word", "float", "syllables / n_words", _NONE),
        Column("share_long_words", "float", "words of more than six letters / n_words, 0 to 1", _NONE),
        Column("share_three_syllables", "float", "words of three syllables and more / n_words, 0 to 1", _NONE),
        Column("share_one_syllable", "float", "words of one syllable / n_words, 0 to 1", _NONE),
        Column("flesch_amstad", "float", "Flesch's formula with Amstad's figures; higher is easier", _NONE),
        Column("wiener_1", "float", "first Wiener Sachtextformel: school year, about 4 to 15", _NONE),
        Column("wiener_2", "float", "second Wiener Sachtextformel: school year", _NONE),
        Column("wiener_3", "float", "third Wiener Sachtextformel: school year", _NONE),
        Column("wiener_4", "float", "fourth Wiener Sachtextformel: school year", _NONE),
        Column("lix", "float", "LIX: words per sentence + per cent of long words; below 40 is easy", _NONE),
    ),
)
_SHARES = {
    "n_syllables": "syllables_per_word",
    "n_long_words": "share_long_words",
    "n_three_syllables": "share_three_syllables",
    "n_one_syllable": "share_one_syllable",
}
_NEEDED = ("article_id", "n_words", *_SHARES)


def readability(sentences: pd.DataFrame, articles: pd.DataFrame, *, by: str | None = "article_id") -> pd.DataFrame:
    """How hard the text is to read; one row per group of articles, whose text is taken as one.

    Formulas, with SL words per sentence, SW syllables per word, and per cent of the words that have three syllables
    or more (MS), more than six letters (IW), one syllable (ES):

    - flesch_amstad = 180 - SL - 58.5 SW
    - wiener_1 = 0.1935 MS + 0.1672 SL + 0.1297 IW - 0.0327 ES - 0.875
    - wiener_2 = 0.2007 MS + 0.1682 SL + 0.1373 IW - 2.779
    - wiener_3 = 0.2963 MS + 0.1905 SL - 1.1144
    - wiener_4 = 0.2744 MS + 0.2656 SL - 1.693
    - lix = SL + IW

    Sentences and syllables are those of the table sentences: abbreviations end none, short sentences count, numbers in
    figures are one syllable. ``textstat_scores`` gives what the package textstat makes of the same texts.

    Source: Amstad, T. (1978), Wie verständlich sind unsere Zeitungen?; Bamberger, R. & Vanecek, E. (1984), Lesen -
    Verstehen - Lernen - Schreiben; Björnsson, C. H. (1968), Läsbarhet.

    Parameters
    ----------
    sentences, articles
        Tables of an analysis. Sentences of articles that are not in ``articles`` do not count.
    by
        Column of articles, "year", "quarter", "month", "week", "day", or None for the whole corpus.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["readability"]``; NaN where a group has no sentence.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        Articles cannot be grouped by ``by``.

    Examples
    --------
    "Der Rat tagt heute. Alle Zuschauer sind gekommen.": 8 words, 13 syllables, two words of three, three of one, two of
    more than six letters; Flesch is 180 - 4 - 58.5 * 13 / 8, LIX 4 + 25:

    >>> articles = pd.DataFrame({"article_id": ["a"]})
    >>> sentences = pd.DataFrame({
    ...     "article_id": "a", "n_words": [4, 4], "n_syllables": [5, 8], "n_long_words": [0, 2],
    ...     "n_three_syllables": [0, 2], "n_one_syllable": [3, 1],
    ... })
    >>> readability(sentences, articles)[["flesch_amstad", "lix"]].values.tolist()
    [[80.9375, 29.0]]
    """
    table = counted(sentences, articles, by)
    table["words_per_sentence"] = groups.ratio(table["n_words"], table["n_sentences"])
    for count, share in _SHARES.items():
        table[share] = groups.ratio(table[count], table["n_words"])
    return schema.conform(TABLE, _scored(table).drop(columns=list(_SHARES)))


def counted(sentences: pd.DataFrame, articles: pd.DataFrame, by: str | None) -> pd.DataFrame:
    """Sums of the counts in the table sentences per group, and ``n_sentences``: those with a word."""
    units = groups.assign(articles, by)
    need(sentences, "sentences", _NEEDED)
    found = sentences.loc[sentences["n_words"] > 0, list(_NEEDED)].assign(n_sentences=1)
    counts = ["n_sentences", "n_words", *_SHARES]
    sums = found.groupby("article_id")[counts].sum()
    for count in counts:
        units[count] = groups.per_article(sums[count], units)
    return groups.totals(units, counts)


def flesch_amstad(words_per_sentence: pd.Series, syllables_per_word: pd.Series) -> pd.Series:
    """Flesch's reading ease with the figures of Amstad for German."""
    return 180 - words_per_sentence - 58.5 * syllables_per_word


def _scored(table: pd.DataFrame) -> pd.DataFrame:
    length = table["words_per_sentence"]
    many, one = 100 * table["share_three_syllables"], 100 * table["share_one_syllable"]
    long = 100 * table["share_long_words"]
    return table.assign(
        flesch_amstad=flesch_amstad(length, table["syllables_per_word"]),
        wiener_1=0.1935 * many + 0.1672 * length + 0.1297 * long - 0.0327 * one - 0.875,
        wiener_2=0.2007 * many + 0.1682 * length + 0.1373 * long - 2.779,
        wiener_3=0.2963 * many + 0.1905 * length - 1.1144,
        wiener_4=0.2744 * many + 0.2656 * length - 1.693,
        lix=length + long,
    )
