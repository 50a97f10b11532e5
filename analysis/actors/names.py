"""Persons' names in a text: what the recogniser found, with the titles and offices that stand beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from analysis.actors import lists
from analysis.actors.affiliations import NO_OFFICE, Affiliation, affiliation
from analysis.actors.recognition import Found
from analysis.held import WORDS
from analysis.language.reading import Reading, Word

_APOSTROPHE = re.compile(r"[’'´`]s?$")
_YEARS = re.compile(r"^\d\d?-?jährige[nr]?$")
_IS = frozenset({"ist", "war", "wurde", "wird", "bleibt"})
_TIMES = frozenset(
    "seit Jahr Jahre Jahren Jahrzehnten Monaten Wochen Tagen Januar Februar März April Mai Juni Juli "
    "August September Oktober November Dezember".split()
)
_DENIED = frozenset("kein keine keiner nicht weder".split())
_LETTER = re.compile(r"(?:[A-ZÄÖÜ]|[IVX]+)$")
_KEPT_TITLES = frozenset({"Lady", "Sir"})
_GENITIVE = re.compile(r"[’'´`]?s$|[’'´`]$")


@dataclass(slots=True)
class Name:
    """A name as it stands: numbers of its tokens, its words in the basic form, and the office or title beside it."""

    first: int
    last: int
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    roles: tuple[lists.Role, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    aged: bool = False
    confidence: float = 1.0

    @property
    def full(self) -> bool:
        """Whether it has more than one word."""
        return len(self.words) > 1


def find_names(reading: Reading, found: list[Found]) -> list[Name]:
    """The names of persons among what was found in a text, in order."""
    by_first = {one.first: one for one in found}
    names = (_name(reading.tokens, one, by_first) for one in found if one.label == "PER" and one.how == "name")
    return _couples(reading.tokens, [name for name in names if name is not None])


def _couples(tokens: list[Word], names: list[Name]) -> list[Name]:
    """The names with the family name of the next where two share it: "Hannelore und Erwin Brink"."""
    for name, following in pairwise(names):
        shared = following.full and lists.first_name(following.words[0]) and following.first == name.last + 1
        if shared and not name.full and lists.first_name(name.words[0]) and tokens[name.last].lower == "und":
            name.words += following.words[1:]
    return names


def _name(tokens: list[Word], found: Found, by_first: dict[int, Found]) -> Name | None:
    """A name without the titles and offices that open it ("Trainer Novák"), and those in front of it and behind."""
    beside = _Beside(tokens, by_first, _determiner(tokens, _run_begins(tokens, found.first)))
    first, last = found.first, found.last
    while first < last - 1 and beside.takes(first, within=True):
        first += 1
    while last > first and not tokens[last - 1].is_word and not _stop_of_letter(tokens, last - 1):
        last -= 1
    if first == last or tokens[first].text in lists.TITLES:
        return None
    before = found.first - 1
    while before >= _run_begins(tokens, found.first) and beside.takes(before):
        before -= 1
    beside.look_behind(last)
    words = basic(tokens[first:last])
    of = tuple(beside.affiliations)
    aged = age_beside(tokens, found.first, last)
    return Name(first, last, words, tuple(beside.titles), tuple(beside.roles), of, aged, found.confidence)


class _Beside:
    """Titles and offices beside one name."""

    def __init__(self, tokens: list[Word], found: dict[int, Found], determiner: str) -> None:
        self._tokens = tokens
        self._found = found
        self._determiner = determiner
        self.titles: list[str] = []
        self.roles: list[lists.Role] = []
        self.affiliations: list[Affiliation] = []

    def takes(self, number: int, within: bool = False) -> bool:
        """Note a title or office; whether the token is one and no part of the name.

        A first name ("Christian Bauer") is none; "Lady" is part of a name that was found with it (``within``).
        """
        word = self._tokens[number].text
        if word in _KEPT_TITLES and within:
            self.titles.append(word)
            return False
        if word in lists.TITLES:
            self.titles.append(word)
        elif not _stop_of_title(self._tokens, number):
            role = None if lists.first_name(word) else self._role(number)
            if role is None:
                return False
            self._note(number, role)
        return True

    def look_behind(self, last: int) -> None:
        """Office in an apposition: ", Hydrologin an der Universität", "(Bürgermeisterin)", "(27), Studentin".

        Or behind "is": "Georg Abel ist Pfarrer".
        """
        tokens = self._tokens
        if _in_brackets(tokens, last):
            last += 3
        self._look_behind_is(last)
        of = affiliation(tokens, last - 1, NO_OFFICE, self._found)
        if of is not None:
            self.affiliations.append(of)
        if last + 1 >= len(tokens) or tokens[last].text not in {",", "("}:
            return
        number = last + 1
        while number < len(tokens) and number < last + 6 and tokens[number].sentence == tokens[last].sentence:
            token = tokens[number]
            role = lists.role_after(token.text, _determiner(tokens, number))
            if role is not None:
                self._note(number, role)
                return
            if not (token.tag in {"DET", "X", "NUM"} and token.lower not in {"den", "dem", "des"}):
                return
            number += 1

    def _look_behind_is(self, last: int) -> None:
        tokens = self._tokens
        if last >= len(tokens) or tokens[last].text not in _IS:
            return
        for number in range(last + 1, min(len(tokens), last + 6)):
            token = tokens[number]
            role = lists.role_after(token.text, _determiner(tokens, number))
            if role is not None and not role.plural:
                self._note(number, role)
                return
            if token.tag not in {"DET", "X", "NUM"} and token.text not in _TIMES:
                return
            if token.lower in _DENIED or token.sentence != tokens[last].sentence:
                return

    def _role(self, number: int) -> lists.Role | None:
        """The office of a word in front of a name; any noun for somebody, if no family name can be meant."""
        token = self._tokens[number]
        listed = lists.role_after(token.text, self._determiner)
        plain = token.tag == "NOUN" and lists.person_noun(token.text)
        return listed or (plain or None)

    def _note(self, number: int, role: lists.Role) -> None:
        self.roles.append(role)
        of = affiliation(self._tokens, number, role, self._found)
        if of is not None:
            self.affiliations.append(of)


def _stop_of_title(tokens: list[Word], number: int) -> bool:
    return tokens[number].text == "." and number > 0 and tokens[number - 1].text in lists.TITLES


def _stop_of_letter(tokens: list[Word], number: int) -> bool:
    """Whether a stop belongs to a letter or number in front of it: "Susanne R.", "Elisabeth II."."""
    stop = 0 < number < len(tokens) and tokens[number].text == "."
    return stop and _LETTER.match(tokens[number - 1].text) is not None


def _run_begins(tokens: list[Word], first: int) -> int:
    """Number of the first of the capitalised words, with stops of titles, that directly lead up to a token."""
    number = first
    while (
        number
        and _touches(tokens, number)
        and (tokens[number - 1].text[0].isupper() or _stop_of_title(tokens, number - 1))
    ):
        if tokens[number - 1].tag in {"DET", "ADP", "PRON", "VERB", "AUX"}:
            break
        number -= 1
    return number


def _touches(tokens: list[Word], number: int) -> bool:
    """Whether at most a space stands between a token and the one before it in the sentence."""
    token, before = tokens[number], tokens[number - 1]
    return token.start - before.end <= 1 and token.sentence == before.sentence


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


def _in_brackets(tokens: list[Word], number: int) -> bool:
    """Whether an age in brackets follows: "Sevda Aydın (46)"."""
    texts = [token.text for token in tokens[number : number + 3]]
    return len(texts) == 3 and texts[0] == "(" and texts[1].isdigit() and texts[2] == ")"


def age_beside(tokens: list[Word], first: int, last: int) -> bool:
    """Whether an age stands beside a name: "Sevda Aydın (46)", "Sevda Aydın, 46, ", "die 46-jährige Sevda Aydın"."""
    texts = [token.text for token in tokens[last : last + 3]]
    if len(texts) == 3 and texts[0] + texts[2] in {"()", ",,"} and texts[1].isdigit() and len(texts[1]) < 3:
        return True
    return first > 0 and _YEARS.search(tokens[first - 1].text) is not None


def basic(words: list[Word]) -> tuple[str, ...]:
    """Words of a name, and without the genitive s that its last word may carry.

    The s goes only where the word is clearly a genitive by its apostrophe; otherwise ``resolve`` compares forms.
    """
    texts = [
        f"{word.text}." if _stop_of_letter(words, number + 1) else word.text
        for number, word in enumerate(words)
        if word.is_word
    ]
    texts[-1] = without_apostrophe(texts[-1])
    return tuple(texts)


@lru_cache(maxsize=WORDS)
def without_apostrophe(word: str) -> str:
    """The word without a genitive that an apostrophe shows: "Kim’s" -> "Kim"."""
    return _APOSTROPHE.sub("", word)


@lru_cache(maxsize=WORDS)
def genitive_of(word: str) -> str:
    """The word without a genitive ending: "Putins" -> "Putin", "Kim’s" -> "Kim".

    >>> genitive_of("Putins"), genitive_of("Kim’s"), genitive_of("Kowalski")
    ('Putin', 'Kim', 'Kowalski')
    """
    return _GENITIVE.sub("", word)
