"""Explorers in pages of plain nbconvert: their HTML goes before the saved state of the widget."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbconvert import HTMLExporter
from traitlets.config import Config

import analysis
from analysis.report.static_form import StaticForm
from analysis.samples import home

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
VIEW, STATE = "application/vnd.jupyter.widget-view+json", "application/vnd.jupyter.widget-state+json"
CHECKOUT = pytest.mark.skipif(home().name == "_bundled", reason="only a checkout has the file of settings")


def notebook(*models: tuple[str, str]) -> nbformat.NotebookNode:
    """A notebook with a widget for each model, beside it this HTML."""
    outputs = [
        nbformat.v4.new_output("display_data", data={VIEW: {"model_id": name}, "text/html": html, "text/plain": "W"})
        for name, html in models
    ]
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("show", outputs=outputs)])
    state = {"model_name": "M", "model_module": "m", "model_module_version": "1", "state": {}}
    made.metadata["widgets"] = {STATE: {"state": {name: state for name, _ in models}, "version_major": 2}}
    return made


def page(made: nbformat.NotebookNode) -> str:
    config = Config()
    config.HTMLExporter.preprocessors = [StaticForm]
    html, _ = HTMLExporter(config=config).from_notebook_node(made)
    return html


def test_an_explorer_stands_there_as_html_and_asks_the_network_for_no_widget():
    html = page(notebook(("own", '<div class="rl-place">Wer zitiert wird</div>')))
    assert "Wer zitiert wird" in html
    assert "widget-view+json" not in html
    assert "widget-state+json" not in html
    assert "html-manager" not in html


def test_widgets_of_others_stay():
    html = page(notebook(("own", '<div class="rl-place">Wer zitiert wird</div>'), ("other", "<p>Regler</p>")))
    assert "Wer zitiert wird" in html
    assert '"model_id": "other"' in html
    assert '"model_id": "own"' not in html
    assert "Regler" not in html


def test_a_notebook_without_widgets_is_left_alone():
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("Notiz"), nbformat.v4.new_code_cell("x")])
    before = nbformat.writes(made)
    assert nbformat.writes(StaticForm().preprocess(made, {})[0]) == before


CELL = """
import analysis as an, pandas as pd
one = pd.DataFrame({"article_id": ["a"], "text": ["„Der Damm hält“, sagte Nora Abel."]})
an.explore.voices(an.analyse(one, voices="rules"))
"""


@CHECKOUT
@pytest.mark.browser
@pytest.mark.notebooks
@pytest.mark.skipif(not CHROMIUM and not os.environ.get("CI"), reason="no Chromium on this machine")
def test_nbconvert_in_any_folder_shows_the_explorer_offline(tmp_path):
    from playwright.sync_api import sync_playwright

    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)]), tmp_path / "own.ipynb")
    # As it is installed: where nbconvert finds it, outside the folder of the notebook.
    settings = tmp_path / "etc"
    settings.mkdir()
    shutil.copy(home() / "jupyter_nbconvert_config.py", settings)
    package = str(Path(analysis.__file__).parents[1])
    env = {**os.environ, "JUPYTER_CONFIG_PATH": str(settings), "PYTHONPATH": package}
    command = [sys.executable, "-m", "jupyter", "nbconvert", "--to", "html", "--execute", "own.ipynb"]
    subprocess.run(command, cwd=tmp_path, env=env, check=True, timeout=250)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        view = browser.new_context(offline=True).new_page()
        view.goto((tmp_path / "own.html").as_uri())
        view.locator(".rl-bar").first.click()
        view.locator(".rl-passage", has_text="Der Damm hält").wait_for()
        browser.close()


@pytest.mark.notebooks
def test_without_the_settings_one_option_of_nbconvert_does_the_same(tmp_path):
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)]), tmp_path / "own.ipynb")
    nowhere = tmp_path / "nowhere"
    package = str(Path(analysis.__file__).parents[1])
    env = {**os.environ, "JUPYTER_NO_CONFIG": "1", "JUPYTER_CONFIG_DIR": str(nowhere), "PYTHONPATH": package}
    command = [sys.executable, "-m", "jupyter", "nbconvert", "--to", "html", "--execute"]
    option = "--ExecutePreprocessor.store_widget_state=False"
    subprocess.run([*command, option, "own.ipynb"], cwd=tmp_path, env=env, check=True, timeout=250)
    html = (tmp_path / "own.html").read_text(encoding="utf-8")
    assert "widget-view+json" not in html
    assert 'class="rl-place"' in html
