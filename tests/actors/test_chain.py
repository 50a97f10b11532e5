"""Shares of labels along a chain, against the sum over all sequences of labels."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.actors.chain import Chain

N_LABELS = 3


def by_hand(scores, follows, begins):
    """The share of each label of each token, every sequence weighed."""
    found = np.zeros(scores.shape)
    for labels in product(range(N_LABELS), repeat=len(scores)):
        score = begins[labels[0]] + sum(scores[n, label] for n, label in enumerate(labels))
        score += sum(follows[one, other] for one, other in pairwise(labels))
        for n, label in enumerate(labels):
            found[n, label] += np.exp(score)
    return found / found.sum(axis=1, keepdims=True)


@settings(max_examples=60, deadline=None)
@given(lengths=st.lists(st.integers(1, 4), min_size=1, max_size=4), seed=st.integers(0, 10_000))
def test_every_sequence_of_labels_is_weighed(lengths, seed):
    chance = np.random.default_rng(seed)
    follows = chance.normal(size=(N_LABELS, N_LABELS)).astype(np.float32)
    begins = chance.normal(size=N_LABELS).astype(np.float32)
    scores = chance.normal(size=(sum(lengths), N_LABELS)).astype(np.float32) * 2
    firsts = np.cumsum([0, *lengths[:-1]])
    found = Chain(follows, begins).shares(scores, firsts)
    wanted = [by_hand(scores[at : at + n], follows, begins) for at, n in zip(firsts, lengths, strict=True)]
    assert np.allclose(found, np.concatenate(wanted), atol=1e-5)


def test_what_is_surely_outside_parts_a_sentence():
    follows, begins = np.zeros((N_LABELS, N_LABELS), np.float32), np.zeros(N_LABELS, np.float32)
    follows[0, 1], follows[1, 0] = 1.0, -1.0
    scores = np.array([[0, 1, 0], [30, 0, 0], [0, 0, 1], [0, 2, 0]], np.float32)
    found = Chain(follows, begins).shares(scores, np.array([0]))
    assert found[1].tolist() == [1, 0, 0]
    assert np.allclose(found, by_hand(scores, follows, begins), atol=1e-5)


@pytest.mark.parametrize("n", [0, 3])
def test_nothing_unsure_is_all_outside(n):
    chain = Chain(np.zeros((N_LABELS, N_LABELS), np.float32), np.zeros(N_LABELS, np.float32))
    scores = np.tile(np.array([50, 0, 0], np.float32), (n, 1))
    assert chain.shares(scores, np.arange(n)[:1]).tolist() == [[1.0, 0.0, 0.0]] * n
