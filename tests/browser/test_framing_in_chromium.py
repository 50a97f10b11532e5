"""The explorer of framing as a page in Chromium, without a kernel: figures, passages, keyboard, hostile text."""

from __future__ import annotations

import csv
import io
import re

import pandas as pd
import pytest

import analysis as an
from analysis import measures
from analysis.charts.wording import words as chart_words
from analysis.explore.live.columns import for_page
from analysis.explore.word_owners import frame_words
from analysis.measures.cue_places import counted_once

pytestmark = [pytest.mark.browser, pytest.mark.timeout(280)]

VIEWS = {"cues": 0, "scare": 1, "frames": 2, "adopted": 3, "keyness": 4}
NAMED = chart_words("en")
OUTLET = "Freie Heimat aktuell"


@pytest.fixture(scope="module")
def result():
    return an.analyse(an.load_corpus(an.sample("teaching")), voices="rules")


@pytest.fixture(scope="module")
def pages(result):
    """The explorer as HTML, by language."""
    return {language: an.explore.framing(result, language=language).static() for language in ("en", "de")}


@pytest.fixture
def show(chromium, tmp_path):
    """A function that opens the explorer as a page; whatever goes wrong there fails the test."""
    troubles: list[str] = []

    def opened(html, language="en", width=1280):
        page = chromium.new_page(viewport={"width": width, "height": 900}, locale="en-GB")
        page.on("pageerror", lambda error: troubles.append(f"error {error}"))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: (troubles.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: troubles.append(request.url) if request.url.startswith("http") else None)
        path = tmp_path / "page.html"
        head = f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>Redeanteil</title><body><main>'
        path.write_text(f"{head}{html}</main>", encoding="utf-8")
        page.goto(path.as_uri())
        page.locator(".rl-title").wait_for()
        return page

    yield opened
    assert troubles == []


def view(page, name: str) -> None:
    page.locator(".rl-switch button").nth(VIEWS[name]).click()
    page.locator(".rl-save").first.wait_for()


def choose(page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).select_option(label=option)


def csv_rows(page, number: int = 0) -> list[list[str]]:
    """The rows of the CSV file that a button gives, without its head and what is chosen."""
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").nth(number).click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    return [row[: head.index("filter: Outlet")] for row in rows]


def by_key(rows: list[list[str]], keys: int) -> dict[tuple[str, ...], list[float]]:
    """Figures by the first columns; every key is there once."""
    found = {tuple(row[:keys]): [float(value) if value else float("nan") for value in row[keys:]] for row in rows}
    assert len(found) == len(rows)
    return found


def equal(found: dict, expected: dict) -> None:
    assert found.keys() == expected.keys()
    assert found
    for key, figures in expected.items():
        assert found[key] == pytest.approx(figures, abs=1e-9, nan_ok=True), key


def with_spread(table: pd.DataFrame, figure: str, alike: pd.Series) -> pd.DataFrame:
    """The measure's table without the intervals that say nothing: where all articles agree."""
    ends = [f"{figure}_low", f"{figure}_high"]
    return table.assign(**{end: table[end].mask(alike) for end in ends})


def group_name(row) -> str:
    if row.by == "corpus":
        return "all articles"
    if row.by == "speaker":
        names = {"anonymous": "unnamed speakers"}
        return names.get(row.group, row.group) if isinstance(row.group, str) else "nobody is named"
    return row.group if isinstance(row.group, str) else "not given"


def said_by(result, speaker: str) -> pd.DataFrame:
    """The quotations of a speaker, each with the word of saying that counts for it."""
    once = counted_once(result.quotes[result.quotes["type"].ne("reported")])
    return once[once["speaker"].eq(speaker)]


def choose_speaker(page, name: str) -> None:
    control = page.get_by_label(page.get_by_label(re.compile("^(Speaker|Wer spricht)$")).get_attribute("aria-label"))
    options = control.locator("option").all_inner_texts()
    control.select_option(label=next(option for option in options if option.startswith(f"{name} (")))


def narrowed(page, result, filters: str):
    """What is left of the analysis with these filters, and the same chosen on the page."""
    if filters == "outlet and sure":
        choose(page, "Outlet", OUTLET)
        choose(page, "At least as sure as", "70 of 100 right")
        return result.filter(outlet=OUTLET, min_confidence=0.695)
    if filters == "sure":
        choose(page, "At least as sure as", "70 of 100 right")
        return result.filter(min_confidence=0.695)
    if filters == "shared events":
        choose(page, "Event", "on events of every outlet")
        kept = measures.shared_events(result.articles, least=None)[0]
        return result.filter(article_id=kept["article_id"].tolist())
    if filters == "dates":
        page.get_by_label("Until", exact=True).fill("2025-06-30")
        page.get_by_label("Until", exact=True).dispatch_event("change")
        return result.filter(end="2025-06-30")
    return result


