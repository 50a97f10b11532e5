"""Who is meant by the words that name a speaker: a person, an organisation, a group, somebody unnamed, or nobody."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.actors import lists
from analysis.actors.clauses import Clauses
from analysis.actors.persons import Mention, Person
from analysis.actors.phrases import Phrase
from analysis.actors.unnamed import name_of
from analysis.language import cues
from analysis.language.reading import Reading
from analysis.voices.known import Known

_INDEFINITE = frozenset("ein eine einer eines einem einen mancher manche niemand jemand".split())
_UNNAMED = frozenset("einer eine jemand".split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: display name, person if it is one, kind, how it was found, and the tokens that say so.

    ``office`` is the noun of somebody whom the article calls by an office alone: other articles may name who holds it.
    ``source`` are the tokens that name somebody whose quotation stands alone.
    """

    name: str | None = None
    person: Person | None = None
    kind: str | None = None
    how: str = "none"
    first: int = -1
    last: int = -1
    office: str | None = None
    source: tuple[int, int] | None = None

    @property
    def spoken_of(self) -> bool:
        """Whether words of the text name the speaker here."""
        return self.first >= 0

    def carried(self) -> Speaker:
        """The same speaker for a quotation that stands alone."""
        source = (self.first, self.last) if self.spoken_of else self.source
        how = "carried" if self.name else "none"
        return Speaker(self.name, self.person, self.kind, how, office=self.office, source=source)


NOBODY = Speaker()


