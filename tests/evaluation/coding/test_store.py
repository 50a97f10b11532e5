"""Coders' files: readable, saved whole after every mark, and only for the text that was coded."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from analysis import schema
from analysis.evaluation import (
    CodingError,
    GoldError,
    as_finished,
    begin,
    coders,
    mark,
    progress,
    read_coded,
    read_coding,
    save_coding,
    with_mark,
    without_mark,
)
from analysis.evaluation.coding import files
from analysis.evaluation.coding.marks import moved_to
from analysis.evaluation.coding.store import PROGRESS, coding_file

ARTICLE = SimpleNamespace(article_id="x/1", text="„Ja“, sagte sie, „und nein“. Ende.")
BOTH = [[0, 4], [17, 27]]


def marked(article=ARTICLE):
    coding = with_mark(begin(article, "Ada"), mark(article, BOTH, type="direct", speaker=" Anna Abel ", note="?"))
    return with_mark(coding, mark(article, [[29, 33]], type="reported"))


def test_what_was_saved_is_read_again(tmp_path):
    coding = as_finished(marked())
    file = save_coding(tmp_path, coding)
    assert read_coding(tmp_path, "Ada", "x/1") == coding
    assert read_coding(tmp_path, "Ben", "x/1") is None
    item = json.loads(file.read_text(encoding="utf-8"))
    assert {name: item[name] for name in ("article_id", "coder", "finished")} == {
        "article_id": "x/1",
        "coder": "Ada",
        "finished": True,
    }
    first = item["marks"][0]
    assert (first["spans"], first["passage"]) == (BOTH, "„Ja“, sagte sie, „und nein“")
    assert (first["speaker"], first["speaker_kind"], first["note"]) == ("Anna Abel", "person", "?")
    assert (item["marks"][1]["speaker"], item["marks"][1]["speaker_kind"]) == (None, None)
    assert len([line for line in file.read_text(encoding="utf-8").splitlines() if '"spans"' in line]) == 2


def test_a_mark_with_the_same_words_is_replaced_and_one_can_be_taken_away():
    coding = with_mark(marked(), mark(ARTICLE, BOTH, type="indirect"))
    assert [held.type for held in coding.marks] == ["indirect", "reported"]
    assert [held.type for held in without_mark(coding, BOTH).marks] == ["reported"]


def test_without_a_name_somebody_is_anonymous_or_nobody():
    told = [("anonymous", "anonymous"), ("person", None), (None, None)]
    kinds = [mark(ARTICLE, BOTH, type="direct", speaker_kind=given).speaker_kind for given, _ in told]
    assert kinds == [kind for _, kind in told]


def test_marks_stand_in_the_order_of_the_text_the_longer_first():
    coding = with_mark(marked(), mark(ARTICLE, [[0, 27]], type="indirect"))
    assert [held.spans[-1][1] for held in coding.marks] == [27, 27, 33]
    inner = with_mark(coding, mark(ARTICLE, [[0, 4]], type="direct"))
    assert [held.spans for held in inner.marks][-2:] == [((0, 4),), ((29, 33),)]


def test_names_that_a_file_system_takes_for_the_same_have_files_of_their_own(tmp_path):
    names = ["x/1", "x\\1", "X/1", "x_1", "x" * 300]
    for name in names:
        save_coding(tmp_path, begin(SimpleNamespace(article_id=name, text="Nichts."), "Ada"))
    held = {file.name.lower() for file in (tmp_path / "Ada").glob("*.json")}
    assert len(held) == len(names)
    assert {read_coding(tmp_path, "Ada", name).article_id for name in names} == set(names)


def test_a_crash_while_saving_leaves_what_was_saved_before(tmp_path, monkeypatch):
    file = save_coding(tmp_path, marked())
    before = file.read_bytes()

    def crash(number):
        raise OSError(28, "No space left on device", number)

    monkeypatch.setattr(files.os, "fsync", crash)
    with pytest.raises(OSError, match="No space left"):
        save_coding(tmp_path, as_finished(marked()))
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    ("spans", "options", "told"),
    [
        ([[0, 99]], {"type": "direct"}, r"whose text has 34 code points; expected pieces \[start, end\] inside it"),
        ([[5, 5]], {"type": "direct"}, "expected pieces"),
        ([], {"type": "direct"}, "expected pieces"),
        ([[0, 4]], {"type": "spoken"}, r"type='spoken' came; expected one of direct, indirect"),
        ([[0, 4]], {"type": "direct", "speaker": "A", "speaker_kind": "cat"}, r"speaker_kind='cat' came; .* person"),
    ],
)
def test_marks_that_cannot_be_are_told(spans, options, told):
    with pytest.raises(CodingError, match=told):
        mark(ARTICLE, spans, **options)


@pytest.mark.parametrize("name", ["", " Ada", "a/b", "..", ".hidden", "x" * 41, "Ada."])
def test_names_of_coders_that_no_folder_can_have_are_told(name):
    with pytest.raises(CodingError, match=r"expected a name of up to 40 letters"):
        begin(ARTICLE, name)


@pytest.mark.parametrize("name", ["Ada", "coder-2", "Jörg M. Müller", "2"])
def test_other_names_can_be(name, tmp_path):
    save_coding(tmp_path, begin(ARTICLE, name))
    assert coders(tmp_path) == [name]


@pytest.mark.parametrize("spoil", ["", "[]", '{"marks": []}', '"spans": []', '"spans": [["a", 1]]'])
def test_a_file_that_somebody_broke_is_told_and_becomes_a_problem(articles, store, code, spoil):
    code("Ada")
    broken = sorted(file for file in (store / "Ada").glob("*.json"))[0]
    text = broken.read_text(encoding="utf-8")
    broken.write_text(spoil if "spans" not in spoil else text.replace('"spans": [[0, 4]]', spoil), encoding="utf-8")
    with pytest.raises(CodingError, match=rf"Ada/{broken.name} is not as the kit wrote it"):
        progress(store)
    with pytest.raises(GoldError, match=r"1 of 8 articles are not finished by Ada, .* The coder's file cannot be read"):
        read_coded(store, articles)


def test_progress(store, code, sample):
    code("Ada", finished=True, only=sample["article_id"][:3])
    code("Ada", finished=False, only=sample["article_id"][3:4])
    table = schema.validate(PROGRESS, progress(store))
    assert table["article_id"].to_list() == sample["article_id"].to_list()
    assert table["finished"].sum() == 3
    assert table["n_marks"].to_list() == [3, 3, 3, 3, 0, 0, 0, 0]
    assert progress(store, "Ben")["n_marks"].sum() == 0
    code("Ben", ("Ja",))
    assert progress(store).groupby("coder")["finished"].sum().to_dict() == {"Ada": 3, "Ben": 8}


def test_a_coded_sample_as_gold(articles, store, code, sample):
    code("Ada")
    coded = read_coded(store, articles)
    assert (coded.coder, coded.coders, len(coded.problems)) == ("Ada", ("Ada",), 0)
    assert coded.gold.articles["article_id"].to_list() == sample["article_id"].to_list()
    assert coded.gold.quotes["type"].value_counts().to_dict() == {"direct": 16, "indirect": 8}
    assert coded.told == "8 articles, coded by Ada."


def test_articles_that_are_not_finished_are_told(articles, store, code, sample):
    with pytest.raises(GoldError, match="nobody has coded anything of it yet"):
        read_coded(store, articles)
    code("Ada", only=sample["article_id"][:7])
    waiting = sample["article_id"].iloc[7]
    with pytest.raises(GoldError, match=rf"1 of 8 articles are not finished by Ada, first '{waiting}'\. Finish them"):
        read_coded(store, articles)


def test_of_several_coders_one_is_chosen(articles, store, code):
    code("Ada")
    code("Ben", ("Ja",))
    with pytest.raises(GoldError, match=r"2 people coded this sample: Ada, Ben\. Choose .* coder='Ada', or settle"):
        read_coded(store, articles)
    assert read_coded(store, articles, coder="Ben").told == "8 articles, coded by Ben; not counted: Ada."
    with pytest.raises(GoldError, match=r"'Cora' has coded nothing in .*; there is Ada, Ben"):
        read_coded(store, articles, coder="Cora")
    code("agreed")
    assert read_coded(store, articles).coder == "agreed"


def test_a_text_that_changed_is_a_problem_and_not_coded_any_more(articles, store, code, sample):
    code("Ada")
    changed = sample["article_id"].iloc[0]
    articles.loc[articles["article_id"] == changed, "text"] = "Neu. " + articles["text"].iloc[0]
    with pytest.raises(GoldError, match=rf"1 of 8 .* first '{changed}'\. The text has changed since it was coded\."):
        read_coded(store, articles)


def test_marks_move_with_their_words():
    coding = as_finished(marked())
    assert moved_to(coding, ARTICLE.text) == (coding, ())
    moved, lost = moved_to(coding, "Neu. " + ARTICLE.text.replace("Ende", "Schluss"))
    assert [held.spans for held in moved.marks] == [((5, 9), (22, 32))]
    assert [held.passage for held in lost] == ["Ende"]
    assert not moved.finished
    assert moved.of_this("Neu. " + ARTICLE.text.replace("Ende", "Schluss"))
    twice, lost = moved_to(coding, "Ende. Ende. „Ja“")
    assert (twice.marks, len(lost)) == ((), 2)


def test_the_file_of_an_article_lies_in_the_folder_of_its_coder(tmp_path):
    assert coding_file(tmp_path, "Ada", "a b/c").parent == tmp_path / "Ada"
    with pytest.raises(CodingError):
        coding_file(tmp_path, "../Ada", "a")
