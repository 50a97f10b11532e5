"""Characters that no text may hold, line ends, and values that are not text."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from itertools import islice
from typing import Any

_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")
_LINE_END = re.compile("\r\n?")
_LONGEST = 100_000


def without_forbidden(text: str) -> tuple[str, int]:
    """The text with NULs and lone surrogates replaced by U+FFFD, and how many there were. The length stays.

    >>> without_forbidden("Fuß" + chr(0) + "gänger")
    ('Fuß\ufffdgänger', 1)
    """
    if text.isascii() and "\x00" not in text:
        return text, 0
    return _FORBIDDEN.subn("\ufffd", text)


def tidy(text: str) -> str:
    r"""The text with line ends as ``\n``, without byte order mark and outer white space; otherwise unchanged.

    >>> tidy("\ufeff\r\nErster Absatz.\r\n\r\nZweiter.  \n")
    'Erster Absatz.\n\nZweiter.'
    """
    return (_LINE_END.sub("\n", text) if "\r" in text else text).lstrip("\ufeff").strip()


def as_text(value: object, *, between: str = "; ") -> str | None:
    """A metadata value as text; None where there is none. Lists are joined, anything nested becomes JSON.

    >>> as_text(["Ada Brandt", "Jens Ott"]), as_text(12), as_text(True), as_text("  ")
    ('Ada Brandt; Jens Ott', '12', 'true', None)
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, list) and not any(isinstance(item, (list, Mapping)) for item in value):
        return between.join(filter(None, map(as_text, value))) or None
    text = value if isinstance(value, str) else _json(value)
    return tidy(text) or None


def _json(value: Any) -> str:
    """The value as JSON, cut off where it grows out of bounds (a few YAML aliases can stand for gigabytes)."""
    try:
        pieces = json.JSONEncoder(ensure_ascii=False, default=str).iterencode(value)
        return "".join(islice(pieces, _LONGEST))
    except (ValueError, RecursionError):
        return ""
