"""A residual gated convolution with the layer normalisation before it, folded into one matrix product."""

from __future__ import annotations

import numpy as np

from analysis.models.layers import Floats, Ints, gated

Ends = tuple[Ints, Ints]


class Block:
    """``x`` plus a gated linear unit of each row's norm and of parts of the norms ``dilation`` rows before and after.

    ``gain`` and ``shift`` are those of the normalisation, ``weight`` (before, own, after; 2 * width) and ``bias`` those
    of the convolution. Of the row before the first ``side`` columns are read, of the row after the last. The product's
    rows are the scaled values, then for before, own and after the scaled mean that the norm takes away, and a one where
    there is a row: what beyond the ends of a text counts as zeros.
    """

    def __init__(self, gain: Floats, shift: Floats, weight: Floats, bias: Floats, dilation: int) -> None:
        self.dilation, self.width = dilation, len(gain)
        self.side = side = (len(weight) - len(gain)) // 2
        columns = (slice(0, side), slice(0, self.width), slice(self.width - side, self.width))
        rows, means, ones = [], [], []
        for part, own in zip(np.split(weight, (side, side + self.width)), columns, strict=True):
            rows.append(gain[own, None] * part)
            means.append(-rows[-1].sum(axis=0))
            ones.append(shift[own] @ part)
        ones[1] = ones[1] + bias
        # One half is the sigmoid's, as gated() wants it.
        whole = np.concatenate([*rows, np.stack(means), np.stack(ones)]) / 2
        self._weights: tuple[Floats, ...] = tuple(map(np.ascontiguousarray, np.split(whole, 2, axis=1)))
        self._mean = np.full((self.width, 1), 1 / self.width, np.float32)

    def add_to(self, x: Floats, alone: Ends | None = None) -> None:
        """Change ``x`` in place; ``alone`` are the rows that have zeros before them and those that have zeros after."""
        near = self._near(x)
        if alone is not None:
            end = self.side + self.width
            near[alone[0], : self.side] = near[alone[0], end + self.side :: 3] = 0
            near[alone[1], end : end + self.side] = near[alone[1], end + self.side + 2 :: 3] = 0
        x += gated(*(near @ weight for weight in self._weights))

    def _near(self, x: Floats) -> Floats:
        n, width = x.shape
        side, far = self.side, min(self.dilation, n)
        mean = x @ self._mean
        scale = np.vecdot(x, x)[:, None]
        scale /= np.float32(width)
        scale -= mean * mean
        np.maximum(scale, 0, out=scale)
        scale += np.float32(1e-5)
        np.reciprocal(np.sqrt(scale, out=scale), out=scale)
        mean *= scale
        near = np.empty((n, width + 2 * side + 6), np.float32)
        own = near[:, side : side + width]
        np.multiply(x, scale, out=own)
        end = side + width
        near[:far, :side] = near[n - far :, end : end + side] = 0
        near[far:, :side] = own[: n - far, :side]
        near[: n - far, end : end + side] = own[far:, width - side :]
        # Small and written at once: single columns of a large array are slow to write.
        beside = np.ones((n, 6), np.float32)
        beside[far:, 0], beside[:, 1], beside[: n - far, 2] = mean[: n - far, 0], mean[:, 0], mean[far:, 0]
        beside[:far, ::3] = beside[n - far :, 2::3] = 0
        near[:, end + side :] = beside
        return near


def ends(firsts: Ints, lasts: Ints, distance: int) -> Ends:
    """The first and the last rows of each run [first, last): nothing is ``distance`` before, or after them.

    A run that is shorter has its last row, or its first, more than once.

    >>> [rows.tolist() for rows in ends(np.array([0, 4]), np.array([4, 5]), 2)]
    [[0, 1, 4, 4], [3, 2, 4, 4]]
    """
    steps = np.arange(distance)
    before = np.minimum(firsts[:, None] + steps, lasts[:, None] - 1)
    after = np.maximum(lasts[:, None] - 1 - steps, firsts[:, None])
    return before.ravel(), after.ravel()
