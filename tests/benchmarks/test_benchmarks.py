"""The benchmarks' own code on small inputs: what they build and read. Nothing is timed here."""

from __future__ import annotations

import gzip
import random
from itertools import islice

import numpy as np
import pytest

from benchmarks.coverage import TRUTH, counted, coverage, invented
from benchmarks.duplicates import KINDS, found
from benchmarks.long_texts import MARKS, TEXTS
from benchmarks.speed import read_texts


@pytest.mark.parametrize("name", TEXTS)
def test_texts_have_their_size_and_are_always_the_same(name):
    build, size = TEXTS[name]
    text = build(2000)
    assert text == build(2000)
    if size == MARKS and name != "signs":
        assert sum(text.count(mark) for mark in "„“”\"»«‚‘’'‹›") == 2000
    else:
        assert 1000 <= len(text) <= 3000


@pytest.mark.parametrize(("kind", "copies"), [("different", 0), ("nearly equal", 29), ("template", 0)])
def test_articles_are_the_copies_they_are_said_to_be(kind, copies):
    one, other = (list(islice(KINDS[kind](random.Random(5)), 30)) for _ in range(2))
    assert one == other
    assert len(set(one)) == 30
    assert found(kind, 30)[1] == copies


def test_endless_texts_hold_no_full_stop():
    assert not set(".!?…") & set(TEXTS["endless"][0](100) + TEXTS["endless words"][0](100))


def test_articles_are_sampled_and_their_marks_kept(tmp_path):
    path = tmp_path / "news.csv.gz"
    rows = [f"Panorama;'Artikel {k}; „ja“ und \"nein\"'" for k in range(9)]
    path.write_bytes(gzip.compress("\n".join(rows).encode("utf-8")))
    texts = read_texts(path, 5)
    assert texts == read_texts(path, 5)
    assert len(set(texts)) == 5
    assert all(text.endswith('; „ja“ und "nein"') for text in texts)


def test_invented_corpora_have_the_shares_they_are_said_to_have():
    articles, quotes = invented(30_000, np.random.default_rng(1))
    units, rows = counted(articles, quotes, "said", None)
    assert (rows.groupby("key")["value"].sum() / units["base"].sum()).to_dict() == pytest.approx(TRUTH, abs=0.01)
    found = counted(articles, quotes, "found", None)[1].groupby("key")["value"].sum()
    assert abs(found["politics"] / found.sum() - TRUTH["politics"]) > 0.05


def test_coverage_is_told_for_every_interval_group_and_type():
    table = coverage(60, 2)
    assert table.groupby("interval").size().to_dict() == {
        "corrected": 5,
        "corrected, by outlet": 15,
        "over articles": 5,
    }
    assert table["held"].dropna().between(0, 1).all()
