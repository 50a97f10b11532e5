"""Web archives (WARC): a web page that was fetched is an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from analysis.corpus.readers.webpage import read_webpage
from analysis.corpus.units import File, Reading, failed

_LARGEST = 20_000_000
_PAGES = ("text/html", "application/xhtml")


def read_webarchive(file: File, stream: BinaryIO) -> Iterator[Reading]:
    """A unit per response with a web page; ``fetched`` is when it came. Other records are counted at the end."""
    from warcio.archiveiterator import ArchiveIterator

    n, left_out = 0, 0
    for record in ArchiveIterator(stream):
        if record.rec_type != "response":
            continue
        if not _is_page(record):
            left_out += 1
            continue
        n += 1
        yield _page(file, n, record)
    if not n:
        hint = "Only responses with HTML are read; does it hold pictures or scripts alone?"
        yield Reading([failed(file.name, "no web page in this web archive", hint)])
    if left_out:
        yield Reading(guess=f"no web pages, and left out: {left_out} responses")


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    kind = (headers.get_header("Content-Type") or "") if headers else ""
    return kind.strip().casefold().startswith(_PAGES) and str(headers.get_statuscode()).startswith("2")


def _page(file: File, number: int, record: Any) -> Reading:
    address = record.rec_headers.get_header("WARC-Target-URI") or f"#{number}"
    page = File(file.path, f"{file.name}!{address}")
    data = record.content_stream().read(_LARGEST + 1)
    if len(data) > _LARGEST:
        hint = "Is this an article? If so, save the page by itself."
        return Reading([failed(page.name, f"a web page of more than {_LARGEST // 1_000_000} MB", hint)])
    try:
        reading = read_webpage(page, data, address)
    except Exception as error:  # one page is no reason to lose the others
        hint = "Does the page open in a browser? Save it from there."
        return Reading([failed(page.name, f"a web page that could not be read ({type(error).__name__})", hint)])
    fetched = record.rec_headers.get_header("WARC-Date")
    units = [
        replace(unit, name=f"{file.stem}-{number}", fields=unit.fields | ({"fetched": fetched} if fetched else {}))
        if unit.fields is not None
        else unit
        for unit in reading.units
    ]
    return Reading(units)
