"""Names of texts: in parts or at once, alone or beside others, they are the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.actors import network
from analysis.actors.recognition import Found, recognise
from analysis.language.reading import Reading

TEXT = "Anna Abel kam nach Hamburg. Die EU-Kommission lobte sie. „Gut“, sagte Abel am Montag der Tageszeitung. "


def test_a_long_text_is_read_in_parts_and_comes_out_the_same(monkeypatch):
    reading = Reading(TEXT * 5)
    (whole,) = recognise([reading])
    monkeypatch.setattr(network, "_AT_ONCE", 1)
    (parts,) = recognise([reading])
    assert [(one.first, one.last, one.label, one.how) for one in parts] == [
        (one.first, one.last, one.label, one.how) for one in whole
    ]
    assert len(whole) >= 10


def test_texts_side_by_side_are_read_as_by_themselves():
    readings = [Reading(TEXT), Reading(""), Reading("Hamburg")]
    together = recognise(readings)
    assert [len(found) for found in together] == [len(recognise([one])[0]) for one in readings]
    assert together[1] == []


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="AbelsgtWir „“»«‚‘.,:;-–\n😀ßéŁ\"'\u0301", max_size=80))
def test_names_are_in_order_and_never_overlap(text):
    reading = Reading(text)
    (found,) = recognise([reading])
    ends = [0, *(one.last for one in found)]
    assert all(end <= one.first < one.last <= len(reading.tokens) for end, one in zip(ends, found, strict=False))
    assert all(isinstance(one, Found) and 0 <= one.confidence <= 1 for one in found)
