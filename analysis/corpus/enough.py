"""Whether what was read is enough, and little enough went wrong, for a caller who does not look."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.corpus.errors import CorpusError
from analysis.corpus.kinds import ENDINGS

_SHOWN = 3


def check_enough(provenance: dict[str, Any], problems: pd.DataFrame) -> None:
    """An error, which holds the problems, where there are fewer articles, or more problems, than was asked for."""
    if message := too_little(provenance):
        error = CorpusError(message + _first(problems) + (_counted(provenance) if len(problems) else ""))
        error.problems = problems
        raise error


def too_little(provenance: dict[str, Any]) -> str:
    """What is not as it was asked for; empty if all is as it should be."""
    asked, n_articles, n_problems = provenance["parameters"], provenance["n_articles"], provenance["n_problems"]
    if n_articles < asked["min_articles"]:
        if not provenance["n_units"]:
            return f"There is no file to read. Formats that are read: {', '.join(ENDINGS)}."
        if not n_articles:
            return f"None of {provenance['n_units']} files, rows or lines could be read as an article."
        return f"Only {n_articles} article(s), but min_articles={asked['min_articles']}."
    if asked["strict"] and n_problems:
        return f"strict=True allows no problem; there are {n_problems}."
    if asked["max_problems"] is not None and n_problems > asked["max_problems"]:
        return f"{n_problems} problems, but max_problems={asked['max_problems']}."
    return ""


def _first(problems: pd.DataFrame) -> str:
    lines = [f"\n- {row.source}: {row.problem}. {row.hint}" for row in problems.head(_SHOWN).itertuples()]
    return "".join(lines) + (f"\n- and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else "")


def _counted(provenance: dict[str, Any]) -> str:
    """What counts as a problem here, and how bad it is."""
    n, n_units = provenance["n_problems"], provenance["n_units"]
    lost = n_units - provenance["n_articles"]
    until = "until the run stopped" if provenance.get("so_far") else "while reading"
    return (
        f"\nFound {until}: {n} problem{'' if n == 1 else 's'}, notices counted; {lost} of {n_units} "
        "files, rows or lines gave no article. What an analysis finds later does not count."
    )
