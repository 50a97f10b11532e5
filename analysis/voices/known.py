"""Whom a text names, where: persons, organisations and places by the numbers of their tokens."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property

from analysis.actors.persons import Mention
from analysis.actors.places import Place

_BUSINESS = frozenset("Unternehmen Firma Konzern Betrieb Hersteller Betreiber Gesellschaft".split())


class Known:
    """Mentions and places of one text; of several mentions that hold a token the shortest counts."""

    def __init__(self, mentions: list[Mention], places: list[Place]) -> None:
        longest_first = sorted(mentions, key=lambda mention: mention.first - mention.last)
        self.mentions = {number: mention for mention in longest_first for number in range(mention.first, mention.last)}
        self.named = frozenset(mention.first for mention in mentions if mention.how == "name")
        self.places = {number: place for place in places for number in range(place.first, place.last)}

    def full_name(self, noun: str, before: int) -> str:
        """The organisation's name if the article gives it: "der Landkreis" is "Landkreis Achental" there.

        "Das Unternehmen" is the company last named before this token.
        """
        same = self._by_noun.get(noun, set())
        if len(same) == 1:
            return next(iter(same))
        if noun not in _BUSINESS:
            return noun
        last = bisect_left(self._companies, before, key=lambda place: place.first) - 1
        return self._companies[last].name if last >= 0 else noun

    @cached_property
    def _organisations(self) -> list[Place]:
        named = [place for number, place in sorted(self.places.items()) if number == place.first]
        return [place for place in named if place.label == "ORG" and place.how == "name"]

    @cached_property
    def _by_noun(self) -> dict[str, set[str]]:
        """Full names by the noun that they begin with."""
        found: dict[str, set[str]] = defaultdict(set)
        for place in self._organisations:
            found[place.name.split()[0]].add(place.name)
        return found

    @cached_property
    def _companies(self) -> list[Place]:
        return [place for place in self._organisations if place.actor_type == "business"]
