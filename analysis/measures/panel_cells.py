"""What the prominence panel adds up: counts of one article and one row (a speaker, or what speakers have in common)."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd

from analysis.measures import groups
from analysis.measures.inputs import need, text_lengths
from analysis.measures.place_weights import Weights, weigh
from analysis.measures.spans import words_covered
from analysis.measures.speakers import ANONYMOUS, NOBODY

ENTITY, NO_ENTITY = "entity", "no_entity"
UNNAMED = (ANONYMOUS, NOBODY)
ATTRIBUTES = ("actor_type", "gender", "party")
PER = ("speaker", *ATTRIBUTES, "speaker_kind")
FIELDS = {"n_headlines": "title", "n_leads": "lead"}


def with_rows(chosen: pd.DataFrame, entities: pd.DataFrame, per: str) -> pd.DataFrame:
    """The identified quotations with the row that each counts for: row, row_key, row_name, row_kind; and is_entity."""
    need(entities, "entities", ("entity_id", *(ATTRIBUTES if per in ATTRIBUTES else ())))
    is_entity = chosen["speaker_id"].isin(entities["entity_id"])
    if per == "speaker":
        row, key, name, kind = (chosen[column] for column in ("key", "speaker_id", "speaker", "speaker_kind"))
    else:
        key = name = _values(chosen, entities, per).mask(chosen["speaker_kind"].isin(UNNAMED))
        kind = chosen["speaker_kind"] if per == "speaker_kind" else _kinds(chosen, is_entity)
        row = ("value " + key).fillna("no value, " + kind.fillna("not known"))
    given = {"row": row, "row_key": key, "row_name": name, "row_kind": kind}
    return chosen.assign(**{column: values.astype("str") for column, values in given.items()}, is_entity=is_entity)


def _values(chosen: pd.DataFrame, entities: pd.DataFrame, per: str) -> pd.Series:
    if per == "speaker_kind":
        return chosen["speaker_kind"]
    of = dict(zip(entities["entity_id"].to_list(), entities[per].to_list(), strict=True))
    return chosen["speaker_id"].map(of).astype("str")


def _kinds(chosen: pd.DataFrame, is_entity: pd.Series) -> pd.Series:
    unnamed = chosen["speaker_kind"].where(chosen["speaker_kind"].isin(UNNAMED))
    return unnamed.fillna(is_entity.map({True: ENTITY, False: NO_ENTITY}))


def cells(
    chosen: pd.DataFrame, mentions: pd.DataFrame, articles: pd.DataFrame, units: pd.DataFrame, weights: str | Weights
) -> pd.DataFrame:
    """One row per article and row of the panel, with group and counts; articles that only mention it are among them."""
    table = _said(chosen, articles, weights).merge(_credited(chosen), on=["article_id", "row"], how="left")
    quoted = _quoted(chosen, units)
    for figure, field in FIELDS.items():
        told = _told(quoted, mentions, articles, units, field).assign(**{figure: 1})
        table = table.merge(told, on=["article_id", "row"], how="outer")
    counts = [column for column in table.columns if column not in ("article_id", "row", "place")]
    table[counts] = table[counts].fillna(0).astype("float64")
    return table.merge(units, on="article_id", how="left")


def _said(chosen: pd.DataFrame, articles: pd.DataFrame, weights: str | Weights) -> pd.DataFrame:
    lengths = text_lengths(articles)
    place = groups.ratio(chosen["start"], chosen["article_id"].map(lengths))
    weighed = chosen.assign(place=place, weight=weigh(place.to_numpy(), weights))
    keys = ["article_id", "row"]
    table = weighed.groupby(keys, sort=False).agg(
        n_quotes=("row", "size"), place=("place", "min"), position_weight=("weight", "sum")
    )
    table["n_quoted_words"] = _words(chosen, articles)
    return table.assign(n_articles=1).reset_index()


def _words(chosen: pd.DataFrame, articles: pd.DataFrame) -> pd.Series:
    """Quoted words by article and row: each once per speaker, so that a row has the words of its speakers together."""
    by_speaker = chosen.drop_duplicates(["article_id", "key"])[["article_id", "row", "key"]]
    words = words_covered(chosen, articles, ("article_id", "key"))
    n = [words[pair] for pair in zip(by_speaker["article_id"].tolist(), by_speaker["key"].tolist(), strict=True)]
    return by_speaker.assign(n=np.array(n, dtype="int64")).groupby(["article_id", "row"], sort=False)["n"].sum()


def _credited(chosen: pd.DataFrame) -> pd.DataFrame:
    """Whose the first and the last quotation of each article are.

    The first begins first, the last ends last; of those that begin (end) at the same place the longest counts, which
    is the outermost of nested ones. Several speakers of the very same passage share the article evenly.
    """
    first = _best(_best(chosen, "start", "min"), "end", "max")
    last = _best(_best(chosen, "end", "max"), "start", "min")
    both = [_shared(first, "n_first_quotes"), _shared(last, "n_last_words")]
    return pd.concat(both, axis=1).reset_index()


def _best(chosen: pd.DataFrame, column: str, how: Literal["min", "max"]) -> pd.DataFrame:
    return chosen[chosen[column].eq(chosen.groupby("article_id")[column].transform(how))]


def _shared(chosen: pd.DataFrame, figure: str) -> pd.Series:
    pairs = chosen.drop_duplicates(["article_id", "key"])
    part = 1 / pairs.groupby("article_id")["key"].transform("size")
    return part.groupby([pairs["article_id"], pairs["row"]]).sum().rename(figure)


def _quoted(chosen: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """The entities that are quoted in each group, with their rows of the panel."""
    quoted = chosen.loc[chosen["is_entity"], ["article_id", "speaker_id", "row"]].merge(units, on="article_id")
    return quoted.rename(columns={"speaker_id": "entity_id"})[[*groups.KEYS, "entity_id", "row"]].drop_duplicates()


def _told(
    quoted: pd.DataFrame, mentions: pd.DataFrame, articles: pd.DataFrame, units: pd.DataFrame, field: str
) -> pd.DataFrame:
    """Articles whose title or lead mentions an entity that is quoted in their group, with the row of that entity."""
    need(mentions, "mentions", ("article_id", "field", "entity_id", "how"))
    counted = mentions[mentions["field"].eq(field)]
    there = counted["article_id"].isin(articles.loc[has(articles, field), "article_id"])
    counted = counted[there & counted["how"].ne("pronoun")]
    told = counted[["article_id", "entity_id"]].drop_duplicates().merge(units, on="article_id")
    return told.merge(quoted, on=[*groups.KEYS, "entity_id"])[["article_id", "row"]].drop_duplicates()


def has(articles: pd.DataFrame, field: str) -> pd.Series:
    """Whether each article has a title (lead)."""
    return articles[field].fillna("").astype("str").str.strip().ne("")
