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
    """Norm, zeros where nothing is, parts of the rows beside, a linear layer, value times sigmoid of the gate."""
    side = (len(weight) - WIDTH) // 2
    y = layers.normed(x, gain, shift)
    y[empty] = 0
    y = layers.beside(y, dilation)
    y = np.concatenate([y[:, :side], y[:, WIDTH : 2 * WIDTH], y[:, 3 * WIDTH - side :]], axis=1)
    y = layers.linear(y, weight, bias)
    return x + y[:, :WIDTH] * layers.sigmoid(y[:, WIDTH:])


@given(st.integers(1, 9), st.integers(1, 5), st.integers(0, 99), st.sampled_from([1, 2, WIDTH]))
def test_folded_is_what_the_layers_make(n, dilation, seed, side):
    chance = np.random.default_rng(seed)
    x, weight = (chance.normal(size=size).astype(np.float32) for size in ((n, WIDTH), (WIDTH + 2 * side, 2 * WIDTH)))
    gain, shift, bias = (chance.normal(size=size).astype(np.float32) for size in (WIDTH, WIDTH, 2 * WIDTH))
    gain[0] = 0
    empty = np.flatnonzero(chance.random(n) < 0.3)
    there = np.setdiff1d(np.arange(n), empty)
    expected = plain(x, gain, shift, weight, bias, dilation, empty)
    before, behind = (np.flatnonzero(np.isin(np.arange(n) + step, empty)) for step in (-dilation, dilation))
    Block(gain, shift, weight, bias, dilation).add_to(x, alone=(before, behind))
    assert x[there] == pytest.approx(expected[there], abs=1e-3)


@given(st.integers(2, 9), st.integers(1, 3), st.integers(0, 99))
def test_sentences_beside_each_other_do_not_see_each_other(n, dilation, seed):
    chance = np.random.default_rng(seed)
    x, weight = (chance.normal(size=size).astype(np.float32) for size in ((n, WIDTH), (3 * WIDTH, 2 * WIDTH)))
    gain, shift, bias = (chance.normal(size=size).astype(np.float32) for size in (WIDTH, WIDTH, 2 * WIDTH))
    block = Block(gain, shift, weight, bias, dilation)
    cut = int(chance.integers(1, n))
    apart = [x[:cut].copy(), x[cut:].copy()]
    for part in apart:
        block.add_to(part)
    first = np.array([i if i < cut else i - cut for i in range(n)])
    left = np.array([cut - 1 - i if i < cut else n - 1 - i for i in range(n)])
    block.add_to(x, alone=(np.flatnonzero(first < dilation), np.flatnonzero(left < dilation)))
    assert x == pytest.approx(np.concatenate(apart), abs=1e-3)


def test_rows_that_are_all_alike_are_standardised_to_zero():
    assert layers.standardised(np.full((2, 3), 1e4, np.float32)).tolist() == [[0, 0, 0], [0, 0, 0]]
