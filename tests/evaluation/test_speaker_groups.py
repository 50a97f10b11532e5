"""Whether women and men, officials and laypeople are told right alike."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.evaluation import evaluate_speaker_groups
from tests.evaluation.conftest import gold_of, quote_table, row

TEXT = "Anna Abel sagte: „Ja.“ Richter Ole Brandt sagte: „Nein.“ Abel rief: „Doch!“"
PERSONS = [("Anna Abel", "female", "citizen"), ("Ole Brandt", "male", "justice")]
GOLD = [
    row("a", TEXT, "„Ja.“", "direct", "Anna Abel", by="Anna Abel"),
    row("a", TEXT, "„Nein.“", "direct", "Ole Brandt", by="Richter Ole Brandt"),
    row("a", TEXT, "„Doch!“", "direct", "Anna Abel", by="Abel rief"),
]


def scored(found, texts=None, gold=GOLD):
    table = evaluate_speaker_groups(gold_of(texts or {"a": TEXT}, gold, PERSONS), quote_table(found), draws=10)
    return table.set_index("group")


def test_a_quotation_counts_if_it_was_found_and_has_the_right_name():
    wrong_name = row("a", TEXT, "„Doch!“", "direct", "Ole Brandt", by="Abel rief")
    table = scored([GOLD[0], wrong_name])
    assert table["n"].to_dict() == {"women": 2, "men": 1, "officials": 1, "laypeople": 2}
    assert table["name"].to_dict() == {"women": 0.5, "men": 0.0, "officials": 0.0, "laypeople": 0.5}
    assert table.loc["women", "words"] == 1.0
    # Fewer than five articles: no interval.
    assert table[["low", "high"]].isna().all(axis=None)


def test_a_group_that_says_nothing_has_no_share():
    table = scored([], gold=GOLD[:1])
    assert np.isnan(table.loc["men", "name"])
    assert np.isnan(table.loc["men", "words"])
    assert table.loc["men", "n"] == 0


def test_the_interval_is_over_articles():
    texts = {f"a{n}": TEXT for n in range(6)}
    gold = [{**one, "article_id": name} for name in texts for one in GOLD]
    found = [one for one in gold if one["article_id"] != "a0"]
    table = scored(found, texts, gold)
    assert table.loc["men", "name"] == pytest.approx(5 / 6)
    assert table.loc["men", "low"] <= 5 / 6 <= table.loc["men", "high"]
