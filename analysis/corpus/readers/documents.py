"""What documents of text programs have in common: headings, properties, and parts that are no running text."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.corpus.dates import parse_date
from analysis.corpus.guessed_dates import DATE_FROM, PROPERTIES
from analysis.corpus.readers.nexis import export_in
from analysis.corpus.units import File, Reading, Trouble, Unit, failed, noted
from analysis.corpus.values import tidy

_MADE = "the date is that on which the document was made, by its properties"


@dataclass(frozen=True)
class Found:
    """What a document holds; a paragraph is a pair of its level (0 title, 1… heading, None text) and its words."""

    title: str | None = None
    author: str | None = None
    date: str | None = None
    paragraphs: list[tuple[int | None, str]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def document(file: File, found: Found) -> Reading:
    """One unit. The heading that is the title is not in the text; what was left out and guessed is told.

    Of an export of Nexis every document is a unit.
    """
    export = export_in(file, [words for _, words in found.paragraphs])
    if export:
        noted(export.units, _left_out(found))
        return export
    title, paragraphs = _title(found)
    text = "\n\n".join(filter(None, (tidy(words) for _, words in paragraphs)))
    if not text:
        hint = "Is the article in a picture, a table or a text box? Copy its text into paragraphs."
        return Reading([failed(file.name, "the document holds no paragraph of text", hint)])
    # One that cannot be read is told and left out later on; then there is none.
    made = bool(found.date) and parse_date(found.date or "") is not None
    where = PROPERTIES if made else None
    fields = {"title": title, "author": found.author, "date": found.date, DATE_FROM: where, "text": text}
    left_out = _left_out(found)
    troubles = (left_out,) if left_out else ()
    unit = Unit(file.name, file.stem, {name: value for name, value in fields.items() if value}, troubles)
    return Reading([unit], guess=_MADE if made else None)


def _left_out(found: Found) -> Trouble | None:
    hint = "Only running text is read; if they belong to the article, copy them into paragraphs."
    return Trouble(f"left out: {', '.join(found.left_out)}", hint) if found.left_out else None


def _title(found: Found) -> tuple[str | None, list[tuple[int | None, str]]]:
    """The title of the properties, or else the first heading where it opens the text; and all other paragraphs."""
    paragraphs = [(level, words) for level, words in found.paragraphs if words.strip()]
    if paragraphs:
        (level, words), rest = paragraphs[0], paragraphs[1:]
        same = bool(found.title) and _folded(words) == _folded(found.title or "")
        if rest and (same or (level is not None and level <= 1 and not found.title)):
            return found.title or tidy(words), rest
    return found.title, paragraphs


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
