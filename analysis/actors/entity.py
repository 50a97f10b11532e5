"""An entity of the corpus, made of everything that its articles say of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.actors.actor_file import Entry
from analysis.actors.actor_types import GENERAL, Types
from analysis.actors.mending import stem
from analysis.actors.records import Actor

Key = tuple[str, ...]


@dataclass(slots=True)  # a large corpus has hundreds of thousands
class Entity:
    """An entity of the corpus; ``entry`` is what the user's list says, and always wins.

    - ``label``: what its mentions are labelled, the most frequent if they differ
    - ``name``: the fullest form, then the most frequent, then the first in the alphabet
    - ``forms``: all names in the articles, sorted; ``roles``: all offices; ``role``: the one seen most often
    - ``typed``: the actor type and what told it: "list" or a source of ``Types``
    - ``gendered``: the gender that the articles show, if they agree, and what told it: "list", "title", "role" or
      "grammar"
    """

    key: Key
    entry: Entry | None
    label: str
    name: str
    forms: tuple[str, ...]
    role: str | None
    roles: tuple[str, ...]
    typed: tuple[str, str | None]
    gendered: tuple[str, str | None]
    entity_id: str = ""

    @property
    def party(self) -> str | None:
        """The list's, if it has one."""
        return self.entry.party if self.entry is not None else None


class Told:
    """Collects what articles tell of one entity."""

    def __init__(self, organisations: Mapping[str, str]) -> None:
        self._organisations = organisations
        self._labels: defaultdict[str, int] = defaultdict(int)
        self._names: defaultdict[str, int] = defaultdict(int)
        self._forms: set[str] = set()
        self._roles: defaultdict[str, int] = defaultdict(int)
        self._types = Types()
        self._genders: Counter[tuple[str, str | None]] = Counter()

    def add(self, actor: Actor, name: str) -> None:
        """Take in an actor of an article, called by this name."""
        self._labels[actor.label] += 1
        self._names[name] += 1
        self._forms.update(actor.forms or (actor.name,))
        for noun, _, kind, general in actor.roles:
            self._roles[noun] += 1
            self._types.add("usual" if general else "role", kind)
        for kind in actor.called:
            self._types.add("description", kind)
        for office, general, organisation, _, near in actor.affiliations:
            if (general or office in GENERAL) and uninflected(organisation) in self._organisations:
                kind = self._organisations[uninflected(organisation)]
                self._types.add("nearby" if near else "organisation", kind)
        if actor.actor_type != "unknown":
            self._types.add("name", actor.actor_type)
        if actor.aged:
            self._types.add("age", "citizen")
        self._genders[actor.gender, actor.gender_from] += 1

    def entity(self, key: Key, entry: Entry | None) -> Entity:
        """The entity of what was told; what the list says of it wins."""
        name = min(self._names, key=lambda name: (-len(name.split()), -self._names[name], name))
        return Entity(
            key,
            entry,
            entry.label if entry and entry.label is not None else most(self._labels) or "MISC",
            entry.entity if entry else name,
            tuple(sorted(self._forms)),
            most(self._roles),
            tuple(self._roles),
            (entry.actor_type, "list") if entry and entry.actor_type is not None else self._types.most(),
            (entry.gender, "list") if entry and entry.gender is not None else self._gendered(),
        )

    def _gendered(self) -> tuple[str, str | None]:
        shown = {gender for gender, _ in self._genders} - {"unknown"}
        if len(shown) != 1:
            return "unknown", None
        by = {source: n for (gender, source), n in self._genders.items() if source is not None and gender in shown}
        return shown.pop(), most(by)


def uninflected(name: str) -> str:
    """A name without what inflection does to its words.

    >>> uninflected("Freien Heimat") == uninflected("Freie Heimat")
    True
    """
    return " ".join(map(stem, name.split()))


def most(counts: Mapping[str, int]) -> str | None:
    """What is counted most often, of equals the first in the alphabet; None where nothing is.

    >>> most({"b": 2, "a": 2, "c": 1})
    'a'
    """
    return min(counts, key=lambda key: (-counts[key], key)) if counts else None
