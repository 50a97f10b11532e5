from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2, chi2_contingency, power_divergence

from analysis import tables
from analysis.measures import TABLES, keyness
from analysis.measures.association import g2_four_cells, g2_two_cells, holm, log_odds, log_ratio, p_of
from analysis.schema import TableError, validate

ARTICLES = pd.DataFrame({"article_id": list("abcd"), "outlet": ["Abendkurier", "Abendkurier", "Tageblatt", None]})


def words(*rows):
    columns = ["article_id", "lemma", "pos", "n", "n_in_quotes"]
    return tables.conform("words", pd.DataFrame(rows, columns=columns))


WORDS = words(
    ("a", "Bad", "NOUN", 6, 2), ("a", "gehen", "VERB", 4, 0), ("b", "Bad", "NOUN", 2, 2), ("b", "Rat", "NOUN", 8, 1),
    ("c", "Bad", "NOUN", 1, 0), ("c", "Rat", "NOUN", 9, 0), ("d", "Bad", "NOUN", 1, 1), ("d", "Rat", "PROPN", 29, 0),
)  # fmt: skip
counts = st.integers(0, 60)


def of(table, group, lemma):
    return table[(table["group"] == group) & (table["lemma"] == lemma)].iloc[0]


def test_counts_rates_and_articles_of_both_sides():
    table = keyness(WORDS, ARTICLES, min_n=1)
    validate(TABLES["keyness"], table)
    row = of(table, "Abendkurier", "Bad")
    # Abendkurier: 8 of 20 words, 6 of them in one article; the others: 2 of 40.
    assert row[["n_target", "n_reference", "n_words_target", "n_words_reference"]].to_list() == [8, 2, 20, 40]
    assert (row["per_1000_target"], row["per_1000_reference"]) == (400, 50)
    assert row["log_ratio"] == pytest.approx(3)
    assert row["g2"] == pytest.approx(2 * (8 * np.log(8 / (20 * 10 / 60)) + 2 * np.log(2 / (40 * 10 / 60))))
    assert row[["n_articles_target", "n_articles_reference"]].to_list() == [2, 2]
    assert row[["n_group_articles", "n_reference_articles"]].to_list() == [2, 2]
    assert row["share_top_article"] == pytest.approx(6 / 8)
    assert table["group"].fillna("?").unique().tolist() == ["Abendkurier", "Tageblatt", "?"]


def test_word_that_one_side_never_uses_counts_as_half_an_occurrence():
    row = of(keyness(WORDS, ARTICLES, min_n=1), "Tageblatt", "gehen")
    assert row["log_ratio"] == pytest.approx(np.log2((0.5 / 10) / (4 / 50)))
    assert pd.isna(row["share_top_article"])


def test_quoted_and_unquoted_words_make_the_whole():
    parts = {part: keyness(WORDS, ARTICLES, min_n=1, part=part) for part in ("all", "quoted", "unquoted")}
    for table in parts.values():
        validate(TABLES["keyness"], table)
    bad = {part: of(table, "Abendkurier", "Bad") for part, table in parts.items()}
    for name in ("n_target", "n_reference", "n_words_target", "n_words_reference"):
        assert bad["all"][name] == bad["quoted"][name] + bad["unquoted"][name]
    assert (bad["quoted"]["n_target"], bad["quoted"]["n_words_target"]) == (4, 5)


def test_part_of_speech_chooses_rows_and_leaves_the_rates():
    table = keyness(WORDS, ARTICLES, min_n=1, pos=("NOUN",), target="Tageblatt")
    assert set(table["lemma"]) == {"Bad", "Rat"}
    rat = of(table, "Tageblatt", "Rat")
    assert (rat["n_reference"], rat["n_words_reference"]) == (8, 50)


def test_one_group_against_another():
    table = keyness(WORDS, ARTICLES, min_n=1, target="Abendkurier", reference="Tageblatt")
    assert of(table, "Abendkurier", "Bad")["n_words_reference"] == 10
    assert set(table["reference"]) == {"Tageblatt"}
    assert set(keyness(WORDS, ARTICLES, reference="Tageblatt", min_n=1)["group"].fillna("?")) == {"Abendkurier", "?"}


def test_rare_words_and_words_of_one_article_can_be_left_out():
    table = keyness(WORDS, ARTICLES, target="Abendkurier", min_n=5)
    assert set(table["lemma"]) == {"Bad", "Rat"}
    assert set(keyness(WORDS, ARTICLES, target="Abendkurier", min_n=1, min_articles=2)["lemma"]) == {"Bad", "Rat"}


