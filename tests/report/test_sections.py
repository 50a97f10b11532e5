from __future__ import annotations

import re
from html import unescape
from types import SimpleNamespace
from typing import Any

import IPython.display
import pandas as pd
import pytest

from analysis import tables
from analysis.copies import without_copies
from analysis.report import sections
from analysis.report.parts import Part

HOSTILE = '<script>alert("x")</script>'
TEXT = "„Das Bad bleibt offen“, sagte Anna Kowalski. Der Rat beriet lange über das „Wunder“."
SCARE = {"start": TEXT.index("„Wunder"), "end": TEXT.index("„Wunder") + 8, "text": "„Wunder“", "kind": "scare"}


class Shown:
    """What was displayed: all HTML, and the facts for the page's head."""

    def __init__(self) -> None:
        self.html = ""
        self.facts: list[dict[str, Any]] = []

    def __call__(self, data: dict[str, str], *, raw: bool, metadata: dict[str, Any]) -> None:
        assert raw
        self.html += data["text/html"]
        self.facts.append(metadata.get("redeanteil", {}))

    @property
    def text(self) -> str:
        return " ".join(unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", self.html, flags=re.DOTALL)).split())


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Shown:
    shown = Shown()
    monkeypatch.setattr(IPython.display, "display", shown)
    return shown


def article(article_id: str, **metadata: Any) -> dict[str, Any]:
    return {"article_id": article_id, "text": TEXT, **metadata}


def result(articles: list[dict[str, Any]], *, speaker: str | None = "Anna Kowalski", quoted: bool = True) -> Any:
    """An analysis by hand: per article two sentences of 7 and 7 words, a quotation of 4, a scare quote."""
    ids = [row["article_id"] for row in articles]
    quote = {
        "sentence": 0, "paragraph": 0, "start": 0, "end": 22, "spans": [[0, 22]], "text": TEXT[:22], "n_words": 4,
        "type": "direct", "medium": "speech", "cue_spans": [[24, 29]], "cue": "sagte", "cue_lemma": "sagen",
        "cue_stance": "neutral", "speaker": speaker, "speaker_kind": "person" if speaker else None,
        "speaker_how": "name" if speaker else "none", "decided_by": "rule",
    }  # fmt: skip
    sentence = {
        "paragraph": 0, "n_words": 7, "n_syllables": 11, "n_long_words": 1, "n_three_syllables": 1,
        "n_one_syllable": 4, "n_letters": 35, "passive": False, "konjunktiv": False,
    }  # fmt: skip
    frames: dict[str, pd.DataFrame] = {
        "articles": tables.frame("articles", articles),
        "omitted": tables.empty("omitted"),
        "sentences": tables.frame(
            "sentences",
            [
                {"article_id": id_, "sentence": n, "start": (0, 45)[n], "end": (44, len(TEXT))[n], **sentence}
                for id_ in ids
                for n in (0, 1)
            ],
        ),
        "quotes": tables.frame(
            "quotes", [{"quote_id": f"{id_}-1", "article_id": id_, **quote} for id_ in ids if quoted]
        ),
        "marked": tables.frame("marked", [{"article_id": id_, **SCARE} for id_ in ids]),
        "mentions": tables.empty("mentions"),
        "entities": tables.empty("entities"),
        "problems": tables.empty("problems"),
    }
    provenance = {"kit_version": "0.1.0", "schema_version": "1", "voices": "rules", "engine": "builtin"}
    return SimpleNamespace(**frames, provenance=provenance, tokens=lambda: tables.empty("tokens"))


def part(analysis: Any, name: str = "Sammlung", language: str = "en") -> Part:
    return Part(name, "part-1", analysis, language)


def show_all(parts: list[Part], title: str | None = None) -> None:
    sections.masthead(parts, title)
    sections.data(parts)
    for one in parts:
        for section in (
            sections.opening, sections.quotations, sections.reader, sections.density, sections.voices, sections.cues,
            sections.scare_quotes, sections.frames, sections.sentence_length, sections.entities,
        ):  # fmt: skip
            section(one)
    sections.problems(parts)
    sections.method(parts)


def test_the_glance_counts_by_hand(page):
    sections.masthead([part(result([article("a"), article("b")]))])
    # 2 articles of 14 words, 4 of them quoted: 8 / 28 = 29 %
    assert "In 2 articles with 28 words the kit found 2 quotations. 29 % of all words" in page.text
    assert "29 % stand word for word" in page.text
    assert page.facts[0]["title"] == "Who has a say in the news, and how much"


def test_everything_changes_with_the_language(page):
    show_all([part(result([article("a", outlet="nna"), article("b", outlet="Abendkurier")]), language="de")])
    for english in ("articles", "quotation", "words", "speaker", "Outlet", "Problem with", "sentence", "found"):
        assert english not in page.text, english
    assert page.facts[0]["language"] == "de"
    assert "29 % der Wörter sind hier zitiert" in page.text


def test_text_from_outside_is_escaped_everywhere(page):
    hostile = article(HOSTILE, title=HOSTILE, lead=HOSTILE, outlet=HOSTILE, author=HOSTILE, url=HOSTILE)
    analysis = result([hostile, article("b", outlet="nna")], speaker=HOSTILE)
    analysis.problems = tables.frame(
        "problems", [dict.fromkeys(("source", "article_id", "stage", "problem", "hint"), HOSTILE)]
    )
    analysis.provenance = dict.fromkeys(("kit_version", "schema_version", "voices", "engine", "licences"), HOSTILE)
    show_all([part(analysis, name=HOSTILE)], title=HOSTILE)
    assert "<script" not in page.html
    assert HOSTILE in page.text


def test_without_any_metadata_there_is_no_comparison_of_outlets(page):
    analysis = result([article("a")])
    show_all([part(analysis)])
    assert "most room" not in page.text
    assert "not given" in page.text
    assert "fewer than five articles there is no interval" in page.text
    assert "sum to 100 %" in page.text


def test_without_quotations_every_section_says_so_and_none_fails(page):
    show_all([part(result([article("a", outlet="nna"), article("b", outlet="Abendkurier")], quoted=False))])
    assert page.text.count("The kit found no quotation") >= 3
    assert "nan" not in page.text.lower().split()


def test_an_empty_part_does_not_fail(page):
    show_all([part(result([]))])
    assert "In 0 articles with 0 words the kit found no quotation." in page.text


def test_words_of_nobody_stay_in_the_total(page):
    sections.voices(part(result([article("a")], speaker=None)))
    assert "100 % of the quoted words belong to people without a name, or to nobody whom the kit found" in page.text
    assert "sum to 100 %" in page.text


def test_doubles_and_missing_outlets_are_told_beside_the_data(page):
    sections.data([part(result([article("a", outlet="nna"), article("b", duplicate_of="a")]))])
    assert "With the same text as an earlier one: 1 article." in page.text
    assert "Without an outlet: 1 article," in page.text


def test_guessed_dates_are_told_beside_the_data(page):
    day = pd.Timestamp("2025-05-12")
    analysis = result([article("a", date=day), article("b", date=day), article("c", date=day), article("d")])
    # One date stands in the text, and an article without a date has none that was guessed.
    analysis.articles["date_from"] = ["properties", "text", "revision", "properties"]
    sections.data([part(analysis)])
    assert "With a date guessed from the properties of a file or the last revision of a page: 2 articles." in page.text


def counting(copies):
    """A text printed twice in nna and once elsewhere, counted so."""
    wire = [article("a", outlet="nna"), article("b", outlet="nna", duplicate_of="a"), article("c", duplicate_of="a")]
    analysis = result(wire)
    analysis.articles, told = without_copies(analysis.articles, copies, {})
    analysis.provenance |= told
    return part(analysis)


def test_how_copies_count_is_told_beside_the_data(page):
    sections.data([counting("once")])
    assert "Each text counts once, where it was printed first. Left out as its copies: 2 articles." in page.text
    assert "earlier one" not in page.text


def test_copies_in_other_outlets_still_count(page):
    sections.data([counting("per_outlet")])
    assert "Each text counts once in each outlet. Left out as further copies there: 1 article." in page.text
    assert "With the same text as an earlier one: 1 article." in page.text


def test_parts_count_copies_as_asked(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("„Das Bad bleibt offen“, sagte Anna Kowalski.", encoding="utf-8")
    each, once = (sections.load_parts([tmp_path], voices="rules", copies=copies)[0] for copies in ("each", "once"))
    assert (len(each.result.quotes), len(once.result.quotes), once.n_unsure) == (2, 1, 0)


def test_quotations_that_no_share_counts_are_told_beside_the_data(page):
    analysis = result([article("a"), article("b")])
    analysis.quotes["type"] = ["direct", "reported"]
    sections.data([part(analysis)])
    assert "only tell that somebody spoke (“she praised the plan”): 1 quotation. No share" in page.text


def test_anchors_are_unique_and_every_heading_is_listed(page):
    analysis = result([article("a")])
    show_all([part(analysis), Part("B", "part-2", analysis, "en")])
    listed = [heading["id"] for facts in page.facts for heading in facts.get("headings", [])]
    assert len(listed) == len(set(listed))
    assert all(f'id="{anchor}"' in page.html for anchor in listed)


def test_quotations_left_out_as_less_sure_are_told(page):
    analysis = result([article("a"), article("b")])
    sections.data([part(analysis)])
    assert "confidence" not in page.text
    analysis.provenance["min_confidence"] = 0.985
    sections.data([Part("Sammlung", "part-1", analysis, "en", n_unsure=3)])
    told = (
        "Only quotations with a confidence of 98.5 % or more count; less sure and therefore left out everywhere: 3 quot"
    )
    assert told in page.text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_parts_leave_the_less_sure_ones_out(tmp_path):
    (tmp_path / "a.txt").write_text(
        "„Das Bad bleibt offen“, sagte Anna Kowalski. „Gut so“, sagte sie.", encoding="utf-8"
    )
    (whole,), (surer,) = (
        sections.load_parts([tmp_path], voices="rules", min_confidence=least) for least in (None, 1.0)
    )
    assert whole.n_unsure == 0
    assert surer.n_unsure == len(whole.result.quotes) - len(surer.result.quotes) > 0
    assert surer.result.provenance["min_confidence"] == 1.0
