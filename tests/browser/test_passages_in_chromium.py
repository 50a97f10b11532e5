"""Passages behind a bar in Chromium: their order, how sure they are, and the way to the article and back."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis as an

pytestmark = [pytest.mark.browser, pytest.mark.timeout(280)]

VIEWS = {"Share of voice": ".rl-bar", "Quote density": ".rl-bar", "Prominence": ".rl-link", "Diversity": ".rl-link"}


@pytest.fixture(scope="module")
def doubted():
    """Five quotations of Nora Abel: two on one day, one earlier, one without a date; one that a person decided."""
    table = {
        "article_id": ["late", "early", "undated", "decided"],
        "text": [
            "„Wir warten spät“, sagte Nora Abel.\n\n„Wir baden spät“, sagte Nora Abel.",
            "„Wir warten früh“, sagte Nora Abel.", "„Wir warten immer“, sagte Nora Abel.",
            "„Wir warten entschieden“, sagte Nora Abel.",
        ],
        "date": ["2031-06-03", "2031-05-28", None, "2031-06-03"],
    }  # fmt: skip
    result = an.analyse(pd.DataFrame(table), voices="rules")
    sure = {"Wir warten spät": 0.9, "Wir baden spät": 0.4, "Wir warten früh": 0.7, "Wir warten immer": 0.494}
    confidence = result.quotes["text"].str.strip("„“").map(sure).astype("float64")
    return type(result)(**{**vars(result), "quotes": result.quotes.assign(confidence=confidence)})


def spoken(page) -> list[str]:
    return [text.strip("„“") for text in page.locator(".rl-passage mark").all_inner_texts()]


BY_DAY = ["Wir warten früh", "Wir warten spät", "Wir baden spät", "Wir warten entschieden", "Wir warten immer"]


def test_passages_stand_in_the_order_of_their_days_and_places(opened, doubted):
    page = opened(an.explore.voices(doubted))
    page.locator(".rl-bar").first.click()
    page.locator(".rl-passage").nth(4).wait_for()
    assert spoken(page) == BY_DAY


def test_mentions_stand_in_the_order_of_their_days_too(opened, doubted):
    page = opened(an.explore.entities(doubted))
    page.locator(".rl-bar").first.click()
    page.locator(".rl-passage").nth(4).wait_for()
    shown = [text.split("“")[0].strip("„") for text in page.locator(".rl-passage .rl-words").all_inner_texts()]
    assert shown == BY_DAY


@pytest.mark.parametrize(
    ("language", "told", "button"),
    [
        ("en", "5 quotations, 2 of them less than 50 of 100 sure", "least sure first"),
        ("de", "5 Zitate, davon 2 unsicher (Sicherheit unter 50 von 100)", "Unsichere zuerst"),
    ],
)
def test_doubtful_quotations_are_told_and_can_be_had_first(opened, doubted, language, told, button):
    page = opened(an.explore.voices(doubted, language=language))
    page.locator(".rl-bar").first.click()
    page.locator(".rl-passage").nth(4).wait_for()
    # 40 and 49 of 100; the one without a confidence was decided by a person.
    assert page.locator(".rl-passages .rl-heading").inner_text() == f"Nora Abel: {told}"
    page.locator(".rl-passage").nth(2).click()
    page.locator(".rl-article .ra-reader").wait_for()
    page.get_by_role("button", name=button).press("Enter")
    page.locator(".rl-passage").nth(4).wait_for()
    assert spoken(page) == [BY_DAY[2], BY_DAY[4], BY_DAY[0], BY_DAY[1], BY_DAY[3]]
    assert (
        page.locator(".rl-passage[aria-current]").all_inner_texts()
        == page.locator(".rl-passage").first.all_inner_texts()
    )
    page.get_by_role("button", name=button).press("Enter")
    page.wait_for_function(
        "words => document.querySelector('.rl-passage mark').textContent.includes(words)", arg=BY_DAY[0]
    )


def test_where_nothing_is_doubtful_nothing_is_said_of_it(opened, doubted):
    sure = type(doubted)(**{**vars(doubted), "quotes": doubted.quotes.assign(confidence=0.8)})
    page = opened(an.explore.voices(sure))
    page.locator(".rl-bar").first.click()
    page.locator(".rl-passage").first.wait_for()
    assert page.locator(".rl-passages .rl-heading").inner_text() == "Nora Abel: 5 quotations"
    assert page.get_by_role("button", name="least sure first").count() == 0


@pytest.mark.parametrize("view", VIEWS)
def test_the_focus_goes_to_the_heading_and_escape_leads_back_step_by_step(opened, doubted, view):
    page = opened(an.explore.voices(doubted))
    page.get_by_role("button", name=view).click()
    bar = page.locator(f".rl-chart {VIEWS[view]}").first
    name = bar.get_attribute("aria-label")
    bar.press("Enter")
    page.locator(".rl-passage").first.wait_for()
    assert page.evaluate("document.activeElement.matches('.rl-passages > .rl-heading')")
    page.locator(".rl-passage").first.press("Enter")
    page.wait_for_function("() => document.activeElement.dataset.quote !== undefined")
    current = page.locator(".rl-passage[aria-current='true']")
    # What is said of the passage would cover its next lines.
    tip = "getComputedStyle(document.activeElement, '::after').content"
    assert page.evaluate(tip) == "none"
    assert current.locator("mark").all_inner_texts() == [page.evaluate("document.activeElement.textContent")]
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('aria-current')") == "true"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == name
    page.keyboard.press("Enter")
    page.locator(".rl-passage").first.wait_for()
    assert page.locator(".rl-article .ra-reader, .rl-passage[aria-current]").count() == 0
