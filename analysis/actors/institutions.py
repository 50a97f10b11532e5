"""Parties, institutions, companies and countries with several names, and what kind of organisation a name shows."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from analysis.actors import lists
from analysis.language import lexicon

_LEGAL = frozenset("GmbH AG SE KG KGaA OHG UG Inc Ltd Corp Co eG".split())


class Institution(NamedTuple):
    """An entry of ``data/institutions.csv``: the name it goes by, label, actor type."""

    name: str
    label: str
    actor_type: str


def institution(name: str) -> Institution | None:
    """The institution of this name, if the list has it.

    >>> institution("Grünen")
    Institution(name='Bündnis 90/Die Grünen', label='ORG', actor_type='politics')
    """
    return _listed().get(name)


def type_of(words: list[str]) -> str:
    """The actor type of an organisation: by the list, its legal form, or the nouns of its name.

    >>> type_of(["Nordwind", "Energie", "AG"]), type_of(["Landgericht", "Hohenfurt"]), type_of(["Freie", "Heimat"])
    ('business', 'justice', 'unknown')
    """
    listed = institution(" ".join(words))
    if listed is not None:
        return listed.actor_type
    if _LEGAL.intersection(words):
        return "business"
    kinds = (lists.organisation(word) for word in words)
    return next((kind[1] for kind in kinds if kind is not None), "unknown")


@cache
def _listed() -> dict[str, Institution]:
    rows = lexicon.rows("analysis.actors", "institutions.csv")
    return {row["alias"]: Institution(row["entity"], row["label"], row["actor_type"]) for row in rows}
