"""The reader as a page in Chromium, without a kernel: notes, filter, hostile text, a phone's width."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis as an

pytestmark = pytest.mark.browser

TEXT = "„Wir öffnen im Mai“, sagte Nora Abel. Der Trainer Bert Cramer erklärte: „Das ist zu spät.“"
HOSTILE = '„Das <script>alert(1)</script> gilt“, sagte Nora Abel. "<img src=x onerror=alert(2)>" \' onfocus="alert(3)"'


@pytest.fixture
def show(chromium, tmp_path):
    """A function that opens readers of texts as one page, and a list of what went wrong there."""
    troubles: list[str] = []

    def opened(*texts: str, width: int = 1280):
        page = chromium.new_page(viewport={"width": width, "height": 900})
        page.on("pageerror", lambda error: troubles.append(f"error {error}"))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: (troubles.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: troubles.append(request.url) if request.url.startswith("http") else None)
        shown = "".join(an.explore.reader(analysed(text)).html for text in texts)
        path = tmp_path / "page.html"
        path.write_text(f'<!doctype html><meta charset="utf-8"><body>{shown}', encoding="utf-8")
        page.goto(path.as_uri())
        return page

    yield opened
    assert troubles == []


def analysed(text: str):
    row = {"article_id": ["<b>a</b>"], "text": [text], "title": [text[:60]], "outlet": ['<i onload="x">']}
    return an.analyse(pd.DataFrame(row), voices="rules")


def note(page, place: int) -> str:
    """What is shown under a passage; "none" if nothing is."""
    passage = page.locator(".ra-body [aria-description]").nth(place)
    return passage.evaluate("element => getComputedStyle(element, '::after').content")


def ground(page, place: int) -> str:
    return page.locator(".ra-body .q").nth(place).evaluate("element => getComputedStyle(element).backgroundColor")


def test_pointing_and_focus_show_who_speaks(show):
    page = show(TEXT)
    assert note(page, 0) == "none"
    page.locator(".ra-body .q").first.hover()
    assert "Nora Abel: direct speech" in note(page, 0)
    assert "Speaker found by: the name" in note(page, 0)
    page.mouse.move(0, 0)
    assert note(page, 0) == "none"
    page.locator(".ra-body .q").nth(1).focus()
    assert "Bert Cramer: direct speech" in note(page, 1)


def test_the_tab_key_reaches_every_quotation_and_the_legend(show):
    page = show(TEXT)
    seen = []
    for _ in range(4):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate("document.activeElement.tagName + ' ' + document.activeElement.className.split(' ')[0]")
        )
    assert seen[0].startswith("INPUT")
    assert seen[1:3] == ["SPAN q", "SPAN q"]


def test_choosing_a_speaker_leaves_only_their_words_coloured(show):
    page = show(TEXT)
    before = [ground(page, place) for place in (0, 1)]
    page.locator(".ra-legend label", has_text="Bert Cramer").click()
    page.wait_for_function(
        "() => getComputedStyle(document.querySelector('.ra-body .q')).backgroundColor === 'rgba(0, 0, 0, 0)'"
    )
    assert ground(page, 1) == before[1] != "rgba(0, 0, 0, 0)"
    page.locator(".ra-legend label", has_text="Everyone").click()
    page.mouse.move(0, 0)
    page.wait_for_function(
        "colour => getComputedStyle(document.querySelector('.ra-body .q')).backgroundColor === colour", arg=before[0]
    )


def test_the_enter_key_in_the_legend_does_not_leave_the_page(show):
    page = show(TEXT)
    page.locator(".ra-legend input").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".ra-reader").count() == 1
    assert "?" not in page.url


def test_two_readers_on_a_page_do_not_disturb_each_other(show):
    page = show(TEXT, TEXT)
    page.locator(".ra-legend").nth(0).locator("label", has_text="Bert Cramer").click()
    assert page.locator(".ra-reader").nth(0).locator("input:checked").get_attribute("class") is not None
    assert page.locator(".ra-reader").nth(1).locator("input:checked").get_attribute("class") is None
    assert ground(page, 2) != "rgba(0, 0, 0, 0)"


def test_hostile_text_is_shown_as_text(show):
    page = show(HOSTILE)
    assert page.locator(".ra-body").text_content() == HOSTILE
    assert page.locator(".ra-reader script, .ra-reader img, .ra-reader b, .ra-reader i").count() == 0
    page.locator(".ra-body .q").first.hover()
    page.wait_for_timeout(200)


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_stands_out_of_the_page_even_with_a_note_open(show, width):
    page = show(TEXT, width=width)
    page.locator(".ra-body .q").last.focus()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    reader = page.locator(".ra-reader").bounding_box()
    assert reader["x"] >= 0
    assert reader["x"] + reader["width"] <= width
