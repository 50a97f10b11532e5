"""The work of the editor without its page: an analysis that follows decisions about its passages and names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.corrections import decisions
from analysis.corrections.file import corrections_file, read_corrections
from analysis.corrections.history import after
from analysis.corrections.journal import Journal
from analysis.corrections.replaying import decisions_for
from analysis.corrections.table import CorrectionsError
from analysis.result import Analysis

Spans = list[list[int]]
GAP = "[…]"


class NotFoundError(ValueError):
    """Words that do not stand in the article."""


class Desk:
    """An analysis, the file of its corrections, and what is decided here."""

    def __init__(self, result: Analysis, file: str | Path | None) -> None:
        self._base = result.uncorrected or result
        self._given = file
        self._journal = Journal(_file(result, file))
        self.result = result
        self._check(result.provenance.get("corrections"))
        self._follow()

    @property
    def file(self) -> Path:
        """Where the decisions are kept."""
        return self._journal.file

    @property
    def n_undo(self) -> int:
        """How many decisions can be taken back."""
        return len(self._journal)

    def decide(self, decision: decisions.Decision) -> str | None:
        """Keep a decision and follow it; what is wrong with it if it takes no effect."""
        before = self.counts()
        self._journal.add(decision)
        self._follow()
        n, applied = self.counts()
        took = applied - before[1] >= n - before[0]
        return None if took else str(self.result.problems["problem"].iloc[-1])

    def undo(self) -> None:
        """Take the last decision back; a CorrectionsError if that is not possible."""
        self._journal.undo()
        self._follow()

    def counts(self) -> tuple[int, int]:
        """How many corrections there are, and how many took effect."""
        made = self.result.provenance.get("corrections", {"n": 0, "n_applied": 0})
        return made["n"], made["n_applied"]

    def _follow(self) -> None:
        kept = self._kept()
        self.result = self._base.corrected(kept) if len(kept) else self._base

    def _kept(self) -> pd.DataFrame:
        """All decisions: of several folders each has a file of its own."""
        if self._given is None:
            kept = decisions_for(None, self._base.paths)
        else:
            kept = read_corrections(self.file) if self.file.is_file() else None
        return decisions.as_table([]) if kept is None else kept

    def _check(self, made: dict[str, Any] | None) -> None:
        if not made or not made["n"]:
            return
        kept = self._kept()
        if len(after(made, kept)) == len(kept):
            message = (
                f"The analysis was corrected with other decisions than those in {self.file}. "
                "Try corrections= with their file, or analyse with corrections=False."
            )
            raise CorrectionsError(message)


def spans_of(text: str, words: str, near: int = 0) -> Spans:
    """Where words stand in a text, nearest to a place; their pieces are divided by […].

    >>> spans_of("„Ja“, sagte sie, „das stimmt“.", "„Ja“ […] „das stimmt“")
    [[0, 4], [17, 29]]

    Raises
    ------
    NotFoundError
        A piece does not stand there, or not behind the one before it.
    """
    pieces = [piece.strip() for piece in words.replace("[...]", GAP).split(GAP)]
    if not all(pieces):
        raise NotFoundError(words)
    first = _nearest(text, pieces[0], near)
    spans = [[first, first + len(pieces[0])]]
    for piece in pieces[1:]:
        start = text.find(piece, spans[-1][1])
        if start < 0:
            raise NotFoundError(piece)
        spans.append([start, start + len(piece)])
    return spans


def words_at(text: str, spans: Sequence[Sequence[int]]) -> str:
    """The words of a passage as ``spans_of`` reads them.

    >>> words_at("„Ja“, sagte sie, „das stimmt“.", [[0, 4], [17, 29]])
    '„Ja“ […] „das stimmt“'
    """
    return f" {GAP} ".join(text[start:end] for start, end in spans)


def names_of(entities: pd.DataFrame) -> list[str]:
    """Names to choose from, those mentioned most first."""
    return entities.sort_values("n_mentions", ascending=False, kind="stable")["name"].tolist()


def _nearest(text: str, piece: str, near: int) -> int:
    behind, before = text.find(piece, near), text.rfind(piece, 0, near + len(piece))
    found = [place for place in (behind, before) if place >= 0]
    if not found:
        raise NotFoundError(piece)
    return min(found, key=lambda place: abs(place - near))


def _file(result: Analysis, file: str | Path | None) -> Path:
    if file is not None:
        return Path(file)
    if not result.paths:
        message = (
            "The articles were not read from files, so that there is no folder for corrections beside them. "
            "Try corrections='corrections.csv'."
        )
        raise CorrectionsError(message)
    return corrections_file(result.paths[0])


def article_row(articles: pd.DataFrame, number: int) -> Any:
    """A row of the table articles, by its number."""
    return next(articles.iloc[[number]].itertuples(index=False))
