from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.decoding import decode, disguise

TEXT = "Die Bürgermeisterin sagte, die Straße müsse für „Gäste“ schöner werden – das sei überfällig."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.encode("mac_roman"),
    ],
)
def test_german_text_in_the_encodings_it_comes_in(data):
    text, _, trouble = decode(data)
    assert text == TEXT
    assert trouble is None


def test_the_encoding_is_named_unless_it_is_utf8():
    assert decode(TEXT.encode()).encoding is None
    assert decode(TEXT.encode("cp1252")).encoding == "cp1252"


def test_a_late_umlaut_in_a_long_file_is_still_seen():
    data = ("Kein Umlaut weit und breit. " * 10_000 + "Dann doch: schön, früh, Größe.").encode("cp1252")
    assert decode(data).text.endswith("schön, früh, Größe.")


def test_damaged_utf8_stays_utf8_and_says_where():
    data = TEXT.encode().replace("Straße".encode(), b"Stra\xffe")
    text, encoding, trouble = decode(data)
    assert text == TEXT.replace("ß", "\ufffd")
    assert encoding is None
    assert trouble is not None
    assert "no utf-8, first at byte 36" in trouble.problem
    assert "save it again as UTF-8" in trouble.hint


@given(st.binary(max_size=300))
def test_any_bytes_become_some_text(data):
    text, _, _ = decode(data)
    assert isinstance(text, str)


@given(st.text(max_size=200))
def test_utf8_is_never_changed(text):
    data = text.encode()
    if "\x00" not in text and not text.startswith("\ufeff"):
        assert decode(data) == (text, None, None)


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"%PDF-1.7", "PDF"), (b"PK\x03\x04...", "zip"), (b"{\\rtf1", "Rich Text"), (b"\x1f\x8b", "compressed")],
)
def test_files_in_disguise_are_told(data, kind):
    assert kind in str(disguise(data))


def test_text_is_no_disguise():
    assert disguise(TEXT.encode()) is None
