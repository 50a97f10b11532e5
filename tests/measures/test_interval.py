from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.measures.interval import intervals, ratio_interval


def test_equal_articles_leave_no_doubt():
    unit = np.arange(10)
    low, high = ratio_interval(unit, np.zeros(10, dtype=int), np.ones(10), np.full(10, 4.0))
    assert low == pytest.approx([0.25])
    assert high == pytest.approx([0.25])


def test_is_near_the_normal_approximation():
    value = np.array([0.0, 1.0] * 100)
    low, high = ratio_interval(np.arange(200), np.zeros(200, dtype=int), value, np.ones(200), n_boot=2000)
    half = 1.96 * np.sqrt(0.25 / 200)
    assert low[0] == pytest.approx(0.5 - half, abs=0.01)
    assert high[0] == pytest.approx(0.5 + half, abs=0.01)


def test_same_seed_same_interval_and_another_seed_another():
    rows = (np.arange(8), np.zeros(8, dtype=int), np.arange(8.0), np.ones(8) * 9)
    assert ratio_interval(*rows, seed=1)[0] == ratio_interval(*rows, seed=1)[0]
    assert ratio_interval(*rows, seed=1)[0] != ratio_interval(*rows, seed=2)[0]


@pytest.mark.parametrize("base", [np.ones(4), np.zeros(9)])
def test_too_few_articles_or_no_base_is_undefined(base):
    low, high = ratio_interval(np.array([0]), np.array([0]), np.array([1.0]), base)
    assert np.isnan(low).all()
    assert np.isnan(high).all()


def test_a_group_keeps_its_interval_when_another_is_left_out():
    units = pd.DataFrame({"article_id": list("abcdefghijkl"), "group": ["x"] * 6 + [None] * 6, "base": 3})
    rows = units.assign(key="k", value=[0, 1, 2, 3, 0, 1] * 2)
    both = intervals(units, rows, ["group"])
    alone = intervals(units[units["group"].isna()], rows[rows["group"].isna()], ["group"])
    assert len(both) == 2
    assert both[both["group"].isna()]["high"].to_list() == alone["high"].to_list()


def test_draws_are_those_of_whole_articles_one_by_one():
    """The definition written out: draw articles, add up, divide; for each category alone as for all together."""
    random = np.random.default_rng(5)
    unit, category = random.integers(0, 30, 80), random.integers(0, 4, 80)
    value, base = random.integers(1, 9, 80).astype(float), random.integers(0, 20, 30).astype(float)
    draws = np.random.default_rng(7)
    shares = []
    for _ in range(50):
        chosen = draws.integers(0, 30, 30)
        sums = [sum(value[(unit == article) & (category == one)].sum() for article in chosen) for one in range(4)]
        shares.append(np.array(sums) / base[chosen].sum())
    low, high = ratio_interval(unit, category, value, base, n_boot=50, seed=7)
    assert low == pytest.approx(np.quantile(shares, 0.025, axis=0))
    assert high == pytest.approx(np.quantile(shares, 0.975, axis=0))


def test_parts_that_fit_into_memory_change_nothing(monkeypatch):
    random = np.random.default_rng(5)
    rows = (random.integers(0, 30, 80), random.integers(0, 9, 80), random.random(80), random.random(30))
    whole = ratio_interval(*rows, n_boot=40)
    monkeypatch.setattr("analysis.measures.interval._CELLS", 90)  # two categories and three draws at once
    np.testing.assert_allclose(ratio_interval(*rows, n_boot=40), whole, rtol=1e-12)


def test_the_order_of_articles_does_not_matter():
    units = pd.DataFrame({"article_id": list("abcdefgh"), "group": "x", "base": range(3, 11)})
    rows = units.assign(key=["k", "l"] * 4, value=[3, 1, 2, 3, 0, 1, 5, 2])
    one = intervals(units, rows, ["group"])
    other = intervals(units.iloc[::-1], rows.iloc[::-1], ["group"])
    pd.testing.assert_frame_equal(other.sort_values("key", ignore_index=True), one)


def test_without_draws_there_is_no_interval():
    low, high = ratio_interval(np.arange(6), np.zeros(6, int), np.ones(6), np.full(6, 2.0), n_boot=0)
    assert np.isnan(low).all()
    assert np.isnan(high).all()
