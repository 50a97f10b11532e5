"""The search in Chromium, with a kernel's answers and without: hits, lines, bars, wrong patterns, hostile text."""

from __future__ import annotations

import re

import pandas as pd
import pytest

import analysis as an

pytestmark = [pytest.mark.browser, pytest.mark.timeout(280)]
VOICES = {"narrator": "narrator", "direct": "direct speech", "indirect": "indirect speech"}


def choose(page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).select_option(label=option)


def search(page, pattern: str, how: str | None = None, where: str | None = None) -> None:
    page.get_by_label("Search for", exact=True).fill(pattern)
    if how:
        choose(page, "As", how)
    if where:
        choose(page, "In", where)
    page.get_by_role("button", name="Search", exact=True).click()
    page.wait_for_function("() => document.querySelector('.rl-summary').textContent !== 'Searching …'")


def lines_of(rows: list[list[str]]) -> list[list[str]]:
    """Article, start, end, left, hit and right of each line."""
    return [[row[0], int(row[2]), int(row[3]), *(cell.removeprefix("'") for cell in row[4:7])] for row in rows[1:]]


def expected_lines(table: pd.DataFrame) -> list[list[object]]:
    # A cell that a spreadsheet would take for a formula has an apostrophe in the file.
    return table[["article_id", "start", "end", "left", "hit", "right"]].values.tolist()


@pytest.mark.parametrize(
    ("pattern", "how", "options"),
    [
        ("Bad", None, {}), ("bad", "whole words", {"whole_words": True}),
        (r"\b[Ff]rei\w+", "regular expression", {"regex": True}), ("sagen", "base forms", {"lemma": True}),
    ],
)  # fmt: skip
def test_lines_are_those_of_the_measure(with_kernel, csv_rows, teaching, pattern, how, options):
    page = with_kernel(an.explore.search(teaching))
    search(page, pattern, how)
    tokens = teaching.tokens() if "lemma" in options else None
    table = an.measures.kwic(teaching.articles, pattern, quotes=teaching.quotes, window=80, tokens=tokens, **options)
    rows = csv_rows(page)
    assert len(table) > 5
    assert lines_of(rows) == expected_lines(table)
    assert [row[7] for row in rows[1:]] == table["voice"].map(VOICES).tolist()
    assert [row[8] for row in rows[1:]] == table["speaker"].fillna("").tolist()


def test_bars_are_those_of_the_measure_and_a_press_leaves_its_lines(with_kernel, teaching):
    page = with_kernel(an.explore.search(teaching, "Bad"))
    page.locator(".rl-line").first.wait_for()
    hits = an.measures.kwic(teaching.articles, "Bad")
    rates = an.measures.hit_rates(hits, teaching.sentences, teaching.articles, n_boot=0)
    assert page.locator(".rl-value").all_inner_texts() == rates["n_hits"].astype(str).tolist()
    choose(page, "Counted", "hits per 1,000 words")
    assert page.locator(".rl-value").all_inner_texts() == [f"{rate:.2f}" for rate in rates["per_1000_words"]]
    page.get_by_role("button", name="nna: ").click()
    assert page.locator(".rl-line").count() == rates.set_index("group").loc["nna", "n_hits"]
    page.get_by_role("button", name="nna: ").click()
    assert page.locator(".rl-line").count() == min(50, len(hits))


def test_an_exported_page_searches_its_texts_as_the_measure_does(opened, csv_rows, teaching):
    page = opened(an.explore.search(teaching))
    for pattern, how in [("bad", None), ("BÜRGER", None), ("ss", None), ("rat", "whole words"), ("der  Rat", None)]:
        search(page, pattern, how or "words as they stand")
        options = {"whole_words": how == "whole words", "window": 80}
        table = an.measures.kwic(teaching.articles, pattern, **options)
        assert lines_of(csv_rows(page)) == expected_lines(table), pattern


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Die STRASSE und die Straße", "straße"), ("Spaß, Fuß", "spas"), ("İstanbul, dann zur Straße", "straße"),
        ("ﬁnden", "f"), ("ﬁnden", "FIND"), ("Ba\u0308der, Bäder, Bader", "bäder"), ("Ba\u0308der, Bader", "ba"),
        ("das\u00a0Bad\ndas Bad", "das bad"), ("banana", "ana"), ("😀 a.c 🎈 abc", "a.c"), ("😀😀😀", "😀"),
        ("Σίσυφος ΣΊΣΥΦΟΣ", "σίσυφος"),
    ],
)  # fmt: skip
def test_letters_are_compared_as_the_measure_does(opened, csv_rows, text, pattern):
    result = an.analyse(pd.DataFrame({"article_id": ["a"], "text": [text]}), voices="rules")
    page = opened(an.explore.search(result))
    search(page, pattern)
    assert lines_of(csv_rows(page)) == expected_lines(an.measures.kwic(result.articles, pattern, window=80))


def test_a_page_holds_the_first_search_whatever_it_was_and_says_what_needs_a_kernel(opened, csv_rows, teaching):
    page = opened(an.explore.search(teaching, r"\bRat(es|s)?\b", regex=True))
    table = an.measures.kwic(teaching.articles, r"\bRat(es|s)?\b", regex=True, window=80)
    assert lines_of(csv_rows(page)) == expected_lines(table)
    search(page, "(a+)+", "regular expression")
    assert "need a notebook with a running kernel" in page.locator(".rl-summary").inner_text()
    assert page.locator(".rl-line").count() == 0


