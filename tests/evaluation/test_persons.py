"""Persons of the annotated teaching corpus: kept apart, and nobody given a wrong gender."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis as an
from analysis.evaluation.persons import TABLE, evaluate_persons
from analysis.evaluation.teaching import read_gold
from analysis.schema import validate


@pytest.fixture(scope="module")
def figures(request):
    data = request.config.rootpath / "data"
    result = an.analyse(an.load_corpus(data / "articles"), voices="rules")
    return evaluate_persons(result, read_gold(data / "gold"), pd.read_csv(data / "gold" / "persons.csv"))


def test_the_table_keeps_its_definition(figures):
    validate(TABLE, figures)
    assert set(figures["half"]) == {"open", "independent", "all"}


@pytest.mark.parametrize(
    ("measure", "least"), [("names", 0.93), ("names and roles", 0.90), ("names, roles and pronouns", 0.80)]
)
def test_mentions_of_the_independent_half_are_kept_together(figures, measure, least):
    row = figures[figures["half"].eq("independent") & figures["measure"].eq(measure)].iloc[0]
    assert row["value"] >= least


def test_no_gender_is_wrong_and_at_most_a_quarter_unknown(figures):
    values = figures[figures["half"].eq("independent")].set_index("measure")["value"]
    assert values["gender wrong"] == 0
    assert values["gender unknown"] <= 0.25


def test_whoever_is_not_found_has_no_right_type():
    gold = [{"source": "a.md", "half": "open", "mentions": [
        {"start": 0, "end": 9, "text": "Anna Abel", "label": "PER", "entity": "Anna Abel", "how": "name"},
    ]}]  # fmt: skip
    persons = pd.DataFrame({"name": ["Anna Abel"], "gender": ["female"], "actor_type": ["politics"]})
    empty = an.analyse(pd.DataFrame({"article_id": ["a"], "text": ["Nichts."]}), voices="rules")
    values = evaluate_persons(empty, gold, persons).set_index(["half", "measure"])["value"]
    assert values["open", "actor type"] == 0
    assert values["open", "gender unknown"] == 1
    assert values["open", "names"] == 0
