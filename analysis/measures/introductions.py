"""The narrator's words of saying inside a quotation: "Sie bedaure, dass ..." has the cue in what it reports."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.measures.spans import BEYOND, LISTS, Pieces, merge

_PARTS = ("cue_spans", "frame_spans")
_Spans = list[list[int]]


def without_introductions(quotes: pd.DataFrame) -> pd.DataFrame:
    """The quotations, their ``spans`` without their own cue and frame; direct ones as they are.

    What stands between quotation marks is the speaker's throughout. The frame of a quotation inside another one is
    words of that other one, and stays.

    >>> rows = {"type": ["indirect"], "spans": [[[0, 34]]], "cue_spans": [[[4, 11]]]}
    >>> without_introductions(pd.DataFrame(rows))["spans"].to_list()
    [[[0, 4], [11, 34]]]
    """
    parts = [name for name in _PARTS if name in quotes.columns]
    if not parts:
        return quotes
    spans, given = quotes["spans"].tolist(), [quotes[name] for name in parts]
    # Most quotations have no word of saying inside.
    own = Pieces.held(quotes["spans"]).merged()
    held = np.unique(np.concatenate([_overlapping(Pieces.held(column), own) for column in given]))
    for row in held[quotes["type"].ne("direct").to_numpy(dtype=bool)[held]].tolist():
        spans[row] = _less(spans[row], _spans(column.iloc[row] for column in given))
    return quotes.assign(spans=pd.Series(spans, index=quotes.index, dtype=object))


def _overlapping(taken: Pieces, merged: Pieces) -> np.ndarray:
    """The rows of which a piece that is taken overlaps with one of the merged pieces."""
    # The last of the merged pieces that begin before it ends reaches furthest.
    begins, ends = (merged.of * np.int64(BEYOND) + at for at in (merged.start, merged.end))
    before = np.searchsorted(begins, taken.of * np.int64(BEYOND) + taken.end) - 1
    reach = np.append(ends, 0)[before]
    return taken.of[reach > taken.of * np.int64(BEYOND) + taken.start]


def _spans(held: Iterable[object]) -> list[tuple[int, int]]:
    return [(start, end) for spans in held if isinstance(spans, LISTS) for start, end in spans]


def _less(spans: _Spans, taken: list[tuple[int, int]]) -> _Spans:
    """The spans without the positions that are taken."""
    if not any(start < last and end > first for start, end in taken for first, last in spans):
        return spans
    left: _Spans = []
    for first, last in spans:
        at = first
        for start, end in merge(taken):
            if start < last and end > at:
                left.append([at, max(at, start)])
                at = max(at, min(end, last))
        left.append([at, last])
    return [[start, end] for start, end in left if start < end]
