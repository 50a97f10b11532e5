"""What charts say of the quotations counted: which ones, and whether the machine's errors are known on this corpus."""

from __future__ import annotations

import pandas as pd

from analysis.charts.belonging import belongs
from analysis.charts.rows import check
from analysis.charts.wording import count, limit, words
from analysis.evaluation.corrected import TABLE
from analysis.options import MIN_CONFIDENCE


def validation_note(corrected: pd.DataFrame | None = None, *, language: str = "en") -> str:
    """What a chart or a report should say of the machine's errors: known on this corpus, or not.

    It says on how many articles shares can be corrected; not that they are right, nor that a chart shows those.
    Scores on other texts, a benchmark's among them, are no ground for saying more: they tell nothing of this corpus.

    Parameters
    ----------
    corrected
        Table of ``evaluation.corrected_share`` or ``corrected_shares``; None if no sample of this corpus was coded.
    language
        "en" or "de".

    Raises
    ------
    TableError
        Another table came.

    Examples
    --------
    >>> validation_note(language="de")
    'Automatisch codiert, an diesem Korpus nicht geprüft'
    """
    if corrected is None:
        return words(language)["not_validated"]
    groups = check(corrected, TABLE, "evaluation").drop_duplicates(["by", "group"])
    n = int(groups["n_coded"].sum())
    return count("validated", n, language) if n else words(language)["not_validated"]


def validated(
    table: pd.DataFrame, corrected: pd.DataFrame | None, *, of: str | None, unit: str | None, language: str
) -> str:
    """``validation_note`` for a chart of ``table``, which shows shares ``of`` speakers ... in this unit (None: any).

    A corrected table that belongs to other shares than these is a TableError, see ``belongs``.
    """
    note = validation_note(corrected, language=language)
    if corrected is not None:
        belongs(table, corrected, of=of, unit=unit)
    return note


def confidence_note(table: pd.DataFrame, *, language: str = "en") -> str:
    """What a chart says where only the surer quotations count; empty where all do.

    >>> table = pd.DataFrame({"share_words": [1.0]})
    >>> confidence_note(table)
    ''
    >>> table.attrs["min_confidence"] = 0.5
    >>> print(confidence_note(table))
    Only quotations with a confidence of 50 % or more count
    """
    least = table.attrs.get(MIN_CONFIDENCE)
    return "" if least is None else words(language)["min_confidence"].format(share=limit(least, language))
