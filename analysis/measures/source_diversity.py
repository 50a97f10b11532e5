"""Source diversity: how many voices are quoted, and whether a few of them have most of the floor."""

from __future__ import annotations

import math

import pandas as pd

from analysis import schema
from analysis.measures import diversity, groups
from analysis.measures.confident import traced
from analysis.measures.inputs import QUOTED_TYPES
from analysis.measures.interval import N_BOOT, intervals
from analysis.measures.sources import IDENTIFIED, PER, UNRESOLVED, WEIGHTS, source_counts
from analysis.measures.speakers import ANONYMOUS
from analysis.schema import Column, Table

_NOBODY = "the group has no identified source"
_ONE = f"the group has one source only, or {_NOBODY[10:]}"
_NONE = "the group has no quotation"
_FEW = "fewer than five articles"

TABLE = Table(
    "source_diversity",
    "group of articles",
    (
        groups.BY,
        groups.GROUP,
        Column("per", "str", "what tells sources apart", allowed=PER),
        Column("weight", "str", "what all shares are shares of: quotations or the words in them", allowed=WEIGHTS),
        Column("n_articles", "int", "articles in the group, with or without quotations"),
        Column("n_quotes", "int", "quotations: of identified, anonymous and unresolved sources"),
        Column("n_identified", "int", "quotations of identified sources"),
        Column("n_anonymous", "int", "quotations of anonymous speakers"),
        Column("n_unresolved", "int", "quotations for which nobody, or not what ``per`` asks for, is known"),
        Column("share_anonymous", "float", "of all quotations (words), 0 to 1", _NONE),
        Column("share_unresolved", "float", "of all quotations (words), 0 to 1", _NONE),
        Column("n_sources", "int", "identified sources, each once (S)"),
        Column("top_source", "str", "identified source quoted most; of equals the first in the alphabet", _NOBODY),
        Column("share_top", "float", "share p of top_source in what identified sources say, 0 to 1", _NOBODY),
        Column("share_top_low", "float", "lower end of its 95 % interval", f"{_FEW}, or {_NOBODY}"),
        Column("share_top_high", "float", "upper end of its 95 % interval", f"{_FEW}, or {_NOBODY}"),
        Column("shannon", "float", "H = -sum p ln p, in nats, 0 to ln S", _NOBODY),
        Column("evenness", "float", "Pielou's J = H / ln S, 0 to 1", _ONE),
        Column("hhi", "float", "sum p² (Herfindahl-Hirschman), 1/S to 1 (one voice)", _NOBODY),
        Column("simpson", "float", "1 - sum p² (Gini-Simpson, drawn with replacement), 0 to 1 - 1/S", _NOBODY),
        Column("effective_shannon", "float", "effective number of sources exp(H), 1 to S", _NOBODY),
        Column("effective_simpson", "float", "effective number of sources 1 / sum p², 1 to S", _NOBODY),
        Column("sources_per_article", "float", "mean number of identified sources in an article"),
        Column("sources_per_article_low", "float", "lower end of its 95 % interval", _FEW),
        Column("sources_per_article_high", "float", "upper end of its 95 % interval", _FEW),
    ),
)

_INDICES = (
    "n_sources", "share_top", "shannon", "evenness", "hhi", "simpson", "effective_shannon", "effective_simpson",
)  # fmt: skip


def source_diversity(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    entities: pd.DataFrame | None = None,
    by: str | None = None,
    per: str = "speaker",
    weight: str = "quotes",
    types: tuple[str, ...] = QUOTED_TYPES,
    n_boot: int = N_BOOT,
    seed: int = 0,
) -> pd.DataFrame:
    """How many sources are quoted and how evenly; one row per group of articles.

    Formula: p is the share of a source in the quotations (``weight="words"``: the quoted words, each once per speaker)
    of all *identified* sources; from it entropy, concentration and the effective numbers exp(H) and 1 / sum p². An
    effective number of 3 means: as diverse as 3 sources that are all quoted alike. "Anonymous" is not one person, and
    an unresolved source may be any: they enter no index; their shares of all quotations stand beside. If these are
    high, the indices describe a small part of the text only.

    The indices depend on how much there is to read: more articles have more sources. Compare groups of like size, or
    ask ``compare_groups``. They have no interval: in a bootstrap over articles they come out too low, as rare sources
    fail to be drawn; in a simulation of 30 articles the 95 % interval of exp(H) held the true figure in 0 to 74 of 100
    cases. The interval of ``share_top`` is that of the source that stands on top here. Who that is was found in the
    same articles: with few of them, or with a close second, the share is rather too high.

    Sources: Shannon, C. E. (1948), A Mathematical Theory of Communication; Simpson, E. H. (1949), Measurement of
    diversity, Nature 163; Pielou, E. C. (1966), The measurement of diversity in different types of biological
    collections, Journal of Theoretical Biology 13; Hill, M. O. (1973), Diversity and evenness: a unifying notation and
    its consequences, Ecology 54(2); Jost, L. (2006), Entropy and diversity, Oikos 113(2). The interval is explained
    in ``analysis.measures.interval``.

    Parameters
    ----------
    quotes, articles
        Tables of an analysis. Quotations in articles that are not in ``articles`` do not count.
    entities
        Table of an analysis; needed for "actor_type", "gender" and "party".
    by
        Column of articles, "year", "quarter", "month", "week", "day", or None for the whole corpus.
    per
        What a source is: "speaker", or for diversity of kinds of actor "actor_type", "gender", "party",
        "speaker_kind". Speakers of whom it is not known count as unresolved.
    weight
        "quotes" or "words".
    types
        Types of quotation that count.
    n_boot, seed
        Draws and seed of the intervals.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["source_diversity"]``; groups in alphabetical order.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        ``per`` or ``weight`` is none of those named, ``entities`` is needed and did not come, or articles cannot be
        grouped by ``by``.

    Examples
    --------
    Abel is quoted three times, Brandt once, and once nobody is named: p = 3/4, 1/4.

    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["„Ja.“ „Ja.“ „Ja.“ „Nein.“ „Oh.“"]})
    >>> quotes = pd.DataFrame({
    ...     "article_id": "a", "type": "direct", "spans": [[[0, 5]], [[6, 11]], [[12, 17]], [[18, 25]], [[26, 31]]],
    ...     "speaker": ["Abel", "Abel", "Abel", "Brandt", None], "speaker_id": None,
    ...     "speaker_kind": ["person", "person", "person", "person", None],
    ... })
    >>> table = source_diversity(quotes, articles)
    >>> table[["n_sources", "top_source", "share_top", "hhi", "effective_simpson", "share_unresolved"]].values.tolist()
    [[2, 'Abel', 0.75, 0.625, 1.6, 0.2]]
    """
    units = groups.assign(articles, by)
    counts = source_counts(quotes, articles, entities=entities, per=per, weight=weight, types=types)
    rows = counts.merge(units, on="article_id", how="left")
    known = rows[rows["status"].eq(IDENTIFIED)]
    table = _with_shares(groups.totals(units, []), rows)
    table = table.merge(_indices(known), on=groups.KEYS, how="left")
    table["n_sources"] = table["n_sources"].fillna(0)
    table = _with_top(table, units, known, n_boot=n_boot, seed=seed)
    table = _with_incidence(table, units, known, n_boot=n_boot, seed=seed)
    return traced(schema.conform(TABLE, table.assign(per=per, weight=weight)), quotes, types)


