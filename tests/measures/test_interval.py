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
