"""The check itself: friendly to what is missing or strange, clear about what does not exist, safe to show."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis as an
from analysis.lessons import Result, check, checker
from analysis.lessons.checks import exercises

NUMBERS = list(exercises("1"))
NOTHING = [..., None, "", "   \n", "...", "…", "\u200b"]


def test_there_are_twelve_exercises_in_order():
    assert [f"1.{number}" for number in range(1, 13)] == NUMBERS


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("answer", NOTHING)
def test_no_answer_yet_is_a_friendly_line(number, answer):
    result = check(number, answer)
    assert (result.ok, result.state) == (False, "open")
    assert "Noch keine Antwort" in repr(result)
    assert "Umschalt + Enter" in result.messages[0]


@pytest.mark.parametrize("number", ["1.2", "1.8", "1.10"])
def test_an_empty_list_of_letters_is_no_answer_yet(number):
    assert check(number, dict.fromkeys("ABCDEF", "")).state == "open"
    assert check(number, {}).state == "open"


@pytest.mark.parametrize(
    ("number", "answer", "hint"),
    [
        ("1.1", 7, "gekommen ist etwas anderes (eine Zahl)"),
        ("1.1", [7], "gekommen ist etwas anderes (eine Liste)"),
        ("1.2", "direkt", "gekommen ist etwas anderes (ein Text)"),
        ("1.3", ["Die Pause"], "gekommen ist etwas anderes (eine Liste)"),
        ("1.4", True, "gekommen ist etwas anderes (wahr oder falsch)"),
        ("1.11", "viele", "Aus „viele“ kann ich keine lesen"),
        ("1.11", True, "Aus „True“ kann ich keine lesen"),
        ("1.12", "3/0", "Aus „3/0“ kann ich keine lesen"),
        ("1.12", float("nan"), "Aus „nan“ kann ich keine lesen"),
    ],
)
def test_an_answer_of_the_wrong_kind_gets_a_hint(number, answer, hint):
    result = check(number, answer)
    assert result.state == "wrong"
    assert hint in result.messages[0]


@given(
    number=st.sampled_from(NUMBERS),
    answer=st.one_of(
        st.text(),
        st.integers(),
        st.floats(),
        st.lists(st.text(), max_size=3),
        st.dictionaries(st.sampled_from("ABCXyz"), st.one_of(st.text(max_size=9), st.none(), st.integers())),
    ),
    language=st.sampled_from(["de", "en"]),
)
def test_whatever_comes_is_a_result_that_can_be_shown(number, answer, language):
    result = check(number, answer, language=language)
    assert isinstance(result, Result)
    assert result.messages
    assert all(result.messages)
    assert result._repr_html_().count("<p ") == len(result.messages)


@pytest.mark.parametrize("number", ["1.99", "2.1", "", "eins"])
def test_an_exercise_that_does_not_exist_is_an_error_that_names_those_that_do(number):
    with pytest.raises(ValueError, match=r"There is no exercise .* There are: 1\.1, 1\.2, .*, 1\.12\."):
        check(number, "ja")


def test_an_unknown_language_is_an_error():
    with pytest.raises(ValueError, match=r"language is 'fr'; there are 'de' .* and 'en'"):
        check("1.12", 0.75, language="fr")


def test_checker_explains_in_its_language():
    assert repr(checker("en")("1.12", 0.75)).startswith("✔ Exercise 1.12: Right\n  18 of 24")
    assert repr(checker("de")("1.12", 0.75)).startswith("✔ Aufgabe 1.12: Richtig\n  18 von 24")


def test_states_differ_in_word_and_icon_and_not_in_colour_alone():
    answers = {"right": "75 %", "wrong": "25 %", "open": ""}
    pages = {state: check("1.12", answer)._repr_html_() for state, answer in answers.items()}
    for state, icon, word in (
        ("right", "✔", "Richtig"),
        ("wrong", "✎", "Noch nicht ganz"),
        ("open", "…", "Noch keine"),
    ):
        assert icon in pages[state]
        assert word in pages[state]


def test_an_answer_is_shown_as_text_and_never_as_markup():
    answer = "Mira Kern sagte am Mittwoch, sie habe am Vortag <img src=x onerror=alert(1)> gewartet"
    page = check("1.4", answer)._repr_html_()
    assert "<img" not in page
    assert "&lt;img src=x" in page


def test_importing_lessons_loads_nothing_heavy():
    heavy = "[name for name in ('pandas', 'numpy', 'nbformat', 'matplotlib') if name in sys.modules]"
    code = f"import sys, analysis.lessons; analysis.lessons.check('1.12', '75 %'); print({heavy})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.strip() == "[]"


def test_lessons_are_reached_through_the_package():
    assert an.lessons.check("1.12", 0.75).ok
    assert callable(an.lessons.build)
    with pytest.raises(AttributeError, match=r"has no attribute 'chekc'; it has .*check"):
        an.lessons.chekc  # noqa: B018
