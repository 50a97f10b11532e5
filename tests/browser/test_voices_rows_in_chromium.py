"""Rows of the explorer of voices in Chromium: direct and indirect parts, only one of both, how many rows."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis as an

pytestmark = [pytest.mark.browser, pytest.mark.timeout(280)]

COLD = (
    "„Das Wasser ist kalt“, sagte Nora Abel. Nora Abel sagte, es sei spät. Bert Cramer sagte, er sei müde.\n\n"
    "Ein Anwohner sagte: „Wir gehen heute noch alle baden.“"
)


def analysed(*texts: str):
    table = {"article_id": [f"a{n:03}" for n in range(len(texts))], "text": list(texts)}
    return an.analyse(pd.DataFrame(table), voices="rules")


def choose(page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).select_option(label=option)


def described(page) -> list[str]:
    return [bar.get_attribute("aria-label") for bar in page.locator(".rl-bar").all()]


@pytest.fixture(scope="module")
def cold():
    return analysed(COLD)


def test_each_bar_is_split_into_what_is_said_directly_and_indirectly(opened, cold):
    page = opened(an.explore.voices(cold))
    # Abel: "Das Wasser ist kalt" (4 words) and "es sei spät" (3), Cramer: "er sei müde" (3), somebody: 6 words; 16.
    assert described(page) == [
        "Nora Abel: 44\u00a0% (direct 25\u00a0%, indirect 19\u00a0%), 7 words, 2 quotations",
        "unnamed speakers: 38\u00a0% (direct 38\u00a0%, indirect 0\u00a0%), 6 words, 1 quotation",
        "Bert Cramer: 19\u00a0% (direct 0\u00a0%, indirect 19\u00a0%), 3 words, 1 quotation",
    ]
    parts = [bar.locator(".rl-part").all() for bar in page.locator(".rl-bar").all()]
    assert [["hatched" in part.get_attribute("class") for part in some] for some in parts] == [
        [False, True], [False], [True]
    ]  # fmt: skip
    widths = [part.bounding_box()["width"] for part in parts[0]]
    assert widths[0] / widths[1] == pytest.approx(4 / 3, rel=0.02)
    assert page.locator(".rl-key").inner_text().split("\n")[0].startswith("in direct quotations")
    assert page.locator(".rl-key .rl-hatched").count() == 1


@pytest.mark.parametrize(("option", "names"), [("those quoted only indirectly", ["Bert Cramer"]),
                                               ("those quoted only directly", ["unnamed speakers"])])  # fmt: skip
def test_a_choice_of_speakers_chooses_rows_and_leaves_their_shares(opened, cold, option, names):
    page = opened(an.explore.voices(cold))
    before = dict(label.split(":", 1) for label in described(page))
    choose(page, "Show", option)
    assert dict(label.split(":", 1) for label in described(page)) == {name: before[name] for name in names}
    assert "Shown: 1 of 3. All quotations of the articles chosen decide" in page.locator(".rl-chart").inner_text()
    page.locator(".rl-switch button").nth(2).click()
    assert page.locator("tbody .rl-link").all_inner_texts() == names


def test_who_is_quoted_only_indirectly_is_decided_on_all_quotations_of_the_articles(opened, cold):
    page = opened(an.explore.voices(cold))
    choose(page, "Show", "those quoted only indirectly")
    choose(page, "Type of speech", "indirect")
    # Abel's direct quotation is hidden now, and is there all the same. Of 6 words of indirect speech 3 are Cramer's.
    assert described(page) == ["Bert Cramer: 50\u00a0% (direct 0\u00a0%, indirect 50\u00a0%), 3 words, 1 quotation"]
    choose(page, "Type of speech", "direct")
    assert "nobody is left who is quoted only in this way" in page.locator(".rl-chart").inner_text()
    choose(page, "Show", "those quoted only directly")
    assert [label.split(":")[0] for label in described(page)] == ["unnamed speakers"]


def test_a_quotation_that_is_too_unsure_to_count_still_decides_how_somebody_is_quoted(opened, cold):
    quotes = cold.quotes
    unsure = quotes["speaker"].eq("Nora Abel") & quotes["type"].eq("direct")
    doubted = quotes.assign(confidence=pd.Series(0.9, index=quotes.index).mask(unsure, 0.4))
    page = opened(an.explore.voices(type(cold)(**{**vars(cold), "quotes": doubted})))
    choose(page, "At least as sure as", "50 of 100 right")
    choose(page, "Show", "those quoted only indirectly")
    assert [label.split(":")[0] for label in described(page)] == ["Bert Cramer"]


def test_free_indirect_speech_is_indirect_and_a_mere_report_counts_nowhere(opened, cold):
    types = {"direct": "free_indirect", "indirect": "indirect_free_indirect"}
    quotes = cold.quotes.assign(type=cold.quotes["type"].map(types))
    last = quotes["speaker"].eq("Bert Cramer")
    free = type(cold)(**{**vars(cold), "quotes": quotes.assign(type=quotes["type"].mask(last, "reported"))})
    page = opened(an.explore.voices(free))
    choose(page, "Show", "those quoted only indirectly")
    assert [label.split(":")[0] for label in described(page)] == ["Nora Abel", "unnamed speakers"]
    assert all("direct 0\u00a0%" in label for label in described(page))


def test_speakers_without_a_name_stand_where_their_size_puts_them_and_apart(opened, cold):
    page = opened(an.explore.voices(cold, language="de"))
    assert [label.split(":")[0] for label in described(page)] == ["Nora Abel", "ohne Namen", "Bert Cramer"]
    apart = page.locator(".rl-apart .rl-label")
    assert apart.all_inner_texts() == ["ohne Namen"]
    assert apart.evaluate("one => getComputedStyle(one).fontStyle") == "italic"


def people(n: int):
    """Each of them says two words; names of letters alone, in no order of sizes."""
    first = ["Ada", "Bea", "Cläre", "Dina", "Ella", "Frida", "Greta", "Hanna", "Ida", "Jona", "Kaja", "Lena", "Mia"]
    last = ["Acker", "Berg", "Claus", "Dorn", "Eber", "Feld", "Gross", "Holz", "Iben", "Junk", "Kauf", "Leh", "Mark",
            "Nagel", "Ober", "Pohl"]  # fmt: skip
    names = [f"{one} {other}mann" for other in last for one in first]
    return analysed(*(f"„Wir warten“, sagte {name}." for name in names[:n]))


def test_all_rows_are_shown_on_demand_and_taken_back(opened):
    page = opened(an.explore.voices(people(20)))
    # The button says that there are more; a note that they stand in the CSV file would be beside the point.
    assert (page.locator(".rl-bar").count(), "further rows" in page.locator(".rl-chart").inner_text()) == (15, False)
    page.get_by_role("button", name="Show all 20").press("Enter")
    assert (page.locator(".rl-bar").count(), "further rows" in page.locator(".rl-chart").inner_text()) == (20, False)
    assert page.evaluate("document.activeElement.textContent") == "Show fewer"
    page.keyboard.press("Enter")
    assert page.locator(".rl-bar").count() == 15


def test_no_more_than_two_hundred_rows_are_shown_and_the_rest_is_told(opened):
    page = opened(an.explore.voices(people(208)))
    page.get_by_role("button", name="Show the first 200").click()
    assert page.locator(".rl-bar").count() == 200
    assert "8 further rows stand in the CSV file" in page.locator(".rl-chart").inner_text()


def test_the_picture_as_a_file_is_hatched_too(opened, cold):
    page = opened(an.explore.voices(cold))
    with page.expect_download() as download:
        page.get_by_role("button", name="SVG").click()
    drawing = download.value.path().read_text(encoding="utf-8")
    assert drawing.count("<pattern ") >= 1
    # Two bars, and the legend.
    assert drawing.count('fill="url(#hatch-') == 3
    for said in (
        "in direct quotations",
        "in indirect ones only",
        "44\u00a0% · 7 words",
        "What counts: 1 article, no filter.",
    ):
        assert f">{said}</text>" in drawing
    assert drawing.rindex("Automatic coding") > drawing.index("What counts")
    assert (
        page.evaluate(
            "text => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')", drawing
        )
        is None
    )


def test_a_page_says_where_a_line_is_lacking(opened, cold):
    page = opened(an.explore.voices(cold))
    said = page.locator(".rl-chart").inner_text()
    assert "Rows without a line have too few articles" in said
    assert "Line: 95 %" not in said


DATED = {
    "article_id": list("abcdef"),
    "text": [f"„Wir warten auf Bahn {n}“, sagte Nora Abel." for n in "123456"],
    "outlet": ["Abendkurier", "Tageblatt", "Tageblatt", "Abendkurier", "Abendkurier", "Wochenpost"],
    "event": ["wind", "wind", "wind", "bad", "<b>nacht</b>", None],
    "date": ["2031-06-03", "2031-06-07", None, "2031-05-28", None, "2030-01-01"],
}


def options(page, label: str) -> list[str]:
    return page.get_by_label(label, exact=True).locator("option").all_inner_texts()


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["bad (28 May 2031, 1 article)", "wind (3–7 June 2031, 3 articles)", "<b>nacht</b> (1 article)"]),
        ("de", ["bad (28. Mai 2031, 1 Artikel)", "wind (3.–7. Juni 2031, 3 Artikel)", "<b>nacht</b> (1 Artikel)"]),
    ],
)
@pytest.mark.parametrize("explorer", ["voices", "entities", "sentences", "search", "framing"])
def test_events_are_told_with_their_days_and_articles_the_first_one_first(opened, explorer, language, expected):
    result = an.analyse(pd.DataFrame(DATED), voices="rules")
    given = {"pattern": "Bahn"} if explorer == "search" else {}
    page = opened(getattr(an.explore, explorer)(result, language=language, **given))
    shown = options(page, "Event" if language == "en" else "Ereignis")
    # Before them: all, events of two outlets, events of every outlet. The articles without an event stand last.
    assert shown[3:6] == expected
    assert len(shown) == 7
    assert shown[6].startswith("not given (1 January 2030" if language == "en" else "nicht angegeben (1. Januar 2030")


def test_days_of_two_months_or_years_are_both_named(opened):
    rows = {**DATED, "event": ["x", "x", "x", "x", "y", "y"]}
    rows["date"] = ["2031-06-03", "2031-05-28", "2031-06-01", "2031-06-02", "2030-12-30", "2031-01-02"]
    page = opened(an.explore.voices(an.analyse(pd.DataFrame(rows), voices="rules")))
    assert options(page, "Event")[3:] == [
        "y (30 December 2030 – 2 January 2031, 2 articles)",
        "x (28 May – 3 June 2031, 4 articles)",
    ]


@pytest.mark.parametrize(("option", "n"), [("on events of two outlets or more", 3), ("on events of every outlet", 0)])
@pytest.mark.parametrize("explorer", ["voices", "entities", "sentences"])
def test_events_that_several_outlets_report_can_be_chosen(opened, explorer, option, n):
    # "wind" has the articles a, b and c of two outlets; no event has all three.
    page = opened(getattr(an.explore, explorer)(an.analyse(pd.DataFrame(DATED), voices="rules")))
    choose(page, "Event", option)
    summary = page.locator(".rl-summary").inner_text()
    assert summary.startswith(f"{n} articles") if n else "chosen" in summary or "No " in summary


def test_headings_say_what_their_figures_count(opened, cold):
    page = opened(an.explore.voices(cold, language="de"))
    assert options(page, "Nach")[0] == "Sprecherin oder Sprecher"
    page.locator(".rl-switch button").nth(2).click()
    heads = page.locator("thead th").all_inner_texts()
    assert (heads[0], heads[6], heads[7]) == ("Wer spricht", "Artikel: zuerst zitiert", "Artikel: zuletzt zitiert")
    page.locator(".rl-switch button").nth(3).click()
    heads = page.locator("thead th").all_inner_texts()
    assert heads[2] == "aller Erwähnungen von Personen"
    assert heads[3:5] == ["Wörter, die sie sagt", "von allem, was Personen sagen"]
    # Abel says 7 words, Cramer 3; the 6 of somebody without a name are not among what persons say.
    assert [row.inner_text() for row in page.locator("tbody td:nth-child(5)").all()] == ["70\u00a0%", "30\u00a0%"]


@pytest.mark.parametrize(
    ("language", "unnamed", "nobody"),
    [("en", "unnamed: ein Anwohner", "Nobody is named"), ("de", "ohne Namen: ein Anwohner", "Niemand genannt")],
)
def test_passages_of_the_unnamed_are_headed_by_the_words_of_the_text(cold, language, unnamed, nobody):
    quotes = cold.quotes
    mute = quotes["speaker"].eq("Bert Cramer")
    lacking = {name: quotes[name].mask(mute) for name in ("speaker", "speaker_id", "speaker_kind", "speaker_text")}
    told = an.explore.voices(type(cold)(**{**vars(cold), "quotes": quotes.assign(**lacking)}), language=language)
    page = told._shown.passages.embedded()["passage"]
    assert sorted({one["speaker"] for one in page.values()}) == sorted(["Nora Abel", unnamed, nobody])


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "1 of 3 articles is a copy of another; it counts each time.", "2 of 3 articles are copies of others"),
        ("de", "1 von 3 Artikeln ist die Kopie eines anderen; sie zählt mit.", "2 von 3 Artikeln sind Kopien anderer"),
    ],
)
def test_copies_that_count_each_time_are_told(opened, language, one, two):
    result = analysed(COLD, COLD.replace("kalt", "warm"), "„Wir warten“, sagte Nora Abel.")
    for copies, said in (([None, "a000", None], one), ([None, "a000", "a000"], two)):
        articles = result.articles.assign(duplicate_of=pd.Series(copies, dtype="str"))
        page = opened(an.explore.voices(type(result)(**{**vars(result), "articles": articles}), language=language))
        assert said in page.locator(".rl-summary").inner_text()
        page.get_by_label("Wire copy" if language == "en" else "Agenturtexte", exact=True).select_option("once")
        assert said[6:20] not in page.locator(".rl-summary").inner_text()


def test_a_share_of_all_has_no_interval_and_the_page_says_why(opened):
    page = opened(an.explore.voices(analysed(*["„Wir warten“, sagte Nora Abel."] * 6)))
    assert page.locator(".rl-bar .rl-value").all_inner_texts() == ["100\u00a0%"]
    assert page.locator(".rl-whisker").count() == 0
    assert "no interval: drawing again among articles that all agree" in page.locator(".rl-chart").inner_text()
    assert "Rows without a line" not in page.locator(".rl-chart").inner_text()
