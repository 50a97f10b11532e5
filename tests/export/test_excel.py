"""What is special in Excel: long texts, long tables, forbidden signs, sheets that explain."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pandas as pd
import pytest

from analysis import tables
from analysis.export import ExportError, excel, open_tables, read
from analysis.export.excel_cells import LONGEST

from .conftest import check_same

# An emoji is two units of UTF-16: 20,000 of them do not fit into 32,767.
LONG = "🙂" * 20_000


@pytest.fixture
def long(result):
    return replace(result, articles=result.articles.assign(text=pd.Series([LONG, "=\r" * 16_000], dtype="str")))


def test_long_texts_are_cut_with_a_note_and_whole_beside(long, tmp_path):
    file = long.to_xlsx(tmp_path / "r.xlsx")
    sheet = openpyxl.load_workbook(file)["articles"]
    heads = [cell.value for cell in sheet[1]]
    text, note = (sheet.cell(2, heads.index(name) + 1).value for name in ("text", "cut"))
    # 32,767 units hold 16,383 emojis.
    assert text == "🙂" * 16_383
    assert note == "text: 16,383 of 20,000 characters are shown"
    assert all(len((cell.value or "").encode("utf-16-le")) <= 2 * LONGEST for cell in sheet["K"])
    assert (tmp_path / "r.whole_texts.jsonl").is_file()
    check_same(long, read(file))


def test_a_file_of_whole_texts_that_lacks_is_told(long, tmp_path):
    file = long.to_xlsx(tmp_path / "r.xlsx")
    (tmp_path / "r.whole_texts.jsonl").unlink()
    with pytest.raises(
        ExportError, match=r"r.xlsx has texts that were cut; r.whole_texts.jsonl with the whole ones is"
    ):
        read(file)


def test_renamed_together_they_are_found(long, tmp_path):
    file = long.to_xlsx(tmp_path / "r.xlsx").rename(tmp_path / "s.xlsx")
    (tmp_path / "r.whole_texts.jsonl").rename(tmp_path / "s.whole_texts.jsonl")
    check_same(long, read(file))


def test_no_older_whole_texts_stay(long, result, tmp_path):
    long.to_xlsx(tmp_path / "r.xlsx")
    result.to_xlsx(tmp_path / "r.xlsx")
    assert [file.name for file in tmp_path.iterdir()] == ["r.xlsx"]


def test_too_many_rows_are_told(result, tmp_path, monkeypatch):
    monkeypatch.setattr(excel, "MOST_ROWS", len(result.words))
    with pytest.raises(ExportError, match=r"Table 'words' has .* rows; a sheet .* Try to_parquet, or choose others"):
        result.to_xlsx(tmp_path / "r.xlsx")
    assert excel.write.__module__ == "analysis.export.excel"


def test_the_limit_is_excels():
    assert excel.MOST_ROWS == 1_048_576


def test_forbidden_signs_are_replaced_and_counted(result, tmp_path):
    odd = replace(result, articles=result.articles.assign(lead=pd.Series(["a\x00\x0bb", "c\ufffe"], dtype="str")))
    file = odd.to_xlsx(tmp_path / "r.xlsx")
    assert open_tables(file)["articles"]["lead"].tolist() == ["a\ufffd\ufffdb", "c\ufffd"]
    assert excel.header_of(file)["export"]["replaced"] == {"articles.lead": 3}


def test_sheets_explain_themselves(result, tmp_path):
    book = openpyxl.load_workbook(result.to_xlsx(tmp_path / "r.xlsx"))
    assert book.sheetnames == [*(name for name in tables.TABLES if name != "tokens"), "columns", "provenance"]
    told = list(book["columns"].iter_rows(values_only=True))
    assert told[0] == ("table", "grain", "column", "kind", "dtype", "meaning", "missing", "allowed")
    assert "Offsets count Unicode code points" in told[1][5]
    rows = {row[0]: row[2] for row in book["provenance"].iter_rows(values_only=True)}
    assert rows["voices"] == '"rules"'


def test_dates_are_dates(result, tmp_path):
    sheet = openpyxl.load_workbook(result.to_xlsx(tmp_path / "r.xlsx"))["articles"]
    heads = [cell.value for cell in sheet[1]]
    assert sheet.cell(2, heads.index("date") + 1).is_date


def test_a_wrong_name_and_a_wrong_file_are_told(result, tmp_path):
    with pytest.raises(ExportError, match=r"expected the name of a file that ends in .xlsx, such as result.xlsx"):
        result.to_xlsx(tmp_path / "r.csv")
    (tmp_path / "r.xlsx").write_text("no zip", encoding="utf-8")
    with pytest.raises(ExportError, match="cannot be opened as an Excel file"):
        read(tmp_path / "r.xlsx")
    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    with pytest.raises(ExportError, match=r"has no sheet 'provenance'; expected a file made by Analysis.to_xlsx"):
        read(tmp_path / "other.xlsx")
