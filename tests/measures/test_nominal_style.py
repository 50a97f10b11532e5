from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import tables
from analysis.measures import TABLES, nominal_style, nominalisations
from analysis.schema import TableError, validate

ARTICLES = pd.DataFrame({"article_id": list("abcd"), "outlet": ["Abendkurier", "Abendkurier", "Tageblatt", None]})


def words(*rows):
    data = pd.DataFrame(rows, columns=["article_id", "lemma", "pos", "n"])
    return tables.conform("words", data.assign(n_in_quotes=0))


WORDS = words(
    ("a", "Schließung", "NOUN", 2), ("a", "Zeitung", "NOUN", 1), ("a", "gehen", "VERB", 7),
    ("b", "Schließung", "NOUN", 1), ("b", "Klarheit", "NOUN", 4), ("b", "Rat", "NOUN", 25),
    ("c", "Schließung", "PROPN", 3), ("c", "Bundesregierung", "NOUN", 7), ("x", "Prüfung", "NOUN", 9),
)  # fmt: skip


def test_rate_counts_and_lemmas_of_a_group():
    table = nominal_style(WORDS, ARTICLES, by="outlet")
    validate(TABLES["nominal_style"], table)
    row = table.set_index("group").loc["Abendkurier"]
    # 2 + 1 times Schließung and 4 times Klarheit in 10 + 30 words.
    assert row[["n_articles", "n_words", "n_nominalisations", "n_forms"]].to_list() == [2, 40, 7, 2]
    assert row["per_1000_words"] == pytest.approx(1000 * 7 / 40)


def test_names_and_listed_words_do_not_count_and_no_words_give_no_rate():
    table = nominal_style(WORDS, ARTICLES).set_index("group")
    assert table.loc["c", ["n_words", "n_nominalisations", "per_1000_words", "n_forms"]].to_list() == [10, 0, 0, 0]
    assert table.loc["d", "n_nominalisations"] == 0
    assert pd.isna(table.loc["d", "per_1000_words"])


def test_every_number_can_be_followed_to_its_lemmas():
    table = nominalisations(WORDS, ARTICLES, by="outlet")
    validate(TABLES["nominalisations"], table)
    assert table[["group", "lemma", "n", "n_articles"]].values.tolist() == [
        ["Abendkurier", "Klarheit", 4, 1],
        ["Abendkurier", "Schließung", 3, 2],
    ]


def test_interval_needs_five_articles_and_draws():
    articles = pd.DataFrame({"article_id": list("abcde")})
    rows = [(name, "Prüfung", "NOUN", n) for n, name in enumerate("abcde")]
    some = words(*rows, *((name, "gehen", "VERB", 10) for name in "abcde"))
    ends = ["per_1000_words_low", "per_1000_words_high"]
    row = nominal_style(some, articles, by=None).iloc[0]
    assert row["per_1000_words"] == pytest.approx(1000 * 10 / 60)
    assert row[ends[0]] < row["per_1000_words"] < row[ends[1]]
    assert nominal_style(some, articles, by=None, n_boot=0)[ends].isna().all(axis=None)
    assert nominal_style(some, articles)[ends].isna().all(axis=None)


def test_nothing_in_nothing_out():
    nothing = tables.empty("words"), tables.empty("articles")
    validate(TABLES["nominal_style"], nominal_style(*nothing))
    validate(TABLES["nominalisations"], nominalisations(*nothing))
    assert nominal_style(nothing[0], ARTICLES)["per_1000_words"].isna().all()


def test_errors_name_what_came():
    with pytest.raises(TableError, match=r"'words' lacks pos\. Columns that came: .*Try result\.words"):
        nominal_style(WORDS.drop(columns="pos"), ARTICLES)
    with pytest.raises(ValueError, match="cannot be grouped by 'paper'"):
        nominalisations(WORDS, ARTICLES, by="paper")


LEMMAS = st.sampled_from(["Prüfung", "Zeitung", "Klarheit", "Rat", "Sprung"])
ROWS = st.dictionaries(st.tuples(st.sampled_from("abcd"), LEMMAS), st.integers(1, 50))


@settings(deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_lemmas_add_up_and_order_changes_nothing(counts, random):
    some = words(*((article, lemma, "NOUN", n) for (article, lemma), n in counts.items()))
    before = some.copy()
    table = nominal_style(some, ARTICLES, by="outlet", n_boot=20)
    listed = nominalisations(some, ARTICLES, by="outlet")
    assert table["n_nominalisations"].sum() == listed["n"].sum()
    assert table["n_forms"].sum() == len(listed)
    assert (table["n_nominalisations"] <= table["n_words"]).all()
    order = random.sample(range(4), 4)
    pd.testing.assert_frame_equal(table, nominal_style(some, ARTICLES.iloc[order], by="outlet", n_boot=20))
    pd.testing.assert_frame_equal(some, before)
