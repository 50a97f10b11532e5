"""The data dictionary says what the tables say, in the notebook and on the page."""

from __future__ import annotations

import importlib.util
import re

import pytest

from analysis import corrections, evaluation, measures, tables


@pytest.fixture(scope="module")
def tool(request):
    file = request.config.rootpath / "tools" / "data_dictionary.py"
    spec = importlib.util.spec_from_file_location("data_dictionary_tool", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_up_to_date(tool):
    assert tool.PAGE.read_text(encoding="utf-8") == tool.page(), "run `python tools/data_dictionary.py`"


def test_the_page_has_every_table_and_column(tool):
    found = re.split(r"^### (\w+)$", tool.page(), flags=re.MULTILINE)
    sections = dict(zip(found[1::2], found[2::2], strict=True))
    every = {**tables.TABLES, **measures.TABLES}
    assert list(sections) == list(every)
    for name, table in every.items():
        rows = re.findall(r"^\| (\w+) \| [^|]+ \|", sections[name], flags=re.MULTILINE)
        assert rows == ["column", *table.names]
        assert all(line.count("|") - line.count("\\|") == 6 for line in sections[name].splitlines() if line[:1] == "|")


def test_every_column_of_a_measure_is_explained():
    words = tables.dictionary(measures.TABLES.values())
    assert list(words.columns) == list(tables.dictionary().columns)
    assert words["meaning"].str.len().gt(3).all()
    assert not words.duplicated(["table", "column"]).any()
    assert words["table"].nunique() == len(measures.TABLES)
    assert tables.dictionary([]).empty


def test_samples_coding_sheets_and_corrected_shares_have_a_page_too(tool):
    assert tool.OF_EVALUATION.read_text(encoding="utf-8") == tool.page_of_evaluation()
    found = re.split(r"^### (\w+)$", tool.page_of_evaluation(), flags=re.MULTILINE)
    assert {"sample", "coding_sheet", "coded_quotes", "corrected_shares"} <= set(found[1::2])
    assert found[1::2] == list(evaluation.TABLES)
    for name, section in zip(found[1::2], found[2::2], strict=True):
        rows = re.findall(r"^\| (\w+) \| [^|]+ \|", section, flags=re.MULTILINE)
        assert rows == ["column", *evaluation.TABLES[name].names]
    assert "data_dictionary_evaluation.md" in tool.page()


def test_corrections_have_a_page_too(tool):
    assert tool.OF_CORRECTIONS.read_text(encoding="utf-8") == tool.page_of_corrections()
    rows = re.findall(r"^\| (\w+) \| [^|]+ \|", tool.page_of_corrections(), flags=re.MULTILINE)
    assert rows == ["column", *corrections.TABLE.names]
    assert "data_dictionary_corrections.md" in tool.page()


def test_a_sheet_and_what_is_read_from_it_have_these_columns(tmp_path):
    import xml.etree.ElementTree as ElementTree

    articles = tables.frame("articles", [{"article_id": "a", "text": "„Ja“, sagte sie.", "title": "T", "outlet": "O"}])
    (sheet,) = evaluation.write_for_coding(articles, evaluation.draw_sample(articles, 1), tmp_path)
    root = ElementTree.fromstring(sheet.read_text(encoding="utf-8"))
    assert {*root.attrib, *(child.tag for child in root)} <= set(evaluation.TABLES["coding_sheet"].names)
    done = sheet.read_text(encoding="utf-8").replace('coded="no"', 'coded="yes"')
    sheet.write_text(done.replace("„Ja“", '<q n="1" type="direct">„Ja“</q>'), encoding="utf-8")
    gold = evaluation.read_gold_table(tmp_path)
    for part in ("articles", "quotes", "persons"):
        assert list(getattr(gold, part).columns) == evaluation.TABLES[f"coded_{part}"].names
