"""An export of Nexis, whatever kind of file it came in: every document of it is a unit."""

from __future__ import annotations

from dataclasses import replace

from analysis.corpus.decoding import decode
from analysis.corpus.readers.nexis.blocks import width_of
from analysis.corpus.readers.nexis.documents import cut_off, divide
from analysis.corpus.readers.nexis.newer import read_newer
from analysis.corpus.readers.nexis.older import read_older
from analysis.corpus.readers.nexis.parsed import unit_of
from analysis.corpus.readers.nexis.signs import is_export
from analysis.corpus.readers.nexis.webpage import is_written_by_nexis, paragraphs_of
from analysis.corpus.units import File, Reading, failed, noted
from analysis.corpus.values import tidy


def read_export(file: File, data: bytes) -> Reading:
    """An export as plain text."""
    text, encoding, trouble = decode(data)
    lines = tidy(text).split("\n")
    reading = documents_of(file, lines, width_of(lines))
    reading.encoding = encoding
    noted(reading.units, trouble)
    return reading


def export_in(file: File, paragraphs: list[str]) -> Reading | None:
    """The export that the paragraphs of a document or web page are; None where they are none."""
    lines = [line for words in paragraphs for line in (*words.split("\n"), "")]
    return documents_of(file, lines, None) if is_export(lines) else None


def export_in_page(file: File, page: str) -> Reading | None:
    """The export that a web page is; None where it is none."""
    return export_in(file, paragraphs_of(page)) if is_written_by_nexis(page) else None


def documents_of(file: File, lines: list[str], width: int | None) -> Reading:
    """One unit per document: called by its number as printed, or by its place where numbers lack or repeat."""
    documents, trouble = divide(lines)
    printed = [document.number for document in documents]
    numbers = printed if None not in printed and len(set(printed)) == len(printed) else range(1, len(documents) + 1)
    reading = Reading()
    for number, document in zip(numbers, documents, strict=True):
        parsed = (read_newer if document.newer else read_older)(document.lines, width)
        reading.columns |= parsed.columns
        reading.units.append(unit_of(file, number or 0, parsed))
    cut = cut_off(documents)
    last = reading.units[-1]
    if cut and last.fields is not None:
        reading.units[-1] = replace(last, troubles=(*last.troubles, cut))
    if trouble and not noted(reading.units, trouble):
        reading.units.append(failed(file.name, trouble.problem, trouble.hint))
    return reading
