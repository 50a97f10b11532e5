"""One folder with every format and every trap: each is read as documented or says why not."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis as an
from analysis import tables
from analysis.corpus import load_corpus
from analysis.corpus.opening import has_long_line
from analysis.corpus.pieces import pieces
from analysis.corpus.units import File
from tests.corpus import nexis_exports as nexis
from tests.corpus import swissdox_exports as swissdox

NESTED = "<a>" * 2000
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"
EMPTY = "Dokument 1 von 1\n\nBote\n\n12. Mai 2025\n\nBild\n\nLÄNGE: 0 Wörter\n\nSPRACHE: DEUTSCH"
RTL = "\u202eabc\u202c"


def tarred(name: str, content: bytes, mode: str) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def read(made: SimpleNamespace) -> dict[str, bytes | str]:
    """Files that become articles, by name."""
    rows = [{"text": "Es regnet in Köln.", "outlet": "nna"}]
    line = json.dumps(rows[0], ensure_ascii=False)
    item = "<item><title>Ja</title><description>Es regnet.</description></item>"
    feed = f"<rss version='2.0'><channel><title>nna</title>{item}</channel></rss>"
    wiki = "<page><title>Rat</title><ns>0</ns><id>1</id><revision><text>Ja.</text></revision></page>"
    dump = f"<mediawiki>{wiki}</mediawiki>"
    page = "Der Rat tagt in Talheim."
    return {
        "01.txt": "Größe.", "02.md": "---\ntitle: Ja\n---\nEs regnet.", "03.csv": "Titel;Text\nJa;Es regnet.\n",
        "04.tsv": "Titel\tText\nJa\tEs regnet.\n", "05.jsonl": line, "06.json": json.dumps(rows),
        "07.xlsx": made.xlsx({"A": [["Titel", "Text"], ["Ja", "Es regnet."]]}), "08.parquet": made.parquet(rows),
        "09.docx": made.docx(), "10.odt": made.odt(), "11.pdf": made.pdf([(800, page)]),
        "12.rtf": "{\\rtf1\\ansi Es regnet in K\\'f6ln.\\par}", "13.html": made.html(), "14.htm": made.html(),
        "15.rss": feed, "16.xml": made.tei(), "17.xml": f"<teiCorpus>{made.tei()}</teiCorpus>",
        "18.xml": dump, "19.zip": made.zipped({"a/b.txt": "Ja."}), "20.csv.gz": gzip.compress(b"Text\nJa.\n"),
        "21.tar": tarred("a.txt", b"Ja.", "w:"), "22.tar.gz": tarred("a.txt", b"Ja.", "w:gz"),
        "23.tar.xz": tarred("a.txt", b"Ja.", "w:xz"), "24.xml.bz2": bz2.compress(dump.encode()),
        "25.txt": made.docx(), "26": made.html(), "27.sic": line + "\n" + line, "28.csv": "Text\n" + EVIL + RTL,
        "29.json": json.dumps([{"text": "Ja\ud800.", "title": "\x00", "outlet": EVIL}]), "30.txt": b"Ja\x00.\xff",
        "31.txt": "Größe".encode("utf-16"), "32.json": line + "\n" + line, "33.tgz": tarred("a.txt", b"Ja.", "w:gz"),
        "34.docx": made.docx(EVIL, RTL), "35.xlsx": made.xlsx({"A": [["Text"], [EVIL + "=cmd|' /C calc'!A0"]]}),
        "36.atom": f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content>{page}</content></entry></feed>",
        "o=nna/37.parquet": made.parquet(rows), "38.txt": nexis.older_german().encode("cp1252"),
        "39.txt": nexis.older_english(), "40.docx": made.docx(*nexis.newer_german()),
        "41.rtf": nexis.rtf(nexis.newer_english()), "42.htm": nexis.older_html(),
        "43.odt": made.odt(*nexis.newer_german()), "44.doc": nexis.rtf(nexis.newer_german()),
        "45.tsv": swissdox.table([swissdox.ROW | {"id": "5e0c1d3b"}]),
        "46.tsv.xz": lzma.compress(swissdox.table([swissdox.ROW]).encode()),
        "47.zip": made.zipped({"mai.txt": nexis.older_german(of=4)}),
    }  # fmt: skip


def unread(made: SimpleNamespace) -> dict[str, tuple[bytes | str, str]]:
    """Files of which no article comes, with what is said."""
    bomb = '<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "ja">]><TEI><text><body><p>&a;</p></body></text></TEI>'
    swelling = made.zipped({"word/document.xml": b" " * 60_000_000})
    return {
        "50.png": (b"\x89PNG\r\n", "this is a picture"),
        "51.docx": ("Ja.", "this is no Word document, though its name ends in .docx"),
        "52.docx": (made.docx()[:2000], "a zip archive that could not be read (BadZipFile)"),
        "53.docx": (swelling, "a document that swells to 60 MB when unpacked; it was not opened"),
        "54.pdf": (made.pdf([]), "the PDF document has no text layer"),
        "55.pdf": (b"%PDF-1.7", "a PDF document that could not be read (PdfStreamError)"),
        "56.html": ("<html><p>Nur für Abonnenten.", "hardly any article text in this page"),
        "57.xml": (bomb, "XML that declares entities; it was not read"),
        "58.xml": ("<TEI>" + NESTED, "no well-formed XML"),
        "59.xml": ("<?xml version='1.0'?><buch/>", "this is XML of a kind that is not read (<buch>)"),
        "60.json": ("[" * 10_000, "no valid JSON"),
        "61.zip": (made.zipped({}), "no file in this archive"),
        "62.zip": (made.zipped({"a.txt": b" " * 11_000_000}), "more than 10 MB when unpacked; it was not read"),
        "63.gz": (b"\x1f\x8b", "a compressed file that could not be read (EOFError)"),
        "64.odt": ("", "this is no text document of LibreOffice, though its name ends in .odt"),
        "65.xlsx": (made.xlsx({"A": []}), "no row with an article"),
        "66.doc": (b"\xd0\xcf\x11\xe0", "this is an old document of Word or Excel"),
        "67.parquet": (b"PAR1PAR1", "a Parquet table that could not be read (ArrowInvalid)"),
        "68.rss": ("<rss version='2.0'><channel/></rss>", "no entry in this feed"),
        "69.warc": ("WARC/1.0\r\n", "no web page in this web archive"),
        "70.rtf": ("{\\rtf1 }", "the document holds no paragraph of text"),
        "71": ("Ja.", "a file without ending"),
        "72.jsonl": ("\n \n", "no article in this file"),
        "73.txt": (EMPTY, "a document without text"),
    }


@pytest.fixture(scope="module")
def corpus(made, tmp_path_factory) -> an.Corpus:
    folder = tmp_path_factory.mktemp("alles")
    for name, content in (read(made) | {name: data for name, (data, _) in unread(made).items()}).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    before = set(folder.parent.rglob("*"))
    found = load_corpus(folder)
    assert set(folder.parent.rglob("*")) == before
    return found


def test_every_unit_is_an_article_or_a_problem(corpus):
    tables.validate("articles", corpus.articles)
    tables.validate("problems", corpus.problems)
    lost = corpus.problems["article_id"].isna()
    assert len(corpus.articles) + int(lost.sum()) == corpus.provenance["n_units"]
    assert (corpus.problems["stage"] == "load").all()
    assert corpus.problems[["problem", "hint"]].map(bool).all(axis=None)
    json.dumps(corpus.provenance, allow_nan=False).encode("utf-8")
    corpus.articles.to_json(date_format="iso").encode("utf-8")


def test_what_should_be_read_is_read(corpus, made):
    for name in read(made):
        found = corpus.articles[corpus.articles["source"].str.startswith(name)]
        assert len(found) >= 1, name
        assert found["text"].str.len().min() > 0, name


def test_what_cannot_be_read_says_why(corpus, made):
    lost = corpus.problems[corpus.problems["article_id"].isna()]
    assert len(lost) == len(unread(made))
    for name, (_, words) in unread(made).items():
        (problem,) = lost.loc[lost["source"].str.startswith(name), "problem"]
        assert problem.startswith(words), (name, problem)


def test_a_wrong_ending_is_a_note_with_the_article(corpus):
    (note,) = corpus.problems.loc[corpus.problems["source"] == "25.txt", "problem"]
    assert note == "this is a Word document, though its name ends in .txt; it was read as what it is"
    assert corpus.problems.loc[corpus.problems["source"] == "25.txt", "article_id"].notna().all()


def test_markup_in_fields_is_text_and_stays(corpus):
    texts = corpus.articles.set_index("source")["text"]
    assert texts["28.csv:2"] == EVIL + RTL
    assert texts["34.docx"] == f"{EVIL}\n\n{RTL}"
    assert texts["35.xlsx!A:2"].startswith(EVIL)


def test_no_place_of_this_machine_is_told(corpus):
    everything = corpus.articles.to_json(date_format="iso") + corpus.problems.to_json() + json.dumps(corpus.provenance)
    assert "/alles" not in everything


def test_a_line_beyond_measure(tmp_path):
    assert has_long_line(io.BytesIO(b"a" * 3_000_000), 2_000_000)
    assert not has_long_line(io.BytesIO((b"a" * 1_500_000 + b"\n") * 3), 2_000_000)
    assert has_long_line(io.BytesIO(b"a\n" + b"a" * 2_500_000 + b"\r\n"), 2_000_000)
    path = Path(tmp_path, "a.jsonl")
    with path.open("wb") as file:
        file.truncate(150_000_000)  # a file of NULs that takes no room on most disks
    (tmp_path / "b.txt").write_text("Ja.", encoding="utf-8")
    corpus = load_corpus(tmp_path)
    assert corpus.problems["problem"].tolist() == ["a line of more than 100 MB"]
    assert len(corpus.articles) == 1


@pytest.fixture(scope="module")
def files(made) -> dict[str, bytes]:
    return {name: content.encode() if isinstance(content, str) else content for name, content in read(made).items()}


@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_damage_anywhere_is_an_article_or_a_problem(files, data):
    name = data.draw(st.sampled_from(sorted(files)))
    content = bytearray(files[name])
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    content = content[: data.draw(st.integers(len(content) // 2, len(content)))]
    units = [unit for piece in pieces(File(Path(name), name), io.BytesIO(content)) for unit in piece.reading.units]
    assert units
    for unit in units:
        assert unit.fields is not None or len(unit.troubles) == 1
