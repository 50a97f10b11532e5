"""``redeanteil export``: every form from a saved result, and what is said where it was asked wrongly."""

from __future__ import annotations

import pytest

import analysis as an
from analysis import cli
from analysis.export.command import FORMS


@pytest.fixture
def saved(result, tmp_path):
    return result.save(tmp_path / "saved")


def run(*arguments):
    return cli.main(["export", *map(str, arguments)])


@pytest.mark.parametrize("form", FORMS)
def test_every_form(form, saved, tmp_path, capsys):
    out = tmp_path / ("out.xlsx" if form == "xlsx" else "out")
    assert run(saved, "--to", form, "--out", out) == 0
    assert capsys.readouterr().out == f"2 articles, 3 quotations in {out}\n"
    assert out.exists()


def test_without_texts_and_names(saved, tmp_path):
    assert run(saved, "--to", "csv", "--out", tmp_path / "out", "--without-text", "--without-names") == 0
    shared = an.open_analysis(tmp_path / "out")
    assert shared.articles["text"].isna().all()
    assert shared.provenance["without_text"]["names"] is False


def test_some_tables_and_another_separator(saved, tmp_path):
    assert run(saved, "--to", "csv", "--out", tmp_path / "out", "--tables", "quotes, words", "--separator", ";") == 0
    found = an.export.open_tables(tmp_path / "out")
    assert set(found) == {"words", "quotes"}
    assert (tmp_path / "out" / "words.csv").read_text(encoding="utf-8-sig").startswith('"article_id";"lemma"')


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["saved", "--to", "cas", "--without-text"], "cas is text with annotations. Try --to csv, xlsx, jsonl or"),
        (["saved", "--to", "tei", "--tables", "quotes"], "--tables: tei has a file per article, no tables."),
        (["saved", "--to", "csv", "--without-names"], "--without-names goes with --without-text"),
        (["saved", "--to", "xlsx", "--separator", ";"], "--separator is for --to csv; xlsx has none."),
        (["nowhere", "--to", "csv"], "is not there; expected a folder that `redeanteil analyse --out` wrote."),
        (["saved", "--to", "xlsx"], "expected the name of a file that ends in .xlsx"),
        (["saved", "--to", "csv", "--tables", "quots"], "there is no table 'quots'; an analysis has articles"),
        ([".", "--to", "csv"], "holds no saved analysis (no provenance.json)"),
    ],
)
def test_what_was_asked_wrongly_is_told(arguments, told, saved, tmp_path, capsys):
    name, *others = arguments
    assert run(tmp_path / name, *others, "--out", tmp_path / "out") == 2
    assert told in capsys.readouterr().err


def test_a_result_is_never_overwritten(saved, tmp_path, capsys):
    assert run(saved, "--to", "jsonl", "--out", saved) == 2
    assert "is the result itself; name another place." in capsys.readouterr().err


def test_what_was_analysed_in_chunks_is_exported_too(tmp_path):
    corpus, run_in_chunks, out = tmp_path / "a.jsonl", tmp_path / "chunks", tmp_path / "out"
    corpus.write_text('{"id": "a", "text": "„Ja“, sagte Anna Abel."}\n{"id": "b", "text": "Nein."}', encoding="utf-8")
    an.analyse_in_chunks(corpus, run_in_chunks, chunk=1, voices="rules", progress=False)
    assert run(run_in_chunks, "--to", "csv", "--out", out) == 0
    assert an.open_analysis(out).quotes["speaker"].tolist() == ["Anna Abel"]
    (run_in_chunks / "provenance.json").unlink()
    assert run(run_in_chunks, "--to", "csv", "--out", tmp_path / "other") != 0
