from __future__ import annotations

import pandas as pd
import pytest

from analysis.measures import TABLES, hit_rates, kwic
from analysis.schema import TableError, validate


@pytest.fixture
def corpus():
    texts = ["Das Bad ist zu.", "Bad, Bad, Bad!", "Es regnet.", ""]
    articles = pd.DataFrame({"article_id": list("abcd"), "outlet": ["Kurier", "Kurier", "Bote", None], "text": texts})
    return articles, pd.DataFrame({"article_id": list("aabc"), "n_words": [3, 1, 3, 2]})


def test_hits_are_counted_by_group_and_set_against_its_words(corpus):
    articles, sentences = corpus
    table = hit_rates(kwic(articles, "bad"), sentences, articles)
    validate(TABLES["hit_rates"], table)
    rows = table[["group", "n_articles", "n_articles_with", "n_words", "n_hits"]].fillna("?").values.tolist()
    assert rows == [["Bote", 1, 0, 2, 0], ["Kurier", 2, 2, 7, 4], ["?", 1, 0, 0, 0]]
    assert table["per_1000_words"].tolist()[:2] == [0.0, pytest.approx(1000 * 4 / 7)]
    assert pd.isna(table["per_1000_words"].iloc[2])


def test_hits_elsewhere_do_not_count_and_a_part_of_the_hits_will_do(corpus):
    articles, sentences = corpus
    hits = kwic(articles, "bad")
    kurier = articles[articles["outlet"].eq("Kurier")]
    assert hit_rates(hits.tail(1), sentences, kurier)["n_hits"].tolist() == [1]
    assert hit_rates(hits, sentences, articles.tail(2), by=None)["n_hits"].tolist() == [0]


def test_no_hit_at_all_is_none_everywhere(corpus):
    articles, sentences = corpus
    table = hit_rates(kwic(articles, "xyz"), sentences, articles, by=None)
    assert table[["n_hits", "n_articles_with", "per_1000_words"]].values.tolist() == [[0, 0, 0.0]]


def test_five_articles_have_an_interval():
    articles = pd.DataFrame({"article_id": list("abcde"), "text": "Bad"})
    sentences = pd.DataFrame({"article_id": list("abcde"), "n_words": [10, 20, 30, 40, 50]})
    row = hit_rates(kwic(articles.head(3), "bad"), sentences, articles, by=None).iloc[0]
    assert row["per_1000_words_low"] < row["per_1000_words"] == 20 < row["per_1000_words_high"]


def test_a_lacking_column_is_named(corpus):
    articles, sentences = corpus
    with pytest.raises(TableError, match=r"'hits' lacks article_id"):
        hit_rates(pd.DataFrame({"x": []}), sentences, articles)
