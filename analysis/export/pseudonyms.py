"""Entities and speakers under numbers instead of names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from analysis.result import Analysis

NAME = "(name)"


def without_names(result: Analysis) -> Analysis:
    """The analysis whose entities are called "per:1", with speakers, lemmas and authors to match.

    Speakers that are no entity are "speaker-1" and so on, alike where they were alike. Offices and parties stay.
    """
    old = result.entities["entity_id"]
    new = dict(
        zip(old, old.str.split(":").str[0] + ":" + (old.reset_index(drop=True).index + 1).astype("str"), strict=True)
    )
    entities = result.entities.assign(
        entity_id=old.map(new), name=old.map(new), aliases=pd.Series([[] for _ in old], index=old.index, dtype=object)
    )
    quotes = result.quotes
    ids = quotes["speaker_id"].map(new)
    mentions = result.mentions.assign(entity_id=result.mentions["entity_id"].map(new).astype("str"))
    return replace(
        result,
        articles=result.articles.assign(author=pd.array([None] * len(result.articles), dtype="str")),
        quotes=quotes.assign(speaker=_speakers(quotes, ids), speaker_id=ids.astype("str")),
        mentions=mentions,
        entities=entities.astype({"entity_id": "str", "name": "str"}),
        words=_words(result.words),
    )


def _speakers(quotes: pd.DataFrame, ids: pd.Series) -> pd.Series:
    others = quotes["speaker"].where(ids.isna())
    numbers = {name: f"speaker-{number}" for number, name in enumerate(others.dropna().unique(), start=1)}
    return ids.where(ids.notna(), others.map(numbers)).astype("str")


def _words(words: pd.DataFrame) -> pd.DataFrame:
    """The table words with all proper names of an article as one lemma."""
    lemmas = words["lemma"].mask(words["pos"].eq("PROPN"), NAME)
    keys = ["article_id", "lemma", "pos"]
    return words.assign(lemma=lemmas).groupby(keys, sort=False, as_index=False)[["n", "n_in_quotes"]].sum()
