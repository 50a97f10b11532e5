"""Two groups compared in the explorer of voices, in Chromium: figures of the measures, their passages, the files."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

import analysis as an
from analysis import measures

pytestmark = [pytest.mark.browser, pytest.mark.timeout(280)]


def choose(page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).select_option(label=option)


def chosen(page, label: str) -> str:
    return page.locator(".rl-chance").get_by_label(label, exact=True).locator("option:checked").inner_text()


def chance_row(page) -> dict[str, str]:
    """The row of the section's file, once it has come."""
    page.locator(".rl-chance .rl-save").wait_for()
    with page.expect_download() as download:
        page.locator(".rl-chance").get_by_role("button", name="CSV").click()
    return next(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))


def assert_is(found: dict[str, str], row) -> None:
    for head, name in (
        ("share a", "figure_a"),
        ("share b", "figure_b"),
        ("difference", "difference"),
        ("p", "p_value"),
    ):
        assert float(found[head] or "nan") == pytest.approx(row[name], nan_ok=True), name
    assert (int(found["exchanges"]), int(found["articles a"])) == (row["n_perm"], row["n_articles_a"])


def test_a_page_holds_the_comparison_that_it_shows_first(opened, teaching):
    page = opened(an.explore.voices(teaching))
    name, a, b = (chosen(page, label) for label in ("Whose share", "Group", "Compared with"))
    table = measures.speaker_prominence(teaching.quotes, teaching.articles, n_boot=0)
    assert name == table.loc[table["n_quoted_words"].idxmax(), "speaker"]
    counts = measures.voice_counts(teaching.quotes, teaching.articles, of=name)
    row = measures.compare_groups(counts, teaching.articles, a=a, b=b, within="event").iloc[0]
    found = chance_row(page)
    assert_is(found, row)
    assert (found["share of"], found["exchanged within"], found["filter: Outlet"]) == (name, "events", "all outlets")
    said = page.locator(".rl-chance").inner_text()
    assert "only with articles on the same event" in said
    assert "significant" not in said
    choose(page, "Type of speech", "direct")
    page.get_by_text("Exchanging articles for this choice needs a notebook").wait_for()


def test_the_first_groups_are_those_furthest_apart(opened, teaching):
    page = opened(an.explore.voices(teaching))
    name = chosen(page, "Whose share")
    outlets = measures.speaker_prominence(teaching.quotes, teaching.articles, by="outlet", n_boot=0)
    n_quotes = outlets.groupby("group")["n_quotes"].sum()
    enough = n_quotes.index[n_quotes.ge(5)]
    own = outlets[outlets["speaker"].eq(name)].set_index("group")["share_words"].reindex(enough).fillna(0)
    assert [chosen(page, "Group"), chosen(page, "Compared with")] == [own.idxmax(), own.idxmin()]


def test_that_p_is_too_small_is_said_of_the_pair_that_was_picked_for_its_difference_alone(with_kernel, teaching):
    page = with_kernel(an.explore.voices(teaching))
    furthest = page.get_by_text("These two groups are offered because they are furthest apart")
    furthest.wait_for()
    pair = [chosen(page, "Group"), chosen(page, "Compared with")]
    others = page.get_by_label("Group", exact=True).locator("option").all_inner_texts()
    choose(page, "Group", next(name for name in others if name not in pair))
    page.locator(".rl-chance").get_by_text("p = ").first.wait_for()
    assert furthest.count() == 0


@pytest.mark.parametrize("by", ["outlet", "event", "month"])
def test_the_kernel_compares_with_all_filters(with_kernel, teaching, by):
    page = with_kernel(an.explore.voices(teaching))
    choose(page, "Event", "on events of two outlets or more")
    choose(page, "Type of speech", "indirect")
    choose(page, "At least as sure as", "70 of 100 right")
    choose(page, "By", "actor type")
    choose(page, "Compare", f"{by}s")
    choose(page, "Whose share", "politics")
    articles = measures.shared_events(teaching.articles, least=2)[0]
    types = ("indirect", "free_indirect", "indirect_free_indirect")
    counts = measures.voice_counts(
        teaching.filter(min_confidence=0.695).quotes, articles, of="politics", per="actor_type",
        entities=teaching.entities, types=types,
    )  # fmt: skip
    a, b = chosen(page, "Group"), chosen(page, "Compared with")
    row = measures.compare_groups(counts, articles, by=by, a=a, b=b, within="event" if by == "outlet" else None)
    found = chance_row(page)
    assert_is(found, row.iloc[0])
    assert (found["filter: Type of speech"], found["grouped by"]) == ("indirect", f"{by}s")


