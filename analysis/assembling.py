"""From the rows of single articles to the tables of an analysis."""

from __future__ import annotations

import hashlib
from dataclasses import astuple
from itertools import compress
from typing import Any

import pandas as pd

import analysis
from analysis import tables
from analysis.actors import recognition
from analysis.actors.actor_file import Entry
from analysis.actors.engines import BUILTIN
from analysis.actors.entities import merge
from analysis.actors.entity import Entity
from analysis.actors.holders import Holders
from analysis.article import ArticleRows
from analysis.corpus import fingerprint
from analysis.result import Analysis, recount
from analysis.voices import model

PER_ARTICLE = ("omitted", "sentences", "words", "quotes", "marked", "mentions", "problems")


def assemble(
    table: pd.DataFrame,
    problems: pd.DataFrame,
    found: list[ArticleRows],
    listed: dict[str, Entry],
    options: dict[str, str],
) -> Analysis:
    """The analysis of articles that were read: entities named, rows of all articles in one table each."""
    entities, ids = merge([rows.actors for rows in found], listed)
    known = {entity.entity_id: entity for entity in entities}
    of_list = {one.entry.entity: one.entity_id for one in entities if one.entry is not None}
    for rows, local in zip(found, ids, strict=True):
        name_entities(rows, [known[entity_id] for entity_id in local], listed, of_list)
    # A table's rows are given back as soon as it is made.
    made: dict[str, Any] = {
        name: tables.joined(name, [rows.tables.pop(name, {}) for rows in found]) for name in PER_ARTICLE
    }
    lacking = unmet(listed, entities)
    made["problems"] = pd.concat([problems, foreign(table), lacking, made["problems"]], ignore_index=True)
    made["problems"] = tables.conform("problems", made["problems"])
    made["entities"] = recount(entity_table(entities), made["mentions"])
    return Analysis(articles=table, **made, provenance=provenance(fingerprint(table), len(table), options, listed))


def unmet(listed: dict[str, Entry], entities: list[Entity]) -> pd.DataFrame:
    """A row if articles mention some entities of the user's list nowhere: a slip of spelling would look the same."""
    met = {entity.entry.entity for entity in entities if entity.entry is not None}
    lacking = sorted({entry.entity for entry in listed.values()} - met)
    if not lacking:
        return tables.empty("problems")
    names = ", ".join(repr(name) for name in lacking[:3]) + (", ..." if len(lacking) > 3 else "")
    row = {
        "stage": "actors",
        "problem": f"No name was found for {len(lacking)} of the entities in the list of actors: {names}.",
        "hint": "An alias is the name as articles have it; it is found with endings and in capitals, not in compounds.",
    }
    return tables.frame("problems", [row])


def digest(listed: dict[str, Entry]) -> str:
    """A checksum of the user's list of actors: the same list gives the same one."""
    rows = sorted((name, *astuple(entry)) for name, entry in listed.items())
    return hashlib.sha256(repr(rows).encode("utf-8", "surrogatepass")).hexdigest()


def name_entities(rows: ArticleRows, local: list[Entity], listed: dict[str, Entry], of_list: dict[str, str]) -> None:
    """Say whom mentions and quotations mean; ``of_list`` are the ids of the list's entities by their names."""
    holders, mentions, quotes = Holders(local), rows.tables.get("mentions"), rows.tables.get("quotes")
    if mentions:
        of = zip(mentions.pop("local"), mentions.pop("local_office"), strict=True)
        whom = [_whom(local, holders, number, office) for number, office in of]
        mentions["entity_id"] = [None if entity is None else entity.entity_id for entity in whom]
        # An office that nobody of the article holds, by all that is known, mentions no entity.
        if None in whom:
            kept = [entity is not None for entity in whom]
            rows.tables["mentions"] = {name: list(compress(values, kept)) for name, values in mentions.items()}
    if quotes:
        of = zip(quotes.pop("local_speaker"), quotes.pop("local_office"), strict=True)
        quotes["speaker_id"] = [None] * len(quotes["speaker"])
        for at, (number, office) in enumerate(of):
            entity = _whom(local, holders, number, office)
            if entity is not None:
                told = (entity.entity_id, entity.name, "person")
                quotes["speaker_id"][at], quotes["speaker"][at], quotes["speaker_kind"][at] = told
            elif (entry := listed.get(str(quotes["speaker"][at]).casefold())) is not None:
                quotes["speaker"][at], quotes["speaker_id"][at] = entry.entity, of_list.get(entry.entity)


def _whom(local: list[Entity], holders: Holders, number: int | None, office: str | None) -> Entity | None:
    """The entity of an actor of the article, or the one of its persons who holds an office."""
    return local[number] if number is not None else holders.of(office) if office is not None else None


def entity_table(entities: list[Entity]) -> pd.DataFrame:
    """Table of the entities, not yet counted."""
    rows = [
        {
            "entity_id": entity.entity_id,
            "name": entity.name,
            "label": entity.label,
            "aliases": list(entity.forms),
            "role": entity.role,
            **dict(zip(("actor_type", "actor_type_from"), entity.typed, strict=True)),
            **dict(zip(("gender", "gender_from"), entity.gendered, strict=True)),
            "party": entity.party,
            "n_mentions": 0,
            "n_articles": 0,
        }
        for entity in entities
    ]
    return tables.frame("entities", rows)


def foreign(table: pd.DataFrame) -> pd.DataFrame:
    """A row for each article that is not German: kept, not read."""
    other = table[table["language"].notna() & (table["language"] != "de")]
    rows = [
        {
            "source": row.source,
            "article_id": row.article_id,
            "stage": "language",
            "problem": f"The article is not German (language {row.language!r}); it was kept and not analysed.",
            "hint": "If it is German, set language='de' when loading, or in the column language.",
        }
        for row in other.itertuples()
    ]
    return tables.frame("problems", rows)


def provenance(corpus_hash: str, n_articles: int, options: dict[str, str], listed: dict[str, Entry]) -> dict[str, Any]:
    """What an analysis was made of, and by what."""
    cards = [model.card()] if options["voices"] == "model" else []
    cards += [recognition.card()] if options["engine"] == BUILTIN else []
    weights = {f"weights {card['name']}": card["licence"] for card in cards}
    return {
        "kit_version": analysis.__version__,
        "schema_version": tables.SCHEMA_VERSION,
        "voices": options["voices"],
        "engine": options["engine"],
        "parameters": {"actors": digest(listed)} if listed else {},
        "models": [{name: card[name] for name in ("name", "sha256", "licence")} for card in cards],
        "licences": {"code": "MIT", "lexicons": "MIT (sources named in each file)", **weights},
        "corpus_hash": corpus_hash,
        "n_articles": n_articles,
    }
