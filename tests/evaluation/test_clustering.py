"""B-cubed on cases worked by hand."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.evaluation.clustering import b_cubed, person_mentions

# The example of Bagga and Baldwin (1998): two clusters of five and two joined, one of five right.
TRUTH = dict(zip(range(12), "aaaaabbccccc", strict=True))


def test_the_example_of_the_paper():
    found = dict(zip(range(12), "xxxxxyyyyyyy", strict=True))
    score = b_cubed(found, TRUTH)
    assert score.precision == pytest.approx((5 * 1 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert score.recall == 1


def test_nothing_found_and_nothing_there():
    assert b_cubed({}, {1: "a"}).recall == 0
    assert math.isnan(b_cubed({}, {1: "a"}).precision)
    assert math.isnan(b_cubed({}, {}).f1)


@given(st.dictionaries(st.integers(0, 20), st.integers(0, 4), min_size=1))
def test_gold_against_itself_is_perfect_whatever_the_clusters_are_called(gold):
    assert b_cubed({key: f"name {value}" for key, value in gold.items()}, gold)[:3] == pytest.approx((1, 1, 1))


def test_mentions_of_persons_in_the_text_are_taken():
    table = pd.DataFrame(
        {
            "article_id": ["a"] * 4,
            "field": ["text", "text", "title", "text"],
            "start": [0, 9, 0, 20],
            "end": [4, 11, 4, 30],
            "label": ["PER", "PER", "PER", "ORG"],
            "how": ["name", "pronoun", "name", "name"],
            "entity_id": ["per:abel", "per:abel", "per:abel", "org:x"],
        }
    )
    assert person_mentions(table, ("name",)) == {("a", 0, 4): "per:abel"}
    assert len(person_mentions(table)) == 2
