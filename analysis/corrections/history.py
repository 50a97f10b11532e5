"""What an analysis remembers of its corrections: how many, whose, from when, and by which checksum they are known."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import pandas as pd

Told = dict[str, Any]


def after(earlier: Told | None, decisions: pd.DataFrame) -> pd.DataFrame:
    """The decisions that come after those already applied, if they begin with them; otherwise all."""
    return decisions.iloc[earlier["n"] :] if earlier and _continues(earlier, decisions) else decisions


def told(earlier: Told | None, decisions: pd.DataFrame, new: pd.DataFrame, n_void: int) -> Told:
    """The entry ``corrections`` of the provenance, after ``new`` was applied and ``n_void`` of them took no effect."""
    before = earlier or {"n": 0, "n_applied": 0, "who": [], "first": None, "last": None}
    times = [when for when in (before["first"], before["last"], *new["when"]) if isinstance(when, str)]
    whole = not earlier or _continues(earlier, decisions)
    return {
        "n": before["n"] + len(new),
        "n_applied": before["n_applied"] + len(new) - n_void,
        "who": sorted({*before["who"], *(who for who in new["who"] if isinstance(who, str))}),
        "first": min(times, default=None),
        "last": max(times, default=None),
        "sha256": _digest(decisions) if whole else _sha256([before["sha256"], _digest(new)]),
    }


def summed(entries: Iterable[Told]) -> Told | None:
    """One entry for several analyses; None if nothing was corrected in any."""
    given = list(entries)
    if not given:
        return None
    times = [one[key] for one in given for key in ("first", "last") if one[key] is not None]
    counts = {key: sum(one[key] for one in given) for key in ("n", "n_applied")}
    who = sorted({name for one in given for name in one["who"]})
    return {**counts, "who": who, "first": min(times, default=None), "last": max(times, default=None)}


def _continues(earlier: Told, decisions: pd.DataFrame) -> bool:
    n = earlier["n"]
    return n <= len(decisions) and _digest(decisions.head(n)) == earlier["sha256"]


def _digest(decisions: pd.DataFrame) -> str:
    return _sha256([decisions.to_csv(index=False)])


def _sha256(pieces: list[str]) -> str:
    return hashlib.sha256("\n".join(pieces).encode("utf-8", "surrogatepass")).hexdigest()
