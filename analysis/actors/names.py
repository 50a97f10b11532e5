"""Names of persons in a text, by lists and by what stands beside them.

A run of capitalised words is a person's name if it begins with a listed first name, follows a title or an office
("Präsident Xi"), begins with a family name of the East Asian order ("Kim Jong-un"), or if it is unknown to the
dictionary and says something ("sagte Kowalski"). Once a full name is known, its parts are found elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.actors import lists
from analysis.language import cues, morphology
from analysis.language.reading import Reading, Word

_NOUN_ENDINGS = ("ung", "heit", "keit", "schaft", "tät", "ion", "ismus", "en")
_NO_NAMES = frozenset("Ja Nein Danke Bitte Hallo Stopp Halt".split())
_LANDMARK = re.compile(r"(?:berg|bach|thal|brücke|stadt|dorf|platz|straße|strasse|wald|see)$")
_WHERE = frozenset("in im aus nach bei ab bis nahe um zu am an auf".split())
_INDEFINITE = frozenset("ein eine einen einem einer eines".split())
_APOSTROPHE = re.compile(r"[’'´`]s?$")
_GENITIVE = re.compile(r"[’'´`]?s$|[’'´`]$")


@dataclass(slots=True)
class Name:
    """A name as it stands: numbers of its tokens, its words in the basic form, and the office or title beside it."""

    first: int
    last: int
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    roles: tuple[lists.Role, ...] = ()

    @property
    def full(self) -> bool:
        """Whether it has more than one word."""
        return len(self.words) > 1


def find_names(reading: Reading) -> list[Name]:
    """Names of persons that the text itself shows to be such, in order."""
    tokens = reading.tokens
    found: list[Name] = []
    at = 0
    while at < len(tokens):
        name = _name_at(tokens, at) if capital(tokens[at]) else None
        if name is None:
            at += 1
        else:
            found.append(name)
            at = name.last
    return found


def _name_at(tokens: list[Word], at: int) -> Name | None:
    if _inside_run(tokens, at):
        return None
    run = capital_run(tokens, at)
    titles: tuple[str, ...] = ()
    roles: tuple[lists.Role, ...] = ()
    words = [tokens[number] for number in run]
    # Offices and titles that open the run itself: "Oberstaatsanwältin Ingrid Sommer", "Trainer Novák".
    lead = 0
    determiner = _determiner(tokens, at)
    while lead < len(words) - 1 and not lists.first_name(words[lead].text):
        title = words[lead].text in lists.TITLES
        role = None if title else lists.role_after(words[lead].text, determiner)
        if title:
            titles += (words[lead].text,)
        if role is None and words[lead].text not in lists.TITLES:
            break
        roles += (role,) if role else ()
        lead += 1
    rest = _cut(words[lead:])
    if not rest or not _is_person(tokens, run[lead], rest, titles, roles):
        return None
    last = next(number for number in run if tokens[number] is rest[-1]) + 1
    return Name(run[lead], last, basic(rest), titles, roles + _after(tokens, last))


def _determiner(tokens: list[Word], at: int) -> str:
    """The determiner in front of a token, over adjectives: "der", "" if there is none."""
    number = at - 1
    while number >= 0 and at - number < 5 and tokens[number].sentence == tokens[at].sentence:
        if tokens[number].tag == "DET":
            return tokens[number].lower
        if tokens[number].tag not in {"X", "NUM"}:
            break
        number -= 1
    return ""


def capital_run(tokens: list[Word], at: int) -> list[int]:
    """Numbers of capitalised words in a row from this one, with particles and initials between them."""
    run = [at]
    number = at + 1
    while number < len(tokens) and _touches(tokens, number):
        if capital(tokens[number]) or _particle(tokens, number):
            run.append(number)
        elif not _initial_stop(tokens, number):
            break
        number += 1
    return run


def capital(token: Word) -> bool:
    """Whether a token may be a word of a name: a noun, or a listed first name at the head of a sentence."""
    return token.tag in {"NOUN", "PROPN"} or (
        token.is_word and token.text[0].isupper() and lists.first_name(token.text)
    )


def _inside_run(tokens: list[Word], at: int) -> bool:
    """Whether an organisation or a first name stands directly before, so that this is the middle of a longer name."""
    if at == 0 or tokens[at - 1].sentence != tokens[at].sentence or tokens[at].start - tokens[at - 1].end != 1:
        return False
    return tokens[at - 1].tag == "NOUN" and lists.organisation(tokens[at - 1].text) is not None


def _touches(tokens: list[Word], number: int) -> bool:
    """Whether at most a space stands between a token and the one before it in the sentence."""
    token, before = tokens[number], tokens[number - 1]
    return token.start - before.end <= 1 and token.sentence == before.sentence


def _particle(tokens: list[Word], number: int) -> bool:
    token = tokens[number]
    if token.lower not in lists.PARTICLES or token.lower == "und":
        return False
    after = number + 1
    while after < len(tokens) and tokens[after].lower in lists.PARTICLES:
        after += 1
    before = tokens[number - 1]
    opens = lists.first_name(before.text) or before.lower in lists.PARTICLES
    if token.lower in {"zum", "zur", "zu"} and after < len(tokens) and tokens[after].tag != "PROPN":
        # "in Sankt Veit zur Welt gekommen", but "Theodor zu Guttenberg".
        return False
    return opens and after < len(tokens) and tokens[after].text[0].isupper() and tokens[after].tag in {"NOUN", "PROPN"}


def _initial_stop(tokens: list[Word], number: int) -> bool:
    token, before = tokens[number], tokens[number - 1]
    short = before.text in lists.TITLES or (len(before.text) == 1 and before.text.isupper())
    return token.text == "." and token.start == before.end and short


def _cut(words: list[Word]) -> list[Word]:
    """The part of a run that is a name: what follows a plain noun or an organisation is none of it."""
    kept: list[Word] = []
    for word in words:
        plain = (
            len(kept) >= 2
            and kept[0].text not in lists.FAMILY_FIRST
            and word.tag == "NOUN"
            and not lists.first_name(word.text)
            and kept[-1].lower not in lists.PARTICLES
            and "-" not in word.text
        )
        if plain or lists.organisation(word.text):
            break
        kept.append(word)
    return kept


def _is_person(
    tokens: list[Word], at: int, words: list[Word], titles: tuple[str, ...], roles: tuple[lists.Role, ...]
) -> bool:
    first, last = words[0], words[-1]
    if _determiner(tokens, at) in _INDEFINITE and not roles and all(morphology.known(word.text) for word in words):
        # "einen Eimer Wasser"
        return False
    if titles:
        return lists.role(last.text) is None
    if len(words) == 1 and (first.text in _NO_NAMES or (_LANDMARK.search(first.text) and not roles)):
        return False
    if len(words) == 1:
        unknown = first.tag == "PROPN" and "-" not in first.text
        named = unknown and (bool(roles) or _speaks(tokens, at, at + 1))
        named = named or (lists.first_name(first.text) and _aged(tokens, at + 1))
        return (named or _opens_saying(tokens, at)) and not first.text.isupper()
    if lists.first_name(first.text):
        return True
    if basic([first])[0] in lists.FAMILY_FIRST:
        return "PROPN" in {first.tag, last.tag} or "-" in last.text or bool(roles)
    unknown = first.tag == "PROPN" and (last.tag == "PROPN" or _double_name(last.text))
    after = at + len(words)
    return unknown and (bool(roles) or _aged(tokens, after) or _speaks(tokens, at, after) or _bare(tokens, at, words))


def _double_name(word: str) -> bool:
    """Whether a word with a hyphen looks like a family name ("Obi-Lechner"): its first part is no word."""
    first, _, rest = word.partition("-")
    return bool(rest) and rest[0].isupper() and not morphology.known(first) and not first.isupper()


def _bare(tokens: list[Word], at: int, words: list[Word]) -> bool:
    """Whether two unknown words stand as only a person's name does: no article, no "in" or "aus", no capitals alone."""
    before = tokens[at - 1] if at and tokens[at - 1].sentence == tokens[at].sentence else None
    if before is not None and (before.tag in {"DET", "NUM", "X"} or before.lower in _WHERE or before.text[0].isupper()):
        return False
    plain = all(len(word.text) >= 3 and not word.text.isupper() and word.text.isalpha() for word in words)
    return plain and len(words) == 2


