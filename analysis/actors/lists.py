"""What a noun says about an actor: office, organisation, group; and lists of names. Data files name their sources."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from analysis.language import lexicon, morphology

_HERE = "analysis.actors"
# Too short or too general to be trusted at the end of a longer word ("Hartmann", "Heimat", "Ausland").
_NEVER_IN_COMPOUNDS = frozenset(
    "Mann Frau Junge Mädchen Bauer Wirt König Sohn Tochter Vater Mutter Oma Opa Papst Vize Premier Oberst Land "
    "Bund Rat Amt Kreis Stadt Bank Firma Werk Werke Verein Presse Blatt Kirche Gericht General Zoll "
    "Partei Koalition Studie "
    "Bischof Jäger Bäcker Richter Meister Autor Leser Wähler Bürger Besucher Union Vorstand".split()
)
TITLES = frozenset("Dr Prof Herr Herrn Frau Dipl Ing Mag Sir Lady Doktor Professor Professorin".split())
PARTICLES = frozenset("von van de der den zu zum zur del della di da dos du la le al bin ibn ter ten und".split())
# Family names that stand first in the Chinese, Korean and Vietnamese order.
FAMILY_FIRST = frozenset(
    "Kim Xi Li Wang Zhang Liu Chen Yang Zhao Huang Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Luo Deng Mao Jiang Wen Moon "
    "Park Lee Yoon Ban Choi Jung Kang Cho Nguyen Tran Le Pham Hoang Phan Vu Vo Dang Bui Do Ngo Duong Ly "
    "Trinh Dinh Ri Jong".split()
)


class Role(NamedTuple):
    """What a role noun says: the noun in the nominative, the actor type, the gender of its form."""

    noun: str
    base: str
    actor_type: str
    gender: str
    plural: bool


@cache
def _roles() -> dict[str, dict[str, str]]:
    return {row["noun"]: row for row in lexicon.rows(_HERE, "roles.csv")}


@cache
def _organisations() -> dict[str, str]:
    return {row["noun"]: row["actor_type"] for row in lexicon.rows(_HERE, "organisations.csv")}


@cache
def _groups() -> frozenset[str]:
    return lexicon.column(_HERE, "groups.csv", "noun")


@lru_cache(maxsize=100_000)
def first_name(word: str) -> bool:
    """Whether the word is in the list of first names (as it stands, or with a genitive s)."""
    if morphology.closed_class(word.lower()):
        return False
    names = lexicon.column(_HERE, "first_names.csv", "name")
    return word in names or ("-" in word and all(part in names for part in word.split("-")))


@lru_cache(maxsize=100_000)
def role(word: str) -> Role | None:
    """The office or description that a noun names, inflection and compounds included.

    >>> role("Oberstaatsanwältin").gender, role("Präsidenten").noun, role("Termin")
    ('female', 'Präsident', None)
    """
    if not word[:1].isupper():
        return None
    word = word.rsplit("-", 1)[-1].capitalize() if "-" in word else word
    for form, plural in _base_forms(word):
        row = _longest(form, frozenset(_roles()))
        if row is not None:
            entry = _roles()[row]
            noun = form if form != entry["noun"] else entry["noun"]
            return Role(noun, entry["base"], entry["actor_type"], entry["gender"], plural)
    return None


def _base_forms(word: str) -> list[tuple[str, bool]]:
    forms = [(word, False)]
    if word.endswith("innen"):
        forms.append((word[:-3], True))
    # Weak nouns and the genitive first, plural last: "Präsidenten" is mostly one president.
    for ending in ("en", "n", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            forms.append((word[: -len(ending)], False))
    if word.endswith("n") and word[:-1] + "r" in _roles():
        forms.append((word[:-1] + "r", False))
    if word.endswith("e") and word + "r" in _roles():
        forms.append((word + "r", False))
    return forms


def _longest(word: str, nouns: frozenset[str]) -> str | None:
    if word in nouns:
        return word
    for cut in range(3, len(word) - 3):
        tail = word[cut:].capitalize()
        if tail in nouns and tail not in _NEVER_IN_COMPOUNDS:
            return tail
    return None


@lru_cache(maxsize=100_000)
def organisation(word: str) -> tuple[str, str] | None:
    """Noun in the nominative and actor type if the word names a kind of organisation, else None.

    >>> organisation("Staatsanwaltschaft"), organisation("Verkehrsministeriums"), organisation("Haus")
    (('Staatsanwaltschaft', 'justice'), ('Verkehrsministerium', 'administration'), None)
    """
    if not word[:1].isupper():
        return None
    tail = word.rsplit("-", 1)[-1].capitalize() if "-" in word else word
    for form in (tail, tail[:-1] if tail.endswith("s") else tail, tail[:-2] if tail.endswith("es") else tail):
        found = _longest(form, frozenset(_organisations()))
        if found is not None:
            noun = form if "-" not in word else word.rsplit("-", 1)[0] + "-" + form
            return noun, _organisations()[found]
    return None


@lru_cache(maxsize=100_000)
def group(word: str) -> bool:
    """Whether the word names a group of people in the plural ("Anwohner", "Experten")."""
    return word in _groups()
