"""The files of kept results: one for each, written at once or not at all, and read only if nothing in it is damaged."""

from __future__ import annotations

import io
import json
import os
import re
import tempfile
import time
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from analysis.keeping.columns import Arrays

# The first bytes of a file say who wrote it: the name of the first member stands there as it is.
_HEADER = "redeanteil-kept-result.json"
_SIGNATURE = b"PK\x03\x04"
_NAME_AT = 30
_KEPT = re.compile(r"[0-9a-f]{32}\.npz")
_UNFINISHED = re.compile(r"\.[0-9a-f]{32}\..*\.part")
_DAY = 24 * 60 * 60
# Quick rather than small.
_LEVEL = 1


class DamagedError(ValueError):
    """A file of kept results cannot be read as one."""


def file_of(folder: Path, key: str) -> Path:
    """Where the result of this key is kept."""
    return folder / f"{key[:32]}.npz"


def read(file: Path) -> tuple[dict[str, Any], Arrays]:
    """The header and the arrays of a kept result.

    Raises
    ------
    FileNotFoundError
        There is no such file.
    DamagedError
        It cannot be read, is damaged, or is none of the kit's.
    """
    if not is_ours(file):
        message = "it was not written by the kit"
        raise DamagedError(message)
    try:
        with zipfile.ZipFile(file) as archive:
            header = json.loads(archive.read(_HEADER))
            names = [name for name in archive.namelist() if name != _HEADER]
            return header, {name.removesuffix(".npy"): _array(archive.read(name)) for name in names}
    # Whatever a damaged file brings up in zipfile, numpy or json: the articles are analysed anew.
    except Exception as error:
        message = f"{type(error).__name__}: {error}"
        raise DamagedError(message) from error


def write(file: Path, header: Mapping[str, Any], arrays: Arrays) -> None:
    """Write a kept result; whoever reads meanwhile meets the old file or the new one, never half of one.

    Raises
    ------
    OSError
        The file cannot be written, or something lies there that the kit did not write.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and not is_ours(file):
        message = "something lies there that the kit did not write"
        raise FileExistsError(message)
    with _beside(file) as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
            archive.writestr(_HEADER, json.dumps(header, ensure_ascii=False, sort_keys=True))
            for name, values in arrays.items():
                data = io.BytesIO()
                np.lib.format.write_array(data, values, allow_pickle=False)
                archive.writestr(f"{name}.npy", data.getbuffer())
        stream.flush()
        os.fsync(stream.fileno())


def remove_old(folder: Path, corpus: list[str], most: int) -> None:
    """Leave the ``most`` results of this corpus that were used last; what the kit did not write stays."""
    for path in folder.iterdir():
        if _UNFINISHED.fullmatch(path.name) and _last_used(path) < time.time() - _DAY:
            _remove(path)
    kept = [path for path in folder.iterdir() if _KEPT.fullmatch(path.name) and _corpus_of(path) == corpus]
    for path in sorted(kept, key=_last_used, reverse=True)[most:]:
        _remove(path)


def used(file: Path) -> None:
    """Note that a result was used now, so that it stays."""
    with suppress(OSError):
        os.utime(file)


def is_ours(file: Path) -> bool:
    """Whether the kit wrote a file; an empty one is what a full disk left.

    Raises
    ------
    FileNotFoundError
        There is no such file.
    """
    if not file.exists():
        raise FileNotFoundError(file)
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        start = stream.read(_NAME_AT + len(_HEADER))
    return not start or (start.startswith(_SIGNATURE) and start[_NAME_AT:] == _HEADER.encode())


def _array(data: bytes) -> np.ndarray[Any, Any]:
    return np.lib.format.read_array(io.BytesIO(data), allow_pickle=False)


def _corpus_of(file: Path) -> list[str] | None:
    """The corpus that a kept result is of; None if it cannot be told."""
    try:
        if not is_ours(file):
            return None
        with zipfile.ZipFile(file) as archive:
            return json.loads(archive.read(_HEADER))["corpus"]
    # As above: what cannot be read is left alone.
    except Exception:
        return None


def _last_used(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def _remove(file: Path) -> None:
    # Another process may have done it, or be reading it (Windows).
    with suppress(OSError):
        file.unlink()


@contextmanager
def _beside(file: Path) -> Iterator[BinaryIO]:
    """A new file beside this one, which takes its place when everything is written."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.stem}.", suffix=".part")
    new = Path(name)
    try:
        with os.fdopen(handle, "w+b") as stream:
            yield stream
        new.replace(file)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
