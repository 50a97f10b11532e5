"""A residual gated convolution with the layer normalisation before it, folded into one matrix product."""

from __future__ import annotations

import numpy as np

from analysis.models.layers import Floats, Ints, beside, gated, linear, standardised

# A gain this close to zero is taken for it: the fold divides by gains.
_LEAST_GAIN = np.float32(1e-4)


class Block:
    """``x`` plus a gated linear unit of each row's norm and of those of the rows ``dilation`` before and after it.

    ``gain`` and ``shift`` are those of the normalisation, ``weight`` (3 * width, 2 * width) and ``bias`` those of the
    convolution. The gain goes into the weight, the shift into the bias; ``nothing`` is the row that then stands for
    zeros, as beyond both ends of a text.
    """

    def __init__(self, gain: Floats, shift: Floats, weight: Floats, bias: Floats, dilation: int) -> None:
        gain = np.where(np.abs(gain) < _LEAST_GAIN, _LEAST_GAIN, gain)
        self.dilation = dilation
        self.nothing: Floats = -shift / gain
        # One half is the sigmoid's, as gated() wants it.
        whole = np.tile(gain, 3)[:, None] * weight / 2
        added = (np.tile(shift, 3) @ weight + bias) / 2
        self._weights: tuple[Floats, ...] = tuple(map(np.ascontiguousarray, np.split(whole, 2, axis=1)))
        self._biases: tuple[Floats, ...] = tuple(np.split(added, 2))

    def add_to(self, x: Floats, empty: Ints | None = None, alone: tuple[Ints, Ints] | None = None) -> None:
        """Change ``x`` in place; rows numbered ``empty`` are read as zeros.

        ``alone`` are the rows that have zeros before them and those that have zeros after, as at a sentence's ends.
        """
        y = standardised(x)
        if empty is not None:
            y[empty] = self.nothing
        y = beside(y, self.dilation, self.nothing)
        if alone is not None:
            width = x.shape[1]
            y[alone[0], :width] = self.nothing
            y[alone[1], 2 * width :] = self.nothing
        value, gate = (linear(y, weight, bias) for weight, bias in zip(self._weights, self._biases, strict=True))
        x += gated(value, gate)
