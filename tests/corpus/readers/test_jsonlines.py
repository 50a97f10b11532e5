from __future__ import annotations

from pathlib import Path

import pytest

from analysis.corpus import load_corpus
from analysis.corpus.readers.jsonlines import read_jsonlines
from analysis.corpus.streaming import Stream
from analysis.corpus.units import File, Unit


def units(text: str) -> list[Unit]:
    return read_jsonlines(File(Path("x"), "n/a.jsonl"), text.encode()).units


def test_one_object_a_line():
    first, second = units(
        '{"Titel": "Ja", "Text": "Es regnet.", "Seite": 3}\r\n\r\n{"id": 7, "content": ["A.", "B."]}\n'
    )
    assert first.fields == {"title": "Ja", "text": "Es regnet.", "Seite": "3"}
    assert (first.name, first.source) == ("n/a-1", "n/a.jsonl:1")
    assert second.fields == {"article_id": "7", "text": "A.\nB."}
    assert second.source == "n/a.jsonl:3"


@pytest.mark.parametrize("text", ["", "\n", "\r\n \n\t\n"])
def test_a_file_of_blank_lines_is_a_unit(text, tmp_path):
    (tmp_path / "leer.jsonl").write_bytes(text.encode())
    (tmp_path / "voll.jsonl").write_text('{"text": "Ja."}', encoding="utf-8")
    corpus = load_corpus(tmp_path)
    assert corpus.provenance["n_units"] == 2
    assert corpus.problems[["source", "problem"]].values.tolist() == [["leer.jsonl", "no article in this file"]]
    assert corpus.problems.loc[0, "hint"] == "It is empty or has only blank lines; was it saved completely?"
    assert [unit.source for unit in Stream.of(tmp_path).units()] == ["leer.jsonl", "voll.jsonl:1"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"text": "a"', "no valid JSON: Expecting ',' delimiter at character 13"),
        ('["a"]', "a JSON list, not an object"),
        ('"a"', "a JSON str, not an object"),
        ('{"a": 1, "b": 2}', "no text; its names are: a, b"),
        ("{}", "no text; its names are: none"),
        ("[" * 50_000, "no valid JSON"),
    ],
)
def test_a_bad_line_fails_alone(line, problem):
    bad, good = units(line + '\n{"text": "Es regnet."}')
    assert bad.fields is None
    assert bad.troubles[0].problem.startswith(problem)
    assert good.fields == {"text": "Es regnet."}


def test_line_separators_inside_a_string_do_not_end_the_line():
    assert units('{"text": "Eins.\u2028Zwei.\x85Drei."}')[0].fields == {"text": "Eins.\u2028Zwei.\x85Drei."}


def test_an_empty_text_is_still_an_article():
    assert units('{"text": "", "title": null}')[0].fields == {}
