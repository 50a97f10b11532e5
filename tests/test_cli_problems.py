"""Runs that nobody watches: what they say of problems, and where all of them are listed."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pandas as pd
import pytest

import analysis as an
from analysis import cli, cli_problems
from analysis.corpus import CorpusError, load_corpus
from analysis.report import rendering

N = 5
HEADER = ["source", "article_id", "stage", "problem", "hint"]
MASTHEAD = 'from analysis.report.parts import load_parts\nload_parts(CORPUS, LANGUAGE, OPTIONS, "rules")'


@pytest.fixture
def articles(tmp_path):
    """An article with a date that cannot be read and a mark that never closes, and N files of which none comes."""
    place = tmp_path / "in"
    place.mkdir()
    (place / "a.md").write_text("---\nDatum: neulich\n---\n„Ja. Es regnet.", encoding="utf-8")
    for number in range(N):
        (place / f"b{number}.zip").write_bytes(b"PK")
    return place


def analysed(articles, out, *more):
    return cli.main(["analyse", str(articles), "--out", str(out), "--voices", "rules", *more])


def listed(file):
    return pd.read_csv(file, encoding="utf-8-sig", dtype="str")


@pytest.mark.parametrize("chunk", [[], ["--chunk", "1"]])
def test_problems_are_counted_by_when_and_how_bad(articles, tmp_path, capsys, chunk):
    assert analysed(articles, tmp_path / "out", *chunk) == 0
    # 5 archives and the date while reading, and then the mark.
    told = (
        f"7 problems: see the table problems in {tmp_path / 'out'} (6 while reading: 5 files or rows gave no article)"
    )
    assert told in capsys.readouterr().out
    assert len(an.open_analysis(tmp_path / "out").problems) == 7


def test_one_and_none(tmp_path):
    assert cli_problems.problems_told(0, 0, 0, Path("out")) == "0 problems in out"
    told = "1 problem: see the table problems in out (1 while reading: 1 file or row gave no article)"
    assert cli_problems.problems_told(1, 1, 1, Path("out")) == told


BOUNDS = pytest.mark.parametrize(
    ("bound", "why"),
    [
        (["--max-problems", "2"], "{n} problems, but max_problems=2."),
        (["--strict"], "strict=True allows no problem; there are {n}."),
        (["--min-articles", "2"], "Only 1 article(s), but min_articles=2."),
    ],
)


def check_told(told, tmp_path, n, why, until):
    file = tmp_path / "new" / "out.problems.csv"
    assert told.startswith(f"redeanteil: {why.format(n=n)}\n- ")
    assert f"\n- and {n - 3} more\n" in told
    assert f"Found {until}: {n} problems, notices counted; 5 of 6 files, rows or lines gave no article." in told
    assert f"All {n} problems are listed in {file}.\n{tmp_path / 'new' / 'out'} was not written.\n" in told
    found = listed(file)
    assert list(found.columns) == HEADER
    assert found["source"].tolist() == ["a.md", *(f"b{number}.zip" for number in range(N))][-n:]


@BOUNDS
def test_a_run_that_fails_lists_every_problem(articles, tmp_path, capsys, bound, why):
    assert analysed(articles, tmp_path / "new" / "out", *bound) == 2
    check_told(capsys.readouterr().err, tmp_path, N + 1, why, "while reading")


@BOUNDS
def test_in_chunks_what_gives_no_article_is_known_before_the_first(articles, tmp_path, capsys, bound, why):
    assert analysed(articles, tmp_path / "new" / "out", *bound, "--chunk", "1") == 2
    check_told(capsys.readouterr().err, tmp_path, N, why, "until the run stopped")


def test_what_an_earlier_run_saved_stays_and_it_says_so(articles, tmp_path, capsys):
    out = tmp_path / "out"
    assert analysed(articles, out) == 0
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    assert analysed(articles, out, "--strict") == 2
    assert f"{out} is as it was before: nothing was written there." in capsys.readouterr().err
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before
    assert list(tmp_path.glob("*.csv")) == [tmp_path / "out.problems.csv"]
    # A good run takes the list of the bad one away, and leaves what somebody else called so.
    assert analysed(articles, out) == 0
    assert list(tmp_path.glob("*.csv")) == []
    (tmp_path / "out.problems.csv").write_text("mine", encoding="utf-8")
    assert analysed(articles, out) == 0
    assert list(tmp_path.glob("*.csv")) == [tmp_path / "out.problems.csv"]


def test_what_was_not_begun_and_what_was_not_ended(articles, tmp_path, capsys):
    assert analysed(articles, tmp_path / "a", "--strict") == 2
    assert f"{tmp_path / 'a'} was not written." in capsys.readouterr().err
    for file in articles.glob("*.zip"):
        file.unlink()
    assert analysed(articles, tmp_path / "b", "--strict", "--chunk", "1") == 2
    assert f"{tmp_path / 'b'} holds a run that has not come to its end." in capsys.readouterr().err


def test_where_no_list_can_be_written_all_are_printed(articles, tmp_path, capsys):
    (tmp_path / "out.problems.csv").mkdir()
    assert analysed(articles, tmp_path / "out", "--strict") == 2
    check_printed(capsys.readouterr().err)


def check_printed(told):
    assert "All problems, as no file beside the results can list them:\n- a.md: " in told
    assert all(f"\n- b{number}.zip: " in told for number in range(N))


def test_no_list_is_written_where_articles_are_read(articles, capsys):
    assert analysed(articles, articles / "out", "--strict") == 2
    check_printed(capsys.readouterr().err)
    assert list(articles.glob("*.csv")) == []


def test_a_hostile_name_is_no_formula(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "=1+1.zip").write_bytes(b"PK")
    assert analysed(tmp_path / "in", tmp_path / "out") == 2
    assert listed(tmp_path / "out.problems.csv")["source"].tolist() == ["'=1+1.zip"]
    assert "The problem is listed in" in capsys.readouterr().err


def test_the_error_holds_the_problems(articles):
    with pytest.raises(CorpusError) as error:
        load_corpus(articles, strict=True)
    assert len(error.value.problems) == N + 1
    with pytest.raises(CorpusError) as error:
        load_corpus(articles / "gone")
    assert error.value.problems is None


def test_the_report_lists_them_too(articles, tmp_path, monkeypatch, capsys):
    def render(*_, **__):
        load_corpus(articles, strict=True)

    monkeypatch.setattr(rendering, "render", render)
    assert cli.main(["report", str(articles), "--out", str(tmp_path / "page.html"), "--strict"]) == 2
    assert f"All 6 problems are listed in {tmp_path / 'page.html.problems.csv'}." in capsys.readouterr().err
    assert len(listed(tmp_path / "page.html.problems.csv")) == N + 1


@pytest.mark.notebooks
def test_problems_come_out_of_the_reports_notebook(articles, tmp_path, monkeypatch):
    values = 'CORPUS = []\nLANGUAGE = "de"\nTITLE = None\nVOICES = "rules"\nOPTIONS = {}'
    cells = [
        nbformat.v4.new_code_cell(values, metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell(MASTHEAD),
    ]
    (tmp_path / "notebooks").mkdir()
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "notebooks" / "report.ipynb")
    monkeypatch.setattr(rendering, "home", lambda: tmp_path)
    with pytest.raises(CorpusError, match="strict=True allows no problem; there are 6") as error:
        rendering.render(articles, tmp_path / "page.html", language="de", options={"strict": True})
    an.tables.validate("problems", error.value.problems)
    assert error.value.problems["source"].tolist() == ["a.md", *(f"b{number}.zip" for number in range(N))]
    assert error.value.problems["article_id"].isna().tolist() == [False] + [True] * N


def test_the_help_says_what_counts(capsys):
    with pytest.raises(SystemExit):
        cli.main(["analyse", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert "fail if there is any problem while reading, be it a notice: as --max-problems 0" in told
    assert "those found in the analysis do not count" in told
