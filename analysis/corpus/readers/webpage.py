"""Web pages: the article in a page, without what stands around it, and what the page says about it."""

from __future__ import annotations

import codecs
import re
from typing import Any

from analysis.corpus.decoding import Decoded, decode
from analysis.corpus.readers.nexis import export_in_page
from analysis.corpus.units import File, Reading, Unit, failed, noted
from analysis.corpus.values import as_text

# A page that declares its encoding is believed, where Python knows it.
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w:.-]{2,30})", re.I)
_FEWEST_WORDS = 15
# Pages of newspapers have a few thousand.
_MOST_TAGS = 60_000


def read_webpage(file: File, data: bytes, address: str | None = None) -> Reading:
    """One unit; ``address`` is that of the page where something else than the page knows it.

    Of an export of Nexis every document is a unit.
    """
    from trafilatura import bare_extraction

    decoded = _decoded(data)
    export = export_in_page(file, decoded.text)
    if export:
        export.encoding = decoded.encoding
        noted(export.units, decoded.trouble)
        return export
    if decoded.text.count("<") > _MOST_TAGS:
        hint = "Is it a list, or many articles in one? Save each by itself, or its text as .txt."
        return Reading([failed(file.name, f"a page of more than {_MOST_TAGS:,} tags; it was not read", hint)])
    found: Any = bare_extraction(
        decoded.text,
        url=address,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    lines = [line.strip() for line in ((found and found.text) or "").split("\n") if line.strip()]
    if lines and lines[0] == found.title:  # printed above the text, and told as its title
        lines = lines[1:]
    text = "\n\n".join(lines)
    if len(text.split()) < _FEWEST_WORDS:
        hint = "Is it behind a paywall, a list, or filled in by a script? Save the page as the browser shows it."
        return Reading([failed(file.name, "hardly any article text in this page", hint)])
    fields = _fields(found) | {"text": text}
    if address:
        fields["url"] = address
    troubles = (decoded.trouble,) if decoded.trouble else ()
    unit = Unit(file.name, file.stem, {name: value for name, value in fields.items() if value}, troubles)
    return Reading([unit], encoding=decoded.encoding)


def _fields(found: Any) -> dict[str, str | None]:
    return {
        "title": as_text(found.title),
        "lead": as_text(found.description),
        "outlet": as_text(found.sitename),
        "author": as_text(found.author),
        "date": as_text(found.date),
        "url": as_text(found.url),
        "tags": as_text(list(found.tags or []) or None),
    }


def _decoded(data: bytes) -> Decoded:
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = declared[1].decode("ascii").casefold()
        # Browsers read both names as cp1252, and so do the pages that carry them.
        name = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(name, name)
        try:
            if name not in ("utf-8", "utf8") and codecs.lookup(name)._is_text_encoding:
                return Decoded(data.decode(name), name, None)
        except (LookupError, UnicodeError):
            return decode(data)
    return decode(data)
