"""The speakers of one article: how much each says, and the colour each has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.charts.colours import SPEAKERS
from analysis.explore.html import hex_colour
from analysis.explore.notes import is_given

NOBODY = ""
GREY = "#77746c"


@dataclass(frozen=True)
class Speaker:
    """A speaker of one article: display name ("" for nobody named), quotations, words, colour."""

    name: str
    n_quotes: int
    n_words: int
    colour: str


def speakers_of(quotes: pd.DataFrame, colours: Mapping[str, str] | None = None) -> list[Speaker]:
    """Speakers of one article's quotations, most words first, nobody named last.

    Words of a quotation that stands in another one of the same speaker count once. ``colours`` are kept; where two
    speakers of the article share one (as rare speakers of a large corpus do), the quieter gets one of its own.
    """
    names = quotes["speaker"].where(quotes["speaker"].notna(), NOBODY)
    n_quotes, n_words = Counter(names), Counter(dict.fromkeys(names, 0))
    own = dict(zip(quotes["quote_id"], names, strict=True))
    for name, words, around in zip(names, quotes["n_words"], quotes["nested_in"], strict=True):
        inside_own = is_given(around) and own.get(around) == name
        n_words[name] += 0 if inside_own else int(words)
    order = sorted(n_quotes, key=lambda name: (name == NOBODY, -n_words[name], name))
    chosen = _colours([name for name in order if name != NOBODY], colours or {})
    return [Speaker(name, n_quotes[name], n_words[name], chosen.get(name, GREY)) for name in order]


def _colours(names: list[str], given: Mapping[str, str]) -> dict[str, str]:
    """A colour for each name: the given one unless a name before it has it, else the next that is free."""
    chosen: dict[str, str] = {}
    for name in names:
        colour = hex_colour(given[name]) if name in given else None
        if colour is not None and colour not in chosen.values():
            chosen[name] = colour
    free = [colour.lower() for colour in SPEAKERS if colour.lower() not in chosen.values()]
    for name in names:
        if name not in chosen:
            chosen[name] = free.pop(0) if free else GREY
    return chosen
