from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import kstest
from scipy.stats import permutation_test as scipy_test

from analysis import tables
from analysis.measures import (
    TABLES,
    compare_groups,
    density_counts,
    quote_density,
    source_counts,
    source_diversity,
    speaker_prominence,
    stance_counts,
    voice_counts,
)
from analysis.measures.cues import cue_stance
from analysis.measures.permutation import arrangements, permutation_test
from analysis.schema import TableError, validate


def corpus(n_a, n_b, events=None):
    n = n_a + n_b
    outlets = ["Abendkurier"] * n_a + ["Tageblatt"] * n_b
    return pd.DataFrame({"article_id": [f"{i:03d}" for i in range(n)], "outlet": outlets, "event": events or ["x"] * n})


def counts(value, base=None):
    ids = [f"{i:03d}" for i in range(len(value))]
    return pd.DataFrame({"article_id": ids, "value": value, "base": base or [10] * len(value)})


def compare(table, articles, **options):
    found = compare_groups(table, articles, a="Abendkurier", b="Tageblatt", **options)
    validate(TABLES["group_comparison"], found)
    return found.iloc[0]


def test_all_exchanges_of_a_tiny_corpus_by_hand():
    row = compare(counts([8, 6, 1, 3]), corpus(2, 2))
    # Sums of the first group over the six ways: 14, 9, 11, 7, 9, 4 of 18; differences in twentieths of
    # 14 - 4 = 10, 9 - 9 = 0, 4, -4, 0, -10. Two of six are as far from 0 as 10.
    assert row["difference"] == pytest.approx(10 / 20)
    assert (row["figure_a"], row["figure_b"]) == pytest.approx((14 / 20, 4 / 20))
    assert row["p_value"] == pytest.approx(2 / 6)
    assert (row["n_perm"], row["exact"]) == (6, True)
    assert row["chance_mean"] == pytest.approx(0)


def test_within_an_event_only():
    articles = corpus(2, 2, ["fest", "wahl", "fest", "wahl"])
    row = compare(counts([8, 6, 1, 3]), articles, within="event")
    # Only 8 <-> 1 and 6 <-> 3: four ways, 14, 7, 11, 4 of 18; differences 10, -4, 4, -10.
    assert (row["n_perm"], row["p_value"], row["n_exchangeable"]) == (4, 0.5, 4)


def test_outlets_that_differ_by_their_events_only_do_not_differ_within_events():
    # Articles on the fair have nine of ten words quoted, on the trial one; one outlet reports mostly on the fair.
    events = ["fair"] * 9 + ["trial"] * 2 + ["fair"] * 2 + ["trial"] * 9
    table, articles = counts([9 if event == "fair" else 1 for event in events]), corpus(11, 11, events)
    assert compare(table, articles)["p_value"] < 0.02
    assert compare(table, articles, within="event")["p_value"] == 1.0


def test_events_of_one_outlet_cannot_be_exchanged():
    row = compare(counts([1, 2, 3, 4]), corpus(2, 2, ["a", "b", "c", None]), within="event")
    assert row["n_exchangeable"] == 0
    assert row["difference"] == pytest.approx(-4 / 20)
    assert row[["p_value", "chance_mean", "chance_low"]].isna().all()


def test_identical_groups_have_p_of_one():
    assert compare(counts([3, 5, 7] * 8), corpus(12, 12), n_perm=199)["p_value"] == 1.0


def test_no_p_value_is_zero():
    row = compare(counts([10] * 15 + [0] * 15), corpus(15, 15), n_perm=99)
    assert (row["p_value"], row["n_perm"], row["exact"]) == (0.01, 99, False)  # (0 + 1) / (99 + 1)


def test_drawn_exchanges_agree_with_all_of_them():
    table, articles = counts([9, 8, 7, 2, 6, 5, 4, 1, 3, 2, 1, 0]), corpus(6, 6)
    exact = compare(table, articles)
    drawn = compare(table, articles, n_perm=923)  # one less than 12 over 6
    assert (exact["exact"], drawn["exact"]) == (True, False)
    assert abs(exact["p_value"] - drawn["p_value"]) < 0.04


def test_agrees_with_scipy():
    value = [9, 8, 7, 2, 6, 1, 4, 3, 3, 2]
    row = compare(counts(value), corpus(5, 5))
    parts = [np.array(part) / 10 for part in (value[:5], value[5:])]
    other = scipy_test(parts, lambda x, y, axis: x.mean(axis) - y.mean(axis), vectorized=True, n_resamples=np.inf)
    assert row["p_value"] == pytest.approx(other.pvalue)


