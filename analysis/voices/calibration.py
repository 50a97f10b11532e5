"""How sure a network's share makes us: the share of quotations that were right, measured where it had not trained."""

from __future__ import annotations

import numpy as np
import pandas as pd

# By kind of quotation: shares in rising order, and how often quotations of that share were right.
Calibration = dict[str, dict[str, list[float]]]
_FEWEST, _BINS = 20, 10
WITHOUT = "without speaker"


def calibrated(calibration: Calibration, kind: str, share: float) -> float:
    """Confidence of a quotation: read off the curve of its kind, else of all such with or without speaker, else NaN.

    >>> calibrated({"direct": {"share": [0.5, 1.0], "right": [0.6, 0.8]}}, "direct", 0.75)
    0.7
    >>> calibrated({}, "direct", 0.75)
    nan
    """
    curve = calibration.get(kind) or calibration.get(_pool(kind))
    return round(float(np.interp(share, curve["share"], curve["right"])), 3) if curve else float("nan")


def calibrate(observed: pd.DataFrame) -> Calibration:
    """Curves from quotations with ``kind``, the network's ``share`` and whether each was ``right``.

    Quotations of a kind are put in order of their share and cut into at most ten groups of equal size, at least twenty
    each; neighbours whose means fall are pooled (isotonic regression by pooling adjacent violators, Zadrozny and Elkan
    2002, KDD). A kind with fewer than twenty quotations has no curve of its own; all with a speaker have one, and all
    without.

    >>> observed = pd.DataFrame({"kind": "direct", "share": [0.4] * 20 + [0.9] * 20, "right": [0, 1] * 10 + [1] * 20})
    >>> calibrate(observed)["direct"]
    {'share': [0.4, 0.9], 'right': [0.5, 1.0]}
    """
    found: Calibration = {}
    ordered = observed.sort_values("share", kind="stable")
    for kind, part in [*ordered.groupby("kind", sort=True), *ordered.groupby(ordered["kind"].map(_pool), sort=True)]:
        if len(part) >= _FEWEST:
            groups = np.array_split(np.arange(len(part)), min(_BINS, len(part) // _FEWEST))
            shares, right = part["share"].to_numpy(float), part["right"].to_numpy(float)
            means = _rising([(float(shares[g].mean()), float(right[g].mean()), len(g)) for g in groups])
            found[str(kind)] = {
                "share": [round(share, 4) for share, _, _ in means],
                "right": [round(value, 4) for _, value, _ in means],
            }
    return found


def _pool(kind: str) -> str:
    return f"all {WITHOUT}" if kind.endswith(WITHOUT) else "all"


def _rising(groups: list[tuple[float, float, int]]) -> list[tuple[float, float, int]]:
    pooled: list[tuple[float, float, int]] = []
    for group in groups:
        pooled.append(group)
        while len(pooled) > 1 and pooled[-2][1] >= pooled[-1][1]:
            (s1, r1, n1), (s2, r2, n2) = pooled[-2:]
            n = n1 + n2
            pooled[-2:] = [((s1 * n1 + s2 * n2) / n, (r1 * n1 + r2 * n2) / n, n)]
    return pooled
