"""Dumps of wikis and web archives."""

from __future__ import annotations

import bz2
import gzip
import io
from pathlib import Path

import pytest

from analysis.corpus.pieces import pieces
from analysis.corpus.readers.wikitext import date_of, plain
from analysis.corpus.units import File, Reading, merge


def read(name: str, data: bytes | str) -> dict[str, Reading]:
    readings: dict[str, Reading] = {}
    for piece in pieces(File(Path("x"), name), io.BytesIO(data.encode() if isinstance(data, str) else data)):
        merge(readings, piece.name, piece.reading)
    return readings


def page(number: int, title: str, text: str, *, ns: int = 0, redirect: str = "") -> str:
    return (
        f"<page><title>{title}</title><ns>{ns}</ns><id>{number}</id>{redirect}<revision><id>9{number}</id>"
        f"<timestamp>2025-06-01T10:00:00Z</timestamp><text xml:space='preserve'>{text}</text></revision></page>"
    )


DUMP = (
    '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="de"><siteinfo><sitename>Wikibote</sitename>'
    "<base>https://wiki.example/wiki/Hauptseite</base></siteinfo>"
    + page(1, "Freibad bleibt zu", "{{Datum|12.05.2025}}\n'''Talheim''' – Der [[Rat]] tagte.\n\n== Quellen ==\n* nna")
    + page(2, "Große Sitzung", "'''Talheim''' (Land), 13. Mai 2025 – „Ja“, sagte [[Ada Brandt|sie]].")
    + page(3, "Ohne Datum", "Es regnet.")
    + page(4, "Umleitung", "#WEITERLEITUNG [[Rat]]", redirect='<redirect title="Rat"/>')
    + page(5, "Diskussion:Rat", "Ja?", ns=1)
    + "</mediawiki>"
)


def test_a_dump_of_a_wiki():
    (reading,) = read("n/wiki.xml", DUMP).values()
    assert [(unit.source, unit.name) for unit in reading.units] == [
        ("n/wiki.xml#1", "n/wiki-1"), ("n/wiki.xml#2", "n/wiki-2"), ("n/wiki.xml#3", "n/wiki-3"),
    ]  # fmt: skip
    assert reading.units[0].fields == {
        "title": "Freibad bleibt zu", "outlet": "Wikibote", "date": "12.05.2025", "date_from": "template",
        "url": "https://wiki.example/wiki/Freibad_bleibt_zu", "page_id": "1", "text": "Talheim – Der Rat tagte.",
    }  # fmt: skip
    others = [unit.fields for unit in reading.units[1:] if unit.fields]
    assert [(fields["date"], fields["date_from"]) for fields in others] == [
        ("13. Mai 2025", "text"), ("2025-06-01T10:00:00Z", "revision"),
    ]  # fmt: skip
    assert others[0]["url"] == "https://wiki.example/wiki/Gro%C3%9Fe_Sitzung"
    assert reading.guess == "no articles, and left out: 1 pages of other namespaces, 1 redirects"


def test_a_dump_may_be_compressed():
    ((name, reading),) = read("wiki.xml.bz2", bz2.compress(DUMP.encode())).items()
    assert name == "wiki.xml.bz2!wiki.xml"
    assert reading.units[0].source == "wiki.xml.bz2!wiki.xml#1"
    assert len(reading.units) == 3


def test_a_page_of_nothing_is_no_article():
    (reading,) = read("wiki.xml", "<mediawiki><page/><page><title>Rat</title></page></mediawiki>").values()
    assert [unit.fields is None for unit in reading.units] == [True, False]
    assert reading.units[0].troubles[0].problem == "a page without title, number and text"


def test_a_dump_that_is_cut_off_keeps_what_came_before():
    (reading,) = read("wiki.xml", DUMP[: DUMP.index("<page><title>Ohne")]).values()
    assert [unit.fields is None for unit in reading.units] == [False, False, True]
    assert "it was read up to here" in reading.units[2].troubles[0].problem


