"""A corpus analysed in chunks has the tables of one that is analysed at once, whatever happens on the way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

import analysis as an
from analysis.chunks import ChunksError, analyse_in_chunks
from analysis.cli import main
from analysis.corpus import CorpusError

TEXT = (
    "Bürgermeisterin Anna Abel kam. „Der Damm hält, 🌊“, sagte {0} am Montag. "
    "Karl Brandt erklärte, es reiche nicht ({1})."
)


def lines(n: int) -> list[str]:
    rows: list[object] = [
        {
            "id": f"n{number % (n - 2)}", "Quelle": ("Abendkurier", "Tageblatt")[number % 2], "Datum": "2031-05-12",
            "text": TEXT.format(("Abel", "die Bürgermeisterin", "Brandt")[number % 3], number),
            **({"Ressort": "Lokales"} if number > n // 2 else {}),
        }
        for number in range(n)
    ]  # fmt: skip
    rows.append({"id": "copy", "text": TEXT.format("Abel", 0)})
    rows.append({"id": "en", "language": "en", "text": "She said no."})
    return [*(json.dumps(row, ensure_ascii=False) for row in rows), "broken", "{}"]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(lines(11)) + "\n", encoding="utf-8")
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def same(found: an.Analysis, whole: an.Analysis) -> None:
    for name in an.tables.TABLES:
        if name in {"tokens", "problems"}:
            continue
        pd.testing.assert_frame_equal(getattr(found, name), getattr(whole, name), obj=name)
    rows = [sorted(map(repr, one.problems.astype(object).to_numpy().tolist())) for one in (found, whole)]
    assert rows[0] == rows[1]


@pytest.mark.parametrize("chunk", [1, 4, 100])
def test_the_tables_are_those_of_an_analysis_at_once(corpus, tmp_path, chunk):
    told = analyse_in_chunks(corpus, tmp_path / "out", chunk=chunk, voices="rules", progress=False)
    loaded = an.load_corpus(corpus)
    whole = an.analyse(loaded, voices="rules")
    same(an.open_analysis(tmp_path / "out"), whole)
    # 13 articles and two lines of which no article comes; ids that came before, another language: rows as well.
    assert (told["n_articles"], told["n_units"]) == (13, 15)
    assert told["n_problems"] == len(whole.problems)
    assert told["n_quotes"] == len(whole.quotes) > 20
    assert told["corpus_hash"] == loaded.provenance["corpus_hash"]
    assert told["n_parts"] == -(-15 // chunk)
    for name in ("sources", "encodings", "columns", "guesses"):
        assert told["corpus"][name] == loaded.provenance[name]


def test_a_folder_with_files_of_several_kinds(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.jsonl").write_text("\ufeff" + lines(4)[0], encoding="utf-8")
    (folder / "b.txt").write_text("„Ja“, sagte Anna Abel.", encoding="utf-8")
    (folder / "c.jsonl").write_text(lines(4)[1], encoding="utf-16")
    (folder / "d.pdf").write_bytes(b"%PDF-1.7")
    (folder / "e.jsonl").write_bytes(b"\r\n".join(line.encode() for line in lines(3)[:2]))
    analyse_in_chunks(folder, tmp_path / "out", chunk=2, voices="rules", progress=False)
    same(an.open_analysis(tmp_path / "out"), an.analyse(an.load_corpus(folder), voices="rules"))


def test_a_stopped_run_goes_on_and_ends_with_the_same_bytes(corpus, tmp_path, monkeypatch):
    analyse_in_chunks(corpus, tmp_path / "whole", chunk=4, voices="rules", progress=False)
    from analysis.chunks import run

    real, read = run.read_rows, []

    def rows(articles, *rest):
        if len(read) == 2:
            raise KeyboardInterrupt
        read.append(list(articles["article_id"]))
        return real(articles, *rest)

    monkeypatch.setattr(run, "read_rows", rows)
    with pytest.raises(KeyboardInterrupt):
        analyse_in_chunks(corpus, tmp_path / "out", chunk=4, voices="rules", progress=False)
    with pytest.raises(ValueError, match="no saved analysis"):
        an.open_analysis(tmp_path / "out")
    read.clear()
    monkeypatch.setattr(run, "read_rows", lambda articles, *rest: (read.append(1), real(articles, *rest))[1])
    analyse_in_chunks(corpus, tmp_path / "out", chunk=4, voices="rules", progress=False)
    # Four chunks, of which the first two were done.
    assert len(read) == 2
    assert files(tmp_path / "out") == files(tmp_path / "whole")
    read.clear()
    analyse_in_chunks(corpus, tmp_path / "out", chunk=4, voices="rules", progress=False)
    assert read == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills processes otherwise")
def test_a_killed_command_goes_on_and_ends_with_the_same_bytes(tmp_path):
    corpus = tmp_path / "many.jsonl"
    corpus.write_text("\n".join(lines(400)), encoding="utf-8")
    command = [sys.executable, "-m", "analysis.cli", "analyse", str(corpus), "--voices", "rules", "--chunk", "20"]
    subprocess.run([*command, "--out", str(tmp_path / "whole")], check=True, capture_output=True)
    out = tmp_path / "out"
    begun = subprocess.Popen([*command, "--out", str(out)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while begun.poll() is None and not (out / "unfinished" / "part-00002.json").is_file():
        time.sleep(0.01)
    os.kill(begun.pid, signal.SIGKILL)
    begun.wait()
    assert not (out / "provenance.json").exists()
    subprocess.run([*command, "--out", str(out)], check=True, capture_output=True)
    assert files(out) == files(tmp_path / "whole")


def test_a_folder_of_another_run_or_of_something_else_is_not_touched(corpus, tmp_path):
    out = tmp_path / "out"
    analyse_in_chunks(corpus, out, chunk=4, voices="rules", progress=False)
    before = files(out)
    with pytest.raises(ChunksError, match=r"differs in: chunk\. .*anew=True"):
        analyse_in_chunks(corpus, out, chunk=5, voices="rules", progress=False)
    corpus.write_text(lines(3)[0], encoding="utf-8")
    with pytest.raises(ChunksError, match="differs in: articles"):
        analyse_in_chunks(corpus, out, chunk=4, voices="rules", progress=False)
    assert files(out) == before
    analyse_in_chunks(corpus, out, chunk=4, voices="rules", anew=True, progress=False)
    assert len(an.open_analysis(out).articles) == 1
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.docx").write_bytes(b"precious")
    for anew in (False, True):
        with pytest.raises(ChunksError, match="not empty"):
            analyse_in_chunks(corpus, other, voices="rules", anew=anew, progress=False)
    assert files(other) == {"thesis.docx": b"precious"}


def test_bounds_are_those_of_loading(corpus, tmp_path):
    with pytest.raises(CorpusError, match="strict=True allows no problem"):
        analyse_in_chunks(corpus, tmp_path / "a", voices="rules", strict=True, chunk=4, progress=False)
    with pytest.raises(CorpusError, match="problems, but max_problems=0"):
        analyse_in_chunks(corpus, tmp_path / "b", voices="rules", max_problems=0, chunk=4, progress=False)
    with pytest.raises(CorpusError, match="min_articles=99"):
        analyse_in_chunks(corpus, tmp_path / "c", voices="rules", min_articles=99, progress=False)
    with pytest.raises(ValueError, match="Try chunk=1000"):
        analyse_in_chunks(corpus, tmp_path / "d", chunk=0)


def test_a_line_longer_than_any_article_fails_alone(tmp_path, monkeypatch):
    from analysis.corpus import streaming

    monkeypatch.setattr(streaming, "LONGEST_LINE", 1_000_000)
    path = tmp_path / "a.jsonl"
    long = json.dumps({"text": "x" * (3 << 20)})
    path.write_text("\n".join([lines(3)[0], long, lines(3)[1]]), encoding="utf-8")
    analyse_in_chunks(path, tmp_path / "out", voices="rules", progress=False)
    result = an.open_analysis(tmp_path / "out")
    assert len(result.articles) == 2
    row = result.problems.iloc[0]
    assert (row["source"], row["problem"]) == ("a.jsonl:2", "a line of more than 1 MB")


def test_the_command_tells_what_came_of_it_and_goes_on(corpus, tmp_path, capsys):
    out = tmp_path / "out"
    given = ["analyse", str(corpus), "--out", str(out), "--voices", "rules"]
    assert main([*given, "--chunk", "4"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("13 articles, ")
    assert "Each table is a folder of Parquet files (4 parts)." in told
    assert main([*given, "--chunk", "3"]) != 0
    assert "--anew" in capsys.readouterr().err
    assert main([*given, "--chunk", "3", "--anew"]) == 0


def test_corrections_are_not_left_out_silently(corpus, tmp_path, capsys):
    notes = corpus.parent / ".redeanteil"
    notes.mkdir()
    (notes / "corrections.csv").write_text("", encoding="utf-8")
    given = ["analyse", str(corpus), "--out", str(tmp_path / "out"), "--voices", "rules", "--chunk", "9"]
    assert main(given) != 0
    assert "--no-corrections" in capsys.readouterr().err
    assert main([*given, "--no-corrections"]) == 0
    assert main([*given, "--no-corrections", "--keep"]) != 0


def test_large_files_are_analysed_in_chunks_by_themselves(corpus, tmp_path, monkeypatch):
    from analysis.chunks import command

    monkeypatch.setattr(command, "LARGE", 1_000)
    assert main(["analyse", str(corpus), "--out", str(tmp_path / "out"), "--voices", "rules"]) == 0
    assert (tmp_path / "out" / "quotes" / "part-00000.parquet").is_file()
