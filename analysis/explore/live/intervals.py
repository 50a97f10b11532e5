"""Intervals for what the page shows: it sends its counts, and they are drawn anew as in all measures."""

from __future__ import annotations

from typing import Any

import numpy as np

from analysis.explore.live.component import Buffers
from analysis.measures.interval import ratio_interval


def intervals(given: Any, buffers: Buffers) -> tuple[Any, list[bytes]]:
    """Lower and upper ends for ``rows`` shares; buffers are article, row and value of the counts, and the base."""
    kinds = (np.int32, np.int32, np.float64, np.float64)
    unit, row, value, base = (np.frombuffer(buffer, kind) for buffer, kind in zip(buffers, kinds, strict=True))
    rows = int(given["rows"])
    low, high = (np.full(rows, np.nan) for _ in range(2))
    found = ratio_interval(unit.astype(np.int64), row.astype(np.int64), value, base)
    for ends, values in zip((low, high), found, strict=True):
        ends[: len(values)] = values
    return {"rows": rows}, [low.tobytes(), high.tobytes()]
