"""Corpora that are lists of tokens: their rows, and the text as it would be printed."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any


def joined(tokens: list[str]) -> tuple[str, list[int]]:
    """A text from tokens as it would be printed, and where each token begins."""
    pieces: list[str] = []
    starts, length, inside = [], 0, False
    for number, token in enumerate(tokens):
        before = tokens[number - 1] if number else ""
        space = number > 0 and not re.match(r"[,.;:!?)\]…]", token) and before not in {"„", "»", "(", "["}
        if token in {"«", "“", "”"} and inside:
            space = False
        if token == '"':
            space = number > 0 and not inside
        if before == '"' and inside:
            space = False
        inside = token in {"„", "»"} or (inside and token not in {"«", "“", "”"})
        if token == '"':
            inside = not inside
        length += space
        pieces.append(" " * space + token)
        starts.append(length)
        length += len(token)
    return "".join(pieces), starts


def lines(file: Path) -> list[dict[str, Any]]:
    """One row per line of a compressed file of JSON lines."""
    return [json.loads(line) for line in gzip.decompress(file.read_bytes()).decode("utf-8").split("\n") if line]
