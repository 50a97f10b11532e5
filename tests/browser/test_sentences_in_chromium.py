"""The explorer of sentences as a page in Chromium, without a kernel: figures, sentences, keyboard, hostile text."""

from __future__ import annotations

import math

import pandas as pd
import pytest

import analysis as an

pytestmark = [pytest.mark.browser, pytest.mark.timeout(280)]
VIEWS = ["Length", "Readability", "Passive and Konjunktiv", "Hardest sentences"]
HARD = {
    "n_words": "many words", "n_syllables": "many syllables", "n_long_words": "many words of more than six letters",
    "n_three_syllables": "many words of three syllables and more",
}  # fmt: skip


def view(page, name: str) -> None:
    page.locator(".rl-switch").get_by_role("button", name=name).click()


def choose(page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).select_option(label=option)


def same(found: list[list[str]], table: pd.DataFrame, columns: list[str]) -> None:
    assert [row[0] for row in found[1:]] == table["group"].fillna("not given").tolist()
    for row, (_, expected) in zip(found[1:], table.iterrows(), strict=True):
        values = [float(value) if value else math.nan for value in row[1:]]
        assert values == pytest.approx(expected[columns].astype(float).tolist(), nan_ok=True)


LENGTH = ["n_articles", "n_sentences", "n_words", "words_mean", "words_median", "words_q1", "words_q3", "words_iqr"]


@pytest.mark.parametrize(("compared", "by"), [("outlets", "outlet"), ("events", "event"), ("months", "month")])
def test_lengths_are_those_of_the_measure(opened, csv_rows, teaching, compared, by):
    page = opened(an.explore.sentences(teaching))
    choose(page, "Compare", compared)
    table = an.measures.sentence_statistics(teaching.sentences, teaching.articles, by=by)
    same(csv_rows(page), table, [*LENGTH, "words_longest"])


def test_lengths_of_the_articles_chosen_are_those_of_the_filtered_analysis(opened, csv_rows, teaching):
    page = opened(an.explore.sentences(teaching))
    choose(page, "Outlet", "nna")
    page.get_by_label("From", exact=True).fill("2025-05-15")
    page.keyboard.press("Tab")
    part = teaching.filter(outlet="nna", start="2025-05-15")
    table = an.measures.sentence_statistics(part.sentences, part.articles, by="outlet")
    same(csv_rows(page), table, [*LENGTH, "words_longest"])


def test_all_articles_together_are_the_whole_corpus(opened, csv_rows, teaching):
    page = opened(an.explore.sentences(teaching))
    choose(page, "Compare", "all articles")
    table = an.measures.sentence_statistics(teaching.sentences, teaching.articles, by=None)
    same(csv_rows(page), table.assign(group="all articles"), [*LENGTH, "words_longest"])


def test_readability_is_that_of_the_measure(opened, csv_rows, teaching):
    page = opened(an.explore.sentences(teaching))
    view(page, "Readability")
    columns = [
        "n_articles", "n_sentences", "n_words", "flesch_amstad", "lix", "wiener_1", "wiener_2", "wiener_3", "wiener_4",
        "words_per_sentence", "syllables_per_word",
    ]  # fmt: skip
    same(csv_rows(page), an.measures.readability(teaching.sentences, teaching.articles, by="outlet"), columns)


def test_passive_and_konjunktiv_are_those_of_the_measure(opened, csv_rows, teaching):
    page = opened(an.explore.sentences(teaching))
    view(page, "Passive")
    table = an.measures.sentence_statistics(teaching.sentences, teaching.articles, by="outlet")
    same(csv_rows(page), table, ["n_articles", "n_sentences", "share_passive", "share_konjunktiv"])


def test_a_bar_of_a_form_leads_to_the_sentences_that_have_it(opened, teaching):
    page = opened(an.explore.sentences(teaching))
    view(page, "Passive")
    page.get_by_role("button", name="nna: passive").click()
    page.locator(".rl-passage").first.wait_for()
    table = teaching.sentences.merge(teaching.articles[["article_id", "outlet"]], on="article_id")
    expected = table[table["outlet"].eq("nna") & table["passive"]]
    shown = page.locator(".rl-passage .rl-how").all_inner_texts()
    assert len(shown) == min(20, len(expected))
    assert all("passive" in how for how in shown)


