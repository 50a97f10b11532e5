"""Why corrected shares have no interval, and which of the intervals are too wide."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.evaluation import corrected_share
from analysis.evaluation.corrected import TABLE
from analysis.evaluation.doubt import too_wide

ARTICLES = [f"a{n:02}" for n in range(40)]


def counts(values, base=10, group="all"):
    rows = [{"article_id": name, "key": "Abel", "value": value, "base": base} for name, value in values.items()]
    return pd.DataFrame(rows).assign(by="corpus", group=group)


def sampled(coded, strata=None):
    strata = strata or dict.fromkeys(ARTICLES, "all")
    sizes = pd.Series(strata).value_counts()
    drawn = pd.Series({name: strata[name] for name in coded}).value_counts()
    rows = [
        {"article_id": name, "stratum": strata[name], "probability": drawn[strata[name]] / sizes[strata[name]]}
        for name in coded
    ]
    return pd.DataFrame(rows).assign(weight=lambda sample: 1 / sample["probability"])


def reason(machine, human, sample):
    row = corrected_share(counts(machine), counts(human), sample, n_boot=50).iloc[0]
    assert pd.isna(row["low"]) != pd.isna(row["no_interval"])
    return row["no_interval"]


MACHINE = dict.fromkeys(ARTICLES, 4)


def test_fewer_than_five_coded_articles():
    coded = ARTICLES[:4]
    assert reason(MACHINE, dict(zip(coded, (4, 3, 5, 6), strict=True)), sampled(coded)) == "few_coded"


def test_a_stratum_with_one_coded_article():
    strata = {name: "small" if name in ARTICLES[-2:] else "large" for name in ARTICLES}
    coded = [*ARTICLES[:9], ARTICLES[-1]]
    human = dict(zip(coded, (4, 3, 5, 6, 4, 4, 2, 4, 4, 3), strict=True))
    assert reason(MACHINE, human, sampled(coded, strata)) == "stratum_of_one"


def test_machine_and_person_differ_nowhere():
    coded = ARTICLES[:10]
    assert reason(MACHINE, dict.fromkeys(coded, 4), sampled(coded)) == "no_difference"


def test_all_differ_alike():
    coded = ARTICLES[:10]
    assert reason(MACHINE, dict.fromkeys(coded, 5), sampled(coded)) == "no_spread"


def test_an_interval_needs_no_reason():
    coded = ARTICLES[:10]
    assert pd.isna(reason(MACHINE, dict(zip(coded, (4, 3, 5, 6, 4, 4, 2, 4, 4, 3), strict=True)), sampled(coded)))
    assert pd.isna(reason(MACHINE, MACHINE, sampled(ARTICLES)))


def test_a_group_without_coded_articles_and_one_without_base():
    halves = {name: "uncoded" if name in ARTICLES[20:] else "coded" for name in ARTICLES}
    machine = counts(MACHINE).assign(group=[halves[name] for name in MACHINE])
    coded = ARTICLES[:10]
    table = corrected_share(machine, counts(dict.fromkeys(coded, 4)), sampled(coded), n_boot=0).set_index("group")
    assert table["no_interval"].to_dict() == {"coded": "no_difference", "uncoded": "not_coded"}
    silent = counts(dict.fromkeys(ARTICLES, 0), base=0)
    of_nothing = silent.assign(key=pd.Series(None, index=silent.index, dtype="str"))
    none = corrected_share(of_nothing, of_nothing.head(10), sampled(coded))
    assert none["no_interval"].to_list() == ["no_base"]
    assert not none["wide"].any()


def test_reasons_are_declared():
    assert set(TABLE["no_interval"].allowed) == {
        "not_coded", "no_base", "few_coded", "stratum_of_one", "no_difference", "no_spread",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("share", "low", "high", "wide"),
    [
        (0.5, 0.35, 0.65, True),  # 0.3 wide
        (0.5, 0.36, 0.65, False),
        (0.1, 0.03, 0.17, True),  # 0.14 is wider than 130 % of 0.1
        (0.1, 0.04, 0.16, False),
        (0.01, -0.015, 0.035, False),  # five times the share, but 0.05 wide: 1 % is told apart from 4 %
        (0.01, -0.016, 0.035, True),
        (None, None, None, False),
    ],
)
def test_intervals_too_wide_are_those_of_the_standard(share, low, high, wide):
    rows = pd.DataFrame({"corrected": [share], "low": [low], "high": [high]}, dtype="float64")
    assert too_wide(rows).to_list() == [wide]
