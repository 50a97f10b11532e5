"""One reader per kind of file: bytes to units. The programs that do the work are loaded when a file needs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from analysis.corpus.readers.delimited import read_delimited
from analysis.corpus.readers.feed import read_feed
from analysis.corpus.readers.jsonfile import read_json
from analysis.corpus.readers.jsonlines import read_jsonlines
from analysis.corpus.readers.markdown import read_markdown
from analysis.corpus.readers.nexis import read_export
from analysis.corpus.readers.opendocument import read_opendocument
from analysis.corpus.readers.parquet import read_parquet
from analysis.corpus.readers.pdf import read_pdf
from analysis.corpus.readers.plain import read_plain
from analysis.corpus.readers.richtext import read_richtext
from analysis.corpus.readers.tei import read_tei
from analysis.corpus.readers.webarchive import read_webarchive
from analysis.corpus.readers.webpage import read_webpage
from analysis.corpus.readers.wikidump import read_dump
from analysis.corpus.readers.word import read_word
from analysis.corpus.readers.workbook import read_workbook
from analysis.corpus.units import File, Reading

READERS: dict[str, Callable[[File, bytes], Reading]] = {
    "csv": read_delimited,
    "json": read_json,
    "jsonl": read_jsonlines,
    "md": read_markdown,
    "nexis": read_export,
    "parquet": read_parquet,
    "tsv": read_delimited,
    "txt": read_plain,
    "xlsx": read_workbook,
    "docx": read_word,
    "odt": read_opendocument,
    "pdf": read_pdf,
    "rtf": read_richtext,
    "html": read_webpage,
    "feed": read_feed,
    "tei": read_tei,
}

# What holds many articles and may be long: a reading after the other.
STREAMED: dict[str, Callable[[File, BinaryIO], Iterator[Reading]]] = {"mediawiki": read_dump, "warc": read_webarchive}

__all__ = ["READERS", "STREAMED"]
