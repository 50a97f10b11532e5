"""What can go wrong with a corpus as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


class CorpusError(ValueError):
    """No usable corpus: nothing there, nothing readable, or less than the caller asked for.

    ``problems`` are those found while reading (table problems), all of them; None where nothing was read.
    """

    problems: pd.DataFrame | None = None
