"""Small files of every kind, made when a test asks; outlets and persons are invented."""

from __future__ import annotations

import io
import zipfile
from types import SimpleNamespace
from typing import Any

import pytest

PARAGRAPHS = (
    "Der Rat der Stadt Talheim hat am Montag beschlossen, das Freibad zu schließen.",
    "„Das Geld fehlt“, sagte Bürgermeisterin Möller. Die Becken müssten für Millionen erneuert werden, "
    "und die Stadt habe schon zu viele Schulden.",
    "Die Opposition will weiter für das Bad kämpfen, wie ihr Sprecher Jens Ott nach der Sitzung ankündigte.",
)
TEXT = "\n\n".join(PARAGRAPHS)


def docx(*paragraphs: str, title: str = "", author: str = "", heading: str = "") -> bytes:
    import docx as library

    document = library.Document()
    document.core_properties.title, document.core_properties.author = title, author
    document.core_properties.created = __import__("datetime").datetime(2025, 5, 12, 9, 30)
    if heading:
        document.add_heading(heading, level=1)
    for paragraph in paragraphs or PARAGRAPHS:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(thing: Any) -> bytes:
    stream = io.BytesIO()
    thing.save(stream)
    return stream.getvalue()


def odt(*paragraphs: str, title: str = "", heading: str = "") -> bytes:
    from odfdo import Document, Header, Paragraph

    document = Document("text")
    document.body.clear()
    if title:
        document.meta.title = title
    if heading:
        document.body.append(Header(1, heading))
    for paragraph in paragraphs or PARAGRAPHS:
        document.body.append(Paragraph(paragraph))
    return saved(document)


def xlsx(sheets: dict[str, list[list[Any]]], merge: str = "") -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        if merge:
            sheet.merge_cells(merge)
    return saved(book)


def parquet(rows: list[dict[str, Any]]) -> bytes:
    import pandas as pd

    stream = io.BytesIO()
    pd.DataFrame(rows).to_parquet(stream, engine="pyarrow")
    return stream.getvalue()


def pdf(*pages: list[tuple[int, str]], info: dict[str, str] | None = None) -> bytes:
    """A PDF by hand: on every page lines of (height, text)."""
    objects: list[bytes] = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    parent, kids = 2 + 2 * len(pages), []
    for lines in pages:
        drawn = b"".join(b"1 0 0 1 50 %d Tm (%s) Tj\n" % (y, _escaped(text)) for y, text in lines)
        content = b"BT /F1 11 Tf\n" + drawn + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        resources = b"/Resources << /Font << /F1 1 0 R >> >>"
        head = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] " % parent
        objects.append(head + b"/Contents %d 0 R %s >>" % (len(objects), resources))
        kids.append(len(objects))
    objects.append(b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids)))
    objects.append(b"<< /Type /Catalog /Pages %d 0 R >>" % parent)
    objects.append(b"<< %s >>" % b" ".join(b"/%s (%s)" % (k.encode(), _escaped(v)) for k, v in (info or {}).items()))
    return _assembled(objects)


def _escaped(text: str) -> bytes:
    data = text.encode("cp1252")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _assembled(objects: list[bytes]) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    n = len(objects)
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        n + 1,
        n - 1,
        n,
        len(out),
    )
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (n + 1) + table + trailer


def html(*paragraphs: str, head: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or PARAGRAPHS)
    return (
        f'<!DOCTYPE html>\n<html lang="de"><head><meta charset="utf-8">{head}</head><body><nav><a href="/">Start</a>'
        f"</nav><article><h1>Freibad bleibt zu</h1>{body}</article><footer>Impressum</footer></body></html>"
    )


def tei(*paragraphs: str, title: str = "Freibad bleibt zu", head: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or PARAGRAPHS)
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>'
        f"<title>{title}</title><author>Ada Brandt</author></titleStmt><publicationStmt><publisher>Archiv Nord"
        "</publisher><date>2026</date></publicationStmt><sourceDesc><bibl><title level='j'>Talheimer Bote</title>"
        f"<date when='2025-05-12'>12. Mai 2025</date></bibl></sourceDesc></fileDesc></teiHeader>"
        f"<text><body>{head}{body}</body></text></TEI>"
    )


def zipped(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.fixture(scope="session")
def made() -> SimpleNamespace:
    """Functions that make a file of each kind, and the text that they hold."""
    makers = (docx, odt, xlsx, parquet, pdf, html, tei, zipped, saved)
    return SimpleNamespace(text=TEXT, paragraphs=PARAGRAPHS, **{maker.__name__: maker for maker in makers})
