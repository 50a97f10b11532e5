"""Noun phrases outside quotation marks, as far as lists and articles tell them.

No parser: a phrase is a run of determiner, small words and capitalised words; its case is read off the determiner.
That is enough to tell who says something in most German news sentences, and it says nothing where it is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from analysis.actors import lists
from analysis.language.reading import Reading, Word

_NOT_NOMINATIVE = frozenset(
    "den dem des einen einem eines einer ihrem ihren ihres ihrer seinem seinen seines seiner "
    "diesem diesen dieses dieser unserem unseren unseres unserer keinem keinen keines keiner allen vielen "
    "einigen mehreren beiden manchen".split()
)
_FEMININE = re.compile(
    r"(?:in|ung|schaft|heit|keit|tät|ion|ei|wehr|behörde|gruppe|partei|agentur)$|(?:ung|schaft|heit|keit|tät|ion|inn)en$"
)
_PARTICIPIAL = re.compile(r"[a-zäöüß]\w{2,}(?:t|en|end)(?:e|en|er|em|es)$")
_INFLECTED = re.compile(r"\w\we[nmrs]?$")
# Classes of words with which no phrase begins, unless they are titles or particles of names.
_NEVER_FIRST = frozenset({"VERB", "AUX", "ADP", "SCONJ", "CCONJ", "PUNCT"})
_SUBJECT_PRONOUNS = frozenset(
    "er sie ich wir man dieser diese letzterer letztere jener jene niemand jemand einer eine".split()
)
# What may begin a phrase whatever class of word it is.
_BEGINNING = _SUBJECT_PRONOUNS | lists.PARTICLES


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: numbers of its first token and of the one after the last, its head, and what can be told."""

    first: int
    last: int
    head: int
    det: str
    prep: bool
    nominative: bool
    pronoun: bool


class Names(NamedTuple):
    """Numbers of the tokens at which a person's full name begins, and of all tokens of persons' names."""

    full: frozenset[int] = frozenset()
    inside: frozenset[int] = frozenset()


NO_NAMES = Names()


class Blocked(Protocol):
    """For each token, whether it is passed over; mostly what stands inside quotation marks."""

    def __getitem__(self, number: int, /) -> int:
        """Whether the token of this number is passed over: 1 or 0."""
        ...


class Outside:
    """Everything outside one stretch of tokens, as what is passed over."""

    def __init__(self, first: int, last: int) -> None:
        self.first = first
        self.last = last

    def __getitem__(self, number: int, /) -> bool:
        """Whether the token of this number stands outside."""
        return not self.first <= number < self.last


def phrases(
    reading: Reading, blocked: Blocked, names: Names = NO_NAMES, within: tuple[int, int] | None = None
) -> list[Phrase]:
    """All noun phrases of the text, in order; tokens inside quotation marks (``blocked``) belong to none.

    ``names`` tell where persons' names stand: such a token is a noun whatever its form, and a full name begins a phrase
    of its own unless an office stands in front of it.
    """
    found: list[Phrase] = []
    tokens = _with_names(reading.tokens, names.inside)
    at, last = within or (0, len(tokens))
    while at < last:
        begins = tokens[at].tag not in _NEVER_FIRST or tokens[at].lower in _BEGINNING or tokens[at].text in lists.TITLES
        phrase = _phrase_at(tokens, blocked, at, found) if begins and not blocked[at] else None
        if phrase is None:
            at += 1
        else:
            phrase = _without_name(tokens, phrase, names.full, found)
            found.append(phrase)
            at = phrase.last
    return found


def _with_names(tokens: list[Word], inside: frozenset[int]) -> list[Word]:
    """The tokens, those of names as proper nouns: "Gall schreibt", "Weise sagte"."""
    if all(tokens[number].tag in {"NOUN", "PROPN", "PUNCT"} for number in inside):
        return tokens
    found = list(tokens)
    for number in inside:
        one = tokens[number]
        if one.is_word and one.text[0].isupper():
            found[number] = Word(one.start, one.text, True, one.sentence, one.initial, "PROPN", one.lower)
    return found


def _without_name(tokens: list[Word], phrase: Phrase, names: frozenset[int], before: list[Phrase]) -> Phrase:
    """The phrase up to a name that does not belong to it: "erklärte dem Ausschuss | Miriam Abel"."""
    for number in range(phrase.first + 1, phrase.last):
        if number in names and not _bears(tokens, phrase, number, before):
            cut = number
            while cut - 1 > phrase.first and (tokens[cut - 1].text == "." or tokens[cut - 1].text in lists.TITLES):
                cut -= 1
            head = _head(tokens, _noun_start(tokens, phrase), cut)
            nominative = phrase.nominative and _nominative(tokens[head].text, phrase.det)
            return Phrase(phrase.first, cut, head, phrase.det, phrase.prep, nominative, False)
    return phrase


def _noun_start(tokens: list[Word], phrase: Phrase) -> int:
    return next(n for n in range(phrase.first, phrase.last) if tokens[n].tag in {"NOUN", "PROPN"})


def _bears(tokens: list[Word], phrase: Phrase, name: int, before: list[Phrase]) -> bool:
    """Whether the words in front of a name belong to it: "der Sprecher Georg Abel", not "der Zuschauer Georg Abel".

    After another noun "der" with a masculine noun is a genitive plural and cannot be one man's office.
    """
    nouns = [n for n in range(phrase.first, name) if tokens[n].tag in {"NOUN", "PROPN"}]
    nouns = [n for n in nouns if tokens[n].text not in lists.TITLES]
    if not nouns:
        return True
    last = nouns[-1]
    role = next((found for n in reversed(nouns) if (found := lists.role(tokens[n].text))), None)
    genitive = _follows_noun(before, phrase.first) and phrase.det == "der"
    if genitive and lists.group(tokens[last].text):
        return False
    if role is None:
        # Words that the lists do not know may still be an office: only a case that no subject has parts them.
        return phrase.det not in {"dem", "den", "des"} or phrase.prep or lists.organisation(tokens[last].text) is None
    return not (genitive and role.gender == "male") and not role.plural


