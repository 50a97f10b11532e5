"""What a noun says about an actor: office, organisation, group; and lists of names. Data files name their sources."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from analysis.actors.endings import Lengths, lengths, longest, may_end, tails
from analysis.held import WORDS
from analysis.language import lexicon, morphology

_HERE = "analysis.actors"
# Too short or too general to be trusted at the end of a longer word ("Hartmann", "Heimat", "Ausland").
_NEVER_IN_COMPOUNDS = frozenset(
    "Mann Frau Junge Mädchen Bauer Wirt König Sohn Tochter Vater Mutter Oma Opa Papst Vize Premier Oberst Land "
    "Rat Amt Kreis Stadt Bank Firma Werk Werke Presse Blatt Kirche Gericht General Zoll Bote Senn Polier Partner "
    "Partei Koalition Studie Bund "
    "Bischof Jäger Bäcker Richter Meister Autor Leser Wähler Bürger Besucher Union Vorstand".split()
)
# Of those, what is an organisation wherever one is expected ("Leiter des Bauamts").
_BODIES = frozenset("Amt Bank Firma Werk Werke Kirche Gericht Partei Koalition Union".split())
# The dictionary knows their feminine, but in the news they are things.
_DEVICES = frozenset("Rechner Drucker Sender Zähler Roller Laster Dampfer".split())
TITLES = frozenset("Dr Prof Herr Herrn Frau Dipl Ing Mag Sir Lady Doktor Professor Professorin".split())
PARTICLES = frozenset("von van de der den zu zum zur del della di da dos du la le al bin ibn ter ten und".split())
# Family names that stand first in the Chinese, Korean and Vietnamese order.
FAMILY_FIRST = frozenset(
    "Kim Xi Li Wang Zhang Liu Chen Yang Zhao Huang Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Luo Deng Mao Jiang Wen Moon "
    "Park Lee Yoon Ban Choi Jung Kang Cho Nguyen Tran Le Pham Hoang Phan Vu Vo Dang Bui Do Ngo Duong Ly "
    "Trinh Dinh Ri Jong".split()
)


class Role(NamedTuple):
    """What a role noun says: the noun in the nominative, the actor type, the gender of its form.

    ``general`` are offices of all kinds of organisations ("Sprecherin", "Präsident"): the organisation decides.
    """

    noun: str
    base: str
    actor_type: str
    gender: str
    plural: bool
    general: bool = False


@cache
def _roles() -> dict[str, dict[str, str]]:
    professions = {row["noun"]: row for row in lexicon.rows(_HERE, "professions.csv")}
    return professions | {row["noun"]: row for row in lexicon.rows(_HERE, "roles.csv")}


@cache
def _organisations() -> dict[str, str]:
    return {row["noun"]: row["actor_type"] for row in lexicon.rows(_HERE, "organisations.csv")}


@cache
def _role_lengths() -> Lengths:
    return lengths(_roles())


@cache
def _organisation_lengths() -> Lengths:
    return lengths(_organisations())


def _longest_role(word: str) -> str | None:
    return longest(word, _roles(), _role_lengths(), _NEVER_IN_COMPOUNDS)


def _longest_organisation(word: str) -> str | None:
    return longest(word, _organisations(), _organisation_lengths(), _NEVER_IN_COMPOUNDS)


@cache
def _agent_lengths() -> Lengths:
    return lengths([*morphology.agents(), *_DEVICES, *_NEVER_IN_COMPOUNDS])


@cache
def _role_tails() -> frozenset[str]:
    return tails(form for noun in _roles() for form in _inflected(noun))


@cache
def _agent_tails() -> frozenset[str]:
    return tails(form for noun in morphology.agents() for form in _inflected(noun))


@cache
def _organisation_tails() -> frozenset[str]:
    return tails(noun + ending for noun in _organisations() for ending in ("", "s", "es"))


def _inflected(noun: str) -> list[str]:
    """Forms that ``_base_forms`` may lead back to a noun."""
    forms = [noun + ending for ending in ("", "en", "n", "es", "s")]
    return [*forms, noun[:-1], noun[:-1] + "n"] if noun.endswith("r") else [*forms, noun + "nen"]


def may_describe(word: str) -> bool:
    """Whether the last letters allow that the word is a noun for persons or organisations."""
    return may_end(word, _describing_tails())


@cache
def _describing_tails() -> frozenset[str]:
    return _role_tails() | _agent_tails() | _organisation_tails()


@cache
def _groups() -> frozenset[str]:
    return lexicon.column(_HERE, "groups.csv", "noun")


@cache
def _first_names() -> frozenset[str]:
    return lexicon.column(_HERE, "first_names.csv", "name")


def first_name(word: str) -> bool:
    """Whether the word is in the list of first names (as it stands, or with a genitive s)."""
    names = _first_names()
    listed = word in names or ("-" in word and all(part in names for part in word.split("-")))
    return listed and not morphology.closed_class(word.lower())


@lru_cache(maxsize=WORDS)
def role(word: str) -> Role | None:
    """The office or description that a noun names, inflection and compounds included.

    >>> role("Oberstaatsanwältin").gender, role("Präsidenten").noun, role("Termin")
    ('female', 'Präsident', None)
    """
    if not word[:1].isupper():
        return None
    word = word.rsplit("-", 1)[-1].capitalize() if "-" in word else word
    if not may_end(word, _role_tails()) or word in _organisations():
        return None
    for form, plural in _base_forms(word):
        row = _longest_role(form)
        if row is not None:
            entry = _roles()[row]
            noun = form if form != entry["noun"] else entry["noun"]
            general = entry.get("general") == "yes"
            return Role(noun, entry["base"], entry["actor_type"], entry["gender"], plural, general)
    return None


@lru_cache(maxsize=WORDS)
def first_part(word: str) -> str | None:
    """What stands in front of the office in a compound, without the sound that links both.

    >>> first_part("Verbandspräsidentin"), first_part("SPD-Chef"), first_part("Präsidentin")
    ('Verband', 'SPD', None)
    """
    first, hyphen, _ = word.rpartition("-")
    if hyphen:
        return first
    for form, _ in _base_forms(word):
        row = _longest_role(form)
        if row is not None and row != form:
            front = form[: len(form) - len(row)]
            return next((one for one in (*_unlinked(front), front) if body(one) is not None), front)
    return None


def _unlinked(word: str) -> list[str]:
    return [word[: -len(link)] for link in ("s", "es", "n", "en") if word.endswith(link)]


@lru_cache(maxsize=WORDS)
def body(word: str) -> tuple[str, str] | None:
    """As ``organisation``, where one is expected: "Amt" and the like count at the end of a longer word, too.

    >>> body("Gartenamts"), organisation("Gartenamts")
    (('Gartenamt', 'administration'), None)
    """
    found = organisation(word)
    if found is not None or not word[:1].isupper():
        return found
    for form in (word, *(word[: -len(ending)] for ending in ("s", "es") if word.endswith(ending))):
        for cut in range(3, len(form) - 2):
            tail = form[cut:].capitalize()
            if tail in _BODIES:
                return form, _organisations()[tail]
    return None


@lru_cache(maxsize=WORDS)
def role_after(word: str, determiner: str) -> Role | None:
    """The role of a noun behind this determiner: "der Vorsitzende" is a man, "die Vorsitzende" a woman.

    >>> role_after("Vorsitzende", "der").gender, role_after("Vorsitzende", "die").gender
    ('male', 'female')
    """
    found = role(word)
    if found is not None and found.gender == "female" and determiner in _MASCULINE and word.endswith(("e", "en")):
        man = role(word.removesuffix("n") + "r")
        return man if man is not None and man.gender == "male" else found
    return found


_MASCULINE = frozenset("der dem den des ein einem einen eines".split())


@lru_cache(maxsize=WORDS)
def weak(noun: str) -> str:
    """The noun behind a definite article in the nominative: "der Beamte", "der Angeklagte", but "der Fahrer".

    >>> weak("Angeklagter"), weak("Fahrer")
    ('Angeklagte', 'Fahrer')
    """
    entry = _roles().get(noun[:-1])
    adjectival = noun.endswith("er") and (noun == "Beamter" or (entry is not None and entry["gender"] == "female"))
    return noun[:-1] if adjectival else noun


@lru_cache(maxsize=WORDS)
def person_noun(word: str) -> Role | None:
    """The role of a word, or of any noun whose feminine the dictionary knows: such a noun names a person.

    For words with a determiner only: many family names are such nouns.

    >>> person_noun("Entführer").gender, person_noun("Rebellin").base, person_noun("Fehler")
    ('male', 'Rebell', None)
    """
    if not word[:1].isupper() or len(word) < 3 or organisation(word) is not None:
        return None
    listed = role(word)
    if listed is not None or not may_end(word, _agent_tails()):
        return listed
    for form, plural in _base_forms(word):
        masculine = _masculine(form)
        if masculine is not None:
            return Role(form, masculine, "unknown", "male" if masculine == form else "female", plural)
    return None


def _masculine(word: str) -> str | None:
    """The masculine of a noun that has both forms in the dictionary; of a compound its last part decides."""
    of_agents = _agent_lengths().get(word[-4:].lower(), ())
    parts = [length for length in of_agents if 5 <= length <= len(word) - 3] if len(word) > 8 else []
    for length in (len(word), *parts):
        front, tail = word[:-length], word[-length:].capitalize()
        if tail in _DEVICES or (front and tail in _NEVER_IN_COMPOUNDS):
            return None
        base = morphology.agents().get(tail)
        if base is not None:
            return word if base == tail else front + (base.lower() if front else base)
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


@lru_cache(maxsize=WORDS)
def organisation(word: str) -> tuple[str, str] | None:
    """Noun in the nominative and actor type if the word names a kind of organisation, else None.

    >>> organisation("Staatsanwaltschaft"), organisation("Verkehrsministeriums"), organisation("Haus")
    (('Staatsanwaltschaft', 'justice'), ('Verkehrsministerium', 'administration'), None)
    """
    if not word[:1].isupper():
        return None
    tail = word.rsplit("-", 1)[-1].capitalize() if "-" in word else word
    if not may_end(tail, _organisation_tails()):
        return None
    for form in (tail, tail[:-1], tail[:-2])[: 3 if tail.endswith("es") else 2 if tail.endswith("s") else 1]:
        found = _longest_organisation(form)
        if found is not None:
            noun = form if "-" not in word else word.rsplit("-", 1)[0] + "-" + form
            return noun, _organisations()[found]
    return None


def place_noun(word: str) -> bool:
    """Whether the word names a kind of place, of which a name may follow ("die Residenz Diaoyutai")."""
    return word in lexicon.column(_HERE, "place_nouns.csv", "noun")


def group(word: str) -> bool:
    """Whether the word names a group of people in the plural ("Anwohner", "Experten")."""
    return word in _groups()
