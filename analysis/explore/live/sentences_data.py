"""What the explorer of sentences counts: sentences and what stands in them, as columns of numbers."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.explore.live.columns import packed

HARD = ("n_words", "n_syllables", "n_long_words", "n_three_syllables")
"""What can be meant by a hard sentence: most of one of these."""
_MOST_OF_EACH = 40


def sentences_of(held: pd.DataFrame) -> dict[str, Any]:
    """The sentences, which must stand article by article with the article's number as ``_article``."""
    counts = (*HARD, "n_one_syllable", "sentence")
    return {
        "article": packed(held["_article"], "i32"),
        **{name: _small(held[name]) for name in counts},
        "forms": packed(held["passive"].astype(int) + 2 * held["konjunktiv"].astype(int), "u8"),
    }


def hardest_articles(held: pd.DataFrame) -> list[int]:
    """The numbers of the articles in which the hardest sentences stand, those of the longest sentences first."""
    order = [held.nlargest(_MOST_OF_EACH, name)["_article"] for name in HARD]
    return [int(number) for number in dict.fromkeys(pd.concat(order))]


def _small(counts: pd.Series) -> dict[str, Any]:
    highest = counts.max() if len(counts) else 0
    return packed(counts, "u8" if highest < 2**8 else "u16" if highest < 2**16 else "i32")