@pytest.mark.parametrize("kind", ["ratio", "effective_shannon", "effective_simpson"])
def test_p_is_uniform_where_outlets_do_not_differ(kind):
    random = np.random.default_rng(3)
    articles, found = corpus(14, 8), []
    for seed in range(150):
        if kind == "ratio":
            base = random.integers(1, 30, 22)
            table = counts(random.binomial(base, random.beta(2, 3, 22)), list(base))
        else:
            names = random.choice(list("ABCDEFGH"), (22, 3))
            rows = [(f"{n:03d}", name) for n, three in enumerate(names) for name in three]
            table = pd.DataFrame(rows, columns=["article_id", "key"]).assign(status="identified", value=1)
        found.append(compare(table, articles, figure=kind, n_perm=199, seed=seed)["p_value"])
    # The values are multiples of 1/200, so that the distance to the uniform distribution is a little above 0.
    assert kstest(found, "uniform").pvalue > 0.01
    assert np.mean(np.array(found) <= 0.05) < 0.1


def test_smaller_group_is_not_found_less_diverse_for_its_size():
    names = list("ABCDEFGHIJ") * 3 + list("ABCDEFGHII")  # the six articles of the smaller group quote five
    table = pd.DataFrame({"article_id": [f"{n:03d}" for n in range(40)], "key": names, "value": 1})
    row = compare(table.assign(status="identified"), corpus(34, 6))
    assert row["difference"] > 3
    assert row["chance_mean"] > 3
    assert row["p_value"] > 0.5


def test_exchange_that_leaves_nothing_to_count_makes_p_larger():
    # Base in one article of each group: of the six ways, two put both into one group.
    row = compare(counts([4, 0, 1, 0], [4, 0, 4, 0]), corpus(2, 2))
    assert row["p_value"] == 1.0
    assert row["chance_mean"] == pytest.approx(0)


def test_group_with_nothing_to_count_is_undefined():
    row = compare(counts([4, 2, 0, 0], [4, 4, 0, 0]), corpus(2, 2))
    assert row["figure_a"] == 0.75
    assert row[["figure_b", "difference", "p_value"]].isna().all()


def test_order_of_articles_does_not_matter():
    table, articles = counts(list(range(20))), corpus(9, 11)
    turned = compare(table.iloc[::-1], articles.sample(frac=1, random_state=4), n_perm=99)
    pd.testing.assert_series_equal(turned, compare(table, articles, n_perm=99))


def test_same_seed_same_p_and_mirrored_groups_same_p():
    table, articles = counts([9, 8, 7, 2, 6, 5, 4, 1]), corpus(4, 4)
    there = compare_groups(table, articles, a="Abendkurier", b="Tageblatt").iloc[0]
    back = compare_groups(table, articles, a="Tageblatt", b="Abendkurier").iloc[0]
    assert there["p_value"] == back["p_value"]
    assert there["difference"] == -back["difference"]


def test_every_stratum_keeps_its_numbers():
    in_a, stratum = np.array([1, 0, 0, 1, 1, 0, 0], dtype=bool), np.array([0, 1, 0, 1, 2, 2, 2])
    seen = set()

    def figure(rows):
        seen.update(map(tuple, rows.astype(int)))
        return rows.sum(axis=1)

    assert arrangements(in_a, stratum) == 2 * 2 * 3
    for n_perm in (12, 11):
        seen.clear()
        permutation_test(in_a, stratum, figure, n_perm=n_perm, seed=0)
        kept = {row for row in seen if sum(row) == 3}  # the first group has three articles, the second four
        assert all(row[0] + row[2] == 1 and row[1] + row[3] == 1 and sum(row[4:]) == 1 for row in kept)
        assert len(kept) == 12 or n_perm == 11


def test_exact_p_of_diversity_by_enumeration():
    said = ["AB", "A", "AC", "B", "DE", "F"]
    rows = [(f"{n:03d}", name) for n, names in enumerate(said) for name in names]
    table = pd.DataFrame(rows, columns=["article_id", "key"]).assign(status="identified", value=1)

    def effective(which):
        share = pd.Series([name for n in which for name in said[n]]).value_counts(normalize=True)
        return 1 / (share**2).sum()

    ways = [effective(way) - effective(set(range(6)) - set(way)) for way in combinations(range(6), 3)]
    far = np.abs(np.array(ways) - np.mean(ways))
    row = compare(table, corpus(3, 3), figure="effective_simpson")
    assert row["difference"] == pytest.approx(ways[0])
    assert row["p_value"] == pytest.approx((far >= far[0] - 1e-9).mean())


