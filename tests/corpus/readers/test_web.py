"""Web pages, feeds and TEI."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from analysis.corpus.pieces import pieces
from analysis.corpus.readers.markup import text_of
from analysis.corpus.units import File, Reading


def read(name: str, data: str | bytes) -> Reading:
    (piece,) = pieces(File(Path("x"), name), io.BytesIO(data.encode() if isinstance(data, str) else data))
    return piece.reading


HEAD = (
    '<title>Freibad bleibt zu | Talheimer Bote</title><meta property="og:site_name" content="Talheimer Bote">'
    '<meta name="author" content="Ada Brandt">'
    '<meta property="article:published_time" content="2025-05-12T14:30:00+02:00">'
    '<meta property="og:description" content="Der Rat hat entschieden."><meta property="og:title" content="Freibad '
    'bleibt zu"><link rel="canonical" href="https://bote.example/freibad">'
)


def test_a_web_page_gives_the_article_and_what_it_says_about_itself(made):
    (unit,) = read("n/a.html", made.html(head=HEAD)).units
    assert (unit.source, unit.name, unit.troubles) == ("n/a.html", "n/a", ())
    assert unit.fields is not None
    assert unit.fields["text"] == made.text
    assert {name: unit.fields[name] for name in ("title", "lead", "outlet", "author", "date", "url")} == {
        "title": "Freibad bleibt zu",
        "lead": "Der Rat hat entschieden.",
        "outlet": "Talheimer Bote",
        "author": "Ada Brandt",
        "date": "2025-05-12",
        "url": "https://bote.example/freibad",
    }


def test_the_encoding_that_a_page_declares_counts(made):
    page = made.html().replace('charset="utf-8"', 'charset="iso-8859-1"').encode("cp1252")
    reading = read("a.html", page)
    assert reading.encoding == "cp1252"
    assert "Bürgermeisterin Möller" in str(reading.units[0].fields)


def test_a_page_with_hardly_any_text_is_told():
    (unit,) = read("a.html", "<html><body><p>Nur für Abonnenten.</p></body></html>").units
    assert unit.fields is None
    assert unit.troubles[0].problem == "hardly any article text in this page"
    assert "behind a paywall" in unit.troubles[0].hint


def test_a_page_of_tens_of_thousands_of_tags_is_not_read():
    (unit,) = read("a.html", "<html><body>" + "<p>a" * 60_000).units
    assert unit.fields is None
    assert unit.troubles[0].problem == "a page of more than 60,000 tags; it was not read"
    assert "Save each by itself" in unit.troubles[0].hint


def test_scripts_in_a_page_are_no_text(made):
    page = made.html(*made.paragraphs, "Ende der Sitzung.<script>alert('x')</script><style>p{}</style>")
    assert "alert" not in str(read("a.html", page).units[0].fields)


RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Talheimer Bote</title>
<language>de-DE</language>
<item><title>Bad &amp;amp; Stadt</title><link>https://bote.example/1</link><author>Ada Brandt</author>
<pubDate>Mon, 12 May 2025 23:30:00 +0200</pubDate><category>Lokales</category><description>Kurz.</description>%s</item>
<item><title>Leer</title></item></channel></rss>"""
CONTENT = "<content:encoded><![CDATA[<p>Es regnet in Köln.</p><p>„Ja“, sagte sie.</p>]]></content:encoded>"


def test_a_feed_with_texts():
    first, second = read("a.xml", RSS % CONTENT).units
    assert (first.source, first.name, first.troubles) == ("a.xml#1", "a-1", ())
    assert first.fields == {
        "title": "Bad & Stadt", "lead": "Kurz.", "outlet": "Talheimer Bote", "author": "Ada Brandt",
        "date": "2025-05-12 23:30:00", "url": "https://bote.example/1", "language": "de-DE", "category": "Lokales",
        "text": "Es regnet in Köln.\n\n„Ja“, sagte sie.",
    }  # fmt: skip
    assert second.fields is None
    assert second.troubles[0].problem == "the entry holds no text"


