"""Noun phrases outside quotation marks, as far as lists and articles tell them, and the subject of a verb.

No parser: a phrase is a run of determiner, small words and capitalised words; its case is read off the determiner.
That is enough to tell who says something in most German news sentences, and it says nothing where it is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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
_INFLECTED = re.compile(r"\w{2,}e[nmrs]?$")
_SUBJECT_PRONOUNS = frozenset(
    "er sie ich wir man dieser diese letzterer letztere jener jene niemand jemand einer eine".split()
)
_BREAKS = frozenset(",:;()[]–—")


@dataclass(frozen=True)
class Phrase:
    """A noun phrase: numbers of its first token and of the one after the last, its head, and what can be told."""

    first: int
    last: int
    head: int
    det: str
    prep: bool
    nominative: bool
    pronoun: bool


def phrases(reading: Reading, blocked: list[bool]) -> list[Phrase]:
    """All noun phrases of the text, in order; tokens inside quotation marks (``blocked``) belong to none."""
    found: list[Phrase] = []
    tokens, at = reading.tokens, 0
    while at < len(tokens):
        phrase = None if blocked[at] else _phrase_at(tokens, blocked, at, found)
        if phrase is None:
            at += 1
        else:
            found.append(phrase)
            at = phrase.last
    return found


def _phrase_at(tokens: list[Word], blocked: list[bool], at: int, before: list[Phrase]) -> Phrase | None:
    token = tokens[at]
    prep = at > 0 and tokens[at - 1].tag == "ADP" and not blocked[at - 1] and tokens[at - 1].sentence == token.sentence
    if token.tag == "PRON" or (token.lower in _SUBJECT_PRONOUNS and not _noun_follows(tokens, blocked, at)):
        nominative = token.lower in _SUBJECT_PRONOUNS and not prep
        return Phrase(at, at + 1, at, "", prep, nominative, True)
    det, position = "", at
    if token.tag == "DET":
        det, position = token.lower, at + 1
    position = _skip_attributes(tokens, blocked, position, det != "")
    end = _name_end(tokens, blocked, position)
    if end == position:
        return None
    # Adjectives without a determiner in front belong to the phrase only through its noun.
    genitive = bool(before) and before[-1].last == at and det in {"der", "des", "einer", "eines", "ihrer", "seiner"}
    head = _head(tokens, position, end)
    nominative = not prep and not genitive and _nominative(tokens[head].text, det)
    return Phrase(at, end, head, det, prep, nominative, False)


def _noun_follows(tokens: list[Word], blocked: list[bool], at: int) -> bool:
    position = _skip_attributes(tokens, blocked, at + 1, True)
    return _name_end(tokens, blocked, position) > position


def _skip_attributes(tokens: list[Word], blocked: list[bool], at: int, inside: bool) -> int:
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


def _name_end(tokens: list[Word], blocked: list[bool], at: int) -> int:
    """Number of the token after a run of capitalised words, with titles, initials and name particles inside."""
    end = position = at
    while position < len(tokens) and not blocked[position] and tokens[position].sentence == tokens[at].sentence:
        token = tokens[position]
        if token.tag in {"NOUN", "PROPN"} or (token.text in lists.TITLES):
            end = position + 1
        elif token.text == "." and position > at and _short(tokens[position - 1].text):
            pass
        elif not (
            token.lower in lists.PARTICLES and end == position and _capital_follows(tokens, blocked, position)
        ) and not (token.lower in lists.PARTICLES and position > at and tokens[position - 1].lower in lists.PARTICLES):
            break
        position += 1
    return end


def _short(text: str) -> bool:
    return text in lists.TITLES or (len(text) == 1 and text.isupper())


def _capital_follows(tokens: list[Word], blocked: list[bool], at: int) -> bool:
    """Whether a name goes on after a particle: "von der Aue", but not "Sprecherin der Stadt"."""
    token = tokens[at]
    if token.lower in {"und", "der", "den", "zu", "zum", "zur", "da", "die"} or at == 0:
        return False
    before = tokens[at - 1]
    if not (lists.first_name(before.text) or before.tag == "PROPN"):
        return False
    position = at + 1
    while position < len(tokens) and tokens[position].lower in lists.PARTICLES:
        position += 1
    return position < len(tokens) and not blocked[position] and tokens[position].text[0].isupper()


def _head(tokens: list[Word], first: int, end: int) -> int:
    for number in range(first, end):
        if lists.role(tokens[number].text) or lists.organisation(tokens[number].text):
            return number
    return end - 1


def _nominative(head: str, det: str) -> bool:
    if det in _NOT_NOMINATIVE:
        # "dieser Sprecher" and "keiner" are nominative, "dieser Sprecherin" is not.
        return det == "dieser" and _FEMININE.search(head.lower()) is None
    if det == "der":
        role = lists.role(head)
        return not (role.gender == "female" if role else _FEMININE.search(head.lower()) is not None)
    return True


class Clauses:
    """Where a sentence breaks, and who is the subject of a verb in it."""

    def __init__(self, reading: Reading, blocked: list[bool], found: list[Phrase]) -> None:
        self.tokens = reading.tokens
        self.blocked = blocked
        self.by_first: dict[int, Phrase] = {phrase.first: phrase for phrase in found}
        self.phrases = found

    def segment(self, at: int) -> tuple[int, int]:
        """Token numbers of the stretch between commas, colons and brackets around a token, as [first, last)."""
        return self._edge(at, -1), self._edge(at, 1) + 1

    def _edge(self, at: int, step: int) -> int:
        """The last token of the stretch in one direction; what stands in brackets on the way is passed over."""
        sentence = self.tokens[at].sentence
        opening, closing = ("(", ")") if step > 0 else (")", "(")
        number = at
        while self._inside(number + step, sentence):
            following = number + step
            if self.tokens[following].text == opening and not self.blocked[following]:
                end = self._other_bracket(following, step, closing, sentence)
                if end is None:
                    break
                number = end
            elif self._breaks(following):
                break
            else:
                number = following
        return number

    def _inside(self, number: int, sentence: int) -> bool:
        return 0 <= number < len(self.tokens) and self.tokens[number].sentence == sentence

    def _other_bracket(self, number: int, step: int, closing: str, sentence: int) -> int | None:
        """Number of the bracket that closes a short insertion, at most eight tokens away."""
        for other in range(number + step, number + 9 * step, step):
            if not self._inside(other, sentence):
                return None
            if self.tokens[other].text == closing:
                return other
        return None

    def _breaks(self, number: int) -> bool:
        return not self.blocked[number] and self.tokens[number].text in _BREAKS

    def between(self, first: int, last: int) -> list[Phrase]:
        """Phrases that begin in [first, last)."""
        return [self.by_first[number] for number in range(first, last) if number in self.by_first]

    def finite(self, first: int, last: int) -> list[int]:
        """Numbers of tokens outside quotation marks that may be finite verbs."""
        return [
            number
            for number in range(first, last)
            if not self.blocked[number] and self.tokens[number].tag in {"VERB", "AUX"}
        ]

    def subject(self, verb: int, depth: int = 0) -> Phrase | None:
        """The phrase that is probably the subject of the finite verb at this token, or None."""
        first, last = self.segment(verb)
        before = [phrase for phrase in self.between(first, verb) if phrase.last <= verb]
        after = self.between(verb + 1, last)
        if self._elided(verb) and depth < 3:
            return self._earlier_subject(verb, first, depth)
        nominatives = [phrase for phrase in before if phrase.nominative]
        opener = next(
            (self.tokens[n] for n in range(first, verb) if not self.blocked[n] and self.tokens[n].is_word), None
        )
        if opener is not None and nominatives and (opener.tag == "SCONJ" or not self._fronted(first, nominatives[0])):
            return nominatives[0]
        following = [phrase for phrase in after if phrase.nominative]
        if opener is None and self._opens_with_phrase(first):
            return self._bracketed(first) or (following[0] if following else None)
        if following:
            return following[0]
        return nominatives[0] if nominatives else None

    def _elided(self, verb: int) -> bool:
        if verb == 0:
            return False
        previous = self.tokens[verb - 1]
        return previous.tag == "CCONJ" and previous.sentence == self.tokens[verb].sentence

    def _earlier_subject(self, verb: int, first: int, depth: int) -> Phrase | None:
        sentence = self.tokens[verb].sentence
        number = verb - 1
        while number >= 0 and self.tokens[number].sentence == sentence:
            if (
                not self.blocked[number]
                and self.tokens[number].tag in {"VERB", "AUX"}
                and not self._subordinate(number)
            ):
                return self.subject(number, depth + 1)
            number -= 1
        return None

    def _subordinate(self, verb: int) -> bool:
        first, _ = self.segment(verb)
        opener = self.tokens[first]
        relative = first > 0 and self.tokens[first - 1].text == "," and opener.lower in _RELATIVE and first != verb
        return opener.tag == "SCONJ" or relative

    def _fronted(self, first: int, phrase: Phrase) -> bool:
        """Whether something else than the phrase stands in front of the verb: then the phrase is no subject."""
        return any(
            self.tokens[number].tag == "ADP" and not self.blocked[number] for number in range(first, phrase.first)
        )

    def _opens_with_phrase(self, first: int) -> bool:
        return first > 0 and self.tokens[first - 1].text in {",", ")", "–"}

    def _bracketed(self, first: int) -> Phrase | None:
        """Subject before an apposition: "Miriam Abel, Hydrologin aus Hohenfurt, erklärte"."""
        sentence = self.tokens[first].sentence
        start = first - 1
        while start > 0 and self.tokens[start - 1].sentence == sentence:
            start -= 1
        head_first, head_last = self.segment(start) if not self._breaks(start) else (start, start)
        if head_last >= first - 1 or self.finite(head_first, head_last) or any(self.blocked[head_first:head_last]):
            return None
        nominatives = [phrase for phrase in self.between(head_first, head_last) if phrase.nominative]
        return nominatives[0] if nominatives else None


_RELATIVE = frozenset("der die das den dem dessen deren denen welcher welche welches was wer wo".split())
