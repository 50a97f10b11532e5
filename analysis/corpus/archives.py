"""Archives and compressed files: their members, unpacked in memory and within limits, never on disk."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, BinaryIO, NamedTuple, cast

from analysis.corpus.content import beginning, kind_of_content
from analysis.corpus.files import is_hidden
from analysis.corpus.readers.safexml import RefusedError
from analysis.corpus.units import Trouble

ARCHIVES = ("zip", "tar", "gz", "bz2", "xz")
_MB = 1_000_000
_DAMAGED = (lzma.LZMAError, zlib.error)
# Small files may swell as they like: a page of blanks is no attack.
_FREE = 10 * _MB


@dataclass
class Budget:
    """What an archive may still hold, with all archives in it: bytes unpacked, files, and how deep they lie."""

    total: int = 1000 * _MB
    member: int = 100 * _MB
    members: int = 100_000
    ratio: int = 200
    depth: int = 2

    def allowed(self, packed: int) -> int:
        """How many bytes may come of so many packed ones."""
        return min(self.total, self.member, max(_FREE, self.ratio * packed))

    def spend(self, size: int) -> None:
        """Takes a member off.

        Raises
        ------
        RefusedError
            The archive holds too many files or too many bytes.
        """
        self.total -= size
        self.members -= 1
        if self.members < 0 or self.total < 0:
            what = "files" if self.members < 0 else "bytes"
            problem = f"the archive holds too many {what}; it was read up to here"
            raise RefusedError(problem, "Unpack it, and name the folder instead; or split it.")


class Member(NamedTuple):
    """A file in an archive: its name there, and its content or why it was not read."""

    name: str
    stream: BinaryIO | None
    trouble: Trouble | None = None


def members(kind: str, name: str, stream: BinaryIO, budget: Budget) -> Iterator[Member]:
    """The files in an archive, those of a zip archive in the order of names. A name is a name, no place to write to."""
    if kind == "zip":
        yield from _of_zip(stream, budget)
    elif kind == "tar":
        yield from _of_tar(stream, budget)
    else:
        yield _of_packed(kind, name, stream, budget)


def _of_zip(stream: BinaryIO, budget: Budget) -> Iterator[Member]:
    with zipfile.ZipFile(stream) as archive:
        inside = archive.infolist()
        if len(inside) > budget.members:
            problem = f"the archive holds {len(inside):,} files, more than {budget.members:,}; it was not read"
            raise RefusedError(problem, "Unpack it, and name the folder instead; or split it.")
        for info in sorted(inside, key=lambda info: info.filename):
            if not info.is_dir() and not _hidden(info.filename):
                yield _zip_member(archive, info, budget)


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Member:
    name = _name(info.filename)
    if info.flag_bits & 1:
        budget.spend(0)
        return Member(name, None, Trouble("encrypted", "Unpack it with its password, and name the folder instead."))
    limit = budget.allowed(info.compress_size)
    if info.file_size > limit:
        budget.spend(0)
        return Member(name, None, _too_large(limit))
    try:
        with archive.open(info) as opened:
            return _member(name, opened, limit, budget)
    except (NotImplementedError, zipfile.BadZipFile, EOFError, OSError, ValueError, *_DAMAGED) as error:
        budget.spend(0)
        hint = "Does the archive open in another program? Unpack it there, and name the folder instead."
        return Member(name, None, Trouble(f"cannot be unpacked ({type(error).__name__})", hint))


def _of_tar(stream: BinaryIO, budget: Budget) -> Iterator[Member]:
    # As a stream: to jump about in a compressed archive would unpack it again and again.
    allowed = max(_FREE, budget.ratio * _size(stream))
    with tarfile.open(fileobj=stream, mode="r|*") as archive:
        for info in archive:
            if info.isdir() or _hidden(info.name):
                continue
            opened = archive.extractfile(info) if info.isreg() else None
            if opened is None:
                budget.spend(0)
                yield Member(_name(info.name), None, _NO_FILE)
                continue
            limit = min(allowed, budget.member, budget.total)
            member = _member(_name(info.name), opened, limit, budget, expected=info.size)
            allowed -= info.size if member.stream else 0
            yield member


def _of_packed(kind: str, name: str, stream: BinaryIO, budget: Budget) -> Member:
    openers: dict[str, Any] = {"gz": gzip.open, "bz2": bz2.open, "xz": lzma.open}
    limit = budget.allowed(_size(stream))
    opened = openers[kind](stream)
    inner = PurePosixPath(name.rpartition("!")[2]).name
    inner = inner.rpartition(".")[0] or inner
    found = kind_of_content(io.BytesIO(beginning(opened)))
    if found and found.name == "mediawiki":  # a dump is read as it comes, however long
        return Member(inner, cast(BinaryIO, opened))
    return _member(inner, opened, limit, budget)


def _member(name: str, opened: Any, limit: int, budget: Budget, expected: int = 0) -> Member:
    data = opened.read(limit + 1)
    if len(data) > limit:
        budget.spend(0)
        return Member(name, None, _too_large(limit))
    if len(data) < expected:  # the archive ends here, and tarfile does not say so
        message = f"{name} is cut off"
        raise EOFError(message)
    budget.spend(len(data))
    return Member(name, io.BytesIO(data))


def _size(stream: BinaryIO) -> int:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    return size


def _name(name: str) -> str:
    return name.replace("\\", "/")


def _hidden(name: str) -> bool:
    return any(is_hidden(part) for part in _name(name).split("/") if part not in (".", ".."))


def _too_large(limit: int) -> Trouble:
    problem = f"more than {limit / _MB:,.0f} MB when unpacked; it was not read"
    return Trouble(problem, "If the archive is what it should be, unpack it, and name the folder instead.")


_NO_FILE = Trouble("a link or device in an archive; it is not followed", "Pack the file itself.")
