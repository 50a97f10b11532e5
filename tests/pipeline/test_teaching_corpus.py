"""The annotation fits the articles, and the scores do not fall."""

from __future__ import annotations

import pytest

import analysis as an
from analysis.evaluation import GoldError, read_gold, score
from analysis.options import VOICES

GOLD = an.sample("teaching").parent / "gold"


@pytest.fixture(scope="module")
def gold():
    if not GOLD.is_dir():
        pytest.skip("the annotation lies in the checkout, not in the wheel")
    return read_gold(GOLD)


@pytest.fixture(scope="module", params=VOICES)
def scores(gold, request):
    result = an.analyse(an.load_corpus(an.sample("teaching")), voices=request.param)
    return score(result, gold).set_index(["half", "measure"])


def test_gold_offsets_are_the_passages(gold):
    texts = an.load_corpus(an.sample("teaching")).articles.set_index("article_id")["text"]
    for item in gold:
        text = texts[item["source"].removesuffix(".md")]
        for row in item["quotations"]:
            assert text[row["spans"][0][0] : row["spans"][-1][1]] == row["text"]
        for row in [*item["mentions"], *item["marked"]]:
            assert text[row["start"] : row["end"]] == row["text"]


def test_there_are_two_hundred_annotated_sentences_in_each_reading(gold):
    halves = {half: [item for item in gold if item["half"] == half] for half in ("open", "independent")}
    assert sum(len(item["sentences"] or []) for item in gold) >= 200
    assert min(len(items) for items in halves.values()) >= 12


def test_sentences(scores):
    assert scores.loc[("all", "sentences"), "f1"] >= 0.98


def test_direct_quotations(scores):
    assert scores.loc[("open", "direct"), "f1"] >= 0.95
    assert scores.loc[("independent", "direct"), "f1"] >= 0.93


def test_scores_of_a_hand_worked_case():
    import pandas as pd

    text = "„Ja“, sagte Anna Abel. „Nein“, rief Ole Brandt."
    result = an.analyse(pd.DataFrame({"article_id": ["x"], "text": [text]}), voices="rules")
    row = {"type": "direct", "speaker": "Anna Abel"}
    item = {
        "source": "x.md",
        "quotations": [{**row, "spans": [[0, 4]]}, {**row, "spans": [[23, 29]]}, {**row, "spans": [[5, 8]]}],
        "mentions": [],
        "sentences": None,
    }
    found = score(result, [item]).set_index("measure")
    assert found.loc["direct", ["n_gold", "n_found", "n_right"]].tolist() == [3, 2, 2]
    assert found.loc["direct", "f1"] == pytest.approx(2 * 2 / 5)
    assert found.loc["direct speaker", "recall"] == pytest.approx(1 / 2)


def test_missing_gold_is_told(tmp_path):
    with pytest.raises(GoldError, match=r"holds no annotation; expected a folder with one \.json file per article"):
        read_gold(tmp_path)
