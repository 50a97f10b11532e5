"""The coder in Chromium, with the kernel's answers: by keyboard alone, by mouse, and every mark on the disk at once."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis as an
from analysis.evaluation import keep_sample, progress, read_coding
from analysis.evaluation.coding.desk import Desk
from analysis.explore.live.coder import _PARTS, answers_of
from analysis.explore.live.script import css, script

pytestmark = [pytest.mark.browser, pytest.mark.timeout(280)]

TEXT = "😀 „Ja, gern“, sagte Nora Abel.\n\nBert Cramer meinte, das <b>sei</b> falsch. „Nie“, rief sie, „und nimmer.“"
# The script as a module; a model whose messages Python answers, as the kernel would.
_BEGIN = """async ([code, data]) => {
  const module = await import(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  let heard;
  const model = {
    get: () => data, on: (name, work) => { if (name === "msg:custom") heard = work; }, off() {},
    send: ({ number, kind, given }) => window.askPython(kind, given).then((found) => heard({ number, ...found }, [])),
  };
  module.default.render({ model, el: document.getElementById("place") });
}"""


@pytest.fixture(scope="module")
def result():
    articles = pd.DataFrame({"article_id": ["a", "b", "c"], "text": TEXT, "title": ["Erster", "Zweiter", "Dritter"]})
    return an.analyse(articles, voices="rules")


@pytest.fixture
def store(result, tmp_path):
    keep_sample(result.articles, 3, tmp_path / "coded")
    return tmp_path / "coded"


@pytest.fixture
def show(chromium, result, store, tmp_path):
    """A function that opens the coder; whatever goes wrong on the page fails the test."""
    troubles: list[str] = []

    def opened(language="en", width=1280, broken=()):
        page = chromium.new_page(viewport={"width": width, "height": 900}, locale="en-GB")
        page.on("pageerror", lambda error: troubles.append(f"error {error}"))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: troubles.append(request.url) if request.url.startswith("http") else None)
        answers = answers_of(Desk(result, store, "Ada"))

        def answer(kind, given):
            try:
                if kind in broken:
                    raise OSError(28, "No space left on device")
                return {"answer": answers[kind](given, [])[0]}
            except Exception as error:
                return {"error": f"{type(error).__name__}: {error}"}

        page.expose_function("askPython", answer)
        head = f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>Redeanteil</title>'
        style = f"<style>{css(*_PARTS)}</style>"
        (tmp_path / "page.html").write_text(f'{head}{style}<main><div id="place"></div></main>', encoding="utf-8")
        page.goto((tmp_path / "page.html").as_uri())
        widget = an.explore.coder(result, store, coder="Ada", language=language)
        page.evaluate(_BEGIN, [script(*_PARTS), dict(widget.data)])
        page.locator(".rl-text").wait_for()
        return page

    yield opened
    assert troubles == []


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def to(page, word):
    """Brings the cursor to the first word that is like this, with the arrow keys."""
    page.locator(".rl-text").focus()
    for _ in range(60):
        if page.locator(".rl-at").text_content() == word:
            return
        page.keyboard.press("ArrowRight")
    raise AssertionError(word)


def marks(store, article="a"):
    coding = read_coding(store, "Ada", article)
    return [(held.passage, held.type, held.speaker, held.speaker_kind) for held in coding.marks] if coding else []


def until(page, condition):
    for _ in range(100):
        if condition():
            return
        page.wait_for_timeout(50)
    raise AssertionError


def idle(page):
    """The text has the focus again."""
    page.wait_for_function("document.activeElement.classList.contains('rl-text')")


def first_article(page):
    return page.get_by_label("Article", exact=True).input_value()


def test_the_text_is_the_article_and_nothing_of_the_machine(show):
    page = show()
    assert page.evaluate("document.activeElement.tagName") == "BODY", "a notebook that is run must keep its place"
    assert page.locator(".rl-text").evaluate("element => element.textContent") == TEXT
    assert page.locator(".rl-text b, .rl-text [data-key]").count() == 0
    assert page.get_by_role("button", name="Compare with the machine").count() == 0


def test_an_article_is_coded_with_the_keyboard_alone(show, store):
    page = show()
    article = first_article(page)
    to(page, "„")
    press(page, *["Shift+ArrowRight"] * 4, "d")
    page.locator(".rl-speaker").wait_for()
    until(page, lambda: marks(store, article) == [("„Ja, gern“", "direct", None, None)])
    page.keyboard.type("Nora Abel")
    press(page, "Enter")
    idle(page)
    assert marks(store, article) == [("„Ja, gern“", "direct", "Nora Abel", "person")]

    to(page, "das")
    press(page, *["Shift+ArrowRight"] * 9, "i")
    page.locator(".rl-speaker").wait_for()
    page.keyboard.type("Polizei")
    press(page, "Tab", "ArrowDown", "Enter")
    page.get_by_label("That is").wait_for()
    page.get_by_role("button", name="Save (Enter)").press("Enter")
    idle(page)
    assert marks(store, article)[1] == ("das <b>sei</b> falsch", "indirect", "Polizei", "organisation")

    to(page, "falsch")
    press(page, "x")
    page.locator(".rl-speaker").wait_for()
    press(page, "Escape")
    idle(page)
    assert marks(store, article)[1][1:3] == ("indirect_free_indirect", "Polizei")
    press(page, "Delete")
    until(page, lambda: len(marks(store, article)) == 1)

    press(page, "e")
    until(page, lambda: read_coding(store, "Ada", article).finished)
    page.get_by_text("1 of 3 articles finished").first.wait_for()
    press(page, "d", "Delete")
    assert len(marks(store, article)) == 1


def test_a_quotation_of_two_pieces(show, store):
    page = show()
    article = first_article(page)
    to(page, "Nie")
    press(page, "ArrowLeft", "Shift+ArrowRight", "Shift+ArrowRight", "d")
    page.locator(".rl-speaker").wait_for()
    press(page, "Escape")
    idle(page)
    to(page, "und")
    press(page, "ArrowLeft", *["Shift+ArrowRight"] * 4, "a")
    until(page, lambda: len(read_coding(store, "Ada", article).marks[0].spans) == 2)
    (held,) = read_coding(store, "Ada", article).marks
    assert [TEXT[start:end] for start, end in held.spans] == ["„Nie“", "„und nimmer.“"]
    assert page.locator(".rl-text .rl-m-d").all_text_contents() == [
        "„",
        "",
        "Nie",
        "",
        "“",
        "„",
        "",
        "und",
        " ",
        "nimmer",
        "",
        ".",
        "",
        "“",
    ]
    assert "rl-m-d" not in page.locator(".rl-token", has_text="rief").get_attribute("class")


def test_the_mouse_does_the_same(show, store):
    page = show()
    article = first_article(page)
    first, last = (page.locator(".rl-token", has_text=word).first.bounding_box() for word in ("Bert", "meinte"))
    page.mouse.move(first["x"] + 2, first["y"] + first["height"] / 2)
    page.mouse.down()
    page.mouse.move(last["x"] + last["width"] - 2, last["y"] + last["height"] / 2, steps=5)
    page.mouse.up()
    page.get_by_role("button", name="r speech report").click()
    page.get_by_label("Who speaks?", exact=True).fill("Bert Cramer")
    page.get_by_role("button", name="Save (Enter)").click()
    until(page, lambda: marks(store, article) == [("Bert Cramer meinte", "reported", "Bert Cramer", "person")])
    page.get_by_role("button", name="remove: Bert Cramer meinte").click()
    until(page, lambda: marks(store, article) == [])


def test_what_a_finger_selected_is_marked_by_a_button(show, store):
    page = show()
    article = first_article(page)
    page.evaluate("""() => {
      const words = [...document.querySelectorAll(".rl-token")];
      const [first, last] = ["Bert", "Cramer"].map((word) => words.find((one) => one.textContent === word));
      document.getSelection().setBaseAndExtent(first.firstChild, 0, last.firstChild, 6);
    }""")
    page.get_by_role("button", name="d direct speech").click()
    page.get_by_label("That is").select_option(label="somebody without a name")
    page.get_by_role("button", name="Save (Enter)").click()
    until(page, lambda: marks(store, article) == [("Bert Cramer", "direct", None, "anonymous")])
    page.get_by_role("button", name="direct speech: unnamed person").wait_for()


def test_arrows_move_by_line_and_paragraph(show):
    page = show(width=420)
    page.locator(".rl-text").focus()
    press(page, "End")
    assert page.locator(".rl-at").text_content() == "."
    press(page, "ArrowRight", "ArrowDown")
    below = page.locator(".rl-at").bounding_box()["y"]
    press(page, "ArrowUp")
    assert page.locator(".rl-at").bounding_box()["y"] < below
    press(page, "Home")
    assert page.locator(".rl-at").text_content() == "Bert"


def test_progress_and_the_way_through_the_articles(show, store):
    page = show()
    page.locator(".rl-text").focus()
    choice = page.get_by_label("Article", exact=True)
    ids = choice.locator("option").evaluate_all("all => all.map((one) => one.value)")
    assert len(ids) == 3
    press(page, "e")
    page.get_by_text("1 of 3 articles finished").first.wait_for()
    press(page, "n")
    page.wait_for_function("id => document.querySelector('.rl select').value === id", arg=ids[1])
    press(page, "e")
    page.get_by_text("2 of 3 articles finished").first.wait_for()
    press(page, "p")
    page.wait_for_function("id => document.querySelector('.rl select').value === id", arg=ids[0])
    assert choice.locator("option").first.text_content().startswith("✓ 1. ")
    press(page, "p")
    page.get_by_text("There is no further article in the sample.").wait_for()
    choice.select_option(ids[2])
    page.wait_for_function("id => document.querySelector('.rl select').value === id", arg=ids[2])
    assert progress(store, "Ada")["finished"].to_list() == [True, True, False]


def test_coding_goes_on_where_it_stopped(show, store):
    page = show()
    article = first_article(page)
    to(page, "gern")
    press(page, "d")
    until(page, lambda: len(marks(store, article)) == 1)
    again = show()
    assert first_article(again) == article
    assert again.locator(".rl-text [data-key='d']").text_content() == "gern"


def test_the_machine_is_asked_after_the_end_and_then_nothing_changes(show, store):
    page = show()
    article = first_article(page)
    page.locator(".rl-text").focus()
    press(page, "e")
    page.get_by_role("button", name="Compare with the machine").click()
    assert read_coding(store, "Ada", article).compared is None
    page.get_by_text("After this you cannot change this article any more").wait_for()
    page.get_by_role("button", name="Compare now").press("Enter")
    page.locator(".rl-differences").wait_for()
    assert page.locator(".rl-differences tbody tr").count() >= 2
    assert "Nora Abel" in page.locator(".rl-differences").text_content()
    assert read_coding(store, "Ada", article).compared is not None
    page.locator(".rl-text").focus()
    press(page, "e")
    page.get_by_text("You have seen the machine’s answer").first.wait_for()
    assert read_coding(store, "Ada", article).finished


def test_what_could_not_be_saved_is_said_and_not_shown(show, store):
    page = show(broken=("mark",))
    to(page, "gern")
    press(page, "d")
    page.get_by_text("Not saved: OSError: [Errno 28] No space left on device").wait_for()
    assert page.locator(".rl-text [data-key]").count() == 0
    assert page.locator(".rl-speaker").count() == 0


@pytest.mark.parametrize("at", ["reading", "naming", "compared"])
def test_axe_finds_nothing_serious(show, store, at):
    from axe_playwright_python.sync_playwright import Axe

    page = show()
    to(page, "gern")
    press(page, "d")
    page.locator(".rl-speaker").wait_for()
    if at != "naming":
        press(page, "Escape")
        idle(page)
    if at == "compared":
        press(page, "e")
        page.get_by_role("button", name="Compare with the machine").click()
        page.get_by_role("button", name="Compare now").click()
        page.locator(".rl-differences").wait_for()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []


def test_german_and_narrow(show):
    page = show(language="de", width=390)
    page.get_by_text("0 von 3 Artikeln fertig").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_keys_of_the_browser_are_left_alone(show):
    page = show()
    page.locator(".rl-text").focus()
    page.keyboard.press("Control+d")
    assert page.locator(".rl-speaker").count() == 0


def test_a_page_without_a_kernel_says_so(chromium, result, store, tmp_path):
    path = tmp_path / "alone.html"
    shown = an.explore.coder(result, store, coder="Ada").static()
    path.write_text(f'<!doctype html><meta charset="utf-8"><body>{shown}', encoding="utf-8")
    page = chromium.new_page()
    page.goto(path.as_uri())
    page.locator(".rl-title").wait_for()
    assert "Coding needs a running kernel" in page.locator(".rl").inner_text()
    assert "0 of 3 articles finished" in page.locator(".rl").inner_text()
    assert page.locator(".rl-text").count() == 0
