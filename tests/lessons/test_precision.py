"""Precision and how sure a sample makes us."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.lessons import precision
from analysis.lessons.precision import interval


def test_precision_names_share_and_range():
    found, sure = precision(18, 24).messages
    assert found == "18 von 24 geprüften Fundstellen stimmen. Das ist eine Precision von 75\u00a0%."
    assert "zwischen 55\u00a0% und 88\u00a0%" in sure


def test_nothing_checked_yet_is_a_friendly_line():
    assert precision(0, 0).state == "open"
    assert "wie viele Fundstellen" in repr(precision(0, 0))


@pytest.mark.parametrize(("right", "checked"), [(5, 3), (-1, 3)])
def test_impossible_numbers_ask_whether_they_are_swapped(right, checked):
    result = precision(right, checked, language="en")
    assert result.state == "wrong"
    assert "Are the two numbers swapped?" in result.messages[0]


@given(st.integers(1, 500).flatmap(lambda checked: st.tuples(st.integers(0, checked), st.just(checked))))
def test_the_interval_holds_the_share_and_narrows_with_more_checks(numbers):
    right, checked = numbers
    low, high = interval(right, checked)
    assert 0 <= low <= right / checked + 1e-12
    assert right / checked - 1e-12 <= high <= 1
    wider = interval(right * 4, checked * 4)
    assert wider[1] - wider[0] < high - low
