from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import analysis as an
from analysis import tables
from analysis.corpus.load import load_corpus

CSV = "Zeitung;Datum;Überschrift;Text;Ressort\nnna;12.5.2025;Regen;Es regnet.;Land\nAbendkurier;gestern;;Ja.;Stadt\n"
BOTH = {"a.md": "---\noutlet: nna\ndate: 2025-05-14\n---\nEs regnet.\r\n\r\nJa.", "sub/b.csv": CSV, "c.txt": "Ja."}


@contextmanager
def folder(files: dict[str, str | bytes]) -> Iterator[Path]:
    with TemporaryDirectory() as name:
        for inner, content in files.items():
            path = Path(name, inner)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        yield Path(name)


def load(files: dict[str, str | bytes], **options: object) -> an.Corpus:
    with folder(files) as path:
        return load_corpus(path, **options)


def check(corpus: an.Corpus) -> None:
    """What holds for every corpus."""
    tables.validate("articles", corpus.articles)
    tables.validate("problems", corpus.problems)
    found = corpus.provenance
    assert corpus.articles["article_id"].is_unique
    assert (corpus.articles["article_id"] != "").all()
    assert set(corpus.problems["article_id"].dropna()) <= set(corpus.articles["article_id"])
    assert len(corpus.articles) + int(corpus.problems["article_id"].isna().sum()) == found["n_units"]
    assert (found["n_articles"], found["n_problems"]) == (len(corpus.articles), len(corpus.problems))
    assert found["corpus_hash"] == an.corpus.fingerprint(corpus.articles)
    assert corpus.articles["language"].notna().all()
    json.dumps(found, allow_nan=False).encode("utf-8")
    corpus.articles.to_json(date_format="iso").encode("utf-8")
    assert repr(corpus)


def test_a_folder_of_several_formats():
    corpus = load(BOTH)
    check(corpus)
    articles = corpus.articles
    assert articles["article_id"].tolist() == ["a", "c", "sub/b-2", "sub/b-3"]
    assert articles["source"].tolist() == ["a.md", "c.txt", "sub/b.csv:2", "sub/b.csv:3"]
    assert articles["text"].tolist() == ["Es regnet.\n\nJa.", "Ja.", "Es regnet.", "Ja."]
    assert articles["outlet"].fillna("-").tolist() == ["nna", "-", "nna", "Abendkurier"]
    assert articles["date"].iloc[[0, 2]].tolist() == [pd.Timestamp("2025-05-14"), pd.Timestamp("2025-05-12")]
    assert articles["Ressort"].fillna("-").tolist() == ["-", "-", "Land", "Stadt"]
    assert articles["duplicate_of"].fillna("-").tolist() == ["-", "-", "-", "c"]
    assert corpus.problems.to_dict("records") == [
        {
            "source": "sub/b.csv:3",
            "article_id": "sub/b-3",
            "stage": "load",
            "problem": "the date 'gestern' cannot be read; it was left out",
            "hint": "Write dates as 2025-05-12 or 12.5.2025.",
        }
    ]


def test_the_provenance_says_what_was_read_and_how():
    found = load(BOTH).provenance
    assert found["kit_version"] == an.__version__
    assert found["schema_version"] == tables.SCHEMA_VERSION
    assert found["n_units"] == 4
    assert found["sources"]["c.txt"] == hashlib.sha256(b"Ja.").hexdigest()
    assert list(found["sources"]) == ["a.md", "c.txt", "sub/b.csv"]
    assert found["columns"] == {
        "date": ["Datum", "date"], "outlet": ["Zeitung", "outlet"], "text": ["Text"], "title": ["Überschrift"],
    }  # fmt: skip
    assert found["parameters"] == {
        "strict": False,
        "min_articles": 1,
        "max_problems": None,
        "language": None,
        "seconds": 60.0,
        "clean": True,
    }
    assert found["kept"] == ["Ressort"]


def test_the_same_files_give_the_same_corpus_wherever_they_lie():
    one, two = load(BOTH), load(BOTH)
    pd.testing.assert_frame_equal(one.articles, two.articles)
    pd.testing.assert_frame_equal(one.problems, two.problems)
    assert json.dumps(one.provenance) == json.dumps(two.provenance)


def test_no_path_of_this_machine_gets_into_the_corpus():
    with folder(BOTH | {"x.pdf": "?", "bad.jsonl": "?"}) as path:
        corpus = load_corpus([path, path / "c.txt"])
        everything = (
            corpus.articles.to_json(date_format="iso") + corpus.problems.to_json() + json.dumps(corpus.provenance)
        )
        assert str(path.parent) not in everything
    assert "c.txt" in everything


