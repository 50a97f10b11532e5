"""Names of the user's list of actors wherever a text has them, whether the recogniser found them or not."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

from analysis.actors import gazetteer, lists
from analysis.actors.actor_file import Entry
from analysis.actors.institutions import institution
from analysis.actors.mending import stem
from analysis.actors.names import genitive_of, without_apostrophe
from analysis.actors.recognition import Found
from analysis.language import morphology
from analysis.language.reading import Reading, Word


class Listed:
    """The names of a list, to be looked for in texts.

    Names of several words are found inflected, too ("der Freien Heimat"), those of one word as they stand, with a
    genitive s or a dative n; all in capitals, and with a capital where a sentence begins. Inside a compound they are
    not found. The family name of a listed person is no one if it is another noun here ("im Sommer").
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, bool]]] = defaultdict(list)
        for entry in {entry.entity: entry for entry in entries}.values():
            label = label_of(entry)
            for name in dict.fromkeys((entry.entity, *entry.aliases)):
                words = tuple(token.text for token in Reading(name).tokens)
                if words:
                    # "Sommer" of "Lena Sommer" may be another noun.
                    part = label == "PER" and name in entry.entity.split()[1:]
                    self._by_first[stem(words[0])].append((words, label, part))
        for names in self._by_first.values():
            names.sort(key=lambda one: (-len(one[0]), one))

    def added(self, reading: Reading, found: list[Found]) -> list[Found]:
        """The names found in a text and those of the list, in order; none overlaps another.

        A name of the list takes the place of shorter ones inside it; inside a longer one it is not found.
        """
        tokens, taken = reading.tokens, {number: one for one in found for number in range(one.first, one.last)}
        dropped: set[int] = set()
        added: list[Found] = []
        at = 0
        while at < len(tokens):
            last, label = self._at(tokens, at)
            over = {id(taken[number]): taken[number] for number in range(at, last) if number in taken}
            inside = all(_within(tokens, one, at, last) for one in over.values())
            whole = any((one.first, one.last, one.how) == (at, last, "name") for one in over.values())
            if last > at and inside and not whole:
                dropped.update(over)
                added.append(Found(at, last, label, "name", math.nan))
            at = max(at + 1, last)
        if not added:
            return found
        return sorted([*(one for one in found if id(one) not in dropped), *added], key=lambda one: one.first)

    def _at(self, tokens: list[Word], at: int) -> tuple[int, str]:
        """Where the longest name of the list ends that begins at a token, and its label; the token itself if none."""
        text = tokens[at].text
        if not text[0].isalnum():
            return at, ""
        for key in dict.fromkeys((stem(without_apostrophe(text)), text.casefold(), stem(text.removesuffix("n")))):
            for words, label, part in self._by_first.get(key, ()):
                if _are(tokens[at : at + len(words)], words, part):
                    return at + len(words), label
        return at, ""


def label_of(entry: Entry) -> str:
    """The label of an entity of the list: what the list says, else what its name and the list's other facts look like.

    >>> label_of(Entry("Anna Abel")), label_of(Entry("Initiative Auwald")), label_of(Entry("Auwald"))
    ('PER', 'ORG', 'MISC')
    """
    if entry.label is not None:
        return entry.label
    words = entry.entity.split()
    known = institution(entry.entity)
    if known is not None:
        return known.label
    if any(lists.organisation(word) is not None for word in words):
        return "ORG"
    if entry.gender is not None or (len(words) > 1 and lists.first_name(words[0])):
        return "PER"
    if gazetteer.place(entry.entity):
        return "LOC"
    return "MISC" if entry.actor_type is None and entry.party is None else "ORG"


def _within(tokens: list[Word], one: Found, at: int, last: int) -> bool:
    """Whether a name lies in [at, last), a determiner in front apart: "Der | Eiserne Jürgen"."""
    first = one.first + (tokens[one.first].tag == "DET" and one.first < at)
    return at <= first and one.last <= last


def _are(tokens: list[Word], words: tuple[str, ...], part: bool) -> bool:
    """Whether tokens are the words of a name; ``part`` if it is a family name alone."""
    texts = [token.text for token in tokens]
    if len(texts) != len(words) or tokens[0].sentence != tokens[-1].sentence:
        return False
    capitals = all(text.upper() == text != text.lower() for text in texts if text[0].isalpha())
    if len(words) == 1:
        bare = without_apostrophe(texts[0])
        noun = part and tokens[0].tag != "PROPN" and morphology.known(texts[0])
        same = words[0] in {texts[0], bare, genitive_of(bare)} or texts[0] == words[0] + "n"
        return not noun and (same or (capitals and texts[0].casefold() == words[0].casefold()))
    return all(
        (text[0].isupper() == word[0].isupper() or capitals or (place == 0 and tokens[0].initial))
        and (stem(text) == stem(word) or text.casefold() == word.casefold())
        for place, (text, word) in enumerate(zip(texts, words, strict=True))
    )
