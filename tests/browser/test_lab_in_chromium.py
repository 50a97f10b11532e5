"""JupyterLab in a real browser: 01_voices runs, a filter is moved, a bar is pressed, its passage is shown."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil
import pytest

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [pytest.mark.browser, pytest.mark.timeout(280)]
if CHROMIUM is None and os.environ.get("CI") != "true":
    pytestmark.append(pytest.mark.skip(reason="no Chromium on this machine; install Debian's package chromium"))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    home = tmp_path_factory.mktemp("lab")
    root = home / "root"
    shutil.copytree(NOTEBOOKS, root, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
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


def test_a_filter_moves_the_bars_and_a_bar_leads_to_its_passage(lab):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 1400})
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
        browser.close()
    assert before != after
    assert "6 articles" in after
    assert errors == []


def test_the_letters_of_the_coder_mark_and_do_not_cut_cells(lab):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 1400})
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
        browser.close()
    assert before == after
