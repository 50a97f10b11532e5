"""From the actors of single articles to the entities of a corpus.

The same full name is the same person, however it is spelled (``spelling``). A person of whom an article gives one word
only ("Putin") is the one person of the corpus who has this family name; where several have it, the one whose office
agrees, else an entity of its own: nobody is guessed. The order of the articles plays no part.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise, repeat
from operator import itemgetter

import numpy as np

from analysis.actors.actor_file import Entry
from analysis.actors.actor_types import GENERAL
from analysis.actors.entity import Entity, Key, Told, most, uninflected
from analysis.actors.names import genitive_of
from analysis.actors.records import Actor
from analysis.actors.spelling import person_key, plain

# What decides which entity an actor is: label, name and, for a single word, the offices.
Identity = tuple[str, ...]
# A family name and the key of somebody who has it.
Pair = tuple[str, Key]


def merge(
    articles: list[list[Actor]], listed: Mapping[str, Entry] | None = None
) -> tuple[list[Entity], list[list[str]]]:
    """Entities of the corpus, and for each article the entity_id of each of its actors.

    ``listed`` are the entities of the user's list by their names in small letters; they always win.
    """
    actors = [actor for found in articles for actor in found]
    # Each identity is kept once: a large corpus has millions of actors, and far fewer names.
    once: dict[Identity, Identity] = {}
    identities = [once.setdefault(one, one) for one in map(_identity, actors)]
    different = dict(zip(identities, actors, strict=True))
    spelled: dict[Identity, Key] = {one: (actor.label, _spelled(actor)) for one, actor in different.items()}
    keys = _keys(actors, identities, spelled)
    of_list = _of_list(different, spelled, keys, listed or {})
    keys |= {identity: ("list", entry.entity.casefold()) for identity, entry in of_list.items()}
    organisations = _organisations(actors)
    entities: list[Entity] = []
    of_actors: list[Entity | None] = list(repeat(None, len(actors)))
    for numbers in _of_each([keys[identity] for identity in identities]):
        first = identities[numbers[0]]
        told, key = Told(organisations), keys[first]
        for number in numbers:
            actor, identity = actors[number], identities[number]
            as_it_stands = actor.label != "PER" or len(actor.words) == 1 or spelled[identity] == key
            told.add(actor, actor.name if as_it_stands else genitive_of(actor.name))
        entities.append(told.entity(key, of_list.get(first)))
        for number in numbers:
            of_actors[number] = entities[-1]
    _number(entities)
    ids = (entity.entity_id for entity in of_actors if entity is not None)
    by_article = [[next(ids) for _ in found] for found in articles]
    return sorted(entities, key=lambda entity: entity.entity_id), by_article


def _of_each(keys: list[Key]) -> Iterator[list[int]]:
    """For each different key the numbers of those that have it, in order; keys in the order in which they come."""
    number_of: dict[Key, int] = {}
    numbers = np.fromiter((number_of.setdefault(key, len(number_of)) for key in keys), np.int32, len(keys))
    order = np.argsort(numbers, kind="stable").astype(np.int32)
    edges = np.flatnonzero(np.diff(numbers[order], prepend=-1, append=len(number_of))).tolist()
    for first, last in pairwise(edges):
        yield order[first:last].tolist()


def _of_list(
    different: dict[Identity, Actor],
    spelled: dict[Identity, Key],
    keys: dict[Identity, Key],
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
        for key in {person_key(name, name.split()[-1]), plain(uninflected(name)), plain(name)}:
            found[key] = entry if found.get(key, entry) is entry else None
    return found


def _identity(actor: Actor) -> Identity:
    """What decides which entity an actor is: label, name and, for a single word, the offices."""
    bases = tuple(sorted({base for _, base, _, _ in actor.roles})) if len(actor.words) == 1 else ()
    return (actor.label, actor.name, *bases)


def _keys(actors: list[Actor], identities: list[Identity], spelled: dict[Identity, Key]) -> dict[Identity, Key]:
    """The key of the entity for every identity."""
    known = set(spelled.values())
    keys: dict[Identity, Key] = {}
    pairs: dict[Identity, Pair] = {}
    offices: dict[Pair, set[str]] = {}
    for actor, identity in zip(actors, identities, strict=True):
        if identity not in keys:
            key = keys[identity] = _without_genitive(actor, known) or spelled[identity]
            if actor.label == "PER" and len(actor.words) > 1:
                family = actor.family if key == spelled[identity] else genitive_of(actor.family)
                pairs[identity] = (person_key(family, family), key)
        if actor.roles and identity in pairs:
            offices.setdefault(pairs[identity], set()).update(base for _, base, _, _ in actor.roles)
    full = {
        family: [key for _, key in some] for family, some in groupby(sorted(set(pairs.values())), key=itemgetter(0))
    }
    for identity, actor in dict(zip(identities, actors, strict=True)).items():
        if actor.label == "PER" and len(actor.words) == 1:
            keys[identity] = _only(actor, full, offices) or keys[identity]
    return keys


def _spelled(actor: Actor) -> str:
    """What all spellings of the actor's name have in common; "Freie Heimat" and "Freien Heimat" are one."""
    if actor.label == "PER":
        return person_key(actor.name, actor.family or actor.name)
    return plain(uninflected(actor.name) if " " in actor.name else actor.name)


def _without_genitive(actor: Actor, known: set[Identity]) -> Identity | None:
    """Key without a genitive s, if the corpus knows one: "anna kowalskis" is "anna kowalski"."""
    bare, label = genitive_of(actor.name), actor.label
    if bare == actor.name:
        return None
    key = (label, person_key(bare, genitive_of(actor.family or actor.name)) if label == "PER" else plain(bare))
    return key if key in known else None


def _only(actor: Actor, full: dict[str, list[Key]], offices: dict[Pair, set[str]]) -> Key | None:
    """The one person of the corpus with this family name, or the one of several whose office agrees."""
    word, bare = actor.words[0], genitive_of(actor.words[0])
    family = person_key(word, word)
    if family not in full:
        family = person_key(bare, bare)
    candidates = full.get(family, [])
    if len(candidates) > 1:
        bases = {base for _, base, _, _ in actor.roles}
        candidates = [key for key in candidates if offices.get((family, key), set()) & bases] if bases else []
    return candidates[0] if len(candidates) == 1 else None


def _organisations(actors: list[Actor]) -> dict[str, str]:
    """The actor type of organisations by their names: what their own name says, else the offices people hold there.

    "Fraktionschef der Freien Heimat" shows that the Freie Heimat is politics.
    """
    shown: dict[str, Counter[str]] = defaultdict(Counter)
    for office, general, name, kind, _ in (one for actor in actors for one in actor.affiliations):
        kinds = (kind, kind) if general else (office, kind, kind)
        shown[uninflected(name)].update(one for one in kinds if one not in GENERAL)
    return {name: told for name, counts in shown.items() if (told := most(counts)) is not None}


def _number(entities: list[Entity]) -> None:
    """Give every entity a readable name of its own: "per:anna-kowalski", "-2" where two would share it."""
    used: Counter[str] = Counter()
    for entity in sorted(entities, key=lambda entity: (entity.label, entity.key)):
        base = f"{entity.label.lower()}:{_slug(entity.name)}"
        used[base] += 1
        entity.entity_id = base if used[base] == 1 else f"{base}-{used[base]}"


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", plain(name)).strip("-") or "x"