def test_a_feed_with_summaries_says_so():
    first, _ = read("a.rss", RSS % "").units
    assert first.fields is not None
    assert first.fields["text"] == "Kurz."
    assert "lead" not in first.fields
    assert first.troubles[0].problem == "the feed holds summaries, no whole articles; they were read as texts"


def test_an_atom_feed():
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>nna</title><entry><title>Regen</title>'
        '<link href="https://n.example/2"/><updated>2025-05-12T14:30:00Z</updated>'
        '<content type="html">&lt;p&gt;Es regnet.&lt;/p&gt;</content>'
        "</entry></feed>"
    )
    (unit,) = read("a.atom", feed).units
    assert unit.fields == {
        "title": "Regen", "outlet": "nna", "date": "2025-05-12T14:30:00Z", "url": "https://n.example/2",
        "text": "Es regnet.",
    }  # fmt: skip


def test_a_feed_is_never_taken_for_the_name_of_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "geheim").write_text(RSS % CONTENT, encoding="utf-8")
    (unit,) = read("a.rss", "<rss>geheim").units
    assert unit.fields is None


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Eins<br>zwei", "Eins\n\nzwei"),
        ("<ul><li>a</li>\n<li>b &amp; c</li></ul>", "a\n\nb & c"),
        ("a <script>b</script>c", "a c"),
        ("<p>1 < 2 <b>x", "1 < 2 x"),
        ("", ""),
    ],
)
def test_html_to_text(html, text):
    assert text_of(html) == text


def test_a_tei_document(made):
    (unit,) = read("a.xml", made.tei()).units
    assert (unit.source, unit.name) == ("a.xml", "a")
    assert unit.fields == {
        "title": "Freibad bleibt zu", "author": "Ada Brandt", "outlet": "Talheimer Bote", "date": "2025-05-12",
        "text": made.text,
    }  # fmt: skip


def test_heads_notes_and_line_breaks_of_tei(made):
    body = "Das Frei<lb break='no'/>bad<note>Anm.</note> ist <choice><sic>szu</sic><corr>zu</corr></choice>,<lb/>ja."
    document = made.tei(body, head="<head>Freibad bleibt zu</head><div><head>Lage</head></div>")
    (unit,) = read("a.xml", document).units
    assert unit.fields is not None
    assert unit.fields["text"] == "Lage\n\nDas Freibad ist zu, ja."


def test_a_corpus_of_tei_documents_is_many(made):
    first, second = read("a.xml", f"<teiCorpus>{made.tei()}{made.tei('Ja.', title='Zwei')}</teiCorpus>").units
    assert (first.source, second.source, second.name) == ("a.xml#1", "a.xml#2", "a-2")
    assert second.fields is not None
    assert (second.fields["title"], second.fields["text"]) == ("Zwei", "Ja.")


def test_entities_of_a_document_type_that_is_not_there():
    document = (
        '<!DOCTYPE TEI.2 SYSTEM "tei2.dtd"><TEI.2><text><body><p>Gr&ouml;&szlig;e &unbek;.</p></body></text></TEI.2>'
    )
    assert read("a.xml", '<?xml version="1.0"?>' + document).units[0].fields == {"text": "Größe &unbek;."}


def test_tei_without_paragraphs_and_xml_cut_off(made):
    (unit,) = read("a.xml", "<TEI><teiHeader/><text/></TEI>").units
    assert unit.troubles[0].problem == "the TEI document holds no paragraph"
    (unit,) = read("a.xml", made.tei()[:300]).units
    assert unit.troubles[0].problem.startswith("no well-formed XML: ")


BOMB = '<!DOCTYPE x [<!ENTITY a "ja ja ja ja"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


def test_xml_that_declares_entities_is_not_read(made):
    for name, document in (("a.xml", made.tei("&c;&b;")), ("a.rss", RSS % "&b;")):
        body = document.partition("?>")[2] or document
        (unit,) = read(name, BOMB + body).units
        assert unit.fields is None
        assert unit.troubles[0].problem.startswith("XML that declares entities; it was not read")
