"""What can go wrong with a corpus as a whole."""

from __future__ import annotations


class CorpusError(ValueError):
    """No usable corpus: nothing there, nothing readable, or less than the caller asked for."""
