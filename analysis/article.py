"""One article through all steps: the rows of every table that belong to it.

Runs in any process: takes and returns plain values only.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from analysis.actors.engines import BUILTIN, recogniser
from analysis.actors.records import Actor, Actors, ArticleActors
from analysis.corpus.boilerplate import omit
from analysis.language import cues, morphology, words
from analysis.language.reading import Reading, Word
from analysis.language.spans import joined
from analysis.voices import read_voices
from analysis.voices.first_person import first_persons
from analysis.voices.quotations import Quotation, Voices

Row = dict[str, Any]
_PASSIVE = frozenset("wird werden wurde wurden worden werde würde würden wirst werdet".split())


@dataclass
class ArticleRows:
    """Rows of one article by table, its actors, and what is wrong with it."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    actors: list[Actor] = field(default_factory=list)


def read_article(
    article_id: str,
    text: str,
    title: str = "",
    lead: str = "",
    source: str | None = None,
    voices: str = "rules",
    engine: str = BUILTIN,
) -> ArticleRows:
    """Sentences, words, quotations, marked passages, mentions and problems of one article.

    ``voices`` is the way quotations are found: "rules" or "model"; ``engine`` is who finds names.
    """
    omitted = omit(text)
    reading = Reading(text, tuple((start, end) for start, end, _ in omitted))
    collected, numbers, said = _read({"title": Reading(title), "lead": Reading(lead), "text": reading}, voices, engine)
    rows: dict[str, list[Row]] = {
        "omitted": [{"start": start, "end": end, "kind": kind} for start, end, kind in omitted],
        "quotes": _quotes(reading, said.quotations, numbers, article_id),
        "marked": _marked(reading, said),
        "mentions": collected.mentions,
        "problems": [_unpaired(text, at, source) for at in reading.unpaired],
    }
    # In a long text the quotations are as large as their rows.
    del said
    rows["sentences"] = _sentences(reading)
    rows["words"] = _words(reading, rows["quotes"])
    for table in rows.values():
        for row in table:
            row["article_id"] = article_id
    return ArticleRows(rows, collected.actors)


def _read(readings: dict[str, Reading], voices: str, engine: str) -> tuple[Actors, dict[int, int], Voices]:
    """Actors, their numbers, and quotations; what they are found by is given back before rows are made of them."""
    found = ArticleActors(readings, recogniser(engine))
    collected, numbers = found.collect()
    said = read_voices(readings["text"], found, voices)
    text = readings["text"]
    for number, speaker, confidence in first_persons(text, said.quotations):
        if speaker.person is not None:
            local = numbers[id(speaker.person)]
            collected.add(text, "text", number, text.tokens[number].end, local, "pronoun", confidence)
        elif speaker.office is not None:
            collected.add_office(text, number, text.tokens[number].end, speaker.office, "pronoun")
    collected.put_in_order()
    return collected, numbers, said


# Sentences and words


def _sentences(reading: Reading) -> list[Row]:
    rows: list[Row] = []
    for number, (sentence, (first, last)) in enumerate(zip(reading.sentences, reading.sentence_tokens, strict=True)):
        found = [token for token in reading.tokens[first:last] if token.is_word]
        verbs = [token for token in found if token.tag in {"AUX", "VERB"}]
        measured = [_measured(token.text) for token in found]
        counts, letters = [one[0] for one in measured], [one[1] for one in measured]
        rows.append(
            {
                "sentence": number,
                "paragraph": sentence.paragraph,
                "start": sentence.start,
                "end": sentence.end,
                "n_words": len(found),
                "n_syllables": sum(counts),
                "n_long_words": sum(n > 6 for n in letters),
                "n_three_syllables": sum(count >= 3 for count in counts),
                "n_one_syllable": counts.count(1),
                "n_letters": sum(letters),
                "finite_verb": True if any(_finite(token) for token in verbs) else None,
                "passive": _passive(found, verbs),
                "konjunktiv": any(morphology.konjunktiv(token.lower) for token in verbs),
            }
        )
    return rows


