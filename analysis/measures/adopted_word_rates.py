"""How much of each speaker's vocabulary the narrator adopts, per 1,000 of the narrator's words."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.measures import groups
from analysis.measures.confident import traced
from analysis.measures.inputs import QUOTED_TYPES, need, quoted
from analysis.measures.interval import N_BOOT, intervals
from analysis.measures.spans import words_covered
from analysis.measures.speakers import ANONYMOUS, NOBODY, identify
from analysis.schema import Column, Table

_INTERVAL = "fewer than five articles quote the speaker, or no narrator's words"

TABLE = Table(
    "adopted_word_rates",
    "group of articles and speaker who is quoted there",
    (
        groups.BY,
        groups.GROUP,
        Column("speaker", "str", "display name of the speaker", "anonymous speakers together, or nobody is named"),
        Column("speaker_id", "str", "entity_id of the speaker", "speaker is no entity"),
        Column("speaker_kind", "str", "person, organisation, group, anonymous, nobody", "not known"),
        Column("n_articles", "int", "articles of the group that quote the speaker"),
        Column("n_articles_with", "int", "those in which the narrator adopts a word of the speaker"),
        Column("n_quoted_words", "int", "words in the speaker's quotations"),
        Column("n_narrator_words", "int", "words in these articles outside all quotations"),
        Column("n_lemmas", "int", "different words adopted, counted once for the group"),
        Column("n_uses", "int", "the narrator's uses of them"),
        Column("per_1000_words", "float", "1000 * n_uses / n_narrator_words", "the narrator has no words there"),
        Column("per_1000_words_low", "float", "lower end of its 95 % interval", _INTERVAL),
        Column("per_1000_words_high", "float", "upper end of its 95 % interval", _INTERVAL),
    ),
)
_LAST = {ANONYMOUS: 1, NOBODY: 2}
_ROWS = [*groups.KEYS, "key"]


def adopted_word_rates(
    adopted: pd.DataFrame,
    sentences: pd.DataFrame,
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str | None = "outlet",
    types: tuple[str, ...] = ("direct",),
    n_boot: int = N_BOOT,
    seed: int = 0,
) -> pd.DataFrame:
    """How often narrators use words of a speaker as their own; one row per group of articles and quoted speaker.

    Formula: 1000 * uses / narrator's words in the articles that quote the speaker; other articles had nothing to
    adopt. A speaker who is quoted more offers more words: compare ``n_quoted_words`` before you compare rates. Where
    two speakers are quoted with a word, its uses count for both.
    Source: own definition; what counts as adopted, and what it cannot show, says ``adopted_words``; the interval is
    explained in ``analysis.measures.interval``.

    Parameters
    ----------
    adopted
        Table of ``measures.adopted_words``, or some of its rows.
    sentences, quotes, articles
        Tables of an analysis. What stands in articles that are not in ``articles`` does not count.
    by
        Column of articles, "year", "quarter", "month", "week", "day", or None for the whole corpus.
    types
        The types of quotation that ``adopted_words`` was asked for.
    n_boot, seed
        Draws and seed of the interval.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["adopted_word_rates"]``; within a group the highest rate first, anonymous
        speakers and "nobody" last. Groups that quote nobody have no row.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        Articles cannot be grouped by ``by``.

    Examples
    --------
    One of the narrator's five words is one of Abel's:

    >>> from analysis import tables
    >>> text = "„Der Chaosrat versagt“, sagte Abel. Der Chaosrat tagt."
    >>> articles = tables.frame("articles", [{"article_id": "a", "outlet": "Abendkurier", "text": text}])
    >>> sentences = pd.DataFrame({"article_id": ["a", "a"], "n_words": [5, 3]})
    >>> quotes = pd.DataFrame({
    ...     "article_id": ["a"], "type": "direct", "spans": [[[0, 22]]], "speaker": "Abel", "speaker_id": None,
    ...     "speaker_kind": "person",
    ... })
    >>> adopted = pd.DataFrame({
    ...     "article_id": ["a"], "speaker": "Abel", "speaker_id": None, "speaker_kind": "person", "lemma": "Chaosrat",
    ...     "n_narrator": 1, "n_narrator_before": 0,
    ... })
    >>> table = adopted_word_rates(adopted, sentences, quotes, articles)
    >>> table[["speaker", "n_lemmas", "n_uses", "n_narrator_words", "per_1000_words"]].values.tolist()
    [['Abel', 1, 1, 5, 200.0]]
    """
    units = groups.assign(articles, by)
    need(sentences, "sentences", ("article_id", "n_words"))
    need(adopted, "adopted", ("lemma", "n_narrator", "n_narrator_before"))
    chosen = identify(quoted(quotes, articles, types))
    spoken = words_covered(quoted(quotes, articles, QUOTED_TYPES), articles)
    units["n_narrator_words"] = groups.per_article(sentences.groupby("article_id")["n_words"].sum(), units)
    units["n_narrator_words"] -= [spoken.get((article,), 0) for article in units["article_id"].to_list()]
    rows = chosen[["article_id", "key"]].drop_duplicates().merge(units, on="article_id")
    words = words_covered(chosen, articles, ("article_id", "key"))
    pairs = zip(rows["article_id"].to_list(), rows["key"].to_list(), strict=True)
    rows["n_quoted_words"] = pd.Series([words[pair] for pair in pairs], index=rows.index, dtype="int64")
    uses = identify(adopted).assign(n_uses=adopted["n_narrator"] + adopted["n_narrator_before"])
    rows = rows.merge(uses.groupby(["article_id", "key"])["n_uses"].sum().reset_index(), how="left")
    rows["n_uses"] = rows["n_uses"].fillna(0).astype("int64")
    table = _table(rows, uses, n_boot, seed).merge(_names(chosen), on="key", how="left")
    return traced(schema.conform(TABLE, _sorted(table))[TABLE.names], quotes, types)


def _table(rows: pd.DataFrame, uses: pd.DataFrame, n_boot: int, seed: int) -> pd.DataFrame:
    rows = rows.assign(n_articles=1, n_articles_with=(rows["n_uses"] > 0).astype("int64"))
    counts = ["n_articles", "n_articles_with", "n_quoted_words", "n_narrator_words", "n_uses"]
    table = rows.groupby(_ROWS, dropna=False, sort=False)[counts].sum().reset_index()
    lemmas = uses.merge(rows[["article_id", *_ROWS]], on=["article_id", "key"])
    lemmas["folded"] = lemmas["lemma"].str.casefold()
    different = lemmas.groupby(_ROWS, dropna=False)["folded"].nunique().rename("n_lemmas").reset_index()
    table = table.merge(different, on=_ROWS, how="left")
    table["n_lemmas"] = table["n_lemmas"].fillna(0).astype("int64")
    table["per_1000_words"] = groups.ratio(1000 * table["n_uses"], table["n_narrator_words"])
    base = rows.rename(columns={"n_narrator_words": "base", "key": "who"})
    value = base.assign(key="uses", value=1000 * base["n_uses"])
    found = intervals(base, value, [*groups.KEYS, "who"], n_boot=n_boot, seed=seed).drop(columns="key")
    found = found.rename(columns={"who": "key", "low": "per_1000_words_low", "high": "per_1000_words_high"})
    return table.merge(found, on=_ROWS, how="left")


def _names(chosen: pd.DataFrame) -> pd.DataFrame:
    return chosen.drop_duplicates("key")[["key", "speaker", "speaker_id", "speaker_kind"]]


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    place = table.groupby(groups.KEYS, dropna=False, sort=True).ngroup()
    table = table.assign(place=place, last=table["speaker_kind"].map(_LAST).fillna(0))
    order = ["place", "last", "per_1000_words", "n_quoted_words", "speaker", "key"]
    ascending = [True, True, False, False, True, True]
    return table.sort_values(order, ascending=ascending, kind="stable", ignore_index=True)
