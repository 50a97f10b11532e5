"""Opens the files of a corpus and has them read: text here, all else where it can be stopped."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from analysis.corpus.aside import Aside
from analysis.corpus.kinds import simple_kind
from analysis.corpus.pieces import Piece, pieces
from analysis.corpus.units import File, Reading, failed, merge

# No article has a line as long as this; and JSON cannot be read piece by piece.
LONGEST_LINE = 100_000_000
LARGEST_JSON = 300_000_000
_BLOCK = 1 << 20


def read_file(file: File, aside: Aside) -> tuple[dict[str, Reading], str | None]:
    """What was read from the file and its members, by name, and the SHA-256 of its bytes if it could be opened."""
    readings: dict[str, Reading] = {}
    sources: dict[str, str] = {}
    for piece in read_pieces(file, aside, sources):
        merge(readings, piece.name, piece.reading)
    return readings, sources.get(file.name)


def read_pieces(file: File, aside: Aside, sources: dict[str, str]) -> Iterator[Piece]:
    """What is read from the file, piece by piece; ``sources`` takes in the SHA-256 of its bytes."""
    try:
        with _opened(file.path) as stream:
            kind = simple_kind(file.name, stream)
            # What is not read at all may be a film of gigabytes.
            if kind != "none":
                sources[file.name] = hashlib.file_digest(stream, "sha256").hexdigest()
            yield from _pieces(kind, file, stream, aside)
    except OSError as error:
        hint = "Is it open in another program, moved, or not yours to read?"
        yield _refused(file, f"cannot be opened ({type(error).__name__})", hint)


def _pieces(kind: str | None, file: File, stream: BinaryIO, aside: Aside) -> Iterator[Piece]:
    if kind is None or kind == "none":
        yield from pieces(file, stream) if kind else aside.read(file)
        return
    size = os.fstat(stream.fileno()).st_size
    if kind == "json" and size > LARGEST_JSON:
        hint = "Write one object a line (JSON Lines, .jsonl), or split the file."
        yield _refused(file, f"a JSON file of more than {LARGEST_JSON // 1_000_000} MB", hint)
    elif kind != "json" and size > LONGEST_LINE and has_long_line(stream):
        hint = "Is it text at all? Articles have line breaks, or stand in a line each."
        yield _refused(file, f"a line of more than {LONGEST_LINE // 1_000_000} MB", hint)
    else:
        stream.seek(0)
        yield from pieces(file, io.BytesIO(stream.read()))


def _opened(path: Path) -> BufferedReader:
    if path.exists() and not path.is_file():  # a named pipe would never end; a folder here is one that stays shut
        message = "no regular file"
        raise PermissionError(message)
    return path.open("rb")


def has_long_line(stream: BinaryIO, longest: int = LONGEST_LINE) -> bool:
    r"""Whether a stretch of more bytes than ``longest`` has no line break in it.

    >>> has_long_line(io.BytesIO(b"Ja." * 10), 20), has_long_line(io.BytesIO(b"Ja.\n" * 10), 20)
    (True, False)
    """
    stream.seek(0)
    length = 0
    while block := stream.read(_BLOCK):
        first = min((at for at in (block.find(b"\n"), block.find(b"\r")) if at >= 0), default=-1)
        if length + (len(block) if first < 0 else first) > longest:
            return True
        last = max(block.rfind(b"\n"), block.rfind(b"\r"))
        length = length + len(block) if last < 0 else len(block) - last - 1
    return False


def _refused(file: File, problem: str, hint: str) -> Piece:
    return Piece(file.name, Reading([failed(file.name, problem, hint)]))
