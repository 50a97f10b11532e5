"""Layers, on figures that can be worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.models import layers


def test_what_lies_beside_a_row_beyond_the_ends_is_zero():
    x = np.arange(1, 4, dtype=np.float32)[:, None]
    assert layers.beside(x, 2).tolist() == [[0, 1, 3], [0, 2, 0], [1, 3, 0]]
    assert layers.beside(x, 5).tolist() == [[0, 1, 0], [0, 2, 0], [0, 3, 0]]


@given(st.lists(st.integers(0, 4), min_size=1, max_size=8))
def test_sums_of_runs(lengths):
    lasts = np.cumsum(lengths)
    x = np.ones((int(lasts[-1]), 2), np.float32)
    assert layers.sums(x, lasts - lengths, lasts)[:, 0].tolist() == lengths


@given(st.lists(st.floats(-50, 50, width=32), min_size=2, max_size=6))
def test_shares_sum_to_one(row):
    assert layers.softmax(np.array([row], np.float32)).sum() == pytest.approx(1, abs=1e-5)


def test_a_normed_row_has_mean_zero_and_variance_one():
    row = layers.normed(np.array([[1, 5, 3, 9]], np.float32), np.ones(4, np.float32), np.zeros(4, np.float32))
    assert (row.mean(), row.var()) == (pytest.approx(0, abs=1e-6), pytest.approx(1, abs=1e-4))