@pytest.mark.parametrize(("measure", "weight"), [("share of quotations", "quotes"), ("articles reached", None)])
def test_what_is_compared_is_what_is_counted(with_kernel, teaching, measure, weight):
    page = with_kernel(an.explore.voices(teaching))
    choose(page, "Counted", measure)
    name, a, b = (chosen(page, label) for label in ("Whose share", "Group", "Compared with"))
    counts = measures.voice_counts(teaching.quotes, teaching.articles, of=name, weight=weight or "words")
    if weight is None:
        # Reach: the share of all articles that quote somebody.
        counts = counts.assign(value=counts["value"].gt(0).astype(int), base=1)
    assert_is(chance_row(page), measures.compare_groups(counts, teaching.articles, a=a, b=b, within="event").iloc[0])


def test_both_counts_lead_to_their_quotations_and_one_thing_alone_is_pressed(opened, teaching):
    page = opened(an.explore.voices(teaching))
    name, group = chosen(page, "Whose share"), chosen(page, "Group")
    here = teaching.articles.loc[teaching.articles["outlet"].eq(group), "article_id"]
    there = teaching.quotes[teaching.quotes["article_id"].isin(here) & teaching.quotes["type"].ne("reported")]
    page.locator(".rl-bar").first.click()
    for at, (who, n) in enumerate([(name, there["speaker"].eq(name).sum()), ("all", len(there))]):
        page.locator(".rl-chance .rl-figure").nth(at).click()
        page.locator(".rl-passage").first.wait_for()
        assert page.locator(".rl-passages .rl-heading").inner_text().startswith(f"{who}, {group}: {n} quotations")
        assert page.locator(".rl-chart [aria-pressed='true']").count() == 1
    page.locator(".rl-bar").first.click()
    assert page.locator(".rl-chance [aria-pressed='true']").count() == 0


def test_where_there_is_one_group_another_way_can_be_chosen(opened):
    rows = {
        "article_id": ["a", "b"], "text": ["„Ja“, sagte Nora Abel.", "„Nein“, sagte Bert Cramer."],
        "outlet": ["Abendkurier", "Tageblatt"], "date": pd.to_datetime(["2031-05-02", "2031-06-02"]),
    }  # fmt: skip
    page = opened(an.explore.voices(an.analyse(pd.DataFrame(rows), voices="rules")))
    # One word each: in two articles both ways to share them out are as far apart, 1 - 0.
    assert "in 2 of 2 exchanges" in page.locator(".rl-chance").inner_text()
    choose(page, "Outlet", "Tageblatt")
    page.get_by_text("two groups of articles are needed").wait_for()
    choose(page, "Compare", "months")
    page.get_by_text("two groups of articles are needed").wait_for()
    choose(page, "Outlet", "all outlets")
    page.get_by_text("Exchanging articles for this choice needs a notebook").wait_for()


def test_one_article_has_no_groups_and_nobody_quoted_no_section(opened):
    one = pd.DataFrame({"article_id": ["a"], "text": ["„Ja“, sagte Nora Abel."]})
    page = opened(an.explore.voices(an.analyse(one, voices="rules")))
    assert "two groups of articles are needed" in page.locator(".rl-chance").inner_text()
    none = one.assign(text="Der Rat tagt heute.")
    assert opened(an.explore.voices(an.analyse(none, voices="rules"))).locator(".rl-chance").count() == 0


def test_the_section_in_german_and_for_all_readers(opened, teaching, serious):
    page = opened(an.explore.voices(teaching, language="de"), width=390)
    said = page.locator(".rl-chance").inner_text()
    assert "Ist der Unterschied mehr als Zufall?" in said
    assert "Wessen Anteil" in said
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert serious(page) == []
