"""textstat's readability of groups of articles: its counts are added up, and its formulas taken of the sums."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.measures import groups
from analysis.measures.readability import flesch_amstad
from analysis.measures.textstat_scores import COUNTS, from_shares, textstat_scores
from analysis.measures.textstat_scores import TABLE as SCORES
from analysis.schema import Table

TABLE = Table(
    "textstat_groups",
    "group of articles",
    (
        groups.BY,
        groups.GROUP,
        schema.Column("n_articles", "int", "articles in the group"),
        *(column for column in SCORES.columns if column.name != "article_id"),
    ),
)


def textstat_groups(articles: pd.DataFrame, *, by: str | None = "outlet") -> pd.DataFrame:
    """Readability by textstat of groups of articles; one row per group.

    Formula: the counts of ``textstat_scores`` are summed over the articles of a group, and textstat's formulas are
    taken of the sums, as if the articles were one text; a mean of the articles' figures would count short articles like
    long ones. With ``by="article_id"`` the figures are those of ``textstat_scores``. The faults are textstat's, too:
    ``readability`` has the same formulas on the counts of this kit.

    Source: as ``textstat_scores``.

    Parameters
    ----------
    articles
        Table articles of an analysis.
    by
        Column of articles, "year", "quarter", "month", "week", "day", or None for the whole corpus.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["textstat_groups"]``; figures are NaN where a group has no words.

    Raises
    ------
    TableError
        The table lacks article_id or text.
    ValueError
        Articles cannot be grouped by ``by``.

    Examples
    --------
    Eight words in two sentences and four in one, two and one of them with more than six letters: 4 + 25.

    >>> texts = ["Der Rat tagt heute. Alle Zuschauer sind gekommen.", "Das Schwimmbad bleibt zu."]
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": "Abendkurier", "text": texts})
    >>> textstat_groups(articles)[["lexicon_count", "sentence_count", "lix"]].values.tolist()
    [[12.0, 3.0, 29.0]]
    """
    units = groups.assign(articles, by)
    scores = textstat_scores(articles).set_index("article_id")
    for name in COUNTS:
        units[name] = groups.per_article(scores[name], units)
    table = groups.totals(units, list(COUNTS))
    table["words_per_sentence"] = groups.ratio(table["lexicon_count"], table["sentence_count"])
    table["avg_syllables_per_word"] = groups.ratio(table["syllable_count"], table["lexicon_count"])
    table["flesch_reading_ease"] = flesch_amstad(table["words_per_sentence"], table["avg_syllables_per_word"])
    per_cent = {name: groups.ratio(100 * table[name], table["lexicon_count"]) for name in COUNTS[3:]}
    return schema.conform(TABLE, table.assign(**from_shares(table["words_per_sentence"], **per_cent)))[TABLE.names]
