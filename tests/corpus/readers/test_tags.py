from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.readers.markup import text_of
from analysis.corpus.readers.tags import tokens


def words(markup: str) -> str:
    return "".join(between for _, between in tokens(markup))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("3 < 5 und 5 > 3", "3 < 5 und 5 > 3"),
        ("<p", "<p"),
        ("<!-- offen <p>Ja.", "<!-- offen Ja."),
        ("<!-- <p> -->Ja.<!---->", "Ja."),
        ("<?xml version='1.0'?><!DOCTYPE html>Ja.", "Ja."),
        ('<a title="x > y" href="z">Ja.</a>', "Ja."),
        ("<br/>Ja.", "Ja."),
        ("Fu&szlig; &amp;amp; Hand", "Fuß &amp; Hand"),
    ],
)
def test_words_between_tags(markup, text):
    assert words(markup) == text


def test_a_tag_that_closes_itself_opens_and_closes():
    assert [tag for tag, _ in tokens("<Script src='x'/><p>Ja.</P>")] == ["script", "/script", "p", "/p", ""]
    assert text_of("<script src='x'/>Ja.") == "Ja."


def test_what_nobody_sees_is_no_text():
    assert text_of("Ja.<script>if (a<b) write('<script>')</script><p>Nein.</p>") == "Ja.\n\nNein."
    assert text_of("<head><title>Titel</title></head>Ja.") == "Ja."


@given(st.text("ja<>!-/ \"'=?&", max_size=60))
def test_nothing_without_a_sign_of_markup_is_lost(markup):
    if "<" not in markup and "&" not in markup:
        assert words(markup) == markup
    assert [tag for tag, _ in tokens(markup)][-1] == ""
