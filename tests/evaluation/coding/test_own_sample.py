"""From the coders' folder to figures on this corpus, in one call."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.evaluation import GoldError, accuracy, corrected_shares, evaluate_coded, read_coded
from analysis.evaluation.gold_tables import PERSONS
from analysis.evaluation.own_sample import tidy_own


def test_one_coder(result, store, code):
    code("Ada")
    found = evaluate_coded(result, store, n_boot=50)
    value = found.accuracy.set_index(["unit", "type", "figure"])["value"]
    assert value["quotations", "all", "precision"] == 1
    assert value["quotations", "all", "recall"] == pytest.approx(1 / 3)
    assert value["speakers", "all", "precision"] == 0
    speakers = found.shares["speaker"].set_index("key")["corrected"].to_dict()
    assert speakers == pytest.approx({"Anna Abel": 0.5, "Bert Cramer": 0, "Ole Brandt": 0.5})
    assert found.agreement is None
    shown = repr(found)
    assert "8 articles, coded by Ada." in shown
    assert "One person has coded" in shown
    assert "quotations all types 1.000" in " ".join(shown.split())


def test_the_same_as_the_single_calls(result, articles, store, code):
    code("Ada")
    found, coded = evaluate_coded(result, store), read_coded(store, articles)
    pd.testing.assert_frame_equal(found.accuracy, accuracy(result, store))
    pd.testing.assert_frame_equal(found.accuracy, accuracy(result, coded.gold, coded.sample))
    pd.testing.assert_frame_equal(found.shares["density"], corrected_shares(result, store, of="density"))
    pd.testing.assert_frame_equal(found.shares["density"], corrected_shares(result, coded, of="density"))
    with pytest.raises(ValueError, match="CodedSample brings its own sample; leave sample out"):
        corrected_shares(result, coded, coded.sample)


def test_two_coders(result, store, code):
    code("Ada")
    code("Ben", ("Ja",))
    with pytest.raises(GoldError, match="2 people coded this sample"):
        evaluate_coded(result, store)
    found = evaluate_coded(result, store, coder="Ben", n_boot=50)
    assert len(found.agreement) == 9
    assert len(found.disagreements) == 16
    shown = repr(found)
    assert "coded by Ben; not counted: Ada." in shown
    assert "Agreement of Ada and Ben (16 quotations differ)" in shown
    table = tidy_own(found)
    assert set(table["table"]) == {"accuracy", "corrected_shares", "agreement"}
    code("Cora", ("Ja",))
    third = evaluate_coded(result, store, coder="Ben", n_boot=50)
    assert "More than two have coded: Ada, Ben, Cora" in repr(third)


def test_a_second_coder_who_has_not_finished_is_told(result, store, code):
    code("Ada")
    code("Ben", finished=False)
    found = evaluate_coded(result, store, coder="Ada", n_boot=50)
    assert found.agreement is None
    assert "no article of the sample that both Ada and Ben have finished" in repr(found)


def test_types_of_actor_need_a_list_of_persons(result, store, code):
    code("Ada")
    with pytest.raises(GoldError, match="do not tell actor_type"):
        corrected_shares(result, store, of="actor_type")
    people = [("Anna Abel", "female", "politics"), ("Ole Brandt", "male", "citizen")]
    pd.DataFrame(people, columns=PERSONS.names).to_csv(store / "persons.csv", index=False)
    found = evaluate_coded(result, store, n_boot=50)
    assert found.shares["actor_type"].set_index("key")["corrected"].to_dict() == pytest.approx(
        {"citizen": 0.5, "politics": 0.5}
    )
    assert list(found.shares) == ["density", "speaker", "actor_type", "gender"]
    (store / "persons.csv").write_text("Name;Geschlecht\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"persons\.csv has the columns Name;Geschlecht; expected name, gender"):
        read_coded(store, result.articles)


def test_groups(result, store, code):
    code("Ada")
    found = evaluate_coded(result, store, by="outlet", n_boot=50)
    assert found.accuracy["group"].unique().tolist() == ["Bote", "Kurier"]


def test_corrections_are_told(result, store, code, sample):
    code("Ada")
    assert "a person decided" not in repr(evaluate_coded(result, store, n_boot=50))
    first = result.quotes["article_id"].eq(sample["article_id"].iloc[0])
    result.quotes["decided_by"] = result.quotes["decided_by"].mask(first, "person")
    found = evaluate_coded(result, store, n_boot=50)
    assert found.n_corrected == 1
    assert "Quotations of the coded articles that a person decided in this analysis: 1." in repr(found)
