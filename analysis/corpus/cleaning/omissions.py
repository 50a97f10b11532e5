"""Which stretches of which texts are no article text: table ``omitted``, before anything is read."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import pandas as pd

from analysis import tables
from analysis.corpus.cleaning.boilerplate import omit
from analysis.corpus.cleaning.repeated import Lines, Repeated
from analysis.corpus.cleaning.steps import MARKING, Count

REPEATED = "repeated"
# What finds all other kinds is boilerplate.
_STEP_OF = {"dateline": "agency_tags", "agency": "agency_tags", REPEATED: REPEATED}
Stretches = tuple[tuple[int, int, str], ...]


def find_omitted(articles: pd.DataFrame, steps: Collection[str] = MARKING) -> pd.DataFrame:
    r"""Stretches of articles that are no article text, as table ``omitted``: a row a stretch, in order.

    Parameters
    ----------
    articles
        Table ``articles``. Articles in other languages than German are not read; nothing is found in them.
    steps
        "boilerplate": lines that are known by their words, "agency_tags": what agencies put before and behind sentences
        (both: ``boilerplate.omit``); "repeated": lines that stand in many articles of an outlet (the rule:
        ``analysis.corpus.cleaning.repeated``).

    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["Ja.\n\nFoto: nna"], "outlet": None, "language": "de"})
    >>> find_omitted(articles.assign(duplicate_of=None)).values.tolist()
    [['a', 5, 14, 'credit']]
    """
    rows = [
        {"article_id": article_id, "start": start, "end": end, "kind": kind}
        for article_id, some in find_stretches(articles, steps).items()
        for start, end, kind in some
    ]
    return tables.frame("omitted", rows)


def find_stretches(articles: pd.DataFrame, steps: Collection[str]) -> dict[str, Stretches]:
    """The same by article, for those in which something is found."""
    return stretches(articles, steps, repeated_lines(articles) if REPEATED in steps else None)


def repeated_lines(articles: pd.DataFrame) -> Repeated:
    """The lines that are repeated in these articles."""
    lines = Lines()
    lines.add(articles)
    return lines.found()


def stretches(articles: pd.DataFrame, steps: Collection[str], repeated: Repeated | None) -> dict[str, Stretches]:
    """For each article that has some, start, end and kind of what is left out, in order."""
    german = articles[articles["language"].isna() | articles["language"].eq("de")]
    again: Iterable[list[tuple[int, int]]] = [[]] * len(german) if repeated is None else repeated.of(german)
    found = {}
    for article_id, text, lines in zip(german["article_id"].tolist(), german["text"].tolist(), again, strict=True):
        some = _together(omit(text, steps), lines)
        if some:
            found[article_id] = some
    return found


def _together(known: list[tuple[int, int, str]], again: list[tuple[int, int]]) -> Stretches:
    """A line that is known by its words keeps its kind; one that is only repeated takes in the tags in it."""
    if not again:
        return tuple(sorted(known))
    whole = {(start, end) for start, end, _ in known}
    lines = [line for line in again if line not in whole]
    starts = [start for start, _ in lines]

    def inside(start: int, end: int) -> bool:
        at = bisect_right(starts, start) - 1
        return at >= 0 and end <= lines[at][1]

    kept = [one for one in known if not inside(*one[:2])]
    return tuple(sorted([*kept, *((start, end, REPEATED) for start, end in lines)]))


def count_omitted(counts: Mapping[str, Count], found: Mapping[str, Stretches]) -> None:
    """Take in what was found in articles, at the step that found it."""
    for article_id, some in found.items():
        n = Counter(_STEP_OF.get(kind, "boilerplate") for _, _, kind in some)
        for step, count in counts.items():
            count.add(article_id, n[step])


def told_of(found: Mapping[str, Stretches], steps: Collection[str]) -> dict[str, Any]:
    """How many articles have something that a step left out, and how much, for the provenance."""
    counts = {step: Count() for step in MARKING if step in steps}
    count_omitted(counts, found)
    return {step: count.told() for step, count in counts.items()}
