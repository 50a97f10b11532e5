"""Sentence boundaries and quotation-mark zones on invented sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.sentences import paragraphs, sentences
from analysis.language.words import count_words, tokens
from analysis.language.zones import MARKS, zones

CUT = [
    "Am 12. Mai kam Dr. Abel.|Er blieb z. B. bis 18.30 Uhr.",
    "Die Sanierung kostet 4,2 Mio. Euro.|Das ist viel.",
    "Der 1. FC gewann.|Alle jubelten.",
    "»Das ist falsch.«|Sie ging.|Er blieb.",
    "„Komm!“, sagte sie.|Er kam.",
    "„Kommst du?“ fragte sie.|Er nickte.",
    "Er sagte: „Das geht.|Es geht sogar gut.“|Dann ging er.",
    "Das war 2024.|Die Stadt zahlte.",
    "Er wurde 80.|Danach ging er.",
    "Prof. Dr. Abel und K. Zabel kamen.",
    "Das (!) ist neu.|Wirklich (?) neu.",
    "Der Verein e. V. zahlte ca. 3.000 Euro bzw. mehr.",
    "„Nein.“ – „Doch!“",
    "Wer kommt?|Niemand…|Schade.",
]


@pytest.mark.parametrize("marked", CUT)
def test_sentences_end_where_a_reader_ends_them(marked):
    wanted = marked.split("|")
    text = " ".join(wanted)
    found = [text[s.start : s.end] for s in sentences(text)]
    if marked.startswith("„Nein"):
        assert len(found) in {1, 2}
    else:
        assert found == wanted


ZONES = [
    ("„A b.“ Er: »c d« und «e f».", ["„A b.“", "»c d«", "«e f»"]),
    ("«Das ‹Ja› gilt», sagt er.", ["«Das ‹Ja› gilt»", "‹Ja›"]),
    ('Er sagte "nein" und "ja".', ['"nein"', '"ja"']),
    ("“Kommen Sie.” Und „Gut“.", ["“Kommen Sie.”", "„Gut“"]),
    ("„Erster Absatz.\n\n„Zweiter Absatz.“ Ende.", ["„Erster Absatz.|„Zweiter Absatz.“"]),
    ('Ein 27"-Schirm, 5\'11" groß.', []),
    ("„Er sagte: ‚Nein!‘ Dann ging er.“", ["„Er sagte: ‚Nein!‘ Dann ging er.“", "‚Nein!‘"]),
    ("Hans' Haus, geht's, die ‚Experten‘.", ["‚Experten‘"]),
    ('„Das ist "gut" so", sagte er.', ['„Das ist "gut" so"', '"gut"']),
    ("Kim’s Plan ist „gut”.", ["„gut”"]),
    ("»Das«, sagt sie, »ist ›neu‹.«", ["»Das«", "»ist ›neu‹.«", "›neu‹"]),
]


@pytest.mark.parametrize(("text", "wanted"), ZONES)
def test_zones_in_every_convention(text, wanted):
    found, _ = zones(text, paragraphs(text))
    assert ["|".join(text[start:end] for start, end in zone.spans) for zone in found] == wanted


def test_an_opening_mark_without_a_partner_makes_no_zone():
    text = "„Offen bleibt das.\n\nNeuer Absatz mit „Zitat“ darin."
    found, alone = zones(text, paragraphs(text))
    assert [text[zone.start : zone.end] for zone in found] == ["„Zitat“"]
    assert alone == [0]


@given(st.text(alphabet=MARKS + "ab .,\n", max_size=60))
def test_zones_lie_in_each_other_or_apart(text):
    found, alone = zones(text, paragraphs(text))
    pieces = [span for zone in found for span in zone.spans]
    assert all(0 <= start < end <= len(text) for start, end in pieces)
    for one in pieces:
        for other in pieces:
            crossing = one[0] < other[0] < one[1] < other[1]
            assert not crossing
    assert all(text[at] in MARKS for at in alone)


@given(st.text(max_size=80))
def test_tokens_are_exact_and_words_are_counted_once(text):
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert count_words(text) == sum(token.is_word for token in found)


def test_a_combining_mark_stays_in_its_word():
    assert [token.text for token in tokens("Cafe\u0301 au lait")] == ["Cafe\u0301", "au", "lait"]
