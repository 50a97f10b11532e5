"""Who is meant by the words that name a speaker: a person, an organisation, a group, somebody unnamed, or nobody."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.actors import lists
from analysis.actors.people import Mention, Person
from analysis.actors.phrases import Clauses, Phrase
from analysis.actors.places import Place
from analysis.language.reading import Reading

_INDEFINITE = frozenset("ein eine einer eines einem einen mancher manche niemand jemand".split())
_UNNAMED = frozenset("einer eine jemand".split())


@dataclass(frozen=True)
class Speaker:
    """Who speaks: display name, person if it is one, kind, how it was found, and the tokens that say so."""

    name: str | None = None
    person: Person | None = None
    kind: str | None = None
    how: str = "none"
    first: int = -1
    last: int = -1

    @property
    def spoken_of(self) -> bool:
        """Whether words of the text name the speaker here."""
        return self.first >= 0

    def carried(self) -> Speaker:
        """The same speaker for a quotation that stands alone."""
        return Speaker(self.name, self.person, self.kind, "carried" if self.name else "none")


NOBODY = Speaker()


class Speakers:
    """Turns phrases of one text into speakers."""

    def __init__(self, reading: Reading, clauses: Clauses, mentions: list[Mention], places: list[Place]) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.clauses = clauses
        self.mentions = {number: mention for mention in mentions for number in range(mention.first, mention.last)}
        self.places = {number: place for place in places for number in range(place.first, place.last)}

    def of(self, phrase: Phrase | None) -> Speaker:
        """The speaker that a phrase names; NOBODY if there is no phrase or it cannot speak."""
        if phrase is None:
            return NOBODY
        mention = self._mention(phrase)
        if mention is not None:
            first, last = min(phrase.first, mention.first), max(phrase.last, mention.last)
            if mention.person.unnamed:
                return Speaker(mention.person.name, None, "anonymous", mention.how, first, last)
            how = mention.how if mention.how in {"role", "pronoun"} else "name"
            return Speaker(mention.person.name, mention.person, "person", how, first, last)
        if phrase.pronoun:
            return self._pronoun(phrase)
        return self._described(phrase)

    def can_speak(self, phrase: Phrase) -> bool:
        """Whether a phrase names somebody who can say something."""
        speaker = self.of(phrase)
        return speaker.name is not None or (
            phrase.pronoun and self.tokens[phrase.first].lower in {"er", "sie", "ich", "wir"}
        )

    def _mention(self, phrase: Phrase) -> Mention | None:
        """The mention of a person that the phrase holds, if any."""
        inside = next((self.mentions[n] for n in range(phrase.first, phrase.last) if n in self.mentions), None)
        return inside or self._apposition(phrase)

    def _apposition(self, phrase: Phrase) -> Mention | None:
        """The name after an office and a comma: "dessen Leiterin, Dr. Miriam Abel, ..."."""
        if phrase.pronoun or lists.role(self.tokens[phrase.head].text) is None:
            return None
        number = phrase.last
        if number >= len(self.tokens) or self.tokens[number].text != ",":
            return None
        number += 1
        while number < len(self.tokens) and (
            self.tokens[number].text in lists.TITLES or self.tokens[number].text == "."
        ):
            number += 1
        mention = self.mentions.get(number)
        return mention if mention is not None and mention.how == "name" else None

    def _pronoun(self, phrase: Phrase) -> Speaker:
        word = self.tokens[phrase.first].lower
        if word in _UNNAMED:
            return Speaker(word, None, "anonymous", "role", phrase.first, phrase.last)
        return Speaker(None, None, None, "none", phrase.first, phrase.last)

    def _described(self, phrase: Phrase) -> Speaker:
        head = self.tokens[phrase.head].text
        place = next((self.places[n] for n in range(phrase.first, phrase.last) if n in self.places), None)
        if place is not None and place.label == "ORG" and place.how == "name":
            return Speaker(place.name, None, "organisation", "name", phrase.first, phrase.last)
        role = lists.role(head)
        if role is not None and not self._plural(phrase, role):
            return self._by_role(phrase, role)
        if role is not None or lists.group(head) or lists.group(head.removesuffix("n")):
            noun = head if lists.group(head) or role is None else role.base
            return Speaker(self._several(phrase, noun), None, "group", "role", phrase.first, phrase.last)
        organisation = lists.organisation(head)
        if organisation is not None and phrase.det not in _INDEFINITE:
            return Speaker(organisation[0], None, "organisation", "role", phrase.first, phrase.last)
        if organisation is not None:
            return Speaker(organisation[0], None, "anonymous", "role", phrase.first, phrase.last)
        return NOBODY

    def _plural(self, phrase: Phrase, role: lists.Role) -> bool:
        if role.plural or (phrase.det == "" and self.tokens[phrase.head].text != role.noun):
            return True
        return phrase.det in {"die", "viele", "einige", "mehrere", "alle", "beide", "manche"} and role.gender == "male"

    def _several(self, phrase: Phrase, noun: str) -> str:
        return self.tokens[phrase.head].text.removesuffix("n") if noun.endswith("n") is False else noun

    def _by_role(self, phrase: Phrase, role: lists.Role) -> Speaker:
        if phrase.det in _INDEFINITE or phrase.det == "":
            return Speaker(self._unnamed(phrase, role), None, "anonymous", "role", phrase.first, phrase.last)
        return Speaker(role.noun, None, "person", "role", phrase.first, phrase.last)

    def _unnamed(self, phrase: Phrase, role: lists.Role) -> str:
        """The phrase in the nominative, with the genitives that hang on it: "eine Sprecherin des Klinikums"."""
        article = "eine" if role.gender == "female" else "ein"
        end = phrase.last
        while (more := self.clauses.by_first.get(end)) and more.det in {"der", "des", "einer", "eines"}:
            end = more.last
        tail = self.reading.text[self.tokens[phrase.head].end : self.tokens[end - 1].end]
        return f"{article} {role.noun}{tail}" if phrase.det else f"{role.noun}{tail}"
