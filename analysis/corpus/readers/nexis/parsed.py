"""What was found in a document of an export, and the unit that comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.corpus.readers.nexis.blocks import Block
from analysis.corpus.readers.nexis.dates import as_day, date_line
from analysis.corpus.readers.nexis.fields import Field, n_words, section_and_page
from analysis.corpus.units import File, Trouble, Unit, failed
from analysis.corpus.values import tidy

_UNTITLED = ("no headline in original", "kein titel", "ohne titel")
_NO_PLACE = "no outlet, date or text was found where Nexis writes them; the document was not read"
_NO_TEXT = "a document without text"


@dataclass
class Parsed:
    """What each field holds by column, paragraphs of text, and the columns by the names that fields had."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)

    def put(self, found: Field) -> None:
        """Takes in a named field; a section gives up its page."""
        value = found.value
        self.columns[found.name] = found.column
        if found.column == "section":
            value, page = section_and_page(value)
            self.add("page", page)
        elif found.column == "length":
            value = n_words(value)
        elif found.column == "load_date":
            value = as_day(value)
        elif found.column == "language":  # "GERMAN; Deutsch" says it twice
            value = value.partition(";")[0].strip()
        self.add(found.column, value)

    def add(self, column: str, value: str | None) -> None:
        """Adds to what the column holds already."""
        if value:
            self.fields.setdefault(column, []).append(value)

    def put_date(self, block: Block) -> None:
        """Takes in the line with the date; what stands with it and below it is the edition."""
        found = date_line(block[0])
        if found and found.date:
            midnight = found.date.time() == found.date.time().min
            self.add("date", found.date.date().isoformat() if midnight else found.date.isoformat(" "))
        self.add("date_line", block[0])
        for edition in [found.edition if found else None, *block[1:]]:
            self.add("edition", edition)


def unit_of(file: File, number: int, parsed: Parsed) -> Unit:
    """The document as a unit; one without text fails, one without outlet or date is told."""
    source, fields = f"{file.name}#{number}", {name: "; ".join(held) for name, held in parsed.fields.items()}
    text = tidy("\n\n".join(filter(None, (one.strip() for one in parsed.text))))
    if not text:
        if "outlet" not in fields or "date_line" not in fields:
            return failed(source, _NO_PLACE, "Is the file cut off, or was it changed by hand? Export it again.")
        return failed(source, _NO_TEXT, "Is it a picture, a table or a graphic? Look it up in Nexis.")
    if fields.get("title", "").casefold() in _UNTITLED:
        del fields["title"]
    return Unit(source, f"{file.stem}-{number}", fields | {"text": text}, tuple(_lacking(fields)))


def _lacking(fields: dict[str, str]) -> list[Trouble]:
    troubles = []
    if "outlet" not in fields:
        hint = "Nexis writes it beside title and date; add it in a table of your own, or export the article again."
        troubles.append(Trouble("no outlet was found in this document", hint))
    if "date" not in fields:
        line = fields.get("date_line")
        words = f"the line {line[:40]!r} names no day" if line else "no line with a date was found in this document"
        hint = "Dates are read in German and English; the day on which Nexis loaded the article is in load_date."
        troubles.append(Trouble(f"{words}; the date was left out", hint))
    return troubles
