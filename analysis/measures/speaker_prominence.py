"""Speaker prominence: who is quoted, how often, how long, and in how many articles."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.measures import groups
from analysis.measures.confident import traced
from analysis.measures.inputs import QUOTED_TYPES, need, quoted, text_lengths
from analysis.measures.interval import N_BOOT, intervals
from analysis.measures.spans import words_covered
from analysis.measures.speakers import ANONYMOUS, NOBODY, identify
from analysis.schema import Column, Table

_NONE = "the group has no quotation"
_INTERVAL = "fewer than five articles, or no quotation"

TABLE = Table(
    "speaker_prominence",
    "group of articles and speaker",
    (
        groups.BY,
        groups.GROUP,
        Column("speaker", "str", "display name of the speaker", "anonymous speakers together, or nobody is named"),
        Column("speaker_id", "str", "entity_id of the speaker", "speaker is no entity"),
        Column("speaker_kind", "str", "person, organisation, group, anonymous, nobody", "not known"),
        Column("n_quotes", "int", "quotations"),
        Column("n_quoted_words", "int", "words in them, each once per speaker"),
        Column("n_articles", "int", "articles in which the speaker is quoted"),
        Column("n_group_articles", "int", "articles in the group, with or without quotations"),
        Column("share_quotes", "float", "n_quotes / quotations in the group, 0 to 1", _NONE),
        Column("share_words", "float", "n_quoted_words / quoted words in the group, 0 to 1", _NONE),
        Column("share_words_low", "float", "lower end of the 95 % interval of share_words", _INTERVAL),
        Column("share_words_high", "float", "upper end of the 95 % interval of share_words", _INTERVAL),
        Column("share_articles", "float", "n_articles / n_group_articles, 0 to 1", _NONE),
        Column("first_position", "float", "where the first quotation begins, 0 (top) to 1; median of articles", _NONE),
    ),
)
_LAST = {ANONYMOUS: 1, NOBODY: 2}


def speaker_prominence(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str | None = None,
    types: tuple[str, ...] = QUOTED_TYPES,
    n_boot: int = N_BOOT,
    seed: int = 0,
) -> pd.DataFrame:
    """How much each speaker is quoted; one row per group of articles and speaker.

    Formula: a speaker's quotations (quoted words) / all quotations (quoted words) of the group. A speaker's words
    count once, also where a quotation is nested in another one of the same speaker; where one speaker quotes another,
    the words count for both. Anonymous speakers make one row, quotations without a named speaker another: shares sum
    to 1 in each group, named or not. A group without quotations keeps one row with NaN shares.
    Source: own definition; the interval is explained in ``analysis.measures.interval``.

    Parameters
    ----------
    quotes, articles
        Tables of an analysis. Quotations in articles that are not in ``articles`` do not count.
    by
        Column of articles, "year", "quarter", "month", "week", "day", or None for the whole corpus.
    types
        Types of quotation that count; ("direct",) for word-for-word quotations only.
    n_boot, seed
        Draws and seed of the interval.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["speaker_prominence"]``; within a group most quoted words first, anonymous
        speakers and "nobody" last.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        Articles cannot be grouped by ``by``.

    Examples
    --------
    >>> from analysis import tables
    >>> text = "„Ich komme gern“, sagte Abel. „Nein“, sagte Brandt."
    >>> articles = tables.frame("articles", [{"article_id": "a", "text": text}])
    >>> quotes = pd.DataFrame({
    ...     "article_id": "a", "type": "direct", "spans": [[[0, 16]], [[30, 36]]], "start": [0, 30],
    ...     "speaker": ["Abel", "Brandt"], "speaker_id": None, "speaker_kind": "person",
    ... })
    >>> speaker_prominence(quotes, articles)[["speaker", "n_quoted_words", "share_words"]].values.tolist()
    [['Abel', 3, 0.75], ['Brandt', 1, 0.25]]
    """
    units = groups.assign(articles, by)
    chosen = identify(quoted(need(quotes, "quotes", ("start",)), articles, types))
    rows = _per_article(chosen, articles).merge(units, on="article_id", how="left")
    table = _per_speaker(rows, units).merge(_names(chosen), on="key", how="left")
    found = intervals(_bases(units, rows), rows, groups.KEYS, n_boot=n_boot, seed=seed)
    found = found.rename(columns={"low": "share_words_low", "high": "share_words_high"})
    table = table.merge(found, on=[*groups.KEYS, "key"], how="left")
    table.loc[table["key"].isna(), "speaker_kind"] = NOBODY
    return traced(schema.conform(TABLE, _sorted(table)), quotes, types)


def _per_article(chosen: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """One row per article and speaker: n_quotes, value (words), position."""
    rows = chosen.groupby(["article_id", "key"], sort=False).agg(n_quotes=("key", "size"), start=("start", "min"))
    words = words_covered(chosen, articles, ("article_id", "key"))
    length = text_lengths(articles)
    rows["value"] = pd.Series([words[key] for key in rows.index.tolist()], index=rows.index, dtype="int64")
    rows = rows.reset_index()
    rows["position"] = groups.ratio(rows["start"], rows["article_id"].map(length))
    return rows


def _per_speaker(rows: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """One row per group and speaker, without names; a group without quotations keeps a row without key."""
    sums = rows.groupby([*groups.KEYS, "key"], dropna=False, sort=False).agg(
        n_quotes=("n_quotes", "sum"),
        n_quoted_words=("value", "sum"),
        n_articles=("article_id", "nunique"),
        first_position=("position", "median"),
    )
    whole = groups.totals(units, []).rename(columns={"n_articles": "n_group_articles"})
    table = whole.merge(sums.reset_index(), on=groups.KEYS, how="left")
    counts = ["n_quotes", "n_quoted_words", "n_articles"]
    table[counts] = table[counts].fillna(0).astype("int64")
    for count, share in (("n_quotes", "share_quotes"), ("n_quoted_words", "share_words")):
        total = table.groupby(groups.KEYS, dropna=False)[count].transform("sum")
        table[share] = groups.ratio(table[count], total)
    reached = groups.ratio(table["n_articles"], table["n_group_articles"])
    table["share_articles"] = reached.where(table["key"].notna())
    return table


def _names(chosen: pd.DataFrame) -> pd.DataFrame:
    return chosen.drop_duplicates("key")[["key", "speaker", "speaker_id", "speaker_kind"]]


def _bases(units: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    return units.assign(base=groups.per_article(rows.groupby("article_id")["value"].sum(), units))


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    # A group's place is its place in the table of groups, so that the group "missing" stays last.
    place = table.groupby(groups.KEYS, dropna=False, sort=True).ngroup()
    last = table["speaker_kind"].map(_LAST).fillna(0)
    order = ["_place", "_last", "n_quoted_words", "n_quotes", "speaker", "key"]
    ascending = [True, True, False, False, True, True]
    table = table.assign(_place=place, _last=last).sort_values(order, ascending=ascending, kind="stable")
    return table.drop(columns=["_place", "_last", "key"]).reset_index(drop=True)
