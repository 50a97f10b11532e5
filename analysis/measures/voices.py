"""Whose words a token is: the narrator's, or somebody's in a direct or an indirect quotation.

That is told by where it stands. Between quotation marks it is the speaker's. The spans of other quotations are the
clauses that the network or a rule took for what somebody said, in the narrator's grammar and often in the narrator's
words; only the words of saying in them (``cue_spans``, ``frame_spans``) are known to be the narrator's and count so.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measures.introductions import without_introductions
from analysis.measures.numbered import numbered
from analysis.measures.positions import Passages, Positions
from analysis.measures.spans import Pieces

VOICES = ("narrator", "direct", "indirect")


def voice_and_speaker(tokens: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """The voice of each token, and the display name of who speaks it; one row per token.

    The voice is "direct" inside any direct quotation, "indirect" inside another one, else "narrator". A quotation's own
    cue and frame are the narrator's, unless it is direct. The speaker is that of the shortest quotation around the
    token, missing for nobody. A token in direct quotation takes its speaker from direct quotations only, as its voice
    does.
    """
    quotes = without_introductions(quotes)
    positions = Positions(*numbered(tokens["article_id"]), tokens["start"].to_numpy())
    # Of those of the same length the first has the last say.
    ordered = innermost_last(quotes.iloc[::-1])
    row = positions.last_around(Passages.of(ordered))
    voice = np.array(VOICES, object)[voice_numbers(positions, quotes)]
    told = {"voice": voice, "speaker": ordered["speaker"].array.take(row, allow_fill=True)}
    return pd.DataFrame({name: pd.Series(values, tokens.index, dtype="str") for name, values in told.items()})


def voice_numbers(positions: Positions, quotes: pd.DataFrame) -> np.ndarray:
    """The number in VOICES of the voice at each position; of quotations without their introductions."""
    direct = quotes["type"].eq("direct")
    voices = np.where(positions.inside(Passages.of(quotes[~direct])), 2, 0)
    voices[positions.inside(Passages.of(quotes[direct]))] = 1
    return voices


def innermost_last(quotes: pd.DataFrame) -> pd.DataFrame:
    """The quotations in such an order that the last one around a word says whose it is: direct ones, the shortest."""
    pieces = Pieces.held(quotes["spans"])
    length = np.bincount(pieces.of, pieces.end - pieces.start, minlength=len(quotes))
    order = np.lexsort((-length, quotes["type"].eq("direct").to_numpy(dtype=bool)))
    return quotes.iloc[order]
