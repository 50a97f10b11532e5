"""The units of a corpus one after the other: files of JSON Lines line by line, all others file by file."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from analysis.corpus.aside import SECONDS, Aside
from analysis.corpus.files import find_files
from analysis.corpus.kinds import simple_kind
from analysis.corpus.opening import LONGEST_LINE, read_pieces
from analysis.corpus.provenance import of_readings
from analysis.corpus.readers.jsonlines import line_unit
from analysis.corpus.units import NOTHING, File, Reading, Unit, failed, merge

_BLOCK = 1 << 20


@dataclass
class Stream:
    """Files that are read as often as they are gone through; what is found on the way is told after each time."""

    files: list[File]
    seconds: float = SECONDS
    sources: dict[str, str] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)

    @classmethod
    def of(cls, paths: str | Path | list[str | Path], seconds: float = SECONDS) -> Stream:
        """The files under the given paths, as ``load_corpus`` finds them."""
        return cls(find_files(paths), seconds)

    def units(self) -> Iterator[Unit]:
        """Every unit, in order: the same units as those of ``load_corpus``."""
        # What was guessed is the same each time, and told once.
        self.readings.clear()
        with Aside(self.seconds) as aside:
            for file in self.files:
                if _by_lines(file):
                    yield from self._lines(file)
                    continue
                for piece in read_pieces(file, aside, self.sources):
                    self._note(piece.name, piece.reading)
                    yield from piece.reading.units

    def provenance(self) -> dict[str, Any]:
        """Checksums, encodings, columns and guesses of the files, as in the provenance of a corpus."""
        return {"sources": self.sources, **of_readings(self.readings)}

    def _lines(self, file: File) -> Iterator[Unit]:
        reading, digest, n = Reading(), hashlib.sha256(), 0
        with file.path.open("rb") as stream:
            for number, line in _numbered(stream, digest):
                if line is None:
                    hint = "JSON Lines has one whole article in every line; is this another format?"
                    yield failed(f"{file.name}:{number}", f"a line of more than {LONGEST_LINE // 1_000_000} MB", hint)
                elif line.strip():
                    yield line_unit(file, number, line, reading.columns, None)
                else:
                    continue
                n += 1
        if not n:
            yield failed(file.name, NOTHING.problem, NOTHING.hint)
        self.readings[file.name] = reading
        self.sources[file.name] = digest.hexdigest()

    def _note(self, name: str, reading: Reading) -> None:
        """What was decided while reading a file or member, of which no unit is kept."""
        merge(self.readings, name, reading)
        if name in self.readings:
            self.readings[name].units = []


def _by_lines(file: File) -> bool:
    """Whether a file is read line by line: JSON Lines in UTF-8; in other encodings it is read as a whole."""
    if not file.path.is_file():
        return False
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with file.path.open("rb") as stream:
            if simple_kind(file.name, stream) != "jsonl":
                return False
            stream.seek(0)
            if stream.read(len(codecs.BOM_UTF8)) != codecs.BOM_UTF8:
                stream.seek(0)
            while block := stream.read(_BLOCK):
                # UTF-16 without a mark is sound UTF-8, too; no text holds NULs, and JSON writes them otherwise.
                if b"\x00" in block:
                    return False
                decoder.decode(block)
            decoder.decode(b"", final=True)
    except (UnicodeDecodeError, OSError):
        return False
    return True


def _numbered(stream: BinaryIO, digest: hashlib._Hash) -> Iterator[tuple[int, str | None]]:
    """The lines with their numbers from 1, None for one that is too long."""
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        digest.update(line)
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := stream.readline(_BLOCK)) and not rest.endswith(b"\n"):
                digest.update(rest)
            digest.update(rest)
            yield number, None
            continue
        text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        yield number, text.removesuffix("\n").removesuffix("\r")
