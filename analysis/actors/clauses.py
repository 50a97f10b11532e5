"""Where a sentence breaks, which verbs are finite, who is the subject of a verb, and what hangs on a noun."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator
from functools import cached_property

from analysis.actors.lists import Role, role_after
from analysis.actors.phrases import NO_NAMES, Blocked, Names, Phrase
from analysis.language import morphology
from analysis.language.reading import Reading, Word

_BREAKS = frozenset(",:;()[]–—")
_LONGEST_INSERTION = 8
_SURE_SUBJECTS = frozenset("er ich wir man".split())
_GENITIVES = frozenset("der des einer eines ihrer ihres seiner seines".split())
_JOIN = frozenset("von vom aus an am in im mit auf bei beim hinter neben".split())
_RELATIVE = frozenset("der die das den dem dessen deren denen welcher welche welches was wer wo".split())
_LONGEST_TAIL = 12
# What stands behind a preposition and tells when or on what occasion, not who: "sagte die Leiterin am Montag".
_OCCASION = re.compile(
    r"(?:tag|woche|monat|jahr|stunde|minute|abend|morgen|mittag|nacht|uhr|januar|februar|märz|april|mai|juni|juli|august|"
    r"september|oktober|november|dezember|jänner|frühjahr|sommer|herbst|winter|anfrage|nachfrage|gespräch|interview|"
    r"mitteilung|erklärung|sitzung|rande|telefonat|pressekonferenz|prozess|verhandlung|rede|brief|mail|schreiben|"
    r"anschluss|blick|hinsicht|bezug|zusammenhang|hinweis|stimme|lächeln|worten|recht|wut)s?n?$",
    re.IGNORECASE,
)


class Clauses:
    """Stretches, finite verbs and subjects of a text; ``found`` are its noun phrases in order.

    ``within`` is given where only these tokens are read: then everything outside them is ``blocked``.
    """

    def __init__(
        self,
        reading: Reading,
        blocked: Blocked,
        found: list[Phrase],
        names: Names = NO_NAMES,
        within: tuple[int, int] | None = None,
    ) -> None:
        self.tokens = reading.tokens
        self.sentences = reading.sentence_tokens
        self.blocked = blocked
        self.by_first: dict[int, Phrase] = {phrase.first: phrase for phrase in found}
        self.phrases = found
        self.names = names.inside
        self.within = within or (0, len(self.tokens))
        # Numbers of all tokens of noun phrases: a participle among them is an attribute and no verb.
        self.attributes = frozenset(
            n for phrase in found if not phrase.pronoun for n in range(phrase.first, phrase.last)
        )
        self._firsts = [phrase.first for phrase in found]
        self._nominatives = [phrase.first for phrase in found if phrase.nominative]
        self._taken_over: dict[int, Phrase | None] = {}
        # Where stretches end: commas, colons and brackets of the narrator's.
        self._stops = [n for n in range(*self.within) if self.tokens[n].text in _BREAKS and not blocked[n]]

    # Stretches

    def segment(self, at: int) -> tuple[int, int]:
        """Token numbers of the stretch between commas, colons and brackets around a token, as [first, last).

        A short insertion in brackets is passed over.
        """
        first, last = self.sentences[self.tokens[at].sentence]
        return self._left_edge(at, first, last), self._right_edge(at, first, last)

    def _left_edge(self, at: int, first: int, last: int) -> int:
        stop = bisect_left(self._stops, at) - 1
        while stop >= 0 and (number := self._stops[stop]) >= first:
            opening = self._other_bracket(number, -1, first, last) if self.tokens[number].text == ")" else None
            if opening is None:
                return number + 1
            stop = bisect_left(self._stops, opening) - 1
        return first

    def _right_edge(self, at: int, first: int, last: int) -> int:
        stop = bisect_right(self._stops, at)
        while stop < len(self._stops) and (number := self._stops[stop]) < last:
            closing = self._other_bracket(number, 1, first, last) if self.tokens[number].text == "(" else None
            if closing is None:
                return number
            stop = bisect_right(self._stops, closing)
        return last

    def _other_bracket(self, number: int, step: int, first: int, last: int) -> int | None:
        """Number of the bracket at the other end of a short insertion."""
        other = ")" if step > 0 else "("
        near = range(number + step, number + (_LONGEST_INSERTION + 1) * step, step)
        return next((n for n in near if first <= n < last and self.tokens[n].text == other), None)

    def _breaks(self, number: int) -> bool:
        return not self.blocked[number] and self.tokens[number].text in _BREAKS

    # Phrases and verbs

    def between(self, first: int, last: int) -> list[Phrase]:
        """Phrases that begin in [first, last)."""
        return self.phrases[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    @cached_property
    def offices(self) -> list[tuple[Phrase, Role]]:
        """Phrases whose head is an office of one person."""
        nouns = [phrase for phrase in self.phrases if not phrase.pronoun]
        told = ((phrase, role_after(self.tokens[phrase.head].text, phrase.det)) for phrase in nouns)
        return [(phrase, role) for phrase, role in told if role is not None and not role.plural]

    def finite(self, first: int, last: int) -> list[int]:
        """Numbers of tokens outside quotation marks and noun phrases that may be finite verbs."""
        return self._verbs[bisect_left(self._verbs, first) : bisect_left(self._verbs, last)]

    def konjunktiv(self, first: int, last: int) -> bool:
        """Whether a verb in the Konjunktiv stands in [first, last) outside quotation marks."""
        at = bisect_left(self._konjunktive, first)
        return at < len(self._konjunktive) and self._konjunktive[at] < last

    @cached_property
    def _verbs(self) -> list[int]:
        verbs = (n for n in range(*self.within) if self.tokens[n].tag in {"VERB", "AUX"})
        return [n for n in verbs if not self.blocked[n] and n not in self.attributes]

    @cached_property
    def _konjunktive(self) -> list[int]:
        first, last = self.within
        words = [token.lower for token in self.tokens[first:last]]
        forms = {word for word in set(words) if morphology.konjunktiv(word) is not None}
        return [n for n, word in enumerate(words, first) if word in forms and not self.blocked[n]] if forms else []

    def _read(self, first: int, last: int, back: bool = False) -> Iterator[int]:
        """Numbers of the tokens in [first, last) that are not blocked, from the last one on if ``back``."""
        numbers = range(max(first, self.within[0]), min(last, self.within[1]))
        return (number for number in (reversed(numbers) if back else numbers) if not self.blocked[number])

    # What hangs on a noun

    def tail(self, phrase: Phrase) -> int:
        """Number of the token after a phrase and what hangs on its noun: genitives, "von", "vom", "aus" with a noun.

        In front of the verb everything up to it hangs on the noun: "ein Mann im Trikot des Vereins brüllt".
        """
        first, last = self.segment(phrase.first)
        verbs = self.finite(phrase.last, last)
        if phrase.first == first and verbs and verbs[0] - phrase.last <= _LONGEST_TAIL:
            return max(phrase.last, self._without_adverbs(phrase.last, verbs[0]))
        end = phrase.last
        while end < len(self.tokens) and self.tokens[end].sentence == self.tokens[phrase.first].sentence:
            more = self.by_first.get(end)
            if more is None and self.tokens[end].lower in _JOIN and not self.blocked[end]:
                more = self.by_first.get(end + 1)
                if more is not None and _OCCASION.search(self.tokens[more.head].text):
                    return end
            elif more is not None and more.det not in _GENITIVES:
                return end
            if more is None or more.pronoun:
                return end
            end = more.last
        return end

    def genitives(self, phrase: Phrase) -> int:
        """Number of the token after a phrase and the genitives behind it: "der Chef der Fraktion | am Montag"."""
        end, sentence = phrase.last, self.tokens[phrase.first].sentence
        while (more := self.by_first.get(end)) is not None and more.det in _GENITIVES and not more.pronoun:
            if self.tokens[end].sentence != sentence:
                break
            end = more.last
        return end

    def _without_adverbs(self, first: int, verb: int) -> int:
        """Where what hangs on a noun ends in front of the verb: "Eine Freundin | aber packt aus"."""
        end = next((n for n in range(first, verb) if self.tokens[n].tag == "CCONJ"), verb)
        while end > first and self.tokens[end - 1].tag in {"X", "CCONJ"} and self.tokens[end - 1].text[0].islower():
            end -= 1
        return end

    def apposed(self, phrase: Phrase, names: Container[int]) -> int | None:
        """Number of the token at which the name of whom the phrase describes begins, between commas behind it.

        "die Leiterin des Amts, Miriam Abel, ...", "ihr Vorgänger, der frühere Landrat Georg Abel, ...".
        """
        comma = self.tail(phrase)
        if phrase.pronoun or comma + 1 >= len(self.tokens) or self.tokens[comma].text != ",":
            return None
        if self.tokens[comma + 1].sentence != self.tokens[comma].sentence or self.blocked[comma + 1]:
            return None
        first, last = self.segment(comma + 1)
        end = last
        while end > first and not self.tokens[end - 1].is_word:
            end -= 1
        if self.finite(first, end):
            return None
        return next((number for number in range(first, end) if number in names), None)

    # Subjects

    def subject(self, verb: int, depth: int = 0) -> Phrase | None:
        """The phrase that is probably the subject of the finite verb at this token, or None."""
        first, last = self.segment(verb)
        if self._elided(verb, first) and depth < 3:
            if depth:
                return self._earlier_subject(verb, depth)
            # More than one step asks for it, and it is the one that has to look far back.
            if verb not in self._taken_over:
                self._taken_over[verb] = self._earlier_subject(verb, depth)
            return self._taken_over[verb]
        beside = self.by_first.get(verb + 1) if verb + 1 < last else None
        if beside is not None and self.tokens[verb + 1].lower in _SURE_SUBJECTS:
            return beside
        before, following = self._nominative(first, verb), self._nominative(verb + 1, last)
        if before is not None and (before.last > verb or self._as(first, before, verb)):
            before = None
        opener = self._opener(first, verb)
        if opener is not None and before is not None and (opener.tag == "SCONJ" or not self._fronted(first, before)):
            return before
        if opener is None and following is not None and following.pronoun and following.first == verb + 1:
            return following
        if opener is None and self._opens_with_phrase(first):
            return self._bracketed(first) or following
        return following or before

    def _opener(self, first: int, last: int) -> Word | None:
        """The first word in [first, last) that is not blocked."""
        for number in range(max(first, self.within[0]), min(last, self.within[1])):
            if self.tokens[number].is_word and not self.blocked[number]:
                return self.tokens[number]
        return None

    def _nominative(self, first: int, last: int) -> Phrase | None:
        """The first phrase in the nominative that begins in [first, last)."""
        at = bisect_left(self._nominatives, first)
        found = at < len(self._nominatives) and self._nominatives[at] < last
        return self.by_first[self._nominatives[at]] if found else None

    def _elided(self, verb: int, first: int) -> bool:
        if verb == 0:
            return False
        previous = self.tokens[verb - 1]
        if previous.lower == "aber":
            # "Eine Freundin aber packt aus": the subject stands in front.
            return self._nominative(first, verb) is None
        return previous.tag == "CCONJ" and previous.sentence == self.tokens[verb].sentence

    def _earlier_subject(self, verb: int, depth: int) -> Phrase | None:
        begin, _ = self.sentences[self.tokens[verb].sentence]
        verbs = (n for n in self._read(begin, verb, back=True) if self.tokens[n].tag in {"VERB", "AUX"})
        earlier = next((n for n in verbs if not self._subordinate(n)), None)
        return self.subject(earlier, depth + 1) if earlier is not None else None

    def _subordinate(self, verb: int) -> bool:
        first, _ = self.segment(verb)
        opener = self.tokens[first]
        relative = first > 0 and self.tokens[first - 1].text == "," and opener.lower in _RELATIVE and first != verb
        return opener.tag == "SCONJ" or relative

    def _fronted(self, first: int, phrase: Phrase) -> bool:
        """Whether something else than the phrase stands in front of the verb: then the phrase is no subject."""
        return any(
            self.tokens[number].tag == "ADP" or self.tokens[number].lower == "als"
            for number in self._read(first, phrase.first)
        )

    def _as(self, first: int, phrase: Phrase, verb: int) -> bool:
        """Whether "als" makes the phrase no subject: "Als Antwort sagte Abel", not "Als Abel das sagte"."""
        return self.tokens[first].lower == "als" and phrase.first == first + 1 and phrase.last == verb

    def _opens_with_phrase(self, first: int) -> bool:
        return first > 0 and self.tokens[first - 1].text in {",", ")", "–"}

    def _bracketed(self, first: int) -> Phrase | None:
        """Subject before an apposition: "Miriam Abel, Hydrologin aus Hohenfurt, erklärte"."""
        start, _ = self.sentences[self.tokens[first].sentence]
        begin, end = self.segment(start) if not self._breaks(start) else (start, start)
        if end >= first - 1 or self.finite(begin, end) or any(self.blocked[n] for n in range(begin, end)):
            return None
        return self._nominative(begin, end)
