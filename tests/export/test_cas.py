"""UIMA CAS, read back by dkpro-cassis: every sentence, quotation, part and mention at its place."""

from __future__ import annotations

import json
import sys
import tempfile

import cassis
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import analysis as an
from analysis.export import ExportError, open_tables, without_text
from analysis.export.cas import MENTION, PART, QUOTATION, SENTENCE, TOKEN
from analysis.export.escaping import NOT_IN_XML

from .conftest import TEXT

TEXTS = st.lists(
    st.sampled_from("🙂 𝄞 é \r \n \t \x0b „ “ » « sagte Anna Abel , . <b> & ]]> Nein ja".split(" "))
    | st.text(max_size=3),
    max_size=20,
).map(" ".join)


def opened(place):
    """Each article's CAS by article_id."""
    with (place / "TypeSystem.xml").open("rb") as stream:
        system = cassis.load_typesystem(stream)
    files = json.loads((place / "provenance.json").read_text(encoding="utf-8"))["export"]["files"]
    found = {}
    for name, file in files.items():
        with (place / file).open("rb") as stream:
            found[name] = cassis.load_cas_from_xmi(stream, typesystem=system)
    return found


def rows(cas, kind, *features):
    return sorted((a.begin, a.end, *(getattr(a, name) for name in features)) for a in cas.select(kind))


def none(value):
    return None if value is None or pd.isna(value) else value


def check_rows(result, found):
    for name, cas in found.items():
        text = result.articles.set_index("article_id")["text"][name]
        assert cas.sofa_string == NOT_IN_XML.sub("\ufffd", text)
        sentences = result.sentences[result.sentences["article_id"].eq(name)]
        assert rows(cas, SENTENCE) == sorted(zip(sentences["start"], sentences["end"], strict=True))
        quotes = result.quotes[result.quotes["article_id"].eq(name)]
        told = [
            (start, end, row.quote_id, piece, row.type)
            for row in quotes.itertuples()
            for piece, (start, end) in enumerate(row.spans)
        ]
        assert rows(cas, QUOTATION, "quote_id", "piece", "quotation_type") == sorted(told)
        by_id = quotes.set_index("quote_id")
        for one in cas.select(QUOTATION):
            row = by_id.loc[one.quote_id]
            assert (one.speaker, one.medium, one.cue) == tuple(map(none, (row["speaker"], row["medium"], row["cue"])))
            assert none(row["confidence"]) is None or float(one.confidence) == pytest.approx(row["confidence"])
        parts = [
            (start, end, row.quote_id, role)
            for row in quotes.itertuples()
            for role in ("cue", "frame", "speaker", "speaker_source", "addressee")
            for start, end in getattr(row, f"{role}_spans") or []
        ]
        assert rows(cas, PART, "quote_id", "role") == sorted(parts)
        mentions = result.mentions[result.mentions["article_id"].eq(name) & result.mentions["field"].eq("text")]
        told = zip(*(mentions[column] for column in ("start", "end", "label", "entity_id", "how")), strict=True)
        assert rows(cas, MENTION, "label", "entity_id", "how") == sorted(told)


def test_the_teaching_corpus_is_the_same_row_for_row(tmp_path):
    result = an.analyse(an.load_corpus(an.sample("teaching")), voices="rules")
    found = opened(result.to_cas(tmp_path))
    assert set(found) == set(result.articles["article_id"])
    check_rows(result, found)


@given(text=TEXTS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_the_same_row_for_row(text):
    table = pd.DataFrame({"article_id": ["a/<&>", "b"], "text": [text, ""]})
    result = an.analyse(table, voices="rules")
    with tempfile.TemporaryDirectory() as folder:
        check_rows(result, opened(result.to_cas(folder)))


def test_offsets_in_the_file_are_utf16(result, tmp_path):
    place = result.to_cas(tmp_path)
    files = json.loads((place / "provenance.json").read_text(encoding="utf-8"))["export"]["files"]
    root = etree.parse(str(place / files["a"])).getroot()
    second = [e for e in root.iter() if isinstance(e.tag, str) and e.tag.endswith("}Quotation")][1]
    # „Das Bad bleibt offen“, sagte Anna Abel. goes before; „Wir zahlen 🙂 gern“ has 19 signs, one of two units.
    start = TEXT.index("„Wir")
    assert (int(second.get("begin")), int(second.get("end"))) == (start, start + 20)


def test_tokens_and_title(result, tmp_path):
    cas = opened(result.to_cas(tmp_path))["a"]
    assert [token.get_covered_text() for token in cas.select(TOKEN)][:4] == ["„", "Das", "Bad", "bleibt"]
    told = cas.select("de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData")[0]
    assert (told.documentId, told.documentTitle) == ("a", "=1+1")


def test_what_is_wrong_is_told(result, tmp_path, monkeypatch):
    with pytest.raises(ExportError, match=r"2 of 2 articles came without text; cas is text with annotations. Put the"):
        without_text(result).to_cas(tmp_path / "bare")
    result.to_cas(tmp_path / "cas")
    with pytest.raises(
        ExportError, match="was exported as cas; only csv, xlsx, jsonl, parquet can be opened as tables"
    ):
        open_tables(tmp_path / "cas")
    monkeypatch.setitem(sys.modules, "cassis", None)
    with pytest.raises(ExportError, match=r'needs the package dkpro-cassis.* Try: pip install "redeanteil\[cas\]"'):
        result.to_cas(tmp_path / "other")
