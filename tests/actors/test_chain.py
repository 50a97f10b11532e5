"""Shares of labels along a chain, against the sum over all sequences of labels."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.actors import chain
from analysis.actors.chain import Chain

N_LABELS = 3


@pytest.fixture
def everything_is_weighed(monkeypatch):
    monkeypatch.setattr(chain, "_SURE", np.inf)


ALL = np.ones((N_LABELS, N_LABELS), bool)


def by_hand(scores, follows, begins):
    """The best labels and the share of each, every sequence weighed."""
    weights = {}
    for labels in product(range(N_LABELS), repeat=len(scores)):
        score = begins[labels[0]] + sum(scores[n, label] for n, label in enumerate(labels))
        weights[labels] = np.exp(score + sum(follows[one, other] for one, other in pairwise(labels)))
    best = max(weights, key=weights.__getitem__)
    total = sum(weights.values())
    return best, [
        sum(weight for labels, weight in weights.items() if labels[n] == label) / total for n, label in enumerate(best)
    ]


@pytest.mark.usefixtures("everything_is_weighed")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lengths=st.lists(st.integers(1, 4), min_size=1, max_size=4), seed=st.integers(0, 10_000))
def test_every_sequence_of_labels_is_weighed(lengths, seed):
    chance = np.random.default_rng(seed)
    follows = chance.normal(size=(N_LABELS, N_LABELS)).astype(np.float32)
    begins = chance.normal(size=N_LABELS).astype(np.float32)
    scores = chance.normal(size=(sum(lengths), N_LABELS)).astype(np.float32) * 2
    firsts = np.cumsum([0, *lengths[:-1]])
    labels, shares = Chain(follows, begins, ALL).best(scores, firsts)
    wanted = [by_hand(scores[at : at + n], follows, begins) for at, n in zip(firsts, lengths, strict=True)]
    assert labels.tolist() == [label for best, _ in wanted for label in best]
    assert np.allclose(shares, [share for _, found in wanted for share in found], atol=1e-5)


def test_what_is_surely_outside_parts_a_sentence():
    follows, begins = np.zeros((N_LABELS, N_LABELS), np.float32), np.zeros(N_LABELS, np.float32)
    follows[0, 1], follows[1, 0] = 1.0, -1.0
    scores = np.array([[0, 1, 0], [30, 0, 0], [0, 0, 1], [0, 2, 0]], np.float32)
    labels, shares = Chain(follows, begins, ALL).best(scores, np.array([0]))
    best, wanted = by_hand(scores, follows, begins)
    assert tuple(labels) == best
    assert np.allclose(shares, wanted, atol=1e-5)


def test_what_is_not_allowed_never_follows():
    allowed = ALL.copy()
    allowed[0, 2] = allowed[1, 2] = False
    scores = np.array([[0, 0, 9], [0, 1, 9], [1, 0, 2]], np.float32)
    nothing = np.zeros((N_LABELS, N_LABELS), np.float32)
    labels, _ = Chain(nothing, nothing[0], allowed).best(scores, np.array([0]))
    assert 2 not in labels


def test_stretches_that_are_all_outside_need_not_be_weighed():
    chance = np.random.default_rng(3)
    follows, begins = chance.normal(size=(N_LABELS, N_LABELS)).astype(np.float32), np.zeros(N_LABELS, np.float32)
    scores = chance.normal(size=(60, N_LABELS)).astype(np.float32) * 3
    scores[:, 0] += 2
    firsts = np.arange(0, 60, 4)
    labels, shares = Chain(follows, begins, ALL).best(scores, firsts)
    others, fewer = Chain(follows, begins, ALL).best(scores, firsts, outside=False)
    assert labels.tolist() == others.tolist()
    assert (labels > 0).sum() > 5
    assert fewer[labels > 0] == pytest.approx(shares[labels > 0], abs=1e-6)
    assert (fewer == 1).sum() > (shares == 1).sum()


@pytest.mark.parametrize("n", [0, 3])
def test_nothing_unsure_is_all_outside(n):
    of_zeros = Chain(np.zeros((N_LABELS, N_LABELS), np.float32), np.zeros(N_LABELS, np.float32), ALL)
    labels, shares = of_zeros.best(np.tile(np.array([50, 0, 0], np.float32), (n, 1)), np.arange(n)[:1])
    assert labels.tolist() == [0] * n
    assert shares.tolist() == [1.0] * n
