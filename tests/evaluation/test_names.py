"""Figures of names: counted by hand, on a file like GermEval's, and on GermEval itself where it lies beside."""

from __future__ import annotations

import gzip
import json

import pytest

from analysis.evaluation.gold import GoldError
from analysis.evaluation.names import TABLE, evaluate_names, read_names, score_names
from analysis.schema import validate

ROWS = [
    {"tokens": ["Anna", "Abel", "lebt", "in", "Hamburg", "."], "bioes": "B-PER E-PER O O S-LOC O".split()},
    {"tokens": ["Die", "EU-Kommission", "lobt", "die", "Biennale", "."], "bioes": "O S-ORGPART O O S-OTH O".split()},
]


@pytest.fixture
def file(tmp_path):
    target = tmp_path / "names.jsonl.gz"
    target.write_bytes(gzip.compress("\n".join(map(json.dumps, ROWS)).encode("utf-8")))
    return target


def test_sentences_are_read_with_their_names(file):
    articles, names = read_names(file)
    assert articles["text"].tolist() == ["Anna Abel lebt in Hamburg.", "Die EU-Kommission lobt die Biennale."]
    assert names == {("0", 0, 9, "PER"), ("0", 18, 25, "LOC"), ("1", 27, 35, "MISC")}


def test_only_the_same_span_and_label_is_right():
    gold = {("a", 0, 4, "PER"), ("a", 9, 12, "LOC"), ("b", 0, 4, "PER")}
    found = {("a", 0, 4, "PER"), ("a", 9, 12, "ORG"), ("b", 0, 5, "PER")}
    table = score_names(found, gold)
    validate(TABLE, table)
    whole, persons = table.set_index("label").loc["all"], table.set_index("label").loc["PER"]
    assert whole[["n_gold", "n_found", "n_right"]].tolist() == [3, 3, 1]
    assert whole["f1"] == pytest.approx(1 / 3)
    assert persons["recall"] == 0.5


def test_names_are_found_and_scored(file):
    table = evaluate_names(file).set_index("label")
    assert table.loc["PER", ["n_gold", "n_right"]].tolist() == [1, 1]


def test_files_that_are_none_are_told(tmp_path):
    with pytest.raises(GoldError, match=r"There is no file none\.gz; expected sentences with names"):
        read_names(tmp_path / "none.gz")
    (tmp_path / "other.gz").write_bytes(gzip.compress(b'{"text": "Ja."}'))
    with pytest.raises(
        GoldError, match=r"other\.gz holds no sentences with names; expected rows with tokens and bioes"
    ):
        read_names(tmp_path / "other.gz")


def test_germeval_keeps_its_floor(request):
    gold = request.config.rootpath.parent / "shared" / "gold" / "ner" / "dev.jsonl.gz"
    if not gold.exists():
        pytest.skip("GermEval's sentences do not lie beside the checkout")
    f1 = evaluate_names(gold).set_index("label")["f1"]
    assert f1["all"] >= 0.75
    assert f1["PER"] >= 0.82
