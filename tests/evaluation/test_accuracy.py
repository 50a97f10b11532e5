"""Precision and recall with the weights of the sample, by hand; and their intervals."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from scipy.stats import beta

from analysis import schema
from analysis.evaluation import GoldError, accuracy, draw_sample
from analysis.evaluation.accuracy import TABLE
from analysis.evaluation.design import design
from analysis.evaluation.proportions import proportion
from analysis.schema import TableError

TEXT = "„Eins zwei“, sagt Abel. Brandt sagt, es gehe. Ende."
ONE, TWO = "„Eins zwei“", "es gehe"
NAMES = [f"a{n:02}" for n in range(20)]


@pytest.fixture
def articles():
    return pd.DataFrame({"article_id": NAMES, "text": TEXT, "outlet": ["Bote"] * 15 + ["Kurier"] * 5})


@pytest.fixture
def sample(articles):
    """Five of 15 with weight 3, all five of five with weight 1."""
    return draw_sample(articles, 10, by="outlet", allocation="equal")


@pytest.fixture
def result(make, articles):
    """In the Bote the machine finds Abel's quotation and says Abel, in the Kurier Brandt's, without a name."""
    rows = [make.row(name, TEXT, ONE, "direct", "Anna Abel", speaker_id="e1") for name in NAMES[:15]]
    rows += [make.row(name, TEXT, TWO, "indirect") for name in NAMES[15:]]
    entities = make.entities(("e1", "Anna Abel", "female", "politics"))
    return SimpleNamespace(articles=articles, quotes=make.quotes(rows), entities=entities)


@pytest.fixture
def gold(make, sample):
    """The person finds both everywhere; the first is Abel's, the second Brandt's."""
    rows = [make.row(name, TEXT, ONE, "direct", "anna abel") for name in sample["article_id"]]
    rows += [make.row(name, TEXT, TWO, "indirect", "Ole Brandt") for name in sample["article_id"]]
    return make.gold(dict.fromkeys(sample["article_id"], TEXT), rows)


def values(table):
    return table.set_index(["unit", "type", "figure"])["value"].to_dict()


def test_figures_by_hand(result, gold, sample):
    table = schema.validate(TABLE, accuracy(result, gold, sample))
    found = values(table)
    # Weights 3 and 1: machine 15 + 5 quotations, all right; the person has 30 + 10.
    assert found["quotations", "all", "precision"] == 1
    assert found["quotations", "all", "recall"] == 20 / 40
    assert found["quotations", "direct", "recall"] == 15 / 20
    assert found["quotations", "indirect", "recall"] == 5 / 20
    assert found["quotations", "all", "f1"] == pytest.approx(2 / 3)
    # Two words each; speakers: the 15 of Abel are right, Brandt is nobody for the machine.
    assert found["words", "all", "recall"] == 0.5
    assert found["speakers", "all", "precision"] == 15 / 20
    assert found["speakers", "all", "recall"] == 15 / 40
    assert ("quotations", "reported", "recall") not in found
    rows = table.set_index(["unit", "type", "figure"])
    assert rows.loc[("quotations", "all", "recall"), ["n_right", "n", "n_articles"]].to_list() == [10, 20, 10]


def test_groups(result, gold, sample):
    table = accuracy(result, gold, sample, by="outlet").set_index(["group", "unit", "type", "figure"])
    assert table.loc[("Bote", "quotations", "direct", "recall"), "value"] == 1
    assert table.loc[("Kurier", "quotations", "direct", "recall"), "value"] == 0
    assert table.loc[("Kurier", "quotations", "direct", "precision"), "no_interval"] == "no_base"
    # All five articles of the Kurier were coded: nothing is left to doubt.
    assert table.loc[("Kurier", "quotations", "direct", "recall"), ["low", "high"]].to_list() == [0, 0]
    bote = table.loc[("Bote", "quotations", "direct", "recall")]
    assert 0.5 < bote["low"] < bote["high"] == 1


def test_types_on_both_sides_must_be_the_same(make, result, gold, sample):
    quotes = result.quotes.assign(type="indirect")
    found = values(accuracy(SimpleNamespace(**(vars(result) | {"quotes": quotes})), gold, sample))
    assert found["quotations", "all", "precision"] == 1
    assert found["quotations", "direct", "recall"] == 0
    assert found["quotations", "indirect", "precision"] == 5 / 20


def test_types_can_be_left_out(result, gold, sample):
    found = values(accuracy(result, gold, sample, types=("direct",)))
    assert found["quotations", "all", "recall"] == 15 / 20
    assert ("quotations", "indirect", "recall") not in found


def test_nobody_named_by_both_is_right(make, result, sample):
    rows = [make.row(name, TEXT, TWO, "indirect") for name in sample["article_id"]]
    rows += [make.row(sample["article_id"].iloc[0], TEXT, ONE, "direct", "Anna Abel")]
    gold = make.gold(dict.fromkeys(sample["article_id"], TEXT), rows)
    assert values(accuracy(result, gold, sample))["speakers", "indirect", "precision"] == 1


def test_what_does_not_belong_together_is_told(make, result, gold, sample):
    with pytest.raises(ValueError, match=r"Gold came without the sample .* sample=None.*keep_sample"):
        accuracy(result, gold)
    with pytest.raises(ValueError, match=r"PosixPath brings its own sample|WindowsPath|str brings its own sample"):
        accuracy(result, "somewhere", sample)
    with pytest.raises(TableError, match=r"1 article\(s\) of the sample are not coded"):
        accuracy(result, make.gold(dict.fromkeys(sample["article_id"][1:], TEXT), []), sample)
    with pytest.raises(TableError, match=r"of the sample are not in the corpus"):
        accuracy(SimpleNamespace(**(vars(result) | {"articles": result.articles[:12]})), gold, sample)
    with pytest.raises(GoldError, match=r"text of article .* is not that of the corpus"):
        accuracy(result, make.gold(dict.fromkeys(sample["article_id"], "Anders."), []), sample)


def one_stratum(n, population):
    rows = {"article_id": [f"a{k:03}" for k in range(n)], "stratum": "all", "probability": n / population}
    return design(pd.DataFrame(rows).assign(weight=population / n), 0, 0)


def test_all_right_has_an_interval_too():
    share, low, high, why = proportion(np.ones(20), np.ones(20), one_stratum(20, 2_000_000), coded=1e-5, cases=20)
    assert (share, high, why) == (1, 1, None)
    # Clopper and Pearson for 20 of 20: 0.025 ** (1 / 20).
    assert low == pytest.approx(0.025 ** (1 / 20), abs=1e-3)


def test_one_case_per_article_is_clopper_and_pearson():
    right = np.array([1.0] * 30 + [0.0] * 10)
    _, low, high, _ = proportion(right, np.ones(40), one_stratum(40, 4_000_000), coded=1e-5, cases=40)
    assert low == pytest.approx(beta.ppf(0.025, 30, 11), abs=0.01)
    assert high == pytest.approx(beta.ppf(0.975, 31, 10), abs=0.01)


def test_errors_that_lie_together_widen_the_interval():
    sample = one_stratum(20, 2_000_000)
    spread = proportion(np.full(20, 4.0), np.full(20, 5.0), sample, coded=1e-5, cases=100)
    together = proportion(np.array([5.0] * 16 + [0.0] * 4), np.full(20, 5.0), sample, coded=1e-5, cases=100)
    assert spread[0] == together[0] == 0.8
    assert together[2] - together[1] > 1.5 * (spread[2] - spread[1])


def test_the_more_of_the_articles_are_coded_the_narrower():
    right, whole = np.array([1.0] * 15 + [0.0] * 5), np.ones(20)
    widths = []
    for population in (2000, 40, 22, 20):
        _, low, high, _ = proportion(right, whole, one_stratum(20, population), coded=20 / population, cases=20)
        widths.append(high - low)
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] == 0


def test_why_there_is_no_interval():
    few = proportion(np.ones(4), np.ones(4), one_stratum(4, 40), coded=0.1, cases=4)
    assert (few[0], few[3]) == (1, "few_coded")
    assert np.isnan(few[1])
    nothing = proportion(np.zeros(8), np.zeros(8), one_stratum(8, 40), coded=0.2, cases=0)
    assert np.isnan(nothing[0])
    assert nothing[3] == "no_base"
    rows = {"article_id": list("abcdefg"), "stratum": ["x"] * 6 + ["y"], "probability": [0.5] * 6 + [0.1]}
    alone = design(pd.DataFrame(rows).assign(weight=2.0), 0, 0)
    assert proportion(np.array([1.0, 0] * 3 + [1]), np.ones(7), alone, coded=0.3, cases=7)[3] == "stratum_of_one"


def test_intervals_hold_the_truth():
    """In about 95 of 100 invented corpora, where errors of an article lie together; 400 of them tell it to 2 or so."""
    random, held = np.random.default_rng(5), []
    for _ in range(400):
        n = random.poisson(6, 200) + 1
        right = random.binomial(n, random.beta(4.5, 0.5, 200)).astype("float64")
        drawn = random.choice(200, 40, replace=False)
        _, low, high, _ = proportion(
            right[drawn], n[drawn] * 1.0, one_stratum(40, 200), coded=0.2, cases=n[drawn].sum()
        )
        held.append(low <= right.sum() / n.sum() <= high)
    assert 0.92 < np.mean(held) < 0.99
