"""Whether copies of a text count once, once in each outlet, or each time: one switch for all made of a result."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.options import COPIES, COPIES_LEFT_OUT, COUNTED

_WORDS = {"once": "each text counts once", "per_outlet": "each text counts once in an outlet"}


def n_copies(articles: pd.DataFrame) -> int:
    """How many articles have the text of another one among these.

    >>> n_copies(pd.DataFrame({"article_id": ["a", "b", "c"], "duplicate_of": [None, "a", "left out"]}))
    1
    """
    originals = articles["duplicate_of"].astype("str").fillna(articles["article_id"].astype("str"))
    return len(originals) - originals.nunique()


def without_copies(articles: pd.DataFrame, copies: str, before: dict[str, Any]) -> tuple[pd.DataFrame, dict[str, Any]]:
    """The articles that count, and what the provenance tells of it; ``before`` is the provenance of all of them."""
    if copies not in COUNTED:
        message = f'copies={copies!r} came; expected one of {", ".join(map(repr, COUNTED))}. Try copies="once".'
        raise ValueError(message)
    if copies == "each":
        return articles, {}
    # Here, as it needs more than a result does.
    from analysis.measures.wire_copy import count_wire_copy

    kept, gone = count_wire_copy(articles, how=copies)
    strictest = min(copies, before.get(COPIES, "each"), key=COUNTED.index)
    return kept, {COPIES: strictest, COPIES_LEFT_OUT: before.get(COPIES_LEFT_OUT, 0) + len(gone)}


def told(articles: pd.DataFrame, provenance: dict[str, Any]) -> list[str]:
    """What a result says of copies, in words; nothing where there are none."""
    found = []
    if COPIES in provenance:
        found.append(f"{_WORDS[provenance[COPIES]]}: {_counted(provenance[COPIES_LEFT_OUT])} left out")
    if n := n_copies(articles):
        found.append(f"{_counted(n)} {'is a copy' if n == 1 else 'are copies'}")
    return found


def _counted(n: int) -> str:
    return f"{n:,} article{'' if n == 1 else 's'}"
