from __future__ import annotations

from pathlib import Path

import pytest

from analysis.corpus.readers.markdown import read_markdown
from analysis.corpus.units import File, Reading, Unit


def read(text: str, name: str = "a.md") -> Reading:
    return read_markdown(File(Path("x"), name), text.encode())


def one(text: str, name: str = "a.md") -> Unit:
    (unit,) = read(text, name).units
    return unit


def test_metadata_under_german_names_and_everything_else_as_text():
    unit = one(
        "---\nid: f1\nÜberschrift: \"Streit: Wer zahlt?\"\nQuelle: 'Abendkurier'\nDatum: 2025-05-12\nSeite: 007\n"
        "Autor: [Ada Brandt, Jens Ott]\nOnline: no\nRubrik:\nurl: ~\n---\n\nDas Bad schließt.\n\n---\n\nEnde.\n"
    )
    assert unit.fields == {
        "article_id": "f1",
        "title": "Streit: Wer zahlt?",
        "outlet": "Abendkurier",
        "date": "2025-05-12",
        "author": "Ada Brandt; Jens Ott",
        "Seite": "007",
        "Online": "no",
        "text": "Das Bad schließt.\n\n---\n\nEnde.",
    }
    assert unit.troubles == ()


def test_names_are_told_for_the_provenance():
    assert read("---\nQuelle: nna\n---\nJa.").columns == {"Quelle": "outlet"}


def test_windows_line_ends_and_byte_order_mark():
    assert one("\ufeff---\r\ntitle: Ja\r\n---\r\nEins.\r\nZwei.").fields == {"title": "Ja", "text": "Eins.\nZwei."}


def test_no_front_matter_is_no_trouble():
    assert one("# Regen\n\nEs regnet.").fields == {"text": "# Regen\n\nEs regnet."}
    assert one("").fields == {"text": ""}


def test_a_text_among_the_metadata_does_not_replace_the_text():
    assert one("---\ntext: kurz\n---\nLang.").fields == {"text_input": "kurz", "text": "Lang."}


def test_an_unquoted_colon_is_read_line_by_line_with_a_note():
    unit = one('---\ntitle: Streit: Wer zahlt?\noutlet: "nna"\n---\nDas Bad schließt.')
    assert unit.fields == {"title": "Streit: Wer zahlt?", "outlet": "nna", "text": "Das Bad schließt."}
    (trouble,) = unit.troubles
    assert trouble.problem == "the front matter is no valid YAML (line 2); its lines were read as “name: value”"
    assert "between quotation marks" in trouble.hint


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("---\nEin Absatz.\n---\nNoch einer.", "holds no metadata; it was kept as text"),
        ("---\n- a\n- b\n---\nText.", "holds no metadata; it was kept as text"),
        ("---\ntitle: Ja\n\nOhne Ende.", "does not end; the whole file was kept as text"),
        ("---\n{[\n---\nText.", "the whole file was kept as text"),
    ],
)
def test_what_holds_no_metadata_stays_in_the_text(text, problem):
    unit = one(text)
    assert unit.fields == {"text": text}
    assert unit.troubles[0].problem.endswith(problem)


def test_empty_front_matter():
    assert one("---\n# nichts\n---\nJa.").fields == {"text": "Ja."}


@pytest.mark.parametrize("bad", ["[" * 20_000, "{a: " * 20_000, "a: &a [*a]", "a: !!python/object/apply:os.getcwd []"])
def test_hostile_yaml_does_no_harm(bad):
    unit = one(f"---\n{bad}\n---\nText.")
    assert unit.fields is not None
    assert unit.fields["text"].endswith("Text.")


def test_aliases_that_stand_for_gigabytes_are_cut():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    unit = one("---\n" + "\n".join(lines) + "\n---\nText.")
    assert unit.fields is not None
    assert sum(map(len, unit.fields.values())) < 10_000_000


@pytest.mark.parametrize("name", ["README.md", "sub/readme.md"])
def test_a_readme_is_reported_and_not_read(name):
    unit = one("# Data\n\nThese are articles.", name)
    assert unit.fields is None
    assert unit.troubles[0].problem == "a README describes a folder; it was not read as an article"


def test_a_readme_with_front_matter_is_an_article():
    assert one("---\ntitle: Lies mich\n---\nEs regnet.", "README.md").fields == {
        "title": "Lies mich",
        "text": "Es regnet.",
    }
