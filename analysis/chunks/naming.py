"""The last step of a run in chunks: whom the mentions and quotations of all chunks mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from analysis import tables
from analysis.actors.actor_file import Entry
from analysis.actors.entities import merge
from analysis.actors.entity import Entity
from analysis.assembling import entity_table, name_entities, unmet
from analysis.chunks import parquet
from analysis.chunks.store import Store
from analysis.result import counts_of, with_counts

_LATE = ("quotes", "mentions")


def name_all(store: Store, n: int, listed: dict[str, Entry]) -> dict[str, int]:
    """Write quotations, mentions and entities of ``n`` chunks; the rows of quotes, and more ones of problems."""
    entities, ids = merge([rows.actors for number in range(n) for rows in store.late(number, tables=False)], listed)
    store.forget()
    known = {entity.entity_id: entity for entity in entities}
    of_list = {one.entry.entity: one.entity_id for one in entities if one.entry is not None}
    local, n_quotes, counts = iter(ids), 0, pd.DataFrame()
    for number in range(n):
        made = _named(store, number, (known, local), listed, of_list)
        for name, data in made.items():
            parquet.write(store.part(name, number), name, data)
        n_quotes += len(made["quotes"])
        counts = counts_of(made["mentions"]).add(counts, fill_value=0).astype("int64")
    parquet.write(store.part("entities", 0), "entities", with_counts(entity_table(entities), counts))
    lacking = unmet(listed, entities)
    if len(lacking):
        parquet.write(store.part("problems", n), "problems", lacking)
    return {"quotes": n_quotes, "problems": len(lacking)}


def _named(
    store: Store,
    number: int,
    whom: tuple[Mapping[str, Entity], Iterator[list[str]]],
    listed: dict[str, Entry],
    of_list: dict[str, str],
) -> dict[str, pd.DataFrame]:
    known, local = whom
    found = list(store.late(number))
    for rows in found:
        name_entities(rows, [known[entity_id] for entity_id in next(local)], listed, of_list)
    return {name: tables.joined(name, [rows.tables.pop(name, {}) for rows in found]) for name in _LATE}
