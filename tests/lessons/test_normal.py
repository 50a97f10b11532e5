"""Answers in one form, and templates of right answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.lessons.normal import bare, expand, is_open, key, tidy


@given(st.text())
def test_tidying_twice_changes_nothing_more(answer):
    assert tidy(tidy(answer)) == tidy(answer)


@given(st.text(alphabet="aAbB,.:! \u00a0„“"), st.text(alphabet=" \t\n\u00a0", min_size=1))
def test_blanks_around_an_answer_do_not_count(answer, blanks):
    assert key(blanks + answer + blanks) == key(answer)


@pytest.mark.parametrize("marks", ["„“", "“”", "»«", "«»", '""', "‚‘", "„”"])
def test_every_pair_of_quotation_marks_is_the_same(marks):
    assert tidy(f"Sie sagte: {marks[0]}Nein.{marks[1]}") == 'Sie sagte: "Nein"'


def test_the_full_stop_at_the_end_is_free_but_others_are_not():
    assert len({key(end) for end in ('Er sagte: "Ja."', 'Er sagte: "Ja".', 'Er sagte: "Ja"', 'Er sagte: "Ja." ')}) == 1
    assert key('"Ja.", sagte er.') != key('"Ja", sagte er.')
    assert key("Ja? Nein.") != key("Ja Nein.")


def test_only_the_first_letter_may_be_small():
    assert key("die Pause ist kurz") == key("Die Pause ist kurz.")
    assert key("Die pause ist kurz") != key("Die Pause ist kurz")
    assert bare("Die pause, ist KURZ!") == "die pause ist kurz"


def test_an_umlaut_in_two_pieces_is_an_umlaut():
    assert tidy("Sie ha\u0308tten Platz") == "Sie hätten Platz"


@pytest.mark.parametrize("answer", ["nein", "0", "a.", 0, False, [], {}])
def test_an_answer_is_not_open(answer):
    assert not is_open(answer)


def test_templates_may_be_nested():
    assert expand("{Sie {sagt|meint}|Er sagt}, ja{!|}") == [
        "Sie sagt, ja!", "Sie sagt, ja", "Sie meint, ja!", "Sie meint, ja", "Er sagt, ja!", "Er sagt, ja",
    ]  # fmt: skip
    assert expand("Ja.") == ["Ja."]


def test_a_group_that_never_closes_is_an_error():
    with pytest.raises(ValueError, match=r"A group opens with \{ and never closes: 'Sie \{sagt'\. Add the \}"):
        expand("Sie {sagt")
