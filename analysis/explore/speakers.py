"""The speakers of one article: how much each says, and the colour each has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.explore.html import hex_colour
from analysis.explore.notes import is_given, rows
from analysis.measures.inputs import QUOTED_TYPES

NOBODY = ""
GREY = "#77746c"
# For speakers whose colour in the corpus is the common grey: none of these is anybody's colour on a chart.
_SPARE = ("#d95f02", "#0077bb", "#66a61e", "#e7298a", "#8c5a2b", "#7b5ed6", "#b8860b", "#5b6b7a")


@dataclass(frozen=True)
class Speaker:
    """A speaker of one article: display name ("" for nobody named), quotations, words, colour."""

    name: str
    n_quotes: int
    n_words: int
    colour: str


def speakers_of(quotes: pd.DataFrame, colours: Mapping[str, str] | None = None) -> list[Speaker]:
    """Speakers of one article's quotations, most words first, nobody named last.

    Counted is what the measures count: words of a quotation that stands in another one of the same speaker once, and
    no mere reports that somebody spoke; what is quoted inside such a report counts. A colour that is one speaker's own
    in ``colours`` is kept; speakers who share one there (as rare speakers of a large corpus do) get spare ones here.
    """
    names = quotes["speaker"].where(quotes["speaker"].notna(), NOBODY)
    n_quotes, n_words = Counter(dict.fromkeys(names, 0)), Counter(dict.fromkeys(names, 0))
    said = list(zip(names, rows(quotes), strict=True))
    around = {quote.quote_id: (name, quote) for name, quote in said}
    for name, quote in said:
        if quote.type not in QUOTED_TYPES:
            continue
        n_quotes[name] += 1
        n_words[name] += 0 if _counted_around(quote, name, around) else int(quote.n_words)
    order = sorted(n_quotes, key=lambda name: (name == NOBODY, -n_words[name], name))
    chosen = _colours([name for name in order if name != NOBODY], colours or {})
    return [Speaker(name, n_quotes[name], n_words[name], chosen.get(name, GREY)) for name in order]


def _counted_around(quote: Any, name: str, around: Mapping[str, tuple[str, Any]]) -> bool:
    """Whether the words count already: the quotation stands in another one of the same speaker that counts."""
    seen = {quote.quote_id}
    while is_given(quote.nested_in) and quote.nested_in in around and quote.nested_in not in seen:
        other, quote = around[quote.nested_in]
        seen.add(quote.quote_id)
        # A mere report that somebody spoke has no words that count, so what stands in it counts itself.
        if other == name and quote.type in QUOTED_TYPES:
            return True
    return False


def _colours(names: list[str], given: Mapping[str, str]) -> dict[str, str]:
    """A colour for each name: the given one if it is nobody else's, else the next spare one."""
    holders = Counter(colour.lower() for colour in given.values())
    own = {name: hex_colour(given[name]) for name in names if name in given and holders[given[name].lower()] == 1}
    spare = iter([colour for colour in _SPARE if colour not in holders])
    return {name: own.get(name) or next(spare, GREY) for name in names}
