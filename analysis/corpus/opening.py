"""Opens the files of a corpus and has them read."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from analysis.corpus.pieces import pieces
from analysis.corpus.units import File, Reading, failed, merge


def read_file(file: File) -> tuple[dict[str, Reading], str | None]:
    """What was read from the file and its members, by name, and the SHA-256 of its bytes if it could be opened."""
    try:
        data = _bytes(file.path)
    except OSError as error:
        hint = "Is it open in another program, moved, or not yours to read?"
        return {file.name: Reading([failed(file.name, f"cannot be opened ({type(error).__name__})", hint)])}, None
    readings: dict[str, Reading] = {}
    for piece in pieces(file, io.BytesIO(data)):
        merge(readings, piece.name, piece.reading)
    return readings, hashlib.sha256(data).hexdigest()


def _bytes(path: Path) -> bytes:
    if path.exists() and not path.is_file():  # a named pipe would never end; a folder here is one that stays shut
        message = "no regular file"
        raise PermissionError(message)
    return path.read_bytes()
