"""A coder at the desk: every step is on the disk at once, and the machine keeps silent until the end."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from analysis.evaluation import CodingError, GoldError, keep_sample, read_coding
from analysis.evaluation.coding.desk import Desk

TEXT = "„Ja“, sagte Anna Abel. Ole Brandt meinte, das sei falsch. Sie rief: „Nein, nie!“ Ende."
YES, NEVER = [[0, 4]], [[TEXT.index("„Nein"), TEXT.index("“ Ende") + 1]]


@pytest.fixture
def analysed(result):
    """The text names two persons; the machine finds one quotation, of somebody else."""
    ids = result.articles["article_id"]
    both = [pd.DataFrame({"article_id": ids, "entity_id": key, "label": "PER"}) for key in ("e1", "e2")]
    result.mentions = pd.concat(both, ignore_index=True)
    names = {
        "entity_id": ["e1", "e2"],
        "name": ["ole Brandt", "Anna Abel"],
        "gender": "unknown",
        "actor_type": "unknown",
    }
    result.entities = pd.DataFrame(names)
    return result


@pytest.fixture
def desk(analysed, store, sample):
    return Desk(analysed, store, "Ada")


@pytest.fixture
def first(sample):
    return sample["article_id"].iloc[0]


def test_an_article_is_opened_without_a_word_of_the_machine(desk, first):
    opened = desk.open(first)
    assert opened["text"] == TEXT
    assert opened["marks"] == []
    assert [TEXT[a:b] for a, b in zip(opened["tokens"][::2], opened["tokens"][1::2], strict=True)][:5] == [
        "„", "Ja", "“", ",", "sagte",
    ]  # fmt: skip
    assert opened["names"] == [{"name": "Anna Abel", "kind": "person"}, {"name": "ole Brandt", "kind": "person"}]
    assert "Cramer" not in json.dumps(opened)
    assert not {"quotes", "differences"} & set(opened)


def test_every_step_is_saved_at_once(desk, first, store, analysed):
    desk.mark(first, YES, type="direct", speaker=None)
    assert [held.type for held in read_coding(store, "Ada", first).marks] == ["direct"]
    desk.mark(first, YES, type="direct", speaker="Polizei", speaker_kind="organisation", note="?")
    state = Desk(analysed, store, "Ada").open(first)
    assert state["marks"] == [
        {"spans": YES, "passage": "„Ja“", "type": "direct", "speaker": "Polizei", "kind": "organisation", "note": "?"}
    ]
    assert {"name": "Polizei", "kind": "organisation"} in state["names"]
    desk.remark(first, YES, [*YES, *NEVER], type="indirect", speaker="Anna Abel")
    assert [held.spans for held in read_coding(store, "Ada", first).marks] == [((0, 4), tuple(NEVER[0]))]
    assert desk.remove(first, [*YES, *NEVER])["marks"] == []
    assert read_coding(store, "Ada", first).marks == ()


def test_progress_is_told_with_every_answer(desk, first, sample):
    assert [row["finished"] for row in desk.overview()] == [False] * len(sample)
    state = desk.finish(first, True)
    assert state["finished"]
    assert sum(row["finished"] for row in state["articles"]) == 1
    with pytest.raises(CodingError, match="is finished; take it up again before you change it"):
        desk.mark(first, YES, type="direct")
    desk.finish(first, False)
    assert desk.mark(first, YES, type="direct")["articles"][0] == {
        "id": first,
        "title": first,
        "n": 1,
        "finished": False,
    }


def test_the_machine_speaks_when_the_article_is_finished_and_then_nothing_changes(desk, first, store):
    desk.mark(first, YES, type="direct", speaker="Anna Abel")
    desk.mark(first, NEVER, type="direct", speaker="Anna Abel")
    with pytest.raises(
        CodingError, match=rf"'{first}' is not finished by Ada; the machine's answer is shown afterwards"
    ):
        desk.compare(first)
    desk.finish(first, True)
    told = desk.compare(first)
    assert (told["n_machine"], told["n_coder"], told["compared"]) == (1, 2, True)
    assert [(row["differ_in"], row["speaker_a"], row.get("speaker_b")) for row in told["differences"]] == [
        ("speaker", "Anna Abel", "Bert Cramer"),
        ("quotation", "Anna Abel", None),
    ]
    for change in (
        lambda: desk.finish(first, False),
        lambda: desk.mark(first, YES, type="indirect"),
        lambda: desk.remove(first, YES),
    ):
        with pytest.raises(CodingError, match="was compared with the machine; what was coded before that stays"):
            change()
    when = read_coding(store, "Ada", first).compared
    desk.compare(first)
    assert read_coding(store, "Ada", first).compared == when is not None


def test_speech_reports_are_not_compared(desk, first):
    desk.mark(first, NEVER, type="reported", speaker="Anna Abel")
    desk.finish(first, True)
    told = desk.compare(first)
    assert (told["n_machine"], told["n_coder"]) == (1, 0)
    assert [row["words_b"] for row in told["differences"]] == ["„Ja“"]


def test_a_changed_text_can_be_coded_on(desk, first, store, analysed):
    desk.mark(first, YES, type="direct", speaker="Anna Abel")
    desk.mark(first, NEVER, type="direct")
    desk.finish(first, True)
    here = analysed.articles["article_id"] == first
    analysed.articles.loc[here, "text"] = "Neu: " + TEXT.replace("nie", "niemals")
    again = Desk(analysed, store, "Ada")
    opened = again.open(first)
    assert [held["spans"] for held in opened["marks"]] == [[[5, 9]]]
    assert (opened["lost"], opened["finished"]) == (["„Nein, nie!“"], False)
    again.finish(first, True)
    assert again.open(first)["lost"] == []


def test_two_coders_do_not_see_each_other(desk, analysed, store, first):
    desk.mark(first, YES, type="direct", speaker="Polizei", speaker_kind="organisation")
    other = Desk(analysed, store, "Ben").open(first)
    assert other["marks"] == []
    assert "Polizei" not in json.dumps(other)


def test_what_cannot_be_is_told(analysed, store, desk, tmp_path):
    with pytest.raises(CodingError, match="Article 'zz' is not in the sample"):
        desk.open("zz")
    with pytest.raises(GoldError, match=r"No sample is kept in .* keep_sample"):
        Desk(analysed, tmp_path / "none", "Ada")
    with pytest.raises(CodingError, match="expected a name of up to 40 letters"):
        Desk(analysed, store, "a/b")
    others = pd.DataFrame({"article_id": ["x", "y"], "text": "Nichts."})
    keep_sample(others, 2, tmp_path)
    with pytest.raises(GoldError, match=r"2 article\(s\) of the sample in .* are not in the analysis, first 'x'"):
        Desk(analysed, tmp_path, "Ada")