def test_helpers_give_the_figures_of_their_measures(quotes, articles, sentences):
    def summed(table):
        validate(TABLES["article_counts"], table)
        assert table["article_id"].to_list() == ["a", "b", "c"]
        return table["value"].sum() / table["base"].sum()

    density = quote_density(sentences, quotes, articles, by=None)["density_all"].item()
    assert summed(density_counts(sentences, quotes, articles)) == pytest.approx(density)
    shares = speaker_prominence(quotes, articles).set_index("speaker")
    assert summed(voice_counts(quotes, articles, of="Jana Abel")) == pytest.approx(
        shares.loc["Jana Abel", "share_words"]
    )
    assert summed(voice_counts(quotes, articles, of="e2", weight="quotes")) == pytest.approx(1 / 6)
    assert summed(voice_counts(quotes, articles, of="anonymous")) == pytest.approx(4 / 17)
    stances = cue_stance(quotes, articles, by=None).set_index("stance")["share"]
    assert summed(stance_counts(quotes, articles, stance="neutral")) == pytest.approx(stances["neutral"])


def test_from_quotations_to_a_comparison(quotes, articles):
    two = articles.assign(outlet=["Abendkurier", "Tageblatt", "Tageblatt"])
    row = compare(source_counts(quotes, two), two)
    assert row["figure_a"] == source_diversity(quotes, two, by="outlet")["effective_shannon"].iloc[0]
    assert row["measure"] == "effective number of sources: speaker"
    assert pd.isna(row["figure_b"])
    share = compare(voice_counts(quotes, two, of="Jana Abel"), two)
    assert (share["measure"], share["figure"]) == ("share of words: Jana Abel", "ratio")


def test_empty_counts_are_undefined(articles):
    two = articles.assign(outlet=["Abendkurier", "Tageblatt", "Tageblatt"])
    assert pd.isna(compare(source_counts(tables.empty("quotes"), two), two)["p_value"])
    empty = density_counts(tables.empty("sentences"), tables.empty("quotes"), tables.empty("articles"))
    validate(TABLES["article_counts"], empty)
    assert pd.isna(compare(empty, two)["difference"])


def test_nothing_that_came_in_is_changed():
    table, articles = counts([1, 2, 3, 4]), corpus(2, 2)
    before = table.copy(deep=True), articles.copy(deep=True)
    compare(table, articles, within="event")
    pd.testing.assert_frame_equal(table, before[0])
    pd.testing.assert_frame_equal(articles, before[1])


def test_errors_say_what_to_try(quotes, articles):
    table, pair = counts([1, 2]), corpus(1, 1)
    with pytest.raises(ValueError, match=r"a='Bote' came, but by 'outlet' there is no.*: Abendkurier, Tageblatt\."):
        compare_groups(table, pair, a="Bote", b="Tageblatt")
    with pytest.raises(ValueError, match=r"a and b are both 'Tageblatt'"):
        compare_groups(table, pair, a="Tageblatt", b="Tageblatt")
    with pytest.raises(ValueError, match=r"figure='mean' came; expected one of 'ratio', 'effective_shannon'"):
        compare(table, pair, figure="mean")
    with pytest.raises(ValueError, match=r"n_perm=0 came; at least one"):
        compare(table, pair, n_perm=0)
    with pytest.raises(TableError, match=r"counts lack base\. .* that density_counts, voice_counts"):
        compare(table.drop(columns="base"), pair)
    with pytest.raises(TableError, match=r"counts lack key, status\. .* that source_counts makes"):
        compare(table, pair, figure="effective_simpson")
    with pytest.raises(TableError, match=r"value is missing or negative"):
        compare(counts([-1, 2]), pair)
    with pytest.raises(ValueError, match=r"of='Dorn' came, but nobody.*Most quoted are: Jana Abel, Uwe Brandt;"):
        voice_counts(quotes, articles, of="Dorn")
    with pytest.raises(ValueError, match=r"stance='angry' came; expected one of 'neutral'"):
        stance_counts(quotes, articles, stance="angry")


def test_several_voices_count_together():
    articles = pd.DataFrame(
        {"article_id": ["a"], "text": ["„Ja, gern“, sagte Abel. „Nein“, sagte Brandt. „Oh“, sagte Cem."]}
    )
    quotes = pd.DataFrame(
        {
            "article_id": "a", "type": "direct", "spans": [[[0, 10]], [[24, 30]], [[45, 49]]],
            "speaker": ["Abel", "Brandt", "Cem"], "speaker_id": None, "speaker_kind": "person",
        }
    )  # fmt: skip
    table = voice_counts(quotes, articles, of=["Abel", "Brandt"])
    assert table[["measure", "value", "base"]].values.tolist() == [["share of words: Abel, Brandt", 3, 4]]
