"""Cues: the words of saying ("sagte", "behauptete", "laut") and the stance that the narrator takes in them.

A word of saying counts once, however many quotations it introduces: see ``analysis.measures.cue_places``.
"""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.measures import groups
from analysis.measures.confident import traced
from analysis.measures.cue_places import counted_once
from analysis.measures.inputs import QUOTED_TYPES, need, quoted
from analysis.measures.interval import N_BOOT, intervals
from analysis.measures.speakers import ANONYMOUS, identify
from analysis.schema import Column, Table
from analysis.tables import STANCES

_NONE = "the group has no word of saying of the lexicon"
_N_CUES = Column("n_cues", "int", "words of saying of the lexicon in the group, each place in the text once")
_N_QUOTES = Column("n_quotes", "int", "quotations in the group")

USE = Table(
    "cue_use",
    "group of articles and cue",
    (
        groups.BY,
        groups.GROUP,
        Column("cue_lemma", "str", "base form of the cue"),
        Column("stance", "str", "the narrator's stance in it", "the lexicon names none", STANCES),
        Column("n", "int", "places in the text where this cue introduces quotations"),
        _N_CUES,
        _N_QUOTES,
        Column("share", "float", "n / n_cues, 0 to 1", _NONE),
    ),
)
STANCE = Table(
    "cue_stance",
    "group and stance",
    (
        groups.BY,
        groups.GROUP,
        Column("stance", "str", "the narrator's stance in the cue", allowed=STANCES),
        Column("n", "int", "words of saying of this stance, each place in the text once"),
        _N_CUES,
        _N_QUOTES,
        Column("share", "float", "n / n_cues, 0 to 1", _NONE),
        Column("share_low", "float", "lower end of its 95 % interval", f"fewer than five articles, or {_NONE}"),
        Column("share_high", "float", "upper end of its 95 % interval", f"fewer than five articles, or {_NONE}"),
    ),
)


def cue_use(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str | None = "outlet",
    types: tuple[str, ...] = QUOTED_TYPES,
) -> pd.DataFrame:
    """Which words of saying are used; one row per group of articles and cue.

    Formula: places in the text with the cue / places with any cue of the lexicon. A word of saying that introduces
    several quotations („Ja“, sagte sie, „gern“), or one with another inside it, counts once, for the outermost
    (longest) one of those that count. Cues without ``cue_spans`` count for each quotation. Quotations without a cue, or
    with one that the lexicon does not have, are in ``n_quotes`` only. Source: own definition.

    Parameters
    ----------
    quotes, articles
        Tables of an analysis. Quotations in articles that are not in ``articles`` do not count.
    by
        Column of articles, "year", "quarter", "month", "week", "day", "speaker", or None for the whole corpus.
    types
        Types of quotation that count.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["cue_use"]``; within a group most used first. A group without known cues
        has no row.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        Articles cannot be grouped by ``by``.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": "Abendkurier"})
    >>> quotes = pd.DataFrame({
    ...     "article_id": "a", "type": "direct", "spans": [[[0, 5]], [[9, 12]], [[20, 30]]],
    ...     "cue_lemma": ["sagen", "sagen", "behaupten"], "cue_stance": ["neutral", "neutral", "distancing"],
    ... })
    >>> cue_use(quotes, articles)[["cue_lemma", "stance", "n"]].values.tolist()
    [['sagen', 'neutral', 2], ['behaupten', 'distancing', 1]]
    """
    rows, units = _rows(quotes, articles, by, types)
    named = rows.dropna(subset=["cue_lemma"]).rename(columns={"cue_stance": "stance"})
    counted = named.groupby([*groups.KEYS, "cue_lemma"], dropna=False, sort=True)
    table = counted.agg(n=("cue_lemma", "size"), stance=("stance", "first")).reset_index()
    table = table.merge(_totals(rows, units), on=groups.KEYS, how="left")
    table["share"] = groups.ratio(table["n"], table["n_cues"])
    place = table.groupby(groups.KEYS, dropna=False, sort=True).ngroup()
    order = table.assign(place=place).sort_values(["place", "n"], ascending=[True, False], kind="stable").index
    return traced(schema.conform(USE, table.loc[order].reset_index(drop=True)), quotes, types)


