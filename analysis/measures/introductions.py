"""The narrator's words of saying inside a quotation: "Sie bedaure, dass ..." has the cue in what it reports."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.measures.spans import merge

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
    given = (quotes[name].where(quotes[name].notna(), None).tolist() for name in parts)
    told = zip(quotes["type"].tolist(), quotes["spans"].tolist(), *given, strict=True)
    spans = [own if kind == "direct" or not any(held) else _less(own, _spans(held)) for kind, own, *held in told]
    return quotes.assign(spans=pd.Series(spans, index=quotes.index, dtype=object))


def _spans(held: Iterable[object]) -> list[tuple[int, int]]:
    return [(start, end) for spans in held if isinstance(spans, list) for start, end in spans]


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