FILTERS = ["none", "outlet and sure", "shared events", "dates"]


@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("by", ["outlet", "event", "month", "speaker", "corpus"])
def test_cue_stances_and_words_of_saying_are_those_of_the_measures(show, pages, result, by, filters):
    page = show(pages["en"])
    part = narrowed(page, result, filters)
    choose(page, "Compare", {"corpus": "the whole corpus"}.get(by, f"{by}s"))
    group = None if by == "corpus" else by
    stance = measures.cue_stance(part.quotes, part.articles, by=group, n_boot=0)
    figures = [*zip(stance["n"], stance["n_cues"], stance["n_quotes"], stance["share"], strict=True)]
    keys = [(group_name(row), NAMED[f"stance_{row.stance}"]) for row in stance.itertuples(index=False)]
    found = by_key(csv_rows(page), 2)
    equal({key: values[:4] for key, values in found.items()}, dict(zip(keys, map(list, figures), strict=True)))
    use = measures.cue_use(part.quotes, part.articles, by=group)
    expected = {
        (group_name(row), row.cue_lemma, NAMED[f"stance_{row.stance}"]): [row.n, row.n_cues, row.n_quotes, row.share]
        for row in use.itertuples(index=False)
    }
    equal(by_key(csv_rows(page, -1), 3), expected)


def test_first_intervals_of_cue_stances_are_those_of_the_measure_and_go_when_the_choice_changes(show, pages, result):
    page = show(pages["en"])
    table = measures.cue_stance(result.quotes, result.articles)
    expected = {
        (row.group, NAMED[f"stance_{row.stance}"]): [row.share_low, row.share_high]
        for row in table.itertuples(index=False)
    }
    equal({key: values[4:] for key, values in by_key(csv_rows(page), 2).items()}, expected)
    assert page.locator(".rl-below").count() > 5
    choose(page, "Outlet", OUTLET)
    assert page.locator(".rl-below").count() == 0
    assert "need a notebook with a running kernel" in page.locator(".rl-chart").inner_text()


@pytest.mark.parametrize("filters", ["none", "shared events", "dates"])
@pytest.mark.parametrize("by", ["outlet", "event", "month", "corpus"])
def test_scare_quotes_are_those_of_the_measure(show, pages, result, by, filters):
    page = show(pages["en"])
    part = narrowed(page, result, filters)
    view(page, "scare")
    choose(page, "Compare", {"corpus": "the whole corpus"}.get(by, f"{by}s"))
    table = measures.scare_quotes(part.marked, part.sentences, part.articles, by=None if by == "corpus" else by)
    table = with_spread(table, "per_1000_words", table["n"].eq(0))
    columns = ["n_articles", "n_articles_with", "n_words", "n", "per_1000_words"]
    intervals = ["per_1000_words_low", "per_1000_words_high"] if (by, filters) == ("outlet", "none") else []
    expected = {
        (group_name(row),): [getattr(row, name) for name in [*columns, *intervals]]
        for row in table.itertuples(index=False)
    }
    found = by_key(csv_rows(page), 1)
    equal({key: values[: 5 + len(intervals)] for key, values in found.items()}, expected)
    texts = by_key(csv_rows(page, 1), 1)
    assert sum(n for n, _ in texts.values()) == table["n"].sum()


@pytest.mark.parametrize("filters", ["none", "shared events", "dates"])
@pytest.mark.parametrize("by", ["outlet", "event", "month", "corpus"])
def test_frame_vocabulary_is_that_of_the_measure(show, pages, result, by, filters):
    page = show(pages["en"])
    part = narrowed(page, result, filters)
    view(page, "frames")
    choose(page, "Compare", {"corpus": "the whole corpus"}.get(by, f"{by}s"))
    tokens = part.tokens()
    table = measures.frame_vocabulary(tokens, part.quotes, part.articles, by=None if by == "corpus" else by)
    expected = {
        (group_name(row), NAMED[f"frame_{row.frame}"], NAMED[f"voice_{row.voice}"]): [
            row.n_hits, row.n_words, row.n_articles, row.per_1000_words,
        ]
        for row in table.itertuples(index=False)
    }  # fmt: skip
    equal(by_key(csv_rows(page), 3), expected)
    owners = frame_words(measures.frame_passages(tokens, part.quotes, part.articles, by=None))
    whose = [
        [row.lemma, NAMED[f"frame_{row.frame}"], str(row.n_narrator), str(row.n_direct), str(row.n_indirect)]
        for row in owners.itertuples(index=False)
    ]
    rows = csv_rows(page, 1)
    assert [row[:5] for row in rows] == whose
    speakers = [set(names.split(", ")) if isinstance(names, str) else {""} for names in owners["speakers"]]
    assert [set(row[5].split(", ")) for row in rows] == speakers


