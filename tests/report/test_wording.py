from __future__ import annotations

import string

import pytest

from analysis.report.wording import WORDING, plain, say


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_texts_with_the_same_places():
    english, german = WORDING["en"], WORDING["de"]
    assert english.keys() == german.keys()
    assert {key: places(text) for key, text in english.items()} == {key: places(text) for key, text in german.items()}


def test_no_text_is_empty():
    assert all(text.strip() for texts in WORDING.values() for text in texts.values())


def test_values_are_escaped_in_html_and_left_alone_in_plain_text():
    assert say("en", "part_outlets", outlets='<b onclick="x">') == "Outlets: &lt;b onclick=&quot;x&quot;&gt;."
    assert plain("en", "part_outlets", outlets="A & B") == "Outlets: A & B."


def test_an_unknown_language_is_told():
    with pytest.raises(ValueError, match=r"speaks en, de; 'fr' came. Try language='de'"):
        say("fr", "title")
