"""Articles through all steps: the rows of every table that belong to each.

Runs in any process: takes and returns plain values only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from itertools import islice
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from analysis.actors.listed import Listed
from analysis.actors.records import Actor, Actors, ArticleActors, Mentioned
from analysis.language import cues, words
from analysis.language.reading import Reading, lemma_of
from analysis.language.spans import joined
from analysis.opening import Opened
from analysis.sentence_columns import sentence_columns
from analysis.voices import read_voices
from analysis.voices.first_person import first_persons
from analysis.voices.nesting import nested_in
from analysis.voices.quotations import Quotation, Voices

T = TypeVar("T")
Row = dict[str, Any]
# Rows by column: a long text has many rows, and a dictionary for each takes five times the memory.
Columns = dict[str, list[Any]]
_AT_ONCE = 1_000
_FORM = attrgetter("text", "tag", "initial")


@dataclass
class ArticleRows:
    """Rows of one article by table and column, its actors, and what is wrong with it."""

    tables: dict[str, Columns] = field(default_factory=dict)
    actors: list[Actor] = field(default_factory=list)


class Named(NamedTuple):
    """An article's id and where it comes from."""

    article_id: str
    source: str | None


def read_articles(
    articles: list[Named], opened: list[Opened], voices: str = "rules", listed: Listed | None = None
) -> list[ArticleRows]:
    """Sentences, words, quotations, marked passages, mentions and problems of articles that are read together.

    ``voices`` is the way quotations are found: "rules" or "model"; ``listed`` are names that are found in any case.
    What articles are found by is given back before rows are made of them, article by article.
    """
    begun = [_Begun.of(one, listed) for one in opened]
    opened.clear()
    said = read_voices([(one.reading, one.actors) for one in begun if one.actors is not None], voices)
    for one in begun:
        one.actors = None
    begun.reverse()
    said.reverse()
    return [_rows(article, begun.pop(), said.pop()) for article in articles]


@dataclass
class _Begun:
    """An article whose actors are known: what they are found by, what is collected of them, and their numbers."""

    reading: Reading
    omitted: list[tuple[int, int, str]]
    actors: ArticleActors | None
    collected: Actors
    numbers: dict[int, int]

    @classmethod
    def of(cls, opened: Opened, listed: Listed | None) -> _Begun:
        found = ArticleActors(opened.readings, opened.names, listed)
        opened.names.clear()
        return cls(opened.readings["text"], opened.omitted, found, *found.collect())


def _rows(article: Named, begun: _Begun, said: Voices) -> ArticleRows:
    reading, collected, numbers = begun.reading, begun.collected, begun.numbers
    text, article_id, source = reading.text, article.article_id, article.source
    _add_first_persons(reading, collected, numbers, said)
    found: dict[str, Columns] = {
        "omitted": columns({"start": start, "end": end, "kind": kind} for start, end, kind in begun.omitted),
        "quotes": _quotes(reading, said.quotations, numbers, article_id),
        "marked": columns(_marked(reading, said)),
        "mentions": _mentions(collected.mentions),
        "problems": columns(_unpaired(text, at, source) for at in reading.unpaired),
    }
    actors = collected.actors
    del said, collected, begun
    found["sentences"] = sentence_columns(reading)
    found["words"] = _words(reading, found["quotes"])
    found = {name: table for name, table in found.items() if table}
    for table in found.values():
        table["article_id"] = [article_id] * len(next(iter(table.values())))
    return ArticleRows(found, actors)


def columns(rows: Iterable[Row]) -> Columns:
    """Rows that have the same keys, by column.

    >>> columns([{"start": 0, "end": 4}, {"start": 5, "end": 9}])
    {'start': [0, 5], 'end': [4, 9]}
    """
    found: Columns = {}
    given = iter(rows)
    while some := list(islice(given, _AT_ONCE)):
        found = found or {name: [] for name in some[0]}
        for name, values in found.items():
            values += [row[name] for row in some]
    return found


def _given_back(found: list[T]) -> Iterator[T]:
    """One after the other, each taken out of the list: in a long text they are as large as the rows made of them."""
    found.reverse()
    while found:
        yield found.pop()


_MENTION_COLUMNS = [column.name for column in fields(Mentioned)]
_values_of_mention = attrgetter(*_MENTION_COLUMNS)


def _mentions(mentions: list[Mentioned]) -> Columns:
    """Mentions by column; they are given back."""
    found: Columns = {name: [] for name in _MENTION_COLUMNS} if mentions else {}
    given = map(_values_of_mention, _given_back(mentions))
    while some := list(islice(given, _AT_ONCE)):
        for values, more in zip(found.values(), zip(*some, strict=True), strict=True):
            values += more
    return found


