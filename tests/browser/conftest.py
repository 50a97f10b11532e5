"""What tests of explorers in Chromium share: a browser, an analysis, and a page that must not go wrong."""

from __future__ import annotations

import csv
import io
import os
import shutil

import pytest

import analysis as an
from analysis.explore.live.columns import for_page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def chromium():
    if CHROMIUM is None and os.environ.get("CI") != "true":
        pytest.skip("no Chromium on this machine; install Debian's package chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def teaching():
    return an.analyse(an.load_corpus(an.sample("teaching")), voices="rules")


@pytest.fixture
def opened(chromium, tmp_path):
    """A function that opens an explorer as a page; whatever goes wrong there fails the test."""
    troubles: list[str] = []

    def page_of(widget, width=1280, scripts=True):
        page = chromium.new_page(viewport={"width": width, "height": 900}, locale="en-GB", java_script_enabled=scripts)
        page.on("pageerror", lambda error: troubles.append(f"error {error}"))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: (troubles.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: troubles.append(request.url) if request.url.startswith("http") else None)
        path = tmp_path / "page.html"
        head = f'<!doctype html><html lang="{widget.data["language"]}"><meta charset="utf-8"><title>Redeanteil</title>'
        path.write_text(f"{head}<body><main>{widget.static()}</main>", encoding="utf-8")
        page.goto(path.as_uri())
        if scripts:
            page.locator(".rl-title").wait_for()
        return page

    yield page_of
    assert troubles == []


# The script as a module; a model whose messages Python answers, as the kernel would.
_WITH_KERNEL = """async ([code, data]) => {
  const module = await import(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  let heard;
  const model = {
    get: () => data, on: (name, work) => { if (name === "msg:custom") heard = work; }, off() {},
    send: async (message, _, buffers) => {
      const given = (buffers || []).map((one) => Array.from(new Uint8Array(one)));
      const [said, back] = await window.askPython(message, given);
      heard(said, back.map((bytes) => new DataView(Uint8Array.from(bytes).buffer)));
    },
  };
  module.default.render({ model, el: document.getElementById("place") });
}"""


def answered(widget, message, buffers):
    """What the widget sends back to a question, and its buffers."""
    answers = []
    widget.send = lambda content, buffers=(): answers.append([content, [list(one) for one in buffers]])
    widget._asked(widget, message, [memoryview(bytes(one)) for one in buffers])
    assert "error" not in answers[0][0], answers[0][0]
    return answers[0]


@pytest.fixture
def with_kernel(chromium, tmp_path):
    """A function that opens an explorer whose questions Python answers, as in a notebook."""
    troubles: list[str] = []

    def page_of(widget, width=1280):
        page = chromium.new_page(viewport={"width": width, "height": 900}, locale="en-GB")
        page.on("pageerror", lambda error: troubles.append(f"error {error}"))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.expose_function("askPython", lambda *asked: answered(widget, *asked))
        head = f'<!doctype html><html lang="{widget.data["language"]}"><meta charset="utf-8"><title>Redeanteil</title>'
        place = f'<style>{widget._css}</style><main><div id="place"></div></main>'
        (tmp_path / "kernel.html").write_text(head + place, encoding="utf-8")
        page.goto((tmp_path / "kernel.html").as_uri())
        page.evaluate(_WITH_KERNEL, [widget._module, for_page(dict(widget.data))])
        page.locator(".rl-title").wait_for()
        return page

    yield page_of
    assert troubles == []


@pytest.fixture
def csv_rows():
    """A function that gives the rows of the CSV file behind the page's button, what is chosen only if wanted."""

    def rows(page, chosen: bool = False) -> list[list[str]]:
        with page.expect_download() as download:
            page.get_by_role("button", name="CSV").first.click()
        text = download.value.path().read_text(encoding="utf-8-sig")
        found = list(csv.reader(io.StringIO(text)))
        own = next((at for at, head in enumerate(found[0]) if head.startswith("filter: ")), None)
        return found if chosen else [row[:own] for row in found]

    return rows


@pytest.fixture
def serious():
    """A function that gives what axe-core finds that is serious."""
    from axe_playwright_python.sync_playwright import Axe

    def found(page) -> list[tuple[str, str]]:
        violations = Axe().run(page).response["violations"]
        grave = [item for item in violations if item["impact"] in {"serious", "critical"}]
        return [(item["id"], item["nodes"][0]["html"][:200]) for item in grave]

    return found
