"""Mentions of persons by other words than their name: pronouns, offices, and phrases for somebody without a name."""

from __future__ import annotations

from analysis.actors.clauses import Clauses
from analysis.actors.offices import Offices
from analysis.actors.persons import Mention
from analysis.actors.pronouns import Pronouns
from analysis.actors.salience import Salience
from analysis.actors.unnamed import Newcomers
from analysis.language.reading import Reading


def references(reading: Reading, clauses: Clauses, named: list[Mention]) -> list[Mention]:
    """Mentions by pronoun, by office and without a name outside quotation marks, in order.

    ``named`` are the mentions by name, in order; they come from ``People``.
    """
    salience = Salience(reading, clauses, named)
    pronouns, offices, newcomers = Pronouns(salience), Offices(salience), Newcomers(reading, salience)
    found: list[Mention] = []
    may_be = set(pronouns.numbers())
    for number in sorted({*salience.named, *clauses.by_first, *may_be}):
        if reading.quoted[number]:
            continue
        mention = salience.named.get(number)
        if mention is None and number not in salience.covered:
            possessor = pronouns.at(number) if number in may_be else None
            described = offices.at(number) or newcomers.at(number)
            found.extend(one for one in (possessor, described) if one is not None)
            mention = described or possessor
        if mention is not None:
            salience.note(mention)
    return found
