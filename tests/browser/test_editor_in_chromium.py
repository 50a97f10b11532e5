"""The editor as a page in Chromium, Python behind it: click, keyboard, selection, undo, hostile text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import analysis as an
from analysis.corrections import read_corrections
from analysis.explore.live.editor import Editor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(280)]

TEXT = (
    "Anna Abel 😀 leitet das Bauamt. „Der Damm hält“, sagte Abel. Auch Georg Brandt war da.\n\n"
    "„Das“, rief er, „bleibt offen“."
)
HOSTILE = '„Das <script>alert(1)</script> gilt“, sagte Nora Abel. "<img src=x onerror=alert(2)>"'
# The page asks as in a notebook: a model whose messages Python answers.
MODEL = """
async ([module, data]) => {
  const address = URL.createObjectURL(new Blob([module], { type: "text/javascript" }));
  const explorer = (await import(address)).default;
  const handlers = {};
  const model = {
    get: (name) => (name === "data" ? data : undefined),
    on: (name, work) => (handlers[name] = work),
    off: () => undefined,
    send: async (question) => handlers["msg:custom"](JSON.parse(await window.python(JSON.stringify(question))), []),
  };
  explorer.render({ model, el: document.querySelector("#place") });
}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "a.txt").write_text(TEXT, encoding="utf-8")
    (made / "b.txt").write_text(HOSTILE, encoding="utf-8")
    return made


@pytest.fixture
def show(chromium, tmp_path, folder):
    """A function that opens the editor of the articles in a page with Python behind it; troubles fail the test."""
    troubles: list[str] = []

    def opened(language: str = "en", width: int = 1280, article_id: str | None = None):
        result = an.analyse(an.load_corpus(folder), voices="rules")
        widget = an.explore.editor(result, article_id, language=language)
        page = chromium.new_page(viewport={"width": width, "height": 900}, locale="en-GB")
        page.on("pageerror", lambda error: troubles.append(f"error {error}"))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: (troubles.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: troubles.append(request.url) if request.url.startswith("http") else None)
        page.expose_function("python", lambda question: answer(widget, json.loads(question)))
        path = tmp_path / "page.html"
        head = f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>Redeanteil</title>'
        style = f"<style>{widget._css}</style>"
        path.write_text(f'{head}{style}<body><main><div id="place"></div></main>', encoding="utf-8")
        page.goto(path.as_uri())
        page.evaluate(MODEL, [widget._module, widget.data])
        page.locator(".ra-reader").wait_for()
        return page, widget

    yield opened
    assert troubles == []


def answer(widget: Editor, question: dict[str, Any]) -> str:
    sent: list[dict[str, Any]] = []
    widget.send = lambda content, buffers=None: sent.append(content)
    widget._asked(widget, question, [])
    return json.dumps(sent[0])


def quotation(page, words: str):
    return page.locator(".ra-body .q[tabindex]", has_text=words)


def field(page, label: str):
    return page.locator(".rl-form label", has_text=label).locator("input, select, textarea")


