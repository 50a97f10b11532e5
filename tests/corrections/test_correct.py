"""Decisions replayed on an analysis: quotations, mentions and entities follow, and what does not fit is told."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

import analysis as an
from analysis import tables
from analysis.corrections.decisions import as_table, mention, no_quotation, quotation, same_entity

TEXT = (
    "Anna Abel leitet das Bauamt in Hohenfurt. „Der Damm hält 😀“, sagte Abel. "
    "Auch Georg Brandt war da. „Das bleibt offen“, sagte Brandt.\n"
    "Die Bürger seien müde, erklärte er. Er sprach vom „Wunder von Hohenfurt“."
)
ARTICLES = pd.DataFrame({"article_id": ["a", "b"], "text": [TEXT, "Nichts geschah an diesem Tag."]})


@pytest.fixture(scope="module")
def result() -> an.Analysis:
    return an.analyse(ARTICLES, voices="rules")


def article(result: an.Analysis) -> SimpleNamespace:
    return SimpleNamespace(**result.articles.iloc[0])


def spans_of(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


def row_of(result: an.Analysis, words: str) -> pd.Series:
    found = result.quotes[result.quotes["text"] == words]
    assert len(found) == 1, result.quotes[["text", "speaker"]]
    return found.iloc[0]


def corrected(result: an.Analysis, *decisions: dict[str, object]) -> an.Analysis:
    found = result.corrected(as_table(decisions))
    for name in ("quotes", "marked", "mentions", "entities", "problems"):
        tables.validate(name, getattr(found, name))
    return found


def test_another_speaker(result: an.Analysis) -> None:
    before = row_of(result, "„Der Damm hält 😀“")
    assert before["speaker"] == "Anna Abel"
    spans = spans_of("„Der Damm hält 😀“")
    after = row_of(
        corrected(result, quotation(article(result), spans, type="direct", speaker="Georg Brandt", who="Kim")),
        "„Der Damm hält 😀“",
    )
    assert (after["speaker"], after["speaker_id"]) == ("Georg Brandt", "per:georg-brandt")
    assert (after["speaker_how"], after["decided_by"], after["quote_id"]) == ("person", "person", before["quote_id"])
    assert pd.isna(after["confidence"])
    assert pd.isna(after["speaker_text"])
    assert after["cue"] == "sagte"


def test_another_type_leaves_what_names_the_speaker(result: an.Analysis) -> None:
    decision = quotation(article(result), spans_of("„Das bleibt offen“"), type="indirect", speaker="Georg Brandt")
    after = row_of(corrected(result, decision), "„Das bleibt offen“")
    assert (after["type"], after["speaker_how"], after["speaker_text"]) == ("indirect", "name", "Brandt")


def test_a_longer_span_takes_the_place_of_the_one_it_mostly_covers(result: an.Analysis) -> None:
    before = row_of(result, "„Das bleibt offen“")
    wider = spans_of("„Das bleibt offen“, sagte")
    found = corrected(result, quotation(article(result), wider, type="direct", speaker="Georg Brandt"))
    after = row_of(found, "„Das bleibt offen“, sagte")
    assert after["quote_id"] == before["quote_id"]
    assert after["n_words"] == 4
    assert len(found.quotes) == len(result.quotes)


def test_a_quotation_that_was_missed_is_added_in_its_place(result: an.Analysis) -> None:
    words = "Auch Georg Brandt war da."
    found = corrected(result, quotation(article(result), spans_of(words), type="reported", speaker=None))
    after = row_of(found, words)
    assert (after["sentence"], after["paragraph"], after["n_words"], after["speaker_how"]) == (2, 0, 5, "none")
    assert found.quotes["start"].tolist() == sorted(found.quotes["start"])
    assert found.quotes["quote_id"].is_unique


def test_inside_another_quotation(result: an.Analysis) -> None:
    outer = row_of(result, "„Das bleibt offen“")
    inner = spans_of("bleibt")
    after = row_of(corrected(result, quotation(article(result), inner, type="direct", speaker="Anna Abel")), "bleibt")
    assert after["nested_in"] == outer["quote_id"]


def test_no_quotation_goes_to_the_passages_in_marks(result: an.Analysis) -> None:
    words = "„Das bleibt offen“"
    found = corrected(result, no_quotation(article(result), spans_of(words)))
    assert words not in set(found.quotes["text"])
    assert found.marked.loc[found.marked["text"] == words, "kind"].tolist() == ["other"]
    assert found.marked["start"].tolist() == sorted(found.marked["start"])


def test_words_inside_direct_quotations_are_counted_anew(result: an.Analysis) -> None:
    found = corrected(result, no_quotation(article(result), spans_of("„Das bleibt offen“")))
    for one, n in ((result, 1), (found, 0)):
        words = one.words.set_index(["article_id", "lemma"])
        assert words.loc[("a", "bleiben"), "n_in_quotes"] == n


def test_the_last_decision_about_a_passage_counts(result: an.Analysis) -> None:
    spans, one = spans_of("„Das bleibt offen“"), article(result)
    again = quotation(one, spans, type="direct", speaker="Anna Abel")
    found = corrected(result, no_quotation(one, spans), again)
    assert row_of(found, "„Das bleibt offen“")["speaker"] == "Anna Abel"


def test_a_name_that_no_entity_has(result: an.Analysis) -> None:
    spans = spans_of("„Das bleibt offen“")
    one = quotation(article(result), spans, type="direct", speaker="der Wirt", speaker_kind="anonymous")
    after = row_of(corrected(result, one), "„Das bleibt offen“")
    assert (after["speaker"], after["speaker_kind"]) == ("der Wirt", "anonymous")
    assert pd.isna(after["speaker_id"])


def test_two_entities_are_one(result: an.Analysis) -> None:
    found = corrected(result, same_entity("Georg Brandt", "Anna Abel"))
    assert "per:georg-brandt" not in set(found.entities["entity_id"]) | set(found.mentions["entity_id"])
    assert set(found.quotes["speaker"].dropna()) == {"Anna Abel"}
    before = result.entities.set_index("entity_id")["n_mentions"]
    after = found.entities.set_index("entity_id")
    assert after.loc["per:anna-abel", "n_mentions"] == before["per:anna-abel"] + before["per:georg-brandt"]
    assert "Brandt" in after.loc["per:anna-abel", "aliases"]


def test_an_organisation_that_speaks_is_merged_too() -> None:
    text = "Die Reimers GmbH schweigt. „Wir liefern“, teilte die Reimers GmbH mit. Die Lackwerke Reimers bauen."
    result = an.analyse(pd.DataFrame({"article_id": ["a"], "text": [text]}), voices="rules")
    assert set(result.quotes["speaker"]) == {"Reimers GmbH"}
    found = result.corrected(as_table([same_entity("Reimers GmbH", "Lackwerke Reimers")]))
    assert set(found.quotes["speaker"]) == {"Lackwerke Reimers"}
    again = found.corrected(as_table([same_entity("Lackwerke Reimers", "Lackwerk Reimers AG")]))
    assert set(again.quotes["speaker"]) == {"Lackwerk Reimers AG"}


def test_a_better_name(result: an.Analysis) -> None:
    found = corrected(result, same_entity("Georg Brandt", "Georg Brandt-Reimers"))
    assert "Georg Brandt-Reimers" in set(found.quotes["speaker"])
    assert "Georg Brandt" not in set(found.entities["name"])


def test_a_mention_of_somebody_else(result: an.Analysis) -> None:
    start = TEXT.index("Brandt.")
    found = corrected(result, mention(article(result), [[start, start + 6]], means="Ida Brandt"))
    here = found.mentions[found.mentions["start"] == start]
    assert here["entity_id"].tolist() == ["per:ida-brandt"]
    assert found.entities.set_index("name").loc["Ida Brandt", "n_mentions"] == 1


def test_the_same_text_under_another_name(result: an.Analysis) -> None:
    decision = quotation(article(result), spans_of("„Das bleibt offen“"), type="direct", speaker="Anna Abel")
    other = an.analyse(ARTICLES.assign(article_id=["x", "y"]), voices="rules", corrections=as_table([decision]))
    assert row_of(other, "„Das bleibt offen“")["speaker"] == "Anna Abel"


def test_a_text_that_changed_elsewhere_keeps_the_decision(result: an.Analysis) -> None:
    decision = quotation(article(result), spans_of("„Das bleibt offen“"), type="direct", speaker="Anna Abel")
    changed = ARTICLES.assign(text=[TEXT + " Ende.", "Nichts."])
    other = an.analyse(changed, voices="rules", corrections=as_table([decision]))
    assert row_of(other, "„Das bleibt offen“")["speaker"] == "Anna Abel"


def test_a_passage_that_changed_is_told_and_nothing_happens(result: an.Analysis) -> None:
    decision = no_quotation(article(result), spans_of("„Das bleibt offen“"))
    changed = ARTICLES.assign(text=["Nun: " + TEXT, "Nichts."])
    other = an.analyse(changed, voices="rules", corrections=as_table([decision]))
    assert "„Das bleibt offen“" in set(other.quotes["text"])
    told = other.problems[other.problems["stage"] == "corrections"].iloc[0]
    at = TEXT.index("„Das") + 5
    assert told["article_id"] == "a"
    assert f"do not stand at {decision['spans']} any more; they stand at {at}-{at + 18} now" in told["problem"]
    assert other.provenance["corrections"]["n"] == 1
    assert other.provenance["corrections"]["n_applied"] == 0


def test_an_entity_that_nobody_knows_is_told(result: an.Analysis) -> None:
    found = corrected(result, same_entity("Niemand", "Anna Abel"))
    told = found.problems[found.problems["stage"] == "corrections"]["problem"].tolist()
    assert told == ["No single entity is called 'Niemand'; it was to be 'Anna Abel'."]


def test_the_result_stays_as_it_is_and_replaying_twice_changes_nothing(result: an.Analysis) -> None:
    before = result.quotes.to_json()
    decision = quotation(article(result), spans_of("„Das bleibt offen“"), type="direct", speaker="Anna Abel")
    once = corrected(result, decision)
    twice = once.corrected(as_table([decision]))
    assert result.quotes.to_json() == before
    pd.testing.assert_frame_equal(once.quotes, twice.quotes)


def test_no_decision_changes_no_table(result: an.Analysis) -> None:
    found = corrected(result)
    for name in ("quotes", "marked", "mentions", "entities", "problems"):
        pd.testing.assert_frame_equal(getattr(found, name), getattr(result, name))