def test_the_repr_says_the_main_things():
    assert repr(load(BOTH)) == (
        "Corpus: 4 articles, 1 problem (see .problems)\n"
        "outlets: nna (2), Abendkurier (1), not given (1)\n"
        "copies: 1 article with the text of another one\n"
        "dates: 2025-05-12 to 2025-05-14, not given for 2"
    )
    assert repr(load({"a.txt": "Ja."})) == "Corpus: 1 article, no problems\noutlets: not given (1)\ndates: not given"


def test_guesses_are_shown():
    corpus = load({"a.csv": "nna;Es regnet seit Tagen.\n"})
    guess = "no header was recognised; 'column_2' has the longest cells and was read as text"
    assert corpus.provenance["guesses"] == {"a.csv": guess}
    assert f"guessed: a.csv: {guess}" in repr(corpus)


def test_many_outlets_are_cut_in_the_repr():
    rows = "".join(f'{{"text": "Ja.", "outlet": "Blatt {n}"}}\n' for n in range(7))
    assert "Blatt 4 (1), and 2 more" in repr(load({"a.jsonl": rows}))


def test_repeated_ids_are_told_apart_and_reported():
    corpus = load({"a.txt": "Eins.", "a.md": "Zwei.", "b.jsonl": '{"id": "a", "text": "Drei."}'})
    check(corpus)
    assert corpus.articles["article_id"].tolist() == ["a", "a-2", "a-3"]
    assert corpus.problems["problem"].tolist() == [
        "the article_id 'a' came before; this one is called 'a-2'",
        "the article_id 'a' came before; this one is called 'a-3'",
    ]


def test_what_cannot_be_read_is_a_problem_and_the_rest_is_read():
    corpus = load(
        {"a.docx": "?", "b": "?", "c.txt": b"%PDF-1.7", "d.txt": "Es regnet.", "README.md": "# x", "e.csv": ""}
    )
    check(corpus)
    assert corpus.articles["article_id"].tolist() == ["d"]
    assert dict(zip(corpus.problems["source"], corpus.problems["problem"], strict=True)) == {
        "README.md": "a README describes a folder; it was not read as an article",
        "a.docx": "this is no Word document, though its name ends in .docx",
        "b": "a file without ending",
        "c.txt": "a PDF document that could not be read (PdfStreamError)",
        "e.csv": "no row with an article",
    }
    assert corpus.problems["hint"].iloc[2].startswith("Give its name the ending that says what it is: .txt for text.")


def test_what_is_not_read_is_not_even_looked_through():
    corpus = load({"film.mp4": b"\x00" * 1000, "a.txt": "Ja."})
    check(corpus)
    assert list(corpus.provenance["sources"]) == ["a.txt"]


def test_a_file_that_cannot_be_opened_is_a_problem(monkeypatch):
    def locked(path: Path, mode: str) -> bytes:
        raise PermissionError

    with folder({"a.txt": "Ja."}) as path:
        monkeypatch.setattr(Path, "open", locked)
        corpus = load_corpus(path, min_articles=0)
    check(corpus)
    assert corpus.problems["problem"].tolist() == ["cannot be opened (PermissionError)"]
    assert corpus.provenance["sources"] == {}


