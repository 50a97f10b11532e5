"""Weights for the place of a quotation in its article: what stands at the top weighs more.

News puts what matters most first (Pöttker, H. (2003), News and its communicative quality: the inverted pyramid - when
and why did it appear?, Journalism Studies 4(4), 501-511). How much more the top should weigh nobody has settled:
these weights are own definitions, and any other function of the place can be given in their stead.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

Weights = Callable[[np.ndarray], np.ndarray]


def linear(place: np.ndarray) -> np.ndarray:
    """1 at the top, 0 at the end, and a straight line between them.

    >>> linear(np.array([0.0, 0.25, 1.0])).tolist()
    [1.0, 0.75, 0.0]
    """
    return 1 - place


def thirds(place: np.ndarray) -> np.ndarray:
    """3 in the first third of the text, 2 in the second, 1 in the last, over 3: the steps of an inverted pyramid.

    >>> thirds(np.array([0.0, 0.5, 0.9])).round(2).tolist()
    [1.0, 0.67, 0.33]
    """
    return (3 - np.minimum(np.floor(3 * place), 2)) / 3


WEIGHTS: dict[str, Weights] = {"linear": linear, "thirds": thirds}


def weigh(place: np.ndarray, weights: str | Weights) -> np.ndarray:
    """The weight of each place (0 top, 1 end); a ValueError if the function gives anything but weights."""
    if isinstance(weights, str) and weights not in WEIGHTS:
        message = (
            f"weights={weights!r} came; expected {' or '.join(map(repr, WEIGHTS))}, or a function that makes weights "
            "of an array of places from 0 (top) to 1 (end)."
        )
        raise ValueError(message)
    found = np.asarray((WEIGHTS[weights] if isinstance(weights, str) else weights)(place), dtype="float64")
    if found.shape != place.shape:
        message = f"The function of weights gave {found.size} weights for {place.size} quotations; one each is needed."
        raise ValueError(message)
    wrong = ~np.isfinite(found) | (found < 0)
    if wrong.any():
        at = int(np.flatnonzero(wrong)[0])
        message = f"Weights must be 0 or more; {found[at]} came for the place {place[at]:.3f} (0 top, 1 end)."
        raise ValueError(message)
    return found
