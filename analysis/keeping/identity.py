"""What a result depends on: articles, parameters, and the kit itself with all its code, lexicons and weights."""

from __future__ import annotations

import hashlib
import json
import sys
import time
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pandas as pd

import analysis
from analysis.actors.engines import BUILTIN, pipeline_facts
from analysis.corpus import fingerprint

FORMAT = 1
_STARTED = time.time()
_HOME = Path(analysis.__file__).parent
# Whose code or data decides what is found; measures, charts and pages are made of it later.
_FOLDERS = ("actors", "corpus", "keeping", "language", "models", "voices")
_PACKAGES = ("babel", "numpy", "pandas", "regex", "simplemma")


class ChangedError(RuntimeError):
    """The kit's files are no longer those that Python has loaded."""


def identity(articles: pd.DataFrame, problems: pd.DataFrame, options: dict[str, Any]) -> str:
    """Checksum of everything that the result of ``analyse`` depends on, as 64 hexadecimal digits.

    Corrections are left out: they are applied to what is found again.

    Parameters
    ----------
    articles, problems
        The tables of the corpus, with every column.
    options
        ``voices``, ``engine``, and a checksum of the list of actors.

    Raises
    ------
    ChangedError
        A file of the kit was changed since Python started: nobody knows which version is at work.
    """
    told = {
        "format": FORMAT,
        "kit": kit_checksum(),
        "python": [*sys.version_info[:2], unicodedata.unidata_version],
        "packages": {name: _version(name) for name in _PACKAGES},
        "options": options,
        "engine": None if options["engine"] == BUILTIN else pipeline_facts(options["engine"]),
        "articles": _whole(articles),
        "problems": _whole(problems),
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()


def kit_checksum(home: Path = _HOME, started: float = _STARTED) -> str:
    """Checksum of the kit's files that decide what is found."""
    found = [(path, path.stat()) for path in _files(home)]
    late = next((path for path, facts in found if facts.st_mtime > started), None)
    if late is not None:
        message = f"{late.name} of the kit was changed since Python started. Restart Python (or the kernel)."
        raise ChangedError(message)
    return _checksum(home, tuple((path, facts.st_size, facts.st_mtime_ns) for path, facts in found))


@lru_cache(maxsize=1)
def _checksum(home: Path, files: tuple[tuple[Path, int, int], ...]) -> str:
    digest = hashlib.sha256()
    for path, *_ in files:
        data = path.read_bytes()
        digest.update(f"{path.relative_to(home).as_posix()}\n{len(data)}\n".encode() + data)
    return digest.hexdigest()


def _files(home: Path) -> Iterator[Path]:
    yield from sorted(home.glob("*.py"))
    for name in _FOLDERS:
        inside = sorted((home / name).rglob("*"))
        yield from (path for path in inside if path.is_file() and "__pycache__" not in path.parts)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:  # where the code lies without its metadata, as in a browser
        return None


def _whole(table: pd.DataFrame) -> str:
    """A fingerprint that leaves out no column."""
    return fingerprint(table.rename(columns=lambda name: f"column {name}"))