def test_a_folder_that_cannot_be_opened_is_a_problem(monkeypatch):
    inside = Path.iterdir

    def locked(path: Path) -> Iterator[Path]:
        if path.name == "shut":
            raise PermissionError
        return inside(path)

    with folder({"a.txt": "Ja.", "shut/b.txt": "Nein."}) as path:
        monkeypatch.setattr(Path, "iterdir", locked)
        corpus = load_corpus(path)
    check(corpus)
    assert corpus.problems[["source", "problem"]].to_numpy().tolist() == [
        ["shut", "cannot be opened (PermissionError)"]
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_does_not_stop_the_run():
    with folder({"a.txt": "Ja."}) as path:
        os.mkfifo(path / "b.txt")
        corpus = load_corpus(path)
    check(corpus)
    assert corpus.problems["source"].tolist() == ["b.txt"]


def test_the_articles_of_this_project_load_without_a_problem():
    root = Path(__file__).parents[2]
    teaching = load_corpus(root / "data" / "articles", strict=True).articles
    assert set(teaching["event"]) == {"freibad", "lackwerke", "windpark"}
    assert teaching[["title", "outlet", "date"]].notna().all(axis=None)
    founding = load_corpus(root / "seeds", strict=True).articles
    assert founding["article_id"].tolist() == ["000_35f15adb60573657"]
    assert founding[["title", "lead", "outlet", "author", "date", "url", "event"]].isna().all(axis=None)
    assert {*teaching["language"], *founding["language"]} == {"de"}


def test_empty_and_damaged_texts_are_articles_with_a_problem():
    corpus = load({"a.txt": " \r\n", "b.jsonl": '{"text": "Ja\\ud800.", "title": "\\u0000"}'})
    check(corpus)
    assert corpus.articles["text"].tolist() == ["", "Ja\ufffd."]
    assert corpus.articles["title"].iloc[1] == "\ufffd"
    assert corpus.problems["article_id"].tolist() == ["a", "b-1", "b-1"]


def test_language_given_beats_metadata_beats_detection():
    english = (
        "The pool will stay closed for now because there is no money left, the mayor of the small town said on Monday."
    )
    files = {"a.txt": english, "b.md": f"---\nSprache: Deutsch\n---\n{english}"}
    assert load(files).articles["language"].tolist() == ["en", "de"]
    assert load(files, language="fr-CH").articles["language"].tolist() == ["fr", "fr"]


def test_marks_of_direction_stay_and_odd_spaces_without_cleaning():
    text = "\u200fשלום\u200e\u00a0und \u202eabc\u202c"
    assert load({"a.txt": text}).articles["text"].tolist() == [text.replace("\u00a0", " ")]
    assert load({"a.txt": text}, clean=False).articles["text"].tolist() == [text]


@pytest.mark.parametrize(
    ("files", "options", "words"),
    [
        ({}, {}, "There is no file to read. Formats that are read: .csv"),
        (
            {"a.pdf": "?"},
            {},
            r"None of 1 files, rows or lines could be read as an article.\n- a.pdf: this is no PDF",
        ),
        ({"a.txt": "Ja."}, {"min_articles": 2}, r"Only 1 article\(s\), but min_articles=2"),
        ({"a.txt": "Ja.", "b.x": ""}, {"strict": True}, r"strict=True allows no problem; there are 1.\n- b.x:"),
        ({"a.txt": "Ja.", "b.x": "", "c.x": ""}, {"max_problems": 1}, "2 problems, but max_problems=1"),
        ({"a.txt": "Ja."}, {"language": "Quenya"}, "language='Quenya' is not known. Try a code of two letters"),
    ],
)
def test_a_corpus_that_is_not_good_enough(files, options, words):
    with pytest.raises(an.CorpusError, match=words):
        load(files, **options)


def test_good_enough():
    assert len(load({"a.txt": "Ja."}, strict=True, max_problems=0).articles) == 1
    assert len(load({"a.txt": "Ja.", "b.x": ""}, max_problems=1).articles) == 1
    empty = load({}, min_articles=0)
    check(empty)
    assert repr(empty) == "Corpus: no articles, no problems\noutlets: none\ndates: not given"


@pytest.mark.parametrize("options", [{"min_articles": "1"}, {"max_problems": 0.5}, {"language": 3}])
def test_options_of_a_wrong_type(options):
    with pytest.raises(TypeError, match="it was given"):
        load({"a.txt": "Ja."}, **options)


def test_articles_go_through_articles_from_unchanged():
    corpus = load(BOTH)
    again, _ = an.corpus.articles_from(corpus.articles)
    pd.testing.assert_frame_equal(again, corpus.articles)


LINE = st.sampled_from(
    """---|title: Ja|id: a|a: [|- b|Text;Datum|1;2;3|text,id|"|"a,b",c||Es regnet.|sep=,|{"text": "Ja."}|{"id": 1}|[1]
    |{"text": "\\ud800", "source": 3, "id": "a"}|\x00|\ufeff|\r|\u2028""".split("|")
)
CONTENT = st.binary(max_size=200) | st.lists(LINE, max_size=8).map(lambda lines: "\n".join(lines).encode())
ENDING = st.sampled_from([".txt", ".md", ".csv", ".tsv", ".jsonl", ".x", ""])
NAME = st.sampled_from(["a", "a-2", "readme", "s/a"])


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(st.tuples(NAME, ENDING).map("".join), CONTENT, max_size=3))
@example({"a.csv": b'"\n"";1\n'})
@example({"a.jsonl": '{"text": "Ja.", "a\\u0000": 1, "a\ufffd": 2}'.encode()})
def test_every_unit_is_an_article_or_a_problem_whatever_the_bytes(files):
    check(load(files, min_articles=0))
