"""How files were read: which columns of which files, which dates were guessed, and that it stays with the result."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

import analysis as an
from analysis.chunks import analyse_in_chunks
from analysis.cli import main
from analysis.corpus.provenance import ALONG, columns_by_file
from analysis.corpus.units import Reading

TEXT = "„Der Damm hält“, sagte Ada Brandt."
RTF = "{\\rtf1\\ansi{\\info{\\creatim\\yr2025\\mo5\\dy%s}}Es regnet.\\par}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    (place / "a.csv").write_text(f"Zeitung;Text;Ressort\nnna;{TEXT};Land\n", encoding="cp1252")
    (place / "b.csv").write_text("Medium;Text;Ressort\nnna;Ja, es kam so.;Stadt\n", encoding="utf-8")
    (place / "c.csv").write_text("nna;Es regnet seit Tagen.\n", encoding="utf-8")
    (place / "d.csv").write_text("Medium;Text;Ressort\nnna;Nein.;Stadt\n", encoding="utf-8")
    for day in (1, 2):
        (place / f"e{day}.rtf").write_text(RTF % day, encoding="ascii")
    (place / "f.txt").write_text("Ja.", encoding="utf-8")
    return place


def test_it_stays_with_the_result_saved_exported_and_found_again(folder, tmp_path):
    corpus = an.load_corpus(folder)
    told = {name: corpus.provenance[name] for name in ALONG}
    assert (told["n_units"], told["encodings"]) == (7, {"a.csv": "cp1252"})
    results = [an.analyse(corpus, voices="rules", keep=tmp_path / "kept") for _ in range(2)]
    assert "found_again" in results[1].provenance
    result = results[0]
    result.save(tmp_path / "saved")
    result.to_csv(tmp_path / "csv")
    result.to_xlsx(tmp_path / "a.xlsx")
    results += [an.open_analysis(tmp_path / name) for name in ("saved", "csv", "a.xlsx")]
    results += [result.filter(outlet="nna")]
    analyse_in_chunks(folder, tmp_path / "chunks", chunk=2, voices="rules", progress=False)
    results += [an.open_analysis(tmp_path / "chunks")]
    for number, one in enumerate(results):
        assert one.provenance["corpus"] == told, number


def test_a_table_of_ones_own_has_no_such_entry():
    result = an.analyse(pd.DataFrame({"article_id": ["a"], "text": [TEXT]}), voices="rules")
    assert "corpus" not in result.provenance


def test_columns_are_told_for_the_files_that_have_them(folder):
    found = an.load_corpus(folder).provenance
    assert found["columns"] == {"outlet": ["Medium", "Zeitung"], "text": ["Text", "column_2"]}
    assert found["kept"] == ["Ressort", "column_1", "date_from"]
    ours = {"text": ["Text"]}
    assert found["columns_by_file"] == [
        {"n_files": 1, "files": ["a.csv"], "columns": {"outlet": ["Zeitung"]} | ours, "kept": ["Ressort"]},
        {"n_files": 2, "files": ["b.csv", "d.csv"], "columns": {"outlet": ["Medium"]} | ours, "kept": ["Ressort"]},
        {"n_files": 1, "files": ["c.csv"], "columns": {"text": ["column_2"]}, "kept": ["column_1"]},
    ]


def test_no_name_is_both_mapped_and_kept(tmp_path):
    # "source" is the outlet unless there is another one; then it is kept as source_input.
    (tmp_path / "a.csv").write_text("outlet;source;Text\nnna;dpa;Ja.\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("Text;source_input\nNein.;x\n", encoding="utf-8")
    found = an.load_corpus(tmp_path).provenance
    assert found["columns"]["source_input"] == ["source", "source_input"]
    assert found["kept"] == []
    assert [one["kept"] for one in found["columns_by_file"]] == [[], ["source_input"]]


def test_many_files_are_told_within_bounds():
    many = {f"{number}.md": Reading([], {"Titel": "title"}) for number in range(3000)}
    (one,) = columns_by_file(many)
    assert (one["n_files"], len(one["files"]), one["columns"]) == (3000, 20, {"title": ["Titel"]})
    different = {f"{number}.md": Reading([], {f"Feld {number}": f"Feld {number}"}) for number in range(3000)}
    told = columns_by_file(different)
    assert len(told) == 51
    # 3000 files, of which 50 are told for themselves.
    assert told[-1] == {"n_files": 2950, "files": [f"{number}.md" for number in range(50, 70)]}
    assert len(json.dumps(told)) < 10_000


def test_guessed_dates_are_told_per_article_and_counted(folder):
    corpus = an.load_corpus(folder)
    assert corpus.provenance["guessed_dates"] == {"properties": 2}
    articles = corpus.articles.set_index("article_id")
    assert articles["date_from"].dropna().to_dict() == {"e1": "properties", "e2": "properties"}
    assert an.analyse(corpus, voices="rules").articles["date_from"].notna().sum() == 2


@pytest.mark.parametrize("options", [[], ["--chunk", "2"]])
def test_the_command_tells_guessed_dates(folder, tmp_path, options, capsys):
    given = ["analyse", str(folder), "--voices", "rules", *options, "--out"]
    assert main([*given, str(tmp_path / "out")]) == 0
    line = "2 articles have a date guessed from the file's properties: see their column date_from.\n"
    assert line in capsys.readouterr().out
    for day in (1, 2):
        (folder / f"e{day}.rtf").unlink()
    assert main([*given, str(tmp_path / "other")]) == 0
    assert "a date guessed" not in capsys.readouterr().out


def test_guesses_beyond_five_are_counted(tmp_path):
    for day in range(1, 9):
        (tmp_path / f"{day}.rtf").write_text(RTF % day, encoding="ascii")
    lines = repr(an.load_corpus(tmp_path)).split("\n")
    assert [line[:12] for line in lines[-6:-1]] == [f"guessed: {day}.r" for day in range(1, 6)]
    assert lines[-1] == "guessed: and 3 more (see .provenance['guesses'])"