class Speakers:
    """Turns phrases of one text into speakers."""

    def __init__(self, reading: Reading, clauses: Clauses, known: Known) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.clauses = clauses
        self.known = known
        self.mentions = known.mentions
        self._named: dict[tuple[int, int], Speaker] = {}

    def among(self, clauses: Clauses) -> Speakers:
        """The same persons and organisations for phrases of other clauses, as of those inside quotation marks."""
        return Speakers(self.reading, clauses, self.known)

    def of(self, phrase: Phrase | None) -> Speaker:
        """The speaker that a phrase names; NOBODY if there is no phrase or it cannot speak."""
        if phrase is None:
            return NOBODY
        mention = self._mention(phrase)
        if mention is not None:
            first, last = min(phrase.first, mention.first), max(phrase.last, mention.last)
            return self._mentioned(mention, first, last)
        if phrase.pronoun:
            return self._pronoun(phrase)
        return self._described(phrase)

    def _mentioned(self, mention: Mention, first: int, last: int) -> Speaker:
        """The person of a mention, named by the tokens [first, last)."""
        if mention.person.unnamed:
            return self._without_name(mention.person, mention.how, first, last)
        how = mention.how if mention.how in {"role", "pronoun"} else "name"
        return Speaker(mention.person.name, mention.person, "person", how, first, last)

    def _without_name(self, person: Person, how: str, first: int, last: int) -> Speaker:
        return Speaker(person.name, None, "anonymous", how, first, last, person.office)

    def can_speak(self, phrase: Phrase) -> bool:
        """Whether a phrase names somebody who can say something."""
        speaker = self.of(phrase)
        return speaker.name is not None or (
            phrase.pronoun and self.tokens[phrase.first].lower in {"er", "sie", "ich", "wir"}
        )

    def _mention(self, phrase: Phrase) -> Mention | None:
        """The mention of a person that the phrase holds, if any."""
        numbers = range(phrase.first, phrase.last)
        if not phrase.pronoun and phrase.det != "":
            # "Ihr Nachbar" is not she.
            numbers = range(phrase.first + 1, phrase.last)
        inside = next((self.mentions[n] for n in numbers if n in self.mentions), None)
        return inside or self._apposition(phrase) or self.mentions.get(phrase.first if phrase.pronoun else -1)

    def labelled(self, first: int, last: int) -> Speaker:
        """Who is meant by the label of an interview's turn: a person of the article, else the label as it stands."""
        mention = next((self.mentions[n] for n in range(first, last) if n in self.mentions), None)
        if mention is not None and not mention.person.unnamed:
            return Speaker(mention.person.name, mention.person, "person", "name", first, last)
        label = self.reading.text[self.tokens[first].start : self.tokens[last - 1].end]
        if label in {"Frage", "Antwort"}:
            return NOBODY
        organisation = lists.organisation(label.split()[0])
        return Speaker(label, None, "organisation" if organisation else None, "name", first, last)

    def addressed(self, numbers: tuple[int, int]) -> Speaker | None:
        """Whoever is addressed by name and title between these tokens: "Frau Abel, wie war das?"."""
        for number in range(*numbers):
            mention = self.mentions.get(number)
            before = self.tokens[number - 1].text if number else ""
            if mention is not None and not mention.person.unnamed and before in {"Frau", "Herr"}:
                return Speaker(mention.person.name, mention.person, "person", "name", number, mention.last)
        return None

    def named_between(self, first: int, last: int) -> Speaker:
        """The one person named between these tokens, whatever the case: "Für Abel ist die Sache nicht erledigt"."""
        if (first, last) not in self._named:
            self._named[first, last] = self._named_in(first, last)
        return self._named[first, last]

    def _named_in(self, first: int, last: int) -> Speaker:
        found = {id(m.person): n for n in range(first, last) if (m := self.mentions.get(n)) and m.how == "name"}
        if len(found) != 1:
            return NOBODY
        number = next(iter(found.values()))
        mention = self.mentions[number]
        return Speaker(mention.person.name, mention.person, "person", "name", mention.first, mention.last)

    def among_words(self, numbers: list[int]) -> Speaker:
        """The first person or organisation named by one of these tokens, whatever phrase it stands in; else NOBODY."""
        for number in numbers:
            mention, place = self.mentions.get(number), self.known.places.get(number)
            if mention is not None:
                return self._mentioned(mention, mention.first, mention.last)
            if place is not None and place.label == "ORG" and place.how == "name":
                return Speaker(place.name, None, "organisation", "name", place.first, place.last)
        return NOBODY

    def possessor(self, number: int) -> Speaker | None:
        """Who is meant by a possessive ("Seine Antwort"), if that is told."""
        mention = self.mentions.get(number)
        if mention is None or mention.how != "pronoun":
            return None
        if mention.person.unnamed:
            return self._without_name(mention.person, "pronoun", number, number + 1)
        return Speaker(mention.person.name, mention.person, "person", "pronoun", number, number + 1)

    def _apposition(self, phrase: Phrase) -> Mention | None:
        """The name after an office and a comma: "dessen Leiterin, Dr. Miriam Abel, ..."."""
        if phrase.pronoun or lists.person_noun(self.tokens[phrase.head].text) is None:
            return None
        name = self.clauses.apposed(phrase, self.known.named)
        return self.mentions[name] if name is not None else None

    def _pronoun(self, phrase: Phrase) -> Speaker:
        word = self.tokens[phrase.first].lower
        if word in _UNNAMED:
            last = self.clauses.tail(phrase)
            tail = self.reading.text[self.tokens[phrase.first].end : self.tokens[last - 1].end]
            return Speaker(word + tail, None, "anonymous", "role", phrase.first, last)
        return Speaker(None, None, None, "none", phrase.first, phrase.last)

    def _described(self, phrase: Phrase) -> Speaker:
        head = self.tokens[phrase.head].text
        owner = cues.compound(head)
        if owner is not None:
            return self._owner(owner[1], phrase)
        places = self.known.places
        place = next((places[n] for n in range(phrase.first, phrase.last) if n in places), None)
        if place is not None and place.label == "ORG" and place.how == "name":
            return Speaker(place.name, None, "organisation", "name", phrase.first, phrase.last)
        role = lists.person_noun(head)
        if role is not None and not self._plural(phrase, role):
            return self._by_role(phrase, role)
        if role is not None or lists.group(head) or lists.group(head.removesuffix("n")):
            noun = head if lists.group(head) or role is None else role.base
            return Speaker(self._several(phrase, noun), None, "group", "role", phrase.first, phrase.last)
        organisation = lists.organisation(head)
        if organisation is not None and phrase.det not in _INDEFINITE:
            name = self.known.full_name(organisation[0], phrase.first)
            return Speaker(name, None, "organisation", "role", phrase.first, phrase.last)
        if organisation is not None:
            return Speaker(organisation[0], None, "anonymous", "role", phrase.first, phrase.last)
        return Speaker(None, None, None, "none", phrase.first, phrase.last)

    def _owner(self, noun: str, phrase: Phrase) -> Speaker:
        """Speaker of "nach Polizeiangaben": the first part of the compound."""
        organisation = lists.organisation(noun)
        if organisation is not None:
            name = self.known.full_name(organisation[0], phrase.first)
            return Speaker(name, None, "organisation", "role", phrase.first, phrase.last)
        several = lists.group(noun) or lists.group(noun.removesuffix("n")) or lists.person_noun(noun) is not None
        kind = "group" if several else "organisation" if noun.isupper() else None
        return Speaker(noun if kind else None, None, kind, "role" if kind else "none", phrase.first, phrase.last)

    def _plural(self, phrase: Phrase, role: lists.Role) -> bool:
        if role.plural or (phrase.det == "" and self.tokens[phrase.head].text != role.noun):
            return True
        return phrase.det in {"die", "viele", "einige", "mehrere", "alle", "beide", "manche"} and role.gender == "male"

    def _several(self, phrase: Phrase, noun: str) -> str:
        return self.tokens[phrase.head].text.removesuffix("n") if noun.endswith("n") is False else noun

    def _by_role(self, phrase: Phrase, role: lists.Role) -> Speaker:
        name = name_of(self.reading, self.clauses, phrase, role)
        office = None if phrase.det in _INDEFINITE or phrase.det == "" else role.noun
        return Speaker(name, None, "anonymous", "role", phrase.first, phrase.last, office)
