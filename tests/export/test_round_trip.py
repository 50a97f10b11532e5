"""Whatever is exported comes back: every row, every dtype, every offset."""

from __future__ import annotations

import json
import re
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import analysis as an
from analysis.export import ExportError, open_tables, read
from analysis.export.escaping import NOT_IN_XML
from analysis.result import TABLES

from .conftest import FORMS, check_same, exported

ALL = pytest.mark.parametrize("form", FORMS)
PIECES = st.sampled_from(
    "=cmd|'/C calc'!A0 ' '' '= \" , ; \t \r \r\n \n \n= _x000D_ _x005F_x0041_ \\u0041 \x0b \x1f \x85 "
    "\u2028 \u202e \ufffe 🙂 é „ “ sagte Anna Abel . @SUM(1) +49 -1 #N/A <b> &amp; ]]> \ufeff".split(" ")
)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=25).map(" ".join)


def analysed(*texts, **columns):
    ids = [str(n) for n in range(len(texts))]
    return an.analyse(pd.DataFrame({"article_id": ids, "text": list(texts), **columns}), voices="rules")


def as_xml(result):
    """The result with what XML forbids replaced, sign by sign."""

    def safe(data):
        texts = {name: data[name].str.replace(NOT_IN_XML, "\ufffd", regex=True) for name in data.select_dtypes("str")}
        return data.assign(**texts)

    made = replace(result, **{name: safe(getattr(result, name)) for name in TABLES})
    # In lists, which are JSON, control characters are written by their numbers.
    aliases = [[re.sub("[\ufffe\uffff]", "\ufffd", alias) for alias in held] for held in made.entities["aliases"]]
    return replace(made, entities=made.entities.assign(aliases=pd.Series(aliases, dtype=object)))


@ALL
@given(text=TEXTS, title=TEXTS, page=TEXTS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_comes_back(form, text, title, page):
    result = analysed(text, "", title=[title, ""], page=[page, None])
    with tempfile.TemporaryDirectory() as folder:
        opened = read(exported(result, form, Path(folder)))
    check_same(as_xml(result) if form == "xlsx" else result, opened)
    texts = dict(zip(opened.articles["article_id"], opened.articles["text"], strict=True))
    for row in opened.quotes.itertuples():
        assert texts[row.article_id][row.start : row.end] == row.text


@ALL
def test_the_teaching_corpus_comes_back(form, tmp_path):
    result = an.analyse(an.load_corpus(an.sample("teaching")), voices="rules")
    check_same(result, an.open_analysis(exported(result, form, tmp_path)))


@ALL
def test_an_empty_analysis_comes_back(form, tmp_path):
    result = an.analyse(pd.DataFrame({"article_id": [], "text": []}), voices="rules")
    check_same(result, read(exported(result, form, tmp_path)))


@ALL
def test_further_columns_of_any_dtype_come_back(form, result, tmp_path):
    further = {
        "whole": [2**60, -1],
        "number": [0.1 + 0.2, np.inf],
        "truth": [True, False],
        "moment": pd.to_datetime(["1850-01-01T01:02:03.000004", None]).astype("datetime64[us]"),
        "list": pd.Series([["a", {"b": 1}], None], dtype=object),
        "nothing": pd.Series([None, None], dtype="str"),
        "maybe": pd.Series([None, 3], dtype="Int64"),
    }
    wide = replace(result, articles=result.articles.assign(**further))
    check_same(wide, read(exported(wide, form, tmp_path)))


@ALL
def test_lone_surrogates_are_replaced_and_counted(form, result, tmp_path):
    texts = pd.Series(["a\ud800b", "c"], dtype=object)
    place = exported(replace(result, articles=result.articles.assign(note=texts)), form, tmp_path)
    assert open_tables(place)["articles"]["note"].tolist() == ["a\ufffdb", "c"]
    where = "articles" if form == "jsonl" else "articles.note"
    assert _record(place)["replaced"] == {where: 1}


@ALL
def test_some_tables(form, result, tmp_path):
    place = exported(result, form, tmp_path, tables=["quotes", "articles"])
    found = open_tables(place)
    assert list(found) == ["articles", "quotes"]
    pd.testing.assert_frame_equal(found["quotes"], result.quotes)
    with pytest.raises(ExportError, match="holds only articles, quotes; an analysis has omitted, sentences, words"):
        read(place)


@ALL
def test_a_table_that_is_none(form, result, tmp_path):
    with pytest.raises(ExportError, match="there is no table 'quotations'; an analysis has articles, omitted"):
        exported(result, form, tmp_path, tables=["quotations"])


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_folders_have_provenance_and_dictionary(form, result, tmp_path):
    place = exported(result, form, tmp_path)
    written = json.loads((place / "provenance.json").read_text(encoding="utf-8"))
    assert written["voices"] == "rules"
    assert written["export"]["rows"]["articles"] == 2
    told = pd.read_csv(place / "columns.csv", encoding="utf-8-sig")
    assert told["meaning"].iloc[0].startswith("Offsets count Unicode code points from 0")
    articles = told[told["table"].eq("articles")]
    assert articles["column"].tolist() == list(result.articles.columns)
    assert articles["meaning"].iloc[-1] == "further column of what was read"


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_what_lacks_or_was_cut_off_is_told(form, result, tmp_path):
    place = exported(result, form, tmp_path)
    fewer = replace(result, articles=result.articles.head(1))
    exported(fewer, form, tmp_path / "fewer")
    (place / f"articles.{form}").write_bytes((tmp_path / "fewer" / form / f"articles.{form}").read_bytes())
    with pytest.raises(ExportError, match=r"Table 'articles' in .* has 1 rows; 2 were exported"):
        read(place)
    (place / f"articles.{form}").write_bytes(b'{"')
    with pytest.raises(ExportError, match=f"cannot be read as {form}: |has 0 rows"):
        read(place)
    (place / f"words.{form}").unlink()
    with pytest.raises(ExportError, match=f"lacks words.{form}; the export is incomplete"):
        read(place)


def test_an_export_never_mixes_with_another(result, tmp_path):
    result.save(tmp_path / "one")
    with pytest.raises(ExportError, match="holds an analysis as jsonl already; as csv it needs another folder"):
        result.to_csv(tmp_path / "one")
    result.to_csv(tmp_path / "two")
    result.to_csv(tmp_path / "two", tables=["quotes"])
    assert sorted(file.name for file in (tmp_path / "two").iterdir()) == [
        "columns.csv",
        "provenance.json",
        "quotes.csv",
    ]


def test_what_is_no_export_is_told(tmp_path):
    with pytest.raises(
        ExportError, match=r"holds no saved analysis .* Expected a folder made by Analysis.save, to_csv"
    ):
        open_tables(tmp_path)
    (tmp_path / "provenance.json").write_text('{"format": "redeanteil analysis"}', encoding="utf-8")
    with pytest.raises(ExportError, match="not written by this version: schema None, expected 1"):
        open_tables(tmp_path)


def test_spans_are_real_lists_where_the_format_has_them(result, tmp_path):
    import pyarrow.parquet as pq

    place = result.to_jsonl(tmp_path / "jsonl")
    first = json.loads((place / "quotes.jsonl").read_text(encoding="utf-8").split("\n")[0])
    assert first["spans"] == [[0, 22]]
    place = result.to_parquet(tmp_path / "parquet")
    assert pq.read_table(place / "quotes.parquet").column("spans").to_pylist()[0] == [[0, 22]]


def _record(place):
    if place.is_dir():
        return json.loads((place / "provenance.json").read_text(encoding="utf-8"))["export"]
    from analysis.export.excel import header_of

    return header_of(place)["export"]
