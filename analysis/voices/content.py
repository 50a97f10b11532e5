"""Where the content of an attribution stands: after it (sagte, dass …; sagte, … sei …), before it, or around it."""

from __future__ import annotations

from analysis.language import morphology
from analysis.language.reading import Reading
from analysis.voices.attributions import Attributions
from analysis.voices.drafts import Attribution, Draft

Piece = tuple[int, int]

_INTRODUCE = frozenset("dass daß ob wie warum weshalb wieso was wer wo wann welche welcher welches wofür wozu".split())
_RELATIVE = frozenset(
    "der die das den dem dessen deren denen welche welcher welches wo worauf wobei wodurch womit".split()
)
_NO_CONTENT = frozenset(
    "um ohne statt anstatt als nachdem bevor während weil da wenn obwohl damit indem und oder sondern aber".split()
)


class Content:
    """Finds the words that an attribution reports, as pieces [first, last) of tokens; ``direct`` are quotations."""

    def __init__(self, reading: Reading, attributions: Attributions, direct: list[Draft]) -> None:
        self.tokens = reading.tokens
        self.quoted = reading.quoted
        self.sentence_tokens = reading.sentence_tokens
        self.attributions = attributions
        self.clauses = attributions.clauses
        self._of_quotations = {id(draft.attribution) for draft in direct if draft.attribution is not None}
        self._quotation_ends = {draft.end for draft in direct if draft.rule.startswith("after")}

    def of(self, attribution: Attribution, sentence: int) -> tuple[list[Piece], str]:
        """The pieces of content, and the name of the rule that found them."""
        first, last = self.sentence_tokens[sentence]
        if attribution.kind in {"so", "prep"}:
            return self._around(attribution, first, last), attribution.kind
        if attribution.kind == "wie":
            return self._parenthesis(attribution, first, last), "wie"
        after = self._after(attribution, last)
        if after:
            return after
        return self._before(attribution, first, last), "before"

    def main_verbs(self, first: int, last: int) -> list[int]:
        """Finite verbs of the stretch that stand in no subordinate clause."""
        verbs = [number for number in self.clauses.finite(first, last) if not self._subordinate(number)]
        if any(self.tokens[number].tag == "AUX" for number in self.clauses.finite(first, last)):
            return verbs
        # "Auf die Pacht angesprochen, sagte Abel, …": a participle alone is no sentence.
        return [number for number in verbs if not self._bare_participle(number)]

    def _bare_participle(self, number: int) -> bool:
        word = self.tokens[number].lower
        return morphology.participle(word) and not word.endswith(("te", "ten", "t"))

    def _subordinate(self, verb: int) -> bool:
        first, _ = self.clauses.segment(verb)
        opener = self.tokens[first]
        opens = first == 0 or self.tokens[first - 1].sentence != opener.sentence
        if opens and opener.lower in _INTRODUCE:
            # "Wer die Kosten trage, wollte sie nicht sagen."
            return self.tokens[min(self.clauses.segment(verb)[1], len(self.tokens)) - 1].text != "?"
        return opener.tag == "SCONJ" or (opener.lower in _RELATIVE and first > 0 and self.tokens[first - 1].text == ",")

    # Behind the attribution

    def _after(self, attribution: Attribution, last: int) -> tuple[list[Piece], str] | None:
        comma = attribution.last
        if comma >= last or self.tokens[comma].text not in {",", ":"} or self._begins_inverted(attribution):
            return None
        begin = comma + 1
        if begin >= last or self._another_nearer(attribution):
            return None
        opener = self.tokens[begin]
        end = self._content_end(begin, last)
        colon = self.tokens[comma].text == ":"
        if opener.lower in _INTRODUCE and not self.quoted[begin] and not colon:
            return [(begin, end)], "dass" if opener.lower in {"dass", "daß"} else "question"
        if opener.lower in _NO_CONTENT and not colon:
            return None
        if self.clauses.konjunktiv(begin, end) and not self._relative(begin, end):
            return [(begin, end)], "konjunktiv"
        return None

    def _another_nearer(self, attribution: Attribution) -> bool:
        """Whether a later verb of the same stretch introduces the content: "betonte ... und beteuerte, ..."."""
        return any(
            attribution.at < other.at < attribution.last and other.kind == "verb"
            for other in self.attributions.of_sentence(attribution.at)
        )

    def _begins_inverted(self, attribution: Attribution) -> bool:
        """Whether the attribution follows its content (…, sagte Kowalski): the verb opens its stretch after a comma."""
        first = attribution.first
        if attribution.at != first or first == 0 or self.tokens[first - 1].text != ",":
            return False
        # "Miriam Abel, Hydrologin aus Hohenfurt, sagte, …": the subject stands in front, not the content.
        if attribution.subject is None:
            # "..., sagte aber, das Geld reiche nicht": the content is where the Konjunktiv is.
            sentence = self.sentence_tokens[self.tokens[first].sentence]
            return not (
                self.clauses.konjunktiv(attribution.last, sentence[1])
                and not self.clauses.konjunktiv(sentence[0], first)
            )
        return attribution.subject.first >= first

    def _content_end(self, begin: int, last: int) -> int:
        """Token after the content: the sentence's end, or where the narrator takes over again ("…, und forderte …")."""
        for number in range(begin + 1, last):
            if self.quoted[number] or self.tokens[number].tag != "CCONJ" or number + 1 >= last:
                continue
            following = self.tokens[number + 1]
            takes_over = number + 1 in self.attributions.numbers and not self.quoted[number + 1]
            if takes_over and morphology.konjunktiv(following.lower) is None and following.lower.endswith(("te", "t")):
                return number
        return last

    def _relative(self, begin: int, end: int) -> bool:
        """Whether a relative clause begins here: a relative word and a verb at the clause's end."""
        if self.tokens[begin].lower not in _RELATIVE and self.tokens[begin].tag != "ADP":
            return False
        first, last = self.clauses.segment(begin)
        while last > first and not self.tokens[last - 1].is_word:
            last -= 1
        verbs = self.clauses.finite(first, min(last, end))
        if not verbs or verbs[-1] != min(last, end) - 1:
            return False
        # "die Stadt sei darauf angewiesen": an auxiliary before the last participle or infinitive opens a main clause.
        main = self.tokens[verbs[-1]].tag == "VERB" and any(self.tokens[n].tag == "AUX" for n in verbs[:-1])
        return not main and len(verbs) < 3 and verbs[0] > begin + 1

    # In front of it

    def _before(self, attribution: Attribution, first: int, last: int) -> list[Piece]:
        """Content in front of an inverted attribution, and behind it if a comma leads on."""
        certain = attribution.cue.strength == "strong" or attribution.cue.lemma == "heißen"
        if not self._begins_inverted(attribution) or not certain:
            return []
        front = (first, attribution.first - 1)
        if all(self.quoted[n] or not self.tokens[n].is_word for n in range(*front)):
            return []
        if self._quotation_in_front(front[0], attribution.first - 2):
            return []
        rest = self._rest(attribution, last)
        complete = bool(self.main_verbs(*front)) or self._clause_as_content(first)
        if not complete and (rest is None or not self.clauses.konjunktiv(*rest)):
            return []
        if not complete and not self._noun_phrase(*front):
            # "Auf die Frage, ob …, antwortete Abel, …": the front is no content.
            return [rest] if rest else []
        return [(self._narrated(*front), front[1]), rest] if rest else [(self._narrated(*front), front[1])]

    def _rest(self, attribution: Attribution, last: int) -> Piece | None:
        """Content that goes on behind an inverted attribution: "…, sagte er; …", "Der Saal, sagt sie, sei voll"."""
        if attribution.last >= last or self.tokens[attribution.last].text not in {",", ";"}:
            return None
        rest = (attribution.last + 1, last)
        if rest[0] >= last or self._relative(*rest) or self.tokens[rest[0]].tag == "CCONJ":
            return None
        return rest if self.clauses.finite(*rest) else None

    def _clause_as_content(self, first: int) -> bool:
        """Whether a dass, ob or question clause opens here: "Ob das genüge, wollte sie wissen"."""
        return self.tokens[first].lower in _INTRODUCE

    def _noun_phrase(self, first: int, last: int) -> bool:
        """Whether the words are a noun phrase with its clauses, "Der Saal", and no circumstance, "Auf die Frage"."""
        opener = self.tokens[first]
        return opener.tag != "ADP" and first in self.clauses.by_first and last - first > 0

    def _narrated(self, first: int, last: int) -> int:
        """Where content begins: behind the last semicolon if only the narrator speaks in front of it."""
        for number in range(last - 1, first, -1):
            if self.tokens[number].text == ";" and not self.quoted[number]:
                return first if self.clauses.konjunktiv(first, number) else number + 1
        return first

    def _quotation_in_front(self, first: int, number: int) -> bool:
        """Whether a direct quotation of its own ends here: then the attribution is the quotation's alone.

        It is not where words in the Konjunktiv stand in front of the marks: both belong to the speaker.
        """
        token = self.tokens[number]
        ends = bool(self.quoted[number]) and token.end in self._quotation_ends
        return ends and not self.clauses.konjunktiv(first, number)

    # Around it

    def _around(self, attribution: Attribution, first: int, last: int) -> list[Piece]:
        """The sentence without the attribution's own words."""
        if self._serves_direct(attribution) and not self.clauses.konjunktiv(first, attribution.first):
            return []
        begin, end = attribution.first, attribution.last
        if begin == first:
            return [(end, last)] if end < last and self.clauses.finite(end, last) else []
        return [(first, begin), (end, last)]

    def _serves_direct(self, attribution: Attribution) -> bool:
        return id(attribution) in self._of_quotations

    def _parenthesis(self, attribution: Attribution, first: int, last: int) -> list[Piece]:
        """Content around "wie … sagte"."""
        if self._serves_direct(attribution) and not self.clauses.konjunktiv(first, attribution.first):
            return []
        begin, end = attribution.first, attribution.last
        front, rest = (first, max(first, begin - 1)), (min(end + 1, last), last)
        return [piece for piece in (front, rest) if piece[0] < piece[1]]
