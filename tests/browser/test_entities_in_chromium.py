"""The explorer of entities as a page in Chromium, without a kernel: figures, mentions, keyboard, hostile text."""

from __future__ import annotations

import math

import pandas as pd
import pytest

import analysis as an
from analysis.explore.live import texts

pytestmark = [pytest.mark.browser, pytest.mark.timeout(280)]
VIEWS = {"frequency": "Frequency", "network": "Together", "dispersion": "Dispersion", "timeline": "Timeline"}


def view(page, name: str) -> None:
    page.locator(".rl-switch").get_by_role("button", name=VIEWS[name]).click()


def choose(page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).select_option(label=option)


def figures(row: list[str]) -> list[float]:
    return [float(value) if value else math.nan for value in row]


def same(found: list[list[str]], table: pd.DataFrame, names: list[str], columns: list[str]) -> None:
    """The rows of the file are those of the table, in its order."""
    assert len(found) == len(table)
    for row, (_, expected) in zip(found, table.iterrows(), strict=True):
        assert row[: len(names)] == expected[names].tolist()
        assert figures(row[len(names) :]) == pytest.approx(expected[columns].astype(float).tolist(), nan_ok=True)


@pytest.mark.parametrize("filtered", [False, True])
def test_frequencies_are_those_of_the_measure(opened, csv_rows, teaching, filtered):
    page, part, kind = opened(an.explore.entities(teaching)), teaching, None
    if filtered:
        choose(page, "Outlet", "Abendkurier")
        choose(page, "Kind", "persons")
        part, kind = teaching.filter(outlet="Abendkurier"), "PER"
    table = an.measures.entity_frequency(part.mentions, part.entities, part.articles, part.sentences)
    table = table if kind is None else table[table["label"] == kind]
    columns = ["n_mentions", "n_names", "n_roles", "n_pronouns", "n_articles", "per_1000_words"]
    same(csv_rows(page)[1:], table, ["name", "label"], columns)


@pytest.mark.parametrize("unit", ["article", "sentence"])
@pytest.mark.parametrize("kind", [None, "PER"])
def test_pairs_are_those_of_the_measure(opened, csv_rows, teaching, unit, kind):
    page = opened(an.explore.entities(teaching))
    view(page, "network")
    choose(page, "Together in", f"a{'n' * (unit == 'article')} {unit}")
    choose(page, "At least so often", "3")
    if kind:
        choose(page, "Kind", "persons")
    table = an.measures.co_occurrence(
        teaching.mentions, teaching.entities, teaching.articles, unit=unit, min_together=3,
        labels=(kind,) if kind else ("PER", "ORG", "LOC", "MISC"),
    )  # fmt: skip
    columns = ["n_together", "n_entity", "n_other", "n_units", "pmi", "npmi"]
    same(csv_rows(page)[1:], table, ["name", "other_name"], columns)


def test_dispersion_is_that_of_the_measure(opened, csv_rows, teaching):
    page = opened(an.explore.entities(teaching))
    view(page, "dispersion")
    choose(page, "Event", "freibad (12–16 May 2025, 8 articles)")
    part = teaching.filter(event="freibad")
    table = an.measures.entity_dispersion(part.mentions, part.entities, part.articles, part.sentences)
    columns = ["n_mentions", "n_articles", "dp", "dp_norm", "first_position"]
    same(csv_rows(page)[1:], table, ["name", "label"], columns)


