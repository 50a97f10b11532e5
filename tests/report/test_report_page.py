"""The report as it goes out: the shipped notebook over both sample corpora, in a browser too."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.report import render
from analysis.samples import home, sample

LIMIT = 2_000_000
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
CHECKOUT = pytest.mark.skipif(
    home().name == "_bundled", reason="only a checkout has the configuration for plain nbconvert"
)


@pytest.fixture(scope="module", params=["en", "de"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report") / f"report-{request.param}.html"
    return render([sample("founding"), sample("teaching")], out, language=request.param)


@pytest.mark.notebooks
def test_the_page_needs_nothing_but_itself(page):
    html = page.read_text(encoding="utf-8")
    assert len(html.encode("utf-8")) < LIMIT
    assert not re.search(r"""(src|href)=.(https?:|//|file:)""", html)
    assert not re.search(r"<script|<link|<iframe|@import|url\((?!.?(?:data:|#))", html)
    assert str(home()) not in html
    assert "analysis.report" not in html


@pytest.mark.notebooks
def test_the_page_has_both_collections_and_their_charts(page):
    html = page.read_text(encoding="utf-8")
    german = page.stem.endswith("de")
    assert f'<html lang="{"de" if german else "en"}">' in html
    for name in (
        ("Der Gründungsartikel", "Das Übungskorpus") if german else ("The founding article", "The teaching corpus")
    ):
        assert f">{name}</h2>" in html
    pictures = re.findall(r"<img[^>]*>", html)
    assert len(pictures) >= 12
    assert all(re.search(r'alt="[^"]{10,}"', picture) for picture in pictures)
    assert "Kim Jong-un" in html
    assert "nan" not in re.findall(r"\bnan\b|\bNaN\b|\bNone\b", html)
    anchors, targets = re.findall(r'href="#([^"]+)"', html), re.findall(r'id="([^"]+)"', html)
    assert anchors
    assert set(anchors) <= set(targets)
    assert all(targets.count(anchor) == 1 for anchor in anchors)


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM and not os.environ.get("CI"), reason="no Chromium on this machine")
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_fits_its_window_and_loads_nothing(page, width):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        view = browser.new_page(viewport={"width": width, "height": 900})
        loaded: list[str] = []
        view.on("request", lambda request: loaded.append(request.url))
        view.goto(page.as_uri())
        assert view.evaluate("document.documentElement.scrollWidth") <= width
        assert [url for url in loaded if not url.startswith("data:")] == [page.as_uri()]
        assert view.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)")
        browser.close()


@CHECKOUT
@pytest.mark.notebooks
def test_plain_nbconvert_from_the_notebooks_folder_shows_the_static_form_of_a_widget(tmp_path):
    command = [sys.executable, "-m", "jupyter", "nbconvert", "--to", "html", "--execute", "00_start_here.ipynb"]
    subprocess.run([*command, "--output-dir", str(tmp_path)], cwd=home() / "notebooks", check=True, timeout=250)
    html = (tmp_path / "00_start_here.html").read_text(encoding="utf-8")
    assert "widget-view+json" not in html
    assert "Schluss mit Planschen!" in html  # the headline in the reader, which no other cell shows


@CHECKOUT
@pytest.mark.notebooks
def test_plain_nbconvert_makes_the_same_page(tmp_path):
    notebook = Path("notebooks") / "report.ipynb"
    command = [sys.executable, "-m", "jupyter", "nbconvert", "--to", "html", "--execute", str(notebook)]
    subprocess.run([*command, "--output-dir", str(tmp_path)], cwd=home(), check=True, timeout=250)
    ours = render([sample("founding"), sample("teaching")], tmp_path / "ours.html")
    assert (tmp_path / "report.html").read_text(encoding="utf-8").strip() == ours.read_text(encoding="utf-8").strip()


def test_every_cell_of_the_notebook_is_hidden_in_the_page_and_holds_no_output():
    import nbformat

    notebook = nbformat.read(home() / "notebooks" / "report.ipynb", as_version=4)
    for cell in notebook.cells:
        wanted = "hide-input" if cell.cell_type == "code" else "hide-cell"
        assert wanted in cell.metadata.tags
        assert not cell.get("outputs")