@pytest.mark.parametrize("filters", ["none", "shared events", "dates"])
def test_adopted_words_are_those_of_the_measure_in_the_articles_chosen(show, pages, result, filters):
    page = show(pages["en"])
    part = narrowed(page, result, filters)
    view(page, "adopted")
    table = measures.adopted_words(result.tokens(), result.quotes, result.marked, result.mentions, result.articles)
    table = table[table["article_id"].isin(part.articles["article_id"])]
    columns = ["article_id", "speaker", "lemma", "n_quoted", "n_narrator", "n_narrator_before", "share_other_articles"]
    expected = {tuple(row[:3]): list(row[3:]) for row in table[columns].itertuples(index=False)}
    equal(by_key(csv_rows(page), 3), expected)


def test_keyness_of_the_first_two_groups_is_that_of_the_measure_and_more_needs_a_kernel(show, pages, result):
    page = show(pages["en"])
    view(page, "keyness")
    table = measures.keyness(result.words, result.articles, target="Abendkurier")
    columns = [
        "g2", "log_ratio", "n_target", "n_reference", "per_1000_target", "per_1000_reference", "n_articles_target",
        "n_articles_reference", "share_top_article",
    ]  # fmt: skip
    expected = {
        ("Abendkurier", "all other articles", row.lemma): [getattr(row, name) for name in columns]
        for row in table.itertuples(index=False)
    }
    equal(by_key(csv_rows(page), 3), expected)
    choose(page, "Group", "nna")
    page.get_by_text("a notebook with a running kernel").wait_for()
    choose(page, "Outlet", "Abendkurier")
    page.get_by_text("one of the two groups has no article").wait_for()


def test_a_choice_that_needs_the_kernel_says_so_and_can_be_taken_back(show, pages):
    page = show(pages["en"])
    view(page, "frames")
    choose(page, "At least as sure as", "80 of 100 right")
    page.get_by_text("a notebook with a running kernel").wait_for()
    choose(page, "At least as sure as", "any")
    page.locator(".rl-voiced").wait_for()


PRESSED = {
    "cues": ".rl-bars .rl-bar", "scare": ".rl-bars .rl-bar", "frames": ".rl-voiced .rl-figure",
    "adopted": ".rl-bars .rl-bar", "keyness": ".rl-grid .rl-link",
}  # fmt: skip


@pytest.mark.parametrize("name", VIEWS)
def test_from_a_figure_to_the_passage_in_its_article(show, pages, result, name):
    page = show(pages["en"])
    view(page, name)
    page.locator(PRESSED[name]).first.click()
    passage = page.locator(".rl-passage").first
    passage.wait_for()
    shown = passage.locator("mark").inner_text()
    assert page.locator(PRESSED[name]).first.get_attribute("aria-pressed") == "true"
    passage.click()
    page.locator(".rl-article .ra-reader").wait_for()
    page.wait_for_function("() => document.activeElement.matches('mark.rl-hit, [data-quote]')")
    focused = page.evaluate("document.activeElement.textContent")
    assert focused.split()[0] in shown
    assert page.evaluate(
        "() => { const at = document.activeElement.getBoundingClientRect(); return at.y >= 0 && at.y < 900; }"
    )
    body = page.locator(".rl-article .ra-body").text_content()
    assert body in set(result.articles["text"])


def test_a_stance_that_is_pressed_lists_its_quotations_and_the_words_of_its_group(show, pages, result):
    page = show(pages["en"])
    cell = page.get_by_role("button", name=f"{OUTLET}, distancing")
    cell.click()
    page.locator(".rl-passage").first.wait_for()
    own = result.quotes[result.quotes["article_id"].isin(result.filter(outlet=OUTLET).articles["article_id"])]
    own = own[own["type"].ne("reported") & own["cue_stance"].eq("distancing")]
    places = (own["article_id"] + own["cue_spans"].astype(str)).nunique()
    assert places < len(own)
    assert page.locator(".rl-passages .rl-heading").inner_text() == f"{OUTLET}, distancing: {places} words of saying"
    while page.get_by_role("button", name="Show more").is_visible():
        page.get_by_role("button", name="Show more").click()
        page.wait_for_function("() => ![...document.querySelectorAll('button')].some((one) => one.disabled)")
    assert page.locator(".rl-passage").count() == places
    cues = {f"“{cue}”" for cue in own["cue"]}
    assert all(any(cue in shown for cue in cues) for shown in page.locator(".rl-passages .rl-how").all_inner_texts())
    assert page.get_by_text(f"Words of saying: {OUTLET}").count() == 1
    page.get_by_role("button", name="all articles").click()
    assert page.get_by_text("Words of saying: all articles").count() == 1
    assert page.locator(".rl-passage").count() == 0


