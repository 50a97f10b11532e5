"""From the actors of single articles to the entities of a corpus.

The same full name is the same person, however it is spelled (``spelling``). A person of whom an article gives one word
only ("Putin") is the one person of the corpus who has this family name; where several have it, the one whose office
agrees, else an entity of its own: nobody is guessed. The order of the articles plays no part.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.actors.actor_file import Entry
from analysis.actors.actor_types import GENERAL, Types
from analysis.actors.mending import stem
from analysis.actors.names import genitive_of
from analysis.actors.records import Actor
from analysis.actors.spelling import person_key, plain

Counts = defaultdict[str, int]
Identity = tuple[str, ...]


def _counts() -> Counts:
    return defaultdict(int)


@dataclass
class Entity:
    """An entity of the corpus, with everything its articles say of it; ``entry`` is what the user's list says."""

    key: tuple[str, ...]
    entry: Entry | None = None
    labels: Counts = field(default_factory=_counts)
    names: Counts = field(default_factory=_counts)
    forms: set[str] = field(default_factory=set)
    roles: Counts = field(default_factory=_counts)
    bases: set[str] = field(default_factory=set)
    types: Types = field(default_factory=Types)
    genders: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    entity_id: str = ""

    @property
    def label(self) -> str:
        """The list's; else what its mentions are labelled, the most frequent if they differ."""
        if self.entry is not None and self.entry.label is not None:
            return self.entry.label
        return _most(self.labels) or "MISC"

    @property
    def name(self) -> str:
        """The list's; else the fullest form, then the most frequent, then the first in the alphabet."""
        if self.entry is not None:
            return self.entry.entity
        return min(self.names, key=lambda name: (-len(name.split()), -self.names[name], name))

    @property
    def role(self) -> str | None:
        """The office most often seen with the name."""
        return _most(self.roles)

    @property
    def actor_type(self) -> str:
        """The list's; else what the articles tell, see ``Types``."""
        return self.typed[0]

    @property
    def typed(self) -> tuple[str, str | None]:
        """The actor type, and what told it: "list" or a source of ``Types``."""
        if self.entry is not None and self.entry.actor_type is not None:
            return self.entry.actor_type, "list"
        return self.types.most()

    @property
    def gender(self) -> str:
        """The list's; else what the articles show, if they agree; else unknown."""
        return self.gendered[0]

    @property
    def gendered(self) -> tuple[str, str | None]:
        """The gender, and what told it: "list", "title", "role" or "grammar"."""
        if self.entry is not None and self.entry.gender is not None:
            return self.entry.gender, "list"
        shown = {gender for gender, _ in self.genders} - {"unknown"}
        if len(shown) != 1:
            return "unknown", None
        by = {source: n for (gender, source), n in self.genders.items() if source is not None and gender in shown}
        return shown.pop(), _most(by)

    @property
    def party(self) -> str | None:
        """The list's, if it has one."""
        return self.entry.party if self.entry is not None else None


def merge(
    articles: list[list[Actor]], listed: Mapping[str, Entry] | None = None
) -> tuple[list[Entity], list[list[str]]]:
    """Entities of the corpus, and for each article the entity_id of each of its actors.

    ``listed`` are the entities of the user's list by their names in small letters; they always win.
    """
    actors = [actor for found in articles for actor in found]
    identities = [_identity(actor) for actor in actors]
    different = dict(zip(identities, actors, strict=True))
    spelled: dict[Identity, Identity] = {one: (actor.label, _spelled(actor)) for one, actor in different.items()}
    keys = _keys(actors, identities, spelled)
    of_list = _of_list(different, spelled, keys, listed or {})
    keys |= {identity: ("list", entry.entity.casefold()) for identity, entry in of_list.items()}
    entities: dict[tuple[str, ...], Entity] = {}
    organisations = _organisations(actors)
    of_actors = []
    for actor, identity in zip(actors, identities, strict=True):
        key = keys[identity]
        entity = entities.get(key)
        if entity is None:
            entity = entities[key] = Entity(key, of_list.get(identity))
        as_it_stands = actor.label != "PER" or len(actor.words) == 1 or spelled[identity] == key
        _tell(entity, actor, actor.name if as_it_stands else genitive_of(actor.name), organisations)
        of_actors.append(entity)
    _number(list(entities.values()))
    ids = iter(of_actors)
    by_article = [[next(ids).entity_id for _ in found] for found in articles]
    return sorted(entities.values(), key=lambda entity: entity.entity_id), by_article


def _of_list(
    different: dict[Identity, Actor],
    spelled: dict[Identity, Identity],
    keys: dict[Identity, Identity],
    listed: Mapping[str, Entry],
) -> dict[Identity, Entry]:
    """What the user's list says of actors: of those it names, and of whoever was found to be the same as they."""
    if not listed:
        return {}
    spellings = _spellings(listed)
    both = ((identity, _entry(actor, listed, spellings)) for identity, actor in different.items())
    named = {identity: entry for identity, entry in both if entry is not None}
    # A short name of the list may be somebody else's than the full name it was taken for.
    moved = {keys[one]: entry for one, entry in named.items() if keys[one] == spelled[one]}
    return {identity: entry for identity, key in keys.items() if (entry := named.get(identity, moved.get(key)))}


def _entry(actor: Actor, listed: Mapping[str, Entry], spellings: Mapping[str, Entry | None]) -> Entry | None:
    """The list's entity of this name, an ending apart; else the one whose name is spelled in another way."""
    name = actor.name.casefold()
    # "den Klimaklebern": a dative of many.
    dative = name.removesuffix("n") if actor.label != "PER" and " " not in name else name
    found = listed.get(name) or listed.get(genitive_of(name)) or spellings.get(_spelled(actor))
    return found or listed.get(dative)


