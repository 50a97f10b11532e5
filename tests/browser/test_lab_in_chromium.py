"""JupyterLab in a real browser: filters, bars and passages, corrections, the coder; hostile text stays text."""

from __future__ import annotations

import csv
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import nbformat
import psutil
import pytest

from analysis.corrections import corrections_file, read_corrections

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
pytestmark = [pytest.mark.browser, pytest.mark.timeout(280)]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("lab")


BAD = "<img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}} $\\frac{1}{2}$ 😀"


def hostile_corpus(folder: Path, notebook: Path) -> None:
    """Two articles that try to act, and a notebook that explores them."""
    folder.mkdir()
    rows = [["id", "title", "outlet", "text"]]
    rows += [
        ["a", BAD, BAD, f"😀 {BAD}\n\n„Das 😀 {BAD} gilt“, sagte Nora Abel."],
        ["b", "Zwei", "B", "„Ja“, sagte Bert Cramer."],
    ]
    with (folder / "articles.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    cells = [
        "import analysis as an",
        f"result = an.analyse(an.load_corpus({str(folder)!r}), voices='rules')",
        "an.explore.voices(result, who='Test')",
    ]
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    made.metadata.kernelspec = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    nbformat.write(made, notebook)


@pytest.fixture(scope="module")
def lab(home):
    root = home / "root"
    shutil.copytree(NOTEBOOKS, root, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    (home / "articles").mkdir()
    (home / "articles" / "a.txt").write_text("„Der Damm hält“, sagte Anna Abel.", encoding="utf-8")
    notebook = nbformat.read(root / "07_corrections.ipynb", as_version=4)
    setup = next(cell for cell in notebook.cells if cell.cell_type == "code")
    setup.source = setup.source.replace('an.sample("teaching")', repr(str(home / "articles")))
    nbformat.write(notebook, root / "own_articles.ipynb")
    hostile_corpus(home / "hostile", root / "hostile.ipynb")
    port = free_port()
    folders = ("CONFIG_DIR", "RUNTIME_DIR", "DATA_DIR")
    env = {**os.environ, **{f"JUPYTER_{name}": str(home / name) for name in folders}}
    env |= {f"JUPYTERLAB_{name}": str(home / name) for name in ("SETTINGS_DIR", "WORKSPACES_DIR")}
    command = [
        sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token=test",
        f"--ServerApp.root_dir={root}", "--LabApp.extension_manager=readonly", "--LabApp.expose_app_in_browser=True",
    ]  # fmt: skip
    with (home / "log.txt").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(command, env=env, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_for(f"http://127.0.0.1:{port}/api?token=test")
            yield f"http://127.0.0.1:{port}/lab/tree/{{}}?token=test&reset"
        finally:
            for process in [*psutil.Process(server.pid).children(recursive=True), psutil.Process(server.pid)]:
                process.kill()
            server.wait()


def _wait_for(address):
    until = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > until:
                raise
            time.sleep(0.3)


def test_a_filter_moves_the_bars_and_a_bar_leads_to_its_passage(chromium, lab):
    page = chromium.new_page(viewport={"width": 1400, "height": 1400})
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(lab.format("01_voices.ipynb"))
    page.wait_for_function(
        "() => (document.querySelector('#jp-main-statusbar')?.innerText || '').includes('| Idle')", timeout=90_000
    )
    page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")
    explorer = page.locator(".rl").first
    explorer.wait_for(state="attached", timeout=120_000)
    explorer.scroll_into_view_if_needed()
    summary = explorer.locator(".rl-summary")
    before = summary.inner_text()
    explorer.get_by_label("Outlet", exact=True).select_option(label="Freie Heimat aktuell")
    explorer.get_by_label("Counted", exact=True).select_option(label="share of quotations")
    after = summary.inner_text()
    # Intervals of another choice come from the kernel.
    explorer.locator(".rl-bars:not(.rl-stale) .rl-whisker").first.wait_for(timeout=30_000)
    explorer.locator(".rl-bar").first.click()
    explorer.locator(".rl-passage").first.click()
    explorer.locator(".rl-article .ra-reader").wait_for(timeout=30_000)
    page.wait_for_function("() => document.activeElement.dataset.quote !== undefined")
    assert page.locator(".jp-OutputArea-output > .ra-reader, .jp-RenderedHTML .ra-reader").count() == 1
    page.close()
    assert before != after
    assert "6 articles" in after
    assert errors == []


def test_enter_in_the_reader_opens_the_form_and_a_correction_reaches_the_file(chromium, lab, home):
    page = chromium.new_page(viewport={"width": 1400, "height": 1400})
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(lab.format("own_articles.ipynb"))
    page.wait_for_function(
        "() => (document.querySelector('#jp-main-statusbar')?.innerText || '').includes('| Idle')", timeout=90_000
    )
    page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")
    quotation = page.locator(".rl-desk .ra-body .q")
    quotation.wait_for(timeout=120_000)
    quotation.focus()
    # In command mode JupyterLab would take the key for itself, and "d" twice for deleting the cell.
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.closest('.rl-form') !== null")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Edda Dodd")
    page.keyboard.press("Enter")
    page.locator(".rl-told", has_text="Saved.").wait_for(timeout=30_000)
    assert page.locator(".rl-desk .ra-legend label", has_text="Edda Dodd").count() == 1
    page.close()
    kept = read_corrections(corrections_file(home / "articles"))
    assert kept["speaker"].tolist() == ["Edda Dodd"]
    assert errors == []


def test_the_letters_of_the_coder_mark_and_do_not_cut_cells(chromium, lab):
    page = chromium.new_page(viewport={"width": 1400, "height": 1400})
    page.goto(lab.format("06_code_your_sample.ipynb"))
    page.wait_for_function(
        "() => (document.querySelector('#jp-main-statusbar')?.innerText || '').includes('| Idle')", timeout=90_000
    )
    n_cells = "window.jupyterapp.shell.currentWidget.content.model.cells.length"
    before = page.evaluate(n_cells)
    page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")
    text = page.locator(".rl-text").first
    text.wait_for(state="attached", timeout=120_000)
    text.locator(".rl-token").nth(2).click()
    for key in ("Shift+ArrowRight", "Shift+ArrowRight", "d"):
        page.keyboard.press(key)
    page.locator(".rl-speaker").wait_for(timeout=30_000)
    page.keyboard.type("Dax dd")
    page.keyboard.press("Enter")
    page.locator(".rl-marked", has_text="direct speech: Dax dd").wait_for(timeout=30_000)
    for letter in ("ArrowRight", "x"):
        page.keyboard.press(letter)
    page.locator(".rl-speaker").wait_for(timeout=30_000)
    page.keyboard.press("Escape")
    page.locator(".rl-marked", has_text="indirect speech without introduction").wait_for(timeout=30_000)
    after = page.evaluate(n_cells)
    page.close()
    assert before == after


@pytest.fixture(scope="module")
def opened(lab, chromium):
    """A function that opens a notebook and runs all of it, and a list of what went wrong there."""

    def ran(name):
        page, troubles = chromium.new_page(viewport={"width": 1400, "height": 1400}), []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: (troubles.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.goto(lab.format(name))
        page.wait_for_function(
            "() => (document.querySelector('#jp-main-statusbar')?.innerText || '').includes('| Idle')",
            timeout=90_000,
        )
        run_all(page)
        return page, troubles

    return ran


def run_all(page):
    page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.locator(".rl .rl-summary").first.wait_for(state="attached", timeout=120_000)
    page.locator(".rl").first.scroll_into_view_if_needed()


EXPLORERS = {
    "02_framing.ipynb": ".rl-bar",
    "03_sentences.ipynb": ".rl-column",
    "04_search.ipynb": ".rl-line",
    "05_entities.ipynb": ".rl-bar",
}


@pytest.mark.parametrize("name", EXPLORERS)
def test_each_explorer_is_filtered_pressed_and_read(opened, name):
    page, troubles = opened(name)
    explorer = page.locator(".rl").last
    explorer.scroll_into_view_if_needed()
    summary = explorer.locator(".rl-summary")
    before = summary.inner_text()
    explorer.get_by_label("Outlet", exact=True).select_option(label="Freie Heimat aktuell")
    page.wait_for_function("([place, old]) => place.innerText !== old", arg=[summary.element_handle(), before])
    explorer.locator(EXPLORERS[name]).first.click()
    if name != "04_search.ipynb":
        explorer.locator(".rl-passage").first.click()
    explorer.locator(".ra-reader").wait_for(timeout=60_000)
    assert troubles == []
    page.close()


def test_hostile_text_stays_text_and_a_correction_outlives_the_kernel(opened, home):
    page, troubles = opened("hostile.ipynb")
    explorer = page.locator(".rl").first
    labels = explorer.locator(".rl-bar .rl-label")
    assert sorted(labels.all_inner_texts()) == ["Bert Cramer", "Nora Abel"]
    explorer.locator(".rl-bar", has_text="Nora Abel").click()
    explorer.locator(".rl-passage").first.click()
    explorer.locator(".rl-article .ra-body").wait_for(timeout=30_000)
    assert (
        explorer.locator(".rl-article .ra-body").text_content() == f"😀 {BAD}\n\n„Das 😀 {BAD} gilt“, sagte Nora Abel."
    )
    page.wait_for_function("() => document.activeElement.dataset.quote !== undefined")
    assert page.evaluate("document.activeElement.textContent") == f"„Das 😀 {BAD} gilt“"
    assert explorer.locator("img, script").count() == 0

    explorer.get_by_role("button", name="Correct something here").click()
    speaker = explorer.locator(".rl-form").get_by_label("Speaker").first
    speaker.wait_for(timeout=30_000)
    speaker.fill("Edda Dorn")
    page.keyboard.press("Enter")
    explorer.locator(".rl-told", has_text="Saved.").wait_for(timeout=30_000)
    explorer.locator(".rl-bar", has_text="Edda Dorn").wait_for(timeout=30_000)
    assert sorted(labels.all_inner_texts()) == ["Bert Cramer", "Edda Dorn"]
    assert "1 correction by hand" in explorer.locator(".rl-chart").inner_text()
    kept = read_corrections(corrections_file(home / "hostile"))
    assert kept[["speaker", "who"]].to_numpy().tolist() == [["Edda Dorn", "Test"]]

    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:restart-kernel'); }")
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.wait_for_timeout(3_000)
    page.evaluate("window.jupyterapp.commands.execute('notebook:clear-all-cell-outputs')")
    page.locator(".rl").first.wait_for(state="detached", timeout=30_000)
    run_all(page)
    page.locator(".rl-bar", has_text="Edda Dorn").wait_for(timeout=60_000)
    assert sorted(labels.all_inner_texts()) == ["Bert Cramer", "Edda Dorn"]
    assert troubles == []