def test_quotations_of_a_group_begin_with_those_whose_words_take_a_stance(show, pages, result):
    page = show(pages["en"])
    page.get_by_role("button", name=f"{OUTLET}: distancing").click()
    page.locator(".rl-passage").first.wait_for()
    stances = dict(zip(result.quotes["cue"], result.quotes["cue_stance"], strict=True))
    cues = [shown.split("“")[1].split("”")[0] for shown in page.locator(".rl-passages .rl-how").all_inner_texts()]
    assert {stances[cue] for cue in cues[:5]} == {"distancing"}


def test_an_adopted_word_shows_the_quotation_and_the_narrator(show, pages):
    page = show(pages["en"])
    view(page, "adopted")
    page.locator(".rl-grid .rl-link").first.click()
    page.locator(".rl-passage").nth(1).wait_for()
    assert page.locator(".rl-passage").count() == 2
    assert page.locator(".rl-passage .rl-how").all_inner_texts() == ["quoted", "later in the narrator’s own words"]
    word, again = page.locator(".rl-passage mark").all_inner_texts()
    assert word[:3].lower() == again[:3].lower()


@pytest.mark.parametrize("name", VIEWS)
def test_the_keyboard_alone_leads_from_the_figure_to_the_passage_and_the_article(show, pages, name):
    page = show(pages["en"])
    view(page, name)
    kind = PRESSED[name].rpartition(".")[2]
    tabbed(page, kind)
    page.keyboard.press("Enter")
    page.locator(".rl-passage").first.wait_for()
    # The focus goes to the heading of the passages, and Escape gives it back.
    assert page.evaluate("document.activeElement.matches('.rl-passages > .rl-heading')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == kind
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    tabbed(page, "rl-passage")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.matches('mark.rl-hit, [data-quote]')")


def tabbed(page, name: str) -> None:
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == name:
            return
    pytest.fail(f"the Tab key reaches no {name}")


@pytest.mark.parametrize("name", VIEWS)
def test_axe_finds_nothing_serious(show, pages, name):
    from axe_playwright_python.sync_playwright import Axe

    page = show(pages["de"], language="de")
    view(page, name)
    page.locator(PRESSED[name]).first.click()
    page.locator(".rl-passage").first.click()
    page.locator(".rl-article .ra-reader").wait_for()
    found = Axe().run(page)
    serious = [item for item in found.response["violations"] if item["impact"] in {"serious", "critical"}]
    assert [(item["id"], item["nodes"][0]["html"][:200]) for item in serious] == []


HOSTILE = (
    "„Der 😀 Streit <script>alert(1)</script> <img src=x onerror=alert(2)> $x^2$ {{7*7}} gilt“, behauptete Nora Abel. "
    "Die „<img>😀-Experten“ schweigen. Der Streit 😀 droht."
)


def test_hostile_text_is_text_everywhere(show):
    bad = '<img src=x onerror="alert(3)">'
    rows = {
        "article_id": ["a", "b"], "text": [HOSTILE, "„Ja“, sagte Bert Cramer. " + "Der Streit tagt. " * 6],
        "title": [HOSTILE, bad], "outlet": [bad, "<script>alert(4)</script>"],
    }  # fmt: skip
    page = show(an.explore.framing(an.analyse(pd.DataFrame(rows), voices="rules")).static())
    for name in ("cues", "scare", "frames", "keyness"):
        view(page, name)
        assert bad in page.locator(".rl-chart").inner_text() or name == "keyness"
        page.locator(PRESSED[name]).first.click()
        page.locator(".rl-passage").first.click()
        page.locator(".rl-article .ra-body").wait_for()
        assert page.locator(".rl-article .ra-body").text_content() in rows["text"]
        assert page.locator(".rl img, .rl script").count() == 0
    view(page, "frames")
    page.locator(".rl-voiced .rl-figure").first.click()
    page.locator(".rl-passage").first.click()
    page.wait_for_function("() => document.activeElement.matches('mark.rl-hit')")
    assert page.evaluate("document.activeElement.textContent") == "Streit"


def test_one_bare_article_has_every_view_and_nothing_to_compare(show):
    result = an.analyse(
        pd.DataFrame({"article_id": ["a"], "text": ["Der Rat tagt. Der Streit droht."]}), voices="rules"
    )
    page = show(an.explore.framing(result).static())
    assert "No quotation with a known word of saying" in page.locator(".rl-chart").inner_text()
    view(page, "scare")
    assert page.get_by_label("Compare", exact=True).count() == 0
    page.locator(".rl-switch button").nth(VIEWS["adopted"]).click()
    page.get_by_text("No adopted word was found").wait_for()
    page.locator(".rl-switch button").nth(VIEWS["keyness"]).click()
    page.get_by_text("There are no two groups").wait_for()
    view(page, "frames")
    assert page.locator(".rl-voiced tbody tr").count() == 5


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["en", "de"])
def test_nothing_stands_out_of_the_page(show, pages, width, language):
    page = show(pages[language], language=language, width=width)
    for name in VIEWS:
        view(page, name)
        page.locator(PRESSED[name]).first.click()
        page.locator(".rl-passage").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


