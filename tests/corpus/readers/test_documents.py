"""Word, LibreOffice, Rich Text and PDF: documents that hold one article."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.corpus.pieces import pieces
from analysis.corpus.readers.pdf import paragraphs
from analysis.corpus.units import File, Reading, Unit

MADE = "the date is that on which the document was made, by its properties"


def read(name: str, data: bytes) -> Reading:
    (piece,) = pieces(File(Path("x"), name), io.BytesIO(data))
    return piece.reading


def unit(name: str, data: bytes) -> Unit:
    (found,) = read(name, data).units
    return found


def problem(name: str, data: bytes) -> str:
    found = unit(name, data)
    assert found.fields is None
    return found.troubles[0].problem


def changed(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A document with parts of its archive changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return stream.getvalue()


def test_a_word_document(made):
    reading = read("n/a.docx", made.docx(title="Bad zu", author="Ada Brandt"))
    (found,) = reading.units
    assert (found.source, found.name, found.troubles) == ("n/a.docx", "n/a", ())
    assert found.fields == {
        "title": "Bad zu", "author": "Ada Brandt", "date": "2025-05-12 09:30:00+00:00",
        "date_from": "properties", "text": made.text,
    }  # fmt: skip
    assert reading.guess == MADE


def test_the_first_heading_is_the_title_where_the_properties_have_none(made):
    fields = unit("a.docx", made.docx("Eins.", "Zwei.", heading="Größe zählt")).fields
    assert fields is not None
    assert (fields["title"], fields["text"]) == ("Größe zählt", "Eins.\n\nZwei.")
    assert "author" not in fields


def test_tables_and_footnotes_of_a_word_document_are_left_out_and_told(made):
    import docx

    document = docx.Document()
    document.add_paragraph("Der Rat tagte.")
    document.add_table(1, 1).cell(0, 0).text = "Nicht im Text."
    document.add_paragraph("Dann ging er.")
    found = unit("a.docx", made.saved(document))
    assert found.fields is not None
    assert found.fields["text"] == "Der Rat tagte.\n\nDann ging er."
    assert found.troubles[0].problem == "left out: 1 table"


def test_insertions_are_read_and_deletions_are_not(made):
    old = b"<w:t>Eins.</w:t>"
    new = (
        b'<w:t>Eins.</w:t></w:r><w:ins w:id="1" w:author="x"><w:r><w:t xml:space="preserve"> Neu.</w:t></w:r></w:ins>'
        b'<w:del w:id="2" w:author="x"><w:r><w:delText>Weg.</w:delText></w:r></w:del>'
        b'<w:r><w:footnoteReference w:id="2"/>'
    )

    def edit(name: str, data: bytes) -> bytes:
        return data.replace(old, new) if name == "word/document.xml" else data

    found = unit("a.docx", changed(made.docx("Eins.", "Zwei."), edit))
    assert found.fields is not None
    assert found.fields["text"] == "Eins. Neu.\n\nZwei."
    assert found.troubles[0].problem == "left out: 1 footnote"


def test_a_document_without_text(made):
    assert problem("a.docx", made.docx(" ")) == "the document holds no paragraph of text"


def test_a_damaged_document(made):
    text = made.zipped({"word/document.xml": "<w:document"})
    assert problem("a.docx", text) == "a Word document that could not be read (KeyError)"


def test_a_libreoffice_document(made):
    reading = read("a.odt", made.odt(title="Bad zu"))
    (found,) = reading.units
    assert found.fields is not None
    assert found.fields["title"] == "Bad zu"
    assert found.fields["text"] == made.text
    assert reading.guess == MADE


def test_notes_and_tables_of_a_libreoffice_document_are_left_out_and_spaces_kept(made):
    old = "<text:p>Eins.</text:p>"
    new = (
        "<text:p>Eins<text:note><text:note-body><text:p>Anm.</text:p></text:note-body></text:note><text:s/>"
        "<text:span>und</text:span><text:tab/>zwei.</text:p><table:table><table:table-row><table:table-cell>"
        "<text:p>Zelle</text:p></table:table-cell></table:table-row></table:table>"
    )

    def edit(name: str, data: bytes) -> bytes:
        return data.replace(old.encode(), new.encode()) if name == "content.xml" else data

    document = changed(made.odt("Eins.", "Zwei.", heading="Größe"), edit)
    found = unit("a.odt", document)
    assert found.fields is not None
    assert (found.fields["title"], found.fields["text"]) == ("Größe", "Eins und\tzwei.\n\nZwei.")
    assert found.troubles[0].problem == "left out: 1 footnote, 1 table"


def test_a_document_with_a_password(made):
    def lock(name: str, data: bytes) -> bytes:
        return b"<manifest:encryption-data/>" if name == "META-INF/manifest.xml" else data

    assert problem("a.odt", changed(made.odt(), lock)) == "the document has a password"


def test_a_document_that_declares_entities_is_not_opened(made):
    def bomb(name: str, data: bytes) -> bytes:
        inside = name in ("content.xml", "word/document.xml")
        return b'<!DOCTYPE x [<!ENTITY a "ja">]>' + data.partition(b"?>")[2] if inside else data

    for name, data in (("a.odt", made.odt()), ("a.docx", made.docx())):
        assert problem(name, changed(data, bomb)).startswith("XML that declares entities")


def test_rich_text():
    data = (
        b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl\\f0 Arial;}{\\info{\\title Gr\\'f6\\'dfe}{\\author Ada Brandt}"
        b"{\\creatim\\yr2025\\mo5\\dy12\\hr9}}\\f0 Es regnet in K\\'f6ln.\\par "
        b"\\bullet  \\u8222?Ja\\u8220?, sagte sie.\\par}"
    )
    reading = read("a.rtf", data)
    assert reading.units[0].fields == {
        "title": "Größe", "author": "Ada Brandt", "date": "2025-05-12",
        "date_from": "properties", "text": "Es regnet in Köln.\n\n• „Ja“, sagte sie.",
    }  # fmt: skip
    assert reading.guess == MADE
    (none,) = read("a.rtf", data.replace(b"\\mo5", b"\\mo13")).units
    # There is no such month: the date is told as a problem, and nothing was guessed.
    assert none.fields is not None
    assert (none.fields["date"], none.fields.get("date_from")) == ("2025-13-12", None)


LINES = [
    (800, "Der Rat der Stadt Talheim hat am Montag lange über das Frei-"),
    (786, "bad beraten. „Das Geld fehlt“, sagte Bürgermeisterin Möller."),
    (772, "Dann ging sie."),
    (758, "Die Opposition sieht das anders und will weiter für das alte"),
    (744, "Becken kämpfen, wie ihr Sprecher nach der Sitzung im großen"),
]


def test_a_pdf_document_has_paragraphs_over_lines_and_pages(made):
    data = made.pdf(LINES, [(800, "Saal sagte."), (770, "Zwischenruf: nein.")], info={"Title": "Bad zu"})
    reading = read("a.pdf", data)
    assert reading.units[0].fields == {
        "title": "Bad zu",
        "text": "Der Rat der Stadt Talheim hat am Montag lange über das Frei-\nbad beraten. „Das Geld fehlt“, sagte "
        "Bürgermeisterin Möller. Dann ging sie.\n\nDie Opposition sieht das anders und will weiter für das alte Becken "
        "kämpfen, wie ihr Sprecher nach der Sitzung im großen Saal sagte.\n\nZwischenruf: nein.",
    }
    assert reading.guess is None


def test_a_gap_between_lines_ends_a_paragraph(made):
    lines = [
        (800, "Freibad bleibt zu"),
        (770, "Der Rat tagte lange und"),
        (756, "am Ende ging er heim"),
        (742, "und gut."),
    ]
    found = unit("a.pdf", made.pdf(lines))
    assert found.fields == {"text": "Freibad bleibt zu\n\nDer Rat tagte lange und am Ende ging er heim und gut."}


def test_lines_without_any_sign_stay_one_paragraph():
    assert paragraphs([["Eins und", "zwei und"], ["drei."]]) == ["Eins und zwei und drei."]
    assert paragraphs([[], [""]]) == []


def test_a_scan_is_told_with_what_to_do(made):
    found = unit("a.pdf", made.pdf([], []))
    assert found.troubles[0].problem == "the PDF document has no text layer"
    assert "OCR it first" in found.troubles[0].hint


def test_a_pdf_document_with_a_password(made):
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(made.pdf(LINES)))
    writer.encrypt("geheim", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    assert problem("a.pdf", stream.getvalue()) == "the PDF document is encrypted"


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.pdf", "a.xlsx", "a.parquet"])
def test_a_document_cut_off_is_one_failed_unit(made, name):
    rows = [{"text": "Ja."}]
    data = {
        "a.docx": made.docx(), "a.odt": made.odt(), "a.pdf": made.pdf(LINES), "a.xlsx": made.xlsx({"A": [["Text"]]}),
        "a.parquet": made.parquet(rows),
    }[name]  # fmt: skip
    for length in (0, 10, 100, len(data) // 2, len(data) - 1):
        for found in read(name, data[:length]).units:
            assert found.fields is not None or len(found.troubles) == 1