def test_a_page_that_lacks_texts_says_of_how_many_articles_it_speaks(opened, teaching, monkeypatch):
    from analysis.explore.live import texts

    monkeypatch.setattr(texts, "MOST_SIGNS", 9000)
    page = opened(an.explore.search(teaching))
    search(page, "Rat")
    assert "of 25 articles; a notebook with a running kernel searches all" in page.locator(".rl-summary").inner_text()


@pytest.mark.parametrize(
    ("pattern", "how", "said"),
    [
        ("(", "regular expression", "This is no regular expression: missing )"),
        ("a{9999}{9999}", "regular expression", "too big to be searched safely"),
        ("", None, "Enter what to search for"), ("xyzzy", None, "0 hits"),
        ("xyzzy", "base forms", "0 hits"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_words(with_kernel, teaching, pattern, how, said):
    page = with_kernel(an.explore.search(teaching))
    search(page, pattern, how)
    assert said in page.locator(".rl-summary").inner_text()


def test_a_regular_expression_that_would_hang_is_stopped_and_said(with_kernel, monkeypatch):
    from analysis.explore.live import lookups

    monkeypatch.setattr(lookups, "SECONDS", 0.2)
    result = an.analyse(pd.DataFrame({"article_id": ["a"], "text": ["a" * 60 + "c"]}), voices="rules")
    page = with_kernel(an.explore.search(result))
    search(page, "(a|aa)+$", "regular expression")
    assert "was stopped" in page.locator(".rl-summary").inner_text()
    search(page, "a+c", "regular expression")
    assert "1 hit" in page.locator(".rl-summary").inner_text()


def test_speakers_lead_to_their_quotations_and_words_of_saying_to_their_place(with_kernel, csv_rows, teaching):
    page = with_kernel(an.explore.search(teaching))
    search(page, "brandt", None, "names of speakers")
    rows = csv_rows(page)
    quotes = teaching.quotes[teaching.quotes["speaker"].eq("Henning Brandt")]
    assert sorted((row[0], int(row[2])) for row in rows[1:]) == sorted(
        zip(quotes["article_id"], quotes["start"], strict=True)
    )
    page.locator(".rl-line").first.click()
    page.wait_for_function("() => document.activeElement.dataset.quote !== undefined")
    search(page, "sag(t|te)", "regular expression", "words of saying")
    hits = {row[5].lower() for row in csv_rows(page)[1:]}
    assert {"sagt", "sagte"} <= hits
    assert all("sagt" in hit for hit in hits)


def test_lines_are_sorted_by_what_stands_beside_the_hit(with_kernel, csv_rows, teaching):
    page = with_kernel(an.explore.search(teaching, "Bad"))
    page.locator(".rl-line").first.wait_for()
    choose(page, "Sorted by", "words to the right")
    right = [row[6].lower() for row in csv_rows(page)[1:]]
    unsorted = an.measures.kwic(teaching.articles, "Bad", window=80)["right"].str.lower().tolist()
    assert sorted(right) == sorted(unsorted)
    words = [re.findall(r"\w+", text)[:1] for text in right]
    assert words == sorted(words)
    assert words != [re.findall(r"\w+", text)[:1] for text in unsorted]


def test_from_a_line_to_its_place_in_the_article_by_keyboard(opened, teaching):
    page = opened(an.explore.search(teaching, "Bad"))
    page.get_by_label("Search for", exact=True).fill("Freibad")
    page.keyboard.press("Enter")
    page.locator(".rl-line").nth(2).focus()
    page.keyboard.press("Enter")
    page.locator(".rl-article .ra-reader").wait_for()
    page.wait_for_function("() => document.activeElement.className === 'rl-hit'")
    assert page.evaluate("document.activeElement.textContent").lower() == "freibad"


BAD = '<img src=x onerror="alert(3)">'
HOSTILE = "😀🎈 Das <script>alert(1)</script> Bad 😀 {{7*7}} ist <b>zu</b>."


def test_hostile_text_and_patterns_are_text_and_emoji_do_not_shift_the_hit(opened):
    rows = {"article_id": [BAD, "b"], "text": [HOSTILE, HOSTILE], "title": [HOSTILE, BAD], "outlet": [BAD, "<b>"]}
    page = opened(an.explore.search(an.analyse(pd.DataFrame(rows), voices="rules"), "<script>"))
    for pattern in ("<script>", BAD, "Bad"):
        search(page, pattern)
        assert page.locator(".rl img, .rl script").count() == 0
    page.locator(".rl-line").first.click()
    page.locator(".rl-article .ra-body").wait_for()
    assert page.locator(".rl-article .ra-body").text_content() == HOSTILE
    assert page.locator(".rl-hit").inner_text() == "Bad"


@pytest.mark.parametrize("pattern", ["", "Bad"])
def test_axe_finds_nothing_serious(opened, serious, teaching, pattern):
    page = opened(an.explore.search(teaching, pattern, language="de"))
    if pattern:
        page.locator(".rl-line").first.click()
        page.locator(".rl-article .ra-reader").wait_for()
    assert serious(page) == []


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_stands_out_of_the_page(opened, teaching, width):
    page = opened(an.explore.search(teaching, "Bad"), width=width)
    page.locator(".rl-line").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_a_picture_and_the_first_lines_stand(opened, teaching):
    page = opened(an.explore.search(teaching, "Bad"), scripts=False)
    assert page.locator("img[alt^='Abendkurier 12']").count() == 1
    assert page.locator(".ra-table tbody tr").count() == 20
    assert page.locator(".ra-table strong").first.inner_text() == "Bad"