def cue_stance(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str | None = "outlet",
    types: tuple[str, ...] = QUOTED_TYPES,
    n_boot: int = N_BOOT,
    seed: int = 0,
) -> pd.DataFrame:
    """Which stance the words of saying take; one row per group and stance.

    Formula: words of saying of the stance / words of saying of any stance, each place in the text counted once, as in
    ``cue_use``; by speaker it counts for the one of the outermost quotation. The stance is the lexicon's entry for the
    verb ("behaupten": distancing), whatever the context. Source: own definition; the interval is explained in
    ``analysis.measures.interval``.

    Parameters
    ----------
    quotes, articles
        Tables of an analysis. Quotations in articles that are not in ``articles`` do not count.
    by
        Column of articles, "year", "quarter", "month", "week", "day", None for the whole corpus, or "speaker": then
        ``group`` is the speaker's display name, "anonymous" for all unnamed ones together, and missing where nobody is
        named.
    types
        Types of quotation that count.
    n_boot, seed
        Draws and seed of the interval.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["cue_stance"]``, all five stances for each group; shares are NaN in a group
        without known cue.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        Articles cannot be grouped by ``by``.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": "Abendkurier"})
    >>> quotes = pd.DataFrame({
    ...     "article_id": "a", "type": "direct", "spans": [[[0, 5]], [[9, 12]]],
    ...     "cue_lemma": ["sagen", "behaupten"], "cue_stance": ["neutral", "distancing"],
    ... })
    >>> cue_stance(quotes, articles).set_index("stance")["share"].to_dict()
    {'neutral': 0.5, 'endorsing': 0.0, 'distancing': 0.5, 'directive': 0.0, 'emotive': 0.0}
    """
    rows, units = _rows(quotes, articles, by, types)
    whole = _totals(rows, units)
    known = rows[rows["cue_lemma"].notna() & rows["cue_stance"].isin(STANCES)].assign(value=1)
    counts = known.groupby(["article_id", *groups.KEYS, "cue_stance"], dropna=False, sort=True)["value"].sum()
    per_article = counts.reset_index().rename(columns={"cue_stance": "key"})
    base = per_article.groupby(["article_id", *groups.KEYS], dropna=False)["value"].sum().rename("base")
    units = units.merge(base.reset_index(), on=["article_id", *groups.KEYS], how="left").fillna({"base": 0})
    table = whole.merge(pd.DataFrame({"key": pd.Series(STANCES, dtype="str")}), how="cross")
    summed = per_article.groupby([*groups.KEYS, "key"], dropna=False)["value"].sum().rename("n").reset_index()
    found = intervals(units, per_article, groups.KEYS, n_boot=n_boot, seed=seed)
    for part in (summed, found):
        table = table.merge(part, on=[*groups.KEYS, "key"], how="left")
    table["n"] = table["n"].fillna(0)
    table["n_cues"] = table.groupby(groups.KEYS, dropna=False)["n"].transform("sum")
    table["share"] = groups.ratio(table["n"], table["n_cues"])
    table = table.rename(columns={"key": "stance", "low": "share_low", "high": "share_high"})
    return traced(schema.conform(STANCE, table), quotes, types)


def _rows(
    quotes: pd.DataFrame, articles: pd.DataFrame, by: str | None, types: tuple[str, ...]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Quotations with by and group, each word of saying once; and one row per article and group."""
    need(quotes, "quotes", ("cue_lemma", "cue_stance"))
    chosen = counted_once(quoted(quotes, articles, types))
    if by != "speaker" or "speaker" in articles.columns:
        units = groups.assign(articles, by)
        columns = ["article_id", "cue_lemma", "cue_stance"]
        return chosen[columns].merge(units, on="article_id", how="left"), units
    known = identify(chosen)
    group = known["speaker"].where(known["key"].ne(ANONYMOUS), ANONYMOUS)
    rows = known[["article_id", "cue_lemma", "cue_stance"]].assign(by="speaker", group=group.astype("str"))
    return rows, rows[["article_id", *groups.KEYS]].drop_duplicates()


def _totals(rows: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    marked = rows.assign(n_cues=rows["cue_lemma"].notna(), n_quotes=1)
    sums = marked.groupby(groups.KEYS, dropna=False)[["n_cues", "n_quotes"]].sum().reset_index()
    table = groups.totals(units, []).merge(sums, on=groups.KEYS, how="left").drop(columns="n_articles")
    return table.fillna({"n_cues": 0, "n_quotes": 0})