def _opens_saying(tokens: list[Word], at: int) -> bool:
    """A bare word that opens its sentence and says something: "Merkel entgegnete". Plain nouns need a determiner."""
    if at + 1 >= len(tokens) or (at and tokens[at - 1].sentence == tokens[at].sentence):
        return False
    word, verb = tokens[at].text, tokens[at + 1]
    described = lists.role(word) or lists.organisation(word) or lists.group(word) or lists.group(word.removesuffix("n"))
    says = verb.tag == "VERB" and cues.strong(verb.lower) and not verb.lower.endswith("n")
    return says and not described and tokens[at].tag in {"NOUN", "PROPN"} and not word.endswith(_NOUN_ENDINGS)


def _aged(tokens: list[Word], number: int) -> bool:
    """Whether an age in brackets follows: "Sevda Aydın (46)"."""
    texts = [token.text for token in tokens[number : number + 3]]
    return len(texts) == 3 and texts[0] == "(" and texts[1].isdigit() and texts[2] == ")"


def _speaks(tokens: list[Word], at: int, last: int) -> bool:
    """Whether a strong verb of saying stands directly beside the name: "sagte Kowalski", "Kowalski erklärte"."""
    beside = [number for number in (at - 1, last) if 0 <= number < len(tokens)]
    return any(
        tokens[number].tag == "VERB"
        and tokens[number].sentence == tokens[at].sentence
        and cues.strong(tokens[number].lower)
        for number in beside
    )