_WITH_KERNEL = """
async ([module, data]) => {
  const handlers = {};
  const model = {
    get: () => data, off: () => {}, on: (name, handler) => { handlers[name] = handler; },
    send: async (message, _, buffers) => {
      const given = (buffers || []).map((one) => Array.from(new Uint8Array(one)));
      const [content, back] = await window.askKernel(message, given);
      handlers["msg:custom"](content, back.map((bytes) => new DataView(Uint8Array.from(bytes).buffer)));
    },
  };
  const found = await import(URL.createObjectURL(new Blob([module], { type: "text/javascript" })));
  found.default.render({ model, el: document.querySelector("main") });
}
"""


@pytest.fixture
def live(show, result):
    """The explorer with something that answers as a kernel does."""
    widget = an.explore.framing(result)
    page = show('<p class="rl-title">waits</p>')

    def ask(message, buffers):
        answers = []
        widget.send = lambda content, buffers=(): answers.append([content, [list(one) for one in buffers]])
        widget._asked(widget, message, [memoryview(bytes(one)) for one in buffers])
        return answers[0]

    page.expose_function("askKernel", ask)
    page.evaluate(_WITH_KERNEL, [widget._module, for_page(widget.data)])
    page.locator(".rl-switch").wait_for()
    return page


@pytest.mark.parametrize(("by", "filters"), [("outlet", "dates"), ("event", "sure"), ("speaker", "none")])
def test_the_kernel_gives_the_intervals_of_what_is_chosen(live, result, by, filters):
    part = narrowed(live, result, filters)
    choose(live, "Compare", f"{by}s")
    live.wait_for_function("() => document.querySelectorAll('.rl-below').length > 2")
    table = measures.cue_stance(part.quotes, part.articles, by=by)
    table = with_spread(table, "share", table["share"].isin([0, 1]))
    expected = {
        (group_name(row), NAMED[f"stance_{row.stance}"]): [row.share_low, row.share_high]
        for row in table.itertuples(index=False)
    }
    found = {key: values[4:] for key, values in by_key(csv_rows(live), 2).items()}
    shown = {name for name, _ in list(found)[: 5 * 15]}
    equal(
        {key: ends for key, ends in found.items() if key[0] in shown},
        {key: ends for key, ends in expected.items() if key[0] in shown},
    )


def test_the_kernel_gives_the_intervals_of_scare_quotes(live, result):
    part = narrowed(live, result, "dates")
    view(live, "scare")
    live.locator(".rl-whisker").first.wait_for(state="attached")
    table = measures.scare_quotes(part.marked, part.sentences, part.articles)
    table = with_spread(table, "per_1000_words", table["n"].eq(0))
    expected = {
        (group_name(row),): [row.per_1000_words_low, row.per_1000_words_high] for row in table.itertuples(index=False)
    }
    equal({key: values[5:] for key, values in by_key(csv_rows(live), 1).items()}, expected)


def test_the_kernel_counts_frame_words_for_the_quotations_that_are_sure_enough(live, result):
    view(live, "frames")
    part = narrowed(live, result, "outlet and sure")
    live.locator(".rl-voiced").wait_for()
    live.get_by_text("The words are being counted").wait_for(state="detached")
    table = measures.frame_vocabulary(part.tokens(), part.quotes, part.articles)
    expected = {
        (row.group, NAMED[f"frame_{row.frame}"], NAMED[f"voice_{row.voice}"]): [row.n_hits, row.n_words]
        for row in table.itertuples(index=False)
    }
    equal({key: values[:2] for key, values in by_key(csv_rows(live), 3).items()}, expected)


