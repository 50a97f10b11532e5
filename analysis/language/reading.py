"""One article, read once: tokens with lemma and class, sentences, paragraphs, quotation-mark zones."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache

from analysis.held import WORDS
from analysis.language import morphology, words
from analysis.language.sentences import Sentence, paragraphs, sentences
from analysis.language.zones import Zone, zones

_ALSO_PREPOSITIONS = frozenset({"während", "seit", "bis", "statt", "trotz"})
_AFTER_PREPOSITION = frozenset(
    "der des dem den seiner seines seinem ihrer ihres ihrem dieser dieses diesem einer eines einem".split()
)


@dataclass(slots=True)  # one for every token: frozen ones take three times as long to make
class Word:
    """A token of the text with what can be told of it; ``lower`` is the token in lower case."""

    start: int
    text: str
    is_word: bool
    sentence: int
    initial: bool
    tag: str
    lower: str

    @property
    def end(self) -> int:
        """Offset after its last code point."""
        return self.start + len(self.text)

    @property
    def lemma(self) -> str:
        """Base form of the token; a capital that only begins a sentence is dropped."""
        return lemma_of(self.text, self.tag, self.initial) if self.is_word else self.text


def lemma_of(word: str, tag: str, initial: bool) -> str:
    """Base form of a word of this class; a capital that only begins a sentence (``initial``) is dropped.

    >>> lemma_of("Ging", "VERB", True), lemma_of("Häuser", "NOUN", True)
    ('gehen', 'Haus')
    """
    begins = initial and tag not in {"NOUN", "PROPN"}
    return morphology.lemma(word.lower() if begins else word)


@lru_cache(maxsize=WORDS)
def _forms(text: str, fresh: bool) -> tuple[str, bool, str, str]:
    """A token, whether it is a word, its class, and its lower case. Texts repeat their words: each is kept once.

    ``fresh``: a capital may only mean a beginning here.
    """
    lower, is_word = text.lower(), text.isalnum() or words.is_word(text)
    tag = morphology.word_class(text, fresh) if is_word else "PUNCT"
    return text, is_word, tag, text if lower == text else lower


class Reading:
    """Everything the later steps ask of an article's text; offsets are code points in ``text``."""

    def __init__(self, text: str, skip: tuple[tuple[int, int], ...] = ()) -> None:
        self.text = text
        self.skip = skip
        self.paragraphs: list[tuple[int, int]] = paragraphs(text, skip)
        self.sentences: list[Sentence] = sentences(text, skip)
        self.zones: list[Zone]
        self.zones, self.unpaired = zones(text, self.paragraphs)

    @cached_property
    def tokens(self) -> list[Word]:
        """All tokens inside sentences, in order."""
        found: list[Word] = []
        for number, sentence in enumerate(self.sentences):
            fresh = True
            for match in words.TOKEN.finditer(self.text, sentence.start, sentence.end):
                text, is_word, tag, lower = _forms(match[0], fresh)
                if not is_word:
                    found.append(Word(match.start(), text, False, number, False, tag, lower))
                    # After an opening mark or a colon a capital may only mean a beginning.
                    fresh = fresh or text in ':„“”"»«‚›‹'
                    continue
                # "während der Gespräche" but "während die Polizei sucht".
                if tag == "DET" and text in _AFTER_PREPOSITION and found and found[-1].lower in _ALSO_PREPOSITIONS:
                    found[-1].tag = "ADP"
                found.append(Word(match.start(), text, True, number, fresh, tag, lower))
                fresh = False
        return found

    @cached_property
    def quoted(self) -> bytearray:
        """For each token, whether it stands between quotation marks (the marks themselves included): 1 or 0."""
        inside = bytearray(len(self.tokens))
        for zone in self.outer_zones:
            for start, end in zone.spans:
                first, last = self.token_range(start, end)
                inside[first:last] = b"\x01" * (last - first)
        return inside

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def sentence_tokens(self) -> list[tuple[int, int]]:
        """For each sentence, the numbers of its first token and of the one after its last."""
        return [self.token_range(sentence.start, sentence.end) for sentence in self.sentences]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [start for start, _ in self.paragraphs]

    @cached_property
    def _zone_starts(self) -> list[int]:
        return [zone.start for zone in self.outer_zones]

    def token(self, number: int) -> Word | None:
        """The token of this number; None outside the text."""
        return self.tokens[number] if 0 <= number < len(self.tokens) else None

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """Numbers of the first token that begins in [start, end) and of the one after the last."""
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def tokens_touching(self, start: int, end: int) -> tuple[int, int]:
        """Numbers of the first token that has a part in [start, end) and of the one after the last."""
        first, last = self.token_range(start, end)
        inside = first > 0 and self.tokens[first - 1].end > start
        return first - inside, last

    def sentence_at(self, offset: int) -> int:
        """Number of the sentence that holds the offset, or of the last one before it; -1 before the first."""
        return bisect_right(self._sentence_starts, offset) - 1

    def paragraph_at(self, offset: int) -> int:
        """Number of the paragraph that holds the offset, or of the last one before it; -1 before the first."""
        return bisect_right(self._paragraph_starts, offset) - 1

    def zone_at(self, offset: int) -> Zone | None:
        """The outermost zone that holds the offset, if any."""
        number = bisect_right(self._zone_starts, offset) - 1
        if number < 0:
            return None
        zone = self.outer_zones[number]
        return zone if any(start <= offset < end for start, end in zone.spans) else None

    @cached_property
    def outer_zones(self) -> list[Zone]:
        """Zones that stand in no other."""
        found: list[Zone] = []
        for zone in self.zones:
            if not found or zone.start >= found[-1].end:
                found.append(zone)
        return found
