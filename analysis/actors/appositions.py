"""Offices in front of a name and a comma: "die Leiterin des Amts, Miriam Abel, ..."; and offices that name nobody."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.actors.affiliations import affiliation
from analysis.actors.clauses import Clauses
from analysis.actors.persons import Mention
from analysis.actors.recognition import Found

_DEFINITE = frozenset("der die dem den des".split())


def note_appositions(clauses: Clauses, named: list[Mention], found: dict[int, Found]) -> set[int]:
    """Note the offices of persons; numbers of the tokens with which these descriptions begin.

    ``named`` are the mentions by name, ``found`` the names in the text by their first token.
    """
    begins = {mention.first: mention for mention in named}
    sentences = {clauses.tokens[first].sentence for first in begins}
    noted = set()
    for phrase, role in clauses.offices:
        near = clauses.tokens[phrase.head].sentence in sentences
        name = clauses.apposed(phrase, begins) if near else None
        if name is not None:
            person = begins[name].person
            person.roles.append(role)
            of = affiliation(clauses.tokens, phrase.head, role, found)
            person.affiliations += [] if of is None else [of]
            noted.add(phrase.first)
    return noted


def offices_of_nobody(clauses: Clauses, mentions: list[Mention], noted: set[int]) -> Iterator[tuple[int, int, str]]:
    """Definite descriptions by an office that mean nobody whom this article shows to hold it.

    Gives first token, the one after the last, and the office. Other articles may tell who holds it. ``noted`` are the
    first tokens of descriptions that stand before a name.
    """
    taken = noted | {number for mention in mentions for number in range(mention.first, mention.last)}
    for phrase, role in clauses.offices:
        agrees = role.gender == "unknown" or (phrase.det == "die") == (role.gender == "female") or phrase.det == "der"
        if phrase.det in _DEFINITE and agrees and taken.isdisjoint(range(phrase.first, phrase.last)):
            yield phrase.first, clauses.genitives(phrase), role.noun
