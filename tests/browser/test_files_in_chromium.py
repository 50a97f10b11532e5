"""Files that explorers save, in Chromium: their names, what they say of the choice, and shares that look alike."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

import analysis as an

pytestmark = [pytest.mark.browser, pytest.mark.timeout(280)]


def saved(page) -> tuple[str, list[dict[str, str]]]:
    """The name of the CSV file and its rows."""
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").first.click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    return download.value.suggested_filename, list(csv.DictReader(io.StringIO(text)))


def choose(page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).select_option(label=option)


def test_a_file_of_shares_says_what_it_counts(opened, teaching):
    page = opened(an.explore.voices(teaching))
    choose(page, "Outlet", "Abendkurier")
    choose(page, "Event", "on events of two outlets or more")
    page.get_by_label("From", exact=True).fill("2025-05-13")
    choose(page, "Type of speech", "indirect")
    choose(page, "At least as sure as", "70 of 100 right")
    choose(page, "Wire copy", "once")
    choose(page, "Counted", "share of quotations")
    name, rows = saved(page)
    assert name == "redeanteil_voices_share_quotes.csv"
    n = page.locator(".rl-summary").inner_text().split(" ")[0]
    filters = {
        "filter: Outlet": "Abendkurier", "filter: Event": "on events of two outlets or more",
        "filter: From": "2025-05-13", "filter: Until": "",
        "filter: Type of speech": "indirect", "filter: Actor type": "all", "filter: Gender": "all",
        "filter: At least as sure as": "70 of 100 right", "filter: Show": "all", "filter: Wire copy": "once",
        "articles that count": n,
    }  # fmt: skip
    assert len(rows) > 3
    for row in rows:
        assert list(row)[-len(filters) - 2 :] == [*filters, "saved", "version"]
        assert (row["version"], len(row["saved"])) == (an.__version__, len("2031-06-03"))
        assert {key: row[key] for key in filters} == filters


def test_a_file_of_shares_has_the_intervals_that_are_known(opened, teaching):
    page = opened(an.explore.voices(teaching))
    _, rows = saved(page)
    table = an.measures.speaker_prominence(teaching.quotes, teaching.articles).set_index("speaker")
    for row in rows[:3]:
        expected = table.loc[row["name"]] if row["name"] in table.index else None
        if expected is not None:
            ends = [float(row["95 % interval from"]), float(row["95 % interval to"])]
            assert ends == pytest.approx(expected[["share_words_low", "share_words_high"]].tolist())
    assert [(row["95 % interval from"], row["95 % interval to"]) for row in rows[-3:]] == [("", "")] * 3


NAMES = {
    "voices": ["share_words", "density_outlet", "prominence_speaker", "speaking", "diversity_outlet_words"],
    "entities": ["frequency", "pairs_article", "dispersion", "timeline_month"],
    "sentences": ["length_outlet", "readability_outlet", "forms_outlet", "hardest_n_words"],
}


@pytest.mark.parametrize("explorer", NAMES)
def test_every_file_is_named_after_explorer_and_measure_and_says_how_many_articles_count(opened, teaching, explorer):
    page = opened(getattr(an.explore, explorer)(teaching))
    for at, name in enumerate(NAMES[explorer]):
        page.locator(".rl-switch button").nth(at).click()
        found, rows = saved(page)
        assert found == f"redeanteil_{explorer}_{name}.csv"
        assert {row["articles that count"] for row in rows} == {"25"}
        assert {row["filter: Event"] for row in rows} == {"all events"}


def test_a_file_of_hits_says_what_was_looked_for(opened, teaching):
    page = opened(an.explore.search(teaching, "Freibad", language="de"))
    page.locator(".rl-line").first.wait_for()
    page.get_by_label("Suchen nach", exact=True).fill("etwas anderes")
    name, rows = saved(page)
    assert name == "redeanteil_search_hits.csv"
    assert {(row["Filter: Suchen nach"], row["Artikel, die zählen"]) for row in rows} == {("Freibad", "25")}


def test_shares_that_differ_do_not_look_alike(opened):
    # 200, 203 and 197 of 600 words: 33.33, 33.83 and 32.83 %, which would be 33, 34 and 33 in whole numbers.
    said = {"Nora Abel": 200, "Bert Cramer": 203, "Ute Dorn": 197}
    text = "\n\n".join(f"„{' '.join(['so'] * n)}“, sagte {name}." for name, n in said.items())
    page = opened(an.explore.voices(an.analyse(pd.DataFrame({"article_id": ["a"], "text": [text]}), voices="rules")))
    assert page.locator(".rl-bar .rl-value").all_inner_texts() == ["33.8\u00a0%", "33.3\u00a0%", "32.8\u00a0%"]


def test_shares_that_are_the_same_keep_their_decimals(opened):
    text = "„Wir warten hier“, sagte Nora Abel.\n\n„Wir baden hier“, sagte Bert Cramer."
    page = opened(an.explore.voices(an.analyse(pd.DataFrame({"article_id": ["a"], "text": [text]}), voices="rules")))
    assert page.locator(".rl-bar .rl-value").all_inner_texts() == ["50\u00a0%", "50\u00a0%"]
