from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from analysis.corpus import CorpusError
from analysis.report import rendering
from analysis.report.rendering import ReportError, render
from analysis.report.supervise import HungError, run_watched

PARAMETERS = 'CORPUS = []\nLANGUAGE = "en"\nTITLE = None\nVOICES = "model"\nOPTIONS = {}'
MASTHEAD = """
from analysis.report.page import show
show("<h1>Titel</h1>", language=LANGUAGE, title=TITLE)
print(len(CORPUS), "path,", OPTIONS)
"""


@pytest.fixture
def kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Gives the kit another report notebook: parameters and one further cell."""

    def make(source: str) -> Path:
        cells = [
            nbformat.v4.new_code_cell(PARAMETERS, metadata={"tags": ["parameters", "hide-input"]}),
            nbformat.v4.new_code_cell(source, metadata={"tags": ["hide-input"]}),
        ]
        (tmp_path / "kit" / "notebooks").mkdir(parents=True)
        nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "kit" / "notebooks" / "report.ipynb")
        monkeypatch.setattr(rendering, "home", lambda: tmp_path / "kit")
        return tmp_path / "pages" / "report.html"

    return make


@pytest.mark.notebooks
def test_a_page_is_made_and_tells_no_path(kit, tmp_path, capfd):
    out = kit(MASTHEAD)
    assert render("texts", out, language="de", title="Wer <spricht>?", options={"strict": True}) == out
    page = out.read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    assert "<title>Wer &lt;spricht&gt;?</title>" in page
    assert "1 path, {&#39;strict&#39;: True}" in page or "1 path, {'strict': True}" in page
    assert str(Path.cwd()) not in page
    assert [path.name for path in out.parent.iterdir()] == ["report.html"]
    assert capfd.readouterr().err.splitlines() == ["cell 1 of 3", "cell 2 of 3", "cell 3 of 3"]


@pytest.mark.notebooks
def test_a_failing_cell_is_told_and_the_old_page_stays(kit):
    out = kit("shares = [1]\ntotal = 0\nshares[0] / total")
    out.parent.mkdir()
    out.write_text("old", encoding="utf-8")
    with pytest.raises(ReportError) as error:
        render("texts", out)
    message = (
        "Cell 3 failed: ZeroDivisionError: division by zero\n    shares = [1]\n    total = 0\n    shares[0] / total"
    )
    assert str(error.value) == message
    assert out.read_text(encoding="utf-8") == "old"
    assert [path.name for path in out.parent.iterdir()] == ["report.html"]


@pytest.mark.notebooks
def test_what_cannot_be_read_is_a_corpus_error(kit):
    out = kit("from analysis.corpus import CorpusError\nraise CorpusError('There is no file to read.')")
    with pytest.raises(CorpusError, match=r"^There is no file to read\.$"):
        render("texts", out)
    assert not out.parent.exists()


@pytest.mark.notebooks
def test_a_notebook_that_hangs_once_is_run_once_more(kit, monkeypatch, capsys):
    out = kit(MASTHEAD)
    runs = []

    def hang_first(command, **limits):
        runs.append(limits["limit"])
        if len(runs) == 1:
            raise HungError("It stood still for 60 seconds.")
        return run_watched(command, **limits)

    monkeypatch.setattr(rendering, "run_watched", hang_first)
    render("texts", out, timeout=100)
    assert out.exists()
    assert runs == [260, 260]
    assert "The notebook hung. It stood still for 60 seconds. Once more." in capsys.readouterr().err


def test_a_notebook_that_always_hangs_is_an_error(kit, monkeypatch):
    out = kit(MASTHEAD)

    def hang(command, **limits):
        raise HungError("It took longer than 1200 seconds.")

    monkeypatch.setattr(rendering, "run_watched", hang)
    with pytest.raises(ReportError, match=r"hung 2 times. It took longer than 1200 seconds. Try again, or with"):
        render("texts", out)
    assert not out.exists()


@pytest.mark.notebooks
def test_a_slow_cell_is_told(kit):
    out = kit("import time\ntime.sleep(30)")
    with pytest.raises(
        ReportError, match=r"Cell 3 took longer than 2 seconds. Try a larger --timeout.\n    import time"
    ):
        render("texts", out, timeout=2)


def test_an_unknown_language_and_a_folder_as_page_are_told(tmp_path):
    with pytest.raises(ReportError, match="no report in language 'fr'; try one of: en, de"):
        render("texts", tmp_path / "x.html", language="fr")
    with pytest.raises(ReportError, match=r"is a folder; expected a file for the page. Try .*report.html"):
        render("texts", tmp_path)


def test_a_page_that_cannot_be_written_is_told(tmp_path):
    made = tmp_path / "made.html"
    made.write_text("new", encoding="utf-8")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ReportError, match=r"Cannot write .*Is the folder writable"):
        rendering._replace(tmp_path / "file" / "report.html", made)


def test_what_is_no_confidence_is_told_before_anything_is_read(tmp_path):
    with pytest.raises(ReportError, match="min_confidence=50 came; expected a number from 0 to 1"):
        render("texts", tmp_path / "x.html", min_confidence=50)


def test_another_way_to_count_copies_is_told_before_anything_is_read(tmp_path):
    with pytest.raises(ReportError, match="copies='twice' came; expected one of 'once', 'per_outlet', 'each'"):
        render("texts", tmp_path / "x.html", copies="twice")


@pytest.mark.notebooks
def test_the_least_confidence_reaches_the_notebook(kit, monkeypatch):
    monkeypatch.setattr(f"{__name__}.PARAMETERS", PARAMETERS + "\nMIN_CONFIDENCE = None")
    out = kit(MASTHEAD + "print('least', MIN_CONFIDENCE)")
    assert "least 0.75" in render("texts", out, min_confidence=0.75).read_text(encoding="utf-8")
