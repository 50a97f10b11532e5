"""JSON Lines: a line is an article, an object with its text and metadata."""

from __future__ import annotations

import json
from typing import Any

from analysis.corpus.columns import map_columns, rename
from analysis.corpus.decoding import decode
from analysis.corpus.units import File, Reading, Trouble, Unit, failed
from analysis.corpus.values import as_text


def read_jsonlines(file: File, data: bytes) -> Reading:
    """One unit per line that is not blank; a line that is no JSON object with a text fails alone."""
    text, encoding, trouble = decode(data)
    reading = Reading(encoding=encoding)
    # str.splitlines would also split at separators that JSON allows inside a string.
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if line.strip():
            reading.units.append(line_unit(file, number, line, reading.columns, trouble if "\ufffd" in line else None))
    return reading


def line_unit(file: File, number: int, line: str, columns: dict[str, str], trouble: Trouble | None) -> Unit:
    """The unit of one line; ``columns`` takes in the names that it has, ``trouble`` is what decoding brought up."""
    source = f"{file.name}:{number}"
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = f": {error.msg} at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
        return failed(source, f"no valid JSON{reason}", "JSON Lines has one whole object in every line.")
    if not isinstance(record, dict):
        kind = type(record).__name__
        return failed(source, f"a JSON {kind}, not an object", 'Write the article as {"text": "…", "title": "…"}.')
    mapped = map_columns(record)
    if "text" not in mapped.values():
        names = ", ".join(list(record)[:10])
        return failed(source, f"no text; its names are: {names[:200] or 'none'}", "Call the article's text “text”.")
    columns |= mapped
    fields = rename({name: _value(mapped[name], value) for name, value in record.items()}, mapped)
    return Unit(source, f"{file.stem}-{number}", fields, (trouble,) if trouble else ())


def _value(column: str, value: Any) -> str | None:
    return as_text(value, between="\n" if column == "text" else "; ")