def _spellings(listed: Mapping[str, Entry]) -> dict[str, Entry | None]:
    """Entities of the list by what all spellings of a name have in common; None for what several have."""
    found: dict[str, Entry | None] = {}
    for name, entry in listed.items():
        for key in {person_key(name, name.split()[-1]), plain(_organisation(name)), plain(name)}:
            found[key] = entry if found.get(key, entry) is entry else None
    return found


class Holders:
    """Who of an article's persons holds an office by what the whole corpus says.

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


def _identity(actor: Actor) -> Identity:
    """What decides which entity an actor is: label, name and, for a single word, the offices."""
    bases = tuple(sorted({base for _, base, _, _ in actor.roles})) if len(actor.words) == 1 else ()
    return (actor.label, actor.name, *bases)


def _keys(
    actors: list[Actor], identities: list[Identity], spelled: dict[Identity, Identity]
) -> dict[Identity, Identity]:
    """The key of the entity for every identity."""
    known = set(spelled.values())
    keys: dict[Identity, Identity] = {}
    full: dict[str, dict[Identity, set[str]]] = defaultdict(dict)
    offices: dict[Identity, set[str]] = {}
    for actor, identity in zip(actors, identities, strict=True):
        if identity not in keys:
            key = keys[identity] = _without_genitive(actor, known) or spelled[identity]
            if actor.label == "PER" and len(actor.words) > 1:
                family = actor.family if key == spelled[identity] else genitive_of(actor.family)
                offices[identity] = full[person_key(family, family)].setdefault(key, set())
        if actor.roles and identity in offices:
            offices[identity].update(base for _, base, _, _ in actor.roles)
    for identity, actor in dict(zip(identities, actors, strict=True)).items():
        if actor.label == "PER" and len(actor.words) == 1:
            keys[identity] = _only(actor, full) or keys[identity]
    return keys


def _spelled(actor: Actor) -> str:
    """What all spellings of the actor's name have in common; "Freie Heimat" and "Freien Heimat" are one."""
    if actor.label == "PER":
        return person_key(actor.name, actor.family or actor.name)
    return plain(_organisation(actor.name) if " " in actor.name else actor.name)


def _without_genitive(actor: Actor, known: set[Identity]) -> Identity | None:
    """Key without a genitive s, if the corpus knows one: "anna kowalskis" is "anna kowalski"."""
    bare, label = genitive_of(actor.name), actor.label
    if bare == actor.name:
        return None
    key = (label, person_key(bare, genitive_of(actor.family or actor.name)) if label == "PER" else plain(bare))
    return key if key in known else None


def _only(actor: Actor, full: dict[str, dict[Identity, set[str]]]) -> Identity | None:
    """The one person of the corpus with this family name, or the one of several whose office agrees."""
    word, bare = actor.words[0], genitive_of(actor.words[0])
    candidates = full.get(person_key(word, word)) or full.get(person_key(bare, bare)) or {}
    if len(candidates) > 1:
        bases = {base for _, base, _, _ in actor.roles}
        candidates = {key: held for key, held in candidates.items() if held & bases}
    return next(iter(candidates)) if len(candidates) == 1 else None


def _organisations(actors: list[Actor]) -> dict[str, str]:
    """The actor type of organisations by their names: what their own name says, else the offices people hold there.

    "Fraktionschef der Freien Heimat" shows that the Freie Heimat is politics.
    """
    shown: dict[str, Counter[str]] = defaultdict(Counter)
    for office, general, name, kind, _ in (one for actor in actors for one in actor.affiliations):
        told = (kind, kind) if general else (office, kind, kind)
        shown[_organisation(name)].update(one for one in told if one not in GENERAL)
    return {name: most for name, counts in shown.items() if (most := _most(counts)) is not None}


def _organisation(name: str) -> str:
    """A name without what inflection does to its words: "der Freien Heimat" is the "Freie Heimat"."""
    return " ".join(map(stem, name.split()))


def _tell(entity: Entity, actor: Actor, name: str, organisations: dict[str, str]) -> None:
    entity.labels[actor.label] += 1
    entity.names[name] += 1
    entity.forms.update(actor.forms or (actor.name,))
    for noun, base, kind, general in actor.roles:
        entity.roles[noun] += 1
        entity.bases.add(base)
        entity.types.add("usual" if general else "role", kind)
    for kind in actor.called:
        entity.types.add("description", kind)
    for office, general, name, _, near in actor.affiliations:
        if (general or office in GENERAL) and _organisation(name) in organisations:
            entity.types.add("nearby" if near else "organisation", organisations[_organisation(name)])
    if actor.actor_type != "unknown":
        entity.types.add("name", actor.actor_type)
    if actor.aged:
        entity.types.add("age", "citizen")
    entity.genders[actor.gender, actor.gender_from] += 1


def _number(entities: list[Entity]) -> None:
    """Give every entity a readable name of its own: "per:anna-kowalski", "-2" where two would share it."""
    used: Counter[str] = Counter()
    for entity in sorted(entities, key=lambda entity: (entity.label, entity.key)):
        base = f"{entity.label.lower()}:{_slug(entity.name)}"
        used[base] += 1
        entity.entity_id = base if used[base] == 1 else f"{base}-{used[base]}"


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", plain(name)).strip("-") or "x"


def _most(counts: Mapping[str, int]) -> str | None:
    return min(counts, key=lambda key: (-counts[key], key)) if counts else None
