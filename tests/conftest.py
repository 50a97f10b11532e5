"""Shared helpers: analyse one invented text by rules."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import settings

import analysis as an

# No test is timed: on a busy machine any example can take long. Speed is measured in benchmarks/.
settings.register_profile("untimed", parent=settings(), deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def analyse_text():
    """A function that analyses one text by rules, or by other ``voices``, and gives the Analysis."""

    def run(text: str, voices: str = "rules", **columns: str) -> object:
        table = pd.DataFrame({"article_id": ["a"], "text": [text], **{k: [v] for k, v in columns.items()}})
        return an.analyse(table, voices=voices)

    return run
