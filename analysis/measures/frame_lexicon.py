"""The words that the frame vocabulary counts: the bundled list, or the user's own."""

from __future__ import annotations

import pandas as pd

from analysis.language import lexicon as files
from analysis.measures.inputs import need

FRAMES = ("conflict", "human_interest", "responsibility", "morality", "economic_consequences")
"""The generic news frames of Semetko & Valkenburg (2000)."""


def frame_lexicon() -> pd.DataFrame:
    """The bundled list; one row per frame and lemma (frame, lemma, pos, source).

    The frames and what they mean are those of Semetko, H. & Valkenburg, P. (2000), Framing European Politics, Journal
    of Communication 50(2); the German words are our own choice and were not validated against coders.
    """
    return pd.DataFrame(list(files.rows("analysis.language", "frames_de.csv")), dtype="str")


def frames_of(lexicon: pd.DataFrame | None) -> tuple[list[str], dict[str, list[str]]]:
    """Names of the frames in order, and for every lemma (lower case) the frames it belongs to.

    A lemma is also found in the spelling that the dictionary of base forms prefers ("Beschluß" for "Beschluss").
    """
    from analysis.language.morphology import lemma as base_form

    rows = frame_lexicon() if lexicon is None else need(lexicon, "lexicon", ("frame", "lemma"))
    frames = list(dict.fromkeys(rows["frame"]))
    found: dict[str, list[str]] = {}
    for frame, lemma in zip(rows["frame"], rows["lemma"], strict=True):
        for spelling in {lemma.lower(), base_form(lemma).lower()}:
            if frame not in found.setdefault(spelling, []):
                found[spelling].append(frame)
    return frames, found
