"""Leaving the editor in Chromium: what would throw away what is written asks first, also in an explorer around it."""

from __future__ import annotations

import pytest

import analysis as an

pytestmark = [pytest.mark.browser, pytest.mark.timeout(280)]

TEXTS = {
    "a": "„Der Damm hält“, sagte Anna Abel. Bert Cramer sagte: „Das glaubt hier niemand.“",
    "b": "„Wir bauen morgen“, sagte Bert Cramer.",
}
ASKED = "Discard what you have written?"


@pytest.fixture
def result(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return an.analyse(an.load_corpus(folder), voices="rules")


def speaker(page):
    return page.locator(".rl-form label", has_text="Speaker").first.locator("input")


def written(page) -> None:
    """The form of the first quotation, with something written in it."""
    page.locator(".ra-body .q[tabindex]", has_text="Der Damm").click()
    speaker(page).fill("Ida Meier")


def refuse(page) -> None:
    """No: everything stays as it was."""
    page.get_by_role("alertdialog", name=ASKED).wait_for()
    page.get_by_role("button", name="No, go on writing").click()
    assert page.get_by_role("alertdialog").count() == 0
    assert speaker(page).input_value() == "Ida Meier"
    assert page.evaluate("document.activeElement.value") == "Ida Meier"


def agree(page) -> None:
    page.get_by_role("button", name="Yes, discard").click()
    assert page.get_by_role("alertdialog").count() == 0


WAYS = {
    "cancel": lambda page: page.get_by_role("button", name="Cancel", exact=True).click(),
    "next": lambda page: page.get_by_role("button", name="Next article").click(),
    "article": lambda page: page.get_by_label("Article", exact=True).select_option(index=1),
    "quotation": lambda page: page.locator(".ra-body .q[tabindex]", has_text="niemand").click(),
    "list": lambda page: page.get_by_role("button", name="Quotations: open").click(),
    "new": lambda page: page.get_by_role("button", name="New quotation").click(),
}
AFTER = {
    "cancel": lambda page: page.locator(".rl-form form").count() == 0,
    "next": lambda page: page.locator(".ra-body", has_text="Wir bauen").wait_for() is None,
    "article": lambda page: page.locator(".ra-body", has_text="Wir bauen").wait_for() is None,
    "quotation": lambda page: speaker(page).input_value() == "Bert Cramer",
    "list": lambda page: speaker(page).input_value() == "Anna Abel",
    "new": lambda page: speaker(page).input_value() == "",
}


@pytest.mark.parametrize("way", WAYS)
def test_each_way_out_of_the_form_asks_first(with_kernel, result, way):
    page = with_kernel(an.explore.editor(result))
    written(page)
    WAYS[way](page)
    refuse(page)
    assert page.get_by_label("Article", exact=True).input_value() == "0"
    WAYS[way](page)
    agree(page)
    assert AFTER[way](page)


@pytest.mark.parametrize("way", WAYS)
def test_where_nothing_was_written_nothing_is_asked(with_kernel, result, way):
    page = with_kernel(an.explore.editor(result))
    page.locator(".ra-body .q[tabindex]", has_text="Der Damm").click()
    WAYS[way](page)
    assert page.get_by_role("alertdialog").count() == 0
    assert AFTER[way](page)


@pytest.fixture
def inside(with_kernel, result):
    """The explorer of voices with the editor open in it, and something written there."""
    page = with_kernel(an.explore.voices(result))
    page.locator(".rl-bar").first.click()
    page.locator(".rl-passage").first.click()
    page.get_by_role("button", name="Correct something here").click()
    page.locator(".rl-form form").wait_for()
    written(page)
    return page


OUTER = {
    "filter": lambda page: page.get_by_label("Type of speech", exact=True).select_option(label="direct"),
    "view": lambda page: page.locator(".rl-switch button").nth(1).click(),
    "bar": lambda page: page.locator(".rl-bar").nth(1).click(),
    "chance": lambda page: page.get_by_label("Whose share", exact=True).select_option(index=1),
    "passage": lambda page: page.locator(".rl-passage").nth(1).click(),
}


@pytest.mark.parametrize("way", OUTER)
def test_a_choice_around_the_editor_asks_first_and_is_made_after_yes(inside, way):
    page = inside
    OUTER[way](page)
    refuse(page)
    assert page.get_by_label("Type of speech", exact=True).input_value() == "all"
    assert page.locator(".rl-switch button").first.get_attribute("aria-pressed") == "true"
    assert page.locator(".rl-bar").first.get_attribute("aria-pressed") == "true"
    OUTER[way](page)
    agree(page)
    page.wait_for_function("() => !document.querySelector('.rl-form')")
    if way == "filter":
        assert page.get_by_label("Type of speech", exact=True).input_value() == "direct"
    if way == "view":
        assert page.locator(".rl-switch button").nth(1).get_attribute("aria-pressed") == "true"
    if way == "bar":
        assert page.locator(".rl-bar").nth(1).get_attribute("aria-pressed") == "true"
        page.locator(".rl-passage").first.wait_for()
    if way == "passage":
        page.locator(".ra-body").wait_for()
        assert page.locator(".rl-passage").nth(1).get_attribute("aria-current") == "true"


def test_what_discards_nothing_asks_nothing(inside):
    page = inside
    with page.expect_download():
        page.get_by_role("button", name="CSV").first.click()
    page.get_by_role("button", name="least sure first").press("Enter")
    assert page.get_by_role("alertdialog").count() == 0
    assert speaker(page).input_value() == "Ida Meier"
