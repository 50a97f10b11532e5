"""Dates, column names, characters, names, languages, duplicates: the small parts."""

from __future__ import annotations

import json
from datetime import date, datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.columns import column_of, map_columns
from analysis.corpus.dates import parse_date
from analysis.corpus.detection import detect_language, language_code
from analysis.corpus.duplicates import duplicate_of
from analysis.corpus.names import unique
from analysis.corpus.values import as_text, tidy, without_forbidden

ANY_TEXT = st.text(st.characters(codec=None), max_size=40)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-05-12", datetime(2025, 5, 12)),
        ("2025-05-12 14:30", datetime(2025, 5, 12, 14, 30)),
        ("2025-05-12T14:30:05", datetime(2025, 5, 12, 14, 30, 5)),
        ("2025-05-12T23:30:00+02:00", datetime(2025, 5, 12, 23, 30)),  # as printed: the day does not move
        ("2025-05-12T14:30:00Z", datetime(2025, 5, 12, 14, 30)),
        ("2025/5/2", datetime(2025, 5, 2)),
        ("12.5.2025", datetime(2025, 5, 12)),
        ("12.05.25", datetime(2025, 5, 12)),
        ("12.05.98", datetime(1998, 5, 12)),
        ("12. Mai 2025", datetime(2025, 5, 12)),
        ("1. März 2024, 7:05 Uhr", datetime(2024, 3, 1, 7, 5)),
        ("Mo., 3. Feb. 2025", datetime(2025, 2, 3)),
        ("Donnerstag, den 13. Jänner 2022 um 18 Uhr", datetime(2022, 1, 13, 18)),
        ("29.2.2024", datetime(2024, 2, 29)),
    ],
)
def test_dates_as_german_and_iso_print_them(text, expected):
    assert parse_date(text) == expected


@pytest.mark.parametrize("text", ["", "gestern", "29.2.2025", "31.13.2024", "5/12/2025", "12. Foo 2025", "1" * 100])
def test_what_is_no_certain_date_is_none(text):
    assert parse_date(text) is None


@given(st.dates())
def test_every_date_is_read_back_in_both_spellings(day: date):
    expected = datetime(day.year, day.month, day.day)
    assert parse_date(day.isoformat()) == expected
    assert parse_date(f"{day.day}.{day.month}.{day.year:04}") == expected


@given(ANY_TEXT)
def test_no_text_breaks_the_date_parser(text):
    assert parse_date(text) is None or parse_date(text).tzinfo is None


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("Quelle", "outlet"), ("Zeitung", "outlet"), ("Medium", "outlet"), ("medium_name", "outlet"),
        ("Datum", "date"), ("Titel", "title"), ("Überschrift", "title"), ("head", "title"), ("Autor", "author"),
        ("Ereignis", "event"), ("Text", "text"), ("Inhalt", "text"), ("content", "text"), ("ID", "article_id"),
        (" Veröffentlicht am ", "date"), ("Artikel-ID", "article_id"), ("Sprache", "language"), ("Rubrik", None),
    ],
)  # fmt: skip
def test_german_and_english_names_of_columns(name, column):
    assert column_of(name) == column


def test_a_second_name_for_a_column_is_kept_under_its_own():
    assert map_columns(["Titel", "Überschrift"]) == {"Titel": "title", "Überschrift": "Überschrift"}


def test_columns_that_the_kit_fills_are_not_hidden_by_the_input():
    assert map_columns(["outlet", "source", "duplicate_of", "text"]) == {
        "outlet": "outlet",
        "text": "text",
        "source": "source_input",
        "duplicate_of": "duplicate_of_input",
    }


@given(st.lists(ANY_TEXT | st.sampled_from(["title", "Titel", "text", "Text", "source", "title_input"]), unique=True))
def test_no_two_columns_run_together(names):
    mapped = map_columns(names)
    assert set(mapped) == set(names)
    assert len(set(mapped.values())) == len(names)


@given(ANY_TEXT)
def test_forbidden_characters_are_replaced_one_for_one(text):
    clean, n = without_forbidden(text)
    assert len(clean) == len(text)
    clean.encode("utf-8")
    assert "\x00" not in clean
    assert n == sum(a != b for a, b in zip(text, clean, strict=True))


