"""Decisions that could not be replayed, as rows of the table problems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analysis.corrections.passages import Texts

Row = dict[str, Any]
_SHOWN = 3
_HINT = "Nothing was changed. Look at the passage and decide anew, or take the row out of the corrections."
_NOT_HERE = "Nothing was changed. This is no mistake where the corrections belong to more articles than were read now."


class Void:
    """Gathers them; those about what this corpus does not have at all make one row together."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._rows: list[Row] = []
        self._absent: list[Any] = []
        self._unnamed: list[Any] = []

    def __len__(self) -> int:
        return len(self._rows) + len(self._absent) + len(self._unnamed)

    def gone(self, decision: Any) -> None:
        """The words of the passage do not stand there."""
        if self._texts.has(decision.article_id):
            self._rows.append(self._gone(decision))
        else:
            self._absent.append(decision)

    def unnamed(self, decision: Any) -> None:
        """No single entity has the name."""
        self._unnamed.append(decision)

    def no_mention(self, decision: Any) -> None:
        """No mention stands at the passage."""
        self._rows.append(_row(decision.article_id, f"No mention of an entity stands at {decision.spans}."))

    def rows(self) -> list[Row]:
        """Rows of the table problems."""
        return [*self._rows, *self._of_absent(), *self._of_unnamed()]

    def _gone(self, decision: Any) -> Row:
        where = f"{decision.passage!r} do not stand at {decision.spans} any more; {self._texts.elsewhere(decision)}"
        return _row(decision.article_id, f"The words {where}.")

    def _of_absent(self) -> list[Row]:
        if len(self._absent) < 2:
            return [self._gone(decision) for decision in self._absent]
        names = _some(list(dict.fromkeys(str(decision.article_id) for decision in self._absent)))
        return [
            _row(None, f"{len(self._absent)} corrections are about articles that are not here: {names}.", _NOT_HERE)
        ]

    def _of_unnamed(self) -> list[Row]:
        if len(self._unnamed) < 2:
            return [
                _row(None, f"No single entity is called {row.passage!r}; it was to be {row.means!r}.")
                for row in self._unnamed
            ]
        names = _some([f"{row.passage!r} ({row.means!r})" for row in self._unnamed])
        told = f"{len(self._unnamed)} corrections are about names that no single entity has here: {names}."
        return [_row(None, told, _NOT_HERE)]


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")


def _row(article_id: str | None, problem: str, hint: str = _HINT) -> Row:
    return {"article_id": article_id, "stage": "corrections", "problem": problem, "hint": hint}
