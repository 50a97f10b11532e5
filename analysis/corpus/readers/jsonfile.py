"""JSON: a list of articles, an object that holds such a list, or one article."""

from __future__ import annotations

import json
from typing import Any

from analysis.corpus.columns import column_of
from analysis.corpus.decoding import decode
from analysis.corpus.readers.records import read_records
from analysis.corpus.units import File, Reading, failed, noted


def read_json(file: File, data: bytes) -> Reading:
    """One unit per object of the list."""
    text, encoding, trouble = decode(data)
    try:
        records = _records(json.loads(text))
    except (ValueError, RecursionError) as error:
        reason = f": {error.msg} in line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        hint = "Was the file cut off? With one object in every line it would be JSON Lines (.jsonl)."
        return Reading([failed(file.name, f"no valid JSON{reason}", hint)])
    if not records:
        hint = 'Expected is a list of objects, [{"text": "…"}, …], or an object with one such list in it.'
        return Reading([failed(file.name, "no list of articles in this JSON file", hint)])
    reading = read_records(file, records)
    reading.encoding = encoding
    noted(reading.units, trouble)
    return reading


def _records(found: Any) -> list[Any]:
    """The list of articles: the whole, the one list of objects in it, or the object as an article of its own."""
    if isinstance(found, list):
        return found
    if not isinstance(found, dict):
        return []
    if any(column_of(name) == "text" and isinstance(value, str) for name, value in found.items()):
        return [found]
    lists = [value for value in found.values() if _is_list_of_objects(value)]
    lists = lists or [inner for value in found.values() if isinstance(value, dict) for inner in _lists_in(value)]
    return lists[0] if len(lists) == 1 else [] if lists or not found else [found]


def _lists_in(value: dict[str, Any]) -> list[list[Any]]:
    return [inner for inner in value.values() if _is_list_of_objects(inner)]


def _is_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)
