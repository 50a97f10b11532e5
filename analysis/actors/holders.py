"""Who of an article's persons holds an office, by what the whole corpus says."""

from __future__ import annotations

from analysis.actors.entity import Entity


class Holders:
    """The holders of offices among the entities of an article.

    "die Bürgermeisterin" is Anna Abel in an article that names her without her office, if others name it.
    """

    def __init__(self, entities: list[Entity]) -> None:
        persons = {id(entity): entity for entity in entities if entity.roles and entity.label == "PER"}
        self._persons = list(persons.values())
        self._known: dict[str, Entity | None] = {}

    def of(self, office: str) -> Entity | None:
        """The one holder of the office, else None."""
        if office not in self._known:
            holding = [one for one in self._persons if any(_fits(office, noun) for noun in one.roles)]
            self._known[office] = holding[0] if len(holding) == 1 else None
        return self._known[office]


def _fits(office: str, noun: str) -> bool:
    return noun == office or noun.lower().endswith(office.lower())
