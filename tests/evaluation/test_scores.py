"""Gold of three kinds in one table, and figures that can be worked out by hand."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace

import pandas as pd
import pytest

from analysis.evaluation.gold import GoldError, read_gold_table
from analysis.evaluation.scores import COLUMNS, evaluate

TEXT = "Anna Abel sagte: „Das ist neu.“"
ROW = {
    "name": "a",
    "title": "T",
    "text": TEXT,
    "sentences": [
        {
            "begin": 0,
            "end": 31,
            "tokens": [[0, 4], [5, 9], [10, 15], [15, 16], [17, 18], [18, 21], [22, 25], [26, 29], [29, 30], [30, 31]],
        }
    ],
    "annotations": [
        {
            "type": "Direct",
            "medium": "Speech",
            "nested": False,
            "quote": {"spans": [[17, 31]]},
            "speaker": {"spans": [[0, 9]]},
            "cue": {"spans": [[10, 15]]},
        }
    ],
}


@pytest.fixture
def gold(tmp_path):
    file = tmp_path / "dev.jsonl.gz"
    file.write_bytes(gzip.compress(json.dumps(ROW).encode("utf-8")))
    return read_gold_table(file)


def found(**changes):
    row = {
        "article_id": "a",
        "type": "direct",
        "medium": "speech",
        "spans": [[17, 31]],
        "speaker_spans": [[5, 9]],
        "cue_spans": [[10, 15]],
        "frame_spans": None,
        "addressee_spans": None,
        "speaker_source_spans": None,
        "speaker": "Anna Abel",
    }
    return pd.DataFrame([row | changes])


def value(table, measure):
    return table.set_index("measure").loc[measure, "value"]


def test_the_benchmark_rows_become_a_table(gold):
    assert gold.quotes.loc[0, "type"] == "direct"
    assert gold.quotes.loc[0, "speaker_spans"] == [[0, 9]]
    assert gold.tokens["a"][0] == (0, 4)


def test_figures_of_one_article(gold):
    table = evaluate(gold, found(), draws=20)
    assert list(table.columns) == list(COLUMNS)
    assert value(table, "message") == 1.0
    # Speaker: precision 1/1, recall 1/2; cue: both 1. Roles: P = 1, R = (0.5 + 1) / 2.
    assert value(table, "roles") == pytest.approx(2 * 0.75 / 1.75)
    assert value(table, "found direct") == value(table, "speaker direct") == value(table, "tokens direct") == 1.0


def test_a_lone_quotation_counts_where_its_speaker_was_named(gold):
    lone = found(speaker_spans=None, speaker_source_spans=[[0, 9]])
    assert value(evaluate(gold, lone, draws=5), "speaker direct") == 1.0
    assert value(evaluate(gold, found(speaker_spans=None), draws=5), "speaker direct") == 0.0


def test_gold_that_marks_no_roles_has_no_figure_of_them(gold):
    # A table coded by a person names speakers, and not the words that name them.
    table = evaluate(replace(gold, parts=("quote",)), found(speaker_source_spans=[[0, 9]]), draws=5)
    assert value(table, "message") == 1.0
    assert table.set_index("measure").loc[["roles", "joint", "speaker", "cue"], "value"].isna().all()


def test_nothing_found_is_zero_and_not_an_error(gold):
    table = evaluate(gold, found().iloc[:0], draws=5)
    assert value(table, "joint") == value(table, "found direct") == 0.0


def test_the_teaching_corpus_and_the_styles_are_read(request):
    data = request.config.rootpath / "data"
    teaching, styles = read_gold_table(data / "gold"), read_gold_table(data / "styles")
    assert sorted(teaching.articles["group"].unique()) == ["independent", "open"]
    assert "frame" not in teaching.parts
    assert len(styles.articles) == len(styles.tokens) >= 50


def test_what_is_no_gold_is_told(tmp_path):
    with pytest.raises(GoldError, match=r"holds no annotation; expected a \.jsonl"):
        read_gold_table(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.jsonl", b'{"name": "a"', r"a\.jsonl, line 1 is not JSON: .* Was it cut off"),
        ("a.jsonl", b'{"name": "a", "text": ""}', r"line 1 lacks sentences, annotations; keys that came: name, text\."),
        ("a.jsonl", b"[]", "line 1 holds a list; expected one object in braces per article"),
        ("a.jsonl", b"\xff", r"a\.jsonl holds text that is not UTF-8 .* Save it as UTF-8"),
        ("a.jsonl", b"", r"a\.jsonl is empty"),
        ("a.jsonl.gz", b"{}", r"a\.jsonl\.gz is no complete gzip file"),
    ],
)
def test_broken_rows_are_told(tmp_path, name, content, told):
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(GoldError, match=told):
        read_gold_table(file)


def test_gold_that_is_not_there_is_told(tmp_path):
    with pytest.raises(GoldError, match=r"nowhere is not there; expected a \.jsonl .* Is the name right, seen from"):
        read_gold_table(tmp_path / "nowhere")


def test_teaching_gold_without_its_articles_is_told(tmp_path):
    (tmp_path / "a.json").write_text('{"source": "a.md", "quotations": []}', encoding="utf-8")
    with pytest.raises(GoldError, match="Name their folder: --articles FOLDER"):
        read_gold_table(tmp_path, tmp_path / "none")


def test_without_articles_there_is_no_row(make):
    table = evaluate(make.gold({}, []), make.quotes([]))
    assert (len(table), table.columns.to_list()) == (0, list(COLUMNS))


def test_fewer_than_five_articles_make_no_interval(gold):
    table = evaluate(gold, found(), draws=5)
    assert table[["low", "high"]].isna().all(axis=None)


def test_intervals_do_not_depend_on_the_order_of_articles(make):
    texts = dict.fromkeys("abcdef", TEXT)
    rows = [make.row(name, TEXT, "„Das ist neu.“", "direct", by="Anna Abel") for name in texts]
    quotes = make.quotes(rows[:3])
    one, other = make.gold(texts, rows), make.gold(dict(reversed(texts.items())), rows)
    pd.testing.assert_frame_equal(evaluate(one, quotes, draws=30), evaluate(other, quotes, draws=30))
