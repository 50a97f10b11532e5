"""Layers of a network as functions on rows of 32-bit floats, one row per token; plain numpy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
# Runs that are added up at once.
_RUNS = 12


def linear(x: Floats, weight: Floats, bias: Floats) -> Floats:
    """``x`` times ``weight`` (inputs, outputs) plus ``bias``.

    >>> linear(np.ones((1, 2), np.float32), np.ones((2, 1), np.float32), np.ones(1, np.float32)).tolist()
    [[3.0]]
    """
    y = x @ weight
    y += bias
    return y


def relu(x: Floats) -> Floats:
    """Negative values as 0, in place."""
    return np.maximum(x, 0, out=x)


def standardised(x: Floats) -> Floats:
    """Every row with mean 0 and variance 1.

    >>> standardised(np.array([[1, 3]], np.float32)).round(2).tolist()
    [[-1.0, 1.0]]
    """
    width = x.shape[1]
    mean = x @ np.full((width, 1), 1 / width, np.float32)
    deviation = np.vecdot(x, x)[:, None]
    deviation /= np.float32(width)
    deviation -= mean * mean
    np.maximum(deviation, 0, out=deviation)
    deviation += np.float32(1e-5)
    scale = np.reciprocal(np.sqrt(deviation, out=deviation), out=deviation)
    y = x * scale
    mean *= scale
    y -= mean
    return y


def normed(x: Floats, gain: Floats, bias: Floats) -> Floats:
    """Rows standardised, then scaled (layer normalisation, Ba et al. 2016, arXiv 1607.06450).

    >>> normed(np.array([[1, 3]], np.float32), np.ones(2, np.float32), np.ones(2, np.float32)).round(2).tolist()
    [[0.0, 2.0]]
    """
    y = standardised(x)
    y *= gain
    y += bias
    return y


def folded(gain: Floats, shift: Floats, weight: Floats, bias: Floats) -> tuple[Floats, Floats]:
    """Weight and bias of a linear layer that take in the scaling of a layer normalisation before it.

    >>> one = np.ones(1, np.float32)
    >>> [part.tolist() for part in folded(2 * one, 3 * one, np.ones((1, 1), np.float32), one)]
    [[[2.0]], [4.0]]
    """
    return gain[:, None] * weight, shift @ weight + bias


def beside(x: Floats, distance: int, beyond: Floats | float = 0) -> Floats:
    """Each row with the row ``distance`` before it and the one after it; ``beyond`` both ends is a row of its own.

    >>> beside(np.array([[1], [2], [3]], np.float32), 1).tolist()
    [[0.0, 1.0, 2.0], [1.0, 2.0, 3.0], [2.0, 3.0, 0.0]]
    """
    n, width = x.shape
    near = min(distance, n)
    y = np.empty((n, 3 * width), np.float32)
    y[:, width : 2 * width] = x
    y[:near, :width] = y[n - near :, 2 * width :] = beyond
    if distance < n:
        y[distance:, :width] = x[:-distance]
        y[:-distance, 2 * width :] = x[distance:]
    return y


def gated(value: Floats, gate: Floats) -> Floats:
    """Twice the value times the sigmoid of twice the gate (gated linear unit, Dauphin et al. 2017).

    ``gate`` is overwritten. The hyperbolic tangent is the cheaper function: 2 sigmoid(2 x) = 1 + tanh(x).

    >>> gated(np.array([[2]], np.float32), np.array([[0]], np.float32)).tolist()
    [[2.0]]
    """
    np.tanh(gate, out=gate)
    gate += 1
    gate *= value
    return gate


def sigmoid(x: Floats) -> Floats:
    """Logistic function.

    >>> sigmoid(np.zeros(1, np.float32)).tolist()
    [0.5]
    """
    y = np.clip(x, -30, 30)
    np.exp(np.negative(y, out=y), out=y)
    y += 1
    return np.reciprocal(y, out=y)


def softmax(x: Floats) -> Floats:
    """Shares of each row; they sum to 1. Made for few columns: they are computed as rows.

    >>> softmax(np.zeros((1, 2), np.float32)).tolist()
    [[0.5, 0.5]]
    """
    columns = np.ascontiguousarray(x.T)
    shares = np.exp(columns - columns.max(axis=0))
    shares /= shares.sum(axis=0)
    return shares.T


def sums(x: Floats, firsts: Ints, lasts: Ints) -> Floats:
    """Sum over each run of rows [first, last); zeros for an empty run. Runs are in order and do not overlap.

    >>> sums(np.arange(4, dtype=np.float32)[:, None], np.array([0, 2, 2]), np.array([2, 2, 4])).ravel().tolist()
    [1.0, 0.0, 5.0]
    """
    found = np.zeros((len(firsts), x.shape[1]), np.float32)
    held = np.flatnonzero(firsts < lasts)
    if len(held):
        found[held] = np.add.reduceat(x[: lasts[held[-1]]], firsts[held], axis=0)
    return found


def totals(x: Floats, firsts: Ints, lasts: Ints, weight: Floats | None = None) -> Floats:
    """Sum over each run of rows [first, last), of which each may have its ``weight``; runs may overlap.

    A few runs at a time are one product with ones and zeros, which is faster than to add up row by row; in the last
    bits a sum depends on the runs beside it.

    >>> totals(np.arange(4, dtype=np.float32)[:, None], np.array([0, 2, 1]), np.array([2, 2, 4])).ravel().tolist()
    [1.0, 0.0, 6.0]
    """
    found = np.zeros((len(firsts), x.shape[1]), np.float32)
    if not len(firsts):
        return found
    place, begins = np.arange(len(x)), np.arange(0, len(firsts), _RUNS)
    low, high = np.minimum.reduceat(firsts, begins).tolist(), np.maximum.reduceat(lasts, begins).tolist()
    firsts, lasts = firsts[:, None], lasts[:, None]
    for at, first, last in zip(begins.tolist(), low, high, strict=True):
        some, rows = slice(at, at + _RUNS), slice(first, last)
        held = (firsts[some] <= place[rows]) & (place[rows] < lasts[some])
        weights = held * (weight[rows] if weight is not None else np.float32(1))
        np.matmul(weights, x[rows], out=found[some])
    return found
