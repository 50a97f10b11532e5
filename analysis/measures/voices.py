"""Whose words a token is: the narrator's, or somebody's in a direct or an indirect quotation."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measures.spans import Spans, covered

VOICES = ("narrator", "direct", "indirect")


def voice_of(tokens: pd.DataFrame, quotes: pd.DataFrame) -> pd.Series:
    """The voice of each token: "direct" inside any direct quotation, "indirect" inside another one, else "narrator"."""
    direct = covered(quotes[quotes["type"] == "direct"])
    spoken = covered(quotes)
    voice = pd.Series("narrator", index=tokens.index, dtype=object)
    for article, part in tokens.groupby("article_id", sort=False):
        starts = part["start"].to_numpy()
        for name, spans in (("indirect", spoken), ("direct", direct)):
            voice.loc[part.index[inside(starts, spans.get((str(article),), []))]] = name
    return voice.astype("str")


def inside(starts: np.ndarray, spans: Spans) -> np.ndarray:
    """Which of the positions lie inside one of the spans (merged, in order)."""
    if not spans:
        return np.zeros(len(starts), dtype=bool)
    begins, ends = np.array(spans).T
    at = np.searchsorted(begins, starts, side="right") - 1
    return (at >= 0) & (starts < ends[at])


def speaker_of(tokens: pd.DataFrame, quotes: pd.DataFrame) -> pd.Series:
    """Display name of who speaks each token: the speaker of the shortest quotation around it; missing for nobody.

    A token in direct quotation takes its speaker from direct quotations only, as its voice does.
    """
    around = {article: _by_length(part) for article, part in quotes.groupby("article_id", sort=False)}
    speakers = []
    for article, start, voice in zip(tokens["article_id"], tokens["start"], tokens["voice"], strict=True):
        fitting = (
            speaker
            for direct, spans, speaker in around.get(article, [])
            if voice != "narrator" and direct == (voice == "direct") and any(a <= start < b for a, b in spans)
        )
        speakers.append(next(fitting, None))
    return pd.Series(speakers, index=tokens.index, dtype="str")


def _by_length(quotes: pd.DataFrame) -> list[tuple[bool, list[list[int]], object]]:
    rows = zip(quotes["type"].eq("direct"), quotes["spans"], quotes["speaker"], strict=True)
    return sorted(rows, key=lambda row: sum(end - start for start, end in row[1]))
