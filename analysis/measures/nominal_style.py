"""Nominal style: how many nouns are made of verbs and adjectives, a usual sign of bureaucratic writing."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import schema
from analysis.language.nominalisations import is_nominalisation
from analysis.measures import groups
from analysis.measures.inputs import need
from analysis.measures.interval import N_BOOT, with_interval
from analysis.measures.numbered import numbered_in, of_each
from analysis.schema import Column, Table

_INTERVAL = "fewer than five articles, no words, or n_boot=0"

TABLE = Table(
    "nominal_style",
    "group of articles",
    (
        groups.BY,
        groups.GROUP,
        Column("n_articles", "int", "articles in the group"),
        Column("n_words", "int", "their words, of any part of speech"),
        Column("n_nominalisations", "int", "nominalisations among them"),
        Column("per_1000_words", "float", "1000 * n_nominalisations / n_words", "no words"),
        Column("per_1000_words_low", "float", "lower end of its 95 % interval", _INTERVAL),
        Column("per_1000_words_high", "float", "upper end of its 95 % interval", _INTERVAL),
        Column("n_forms", "int", "different lemmas among the nominalisations"),
    ),
)
NOMINALISATIONS = Table(
    "nominalisations",
    "group of articles and nominalisation",
    (
        groups.BY,
        groups.GROUP,
        Column("lemma", "str", "base form, as in the table words"),
        Column("n", "int", "occurrences in the group"),
        Column("n_articles", "int", "articles of the group with it"),
    ),
)


def nominal_style(
    words: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str | None = "article_id",
    n_boot: int = N_BOOT,
    seed: int = 0,
) -> pd.DataFrame:
    """Nominalisations per 1,000 words; one row per group of articles.

    Formula: 1000 * nominalisations / words. A nominalisation is a noun made of a verb or an adjective with -ung, -heit,
    -keit, -schaft, -nis, -tion, -sion, -xion, -tät, -ismus, -enz or -anz. A stem of three letters with a vowel stands
    before the suffix ("Sprung" is none). What ends so and is something else, or chiefly names things, persons,
    institutions, stands in ``analysis/language/data/no_nominalisations.csv`` ("Zeitung", "Regierung", "Mehrheit");
    compounds of these do not count either ("Tageszeitung", "Bundesregierung"). Proper nouns never count.

    Not seen are infinitives ("das Schreiben"), which look like other nouns, and nouns without a suffix ("Einsatz",
    "Abnahme"). The word alone decides, not its meaning in the sentence: "Leitung" never counts, "Sitzung" always does.
    Quotations count, too: "Nominalstil" may be that of the people quoted.
    Source: own definition; the interval is explained in ``analysis.measures.interval``.

    Parameters
    ----------
    words, articles
        Tables of an analysis. Words of articles that are not in ``articles`` do not count.
    by
        Column of articles ("article_id": each article by itself), "year", "quarter", "month", "week", "day", or None
        for the whole corpus.
    n_boot, seed
        Draws (0: no intervals) and seed of the interval.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["nominal_style"]``; rates are NaN where a group has no words.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        Articles cannot be grouped by ``by``.

    Examples
    --------
    "Die Zeitung meldet die Schließung." has one nominalisation in five words:

    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": "Abendkurier"})
    >>> lemmas = {"die": "DET", "Zeitung": "NOUN", "melden": "VERB", "Schließung": "NOUN"}
    >>> words = pd.DataFrame({"article_id": "a", "lemma": lemmas.keys(), "pos": lemmas.values(), "n": [2, 1, 1, 1]})
    >>> nominal_style(words, articles)[["n_words", "n_nominalisations", "per_1000_words"]].values.tolist()
    [[5.0, 1.0, 200.0]]
    """
    units = groups.assign(articles, by)
    found = _found(words, units)
    article = numbered_in(words["article_id"], units["article_id"])
    n_words = np.bincount(article[article >= 0], words["n"][article >= 0], minlength=len(units))
    units["n_words"] = n_words.astype("int64")
    units["n_nominalisations"] = groups.per_article(found.groupby("article_id")["n"].sum(), units)
    table = groups.totals(units, ["n_words", "n_nominalisations"])
    table["per_1000_words"] = groups.ratio(1000 * table["n_nominalisations"], table["n_words"])
    rates = 1000 * units["n_nominalisations"]
    table = with_interval(table, units, "per_1000_words", rates, n_boot=n_boot, seed=seed)
    forms = found.groupby(groups.KEYS, dropna=False)["lemma"].nunique().rename("n_forms").reset_index()
    table = table.merge(forms, on=groups.KEYS, how="left")
    return schema.conform(TABLE, table.assign(n_forms=table["n_forms"].fillna(0).astype("int64")))


def nominalisations(words: pd.DataFrame, articles: pd.DataFrame, *, by: str | None = "article_id") -> pd.DataFrame:
    """The words that ``nominal_style`` counts; one row per group and lemma.

    Parameters
    ----------
    words, articles, by
        As for ``nominal_style``.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["nominalisations"]``; within a group the most frequent first, then by alphabet.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        Articles cannot be grouped by ``by``.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": "Abendkurier"})
    >>> words = pd.DataFrame({"article_id": "a", "lemma": ["Zeitung", "Klarheit"], "pos": "NOUN", "n": [1, 3]})
    >>> nominalisations(words, articles)[["group", "lemma", "n"]].values.tolist()
    [['a', 'Klarheit', 3]]
    """
    found = _found(words, groups.assign(articles, by))
    grouped = found.groupby([*groups.KEYS, "lemma"], dropna=False, sort=True)
    table = grouped.agg(n=("n", "sum"), n_articles=("article_id", "nunique")).reset_index()
    where = table.groupby(groups.KEYS, dropna=False, sort=True).ngroup()
    table = table.assign(where=where).sort_values(["where", "n"], ascending=[True, False], kind="stable")
    return schema.conform(NOMINALISATIONS, table.reset_index(drop=True))


def _found(words: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """The rows of words that are nominalisations, with the group of their article."""
    need(words, "words", ("article_id", "lemma", "pos", "n"))
    nouns = words.loc[words["pos"].eq("NOUN"), ["article_id", "lemma", "n"]]
    formed = nouns[of_each(nouns["lemma"], lambda lemmas: lemmas.map(is_nominalisation))]
    formed = formed.astype({"article_id": "str", "lemma": "str"})
    return formed.merge(units[["article_id", *groups.KEYS]], on="article_id")
