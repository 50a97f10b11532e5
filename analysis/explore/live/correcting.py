"""An editor inside another explorer: made when it is first asked for, where there is a file to keep decisions in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from analysis.explore.live.component import Buffers
from analysis.explore.live.editing import Editing
from analysis.result import Analysis


class Correcting:
    """What the page asks of an editor, in the name of another explorer.

    Parameters
    ----------
    result
        The analysis; of anything else that merely has its tables nothing can be corrected.
    language, corrections, who
        As in ``explore.editor``.
    """

    def __init__(self, result: Any, language: str, corrections: str | Path | None, who: str | None) -> None:
        self._result, self._language, self._corrections, self._who = result, language, corrections, who
        self._editing: Editing | None = None

    @property
    def possible(self) -> bool:
        """Whether there is a place for corrections."""
        return isinstance(self._result, Analysis) and (self._corrections is not None or bool(self._result.paths))

    @property
    def result(self) -> Any:
        """The analysis as it is corrected now."""
        return self._result if self._editing is None else self._editing.result

    def answer(self, kind: str, given: Any, buffers: Buffers) -> tuple[Any, list[bytes]]:
        """The editor's answer; to "begin" the data with which it begins."""
        if self._editing is None:
            self._editing = Editing(self._result, None, self._language, self._corrections, self._who)
        if kind == "begin":
            return self._editing.data, []
        return self._editing.answers[kind](given, buffers)