@lru_cache(maxsize=200_000)
def _measured(word: str) -> tuple[int, int]:
    """Syllables and letters of a word."""
    return words.syllables(word), len(word) if word.isalnum() else sum(map(str.isalnum, word))


def _finite(token: Word) -> bool:
    if token.tag == "AUX":
        return token.lower not in {"sein", "haben", "werden", "gewesen", "worden", "gehabt"}
    certain = token.tag == "VERB" and not morphology.participle(token.lower)
    return certain and token.lower != morphology.verb_lemma(token.lower)


def _passive(found: list[Word], verbs: list[Word]) -> bool:
    participle = any(token.tag == "VERB" and morphology.participle(token.lower) for token in verbs)
    return participle and any(token.lower in _PASSIVE for token in found)


def token_rows(text: str, skip: tuple[tuple[int, int], ...], direct: list[tuple[int, int]]) -> list[Row]:
    """Rows of table ``tokens`` for one text; ``direct`` are the pieces of its direct quotations."""
    reading = Reading(text, skip)
    inside = _Inside(direct)
    return [
        {
            "sentence": token.sentence,
            "start": token.start,
            "end": token.end,
            "text": token.text,
            "lemma": token.lemma,
            "pos": token.tag,
            "in_quote": inside.holds(token.start),
        }
        for token in reading.tokens
    ]


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


def _words(reading: Reading, quotes: list[Row]) -> list[Row]:
    pieces = [(start, end) for row in quotes if row["type"] == "direct" for start, end in row["spans"]]
    inside = _Inside(pieces)
    found = [token for token in reading.tokens if token.is_word]
    alike = {(token.text, token.tag, token.initial): token for token in found}
    forms = ((token.text, token.tag, token.initial) for token in found)
    held = ((token.text, token.tag, token.initial) for token in found if inside.holds(token.start))
    counts, quoted = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for total, of_forms in ((counts, Counter(forms)), (quoted, Counter(held))):
        for form, n in of_forms.items():
            total[alike[form].lemma, form[1]] += n
    return [
        {"lemma": lemma, "pos": pos, "n": counts[lemma, pos], "n_in_quotes": quoted[lemma, pos]}
        for lemma, pos in sorted(counts)
    ]


# Quotations


def _quotes(reading: Reading, found: list[Quotation], numbers: dict[int, int], article_id: str) -> list[Row]:
    rows = [_quote(reading, quotation, numbers) for quotation in found]
    for number, row in enumerate(rows, start=1):
        row["quote_id"] = f"{article_id}#{number}"
    _nest(rows)
    return rows


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


def _nest(rows: list[Row]) -> None:
    """Set ``nested_in``: the smallest other quotation that holds the row. Rows come in order of their beginning."""
    reaching: list[Row] = []
    for row in rows:
        reaching = [other for other in reaching if other["end"] > row["start"]]
        holding = [other for other in reaching if _holds(other, row)]
        around = min(holding, key=lambda other: other["end"] - other["start"], default=None)
        row["nested_in"] = around["quote_id"] if around is not None else None
        reaching.append(row)


def _holds(other: Row, row: Row) -> bool:
    same = (other["start"], other["end"]) == (row["start"], row["end"])
    return not same and any(start <= row["start"] and row["end"] <= end for start, end in other["spans"])


def _marked(reading: Reading, said: Voices) -> list[Row]:
    return [
        {"start": mark.start, "end": mark.end, "text": reading.text[mark.start : mark.end], "kind": mark.kind}
        for mark in said.marked
    ]


def _unpaired(text: str, at: int, source: str | None) -> Row:
    passage = text[at : at + 30].replace("\n", " ")
    return {
        "source": source,
        "stage": "quotation marks",
        "problem": f"The mark at {at} opens and never closes: {passage}…",
        "hint": "No quotation was made of it. Add the closing mark in the source, or leave it if it is an apostrophe.",
    }
