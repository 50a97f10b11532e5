"""No spreadsheet takes a text for a formula, and numbers stay numbers."""

from __future__ import annotations

import csv
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.export import open_tables
from analysis.export.escaping import from_xstring, hide_formula, show_formula, to_xstring

HOSTILE = ["=cmd|'/C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "'=1", "a;=1", "a\n=1", "#N/A", "#REF!"]
SIGNS = st.text(alphabet="'=+-@\t\r\n;,a_x0DF5", max_size=12)


@given(SIGNS)
def test_hiding_is_reversible(text):
    assert show_formula(hide_formula(text)) == text
    assert from_xstring(to_xstring(text)) == text


@given(SIGNS)
def test_nothing_hidden_begins_like_a_formula(text):
    hidden = hide_formula(text)
    assert hidden[:1] not in tuple("=+-@\t\r\n")
    assert hidden != ""
    for separator in ";,\t\r\n":
        assert f"{separator}=" not in hidden


@pytest.fixture
def hostile(result):
    rows = pd.concat([result.articles.head(1)] * len(HOSTILE), ignore_index=True)
    return replace(result, articles=rows.assign(title=pd.Series(HOSTILE, dtype="str"), page=range(len(HOSTILE))))


def test_excel_has_no_formula(hostile, tmp_path):
    book = openpyxl.load_workbook(hostile.to_xlsx(tmp_path / "r.xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d", "inlineStr"}
    sheet = book["articles"]
    heads = [cell.value for cell in sheet[1]]
    titles = [row[heads.index("title")] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in titles} <= {"s", "inlineStr"}
    # Who opens such a cell and leaves it gets no formula either.
    assert [bool(cell.quotePrefix) for cell in titles[:7]] == [True] * 4 + [True] * 1 + [False] * 1 + [True] * 1
    pages = [row[heads.index("page")] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in pages} == {"n"}
    # CR is written as Excel writes it.
    assert titles[5].value in {"_x000D_=1", "\r=1"}


def test_the_xml_of_excel_has_no_formula(hostile, tmp_path):
    import zipfile

    with zipfile.ZipFile(hostile.to_xlsx(tmp_path / "r.xlsx")) as book:
        sheets = [book.read(name) for name in book.namelist() if "worksheets/" in name]
    assert len(sheets) == 11
    assert all(b"<f>" not in sheet and b"<f " not in sheet for sheet in sheets)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_hides_formulas_and_keeps_numbers(hostile, tmp_path, separator):
    place = hostile.to_csv(tmp_path / "csv", separator=separator)
    with (place / "articles.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=separator))
    assert [row["title"] for row in rows[:3]] == ["'=cmd|'/C calc'!A0", "'+1", "'-1"]
    assert rows[8]["title"] == "a;'=1"
    assert '"title"' in (place / "articles.csv").read_text(encoding="utf-8-sig")
    assert f"{separator}0\n" in (place / "articles.csv").read_text(encoding="utf-8-sig")
    assert open_tables(place)["articles"]["title"].tolist() == HOSTILE


def test_a_column_called_like_a_formula(result, tmp_path):
    named = replace(result, articles=result.articles.assign(**{"=1+1": "x"}))
    place = named.to_csv(tmp_path / "csv")
    assert '"\'=1+1"' in (place / "articles.csv").read_text(encoding="utf-8-sig").split("\n")[0]
    assert open_tables(place)["articles"]["=1+1"].tolist() == ["x", "x"]


def test_a_separator_that_is_none(result, tmp_path):
    with pytest.raises(ValueError, match="separator='\\|' came; expected ',', ';'"):
        result.to_csv(tmp_path / "csv", separator="|")
