"""What the bytes of a file surely are, told by the first of them and by the structure of an archive."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import re
import zipfile
import zlib
from typing import Any, BinaryIO, NamedTuple

from analysis.corpus.decoding import decode, disguise

HEAD = 1 << 16
_PACKED = {b"\x1f\x8b": "gz", b"BZh": "bz2", b"\xfd7zXZ\x00": "xz"}
# A tar archive has no first bytes of its own; every header holds this 257 bytes in.
_TAR, _TAR_AT = b"ustar", 257
# "EncryptedPackage" as Word and Excel write it when a password is set.
_OLE = 20_000_000
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ROOTS = {
    "html": "html", "tei": "tei", "teicorpus": "tei", "tei.2": "tei", "rss": "feed", "feed": "feed", "rdf": "feed",
    "mediawiki": "mediawiki",
}  # fmt: skip
# What may stand before the root: the declaration, comments, instructions, and a document type.
_BEFORE_ROOT = re.compile(
    r"\s*(?:<\?[^>]{0,2000}\?>|<!--.{0,20000}?-->|<!DOCTYPE\s[^\[>]{0,2000}(?:\[.{0,60000}?\]\s*)?>)", re.S | re.I
)
_ROOT = re.compile(r"\s*<(?:[A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,40})[\s/>]")
_DECLARED = re.compile(r"\s*(?:<\?xml\s|<!DOCTYPE\s)", re.I)


# Every kind that is read, in words.
WORDS = {
    "csv": "a table (CSV)", "tsv": "a table (TSV)", "jsonl": "JSON Lines", "md": "Markdown", "txt": "plain text",
    "json": "a JSON file", "xlsx": "an Excel workbook", "parquet": "a Parquet table", "docx": "a Word document",
    "odt": "a text document of LibreOffice", "pdf": "a PDF document", "rtf": "a document in Rich Text Format",
    "html": "a web page", "feed": "a news feed (RSS or Atom)", "tei": "a TEI document", "mediawiki": "a dump of a wiki",
    "warc": "a web archive (WARC)", "zip": "a zip archive", "tar": "a tar archive", "gz": "a compressed file",
    "bz2": "a compressed file", "xz": "a compressed file", "nexis": "an export of Nexis",
}  # fmt: skip


class Kind(NamedTuple):
    """The kind of a file (a key of ``WORDS``, None where it is not read), and what that is in words."""

    name: str | None
    words: str


def kind_of_content(stream: BinaryIO) -> Kind | None:
    """What the content surely is; None where it may be any text. The stream is left at its beginning.

    >>> kind_of_content(io.BytesIO(b"%PDF-1.7 ..."))
    Kind(name='pdf', words='a PDF document')
    >>> kind_of_content(io.BytesIO("Übrigens".encode()))
    """
    data = beginning(stream)
    found = _binary(data, stream) or _markup(data) or _json(data)
    stream.seek(0)
    return found


def beginning(stream: BinaryIO) -> bytes:
    """The first bytes of a file."""
    stream.seek(0)
    data = stream.read(HEAD)
    stream.seek(0)
    return data


def _known(name: str) -> Kind:
    return Kind(name, WORDS[name])


def _binary(data: bytes, stream: BinaryIO) -> Kind | None:
    for start, name in _PACKED.items():
        if data.startswith(start):
            return _unpacked(data, name)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(stream)
    if data.startswith(b"PAR1"):
        return _known("parquet")
    if b"%PDF-" in data[:1024] and not data[:1024].split(b"%PDF-")[0].strip(b"\xef\xbb\xbf\r\n\t \x00"):
        return _known("pdf")
    if data.startswith(b"{\\rtf"):
        return _known("rtf")
    if data.startswith(b"WARC/"):
        return _known("warc")
    if data[_TAR_AT : _TAR_AT + 5] == _TAR:
        return _known("tar")
    if data.startswith(b"\xd0\xcf\x11\xe0") and _LOCKED in stream.read(_OLE):
        return Kind(None, "a document of Word or Excel with a password")
    unread = disguise(data)
    return Kind(None, unread) if unread else None


def _unpacked(data: bytes, name: str) -> Kind:
    """A compressed file is what its content is where that is an archive, otherwise a compressed file."""
    head = _unpacked_head(data, name)
    if head.startswith(b"WARC/"):
        return _known("warc")
    if head[_TAR_AT : _TAR_AT + 5] == _TAR:
        return _known("tar")
    return _known(name)


def _unpacked_head(data: bytes, name: str, size: int = 1024) -> bytes:
    """The first bytes of what is compressed; fewer where it is damaged."""
    openers: dict[str, Any] = {"gz": gzip.open, "bz2": bz2.open, "xz": lzma.open}
    try:
        with openers[name](io.BytesIO(data)) as stream:
            return bytes(stream.read(size))
    except (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError):
        return b""


def _zipped(stream: BinaryIO) -> Kind:
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
            mime = _mime(archive) if "mimetype" in names else ""
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile, UnicodeError):
        return _known("zip")
    if "word/document.xml" in names:
        return _known("docx")
    if "xl/workbook.xml" in names:
        return _known("xlsx")
    if "content.xml" in names and mime.startswith("application/vnd.oasis.opendocument.text"):
        return _known("odt")
    if "ppt/presentation.xml" in names or "opendocument.presentation" in mime:
        return Kind(None, "a presentation")
    if "opendocument.spreadsheet" in mime:
        return Kind(None, "a spreadsheet of LibreOffice")
    if "xl/workbook.bin" in names:
        return Kind(None, "a binary workbook of Excel (.xlsb)")
    if mime.startswith("application/epub"):
        return Kind(None, "an e-book")
    return _known("zip")


def _mime(archive: zipfile.ZipFile) -> str:
    with archive.open("mimetype") as stream:
        return stream.read(200).decode("ascii", errors="replace").strip()


def _markup(data: bytes) -> Kind | None:
    # Looked at first as bytes: to find out the encoding of a text takes long.
    if not data.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        return None
    text = decode(data).text.lstrip("\ufeff")
    if re.match(r"\s*(?:<!--.{0,2000}?-->\s*)?<!DOCTYPE\s+html", text, re.S | re.I):
        return _known("html")
    declared, at = bool(_DECLARED.match(text)), 0
    while before := _BEFORE_ROOT.match(text, at):
        at = before.end()
    root = _ROOT.match(text, at)
    if not root:
        return None
    name = _ROOTS.get(root[1].casefold())
    if name:
        return _known(name)
    return Kind(None, f"XML of a kind that is not read (<{root[1]}>)") if declared else None


def _json(data: bytes) -> Kind | None:
    """JSON Lines has a whole object in its first line and another in a second; any other object or list is JSON."""
    if not data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return None
    text = decode(data).text.lstrip("\ufeff \t\r\n")
    if text.startswith("["):
        return _known("json") if re.match(r"\[\s*(?:\{\s*[\"}]|\]\s*$)", text) else None
    first, _, rest = text.partition("\n")
    if rest.lstrip().startswith("{") and _is_object(first):
        return _known("jsonl")
    return _known("json") if re.match(r"\{\s*[\"}]", text) else None


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
