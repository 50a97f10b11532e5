from __future__ import annotations

import pandas as pd
import pytest

from analysis import tables
from analysis.measures import TABLES, textstat_scores
from analysis.schema import validate


def test_lix_by_hand_and_no_figures_without_words():
    texts = ["Der Rat tagt heute. Alle Zuschauer sind gekommen.", "", "***"]
    table = textstat_scores(pd.DataFrame({"article_id": list("abc"), "text": texts})).set_index("article_id")
    # 8 words in 2 sentences, two of them with more than six letters: 4 + 25.
    assert table.loc["a", "lix"] == pytest.approx(29)
    assert table.loc[["b", "c"], ["lix", "flesch_reading_ease", "wiener_sachtextformel"]].isna().all(axis=None)
    assert table.loc[["b", "c"], "sentence_count"].to_list() == [0, 0]


def test_the_faults_that_the_docstring_names():
    texts = ["aber", "Ja. Komm her. Der Rat tagt heute.", "Er geht z. B. heute in das neue Bad."]
    table = textstat_scores(pd.DataFrame({"article_id": list("abc"), "text": texts})).set_index("article_id")
    assert table.loc["a", "syllable_count"] == 1
    assert table.loc["b", "sentence_count"] == 1
    assert table.loc["c", "sentence_count"] == 2


def test_others_keep_their_language():
    import textstat

    textstat.set_lang("es")
    try:
        before = textstat.flesch_reading_ease("La casa blanca es muy grande.")
        textstat_scores(pd.DataFrame({"article_id": ["a"], "text": ["Der Rat tagt heute."]}))
        assert textstat.flesch_reading_ease("La casa blanca es muy grande.") == before
    finally:
        textstat.set_lang("en_US")


def test_nothing_in_nothing_out():
    validate(TABLES["textstat_scores"], textstat_scores(tables.empty("articles")))
