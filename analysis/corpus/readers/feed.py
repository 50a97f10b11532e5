"""News feeds (RSS and Atom): an entry is an article."""

from __future__ import annotations

import io
from email.utils import parsedate_to_datetime
from typing import Any

from analysis.corpus.readers.markup import text_of
from analysis.corpus.readers.safexml import refuse_entities
from analysis.corpus.units import File, Reading, Trouble, Unit, failed, noted
from analysis.corpus.values import as_text

_SUMMARIES = Trouble(
    "the feed holds summaries, no whole articles; they were read as texts",
    "For counts on whole articles save the pages behind the links, or a feed with full texts.",
)


def read_feed(file: File, data: bytes) -> Reading:
    """One unit per entry: its content or, where there is none, its summary; HTML in it becomes text."""
    import feedparser

    refuse_entities(data)
    # A stream, never the bytes themselves: feedparser would try them as the name of a file or an address.
    found = feedparser.parse(io.BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    if not found.entries:
        return Reading([failed(file.name, "no entry in this feed", "Is the feed empty, or cut off?")])
    outlet, language = as_text(found.feed.get("title")), as_text(found.feed.get("language"))
    units = [_unit(file, number, entry, outlet, language) for number, entry in enumerate(found.entries, start=1)]
    if not any(entry.get("content") for entry in found.entries):
        noted(units, _SUMMARIES)
    return Reading(units)


def _unit(file: File, number: int, entry: Any, outlet: str | None, language: str | None) -> Unit:
    source = f"{file.name}#{number}"
    content = "\n".join(part.get("value") or "" for part in entry.get("content", ()))
    text = text_of(content) or text_of(entry.get("summary") or "")
    if not text:
        return failed(source, "the entry holds no text", "Only its title and link came; save the page behind the link.")
    lead = text_of(entry.get("summary") or "")
    fields = {
        "title": as_text(text_of(entry.get("title") or "")),
        "lead": lead if lead != text else None,
        "outlet": outlet,
        "author": as_text(entry.get("author")),
        "date": _date(entry),
        "url": as_text(entry.get("link")),
        "language": language,
        "category": as_text([tag.get("term") for tag in entry.get("tags", ())] or None),
        "text": text,
    }
    return Unit(source, f"{file.stem}-{number}", {name: value for name, value in fields.items() if value})


def _date(entry: Any) -> str | None:
    """The date as the feed prints it, in its own time zone."""
    printed = as_text(entry.get("published") or entry.get("updated"))
    if not printed:
        return None
    try:
        return parsedate_to_datetime(printed).replace(tzinfo=None).isoformat(" ")
    except ValueError:
        return printed
