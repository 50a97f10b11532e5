"""Answers of the explorer of framing on chance: two groups of articles compared in the stance of words of saying."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.explore.live.chance import MOST_HELD, as_asked, chance_of, furthest_apart
from analysis.explore.live.component import Buffers
from analysis.measures.article_counts import stance_counts
from analysis.measures.speakers import ANONYMOUS

ENOUGH_CUES = 5
FIRST_STANCE = "distancing"


class StanceChance:
    """Compares the share of a stance in two groups of articles.

    Parameters
    ----------
    quotes
        Gives the quotations that are right in at least so many of 100 cases.
    articles
        Gives the articles that count, for a question and its buffers.
    speakers
        Names of the speakers as the page numbers them; the last two are the unnamed ones and nobody.
    """

    def __init__(
        self,
        quotes: Callable[[int], pd.DataFrame],
        articles: Callable[[dict[str, Any], Buffers], pd.DataFrame],
        speakers: list[str],
    ) -> None:
        self._quotes, self._articles, self._speakers = quotes, articles, speakers
        self._held: dict[str, dict[str, Any]] = {}

    def answer(self, given: dict[str, Any], buffers: Buffers) -> tuple[dict[str, Any], list[bytes]]:
        """The row for a question: groups ``a`` and ``b`` of ``by``, ``stance``, number of the speaker, ``sure``."""
        # A notebook makes the page and asks for the same at once: of all articles it is counted once.
        if not given["all"]:
            return self._row(given, buffers), []
        key = as_asked(given)
        if key not in self._held:
            self._held[key] = self._row(given, buffers)
        return self._held[key], []

    def _row(self, given: dict[str, Any], buffers: Buffers) -> dict[str, Any]:
        articles = self._articles(given, buffers)
        counts = stance_counts(
            self._quotes(int(given["sure"])), articles, stance=given["stance"], speaker=self._named(given["speaker"])
        )
        return chance_of(counts, articles, by=given["by"], a=given["a"], b=given["b"])

    def embedded(self, by: str, stances: pd.DataFrame) -> dict[str, dict[str, Any]]:
        """The answer to what the page asks first, by the question as the page writes it; none without two groups."""
        pair = first_pair(stances)
        if by == "corpus" or pair is None or len(self._articles({"all": True}, [])) > MOST_HELD:
            return {}
        a, b = pair
        given = {"by": by, "a": a, "b": b, "stance": FIRST_STANCE, "speaker": None, "sure": 0, "all": True}
        return {"chance": {as_asked(given): self.answer(given, [])[0]}}

    def _named(self, number: int | None) -> str | None:
        if number is None:
            return None
        return ANONYMOUS if number == len(self._speakers) - 2 else self._speakers[number]


def first_pair(stances: pd.DataFrame) -> tuple[str, str] | None:
    """The groups with the highest and the lowest share among those with some words of saying; else the first two.

    ``stances`` is a table of ``cue_stance``. None if there are no two groups, or one of them has none.
    """
    named = stances[stances["stance"].eq(FIRST_STANCE) & stances["group"].notna()]
    named = named.set_index("group")
    return furthest_apart(named["share"], named["n_cues"].ge(ENOUGH_CUES))
