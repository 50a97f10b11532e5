"""The benchmark's metric on cases worked out by hand."""

from __future__ import annotations

import pytest

from analysis.evaluation.benchmark import Quotation, pair, tally, token_f1


def quotation(kind, quote, **roles):
    parts = {"quote": frozenset(quote), **{role: frozenset(numbers) for role, numbers in roles.items()}}
    return Quotation(kind, "speech", parts)


def test_the_same_is_perfect():
    both = [quotation("direct", {1, 2, 3}, speaker={5}, cue={4})]
    assert tally(both, both).scores()["joint"] == 1.0


def test_half_the_words_and_a_missed_speaker():
    # Quote: precision 2/2, recall 2/4; speaker: recall 0/1, no precision. Joint: P = 1 / 1, R = (0.5 + 0) / 2.
    scores = tally([quotation("direct", {1, 2, 3, 4}, speaker={7})], [quotation("direct", {1, 2})]).scores()
    assert scores["message"] == pytest.approx(2 * 1 * 0.5 / 1.5)
    assert scores["joint"] == pytest.approx(2 * 1 * 0.25 / 1.25)
    assert scores["roles"] == 0.0


def test_an_unpaired_prediction_costs_precision_and_an_unpaired_gold_recall():
    gold = [quotation("direct", {1}), quotation("direct", {20})]
    predicted = [quotation("direct", {1}), quotation("direct", {30}), quotation("direct", {40})]
    # P = (1 + 0 + 0) / 3, R = (1 + 0) / 2
    assert tally(gold, predicted).scores()["message"] == pytest.approx(2 * (1 / 3) * 0.5 / (1 / 3 + 0.5))


def test_pairs_are_those_with_the_highest_sum():
    gold = [quotation("direct", {1, 2, 3, 4}), quotation("direct", {3, 4, 5, 6})]
    predicted = [quotation("direct", {3, 4, 5, 6}), quotation("direct", {1, 2, 3})]
    assert sorted(pair(gold, predicted)) == [(0, 1), (1, 0)]


def test_an_equal_type_decides_between_equal_overlaps():
    gold = [quotation("indirect", {1, 2})]
    predicted = [quotation("reported", {1, 2}), quotation("indirect", {1, 2})]
    assert pair(gold, predicted) == [(0, 1)]


def test_no_overlap_is_no_pair():
    assert pair([quotation("direct", {1})], [quotation("direct", {2})]) == []
    assert token_f1(frozenset(), frozenset()) == 0.0
