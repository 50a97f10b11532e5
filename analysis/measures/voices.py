"""Whose words a token is: the narrator's, or somebody's in a direct or an indirect quotation.

That is told by where it stands. Between quotation marks it is the speaker's. The spans of other quotations are the
clauses that the network or a rule took for what somebody said, in the narrator's grammar and often in the narrator's
words; only the words of saying in them (``cue_spans``, ``frame_spans``) are known to be the narrator's and count so.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measures.introductions import without_introductions
from analysis.measures.spans import Spans, covered

VOICES = ("narrator", "direct", "indirect")


def voice_of(tokens: pd.DataFrame, quotes: pd.DataFrame) -> pd.Series:
    """The voice of each token: "direct" inside any direct quotation, "indirect" inside another one, else "narrator".

    A quotation's own cue and frame are the narrator's, unless it is direct.
    """
    numbers = voice_numbers(*pd.factorize(tokens["article_id"]), tokens["start"].to_numpy(), quotes)
    return pd.Series(np.array(VOICES, object)[numbers], index=tokens.index, dtype="str")


def voice_numbers(codes: np.ndarray, articles: pd.Index, starts: np.ndarray, quotes: pd.DataFrame) -> np.ndarray:
    """The number in VOICES of each token's voice; ``codes`` are the numbers of the tokens' articles in ``articles``."""
    voices = np.zeros(len(codes), np.int8)
    quotes = without_introductions(quotes)
    for value, some in ((2, quotes), (1, quotes[quotes["type"] == "direct"])):
        voices[inside_any(codes, articles, starts, covered(some))] = value
    return voices


def inside_any(
    codes: np.ndarray, articles: pd.Index, starts: np.ndarray, spans: dict[tuple[str, ...], Spans]
) -> np.ndarray:
    """Which of the positions lie in a span of their article: all articles are put in a row and searched at once."""
    number = {str(article): code for code, article in enumerate(articles)}
    rows = [(number[key[0]], a, b) for key, held in spans.items() if key[0] in number for a, b in held]
    if not rows or not len(codes):
        return np.zeros(len(codes), dtype=bool)
    held = np.array(sorted(rows), dtype=np.int64)
    beyond = 1 + max(int(starts.max()), int(held[:, 2].max()))
    return inside(codes * beyond + starts, held[:, :1] * beyond + held[:, 1:])


def inside(starts: np.ndarray, spans: Spans | np.ndarray) -> np.ndarray:
    """Which of the positions lie inside one of the spans (merged, in order)."""
    if not len(spans):
        return np.zeros(len(starts), dtype=bool)
    begins, ends = np.array(spans).T
    at = np.searchsorted(begins, starts, side="right") - 1
    return (at >= 0) & (starts < ends[at])


def speaker_of(tokens: pd.DataFrame, quotes: pd.DataFrame) -> pd.Series:
    """Display name of who speaks each token: the speaker of the shortest quotation around it; missing for nobody.

    A token in direct quotation takes its speaker from direct quotations only, as its voice does.
    """
    around = _by_length(without_introductions(quotes))
    speakers = []
    for article, start, voice in zip(tokens["article_id"], tokens["start"], tokens["voice"], strict=True):
        fitting = (
            speaker
            for direct, spans, speaker in around.get(article, [])
            if voice != "narrator" and direct == (voice == "direct") and any(a <= start < b for a, b in spans)
        )
        speakers.append(next(fitting, None))
    return pd.Series(speakers, index=tokens.index, dtype="str")


_Around = tuple[bool, list[list[int]], object]


def _by_length(quotes: pd.DataFrame) -> dict[str, list[_Around]]:
    """For each article its quotations, the shortest first: whether direct, spans, speaker."""
    found: dict[str, list[_Around]] = {}
    columns = (quotes["article_id"], quotes["type"].eq("direct"), quotes["spans"], quotes["speaker"])
    for article, direct, spans, speaker in zip(*columns, strict=True):
        found.setdefault(article, []).append((direct, spans, speaker))
    for held in found.values():
        held.sort(key=lambda row: sum(end - start for start, end in row[1]))
    return found