@pytest.mark.parametrize("by", ["month", "week"])
def test_the_timeline_is_that_of_the_measure_with_its_gaps(opened, csv_rows, teaching, by):
    page = opened(an.explore.entities(teaching))
    view(page, "timeline")
    choose(page, "Periods", by)
    measured = an.measures.entity_frequency(
        teaching.mentions, teaching.entities, teaching.articles, teaching.sentences, by=by
    )
    table = an.measures.timeline(measured, keys=["entity_id", "name", "label"], zero=["per_1000_words"])
    expected = {
        (row.group, row.name): [row.n_mentions, row.n_articles, row.n_group_articles, row.per_1000_words]
        for row in table.itertuples(index=False)
    }
    found = {(row[0], row[1]): figures(row[2:]) for row in csv_rows(page)[1:]}
    assert len(found) == 5 * table["group"].nunique()
    for key, values in found.items():
        assert values == pytest.approx(expected[key], nan_ok=True), key
    gaps = {group for (group, _), values in found.items() if values[2] == 0}
    assert gaps >= ({"2025-07", "2025-08"} if by == "month" else {"2025-W21", "2025-W30"})
    assert "–" in page.locator(".rl-grid").inner_text()


def test_weeks_are_named_as_iso_has_them(opened):
    days = pd.date_range("2018-12-28", "2021-01-05")
    texts = [f"Nora Abel war am Tag {number} da." for number in range(len(days))]
    table = pd.DataFrame({"article_id": [f"a{n:04}" for n in range(len(days))], "text": texts, "date": days})
    page = opened(an.explore.entities(an.analyse(table, voices="rules")))
    view(page, "timeline")
    choose(page, "Periods", "week")
    shown = page.locator(".rl-grid tbody th").all_inner_texts()
    assert shown == sorted({f"{day.isocalendar()[0]}-W{day.isocalendar()[1]:02}" for day in days})


def test_from_a_bar_to_the_mention_in_its_sentence_in_its_article(opened, teaching):
    page = opened(an.explore.entities(teaching))
    page.get_by_role("button", name="Henning Brandt: 40").click()
    passage = page.locator(".rl-passage").nth(2)
    passage.wait_for()
    assert passage.locator(".rl-who").inner_text() == "Henning Brandt"
    hit, sentence = passage.locator("mark").inner_text(), passage.locator(".rl-words").inner_text()
    assert any(sentence == text for text in sentences_of(teaching))
    passage.click()
    page.locator(".rl-article .ra-reader").wait_for()
    assert page.evaluate("document.activeElement.className") == "rl-hit"
    assert page.evaluate("document.activeElement.textContent") == hit
    box = page.locator(".rl-hit").first.bounding_box()
    assert 0 <= box["y"] < 900


def test_a_kernel_gives_the_texts_of_all_articles_and_a_page_says_what_it_lacks(
    opened, with_kernel, teaching, monkeypatch
):
    monkeypatch.setattr(texts, "MOST_SIGNS", 1)
    for show, held in ((with_kernel, 20), (opened, 1)):
        page = show(an.explore.entities(teaching))
        page.get_by_role("button", name="Henning Brandt: 40").click()
        page.wait_for_function("() => document.querySelectorAll('.rl-list > li').length === 20")
        assert page.locator(".rl-passage").count() == held
        assert page.get_by_text("This page does not hold that passage").count() == (held < 20)
    page.locator(".rl-passage").first.click()
    page.locator(".rl-article .ra-reader").wait_for()


def sentences_of(result) -> set[str]:
    texts = result.articles.set_index("article_id")["text"]
    rows = result.sentences[["article_id", "start", "end"]].itertuples(index=False)
    return {" ".join(texts[name][start:end].split()) for name, start, end in rows}


def test_a_pair_leads_to_its_sentences_and_a_node_to_its_mentions(opened, teaching):
    page = opened(an.explore.entities(teaching))
    view(page, "network")
    choose(page, "Together in", "a sentence")
    page.locator(".rl-grid .rl-link").first.click()
    names = page.locator(".rl-grid .rl-link").first.inner_text().split(" – ")
    page.locator(".rl-passage").first.wait_for()
    assert set(page.locator(".rl-passage .rl-who").all_inner_texts()) == set(names)
    node = page.locator(".rl-node").first
    node.click()
    assert node.get_attribute("aria-pressed") == "true"
    assert set(page.locator(".rl-passage .rl-who").all_inner_texts()) == {node.inner_text()}


