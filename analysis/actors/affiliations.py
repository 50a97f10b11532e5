"""Whose office it is: "Sprecherin der Nordwind Energie AG", "SPD-Chef", "Anna Abel von der Initiative"."""

from __future__ import annotations

from typing import NamedTuple

from analysis.actors import lists
from analysis.actors.institutions import institution, type_of
from analysis.actors.recognition import Found
from analysis.language.reading import Word

# Of somebody who belongs to an organisation without an office being named.
NO_OFFICE = lists.Role("", "", "unknown", "unknown", False, general=True)
# Offices that tell only whose office they are like.
_BESIDE_SOMEBODY = frozenset({"Kollege", "Vorgänger", "Nachfolger"})
# "Kreisvorsitzende" and "Landeschef" lead parties and associations, not the district.
_LEVELS = frozenset("Kreis Land Lande Bund Bunde Stadt Gemeinde Bezirk Kanton".split())
_HEADS = frozenset({"Vorsitzender", "Chef", "Vize", "Vorstand", "Obmann", "Sekretär", "Geschäftsführer"})
_FROM_NAMES = frozenset({"von", "vom"})
_LINKS = frozenset("der des vom von im in am an beim bei für dem den".split())
_MOST_LINKS, _MOST_ADJECTIVES = 2, 2


class Affiliation(NamedTuple):
    """An office and the organisation it belongs to: name or noun as it stands, and actor type (may be unknown).

    ``near`` if the text does not link them: the organisation was spoken of last.
    """

    role: lists.Role
    name: str
    actor_type: str
    near: bool = False


def affiliation(tokens: list[Word], number: int, role: lists.Role, found: dict[int, Found]) -> Affiliation | None:
    """The organisation that the office named by a token belongs to, if the words behind it or its first part say so.

    With NO_OFFICE the token is a name's last, and only "von" and "vom" lead to an organisation. ``found`` are the names
    in the text by their first token.
    """
    if role is NO_OFFICE and (number + 1 >= len(tokens) or tokens[number + 1].text not in _FROM_NAMES):
        return None
    first = None if role is NO_OFFICE else lists.first_part(tokens[number].text)
    known = institution(first) if first is not None else None
    if known is not None:
        return Affiliation(role, known.name, known.actor_type)
    behind = _behind(tokens, number, role, found)
    if behind is not None or not role.general or role.base in _BESIDE_SOMEBODY:
        return behind
    return _of_compound(first, role) or _spoken_of(tokens, number, role, found)


def _of_compound(first: str | None, role: lists.Role) -> Affiliation | None:
    """What the first part of the word says: "Vereinspräsidentin", "Landeshauptmann-Stellvertreterin"."""
    if first is None:
        return None
    of = None if first.rstrip("s") in _LEVELS and role.base in _HEADS else lists.body(first)
    if of is not None:
        return Affiliation(role, *of)
    held = lists.role(first)
    if held is not None and not held.general:
        return Affiliation(role, held.noun, held.actor_type)
    return None


def _spoken_of(tokens: list[Word], number: int, role: lists.Role, found: dict[int, Found]) -> Affiliation | None:
    """The organisation spoken of last, here or in the sentence before: "Der Verein klagt. Präsident Reto Abel ..."."""
    if role is NO_OFFICE or role.actor_type == "citizen":
        return None
    at = number - 1
    while at >= 0 and tokens[at].sentence >= tokens[number].sentence - 1:
        name = found.get(at)
        if name is not None and name.label == "ORG" and name.how == "name":
            words = [word.text for word in tokens[at : name.last]]
            return Affiliation(role, " ".join(words), type_of(words), near=True)
        kind = lists.organisation(tokens[at].text)
        if kind is not None:
            return Affiliation(role, *kind, near=True)
        at -= 1
    return None


def _behind(tokens: list[Word], number: int, role: lists.Role, found: dict[int, Found]) -> Affiliation | None:
    """What the words behind the office say: "Leiterin des Bauamts", "Sprecher von Nordwind"."""
    at, last = number + 1, min(len(tokens), number + 2 + _MOST_LINKS + _MOST_ADJECTIVES)
    links = 0
    while at < last and tokens[at].sentence == tokens[number].sentence:
        token, name = tokens[at], found.get(at)
        if links and name is not None and name.label == "ORG" and name.how == "name":
            words = [word.text for word in tokens[at : name.last]]
            return Affiliation(role, " ".join(words), type_of(words))
        kind = lists.body(token.text) if links else None
        if kind is not None:
            return Affiliation(role, kind[0], kind[1])
        if token.lower in _LINKS and links < _MOST_LINKS:
            links += 1
        elif token.tag != "X" or token.text[0].isupper():
            return None
        at += 1
    return None