def _with_shares(table: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Quotations by status, and the shares of those that enter no index."""
    table = table.assign(n_quotes=_summed(rows, "n_quotes", table), whole=_summed(rows, "value", table))
    for status in (IDENTIFIED, ANONYMOUS, UNRESOLVED):
        part = rows[rows["status"].eq(status)]
        table[f"n_{status}"] = _summed(part, "n_quotes", table)
        table[f"share_{status}"] = groups.ratio(_summed(part, "value", table), table["whole"])
    return table.drop(columns=["whole", f"share_{IDENTIFIED}"])


def _summed(rows: pd.DataFrame, column: str, table: pd.DataFrame) -> pd.Series:
    """Sums per group in the order of the table; 0 where a group has no rows."""
    sums = rows.groupby(groups.KEYS, dropna=False)[column].sum().rename("sum").reset_index()
    return table[groups.KEYS].merge(sums, on=groups.KEYS, how="left")["sum"].fillna(0).astype("int64")


def _indices(known: pd.DataFrame) -> pd.DataFrame:
    """One row per group with identified sources: their indices, and key and name of the source on top."""
    # A key has one name.
    summed = known.groupby([*groups.KEYS, "key"], dropna=False).agg(value=("value", "sum"), source=("source", "first"))
    parts = summed.reset_index().groupby(groups.KEYS, dropna=False)
    found = [{"by": by, "group": group, **_of_group(part)} for (by, group), part in parts]
    # Where no group is left, or all names of groups are missing, pandas would not take the columns for text.
    texts = dict.fromkeys([*groups.KEYS, "key", "top_source"], "str")
    return pd.DataFrame(found, columns=[*texts, *_INDICES]).astype(texts | dict.fromkeys(_INDICES, "float64"))


def _of_group(part: pd.DataFrame) -> dict[str, object]:
    ranked = part.sort_values(["value", "source", "key"], ascending=[False, True, True])
    counts, n_sources = ranked["value"].to_numpy(dtype="float64"), len(ranked)
    entropy, hhi = float(diversity.shannon(counts)), float(diversity.concentration(counts))
    return {
        "key": ranked["key"].iloc[0],
        "top_source": ranked["source"].iloc[0],
        "n_sources": n_sources,
        "share_top": float(diversity.shares(counts)[0]),
        "shannon": entropy,
        "evenness": entropy / math.log(n_sources) if n_sources > 1 else math.nan,
        "hhi": hhi,
        "simpson": 1 - hhi,
        "effective_shannon": math.exp(entropy),
        "effective_simpson": 1 / hhi,
    }


def _with_top(table: pd.DataFrame, units: pd.DataFrame, known: pd.DataFrame, *, n_boot: int, seed: int) -> pd.DataFrame:
    """The interval of the share of the source on top."""
    base = groups.per_article(known.groupby("article_id")["value"].sum(), units)
    tops = table[[*groups.KEYS, "key"]].dropna(subset="key")
    found = intervals(
        units.assign(base=base), known.merge(tops, on=[*groups.KEYS, "key"]), groups.KEYS, n_boot=n_boot, seed=seed
    )
    found = found.rename(columns={"low": "share_top_low", "high": "share_top_high"})
    return table.merge(found, on=[*groups.KEYS, "key"], how="left").drop(columns="key")


def _with_incidence(
    table: pd.DataFrame, units: pd.DataFrame, known: pd.DataFrame, *, n_boot: int, seed: int
) -> pd.DataFrame:
    """Identified sources per article, with interval."""
    name = "sources_per_article"
    rows = units.assign(value=groups.per_article(known.groupby("article_id")["key"].nunique(), units), base=1, key=name)
    found = intervals(rows, rows, groups.KEYS, n_boot=n_boot, seed=seed).drop(columns="key")
    table = table.assign(**{name: groups.ratio(_summed(rows, "value", table), table["n_articles"])})
    return table.merge(found.rename(columns={"low": f"{name}_low", "high": f"{name}_high"}), on=groups.KEYS, how="left")
