from __future__ import annotations

import pandas as pd
import pytest

from analysis import tables
from analysis.measures import TABLES, sentence_statistics
from analysis.schema import validate


def test_figures_by_hand():
    articles = pd.DataFrame({"article_id": ["a"]})
    sentences = pd.DataFrame(
        {
            "article_id": "a",
            "n_words": [2, 4, 6, 12, 0],
            "n_syllables": [3, 8, 9, 28, 0],
            "passive": [True, False, False, False, False],
            "konjunktiv": [True, True, False, False, False],
        }
    )
    row = sentence_statistics(sentences, articles).iloc[0]
    assert row["n_sentences"] == 4  # the one without a word is none
    assert (row["words_mean"], row["words_median"], row["words_longest"]) == (6, 5, 12)
    assert (row["words_q1"], row["words_q3"], row["words_iqr"]) == (3.5, 7.5, 4)
    assert (row["share_passive"], row["share_konjunktiv"], row["syllables_per_word"]) == (0.25, 0.5, 2)


def test_article_without_sentences_has_no_figures(sentences, articles):
    table = sentence_statistics(sentences.query("article_id != 'c'"), articles).set_index("group")
    assert table.loc["c", "n_sentences"] == 0
    assert table.loc["c", ["words_mean", "share_passive", "syllables_per_word"]].isna().all()


@pytest.mark.parametrize("by", ["article_id", "outlet", "week", None])
def test_table_keeps_its_definition(sentences, articles, by):
    validate(TABLES["sentence_statistics"], sentence_statistics(sentences, articles, by=by))


def test_nothing_in_nothing_out():
    table = sentence_statistics(tables.empty("sentences"), tables.empty("articles"), by="outlet")
    assert table.empty
    validate(TABLES["sentence_statistics"], table)
