from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path

from analysis.corpus.readers.workbook import read_workbook
from analysis.corpus.units import File, Reading

HEADER = ["Zeitung", "Datum", "Überschrift", "Text", "Seite"]
ROW = ["Talblatt", datetime(2025, 5, 12), "Regen", "Es regnet in Köln.", 3]


def read(data: bytes) -> Reading:
    return read_workbook(File(Path("x"), "n/mai.xlsx"), data)


def test_a_row_is_an_article_with_dates_and_numbers_as_a_person_writes_them(made):
    reading = read(made.xlsx({"Tabelle1": [HEADER, ROW, [None] * 5, ["Talblatt", None, None, "Ja.", 4.5]]}))
    assert [(unit.source, unit.name, unit.fields) for unit in reading.units] == [
        (
            "n/mai.xlsx!Tabelle1:2",
            "n/mai-2",
            {"outlet": "Talblatt", "date": "2025-05-12", "title": "Regen", "text": "Es regnet in Köln.", "Seite": "3"},
        ),
        ("n/mai.xlsx!Tabelle1:4", "n/mai-4", {"outlet": "Talblatt", "text": "Ja.", "Seite": "4.5"}),
    ]
    assert reading.columns["Überschrift"] == "title"
    assert reading.guess is None


def test_every_sheet_with_a_header_of_articles_is_read_and_the_others_are_told(made):
    notes = [["Notizen zum Korpus"], ["gesammelt von Ada"]]
    reading = read(made.xlsx({"Mai": [HEADER, ROW], "Notizen": notes, "Juni": [["Text"], ["Ja."]]}))
    assert [unit.source for unit in reading.units] == ["n/mai.xlsx!Mai:2", "n/mai.xlsx!Juni:2"]
    assert [unit.name for unit in reading.units] == ["n/mai-Mai-2", "n/mai-Juni-2"]
    assert reading.guess == "no articles were looked for in 'Notizen'"


def test_a_header_may_stand_under_lines_about_the_table(made):
    reading = read(made.xlsx({"A": [["Korpus Freibad"], [None], HEADER, ROW]}))
    assert [unit.source for unit in reading.units] == ["n/mai.xlsx!A:4"]


def test_a_cell_merged_over_rows_counts_for_all_of_them(made):
    rows = [["Zeitung", "Text"], ["Talblatt", "Eins."], [None, "Zwei."], [None, None], ["Bote", "Drei."]]
    reading = read(made.xlsx({"A": rows}, merge="A2:A4"))
    assert [unit.fields for unit in reading.units] == [
        {"outlet": "Talblatt", "text": "Eins."}, {"outlet": "Talblatt", "text": "Zwei."},
        {"outlet": "Bote", "text": "Drei."},
    ]  # fmt: skip


def test_without_a_header_the_guess_is_told(made):
    reading = read(made.xlsx({"A": [["nna", "Es regnet seit Tagen."], ["nna", "Die Sonne scheint."]]}))
    assert reading.units[0].fields == {"column_1": "nna", "text": "Es regnet seit Tagen."}
    assert "no header was recognised" in str(reading.guess)


def test_a_sheet_that_says_it_is_smaller_is_read_to_its_end(made):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.xlsx({"A": [HEADER, ROW, ROW]}))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', old.read(name)))
    assert len(read(stream.getvalue()).units) == 2


def test_an_empty_workbook_is_one_failed_unit(made):
    (unit,) = read(made.xlsx({"A": [HEADER]})).units
    assert unit.fields is None
    assert unit.troubles[0].problem == "no row with an article"


def test_a_formula_is_read_as_the_value_that_was_saved_and_never_run(made):
    # A file that no program ever computed holds no value: the cell is empty.
    reading = read(made.xlsx({"A": [["Text", "Note"], ["Ja.", "=1+1"]]}))
    assert reading.units[0].fields == {"text": "Ja."}
