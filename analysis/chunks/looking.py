"""The first way through the files of a run: what must be known of all articles before the first is analysed.

That is their ids, whose copies they are, all columns, and the lines that many of them have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import pandas as pd

from analysis import tables
from analysis.corpus.cleaning.omissions import REPEATED
from analysis.corpus.cleaning.repeated import Lines, Repeated
from analysis.corpus.cleaning.steps import Clean, Cleaner, chosen
from analysis.corpus.duplicates import Earlier
from analysis.corpus.given import articles_from
from analysis.corpus.guessed_dates import guessed_dates
from analysis.corpus.load import raw_articles, wanted_id
from analysis.corpus.names import unique
from analysis.corpus.units import Unit

# Units that are looked at together; the result does not depend on it.
_TOGETHER = 1_000


@dataclass
class Looked:
    """What was found: ``copy_of`` has for each article the number of the one of which it is a copy."""

    clean: Clean
    n_units: int = 0
    ids: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    copy_of: list[int | None] = field(default_factory=list)
    repeated: Repeated | None = None
    cleaned: dict[str, Any] = field(default_factory=dict)
    guessed_dates: dict[str, int] = field(default_factory=dict)

    def duplicate_of(self, first: int, n: int) -> pd.Series:
        """Of so many articles from this number on the ids of those of which they are copies."""
        ids = [None if of is None else self.ids[of] for of in self.copy_of[first : first + n]]
        return pd.Series(ids, dtype=object)


def look_through(units: Iterator[Unit], clean: Clean) -> Looked:
    """Read all units once; memory holds some of them, and what tells copies of their texts."""
    looked, wanted, columns = Looked(clean), list[str](), dict.fromkeys(tables.TABLES["articles"].names)
    earlier, cleaner, lines = Earlier(), Cleaner(clean), Lines()
    wants_lines = REPEATED in chosen(clean)
    for some in in_chunks(units, _TOGETHER):
        looked.n_units += len(some)
        read = [unit for unit in some if unit.fields is not None]
        for unit in read:
            columns |= dict.fromkeys(unit.fields or {})
        numbers = range(len(wanted), len(wanted) + len(read))
        wanted += map(wanted_id, read)
        articles = _articles(cleaner.units(read), numbers, earlier)
        for guess, n in guessed_dates(articles).items():
            looked.guessed_dates[guess] = looked.guessed_dates.get(guess, 0) + n
        looked.copy_of += [None if pd.isna(of) else int(of) for of in articles["duplicate_of"]]
        if wants_lines:
            lines.add(articles)
    looked.ids, looked.columns = unique(wanted), list(columns)
    looked.repeated = lines.found() if wants_lines else None
    looked.cleaned = cleaner.told(looked.ids)
    return looked


def in_chunks(units: Iterator[Unit], size: int) -> Iterator[list[Unit]]:
    """So many units at a time."""
    while some := list(islice(units, size)):
        yield some


def _articles(units: list[Unit], numbers: Sequence[int], earlier: Earlier) -> pd.DataFrame:
    """The articles as they will be analysed, called by their numbers."""
    return articles_from(raw_articles(units, list(map(str, numbers))), earlier=earlier)[0]
