"""The data dictionary says what the tables say, in the notebook and on the page."""

from __future__ import annotations

import importlib.util
import re

import pytest

from analysis import measures, tables


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
