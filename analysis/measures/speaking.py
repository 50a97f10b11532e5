"""Speaking against being spoken about: who is mentioned, and who gets to say something."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import schema
from analysis.measures import groups
from analysis.measures.confident import traced
from analysis.measures.inputs import QUOTED_TYPES, need, quoted
from analysis.measures.interval import N_BOOT, intervals, no_intervals
from analysis.measures.spans import words_covered
from analysis.schema import Column, Table

_COUNTS = ("n_mentions", "n_quotes", "n_quoted_words")
PER = ("entity", "actor_type", "gender", "party")
_NONE = "there are none in the group"
_INTERVAL = "fewer than five articles, or there are none in the group"

TABLE = Table(
    "speaking",
    "group of articles and entity, actor type, gender or party",
    (
        groups.BY,
        groups.GROUP,
        Column("per", "str", 'what a row stands for: "entity", "actor_type", "gender" or "party"'),
        Column("key", "str", "entity_id, actor type, gender or party", "the actor file gives no party"),
        Column("name", "str", "fullest name of the entity, else the key", "the actor file gives no party"),
        Column("n_mentions", "int", "mentions by name or role in the text"),
        Column("n_quotes", "int", "quotations"),
        Column("n_quoted_words", "int", "words in them, each once per speaker"),
        Column(
            "share_mentions", "float", "n_mentions / mentions of all entities of the label in the group, 0 to 1", _NONE
        ),
        Column(
            "share_words",
            "float",
            "n_quoted_words / words quoted of all entities of the label in the group, 0 to 1",
            _NONE,
        ),
        Column(
            "voice_ratio",
            "float",
            "log2(share_words / share_mentions): above 0 speaks more than it is spoken about",
            "one of the shares is 0 or missing",
        ),
        Column("share_mentions_low", "float", "lower end of the 95 % interval of share_mentions", _INTERVAL),
        Column("share_mentions_high", "float", "upper end of the 95 % interval of share_mentions", _INTERVAL),
        Column("share_words_low", "float", "lower end of the 95 % interval of share_words", _INTERVAL),
        Column("share_words_high", "float", "upper end of the 95 % interval of share_words", _INTERVAL),
    ),
)


def speaking(
    quotes: pd.DataFrame,
    mentions: pd.DataFrame,
    entities: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    per: str = "entity",
    label: str = "PER",
    by: str | None = None,
    types: tuple[str, ...] = QUOTED_TYPES,
    n_boot: int = N_BOOT,
    seed: int = 0,
) -> pd.DataFrame:
    """Mentions beside quoted words; one row per group of articles and entity, actor type, gender or party.

    Mentions by name or role in the text count; pronouns do not, as what they mean is much less certain.
    Only entities count on both sides: quotations whose speaker is no entity of this ``label`` ("eine Frau", the
    police) are in neither, so that both are shares of the same actors. Formula: log2 of the share of quoted words over
    the share of mentions. Source: own definition.

    Parameters
    ----------
    quotes, mentions, entities, articles
        Tables of an analysis. What stands in articles that are not in ``articles`` does not count.
    per
        "entity", "actor_type", "gender" or "party".
    label
        Kind of entities: "PER", "ORG", ...
    by
        Column of articles, "year", "quarter", "month", "week", "day", or None for the whole corpus.
    types
        Types of quotation that count.
    n_boot, seed
        Draws and seed of the intervals; ``n_boot=0`` leaves them out.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["speaking"]``; within a group most mentions first.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        ``per`` is none of the four, or articles cannot be grouped by ``by``.

    Examples
    --------
    Abel is mentioned three times and says four words, Brandt once and says four words, too:

    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["„Ja, ja, ja, ja“ „Nein, nein, nein, nein“"]})
    >>> quotes = pd.DataFrame({"article_id": "a", "spans": [[[0, 16]], [[17, 41]]], "type": "direct",
    ...     "speaker_id": ["abel", "brandt"]})
    >>> mentions = pd.DataFrame({"article_id": "a", "field": "text", "how": "name",
    ...     "entity_id": ["abel", "abel", "abel", "brandt"]})
    >>> entities = pd.DataFrame({"entity_id": ["abel", "brandt"], "name": ["Abel", "Brandt"], "label": "PER",
    ...     "actor_type": "politics", "gender": ["female", "male"], "party": None})
    >>> table = speaking(quotes, mentions, entities, articles)
    >>> table[["name", "share_mentions", "share_words"]].values.tolist()
    [['Abel', 0.75, 0.5], ['Brandt', 0.25, 0.5]]
    >>> table["voice_ratio"].round(3).tolist()
    [-0.585, 1.0]
    """
    if per not in PER:
        message = f"per={per!r} came; expected one of {', '.join(map(repr, PER))}."
        raise ValueError(message)
    units = groups.assign(articles, by)
    columns = ("entity_id", "name", "label", "actor_type", "gender", "party")
    kept = need(entities, "entities", columns)
    kept = kept[kept["label"].eq(label)]
    value = kept["entity_id" if per == "entity" else per]
    of = dict(zip(kept["entity_id"].to_list(), value.to_list(), strict=True))
    said = _said(quotes, articles, of, types)
    told = _told(mentions, of)
    counted = _counted(units, said, told)
    table = counted.groupby([*groups.KEYS, "key"], dropna=False, sort=False)[list(_COUNTS)].sum().reset_index()
    for count, share in (("n_mentions", "share_mentions"), ("n_quoted_words", "share_words")):
        table[share] = groups.ratio(table[count], table.groupby(groups.KEYS, dropna=False)[count].transform("sum"))
        table = table.merge(_interval(counted, units, count, share, n_boot, seed), on=[*groups.KEYS, "key"], how="left")
    ratio = groups.ratio(table["share_words"], table["share_mentions"])
    table["voice_ratio"] = np.log2(ratio.where(ratio > 0))
    names = dict(zip(kept["entity_id"].to_list(), kept["name"].to_list(), strict=True)) if per == "entity" else {}
    table["name"] = [names.get(value, value) for value in table["key"].to_list()]
    return traced(schema.conform(TABLE, _sorted(table.assign(per=per))), quotes, types)


def _said(quotes: pd.DataFrame, articles: pd.DataFrame, of: dict[str, object], types: tuple[str, ...]) -> pd.DataFrame:
    """Quotations and their words by article and key; nested words of one speaker count once."""
    need(quotes, "quotes", ("speaker_id",))
    chosen = quoted(quotes, articles, types)
    chosen = chosen[chosen["speaker_id"].isin(list(of))]
    keys = ("article_id", "speaker_id")
    words = words_covered(chosen, articles, keys)
    counted = chosen.groupby(list(keys), sort=False).size().rename("n_quotes").reset_index()
    counted["n_quoted_words"] = [words[pair] for pair in zip(*(counted[k].tolist() for k in keys), strict=True)]
    return counted.assign(key=counted["speaker_id"].map(of)).drop(columns="speaker_id")


def _told(mentions: pd.DataFrame, of: dict[str, object]) -> pd.DataFrame:
    need(mentions, "mentions", ("article_id", "field", "entity_id", "how"))
    chosen = mentions[mentions["field"].eq("text") & mentions["how"].ne("pronoun")]
    chosen = chosen[chosen["entity_id"].isin(list(of))]
    keys = chosen["entity_id"].map(of)
    counted = pd.DataFrame({"article_id": chosen["article_id"], "key": keys, "n_mentions": 1})
    return counted.groupby(["article_id", "key"], dropna=False, sort=False)["n_mentions"].sum().reset_index()


def _counted(units: pd.DataFrame, said: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    both = pd.concat([said, told], ignore_index=True).merge(units, on="article_id")
    both[list(_COUNTS)] = both[list(_COUNTS)].fillna(0).astype("int64")
    return both.assign(key=both["key"].astype("str"))


def _interval(
    counted: pd.DataFrame, units: pd.DataFrame, count: str, share: str, n_boot: int, seed: int
) -> pd.DataFrame:
    if n_boot < 1:
        found = no_intervals(groups.KEYS)
        return found.rename(columns={"low": f"{share}_low", "high": f"{share}_high"})
    units = units.assign(base=groups.per_article(counted.groupby("article_id")[count].sum(), units))
    # No party is a key of its own, too.
    rows = counted.assign(key=("is " + counted["key"]).fillna("not given")).rename(columns={count: "value"})
    found = intervals(units, rows, groups.KEYS, n_boot=n_boot, seed=seed)
    key = found["key"].str.removeprefix("is ").mask(found["key"].eq("not given"))
    return found.assign(key=key.astype("str")).rename(columns={"low": f"{share}_low", "high": f"{share}_high"})


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    place = table.groupby(groups.KEYS, dropna=False, sort=True).ngroup()
    order = ["_place", "n_mentions", "n_quoted_words", "name"]
    ordered = table.assign(_place=place).sort_values(order, ascending=[True, False, False, True], kind="stable")
    return ordered.drop(columns="_place").reset_index(drop=True)
