from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analysis.corpus.readers.delimited import find_delimiter, read_delimited
from analysis.corpus.units import File, Reading


def read(text: str, encoding: str = "utf-8") -> Reading:
    return read_delimited(File(Path("x"), "n.csv"), text.encode(encoding))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_found(delimiter):
    lines = (
        ("Quelle", "Datum", "Text"),
        ("nna", "12.5.2025", "Es regnet."),
        ("nna", "13.5.2025", "Die Sonne scheint."),
    )
    reading = read("\r\n".join(delimiter.join(cells) for cells in lines))
    assert [unit.fields for unit in reading.units] == [
        {"outlet": "nna", "date": "12.5.2025", "text": "Es regnet."},
        {"outlet": "nna", "date": "13.5.2025", "text": "Die Sonne scheint."},
    ]
    assert reading.columns == {"Quelle": "outlet", "Datum": "date", "Text": "text"}
    assert reading.guess is None


def test_commas_in_the_text_do_not_mislead():
    assert find_delimiter("Titel;Text\nJa;a, b, c, d\nNein;e, f, g, h\n") == ";"


def test_quoted_cells_may_hold_anything_and_lines_are_counted():
    reading = read('id,Text\n1,"Eins, ""zwei"",\n\ndrei."\n\n2,Vier.\n,\n')
    assert [(unit.source, unit.fields) for unit in reading.units] == [
        ("n.csv:2", {"article_id": "1", "text": 'Eins, "zwei",\n\ndrei.'}),
        ("n.csv:6", {"article_id": "2", "text": "Vier."}),
    ]
    assert reading.units[0].name == "n-2"


def test_what_excel_writes():
    reading = read("sep=;\r\nZeitung;Überschrift;Inhalt\r\nTageblatt;Größe;„Süß“, sagte er.;;\r\n;;\r\n", "cp1252")
    assert reading.encoding == "cp1252"
    (unit,) = reading.units
    assert unit.fields == {"outlet": "Tageblatt", "title": "Größe", "text": "„Süß“, sagte er."}
    assert unit.source == "n.csv:3"


def test_one_column_is_not_cut_at_its_commas():
    reading = read('Text\nEins, zwei; drei.\n"Vier, fünf."\n')
    assert [unit.fields for unit in reading.units] == [{"text": "Eins, zwei; drei."}, {"text": "Vier, fünf."}]


def test_without_header_the_longest_column_is_the_text_and_this_is_said():
    reading = read("nna;Es regnet seit Tagen.;7\nnna;Die Sonne scheint.;8\n")
    assert reading.units[0].fields == {"column_1": "nna", "text": "Es regnet seit Tagen.", "column_3": "7"}
    assert reading.guess == "no header was recognised; 'column_2' has the longest cells and was read as text"
    assert reading.columns["column_2"] == "text"


def test_a_header_without_text_column():
    reading = read("Quelle;Beitragstext;Ressort\nnna;Es regnet seit Tagen.;Land\n")
    assert reading.units[0].fields == {"outlet": "nna", "text": "Es regnet seit Tagen.", "Ressort": "Land"}
    assert reading.guess == "'Beitragstext' has the longest cells and was read as text"


def test_two_columns_of_one_name_are_both_kept():
    assert read("Text;Note;Note\nJa.;1;2\n").units[0].fields == {"text": "Ja.", "Note": "1", "Note-2": "2"}


def test_a_row_with_too_many_cells_fails_alone():
    long, good = read("id,title,text\n1,Ja,Es regnet, sagte sie.\n2,Nein,Gut.\n").units
    assert long.fields is None
    assert long.troubles[0].problem == "4 cells, but the header has 3; the row was not read"
    assert "between double quotes" in long.troubles[0].hint
    assert good.fields == {"article_id": "2", "title": "Nein", "text": "Gut."}


def test_a_row_with_too_few_cells_is_kept_with_a_note():
    (unit,) = read("text,title,outlet\nEs regnet.,Regen\n").units
    assert unit.fields == {"text": "Es regnet.", "title": "Regen"}
    assert unit.troubles[0].problem == "2 cells, but the header has 3"


def test_a_quotation_mark_that_does_not_close_is_noticed():
    first, second = read('id,text\n1,Gut.\n2,"Es regnet.\n3,Es schneit.\n').units
    assert first.troubles == ()
    assert second.fields == {"article_id": "2", "text": "Es regnet.\n3,Es schneit."}
    assert second.troubles[0].problem == "quotation marks do not close; rows may have run together"


def test_rows_after_a_misplaced_quotation_mark_are_read():
    units = read('id,text\n1,"Sie sagte: "Ja" und ging"\n2,Gut.\n').units
    assert len(units) == 2
    assert units[0].troubles[0].problem.startswith("quotation marks do not close")
    assert units[1].fields == {"article_id": "2", "text": "Gut."}


@pytest.mark.parametrize("text", ["", "\n\n", "Quelle;Text\n", '"'])
def test_no_row_is_one_failed_unit(text):
    (unit,) = read(text).units
    assert unit.fields is None
    assert unit.troubles[0].problem == "no row with an article"


def test_prose_with_thousands_of_commas_is_no_table():
    (unit,) = read("Ja, nein, " * 100_000).units
    assert unit.fields == {"text": ("Ja, nein, " * 100_000).strip()}


def test_short_rows_are_told_also_where_the_text_is_guessed():
    (unit,) = read("Quelle;Beitragstext;Ressort\nnna;Es regnet seit Tagen.\n").units
    assert unit.troubles[0].problem == "2 cells, but the header has 3"


def test_a_cell_of_five_megabytes_and_the_limit_of_others():
    before = csv.field_size_limit()
    (unit,) = read("id;text\n1;" + "Regen. " * 750_000).units
    assert unit.fields is not None
    assert len(unit.fields["text"]) == 7 * 750_000 - 1
    assert csv.field_size_limit() == before


def test_a_table_without_any_text_is_told_and_no_date_is_read_as_text():
    reading = read("Datum;Quelle\n2025-01-01;Talblatt\n")
    (unit,) = reading.units
    assert unit.troubles[0].problem == "no column holds the text; the columns are Datum, Quelle"


def test_single_quotation_marks_around_some_cells():
    # No header; semicolons in the texts, which then stand between single quotation marks.
    rows = [f"Sport;Die Elf gewann am {day}. Mai." for day in range(1, 10)]
    rows += ["Web;'Das Netz; und „der Mast“.'", "Web;'Anna's Turm; er steht.'"]
    reading = read_delimited(File(Path("a.csv"), "a.csv"), "\n".join(rows).encode())
    assert len(reading.units) == 11
    assert reading.units[9].fields == {"column_1": "Web", "text": "Das Netz; und „der Mast“."}
    assert {unit.fields["column_1"] for unit in reading.units} == {"Sport", "Web"}


def test_an_apostrophe_at_a_cell_is_no_quotation_mark():
    rows = ["Titel;Text", "'s ist Krieg;Ein Lied", "Lied;'s ist Mai", "Ja;Nein"]
    reading = read_delimited(File(Path("a.csv"), "a.csv"), "\n".join(rows).encode())
    assert [unit.fields["title"] for unit in reading.units] == ["'s ist Krieg", "Lied", "Ja"]
