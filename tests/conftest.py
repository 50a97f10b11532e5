"""Shared helpers: analyse one invented text by rules."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis as an


@pytest.fixture
def analyse_text():
    """A function that analyses one text by rules, or by other ``voices``, and gives the Analysis."""

    def run(text: str, voices: str = "rules", **columns: str) -> object:
        table = pd.DataFrame({"article_id": ["a"], "text": [text], **{k: [v] for k, v in columns.items()}})
        return an.analyse(table, voices=voices)

    return run