def test_the_kernel_counts_keyness_of_two_groups_and_finds_the_words(live, result):
    view(live, "keyness")
    choose(live, "Event", "on events of every outlet")
    choose(live, "Group", "nna")
    choose(live, "Compared with", OUTLET)
    choose(live, "Words", "outside direct quotations")
    kept = measures.shared_events(result.articles, least=None)[0]
    table = measures.keyness(result.words, kept, target="nna", reference=OUTLET, part="unquoted")
    live.get_by_text(f"More often in: {OUTLET}").wait_for()
    expected = {("nna", OUTLET, row.lemma): [row.g2, row.log_ratio] for row in table.itertuples(index=False)}
    equal({key: values[:2] for key, values in by_key(csv_rows(live), 3).items()}, expected)
    row = table[table["log_ratio"] > 0].iloc[0]
    live.locator(".rl-grid .rl-link").first.click()
    live.locator(".rl-passage").first.wait_for()
    assert live.locator(".rl-passages .rl-heading").inner_text() == f"{row.lemma}, nna: {row.n_target} occurrences"


def test_what_the_kernel_cannot_count_is_said_and_the_rest_goes_on(live, result, monkeypatch, caplog):
    def broken(*_, **__):
        message = "no memory"
        raise MemoryError(message)

    monkeypatch.setattr("analysis.explore.live.framing_counts.adopted_words", broken)
    live.locator(".rl-switch button").nth(VIEWS["adopted"]).click()
    live.get_by_text("This could not be counted").wait_for()
    assert "no memory" in caplog.text
    view(live, "scare")
    assert live.locator(".rl-bars .rl-bar").count() == 4


MAYOR = "Anna Kowalski"


def test_the_filter_of_speakers_lists_the_most_quoted_first_with_their_numbers(show, pages, result):
    page = show(pages["en"])
    options = page.get_by_label("Speaker", exact=True).locator("option").all_inner_texts()
    quotes = result.quotes[result.quotes["type"].ne("reported")]
    named = quotes[quotes["speaker_kind"].ne("anonymous")]["speaker"].value_counts()
    assert options[0] == "all speakers"
    shown = dict(option.rsplit(" (", 1) for option in options[1:])
    numbers = [int(n.rstrip(")")) for n in shown.values()]
    assert numbers[:-1] == sorted(numbers[:-1], reverse=True)
    assert int(shown[MAYOR].rstrip(")")) == named[MAYOR]
    assert list(shown)[-1] == "unnamed speakers"


def test_words_of_saying_of_one_speaker_are_those_of_the_measures(show, pages, result):
    page = show(pages["en"])
    choose_speaker(page, MAYOR)
    own = said_by(result, MAYOR)
    table = measures.cue_stance(own, result.articles, n_boot=0)
    expected = {
        (row.group, NAMED[f"stance_{row.stance}"]): [row.n, row.n_cues, row.n_quotes]
        for row in table.itertuples(index=False)
    }
    equal({key: values[:3] for key, values in by_key(csv_rows(page), 2).items()}, expected)
    page.get_by_role("button", name=f"{OUTLET}: distancing").click()
    page.locator(".rl-passage").first.wait_for()
    assert set(page.locator(".rl-passages .rl-who").all_inner_texts()) == {MAYOR}
    page.get_by_text(f"Words of saying: {OUTLET}, {MAYOR}").wait_for()


def test_adopted_words_follow_the_speaker_and_views_that_cannot_have_no_such_filter(show, pages, result):
    page = show(pages["en"])
    table = measures.adopted_words(result.tokens(), result.quotes, result.marked, result.mentions, result.articles)
    name = table["speaker"].dropna().iloc[0]
    view(page, "adopted")
    choose_speaker(page, name)
    own = table[table["speaker"].eq(name)]
    assert len(own) < len(table)
    assert [row[:3] for row in csv_rows(page)] == own[["article_id", "speaker", "lemma"]].values.tolist()
    for other in ("scare", "frames", "keyness"):
        view(page, other)
        assert page.get_by_label("Speaker", exact=True).count() == 0


def chance_row(page) -> list[str]:
    page.locator(".rl-chance .rl-save").wait_for()
    with page.expect_download() as download:
        page.locator(".rl-chance").get_by_role("button", name="CSV").click()
    return list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))[1]


def test_a_page_holds_the_first_comparison_and_says_what_others_need(show, pages, result):
    page = show(pages["en"])
    section = page.locator(".rl-chance")
    a, b = (
        section.get_by_label(name, exact=True).locator("option:checked").inner_text()
        for name in ("Group", "Compared with")
    )
    counts = measures.stance_counts(result.quotes, result.articles, stance="distancing")
    row = measures.compare_groups(counts, result.articles, a=a, b=b, within="event").iloc[0]
    n = round(row["p_value"] * row["n_perm"])
    assert f"arise by chance in {n} of {row['n_perm']} exchanges" in section.inner_text()
    assert "only with articles on the same event" in section.inner_text()
    assert "significant" not in section.inner_text()
    found = chance_row(page)
    assert [float(figure) for figure in found[12:15]] == pytest.approx(row[["figure_a", "figure_b", "difference"]])
    assert float(found[18]) == pytest.approx(row["p_value"])
    section.get_by_label("Stance", exact=True).focus()
    section.get_by_label("Stance", exact=True).select_option(label="neutral")
    page.get_by_text("Exchanging articles for this choice needs a notebook").wait_for()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Stance"
    choose(page, "Compare", "speakers")
    page.get_by_text("by exchanging articles speakers cannot be compared").wait_for()
    choose(page, "Compare", "the whole corpus")
    page.get_by_text("two groups of articles are needed").wait_for()


