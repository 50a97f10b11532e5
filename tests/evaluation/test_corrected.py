"""Corrected shares, worked out by hand, over all possible samples, and by the formula written out once more."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm
from scipy.stats import t as student

from analysis import schema
from analysis.charts import validation_note
from analysis.evaluation import article_counts, corrected_share, draw_sample
from analysis.evaluation.corrected import TABLE
from analysis.evaluation.design import design
from analysis.schema import TableError


def counts(values, group="all", **columns):
    """Counts of articles: a dict of key -> value for each; the base is their sum, as in a share of voice."""
    rows = pd.DataFrame(
        [(article, key, value) for article, held in values.items() for key, value in held.items() if value],
        columns=["article_id", "key", "value"],
    )
    base = [sum(held.values()) for held in values.values()]
    units = pd.DataFrame({"article_id": list(values), "by": "corpus", "group": group, "base": base, **columns})
    return article_counts(units, rows)


def sample_of(articles, of, stratum="all"):
    return pd.DataFrame(
        {
            "article_id": list(articles),
            "stratum": stratum,
            "probability": len(articles) / of,
            "weight": of / len(articles),
        }
    )


MACHINE = {name: {"Abel": 6, "Brandt": 4} for name in "abcdefghijkl"}
# Every second one is coded; the machine gave Abel what is Brandt's in one, and missed 2 of Brandt in another.
HUMAN = {name: {"Abel": 6, "Brandt": 4} for name in "acegik"} | {
    "c": {"Abel": 2, "Brandt": 8},
    "e": {"Abel": 6, "Brandt": 6},
}


def test_by_hand():
    table = corrected_share(counts(MACHINE), counts(HUMAN), sample_of("acegik", 12)).set_index("key")
    # Machine: 72 of 120. Weight 2: Abel 72 + 2 * (-4) = 64, base 120 + 2 * 2 = 124.
    assert table["naive"].to_list() == pytest.approx([0.6, 0.4])
    assert table["corrected"].to_list() == pytest.approx([64 / 124, 60 / 124])
    assert table.loc["Abel", ["n_articles", "n_coded", "n_differ"]].to_list() == [12, 6, 1]
    assert table.loc["Brandt", "n_differ"] == 2
    assert not table["outside"].any()
    # u of Abel: -4 in c, -64 / 124 * 2 in e. One article differs: Student's t with one degree of freedom is 12.7.
    u = np.array([0, -4, -128 / 124, 0, 0, 0])
    error = np.sqrt(12 * 6 / 6 * u.var(ddof=1)) / 124
    assert table.loc["Abel", "high"] - table.loc["Abel", "corrected"] == pytest.approx(12.7062 * error, rel=1e-4)
    assert table.loc["Abel", "corrected"] - table.loc["Abel", "low"] == pytest.approx(12.7062 * error, rel=1e-4)
    schema.validate(TABLE, table.reset_index()[TABLE.names])


def test_over_all_samples_the_totals_and_their_variance_are_right():
    """Six articles, three coded: the mean over all 20 samples is the truth, also of the variance."""
    machine = np.array([3.0, 0, 5, 2, 2, 7])
    human = np.array([4.0, 1, 5, 0, 2, 9])
    articles = np.array(list("abcdef"))
    found, told = [], []
    for chosen in combinations(range(6), 3):
        sample = sample_of(articles[list(chosen)], 6)
        u = (human - machine)[list(chosen), None]
        held = design(sample, 10, 0)
        found.append(machine.sum() + held.weight @ u[:, 0])
        told.append(held.variance(u)[0])
    assert np.mean(found) == pytest.approx(human.sum())
    assert np.mean(told) == pytest.approx(np.var(found))


def test_draws_vary_as_the_formula_says_also_in_strata():
    random = np.random.default_rng(3)
    sample = pd.concat(
        [sample_of([f"a{n}" for n in range(20)], 30, "x"), sample_of([f"b{n}" for n in range(10)], 50, "y")]
    )
    held = design(sample, 20_000, 1)
    u = random.normal((0, 4), size=(30, 2))
    assert (held.weights @ u).var(axis=0) == pytest.approx(held.variance(u), rel=0.04)
    assert (held.weights @ u).mean(axis=0) == pytest.approx(held.weight @ u, abs=0.5)
    # The variance in each draw is that of the draw's articles: on average (n - 2) / (n - 1) of the whole one.
    parts = [sorted_part.var(ddof=1) for sorted_part in (u[:20, 0], u[20:, 0])]
    expected = 30 * 10 / 20 * parts[0] * 19 / 20 + 50 * 40 / 10 * parts[1] * 9 / 10
    none = np.zeros((20_000, 1))
    assert held.variances(u[:, :1], np.zeros(30), none).mean() == pytest.approx(expected, rel=0.03)


def test_an_outlet_with_more_errors_is_corrected_by_its_own_articles():
    machine = pd.concat(
        [counts({f"{outlet}{n}": {"Abel": 5, "Brandt": 5} for n in range(10)}, outlet) for outlet in "xy"]
    )
    human = counts(
        {f"x{n}": {"Abel": 5, "Brandt": 5} for n in range(5)}
        | {f"y{n}": {"Abel": n, "Brandt": 10 - n} for n in range(5)}
    )
    sample = pd.concat([sample_of([f"{outlet}{n}" for n in range(5)], 10, outlet) for outlet in "xy"])
    table = corrected_share(machine, human, sample).set_index(["group", "key"])
    assert table.loc[("x", "Abel"), "corrected"] == 0.5
    assert np.isnan(table.loc[("x", "Abel"), "low"])  # no error seen is no proof that there is none
    assert table.loc[("y", "Abel"), "corrected"] == pytest.approx(0.2)  # (0 + 1 + 2 + 3 + 4) / 50
    assert table.loc[("y", "Abel"), "low"] < 0.2 < table.loc[("y", "Abel"), "high"]


def many(errors, n=80):
    """Articles of Abel 6, Brandt 4; every second one is coded, and the first of those have so much more of Abel."""
    names = [f"a{number:02}" for number in range(n)]
    machine = {name: {"Abel": 6, "Brandt": 4} for name in names}
    human = {name: {"Abel": 6 + more, "Brandt": 4 - more} for name, more in zip(names[::2], errors, strict=False)}
    return machine, {name: machine[name] for name in names[::2]} | human, sample_of(names[::2], n)


@pytest.mark.parametrize(
    ("errors", "student_wins"), [([1, 2, -3, 1, 2, 2, 4, -1, 3, 1], True), ([5] + [1] * 11, False)]
)
def test_ends_are_percentiles_of_the_draws(errors, student_wins):
    """The definition written out, draw by draw: the draws' own reach or Student's t, whichever is further."""
    machine, human, sample = many(errors)
    table = corrected_share(counts(machine), counts(human), sample, n_boot=300, seed=4).set_index("key")
    y = np.array([human[name]["Abel"] - 6 for name in sample["article_id"]])
    held = design(sample, 300, 4)
    whole, plain = 6 / 10 + 2 * y.sum() / 800, []
    shares = np.array([(480 + weights @ y) / 800 for weights in held.weights])
    for times, share in zip(held.times.astype(int), shares, strict=True):
        drawn = np.repeat(y, times)
        plain.append(abs(share - whole) / (np.sqrt(80 * 40 / 40 * drawn.var(ddof=1)) / 800))
    own = np.quantile(plain, 0.95)
    least = student.ppf(0.975, np.abs(y).sum() ** 2 / (y**2).sum() - 1)
    assert (own < least) == student_wins
    expected = np.quantile(shares, norm.cdf([-max(own, least), max(own, least)]), method="weibull")
    assert table.loc["Abel", ["low", "high"]].to_list() == pytest.approx(list(expected))
    assert table.loc["Brandt", ["low", "high"]].to_list() == pytest.approx(list(1 - expected[::-1]))


def test_a_single_error_reaches_as_far_as_any_draw():
    machine, human, sample = many([4])
    table = corrected_share(counts(machine), counts(human), sample, n_boot=300).set_index("key")
    shares = (480 + 4 * design(sample, 300, 0).weights[:, 0]) / 800
    assert table.loc["Abel", ["low", "high"]].to_list() == pytest.approx([shares.min(), shares.max()])


@pytest.mark.parametrize(("n", "symmetric"), [(58, True), (60, False)])
def test_with_fewer_than_thirty_coded_articles_the_interval_is_symmetric(n, symmetric):
    machine, human, sample = many([1, 4, 4, 1, 3], n)
    row = corrected_share(counts(machine), counts(human), sample).set_index("key").loc["Abel"]
    assert (row["high"] - row["corrected"] == pytest.approx(row["corrected"] - row["low"])) == symmetric


def test_a_corpus_coded_as_a_whole_has_no_doubt_left():
    human = {name: {"Abel": 1, "Brandt": 3} for name in MACHINE}
    table = corrected_share(counts(MACHINE), counts(human), sample_of(MACHINE, 12))
    assert table[["corrected", "low", "high"]].values.tolist() == [[0.25] * 3, [0.75] * 3]


def test_a_group_is_only_beyond_doubt_if_all_its_articles_were_coded():
    """Of the group, the stratum x was coded as a whole, and by chance nothing of y."""
    machine = pd.concat([counts(MACHINE), counts({name: {"Abel": 1} for name in "uvwx"}, "other")])
    human = counts({name: {"Abel": 5, "Brandt": 5} for name in "abcdef"} | {"u": {"Abel": 1}, "v": {"Abel": 1}})
    sample = pd.concat([sample_of("abcdef", 6, "x"), sample_of("uv", 10, "y")])
    table = corrected_share(machine, human, sample).set_index("group").loc["all"]
    assert table["corrected"].notna().all()
    assert table["low"].isna().all()


def test_a_share_that_leaves_0_to_1_is_told_and_not_clipped():
    machine = {name: {"Abel": 1, "Brandt": 9} for name in "abcdefghij"} | {name: {"Abel": 6} for name in "klmno"}
    human = {name: {"Brandt": 4} for name in "klmno"}
    table = corrected_share(counts(machine), counts(human), sample_of("klmno", 15)).set_index("key")
    # Abel: 40 - 3 * 30 = -50; base 130 - 3 * 10 = 100.
    assert table.loc["Abel", "corrected"] == pytest.approx(-0.5)
    assert table["outside"].to_list() == [True, True]


def test_what_cannot_be_told_is_missing():
    few = corrected_share(counts(MACHINE), counts({name: HUMAN[name] for name in "ace"}), sample_of("ace", 12))
    assert few["corrected"].notna().all()
    assert few[["low", "high"]].isna().all(axis=None)
    one = pd.concat([sample_of("acegi", 11), sample_of("k", 2, "other")])
    assert corrected_share(counts(MACHINE), counts(HUMAN), one)["low"].isna().all()
    nothing = corrected_share(counts({"a": {}, "b": {}}), counts({"a": {}}), sample_of("a", 2))
    assert nothing[["n_articles", "n_coded"]].values.tolist() == [[2, 1]]
    assert nothing[["key", "naive", "corrected", "low"]].isna().all(axis=None)
    schema.validate(TABLE, nothing[TABLE.names])


def test_a_group_without_coded_articles_is_not_corrected():
    machine = pd.concat([counts(MACHINE, "x"), counts({"z": {"Abel": 1}}, "z")])
    table = corrected_share(machine, counts(HUMAN), sample_of("acegik", 13)).set_index("group")
    assert (table.loc["z", "naive"], table.loc["z", "n_coded"]) == (1.0, 0)
    assert np.isnan(table.loc["z", "corrected"])


def test_nothing_in_nothing_out():
    table = corrected_share(counts({}), counts({}), sample_of("a", 2).iloc[:0])
    assert table.empty
    schema.validate(TABLE, table)


ARTICLE = st.dictionaries(st.sampled_from(["Abel", "Brandt", "nobody"]), st.integers(1, 40), max_size=3)


@settings(max_examples=40, deadline=None)
@given(pairs=st.lists(st.tuples(ARTICLE, ARTICLE), min_size=8, max_size=24), order=st.randoms(use_true_random=False))
def test_shares_sum_to_one_and_the_order_of_articles_does_not_matter(pairs, order):
    machine = {f"a{n:02}": pair[0] for n, pair in enumerate(pairs)}
    drawn = draw_sample(pd.DataFrame({"article_id": list(machine)}), 6)
    human = {name: pairs[int(name[1:])][1] for name in drawn["article_id"]}
    table = corrected_share(counts(machine), counts(human), drawn, n_boot=50)
    for column in ("naive", "corrected"):
        assert table[column].isna().any() or table[column].sum() == pytest.approx(1, abs=1e-12)
    assert ((table["low"] <= table["corrected"]) | table["low"].isna()).all()
    names = list(machine)
    order.shuffle(names)
    other = corrected_share(
        counts({name: machine[name] for name in names}), counts(human).iloc[::-1], drawn.iloc[::-1], n_boot=50
    )
    pd.testing.assert_frame_equal(other, table)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 999))
def test_a_machine_without_error_is_not_corrected(seed):
    drawn = draw_sample(pd.DataFrame({"article_id": list(MACHINE)}), 6, seed=seed)
    human = counts({name: MACHINE[name] for name in drawn["article_id"]})
    table = corrected_share(counts(MACHINE), human, drawn, n_boot=20)
    assert table["corrected"].to_list() == pytest.approx(table["naive"].to_list(), abs=1e-12)


def test_the_input_stays_as_it_was():
    tables = counts(MACHINE), counts(HUMAN), sample_of("acegik", 12)
    before = [table.copy() for table in tables]
    corrected_share(*tables)
    for table, copy in zip(tables, before, strict=True):
        pd.testing.assert_frame_equal(table, copy)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda m, h, s: (m.drop(columns="base"), h, s),
            r"machine_counts lacks base\. Columns that came: .*Expected: a row",
        ),
        (lambda m, h, s: (m, h.drop(columns="value"), s), r"human_counts lacks value"),
        (lambda m, h, s: (m.assign(base=range(len(m))), h, s), r"article 'a' has several bases"),
        (lambda m, h, s: (m, h[h["article_id"] != "c"], s), r"1 article\(s\) of the sample are not coded, first 'c'"),
        (lambda m, h, s: (m, h, s[s["article_id"] != "c"]), r"1 article\(s\) were coded but not drawn, first 'c'"),
        (lambda m, h, s: (m[m["article_id"] != "c"], h, s), r"1 article\(s\) of the sample are not in machine_counts"),
        (lambda m, h, s: (m, h, s.assign(probability=[0.5, 0.4] * 3)), r"be the same throughout a stratum"),
        (lambda m, h, s: (m, h, s.assign(probability=1.5)), r"probability must lie above 0"),
        (lambda m, h, s: (m, h, s.drop(columns="stratum weight".split())), r"Table 'sample' lacks weight"),
    ],
)
def test_what_is_wrong_is_told(change, told):
    with pytest.raises(TableError, match=told):
        corrected_share(*change(counts(MACHINE), counts(HUMAN), sample_of("acegik", 12)))


def test_the_note_says_on_how_many_articles():
    table = corrected_share(counts(MACHINE), counts(HUMAN), sample_of("acegik", 12))
    assert validation_note() == "Automatic coding, not validated on this corpus"
    assert validation_note(table) == "Automatic coding, validated on 6 coded articles of this corpus"
    assert validation_note(table, language="de") == (
        "Automatisch codiert, geprüft an 6 von Hand codierten Artikeln dieses Korpus"
    )
    assert validation_note(table.assign(n_coded=0)) == validation_note()
    with pytest.raises(TableError, match=r"evaluation\.corrected_shares makes"):
        validation_note(table.drop(columns="n_coded"))
