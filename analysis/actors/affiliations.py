"""Whose office it is: "Sprecherin der Nordwind Energie AG", "SPD-Chef", "Anna Abel von der Initiative"."""

from __future__ import annotations

from typing import NamedTuple

from analysis.actors import lists
from analysis.actors.institutions import institution, type_of
from analysis.actors.recognition import Found
from analysis.language.reading import Word

# Of somebody who belongs to an organisation without an office being named.
NO_OFFICE = lists.Role("", "", "unknown", "unknown", False)
_FROM_NAMES = frozenset({"von", "vom"})
_LINKS = frozenset("der des vom von im in am an beim bei für dem den".split())
_MOST_LINKS, _MOST_ADJECTIVES = 2, 2


class Affiliation(NamedTuple):
    """An office and the organisation it belongs to: name or noun as it stands, and actor type (may be unknown)."""

    role: lists.Role
    name: str
    actor_type: str


def affiliation(tokens: list[Word], number: int, role: lists.Role, found: dict[int, Found]) -> Affiliation | None:
    """The organisation that the office named by a token belongs to, if the words behind it or its first part say so.

    With NO_OFFICE the token is a name's last, and only "von" and "vom" lead to an organisation. ``found`` are the names
    in the text by their first token.
    """
    if role is NO_OFFICE and (number + 1 >= len(tokens) or tokens[number + 1].text not in _FROM_NAMES):
        return None
    first, hyphen, _ = tokens[number].text.rpartition("-")
    if hyphen and role is not NO_OFFICE:
        known = institution(first)
        return Affiliation(role, known.name, known.actor_type) if known is not None else None
    at, last = number + 1, min(len(tokens), number + 2 + _MOST_LINKS + _MOST_ADJECTIVES)
    links = 0
    while at < last and tokens[at].sentence == tokens[number].sentence:
        token, name = tokens[at], found.get(at)
        if links and name is not None and name.label == "ORG" and name.how == "name":
            words = [word.text for word in tokens[at : name.last]]
            return Affiliation(role, " ".join(words), type_of(words))
        kind = lists.organisation(token.text) if links else None
        if kind is not None:
            return Affiliation(role, kind[0], kind[1])
        if token.lower in _LINKS and links < _MOST_LINKS:
            links += 1
        elif token.tag != "X" or token.text[0].isupper():
            return None
        at += 1
    return None
