"""Decisions about quotations, applied to the quotations of one article."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd

from analysis.corrections.passages import overlap
from analysis.language import words
from analysis.language.zones import MARKS

Row = dict[str, Any]
_SAME = 0.5
_NOTHING = (
    "cue_spans", "cue", "cue_lemma", "cue_stance", "frame_spans", "addressee_spans", "addressee",
)  # fmt: skip
_OF_SPEAKER = ("speaker_spans", "speaker_text", "speaker_source_spans")
_OPENING = frozenset(MARKS)


def rows_of(table: pd.DataFrame) -> list[Row]:
    """The rows of a table as plain values by column; what is missing stays missing."""
    return [{str(name): value for name, value in row.items()} for row in table.astype(object).to_dict("records")]


class Named(NamedTuple):
    """Who is meant by a name: display name, entity_id, kind."""

    name: str
    entity_id: str | None
    kind: str


class Quoted:
    """The quotations of one article, as a person changes them; ``rows`` are rows of the table quotes."""

    def __init__(
        self, article_id: str, text: str, rows: list[Row], named: Callable[[str], Named], placed: Callable[[int], Row]
    ) -> None:
        """``named`` tells whom a name means, ``placed`` sentence and paragraph of an offset."""
        self.article_id, self.text, self.rows = article_id, text, rows
        self.marked: list[Row] = []
        self._named, self._placed = named, placed

    def say(self, decision: Any, spans: list[list[int]]) -> None:
        """The passage is a quotation of the decision's type and speaker."""
        row = self._at(spans) or self._nearest(spans)
        if row is None:
            row = self._new()
            self.rows.append(row)
        start, end = spans[0][0], spans[-1][1]
        row |= {"spans": spans, "start": start, "end": end, "text": self.text[start:end], **self._placed(start)}
        row["n_words"] = sum(words.count_words(self.text, *span) for span in spans)
        row |= {"type": decision.type, "confidence": None, "decided_by": "person", "rule": None}
        self._speak(row, decision)

    def unsay(self, spans: list[list[int]]) -> None:
        """The passage is no quotation."""
        row = self._at(spans) or self._nearest(spans)
        if row is None:
            return
        self.rows.remove(row)
        if row["type"] == "direct" and row["text"][:1] in _OPENING:
            told = {name: row[name] for name in ("start", "end", "text")}
            self.marked.append({"article_id": self.article_id, **told, "kind": "other", "confidence": None})

    def _at(self, spans: list[list[int]]) -> Row | None:
        return next((row for row in self.rows if row["spans"] == spans), None)

    def _nearest(self, spans: list[list[int]]) -> Row | None:
        """The quotation that shares most of its words with the passage, if it shares more than half."""
        best = max(self.rows, key=lambda row: overlap(row["spans"], spans), default=None)
        return best if best is not None and overlap(best["spans"], spans) > _SAME else None

    def _new(self) -> Row:
        empty = dict.fromkeys((*_NOTHING, *_OF_SPEAKER, "speaker", "speaker_id", "speaker_kind", "nested_in"))
        taken = {row["quote_id"] for row in self.rows}
        number = next(n for n in range(1, len(taken) + 2) if f"{self.article_id}#p{n}" not in taken)
        name = f"{self.article_id}#p{number}"
        return {**empty, "quote_id": name, "article_id": self.article_id, "medium": "speech", "speaker_how": "none"}

    def _speak(self, row: Row, decision: Any) -> None:
        """Who speaks; what the kit knows of how the speaker is named stays true only where it named the same."""
        if not isinstance(decision.speaker, str):
            row |= {**dict.fromkeys(("speaker", "speaker_id", "speaker_kind", *_OF_SPEAKER)), "speaker_how": "none"}
            return
        whom = self._named(decision.speaker)
        kind = decision.speaker_kind if isinstance(decision.speaker_kind, str) else whom.kind
        if row["speaker"] != whom.name:
            row |= {**dict.fromkeys(_OF_SPEAKER), "speaker_how": "person"}
        row |= {"speaker": whom.name, "speaker_id": whom.entity_id, "speaker_kind": kind}