def test_without_reference_nothing_can_be_said():
    table = keyness(WORDS, ARTICLES, by=None, min_n=1)
    validate(TABLES["keyness"], table)
    assert table[["per_1000_reference", "log_ratio", "g2", "p", "p_holm", "log_odds", "z"]].isna().all(axis=None)
    assert table["n_target"].sum() == 60


def test_nothing_in_nothing_out():
    validate(TABLES["keyness"], keyness(tables.empty("words"), tables.empty("articles")))
    validate(TABLES["keyness"], keyness(tables.empty("words"), ARTICLES))


def test_order_of_the_rows_changes_nothing_and_nothing_is_changed():
    before = WORDS.copy(), ARTICLES.copy()
    table = keyness(WORDS.sample(frac=1, random_state=3), ARTICLES.iloc[::-1], min_n=1)
    pd.testing.assert_frame_equal(table, keyness(WORDS, ARTICLES, min_n=1))
    pd.testing.assert_frame_equal(WORDS, before[0])
    pd.testing.assert_frame_equal(ARTICLES, before[1])


@settings(deadline=None)
@given(counts, counts, st.integers(100, 5000), st.integers(100, 5000))
def test_log_likelihood_agrees_with_scipy(a, b, c, d):
    one, other = np.array([a], dtype=float), np.array([b], dtype=float)
    if a + b:
        expected = [c * (a + b) / (c + d), d * (a + b) / (c + d)]
        statistic = power_divergence([a, b], expected, lambda_="log-likelihood").statistic
        assert g2_two_cells(one, other, c, d)[0] == pytest.approx(statistic, abs=1e-8)
        table = [[a, c - a], [b, d - b]]
        second = chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
        assert g2_four_cells(one, c, one + other, c + d)[0] == pytest.approx(second, abs=1e-8)
        assert p_of(np.array([statistic]))[0] == pytest.approx(chi2.sf(max(statistic, 0), 1))


@settings(deadline=None)
@given(counts, counts, st.integers(100, 5000), st.integers(100, 5000))
def test_exchanging_the_sides_turns_the_sign(a, b, c, d):
    one, other = np.array([a], dtype=float), np.array([b], dtype=float)
    assert log_ratio(one, other, c, d)[0] == pytest.approx(-log_ratio(other, one, d, c)[0])
    assert g2_two_cells(one, other, c, d)[0] == pytest.approx(g2_two_cells(other, one, d, c)[0], nan_ok=True)
    if a + b:
        here, there = log_odds(one, other, c, d, 500), log_odds(other, one, d, c, 500)
        assert [x[0] for x in here] == pytest.approx([-x[0] for x in there], abs=1e-9)


def test_log_odds_by_hand_and_a_heavier_prior_draws_towards_zero():
    # alpha = 60 * 10 / 60 = 10: (8 + 10) of (20 + 60) against (2 + 10) of (40 + 60).
    delta, z = log_odds(np.array([8.0]), np.array([2.0]), 20, 40, 60)
    assert delta[0] == pytest.approx(np.log(18 / 62) - np.log(12 / 88))
    assert z[0] == pytest.approx(delta[0] / np.sqrt(1 / 18 + 1 / 12))
    assert 0 < log_odds(np.array([8.0]), np.array([2.0]), 20, 40, 6000)[0][0] < delta[0]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_holm_is_no_lower_than_p_and_no_higher_than_bonferroni(p):
    p = np.array(p)
    corrected = holm(p)
    assert (corrected >= p).all()
    assert (corrected <= np.minimum(p * len(p), 1) + 1e-12).all()
    assert (np.diff(corrected[np.argsort(p, kind="stable")]) >= 0).all()


def test_errors_say_what_came_and_what_to_try():
    with pytest.raises(ValueError, match=r"no group 'Bote' to be the target; there are: Abendkurier, Tageblatt\."):
        keyness(WORDS, ARTICLES, target="Bote")
    with pytest.raises(ValueError, match="no group 'Bote' to be the reference"):
        keyness(WORDS, ARTICLES, reference="Bote")
    with pytest.raises(ValueError, match="'Tageblatt' came as target and as reference"):
        keyness(WORDS, ARTICLES, target="Tageblatt", reference="Tageblatt")
    with pytest.raises(ValueError, match="part='narrator' came; expected one of: all, unquoted, quoted"):
        keyness(WORDS, ARTICLES, part="narrator")
    with pytest.raises(ValueError, match=r"Try pos=\('NOUN',\)"):
        keyness(WORDS, ARTICLES, pos="NOUN")
    with pytest.raises(ValueError, match="prior=0 came; expected a number of words above 0"):
        keyness(WORDS, ARTICLES, prior=0)
    with pytest.raises(TableError, match="'words' lacks lemma"):
        keyness(WORDS.drop(columns="lemma"), ARTICLES)
