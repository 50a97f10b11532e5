"""The explorer of voices as a page in Chromium, without a kernel: figures, passages, keyboard, hostile text."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

import analysis as an

pytestmark = [pytest.mark.browser, pytest.mark.timeout(280)]

VIEWS = {"shares": 0, "density": 1, "prominence": 2, "speaking": 3, "diversity": 4}


@pytest.fixture(scope="module")
def result():
    return an.analyse(an.load_corpus(an.sample("teaching")), voices="rules")


@pytest.fixture
def show(chromium, tmp_path):
    """A function that opens the explorer of an analysis as a page; whatever goes wrong there fails the test."""
    troubles: list[str] = []

    def opened(result, language="en", width=1280):
        page = chromium.new_page(viewport={"width": width, "height": 900}, locale="en-GB")
        page.on("pageerror", lambda error: troubles.append(f"error {error}"))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: (troubles.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: troubles.append(request.url) if request.url.startswith("http") else None)
        shown = an.explore.voices(result, language=language).static()
        path = tmp_path / "page.html"
        head = f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>Redeanteil</title><body><main>'
        path.write_text(f"{head}{shown}</main>", encoding="utf-8")
        page.goto(path.as_uri())
        page.locator(".rl-title").wait_for()
        return page

    yield opened
    assert troubles == []


def view(page, name: str) -> None:
    page.locator(".rl-switch button").nth(VIEWS[name]).click()


def choose(page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).select_option(label=option)


def numbers_of(page) -> list[list[str]]:
    """The rows of the CSV file that the button gives, without what is chosen."""
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").first.click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    return [row[: rows[0].index("filter: Outlet")] for row in rows]


def by_name(rows: list[list[str]]) -> dict[str, list[float]]:
    return {row[0]: [float(value) if value else float("nan") for value in row[1:]] for row in rows[1:]}


def named(table: pd.DataFrame, column: str = "speaker") -> pd.Series:
    unnamed = {"anonymous": "unnamed speakers", "nobody": "nobody is named"}
    return table[column].fillna(table["speaker_kind"].map(unnamed))


def chosen_outlet(result):
    outlet = "Abendkurier"
    return outlet, result.filter(outlet=outlet)


@pytest.mark.parametrize("filtered", [False, True])
def test_shares_of_voice_are_those_of_the_measure(show, result, filtered):
    page = show(result)
    part = result
    if filtered:
        outlet, part = chosen_outlet(result)
        choose(page, "Outlet", outlet)
        choose(page, "At least as sure as", "70 of 100 right")
        part = part.filter(min_confidence=0.695)
    table = an.measures.speaker_prominence(part.quotes, part.articles, n_boot=0)
    columns = ["n_quotes", "n_quoted_words", "n_articles", "share_words"]
    expected = dict(zip(named(table), table[columns].to_numpy(dtype=float).tolist(), strict=True))
    found = by_name(numbers_of(page))
    assert found.keys() == expected.keys()
    for name, figures in expected.items():
        assert found[name][:4] == pytest.approx(figures, abs=1e-12), name


def test_quote_density_is_that_of_the_measure(show, result):
    page = show(result)
    view(page, "density")
    table = an.measures.quote_density(result.sentences, result.quotes, result.articles, by="outlet", n_boot=0)
    columns = ["n_articles", "n_words", "n_quotes", "n_words_quoted", "n_words_direct"]
    expected = dict(zip(table["group"], table[columns].to_numpy(dtype=float).tolist(), strict=True))
    assert by_name(numbers_of(page)) == expected


@pytest.mark.parametrize("per", ["speaker", "gender", "actor_type"])
def test_prominence_is_that_of_the_panel(show, result, per):
    page = show(result)
    view(page, "prominence")
    choose(page, "By", per.replace("_", " "))
    table = an.measures.prominence_panel(
        result.quotes, result.mentions, result.entities, result.articles, per=per, n_boot=0
    )
    columns = [
        "n_quotes", "n_quoted_words", "n_articles", "n_headlines", "n_leads", "n_first_quotes", "n_last_words",
        "position_weight",
    ]  # fmt: skip
    found = sorted(by_name(numbers_of(page)).values())
    expected = sorted(table[columns].fillna(0).to_numpy(dtype=float).tolist())
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        assert one == pytest.approx(other, abs=1e-9)


def test_speaking_and_spoken_about_are_those_of_the_measure(show, result):
    page = show(result)
    view(page, "speaking")
    table = an.measures.speaking(result.quotes, result.mentions, result.entities, result.articles, n_boot=0)
    expected = {
        row.name: (row.n_mentions, row.share_mentions, row.n_quoted_words, row.share_words)
        for row in table.itertuples(index=False)
        if row.n_mentions or row.n_quoted_words
    }
    found = by_name(numbers_of(page))
    assert found.keys() == expected.keys()
    for name, figures in expected.items():
        assert found[name][:4] == pytest.approx(figures, abs=1e-12), name


def test_diversity_is_that_of_the_measure(show, result):
    page = show(result)
    view(page, "diversity")
    table = an.measures.source_diversity(result.quotes, result.articles, by="outlet", weight="words", n_boot=0)
    columns = ["n_sources", "effective_shannon", "effective_simpson", "share_top", "evenness", "hhi"]
    found = by_name(numbers_of(page))
    for row in table.itertuples(index=False):
        assert found[row.group][:6] == pytest.approx([getattr(row, column) for column in columns], abs=1e-9)
        assert found[row.group][6] == pytest.approx(row.share_anonymous + row.share_unresolved, abs=1e-9)


def test_from_a_bar_to_the_passage_in_its_article(show, result):
    page = show(result)
    bar = page.locator(".rl-bar").first
    speaker = bar.locator(".rl-label").inner_text()
    bar.click()
    assert bar.get_attribute("aria-pressed") == "true"
    passage = page.locator(".rl-passage").nth(1)
    passage.wait_for()
    assert passage.locator(".rl-who").inner_text() == speaker
    spoken = passage.locator("mark").inner_text()
    passage.click()
    page.locator(".rl-article .ra-reader").wait_for()
    shown = page.evaluate("document.activeElement.dataset.quote")
    quote = result.quotes.set_index("quote_id").loc[shown]
    assert quote["speaker"] == speaker
    assert spoken.split(" […] ")[0] in quote["text"].replace("\n", " ")
    box = page.locator(f'[data-quote="{shown}"]').first.bounding_box()
    assert box["y"] >= 0
    assert box["y"] < 900


def test_first_intervals_stand_there_and_go_when_the_choice_changes(show, result):
    page = show(result)
    assert page.locator(".rl-whisker").count() > 5
    choose(page, "Counted", "share of quotations")
    assert page.locator(".rl-whisker").count() == 0
    assert "need a notebook with a running kernel" in page.locator(".rl-chart").inner_text()


def test_the_keyboard_alone_leads_from_the_chart_to_the_passage(show, result):
    page = show(result)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "rl-bar":
            break
    page.keyboard.press("Enter")
    page.locator(".rl-passage").first.wait_for()
    assert page.evaluate("document.activeElement.matches('.rl-passages > .rl-heading')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "rl-bar"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "rl-passage":
            break
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.dataset.quote !== undefined")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "rl-passage"
    assert page.evaluate("document.activeElement.getAttribute('aria-current')") == "true"


@pytest.mark.parametrize("name", VIEWS)
def test_axe_finds_nothing_serious(show, result, name):
    from axe_playwright_python.sync_playwright import Axe

    page = show(result, language="de")
    view(page, name)
    page.locator(".rl-bar, .rl-link").first.click()
    page.locator(".rl-passage").first.click()
    page.locator(".rl-article .ra-reader").wait_for()
    found = Axe().run(page)
    serious = [item for item in found.response["violations"] if item["impact"] in {"serious", "critical"}]
    assert [(item["id"], item["nodes"][0]["html"][:200]) for item in serious] == []


HOSTILE = "„Das 😀 <script>alert(1)</script> <img src=x onerror=alert(2)> $x^2$ {{7*7}} gilt“, sagte Nora Abel."


def test_hostile_text_is_text_everywhere(show):
    bad = '<img src=x onerror="alert(3)">'
    rows = {
        "article_id": ["a", "b"], "text": [HOSTILE, "„Ja“, sagte Bert Cramer."], "title": [HOSTILE, bad],
        "outlet": [bad, "<script>alert(4)</script>"],
    }  # fmt: skip
    page = show(an.analyse(pd.DataFrame(rows), voices="rules"))
    page.locator(".rl-bar").first.click()
    page.locator(".rl-passage").first.click()
    page.locator(".rl-article .ra-body").wait_for()
    assert page.locator(".rl-article .ra-body").text_content() == HOSTILE
    assert "<script>alert(1)</script>" in page.locator(".rl-passage mark").first.inner_text()
    view(page, "density")
    assert bad in page.locator(".rl-bars").inner_text()
    assert page.locator(".rl img, .rl script").count() == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_stands_out_of_the_page(show, result, width):
    page = show(result, width=width)
    for name in VIEWS:
        view(page, name)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
