"""From the actors of single articles to the entities of a corpus.

The same full name is the same person. A person of whom an article gives one word only ("Putin") is the one person of
the corpus who has this family name; where several have it, the one whose office agrees, else an entity of its own:
nobody is guessed. The order of the articles plays no part.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.actors.actor_file import Entry
from analysis.actors.actor_types import GENERAL, Types
from analysis.actors.mending import stem
from analysis.actors.names import genitive_of
from analysis.actors.records import Actor

_FOLDS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l", "ı": "i", "đ": "d"})


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
        """What its mentions are labelled; the most frequent if they differ, as they may for a name of the list."""
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
        """The gender, and what told it: "list", "title", "office" or "grammar"."""
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
    keys = _keys(actors, identities)
    of_list = _of_list(actors, identities, keys, listed or {})
    keys |= {identity: ("list", entry.entity.casefold()) for identity, entry in of_list.items()}
    entities: dict[tuple[str, ...], Entity] = {}
    organisations = _organisations(actors)
    of_actors = []
    for actor, identity in zip(actors, identities, strict=True):
        key = keys[identity]
        entity = entities.get(key)
        if entity is None:
            entity = entities[key] = Entity(key, of_list.get(identity))
        _tell(entity, actor, organisations)
        of_actors.append(entity)
    _number(list(entities.values()))
    ids = iter(of_actors)
    by_article = [[next(ids).entity_id for _ in found] for found in articles]
    return sorted(entities.values(), key=lambda entity: entity.entity_id), by_article


def _of_list(
    actors: list[Actor], identities: list[Identity], keys: dict[Identity, Identity], listed: Mapping[str, Entry]
) -> dict[Identity, Entry]:
    """What the user's list says of actors: of those it names, and of whoever was found to be the same as they."""
    both = zip(actors, identities, strict=True) if listed else ()
    named = {identity: entry for actor, identity in both if (entry := _entry(actor, listed)) is not None}
    # A short name of the list may be somebody else's than the full name it was taken for.
    moved = {keys[one]: entry for one, entry in named.items() if keys[one] == (one[0], one[1].casefold())}
    return {identity: entry for identity, key in keys.items() if (entry := named.get(identity, moved.get(key)))}


def _entry(actor: Actor, listed: Mapping[str, Entry]) -> Entry | None:
    """The list's entity of this name, a genitive s apart."""
    name = actor.name.casefold()
    return listed.get(name) or listed.get(genitive_of(name))


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


def _keys(actors: list[Actor], identities: list[Identity]) -> dict[Identity, Identity]:
    """The key of the entity for every identity."""
    plain = {(actor.label, actor.name.casefold()) for actor in actors}
    keys: dict[Identity, Identity] = {}
    full: dict[str, dict[tuple[str, ...], set[str]]] = defaultdict(dict)
    for actor, identity in zip(actors, identities, strict=True):
        several = actor.label != "PER" and " " in actor.name
        # "Freie Heimat" and "Freien Heimat" are one.
        name = _organisation(actor.name) if several else actor.name.casefold()
        key = _without_genitive(actor.label, name, plain)
        keys[identity] = key
        if actor.label == "PER" and len(actor.words) > 1:
            family = genitive_of(actor.family) if key[1] != actor.name.casefold() else actor.family
            full[family.casefold()].setdefault(key, set()).update(base for _, base, _, _ in actor.roles)
    for actor, identity in zip(actors, identities, strict=True):
        if actor.label == "PER" and len(actor.words) == 1:
            keys[identity] = _only(actor, full) or keys[identity]
    return keys


def _without_genitive(label: str, name: str, plain: set[tuple[str, str]]) -> tuple[str, str]:
    """Key without a genitive s: "anna kowalskis" is "anna kowalski" if the corpus knows her."""
    bare = genitive_of(name)
    return (label, bare) if bare != name and (label, bare) in plain else (label, name)


def _only(actor: Actor, full: dict[str, dict[tuple[str, ...], set[str]]]) -> tuple[str, ...] | None:
    """The one person of the corpus with this family name, or the one of several whose office agrees."""
    word = actor.words[0].casefold()
    candidates = full.get(word) or full.get(genitive_of(word)) or {}
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


def _tell(entity: Entity, actor: Actor, organisations: dict[str, str]) -> None:
    entity.labels[actor.label] += 1
    plain = actor.label != "PER" or actor.name.casefold() == entity.key[1] or len(actor.words) == 1
    entity.names[actor.name if plain else genitive_of(actor.name)] += 1
    entity.forms.update(actor.forms or (actor.name,))
    for noun, base, kind, general in actor.roles:
        entity.roles[noun] += 1
        entity.bases.add(base)
        entity.types.add("usual" if general else "office", kind)
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
    folded = unicodedata.normalize("NFKD", name.lower().translate(_FOLDS))
    letters = "".join(char for char in folded if not unicodedata.combining(char))
    return re.sub(r"[^\w]+", "-", letters).strip("-") or "x"


def _most(counts: Mapping[str, int]) -> str | None:
    return min(counts, key=lambda key: (-counts[key], key)) if counts else None
