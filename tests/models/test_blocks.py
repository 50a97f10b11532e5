"""A block is the plain layers one after the other, though it multiplies once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.models import layers
from analysis.models.blocks import Block

WIDTH = 4


def plain(x, gain, shift, weight, bias, dilation, empty):
    """Norm, zeros where nothing is, the rows beside, a linear layer, value times sigmoid of the gate."""
    y = layers.normed(x, gain, shift)
    y[empty] = 0
    y = layers.linear(layers.beside(y, dilation), weight, bias)
    return x + y[:, :WIDTH] * layers.sigmoid(y[:, WIDTH:])


@given(st.integers(1, 9), st.integers(1, 5), st.integers(0, 99), st.booleans())
def test_folded_is_what_the_layers_make(n, dilation, seed, no_gain):
    chance = np.random.default_rng(seed)
    x, weight = (chance.normal(size=size).astype(np.float32) for size in ((n, WIDTH), (3 * WIDTH, 2 * WIDTH)))
    gain, shift, bias = (chance.normal(size=size).astype(np.float32) for size in (WIDTH, WIDTH, 2 * WIDTH))
    if no_gain:
        gain[0] = 0
    empty = np.flatnonzero(chance.random(n) < 0.3)
    expected = plain(x, gain, shift, weight, bias, dilation, empty)
    Block(gain, shift, weight, bias, dilation).add_to(x, empty)
    assert x == pytest.approx(expected, abs=0.01 if no_gain else 1e-3)


def test_rows_that_are_all_alike_are_standardised_to_zero():
    assert layers.standardised(np.full((2, 3), 1e4, np.float32)).tolist() == [[0, 0, 0], [0, 0, 0]]