def test_tidy_leaves_the_inside_alone():
    assert (
        tidy("\ufeff\n\n Eins,\u00a0zwei.\r\n\r\n\tDrei\u200f \u202evier.\r\n")
        == "Eins,\u00a0zwei.\n\n\tDrei\u200f \u202evier."
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None), ("", None), (" a ", "a"), (3, "3"), (2.5, "2.5"), (float("nan"), None), (False, "false"),
        (["A", None, "B"], "A; B"), ([], None), ({"name": "Ada"}, '{"name": "Ada"}'), ([[1], 2], "[[1], 2]"),
    ],
)  # fmt: skip
def test_values_of_metadata_as_text(value, text):
    assert as_text(value) == text


def test_a_value_that_grows_without_bound_is_cut():
    bomb: object = "ha"
    for _ in range(40):
        bomb = [bomb, bomb]
    assert len(as_text(bomb)) <= 1_000_000


@given(st.lists(st.sampled_from(["a", "b", "a-2", "a-3", "b-2", ""]), max_size=12))
def test_unique_names(names):
    result = unique(names)
    assert len(set(result)) == len(result) == len(names)
    for position, (old, new) in enumerate(zip(names, result, strict=True)):
        assert (old == new) == (old not in names[:position])


GERMAN = (
    "Der Gemeinderat hat am Montag über das Freibad beraten. Es bleibt vorerst geschlossen, "
    "weil das Geld fehlt und niemand weiß, wie es weitergeht."
)
ENGLISH = (
    "The council met on Monday to discuss the pool. It will stay closed for now because "
    "there is no money left, and nobody knows what comes next."
)


def test_language_is_detected():
    assert detect_language(GERMAN) == "de"
    assert detect_language(ENGLISH) == "en"


@pytest.mark.parametrize("text", ["", "It is closed.", "1:0 2:1 3:3 " * 20, "x q z " * 30])
def test_too_short_or_unsure_is_german(text):
    assert detect_language(text) == "de"


@pytest.mark.parametrize(
    ("given_as", "code"),
    [("de", "de"), ("DE-AT", "de"), ("Deutsch", "de"), ("eng", "en"), ("", None), ("Klingonisch", None)],
)
def test_language_codes(given_as, code):
    assert language_code(given_as) == code


def test_duplicates_in_order_whitespace_aside_and_never_for_empty_texts():
    texts = ["Es regnet.", "", "Es\n\nregnet. ", "Es regnet!", "", "Es regnet."]
    articles = pd.DataFrame({"article_id": list("abcdef"), "text": texts})
    result = duplicate_of(articles)
    assert result.dtype == "str"
    assert result.fillna("-").tolist() == ["-", "-", "a", "-", "-", "a"]


def test_the_helpers_keep_json_readable():
    assert json.loads(as_text({"Ä": [1, 2]})) == {"Ä": [1, 2]}


WORDS = [f"Wort{n}" for n in range(60)]


def near(changed):
    """A text of 60 words of which those at these places are others."""
    return " ".join("anders" + str(n) if n in changed else word for n, word in enumerate(WORDS))


def test_nearly_the_same_text_is_a_duplicate():
    # 58 runs of three words; a changed word changes three of them: 55 / 61 are the same, after two words 52 / 64.
    articles = pd.DataFrame(
        {"article_id": list("abcd"), "text": [near({}), near({30}), near({20, 40}), near({10, 20, 30})]}
    )
    assert duplicate_of(articles).fillna("").tolist() == ["", "a", "a", ""]


def test_a_copy_belongs_to_the_first_and_marks_and_capitals_make_no_difference():
    articles = pd.DataFrame(
        {"article_id": list("abc"), "text": [near({}), near({}).upper().replace(" ", ", "), near({5})]}
    )
    assert duplicate_of(articles).fillna("").tolist() == ["", "a", "a"]


def test_short_texts_that_differ_are_no_duplicates():
    articles = pd.DataFrame({"article_id": list("abc"), "text": ["Es regnet.", "Es regnet heute.", "Es regnet."]})
    assert duplicate_of(articles).fillna("").tolist() == ["", "", "a"]


@given(st.lists(st.text(alphabet="ab \n", max_size=12), max_size=12))
def test_a_duplicate_is_of_an_earlier_article_that_is_none(texts):
    articles = pd.DataFrame({"article_id": [str(n) for n in range(len(texts))], "text": texts})
    found = duplicate_of(articles).dropna()
    assert all(int(first) < int(articles["article_id"][at]) for at, first in found.items())
    assert not set(found) & {articles["article_id"][at] for at in found.index}