@pytest.mark.parametrize("count", HARD)
def test_the_hardest_sentences_stand_there_hardest_first(opened, csv_rows, teaching, count):
    page = opened(an.explore.sentences(teaching))
    view(page, "Hardest")
    choose(page, "Hard means", HARD[count])
    table = teaching.sentences.sort_values(count, ascending=False, kind="stable")
    columns = ["n_words", "n_syllables", "n_long_words", "n_three_syllables", "n_one_syllable"]
    rows = csv_rows(page)[1:]
    assert [row[0] for row in rows] == table["article_id"].tolist()
    assert [[int(value) for value in row[1:]] for row in rows] == table[["sentence", *columns]].to_numpy().tolist()
    first = table.iloc[0]
    text = teaching.articles.set_index("article_id").loc[first["article_id"], "text"][first["start"] : first["end"]]
    page.locator(".rl-passage").first.wait_for()
    assert page.locator(".rl-passage .rl-words").first.inner_text() == " ".join(text.split())


def test_from_a_bar_of_the_distribution_to_the_sentence_in_its_article(opened, teaching):
    page = opened(an.explore.sentences(teaching))
    column = page.get_by_role("button", name="nna, 16–20 words")
    column.click()
    assert column.get_attribute("aria-pressed") == "true"
    table = teaching.sentences.merge(teaching.articles[["article_id", "outlet"]], on="article_id")
    expected = table[table["outlet"].eq("nna") & table["n_words"].between(16, 20)]
    assert f"{len(expected)} sentences" in page.locator(".rl-passages .rl-heading").inner_text()
    passage = page.locator(".rl-passage").nth(1)
    sentence = passage.locator("mark").inner_text()
    passage.click()
    page.locator(".rl-article .ra-reader").wait_for()
    assert page.evaluate("document.activeElement.className") == "rl-hit"
    assert " ".join("".join(page.locator(".rl-hit").all_text_contents()).split()) == sentence


def test_the_keyboard_reaches_a_bar_of_the_distribution_and_escape_leads_back_to_it(opened, teaching):
    page = opened(an.explore.sentences(teaching))
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "rl-column":
            break
    page.keyboard.press("Enter")
    page.locator(".rl-passage").first.wait_for()
    assert page.evaluate("document.activeElement.matches('.rl-passages > .rl-heading')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"


def test_the_hardest_sentences_leave_the_focus_where_it_was_chosen(opened, teaching):
    page = opened(an.explore.sentences(teaching))
    view(page, "Hardest")
    page.locator(".rl-passage").first.wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Hardest sentences"


@pytest.mark.parametrize("at", range(len(VIEWS)))
def test_axe_finds_nothing_serious(opened, serious, teaching, at):
    page = opened(an.explore.sentences(teaching, language="de"))
    page.locator(".rl-switch button").nth(at).click()
    if at < 3:
        page.locator(".rl-chart :is(.rl-bar, .rl-column)").first.click()
    page.locator(".rl-passage").first.click()
    page.locator(".rl-article .ra-reader").wait_for()
    assert serious(page) == []


BAD = '<img src=x onerror="alert(3)">'
HOSTILE = "😀🎈 Das <script>alert(1)</script> gilt 😀 nicht.\n\nEs 🎈 regnet {{7*7}} heute in <b>Abel</b>."


def test_hostile_text_is_text_and_emoji_do_not_shift_the_hit(opened):
    rows = {"article_id": [BAD, "b"], "text": [HOSTILE, HOSTILE], "title": [HOSTILE, BAD], "outlet": [BAD, "<b>"]}
    page = opened(an.explore.sentences(an.analyse(pd.DataFrame(rows), voices="rules")))
    for name in VIEWS:
        view(page, name)
        assert page.locator(".rl img, .rl script").count() == 0
    page.locator(".rl-passage", has_text="regnet").first.click()
    page.locator(".rl-article .ra-body").wait_for()
    assert page.locator(".rl-article .ra-body").text_content() == HOSTILE
    assert "".join(page.locator(".rl-hit").all_text_contents()) == HOSTILE.split("\n\n")[1]


@pytest.mark.parametrize("text", ["Es regnet.", "😀", "???"])
def test_one_article_of_which_nothing_is_known(opened, text):
    result = an.analyse(pd.DataFrame({"article_id": ["a"], "text": [text]}), voices="rules")
    page = opened(an.explore.sentences(result))
    for name in VIEWS:
        view(page, name)
        shown = page.locator(".rl").inner_text()
        assert not any(word in shown for word in ("NaN", "Infinity", "undefined", "false"))


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_stands_out_of_the_page(opened, teaching, width):
    page = opened(an.explore.sentences(teaching), width=width)
    for name in VIEWS:
        view(page, name)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_without_scripts_a_picture_and_the_longest_sentences_stand(opened, teaching):
    page = opened(an.explore.sentences(teaching), scripts=False)
    assert page.locator("img[alt^='median: Abendkurier 7']").count() == 1
    rows = page.locator(".ra-table tbody tr")
    assert rows.count() == 10
    assert "47" in rows.first.inner_text()