@pytest.mark.parametrize(
    ("wikitext", "text"),
    [
        ("[[Datei:Bad.jpg|mini|Das Bad]]Der Rat.<ref>Bote</ref>", "Der Rat."),
        ("Eins,\nzwei.\n\nDrei.", "Eins, zwei.\n\nDrei."),
        ("== Lage ==\nEs regnet.\n* Köln\n* Bonn", "Lage\n\nEs regnet.\n\nKöln\n\nBonn"),
        ("Ja.\n{| class='x'\n|-\n| Zelle\n|}\nNein.\n[[Kategorie:Rat]]", "Ja.\n\nNein."),
        ("Ja.\n== Quellen ==\nnna\n=== Mehr ===\nBote\n== Folgen ==\nNein.", "Ja.\n\nFolgen\n\nNein."),
        ("&lt;b&gt; &amp;nbsp;[https://bote.example Der Bote] {{nicht zu", "<b> &nbsp;Der Bote {{nicht zu"),
        ("", ""),
    ],
)
def test_wikitext_to_text(wikitext, text):
    assert plain(wikitext) == text


def test_a_dump_without_articles_says_so():
    (reading,) = read("wiki.xml", "<mediawiki>" + page(5, "Diskussion:Rat", "Ja?", ns=1) + "</mediawiki>").values()
    assert reading.units[0].troubles[0].problem == "no article in this dump"


@pytest.mark.parametrize("tangle", ["[[a|" * 5000, "{{" * 5000, "&lt;ref&gt;{|" * 5000, "== " * 100_000])
def test_a_tangle_fails_alone(tangle):
    pages = page(1, "Knoten", tangle) + page(2, "Rat", "Ja.")
    (reading,) = read("wiki.xml", f"<mediawiki>{pages}</mediawiki>").values()
    first, second = reading.units
    assert first.source == "wiki.xml#1"
    assert first.troubles[0].problem.startswith("wikitext with ")
    assert second.fields is not None


@pytest.mark.parametrize(
    ("wikitext", "text", "found"),
    [
        ("{{Datum|12|5|2025}}", "", ("12.5.2025", "template")),
        ("{{datum|12|Mai|2025}}", "", ("12.Mai.2025", "template")),
        ("", "Talheim, 12.05.2025 – Der Rat", ("12.05.2025", "text")),
        ("{{Datum}}", "Am 12. Mai 2025 tagte der Rat.", (None, None)),
    ],
)
def test_the_date_of_a_wiki_article(wikitext, text, found):
    assert date_of(wikitext, text) == found


def warc(*records: tuple[str, str, str, bytes]) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    for address, status, kind, body in records:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            address, "response", payload=io.BytesIO(body), http_headers=headers,
            warc_headers_dict={"WARC-Date": "2025-05-13T08:00:00Z"},
        )  # fmt: skip
        writer.write_record(record)
    return stream.getvalue()


def test_a_web_archive(made):
    data = warc(
        ("https://bote.example/bad", "200 OK", "text/html; charset=utf-8", made.html().encode()),
        ("https://bote.example/logo", "200 OK", "image/png", b"\x89PNG"),
        ("https://bote.example/weg", "404 Not Found", "text/html", made.html().encode()),
        ("https://bote.example/leer", "200 OK", "text/html", b"<html><body>Leer."),
    )
    for name, content in (("a.warc.gz", data), ("a.warc", gzip.decompress(data))):
        (reading,) = read(name, content).values()
        first, second = reading.units
        assert first.source == f"{name}!https://bote.example/bad"
        assert first.fields is not None
        assert first.fields["url"] == "https://bote.example/bad"
        assert first.fields["fetched"] == "2025-05-13T08:00:00Z"
        assert made.paragraphs[0] in first.fields["text"]
        assert second.troubles[0].problem == "hardly any article text in this page"
        assert reading.guess == "no web pages, and left out: 2 responses"


def test_a_web_archive_without_pages():
    (reading,) = read("a.warc.gz", warc(("https://bote.example/logo", "200 OK", "image/png", b"x"))).values()
    assert reading.units[0].troubles[0].problem == "no web page in this web archive"