def press(page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def said(page, text: str) -> None:
    page.locator(".rl-told", has_text=text).wait_for()


def select(page, words: str) -> None:
    """Select words of the article as a person does with the mouse; they lie in one text node."""
    page.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.querySelector(".ra-body"), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
            node.parentElement.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
            return;
          }
          throw new Error("no such words");
        }""",
        words,
    )


def test_a_click_leads_to_the_form_and_the_reader_and_the_result_follow(show):
    page, widget = show()
    quotation(page, "Der Damm").click()
    assert field(page, "Speaker").first.input_value() == "Anna Abel"
    assert field(page, "Its words").input_value() == "„Der Damm hält“"
    field(page, "Speaker").first.fill("Georg Brandt")
    field(page, "Why").fill("der Satz davor")
    field(page, "Who decides").fill("Kim")
    press(page, "Save")
    said(page, "Saved.")
    assert widget.result.quotes["speaker"].tolist()[0] == "Georg Brandt"
    assert "Georg Brandt: direct speech" in quotation(page, "Der Damm").get_attribute("aria-description")
    assert "corrections: 1." in page.locator(".rl-summary").inner_text()
    assert page.evaluate("document.activeElement.textContent") == "„Der Damm hält“"
    kept = read_corrections(widget.file).iloc[0]
    assert (kept["who"], kept["why"], kept["passage"]) == ("Kim", "der Satz davor", "„Der Damm hält“")
    quotation(page, "Der Damm").click()
    assert field(page, "Who decides").input_value() == "Kim"


def test_no_quotation_and_undo(show):
    page, widget = show()
    assert page.get_by_role("button", name="Undo the last correction").is_disabled()
    quotation(page, "Der Damm").click()
    press(page, "No quotation")
    said(page, "Saved.")
    assert quotation(page, "Der Damm").count() == 0
    press(page, "Undo the last correction")
    said(page, "Taken back.")
    assert quotation(page, "Der Damm").count() == 1
    assert not widget.file.exists()


def test_selected_words_become_a_quotation_behind_a_sign_of_two_units(show):
    page, widget = show()
    words = "Auch Georg Brandt war da."
    page.evaluate(
        """() => {
          const [first] = document.querySelectorAll(".ra-body p");
          const nodes = [...Array(first.childNodes.length).keys()].map((at) => first.childNodes[at]);
          const range = document.createRange();
          const name = [...first.querySelectorAll(".per")].find((one) => one.textContent === "Georg Brandt");
          range.setStart(name.previousSibling, name.previousSibling.data.indexOf("Auch"));
          range.setEnd(name.nextSibling, name.nextSibling.data.length);
          document.getSelection().removeAllRanges();
          document.getSelection().addRange(range);
          first.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
        }"""
    )
    press(page, "Add the selected words as a quotation")
    assert field(page, "Its words").input_value() == words
    field(page, "Type").select_option(label="speech report (uncertain)")
    field(page, "Speaker").first.fill("Georg Brandt")
    press(page, "Save")
    said(page, "Saved.")
    added = widget.result.quotes[widget.result.quotes["decided_by"] == "person"].iloc[0]
    assert (added["text"], added["type"], added["speaker"]) == (words, "reported", "Georg Brandt")


def test_selected_words_take_the_place_of_others_and_are_added_as_a_piece(show):
    page, widget = show()
    quotation(page, "Das").last.click()
    select(page, "Das")
    press(page, "Take the selected words")
    assert field(page, "Its words").input_value() == "Das"
    select(page, "offen")
    press(page, "Add the selected words as a piece")
    assert field(page, "Its words").input_value() == "Das […] offen"
    press(page, "Save")
    said(page, "Saved.")
    spans = widget.result.quotes[widget.result.quotes["decided_by"] == "person"]["spans"].iloc[0]
    assert [TEXT[start:end] for start, end in spans] == ["Das", "offen"]


def test_words_that_are_not_there_are_refused_and_the_form_stays(show):
    page, widget = show()
    quotation(page, "Der Damm").click()
    field(page, "Its words").fill("„Der Deich hält“")
    press(page, "Save")
    said(page, "These words do not stand in the article like this: “„Der Deich hält“”.")
    assert field(page, "Its words").input_value() == "„Der Deich hält“"
    assert not widget.file.exists()


def test_a_name_means_somebody_else(show):
    page, widget = show(language="de")
    select(page, "Georg Brandt")
    page.get_by_role("button", name="Wer ist mit „Georg Brandt“ gemeint?").click()
    assert "Erkannt als: Georg Brandt." in page.locator(".rl-form").inner_text()
    press(page, "Speichern")
    said(page, "Bitte angeben, wer gemeint ist.")
    field(page, "Gemeint ist").fill("Georg Brandt-Reimers")
    field(page, "Wo").first.select_option(value="same_entity")
    press(page, "Speichern")
    said(page, "Gespeichert.")
    assert "Georg Brandt-Reimers" in set(widget.result.entities["name"])


def tab_to(page, selector: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(selector)


@pytest.mark.parametrize(
    ("language", "asked", "yes"),
    [("en", "Discard what you have written?", "Yes, discard"), ("de", "Eingegebenes verwerfen?", "Ja, verwerfen")],
)
def test_escape_throws_nothing_away_without_a_question(show, language, asked, yes):
    page, widget = show(language=language)
    tab_to(page, ".ra-body .q")
    page.keyboard.press("Enter")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Ida Meier")
    page.keyboard.press("Escape")
    question = page.get_by_role("alertdialog", name=asked)
    assert question.locator("button").first.inner_text() == yes
    # Escape again, and Enter on the button that has the focus, both mean no.
    for key in ("Escape", "Enter"):
        page.keyboard.press(key)
        assert question.count() == 0
        assert page.evaluate("document.activeElement.value") == "Ida Meier"
        page.keyboard.press("Escape")
    page.get_by_role("button", name=yes).press("Enter")
    assert page.locator(".rl-form form").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "„Der Damm hält“"
    assert widget.result.quotes["speaker"].tolist()[0] == "Anna Abel"


def test_escape_asks_nothing_where_nothing_was_written(show):
    page, _ = show()
    quotation(page, "Der Damm").click()
    field(page, "Who decides").fill("Ute Rhein")
    page.keyboard.press("Escape")
    assert page.locator(".rl-form form, .rl-leave").count() == 0


def test_the_question_before_leaving_is_well_made(show, serious):
    page, _ = show(language="de")
    quotation(page, "Der Damm").click()
    field(page, "Warum").fill("falsch")
    page.keyboard.press("Escape")
    page.get_by_role("alertdialog").wait_for()
    assert serious(page) == []


def test_the_keyboard_alone_corrects_and_takes_back(show):
    page, widget = show()
    tab_to(page, ".ra-body .q")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.rl-form') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "„Der Damm hält“"
    page.keyboard.press("Enter")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Ida Meier")
    page.keyboard.press("Enter")
    said(page, "Saved.")
    assert widget.result.quotes["speaker"].tolist()[0] == "Ida Meier"
    page.locator("body").evaluate("() => document.activeElement.blur()")
    tab_to(page, "[aria-label='Names: open']")
    page.keyboard.press("Enter")
    page.keyboard.type("Anna Abel-Reimers")
    page.keyboard.press("Enter")
    said(page, "Saved.")
    assert "Anna Abel-Reimers" in set(widget.result.entities["name"])
    tab_to(page, ".rl-save .rl-small:nth-of-type(4)")
    page.keyboard.press("Enter")
    said(page, "Taken back.")
    assert len(read_corrections(widget.file)) == 1


def test_a_new_quotation_without_a_mouse(show):
    page, widget = show()
    press(page, "New quotation")
    field(page, "Its words").fill("Auch Georg Brandt war da.")
    press(page, "Save")
    said(page, "Saved.")
    assert "Auch Georg Brandt war da." in set(widget.result.quotes["text"])


def test_from_article_to_article(show):
    page, _ = show()
    page.get_by_label("Article", exact=True).select_option(index=1)
    page.locator(".ra-body", has_text="Nora Abel").wait_for()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Article"
    assert page.get_by_role("button", name="Next article").is_disabled()
    press(page, "Article before")
    page.locator(".ra-body", has_text="Bauamt").wait_for()


def test_hostile_text_is_text_everywhere(show):
    page, widget = show(article_id="b")
    assert page.locator(".ra-body").text_content() == HOSTILE
    quotation(page, "gilt").click()
    bad = '<img src=x onerror="alert(3)">'
    field(page, "Speaker").first.fill(bad)
    press(page, "Save")
    said(page, "Saved.")
    assert bad in set(widget.result.quotes["speaker"])
    quotation(page, "gilt").click()
    assert field(page, "Speaker").first.input_value() == bad
    assert page.locator(".rl img, .rl script").count() == 0


@pytest.mark.parametrize("language", ["en", "de"])
def test_axe_finds_nothing_serious(show, language):
    from axe_playwright_python.sync_playwright import Axe

    page, _ = show(language=language)
    quotation(page, "Der Damm").click()
    found = Axe().run(page)
    serious = [item for item in found.response["violations"] if item["impact"] in {"serious", "critical"}]
    assert [(item["id"], item["nodes"][0]["html"][:200]) for item in serious] == []


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_stands_out_of_the_page(show, width):
    page, _ = show(width=width)
    quotation(page, "Der Damm").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
