"""Provenance as the rows of a sheet that a person can read, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

# Below what a cell holds, as signs may take two units or be escaped.
_PART = 4_000
_HEADING = ("key", "entry", "value")


def to_rows(provenance: dict[str, Any]) -> Iterator[tuple[str | None, str | None, str]]:
    """One row per key, or per entry of a key that has several; long values go on in rows of the same name.

    >>> list(to_rows({"voices": "rules", "sources": {"a.txt": "9f"}}))[1:]
    [('sources', 'a.txt', '"9f"'), ('voices', None, '"rules"')]
    """
    yield _HEADING
    for key, value in sorted(provenance.items()):
        entries: Iterable[tuple[str | None, Any]] = [(None, value)]
        if isinstance(value, dict) and value:
            entries = sorted(value.items())
        for entry, held in entries:
            written = json.dumps(held, ensure_ascii=True, default=str, sort_keys=True)
            for start in range(0, len(written), _PART):
                yield key, entry, written[start : start + _PART]


def from_rows(rows: Iterable[tuple[Any, ...]]) -> dict[str, Any]:
    """The provenance that ``to_rows`` wrote.

    >>> from_rows(to_rows({"n": 3, "sources": {"a.txt": "9f"}, "parameters": {}}))
    {'n': 3, 'parameters': {}, 'sources': {'a.txt': '9f'}}
    """
    parts: dict[tuple[str, str | None], list[str]] = {}
    for key, entry, value, *_ in list(rows)[1:]:
        parts.setdefault((key, entry), []).append(value)
    found: dict[str, Any] = {}
    for (key, entry), written in parts.items():
        value = json.loads("".join(written))
        if entry is None:
            found[key] = value
        else:
            found.setdefault(key, {})[entry] = value
    return found