def _add_first_persons(text: Reading, collected: Actors, numbers: dict[int, int], said: Voices) -> None:
    """Whoever says "I" in a quotation is its speaker."""
    for number, speaker, confidence in first_persons(text, said.quotations):
        if speaker.person is not None:
            local = numbers[id(speaker.person)]
            collected.add(text, "text", number, text.tokens[number].end, local, "pronoun", confidence)
        elif speaker.office is not None:
            collected.add_office(text, number, text.tokens[number].end, speaker.office, "pronoun")
    collected.put_in_order()


# Words


class _Inside:
    """Whether an offset lies in one of the pieces; offsets are asked in rising order."""

    def __init__(self, pieces: list[tuple[int, int]]) -> None:
        self.pieces = sorted(pieces)
        self.reach = 0
        self.at = 0

    def holds(self, offset: int) -> bool:
        while self.at < len(self.pieces) and self.pieces[self.at][0] <= offset:
            self.reach = max(self.reach, self.pieces[self.at][1])
            self.at += 1
        return offset < self.reach


def _words(reading: Reading, quotes: Columns) -> Columns:
    both = zip(quotes["type"], quotes["spans"], strict=True) if quotes else ()
    inside = _Inside([(start, end) for kind, spans in both if kind == "direct" for start, end in spans])
    found = [token for token in reading.tokens if token.is_word]
    held = (token for token in found if inside.holds(token.start)) if inside.pieces else ()
    counts: dict[tuple[str, str], int] = {}
    quoted: dict[tuple[str, str], int] = {}
    for total, some in ((counts, found), (quoted, held)):
        for (text, tag, initial), n in Counter(map(_FORM, some)).items():
            row = lemma_of(text, tag, initial), tag
            total[row] = total.get(row, 0) + n
    rows = sorted(counts)
    if not rows:
        return {}
    lemmas, classes = map(list, zip(*rows, strict=True))
    return {
        "lemma": lemmas,
        "pos": classes,
        "n": [counts[row] for row in rows],
        "n_in_quotes": [quoted.get(row, 0) for row in rows],
    }


# Quotations


def _quotes(reading: Reading, found: list[Quotation], numbers: dict[int, int], article_id: str) -> Columns:
    quotes = columns(_quote(reading, quotation, numbers) for quotation in _given_back(found))
    if quotes:
        quotes["quote_id"] = [f"{article_id}#{number}" for number in range(1, len(quotes["type"]) + 1)]
        quotes["nested_in"] = nested_in(quotes["spans"], quotes["quote_id"])
    return quotes


def _quote(reading: Reading, quotation: Quotation, numbers: dict[int, int]) -> Row:
    speaker, lemma = quotation.speaker, quotation.cue_lemma
    cue, named, addressee = (
        _token_spans(reading, part) for part in (quotation.cue, quotation.named, quotation.addressee)
    )
    return {
        "sentence": max(0, reading.sentence_at(quotation.start)),
        "paragraph": max(0, reading.paragraph_at(quotation.start)),
        "start": quotation.start,
        "end": quotation.end,
        "spans": [list(span) for span in quotation.spans],
        "text": reading.text[quotation.start : quotation.end],
        "n_words": sum(words.count_words(reading.text, start, end) for start, end in quotation.spans),
        "type": quotation.type,
        "medium": quotation.medium,
        "cue_spans": cue,
        "cue": _joined(reading, cue),
        "cue_lemma": lemma,
        "cue_stance": cues.stance_of(lemma) if lemma else None,
        "frame_spans": _token_spans(reading, quotation.frame),
        "speaker_spans": named,
        "speaker_text": _joined(reading, named),
        "speaker_source_spans": _token_spans(reading, quotation.source),
        "speaker": speaker.name,
        "local_office": speaker.office,
        "local_speaker": numbers.get(id(speaker.person)) if speaker.person is not None else None,
        "speaker_kind": speaker.kind if speaker.name else None,
        "speaker_how": speaker.how if speaker.name else "none",
        "addressee_spans": addressee,
        "addressee": _joined(reading, addressee),
        "confidence": quotation.confidence,
        "decided_by": quotation.decided_by,
        "rule": quotation.rule,
    }


def _token_spans(reading: Reading, numbers: tuple[int, ...]) -> list[list[int]] | None:
    """Offsets of tokens; None without tokens."""
    tokens = [reading.tokens[number] for number in sorted(numbers)]
    return joined(reading.text, ((token.start, token.end) for token in tokens)) or None


def _joined(reading: Reading, spans: list[list[int]] | None) -> str | None:
    return " ".join(reading.text[start:end] for start, end in spans) if spans else None


def _marked(reading: Reading, said: Voices) -> Iterator[Row]:
    for mark in said.marked:
        yield {"start": mark.start, "end": mark.end, "text": reading.text[mark.start : mark.end], "kind": mark.kind}


def _unpaired(text: str, at: int, source: str | None) -> Row:
    passage = text[at : at + 30].replace("\n", " ")
    return {
        "source": source,
        "stage": "quotation marks",
        "problem": f"The mark at {at} opens and never closes: {passage}…",
        "hint": "No quotation was made of it. Add the closing mark in the source, or leave it if it is an apostrophe.",
    }
