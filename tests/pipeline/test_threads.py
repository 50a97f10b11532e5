"""An analysis calculates with one thread, and leaves the number of threads as it was."""

from __future__ import annotations

import os

import pandas as pd
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

import analysis
from analysis import pipeline
from analysis.threads import one_thread, one_thread_each

pytestmark = pytest.mark.skipif(
    not any(held["user_api"] == "blas" for held in threadpool_info()), reason="numpy's library has no threads to count"
)


def threads() -> set[int]:
    return {held["num_threads"] for held in threadpool_info() if held["user_api"] == "blas"}


def test_one_thread_inside_and_as_many_as_before_outside() -> None:
    with threadpool_limits(limits=2, user_api="blas"):
        with one_thread():
            assert threads() == {1}
        assert threads() == {2}


def test_the_number_comes_back_after_an_error() -> None:
    with threadpool_limits(limits=2, user_api="blas"):
        with pytest.raises(ValueError, match="stop"), one_thread():
            raise ValueError("stop")
        assert threads() == {2}


def test_articles_are_read_with_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[int]] = []
    real = pipeline.read_articles

    def read(*given: object) -> object:
        seen.append(threads())
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "read_articles", read)
    with threadpool_limits(limits=2, user_api="blas"):
        analysis.analyse(pd.DataFrame({"article_id": ["a"], "text": ["Anna Abel sagte: „Das gilt.“"]}), workers=1)
        assert seen == [{1}]
        assert threads() == {2}


def test_processes_that_start_have_one_thread_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    monkeypatch.setenv("MKL_NUM_THREADS", "3")
    with one_thread_each():
        assert (os.environ["OMP_NUM_THREADS"], os.environ["MKL_NUM_THREADS"]) == ("1", "3")
    assert "OMP_NUM_THREADS" not in os.environ
