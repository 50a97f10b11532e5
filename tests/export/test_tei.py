"""TEI, read back by lxml: the text to the sign, every piece of every quotation, its speaker."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

import analysis as an
from analysis import tables
from analysis.export import ExportError, without_text
from analysis.export.escaping import NOT_IN_XML

from .test_cas import TEXTS, none

NS = {"t": "http://www.tei-c.org/ns/1.0"}
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def opened(place):
    files = json.loads((place / "provenance.json").read_text(encoding="utf-8"))["export"]["files"]
    return {name: etree.parse(str(place / file)).getroot() for name, file in files.items()}


def text_and_places(root):
    """The text, and start and end of each element in it by xml:id."""
    places, made, length = {}, [], 0

    def walk(element):
        nonlocal length
        start = length
        take(element.text)
        for child in element:
            walk(child)
            take(child.tail)
        places[element.get(_ID)] = (start, length)

    def take(text):
        nonlocal length
        made.append(text or "")
        length += len(made[-1])

    walk(root.find(".//t:ab", NS))
    return "".join(made), places


def said(root):
    """start, end, quote_id, direct, type, speaker of each piece, inside the text and beside it."""
    _, places = text_and_places(root)
    speakers = {one.get(_ID): one[0].text for one in root.find(".//t:particDesc", NS) if one.get(_ID)}
    for one in root.iterfind(".//t:said", NS):
        yield (*places[one.get(_ID)], *_facts(one, one.get("who"), speakers))
    for one in root.iterfind(".//t:standOff/t:spanGrp/t:span", NS):
        start, end = (places[one.get(name)[1:]][0] for name in ("from", "to"))
        yield (start, end, *_facts(one, one.get("corresp"), speakers))


def _facts(one, who, speakers):
    kind = one.get("ana").split()[0][1:]
    assert one.get("direct") in {None, "true" if kind == "direct" else "false"}
    return one.get("n"), kind, speakers[who[1:]] if who else None


def check_rows(result, found):
    for name, root in found.items():
        text = result.articles.set_index("article_id")["text"][name]
        assert text_and_places(root)[0] == NOT_IN_XML.sub("\ufffd", text)
        rows = [
            (start, end, row.quote_id, row.type, none(row.speaker))
            for row in result.quotes[result.quotes["article_id"].eq(name)].itertuples()
            for start, end in row.spans
        ]
        assert sorted(said(root), key=str) == sorted(rows, key=str)


def test_the_teaching_corpus_is_the_same_row_for_row(tmp_path):
    result = an.analyse(an.load_corpus(an.sample("teaching")), voices="rules")
    found = opened(result.to_tei(tmp_path))
    assert set(found) == set(result.articles["article_id"])
    check_rows(result, found)


@given(text=TEXTS, title=TEXTS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_the_same_row_for_row(text, title):
    table = pd.DataFrame(
        {"article_id": ["a/<&>", "b"], "text": [text, ""], "title": [title, None], "url": [title, None]}
    )
    result = an.analyse(table, voices="rules")
    with tempfile.TemporaryDirectory() as folder:
        check_rows(result, opened(result.to_tei(Path(folder))))


def quotations(*pieces):
    told = {"article_id": "a", "sentence": 0, "paragraph": 0, "text": "", "n_words": 1, "medium": "speech"}
    told |= {"speaker_how": "name", "decided_by": "rule", "speaker": "Anna Abel", "speaker_kind": "person"}
    rows = [
        told | {"quote_id": f"a#{n}", "spans": held, "start": held[0][0], "end": held[-1][1], "type": "direct"}
        for n, held in enumerate(pieces, start=1)
    ]
    return tables.frame("quotes", rows)


@pytest.fixture
def overlapping(result):
    """0123456789: #1 is 0-6 and 8-10, #2 lies in #1, #3 begins in #1 and ends behind it."""
    articles = tables.frame("articles", [{"article_id": "a", "text": "0123456789", "outlet": "nna"}])
    quotes = quotations([[0, 6], [8, 10]], [[1, 3]], [[4, 7]])
    return replace(result, articles=articles, quotes=quotes)


def test_quotations_nest_or_stand_beside(overlapping, tmp_path):
    root = opened(overlapping.to_tei(tmp_path))["a"]
    check_rows(overlapping, {"a": root})
    inside = [one.get("n") for one in root.iterfind(".//t:said", NS)]
    assert inside == ["a#1", "a#2", "a#1"]
    assert root.find(".//t:said/t:said", NS).get("n") == "a#2"
    assert [one.get("n") for one in root.iterfind(".//t:spanGrp/t:span", NS)] == ["a#3"]


def test_pieces_are_chained_and_speakers_listed_once(overlapping, tmp_path):
    root = opened(overlapping.to_tei(tmp_path))["a"]
    first, last = (one for one in root.iterfind(".//t:said", NS) if one.get("n") == "a#1")
    assert (first.get(_ID), first.get("next"), last.get("prev")) == ("q1.1", "#q1.2", "#q1.1")
    assert [one[0].text for one in root.iterfind(".//t:particDesc/t:person", NS)] == ["Anna Abel"]
    assert root.find(".//t:sourceDesc//t:publisher", NS).text == "nna"


def test_all_ids_are_unique_and_all_pointers_lead_somewhere(tmp_path):
    result = an.analyse(an.load_corpus(an.sample("teaching")), voices="rules")
    for root in opened(result.to_tei(tmp_path)).values():
        ids = [one.get(_ID) for one in root.iter() if one.get(_ID)]
        assert len(ids) == len(set(ids))
        pointers = [
            target
            for one in root.iter()
            for name in ("who", "ana", "from", "to", "corresp", "next", "prev")
            for target in (one.get(name) or "").split()
        ]
        assert {pointer[1:] for pointer in pointers} <= set(ids)


def test_a_result_without_texts_is_an_error(result, tmp_path):
    with pytest.raises(ExportError, match="came without text; tei is text with annotations"):
        without_text(result).to_tei(tmp_path)
