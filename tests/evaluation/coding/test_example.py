"""Two invented coders of the teaching corpus."""

from __future__ import annotations

import pytest

import analysis as an
from analysis.evaluation import GoldError, agreement, example_coders, keep_sample, progress, read_coded


@pytest.fixture(scope="module")
def teaching():
    return an.load_corpus(an.sample("teaching")).articles


def test_they_have_coded_the_whole_sample_and_differ_as_people_do(teaching, tmp_path):
    keep_sample(teaching, 12, tmp_path, by="outlet", seed=1)
    assert example_coders(tmp_path, teaching) == ("Ada", "Ben")
    assert progress(tmp_path)["finished"].all()
    table = agreement(tmp_path, teaching).set_index(["question", "figure"])["value"]
    assert ((table > 0.75) & (table < 1)).all()
    gold = read_coded(tmp_path, teaching, coder="Ada").gold
    assert len(gold.persons) > 30
    assert gold.quotes["speaker"].notna().mean() > 0.9


def test_they_know_no_other_corpus(articles, store, sample):
    with pytest.raises(GoldError, match=r"'a\d\d' is no article of the teaching corpus"):
        example_coders(store, articles)
