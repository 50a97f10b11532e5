"""Decisions about entities: a mention means somebody else, two entities are one."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.corrections.passages import ByArticle
from analysis.corrections.quotations import Named, Row, rows_of

_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "organisation"}


class Entities:
    """The entities and mentions of a corpus, as a person changes them."""

    def __init__(self, entities: pd.DataFrame, mentions: pd.DataFrame, quotes: pd.DataFrame) -> None:
        self.rows: dict[str, Row] = {row["entity_id"]: row for row in rows_of(entities)}
        self.mentions = mentions.reset_index(drop=True)
        self._by_article = ByArticle(self.mentions)
        # For each entity that was merged away, whom it is now.
        self.moved: dict[str, str] = {}
        # Organisations mostly speak under their name alone, without an entity_id: who was renamed, by the old name.
        self.renamed: dict[str, str] = {}
        self._speaking = dict(zip(quotes["speaker"], quotes["speaker_id"], strict=True))

    def named(self, name: str) -> Named:
        """Whom a name means: the entity of this name, or the only one that has it among its forms."""
        found = self.find(name)
        if found is None:
            return Named(name, None, "person")
        name, kind = str(found["name"]), _KINDS.get(found["label"], "group")
        entity_id = found["entity_id"] if kind == "person" else self._speaking.get(name)
        return Named(name, entity_id if isinstance(entity_id, str) else None, kind)

    def find(self, name: str) -> Row | None:
        """The entity of this name, else the only one with such a form; capitals do not matter."""
        wanted = name.casefold()
        called = [row for row in self.rows.values() if str(row["name"]).casefold() == wanted]
        if not called:
            called = [row for row in self.rows.values() if wanted in {str(form).casefold() for form in row["aliases"]}]
        return called[0] if len(called) == 1 else None

    def called_now(self, name: str) -> str:
        """What a speaker of this name is called after all decisions about entities."""
        seen = set()
        while name in self.renamed and name not in seen:
            seen.add(name)
            name = self.renamed[name]
        return name

    def merge(self, name: str, means: str) -> bool:
        """The entity ``name`` is the entity ``means``; where there is none of that name, it is only called so."""
        one, other = self.find(name), self.find(means)
        if one is None:
            return False
        self.renamed[str(one["name"])] = means if other is None else str(other["name"])
        if other is None:
            one["name"], one["aliases"] = means, sorted({*one["aliases"], one["name"]})
        elif one is not other:
            here = self.mentions["entity_id"] == one["entity_id"]
            self.mentions.loc[here, ["entity_id", "label"]] = [other["entity_id"], other["label"]]
            other["aliases"] = sorted({*other["aliases"], *one["aliases"]})
            del self.rows[one["entity_id"]]
            self.moved[one["entity_id"]] = other["entity_id"]
        return True

    def mean(self, article_id: str, spans: list[list[int]], means: str) -> bool:
        """The mention at this place means the entity ``means``, which is made if there is none of that name."""
        start, end = spans[0][0], spans[-1][1]
        own = self.mentions.iloc[self._by_article.places(article_id)]
        here = own.index[(own["field"] == "text") & (own["start"] < end) & (own["end"] > start)]
        if here.empty:
            return False
        whom = self.find(means) or self._new(means, own.loc[here[0]])
        self.mentions.loc[here, ["entity_id", "label"]] = [whom["entity_id"], whom["label"]]
        return True

    def _new(self, name: str, mention: Any) -> Row:
        base = f"{str(mention['label']).lower()}:{'-'.join(name.casefold().split())}"
        numbers = (base if n == 1 else f"{base}-{n}" for n in range(1, len(self.rows) + 2))
        entity_id = next(one for one in numbers if one not in self.rows)
        told = {"entity_id": entity_id, "name": name, "label": mention["label"], "aliases": [str(mention["text"])]}
        self.rows[entity_id] = {**told, "actor_type": "unknown", "gender": "unknown", "n_mentions": 0, "n_articles": 0}
        return self.rows[entity_id]