def test_both_counts_of_a_comparison_lead_to_their_passages(show, pages):
    page = show(pages["en"])
    for at in (0, 1):
        figure = page.locator(".rl-chance tbody tr").first.locator(".rl-figure").nth(at)
        n = figure.inner_text()
        figure.click()
        page.locator(".rl-passage").first.wait_for()
        assert figure.get_attribute("aria-pressed") == "true"
        assert f": {n} words of saying" in page.locator(".rl-passages .rl-heading").inner_text()


def test_choosing_the_other_group_turns_the_pair_round(show, pages):
    page = show(pages["en"])
    section = page.locator(".rl-chance")
    names = [section.get_by_label(name, exact=True) for name in ("Group", "Compared with")]
    a, b = (one.locator("option:checked").inner_text() for one in names)
    names[0].select_option(label=b)
    assert [one.locator("option:checked").inner_text() for one in names] == [b, a]


@pytest.mark.parametrize("by", ["outlet", "event", "month"])
def test_the_kernel_compares_two_groups_with_all_filters(live, result, by):
    part = narrowed(live, result, "dates")
    choose_speaker(live, MAYOR)
    choose(live, "Compare", f"{by}s")
    section = live.locator(".rl-chance")
    groups = measures.cue_stance(said_by(part, MAYOR), part.articles, by=by).query("n_cues > 0")["group"].unique()
    choose(section, "Stance", "neutral")
    choose(section, "Group", groups[0])
    choose(section, "Compared with", groups[1])
    found = chance_row(live)
    counts = measures.stance_counts(part.quotes, part.articles, stance="neutral", speaker=MAYOR)
    row = measures.compare_groups(
        counts, part.articles, by=by, a=groups[0], b=groups[1], within="event" if by == "outlet" else None
    ).iloc[0]
    assert found[3:5] == list(groups[:2])
    assert [float(figure) for figure in found[12:15]] == pytest.approx(row[["figure_a", "figure_b", "difference"]])
    assert float(found[18] or "nan") == pytest.approx(row["p_value"], nan_ok=True)
    shown = section.locator("tbody tr").first.locator("td").first.inner_text()
    assert shown == f"{100 * row['figure_a']:.0f}\u00a0%"


def test_a_comparison_says_why_there_is_none(show):
    rows = {
        "article_id": ["a", "b"], "text": ["„Ja“, sagte Nora Abel.", "Der Rat tagt."],
        "outlet": ["Abendkurier", "Tageblatt"],
    }  # fmt: skip
    page = show(an.explore.framing(an.analyse(pd.DataFrame(rows), voices="rules")).static())
    page.get_by_text("Nothing to count: Tageblatt. So there is no difference to tell.").wait_for()
    rows |= {"text": ["„Ja“, sagte Nora Abel.", "„Nein“, behauptete Bert Cramer."], "event": ["fest", "wahl"]}
    page = show(an.explore.framing(an.analyse(pd.DataFrame(rows), voices="rules")).static())
    page.get_by_text("have no event in common").wait_for()


def test_chance_in_german(show, pages):
    page = show(pages["de"], language="de")
    said = page.locator(".rl-chance").inner_text()
    assert "Ist der Unterschied mehr als Zufall?" in said
    assert re.search(r"entstehen durch Zufall bei \d+ von \d+ Vertauschungen", said)
    choose_speaker(page, MAYOR)
    page.get_by_text(f"Haltung in den Redeeinleitungen: {MAYOR}").wait_for()


def whole_csv(page, at: int) -> tuple[str, list[dict[str, str]]]:
    """The name of the file behind a button, and its rows with their heads."""
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").nth(at).click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    return download.value.suggested_filename, list(csv.DictReader(io.StringIO(text)))


