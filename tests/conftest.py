"""Shared helpers: analyse one invented text."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis as an


@pytest.fixture
def analyse_text():
    """A function that analyses one text and gives the Analysis."""

    def run(text: str, **columns: str) -> object:
        return an.analyse(pd.DataFrame({"article_id": ["a"], "text": [text], **{k: [v] for k, v in columns.items()}}))

    return run
