from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis.corpus.readers.jsonfile import read_json
from analysis.corpus.units import File, Reading


def read(value: object) -> Reading:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return read_json(File(Path("x"), "n/a.json"), text.encode())


def test_a_list_of_objects():
    reading = read([{"Titel": "Ja", "Text": "Es regnet in Köln."}, {"id": 7, "content": ["A.", "B."], "Seite": 3.0}])
    assert [(unit.source, unit.name, unit.fields) for unit in reading.units] == [
        ("n/a.json#1", "n/a-1", {"title": "Ja", "text": "Es regnet in Köln."}),
        ("n/a.json#2", "n/a-2", {"article_id": "7", "text": "A.\nB.", "Seite": "3"}),
    ]


@pytest.mark.parametrize(
    "whole",
    [
        {"articles": [{"text": "Ja."}], "n": 1},
        {"status": "ok", "response": {"results": [{"text": "Ja."}], "pages": [1, 2]}},
        {"text": "Ja."},
    ],
)
def test_the_list_may_lie_in_an_object_and_one_article_may_be_alone(whole):
    assert read(whole).units[0].fields == {"text": "Ja."}


def test_nested_metadata_get_names_with_dots_and_meta_counts():
    record = {"text": "Ja.", "meta": {"outlet": "nna", "ort": {"land": "DE"}}, "autor": {"name": "Ada Brandt"}}
    reading = read([record])
    assert reading.units[0].fields == {
        "text": "Ja.", "outlet": "nna", "meta.ort.land": "DE", "autor.name": "Ada Brandt",
    }  # fmt: skip


def test_a_name_at_the_top_wins_over_one_in_meta():
    fields = read([{"text": "Ja.", "outlet": "nna", "meta": {"outlet": "Bote"}}]).units[0].fields
    assert fields == {"text": "Ja.", "outlet": "nna", "meta.outlet": "Bote"}


def test_what_is_no_article_fails_alone():
    first, second, third = read([3, {"title": "Ja"}, {"text": "Ja."}]).units
    assert first.troubles[0].problem == "a int, not an object"
    assert second.troubles[0].problem == "no text; its names are: title"
    assert third.fields == {"text": "Ja."}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[{"text": "Ja."', "no valid JSON: Expecting ',' delimiter in line 1"),
        ("[" * 100_000, "no valid JSON"),
        ("[]", "no list of articles in this JSON file"),
        ('{"a": [{"text": "1"}], "b": [{"text": "2"}]}', "no list of articles in this JSON file"),
        ("3", "no list of articles in this JSON file"),
    ],
)
def test_what_cannot_be_read_is_one_failed_unit(text, problem):
    (unit,) = read(text).units
    assert unit.fields is None
    assert unit.troubles[0].problem == problem
