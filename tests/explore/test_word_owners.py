from __future__ import annotations

import pandas as pd
import pytest

from analysis import explore
from analysis.schema import TableError


def test_words_are_counted_per_voice_and_speakers_named_most_often_first():
    hits = pd.DataFrame(
        [
            ("conflict", "kämpfen", "direct", "Abel"),
            ("conflict", "kämpfen", "indirect", "Brandt"),
            ("conflict", "kämpfen", "direct", "Brandt"),
            ("morality", "Pflicht", "narrator", None),
            ("conflict", "Streit", "direct", None),
        ],
        columns=["frame", "lemma", "voice", "speaker"],
    )
    table = explore.frame_words(hits)
    assert table.drop(columns="speakers").to_numpy().tolist() == [
        ["conflict", "kämpfen", 0, 2, 1],
        ["morality", "Pflicht", 1, 0, 0],
        ["conflict", "Streit", 0, 1, 0],
    ]
    assert table["speakers"].isna().tolist() == [False, True, True]
    assert table["speakers"][0] == "Brandt, Abel"


def test_no_hits_give_an_empty_table_with_all_columns():
    hits = pd.DataFrame({"frame": [], "lemma": [], "voice": [], "speaker": []})
    assert list(explore.frame_words(hits).columns) == [
        "frame", "lemma", "n_narrator", "n_direct", "n_indirect", "speakers",
    ]  # fmt: skip


def test_another_table_is_an_error_that_names_the_measure():
    with pytest.raises(TableError, match=r"lacks frame, voice.*Try measures\.frame_passages"):
        explore.frame_words(pd.DataFrame({"lemma": [], "speaker": []}))
