"""Whom a quotation counts for: a speaker, a type of actor, a gender; in gold and in what was found alike."""

from __future__ import annotations

import pandas as pd

from analysis.evaluation.gold import Gold
from analysis.measures.inputs import need
from analysis.measures.speakers import ANONYMOUS, NOBODY
from analysis.tables import ACTOR_TYPES, GENDERS

SPEAKER, ACTOR_TYPE, GENDER = "speaker", "actor_type", "gender"
KINDS = ("organisation", "group", ANONYMOUS, NOBODY)
"""What quotations of speakers who are no named person count for where types of actor and genders are counted."""
ORDER = {ACTOR_TYPE: (*ACTOR_TYPES, *KINDS), GENDER: (*GENDERS, *KINDS)}


def counted_gold(gold: Gold) -> pd.DataFrame:
    """The gold's quotations with the columns ``speaker``, ``actor_type`` and ``gender`` that they count for.

    A column is missing throughout where the gold does not know it: without names there are no speakers, without
    persons no types and genders. A person whom ``gold.persons`` does not list is "unknown".
    """
    if not gold.quotes["speaker"].notna().any():
        return gold.quotes.assign(**dict.fromkeys((SPEAKER, ACTOR_TYPE, GENDER)))
    persons = gold.persons.assign(key=gold.persons["name"].str.casefold()).drop_duplicates("key").set_index("key")
    keys = _folded(gold.quotes["speaker"])
    known = {name: keys.map(persons[name]) if len(persons) else None for name in (ACTOR_TYPE, GENDER)}
    return _counted(gold.quotes, known)


def counted_found(quotes: pd.DataFrame, entities: pd.DataFrame) -> pd.DataFrame:
    """Quotations found, with the columns ``speaker``, ``actor_type`` and ``gender`` that they count for.

    Types and genders are those of ``entities``, by ``speaker_id``; a person without one is "unknown".
    """
    need(quotes, "quotes", ("article_id", "type", "spans", "speaker", "speaker_id", "speaker_kind"))
    need(entities, "entities", ("entity_id", ACTOR_TYPE, GENDER))
    known = entities.set_index("entity_id")
    return _counted(quotes, {name: quotes["speaker_id"].map(known[name]) for name in (ACTOR_TYPE, GENDER)})


def _counted(quotes: pd.DataFrame, known: dict[str, pd.Series | None]) -> pd.DataFrame:
    kind = quotes["speaker_kind"].astype(object)
    kind = kind.where(quotes["speaker"].notna() | kind.eq(ANONYMOUS), NOBODY)
    named = ~kind.isin((ANONYMOUS, NOBODY))
    columns = {SPEAKER: quotes["speaker"].astype(object).where(named, kind)}
    for name, values in known.items():
        if values is None:
            columns[name] = pd.Series(None, index=quotes.index, dtype=object)
        else:
            columns[name] = values.astype(object).where(values.notna(), "unknown").where(~kind.isin(KINDS), kind)
    return quotes.assign(**columns)


def _folded(names: pd.Series) -> pd.Series:
    return names.map(lambda name: name.casefold() if isinstance(name, str) else None)
