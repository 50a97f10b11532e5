"""Records with names and values (of JSON or Parquet) as units; metadata within metadata get names with dots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from analysis.corpus.columns import column_of, map_columns, rename
from analysis.corpus.decoding import decode
from analysis.corpus.units import File, Reading, Unit, failed
from analysis.corpus.values import as_text

_DEEPEST = 20
# A part of a record with such a name holds metadata of the article: "meta.outlet" is its outlet.
_METADATA = {"meta", "metadata", "metadaten"}


def read_records(file: File, records: Iterable[Any]) -> Reading:
    """One unit per record; one that is no object, or without a text, fails alone."""
    reading = Reading()
    for number, record in enumerate(records, start=1):
        reading.units.append(_unit(file, number, record, reading.columns))
    return reading


def flat(record: Mapping[str, Any], prefix: str = "", depth: int = 0) -> dict[str, Any]:
    """A record without records in it: their names stand behind that of what holds them.

    >>> flat({"text": "Ja.", "meta": {"seite": 3, "blatt": {"name": "nna"}}})
    {'text': 'Ja.', 'meta.seite': 3, 'meta.blatt.name': 'nna'}
    """
    result: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, Mapping) and value and depth < _DEEPEST:
            result |= flat(value, f"{prefix}{name}.", depth + 1)
        else:
            result[f"{prefix}{name}"] = value
    return result


def map_flat(names: Iterable[str]) -> dict[str, str]:
    """Names of a flat record with their columns; what stands under "meta" counts where nothing else has the name."""
    names = list(names)
    columns = map_columns(names)
    for name in names:
        parent, _, last = name.rpartition(".")
        column = column_of(last)
        if parent.casefold() in _METADATA and column and column not in columns.values():
            columns[name] = column
    return columns


def _unit(file: File, number: int, record: Any, columns: dict[str, str]) -> Unit:
    source = f"{file.name}#{number}"
    if not isinstance(record, Mapping):
        kind = type(record).__name__
        return failed(source, f"a {kind}, not an object", 'Write the article as {"text": "…", "title": "…"}.')
    values = flat({str(name): value for name, value in record.items()})
    mapped = map_flat(values)
    if "text" not in mapped.values():
        names = ", ".join(list(values)[:10])
        return failed(source, f"no text; its names are: {names[:200] or 'none'}", "Call the article's text “text”.")
    columns |= mapped
    fields = {name: as_written(value, text=mapped[name] == "text") for name, value in values.items()}
    return Unit(source, f"{file.stem}-{number}", rename(fields, mapped))


def as_written(value: Any, *, text: bool = False) -> str | None:
    """A value of a program as a person would write it: whole numbers without point, dates without midnight.

    >>> as_written(3.0), as_written(datetime(2025, 5, 12)), as_written(time(14, 30)), as_written(Decimal("1.50"))
    ('3', '2025-05-12', '14:30:00', '1.50')
    """
    if isinstance(value, bytes):
        value = decode(value).text
    elif isinstance(value, datetime):
        midnight = value.time() == value.time().min
        value = value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    elif isinstance(value, date):
        value = value.isoformat()
    elif isinstance(value, (time, timedelta, Decimal, UUID)):
        value = str(value)
    elif isinstance(value, float) and value.is_integer():
        value = int(value)
    return as_text(value, between="\n" if text else "; ")