def test_files_say_what_they_count(show, pages, result):
    page = show(pages["en"])
    part = narrowed(page, result, "outlet and sure")
    choose_speaker(page, MAYOR)
    common = {"filter: Outlet": OUTLET, "filter: Event": "all events", "filter: From": "", "filter: Until": ""}
    sure, n = {"filter: At least as sure as": "70 of 100 right"}, {"articles that count": str(len(part.articles))}
    own = {
        "cues": ("cue_stance", {**sure, "filter: Speaker": MAYOR}),
        "scare": ("scare_quotes", {}),
        "keyness": ("keyness", {"filter: Words": "all", "filter: Part of speech": "all"}),
    }
    for name, (measure, further) in own.items():
        if name == "keyness":
            choose(page, "Outlet", "all outlets")
            common["filter: Outlet"], n = "all outlets", {"articles that count": str(len(result.articles))}
        view(page, name)
        file, rows = whole_csv(page, 0)
        assert file == f"redeanteil_framing_{measure}.csv"
        told = {
            key: value for key, value in rows[0].items() if key.startswith("filter: ") or key == "articles that count"
        }
        told.pop("filter: Wire copy")
        assert told == {**common, **further, **n}, name


def test_passages_of_a_group_stand_day_by_day_within_each_stance(show, pages, result):
    page = show(pages["en"])
    page.locator(".rl-bar").first.click()
    page.locator(".rl-passage").first.wait_for()
    more = page.get_by_role("button", name="Show more")
    while more.is_visible():
        n = page.locator(".rl-passage").count()
        more.click()
        page.wait_for_function("(n) => document.querySelectorAll('.rl-passage').length > n", arg=n)
    outlet = page.locator(".rl-bar .rl-label").first.inner_text()
    here = result.articles[result.articles["outlet"].eq(outlet)]
    once = counted_once(result.quotes[result.quotes["type"].ne("reported")])
    own = once[once["article_id"].isin(here["article_id"]) & once["cue_stance"].notna()]
    rank = {name: at for at, name in enumerate(["distancing", "endorsing", "emotive", "directive", "neutral"])}
    place = {name: at for at, name in enumerate(result.articles["article_id"])}
    day = dict(zip(here["article_id"], here["date"], strict=True))
    order = sorted(
        zip(own["cue_stance"], own["article_id"], own["start"], own["text"], strict=True),
        key=lambda row: (rank[row[0]], day[row[1]], place[row[1]], row[2]),
    )
    found = page.locator(".rl-passage mark").all_inner_texts()
    assert len(found) == len(order) > 20
    # What is left out of a long quotation stands there as […].
    begins = [words.split(" […]")[0][:10] for words in found]
    assert [row[3][: len(begin)] for begin, row in zip(begins, order, strict=True)] == begins


def test_a_share_and_its_count_in_the_comparison_do_not_both_look_pressed(show, pages):
    page = show(pages["en"])
    pressed = page.locator(".rl-chart .rl-figure[aria-pressed='true'], .rl-chart .rl-bar[aria-pressed='true']")
    for figure in (page.locator(".rl-chance .rl-figure").first, page.locator(".rl-chance .rl-figure").nth(1)):
        figure.click()
        page.locator(".rl-passage").first.wait_for()
        assert pressed.count() == 1
        assert figure.get_attribute("aria-pressed") == "true"


def test_a_heading_promises_intervals_only_where_there_are_some(show, pages):
    page = show(pages["en"])
    page.get_by_text("Shares of the stances with their 95 % intervals").wait_for()
    rows = {
        "article_id": ["a", "b"], "text": ["„Ja“, sagte Nora Abel.", "„Nein“, behauptete Bert Cramer."],
        "outlet": ["Abendkurier", "Tageblatt"],
    }  # fmt: skip
    page = show(an.explore.framing(an.analyse(pd.DataFrame(rows), voices="rules")).static())
    headings = page.locator(".rl-heading").all_inner_texts()
    assert "Shares of the stances" in headings
    assert not any("interval" in heading for heading in headings)


def test_numbers_of_speakers_are_of_what_the_other_filters_keep(show, pages, result):
    page = show(pages["en"])
    choose_speaker(page, MAYOR)
    part = narrowed(page, result, "outlet and sure")
    quotes = part.quotes[part.quotes["type"].ne("reported")]
    n = quotes.loc[quotes["speaker_kind"].ne("anonymous"), "speaker"].value_counts()
    shown = dict(
        option.rsplit(" (", 1)
        for option in page.get_by_label("Speaker", exact=True).locator("option").all_inner_texts()[1:]
    )
    shown = {name: int(number.rstrip(")")) for name, number in shown.items() if name != "unnamed speakers"}
    assert shown == {MAYOR: 0, **n.to_dict()}
    # Whoever is chosen stays, also where nothing of theirs is left.
    choose(page, "Outlet", "all outlets")
    page.get_by_label("Until", exact=True).fill("1999-01-01")
    page.get_by_label("Until", exact=True).dispatch_event("change")
    assert page.get_by_label("Speaker", exact=True).locator("option").all_inner_texts() == [
        "all speakers",
        f"{MAYOR} (0)",
    ]