def _after(tokens: list[Word], last: int) -> tuple[lists.Role, ...]:
    """Office in an apposition: ", Hydrologin an der Universität", "(Bürgermeisterin)", "(27), Studentin"."""
    if _aged(tokens, last):
        last += 3
    if last + 1 >= len(tokens) or tokens[last].text not in {",", "("}:
        return ()
    number = last + 1
    while number < len(tokens) and number < last + 6 and tokens[number].sentence == tokens[last].sentence:
        token = tokens[number]
        role = lists.role_after(token.text, _determiner(tokens, number))
        if role is not None:
            return (role,)
        if not (token.tag in {"DET", "X", "NUM"} and token.lower not in {"den", "dem", "des"}):
            return ()
        number += 1
    return ()


def basic(words: list[Word]) -> tuple[str, ...]:
    """Words of a name without particles' case and without the genitive s that its last word may carry.

    The s goes only where the word is clearly a genitive by its apostrophe; otherwise ``resolve`` compares forms.
    """
    texts = [word.text for word in words if word.text != "."]
    texts[-1] = without_apostrophe(texts[-1])
    return tuple(texts)


@lru_cache(maxsize=100_000)
def without_apostrophe(word: str) -> str:
    """The word without a genitive that an apostrophe shows: "Kim’s" -> "Kim"."""
    return _APOSTROPHE.sub("", word)


@lru_cache(maxsize=100_000)
def genitive_of(word: str) -> str:
    """The word without a genitive ending: "Putins" -> "Putin", "Kim’s" -> "Kim".

    >>> genitive_of("Putins"), genitive_of("Kim’s"), genitive_of("Kowalski")
    ('Putin', 'Kim', 'Kowalski')
    """
    return _GENITIVE.sub("", word)