def test_the_keyboard_reaches_a_node_and_escape_leads_back_to_it(opened, teaching):
    page = opened(an.explore.entities(teaching))
    view(page, "network")
    page.locator(".rl-node").nth(3).focus()
    name = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.locator(".rl-passage").first.wait_for()
    assert page.evaluate("document.activeElement.textContent").startswith(f"{name}: ")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == name
    outlet = page.get_by_label("Outlet", exact=True)
    outlet.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Outlet"


def test_a_part_of_a_name_is_found_and_typing_goes_on(opened, teaching):
    page = opened(an.explore.entities(teaching))
    page.get_by_label("Name", exact=True).press_sequentially("brandt", delay=120)
    page.wait_for_timeout(400)
    assert page.locator(".rl-bar .rl-label").all_inner_texts() == ["Henning Brandt"]
    assert page.evaluate("document.activeElement.value") == "brandt"


@pytest.mark.parametrize("name", VIEWS)
def test_axe_finds_nothing_serious(opened, serious, teaching, name):
    page = opened(an.explore.entities(teaching, language="de"))
    page.locator(".rl-switch button").nth(["frequency", "network", "dispersion", "timeline"].index(name)).click()
    page.locator(".rl-chart :is(.rl-bar:not(.rl-striphead), .rl-link)").first.click()
    page.locator(".rl-passage").first.click()
    page.locator(".rl-article .ra-reader").wait_for()
    assert serious(page) == []


BAD = '<img src=x onerror="alert(3)">'
HOSTILE = "😀🎈 Nora Abel sah 😀 <script>alert(1)</script> und sprach mit Bert Cramer. {{7*7}} sah Nora Abel 🎈."


def test_hostile_text_is_text_and_emoji_do_not_shift_the_hit(opened):
    rows = {"article_id": ["a", "b"], "text": [HOSTILE, HOSTILE], "title": [HOSTILE, BAD], "outlet": [BAD, "<b>"]}
    result = an.analyse(pd.DataFrame(rows), voices="rules")
    bad = type(result)(**{**vars(result), "entities": result.entities.assign(name=BAD)})
    page = opened(an.explore.entities(bad))
    for name in VIEWS:
        view(page, name)
        assert page.locator(".rl img, .rl script").count() == 0
    view(page, "frequency")
    page.locator(".rl-bar").first.click()
    passage = page.locator(".rl-passage").nth(1)
    passage.click()
    page.locator(".rl-article .ra-body").wait_for()
    assert page.locator(".rl-article .ra-body").text_content() == HOSTILE
    assert passage.locator("mark").inner_text() == page.locator(".rl-hit").inner_text()
    assert page.locator(".rl-hit").inner_text() in {"Nora Abel", "Bert Cramer"}


@pytest.mark.parametrize("text", ["Es regnet.", "Nora Abel lacht.", "😀"])
def test_one_article_of_which_nothing_is_known(opened, text):
    result = an.analyse(pd.DataFrame({"article_id": ["a"], "text": [text]}), voices="rules")
    page = opened(an.explore.entities(result))
    for name in VIEWS:
        view(page, name)
        assert page.locator(".rl-chart").inner_text()
        assert "false" not in page.locator(".rl").inner_text()
        assert "NaN" not in page.locator(".rl").inner_text()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_stands_out_of_the_page(opened, teaching, width):
    page = opened(an.explore.entities(teaching), width=width)
    for name in VIEWS:
        view(page, name)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_without_scripts_a_picture_a_table_and_an_article_stand(opened, teaching):
    page = opened(an.explore.entities(teaching), scripts=False)
    assert page.locator("img[alt^='mentions: Anna Kowalski 41']").count() == 1
    assert "Henning Brandt" in page.locator(".ra-table").first.inner_text()
    assert page.locator(".ra-body").count() == 1