def _phrase_at(tokens: list[Word], blocked: Blocked, at: int, before: list[Phrase]) -> Phrase | None:
    token = tokens[at]
    may_be_subject = token.lower in _SUBJECT_PRONOUNS
    if token.tag == "PRON" or (may_be_subject and _alone(tokens, blocked, at)):
        prep = _after_preposition(tokens, blocked, at)
        return Phrase(at, at + 1, at, "", prep, may_be_subject and not prep, True)
    if token.tag in _NEVER_FIRST and token.lower not in lists.PARTICLES and token.text not in lists.TITLES:
        return None
    det, position = "", at
    if token.tag == "DET":
        det, position = token.lower, at + 1
    position = _skip_attributes(tokens, blocked, position, det != "")
    end = _name_end(tokens, blocked, position)
    if end == position:
        return None
    # Adjectives without a determiner in front belong to the phrase only through its noun.
    prep = _after_preposition(tokens, blocked, at)
    genitive = _follows_noun(before, at) and det in {"der", "des", "einer", "eines", "ihrer", "seiner"}
    head = _head(tokens, position, end)
    nominative = not prep and not genitive and _nominative(tokens[head].text, det)
    return Phrase(at, end, head, det, prep, nominative, False)


def _follows_noun(before: list[Phrase], at: int) -> bool:
    return bool(before) and before[-1].last == at and not before[-1].pronoun


def _after_preposition(tokens: list[Word], blocked: Blocked, at: int) -> bool:
    before = tokens[at - 1]
    return at > 0 and before.tag == "ADP" and not blocked[at - 1] and before.sentence == tokens[at].sentence


def _alone(tokens: list[Word], blocked: Blocked, at: int) -> bool:
    """Whether neither a noun nor quotation marks follow a word that may be a pronoun or a determiner."""
    position = _skip_attributes(tokens, blocked, at + 1, True)
    noun_follows = _name_end(tokens, blocked, position) > position
    return not noun_follows and not (at + 1 < len(tokens) and blocked[at + 1])


def _skip_attributes(tokens: list[Word], blocked: Blocked, at: int, inside: bool) -> int:
    """Number of the first capitalised token after adjectives, adverbs and participles."""
    position = at
    while position < len(tokens) and not blocked[position] and tokens[position].sentence == tokens[at].sentence:
        token = tokens[position]
        if inside:
            attribute = token.tag in {"X", "NUM"} or _PARTICIPIAL.match(token.text) is not None
            attribute = attribute or token.lower in {"beiden", "vielen", "einigen", "mehreren", "ersten"}
        else:
            # Without a determiner only what is inflected belongs to the noun: "zahlreiche Anwohner", not "so Abel".
            attribute = token.tag == "NUM" or (token.tag == "X" and _INFLECTED.search(token.lower) is not None)
        if not attribute or position - at > 5:
            break
        position += 1
    return position


def _name_end(tokens: list[Word], blocked: Blocked, at: int) -> int:
    """Number of the token after a run of capitalised words, with titles, initials and name particles inside."""
    end = position = at
    while position < len(tokens) and not blocked[position] and tokens[position].sentence == tokens[at].sentence:
        token = tokens[position]
        if token.tag in {"NOUN", "PROPN"} or token.text in lists.TITLES:
            end = position + 1
        elif not (
            _particle(tokens, blocked, at, position, end)
            if token.lower in lists.PARTICLES
            else token.text == "." and position > at and _short(tokens[position - 1].text)
        ):
            break
        position += 1
    return end


def _particle(tokens: list[Word], blocked: Blocked, at: int, position: int, end: int) -> bool:
    """Whether a particle goes on with the name that began at ``at`` and has reached ``end``."""
    inside = position > at and tokens[position - 1].lower in lists.PARTICLES
    return inside or (end == position and _capital_follows(tokens, blocked, position))


def _short(text: str) -> bool:
    return text in lists.TITLES or (len(text) == 1 and text.isupper())


def _capital_follows(tokens: list[Word], blocked: Blocked, at: int) -> bool:
    """Whether a name goes on after a particle: "von der Aue", but not "Sprecherin der Stadt"."""
    token = tokens[at]
    if token.lower in {"und", "der", "den", "zu", "zum", "zur", "da", "die"} or at == 0:
        return False
    before = tokens[at - 1]
    if not (lists.first_name(before.text) or before.tag == "PROPN" or before.text in lists.TITLES):
        return False
    position = at + 1
    while position < len(tokens) and tokens[position].lower in lists.PARTICLES:
        position += 1
    return position < len(tokens) and not blocked[position] and tokens[position].text[0].isupper()


def _head(tokens: list[Word], first: int, end: int) -> int:
    for number in range(first, end - 1):
        if lists.role(tokens[number].text) or lists.organisation(tokens[number].text):
            return number
    return end - 1


def _nominative(head: str, det: str) -> bool:
    if det in _NOT_NOMINATIVE:
        # "dieser Sprecher" and "keiner" are nominative, "dieser Sprecherin" is not.
        return det == "dieser" and _FEMININE.search(head.lower()) is None
    if det == "der":
        role = lists.role_after(head, det)
        return not (role.gender == "female" if role else _FEMININE.search(head.lower()) is not None)
    return True
