from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from analysis.measures.interval import expanded_percentiles, intervals, ratio_interval


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
    low, high = ratio_interval(unit, category, value, base, n_boot=400, seed=7)
    chosen = np.random.default_rng(7).integers(0, 30, (400, 30))
    for one in range(4):
        own = np.array([value[(unit == article) & (category == one)].sum() for article in range(30)])
        shares = np.array([own[draw].sum() / base[draw].sum() for draw in chosen])
        errors = np.array(
            [
                np.sqrt(((own[draw] - share * base[draw]) ** 2).sum()) / base[draw].sum()
                for draw, share in zip(chosen, shares, strict=True)
            ]
        )
        reach = np.quantile(np.abs(shares - own.sum() / base.sum()) / errors, 0.95, method="higher")
        expected = np.quantile(shares, norm.cdf([-reach, reach]), method="weibull")
        assert (low[one], high[one]) == pytest.approx(expected)


def test_percentiles_by_hand():
    draws = np.array([[5.0, 1, 9, 2, 8, 3, 7, 4, 6]] * 4)
    # Of nine draws the k-th is the percentile k / 10; 0.15 lies halfway between the first and the second.
    reach = -norm.ppf([0.5, 0.2, 0.15, 0.01])
    low, high = expanded_percentiles(draws, reach)
    assert low == pytest.approx([5, 2, 1.5, 1])
    assert high == pytest.approx([5, 8, 8.5, 9])
    assert [end.tolist() for end in expanded_percentiles(draws[:1], np.array([np.inf]))] == [[1.0], [9.0]]


def test_skewed_counts_reach_further_than_the_plain_percentiles():
    value = np.ones(40)
    value[:2] = 30  # two articles hold most of the words
    low, high = ratio_interval(np.arange(40), np.zeros(40, int), value, np.full(40, 50.0), n_boot=1000, seed=3)
    draws = value[np.random.default_rng(3).integers(0, 40, (1000, 40))].sum(axis=1) / 2000
    plain = np.quantile(draws, [0.025, 0.975])
    assert low[0] <= plain[0]
    assert high[0] > 1.2 * plain[1]


def test_who_speaks_in_one_article_may_speak_in_none_or_in_several():
    """More than a third of the draws lack the article, so there is no standard error to go by."""
    base = np.full(20, 10.0)
    low, high = ratio_interval(np.array([4]), np.array([0]), np.array([10.0]), base, n_boot=1000)
    times = (np.random.default_rng(0).integers(0, 20, (1000, 20)) == 4).sum(axis=1)
    assert (low[0], high[0]) == (0, pytest.approx(times.max() / 20))


def test_a_rate_may_be_above_one_and_scales_with_its_unit():
    random = np.random.default_rng(5)
    unit, value, base = np.arange(30), random.poisson(2, 30).astype(float), random.integers(50, 900, 30).astype(float)
    one = ratio_interval(unit, np.zeros(30, int), value, base)
    thousand = ratio_interval(unit, np.zeros(30, int), 1000 * value, base)
    assert thousand[1][0] > 1
    np.testing.assert_allclose(thousand, 1000 * np.array(one))


WORDS = st.tuples(st.integers(0, 60), st.integers(0, 60))


@settings(max_examples=60, deadline=None)
@given(articles=st.lists(WORDS, min_size=5, max_size=25).filter(lambda words: sum(map(sum, words)) > 0))
def test_holds_the_share_and_mirrors_that_of_all_others(articles):
    value = np.array(articles, dtype=float)
    unit, category = np.divmod(np.arange(value.size), 2)
    share = value.sum(axis=0) / value.sum()
    low, high = ratio_interval(unit, category, value.ravel(), value.sum(axis=1), n_boot=200)
    assert (low >= 0).all()
    assert (high <= 1 + 1e-12).all()
    assert (low <= share + 1e-12).all()
    assert (share <= high + 1e-12).all()
    assert low[0] == pytest.approx(1 - high[1], abs=1e-9)
    assert high[0] == pytest.approx(1 - low[1], abs=1e-9)


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
