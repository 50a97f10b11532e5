"""Decisions written down one after the other, and taken back, the last one first."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.corrections.file import add_correction
from analysis.corrections.table import CorrectionsError


class Journal:
    """What one person writes into a file of corrections, as long as the notebook is open."""

    def __init__(self, file: Path) -> None:
        self.file = file
        # What the file was before each decision, and what was added to it.
        self._written: list[tuple[bytes | None, bytes]] = []

    def __len__(self) -> int:
        return len(self._written)

    def add(self, decision: Mapping[str, Any]) -> None:
        """Write a decision at the end of the file; errors as for ``add_correction``."""
        before = self.file.read_bytes() if self.file.exists() else None
        add_correction(self.file, decision)
        after = self.file.read_bytes()
        if after != before:
            self._written.append((before, after))

    def undo(self) -> None:
        """Take back the last decision that was written here.

        Raises
        ------
        CorrectionsError
            Nothing was written, or somebody else has changed the file since.
        """
        if not self._written:
            message = "Nothing was decided here that could be taken back."
            raise CorrectionsError(message)
        before, after = self._written[-1]
        if not self.file.exists() or self.file.read_bytes() != after:
            message = f"{self.file.name} was changed elsewhere since; take the row out of the file by hand."
            raise CorrectionsError(message)
        if before is None:
            self.file.unlink()
        else:
            self.file.write_bytes(before)
        self._written.pop()
