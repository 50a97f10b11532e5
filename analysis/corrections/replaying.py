"""Which corrections ``analyse`` replays: those it was given, or those that lie beside the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.corrections.file import files_beside, read_corrections
from analysis.corrections.table import CorrectionsError

Given = str | Path | pd.DataFrame | bool | None


def decisions_for(given: Given, paths: Sequence[Path]) -> pd.DataFrame | None:
    """The decisions to replay; None if there are none.

    Parameters
    ----------
    given
        A CSV file or a DataFrame; False for no corrections; None for the files beside the corpus.
    paths
        Where the corpus was read from. Several folders may each have a file: all are replayed, in this order.

    Raises
    ------
    CorrectionsError
        Corrections cannot be used as they are. They are never left out silently, as the figures would be others.
    """
    if given is None:
        tables = [_beside(file) for file in files_beside(paths)]
        return pd.concat(tables, ignore_index=True) if tables else None
    if given is True:
        message = "corrections=True came; expected a file, a table, None (the file beside the corpus) or False (none)."
        raise CorrectionsError(message)
    return None if given is False else read_corrections(given)


def _beside(file: Path) -> pd.DataFrame:
    try:
        return read_corrections(file)
    except CorrectionsError as error:
        message = f"{error} It is the file {file}, beside the articles. corrections=False analyses without it."
        raise CorrectionsError(message) from error
