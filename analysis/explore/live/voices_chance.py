"""What a page of voices compares first with chance: the row with the most words in two groups of articles."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.explore.live.chance import MOST_HELD, as_asked, chance_of, furthest_apart
from analysis.explore.live.voices_data import Actors
from analysis.measures.article_counts import voice_counts
from analysis.measures.groups import assign
from analysis.measures.inputs import QUOTED_TYPES
from analysis.measures.sources import UNRESOLVED
from analysis.measures.speakers import NOBODY

ENOUGH_QUOTES = 5
_WAYS = ("outlet", "event", "month")


def first_chance(voices: pd.DataFrame, held: pd.DataFrame, articles: pd.DataFrame, actors: Actors) -> dict[str, Any]:
    """What the page chooses as long as nobody does, and the answer to it; nothing where there is no pair, or too much.

    Parameters
    ----------
    voices
        Table of ``speaker_prominence``.
    held, actors
        The quotations as ``measures.speakers.identify`` gave them, and who is quoted there, as the page numbers them.
    """
    by = next((way for way in _WAYS if _n_groups(articles, way) > 1), None)
    if by is None or len(articles) > MOST_HELD or not voices["n_quoted_words"].gt(0).any():
        return {}
    top = voices.iloc[int(voices["n_quoted_words"].argmax())]
    key = _key_of(top)
    counts = voice_counts(held, articles, of=UNRESOLVED if key == NOBODY else key, weight="words")
    pair = _first_pair(counts, held, assign(articles, by))
    if pair is None:
        return {}
    start = {"by": by, "a": pair[0], "b": pair[1], "per": "speaker", "row": int(actors.numbers(pd.Series([key]))[0])}
    given = {**start, "measure": "words", "types": "all", "actor_type": -1, "gender": -1, "sure": 0, "all": True}
    row = chance_of(counts, articles, by=by, a=pair[0], b=pair[1])
    return {"first_chance": start, "chance": {as_asked(given): row}}


def _n_groups(articles: pd.DataFrame, way: str) -> int:
    return len(assign(articles, way)["group"].dropna().unique())


def _key_of(row: pd.Series) -> str:
    """Who a row of ``speaker_prominence`` is about, as ``measures.speakers.identify`` writes it."""
    if pd.notna(row["speaker_id"]):
        return f"id {row['speaker_id']}"
    return f"name {row['speaker']}" if pd.notna(row["speaker"]) else str(row["speaker_kind"])


def _first_pair(counts: pd.DataFrame, held: pd.DataFrame, units: pd.DataFrame) -> tuple[str, str] | None:
    """The groups furthest apart among those with some quotations."""
    group = units.set_index("article_id")["group"]
    sums = counts.groupby(counts["article_id"].map(group))[["value", "base"]].sum()
    spoken = held.loc[held["type"].isin(QUOTED_TYPES), "article_id"].map(group).value_counts()
    shares = sums["value"] / sums["base"].where(sums["base"].gt(0))
    enough = spoken.reindex(sums.index).fillna(0).ge(ENOUGH_QUOTES) & shares.notna()
    return furthest_apart(shares, enough)
