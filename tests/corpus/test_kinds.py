from __future__ import annotations

import gzip
import io
import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.kinds import ENDINGS, kind_of


def kind(name: str, data: bytes | str) -> tuple[str | None, str | None]:
    found, trouble = kind_of(name, io.BytesIO(data.encode() if isinstance(data, str) else data))
    return found, trouble.problem if trouble else None


def tar(name: str, data: bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        member = tarfile.TarInfo(name)
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("%PDF-1.7 …", "pdf"),
        ("\ufeff%PDF-1.7 …", "pdf"),
        ("PAR1…", "parquet"),
        ("{\\rtf1\\ansi Ja.}", "rtf"),
        ("<!DOCTYPE html>\n<html>", "html"),
        ("<html><body>Ja.", "html"),
        ("\ufeff\n <html><body>Größe.".encode("utf-16-le"), "html"),
        ("<html><body>Größe.".encode("cp1252"), "html"),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">\n<html xmlns="x">', "html"),
        ('<?xml version="1.0"?><!-- Ja -->\n<rss version="2.0">', "feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        ('<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0">', "tei"),
        ('<tei:teiCorpus xmlns:tei="http://www.tei-c.org/ns/1.0">', "tei"),
        ("<mediawiki xmlns='x' version='0.11'>", "mediawiki"),
        ("WARC/1.0\r\n", "warc"),
        ('[\n  {"text": "Ja."}\n]', "json"),
        ('{"articles": [{"text": "Ja."}]}', "json"),
        ('{"text": "Ja."}\n{"text": "Nein."}\n', "jsonl"),
        (gzip.compress(b"Ja.", mtime=0), "gz"),
        (gzip.compress(b"WARC/1.0\r\n", mtime=0), "warc"),
        (tar("a.txt", b"Ja."), "tar"),
        (gzip.compress(tar("a.txt", b"Ja."), mtime=0), "tar"),
    ],
)
def test_the_content_says_what_it_is_whatever_the_name(data, name):
    assert kind("a.sic", data) == (name, None)
    assert kind("ohne", data) == (name, None)


def test_documents_that_are_zip_archives_are_told_apart(made):
    assert kind("x", made.docx()) == ("docx", None)
    assert kind("x", made.odt()) == ("odt", None)
    assert kind("x", made.xlsx({"A": [["Text"]]})) == ("xlsx", None)
    assert kind("x", made.zipped({"a.txt": "Ja."})) == ("zip", None)
    assert kind("x", made.zipped({"mimetype": "application/epub+zip"})) == (None, "this is an e-book")


def test_an_ending_that_says_otherwise_is_told():
    problem = "this is a PDF document, though its name ends in .txt; it was read as what it is"
    assert kind("a.txt", "%PDF-1.7") == ("pdf", problem)
    assert kind("a.csv", "<html>")[0] == "html"
    assert kind("a.jsonl", '[{"text": "Ja."}]')[0] == "json"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", '{"text": "Ja."}'), ("a.md", '{"a": 1}\n{"a": 2}'), ("a.csv", '[{"a": 1}]'), ("a.tsv", "Ja."),
        ("a.jsonl", '{"text": "Ja."}'), ("a.jsonl", "?"), ("a.html", "<p>Ja.</p>"), ("a.json", "?"),
        ("a.txt", "<b>Ja."),
    ],
)  # fmt: skip
def test_where_the_content_may_be_any_text_the_ending_decides(name, data):
    assert kind(name, data) == (ENDINGS[name[1:]][0], None)


@pytest.mark.parametrize("name", ["a.json", "a.JSON"])
def test_json_lines_are_read_as_such_under_json(name):
    assert kind(name, '{"text": "Ja."}\n{"text": "Nein."}\n') == ("jsonl", None)


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.docx", "Ja.", "this is no Word document, though its name ends in .docx"),
        ("a.pdf", "", "this is no PDF document, though its name ends in .pdf"),
        ("a.xml", "<?xml version='1.0'?><buch>", "this is XML of a kind that is not read (<buch>), though"),
        ("a.xml", "Ja.", "this is no XML of a kind that is read"),
        ("a.txt", b"\x89PNG\r\n", "this is a picture, though its name ends in .txt"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "this is an old document of Word or Excel"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "with a password, though"),
        ("a.sic", "Ja.", "the ending .sic is not known"),
        ("a", "Ja.", "a file without ending"),
    ],
)
def test_what_is_not_read_says_why(name, data, problem):
    found, trouble = kind(name, data)
    assert found is None
    assert problem in str(trouble)


@pytest.mark.parametrize(
    ("name", "data", "hint"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0", "Open it in Word or LibreOffice and save it as .docx."),
        ("a.XLS", b"\xd0\xcf\x11\xe0", "Open it in Excel or LibreOffice and save it as .xlsx."),
        ("a.txt", b"\xd0\xcf\x11\xe0", "Open it in Word or Excel and save it as .docx or .xlsx."),
        ("a.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "Open it with its password, and save"),
        ("a.png", b"\x89PNG\r\n", "Text in pictures is not read. Where it shows an article, recognise its text (OCR)"),
        ("a.gif", b"GIF89a", "Text in pictures is not read."),
        ("a.mp3", b"ID3", "Sound and film are not read; a transcript saved as .txt is."),
        ("a.xml", "<?xml version='1.0'?><buch>", "TEI, RSS, Atom and dumps of MediaWiki are read."),
        ("a", "Ja.", "Give its name the ending that says what it is: .txt for text."),
        ("a.sic", "Ja.", "If it is text, call it .txt; otherwise save it as .docx, .pdf or .csv."),
        ("a.docx", "Ja.", "Is it damaged, empty, or only called so?"),
    ],
)
def test_the_hint_fits_the_kind_and_is_short(name, data, hint):
    _, trouble = kind_of(name, io.BytesIO(data.encode() if isinstance(data, str) else data))
    assert trouble is not None
    assert trouble.hint.startswith(hint)
    assert len(trouble.hint) <= 120


@given(st.sampled_from([*ENDINGS, "", ".x"]), st.binary(max_size=100) | st.from_regex(r"<[!?a-zA-Z<>\[\]\- ]{0,80}"))
def test_any_content_is_of_some_kind_or_says_why_not(ending, data):
    found, trouble = kind(f"a{ending}", data)
    assert found or trouble
