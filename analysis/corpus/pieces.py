"""A file to readings: one for a document or table, one per member for what holds many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from analysis.corpus.content import WORDS
from analysis.corpus.kinds import kind_of
from analysis.corpus.readers import READERS
from analysis.corpus.readers.safexml import RefusedError
from analysis.corpus.units import File, Reading, Trouble, Unit, failed, noted


class Piece(NamedTuple):
    """What was read from a file or from a member of it, and its name."""

    name: str
    reading: Reading


def pieces(file: File, stream: BinaryIO) -> Iterator[Piece]:
    """The readings of a file. Nothing is raised: what goes wrong is a unit of which no article comes."""
    kind, trouble = kind_of(file.name, stream)
    if kind is None or kind not in READERS:
        trouble = trouble or Trouble("a kind of file that is not read", "Save it as one of the formats that are read.")
        yield Piece(file.name, Reading([failed(file.name, trouble.problem, trouble.hint)]))
        return
    for piece in _read(kind, file, stream):
        if noted(piece.reading.units, trouble):
            trouble = None
        yield piece


def _read(kind: str, file: File, stream: BinaryIO) -> Iterator[Piece]:
    try:
        yield Piece(file.name, READERS[kind](file, stream.read()))
    except RefusedError as error:
        yield Piece(file.name, Reading([failed(file.name, error.trouble.problem, error.trouble.hint)]))
    except Exception as error:  # every library has errors of its own, and a damaged file finds them all
        yield Piece(file.name, Reading([_damaged(file, kind, error)]))


def _damaged(file: File, kind: str, error: Exception) -> Unit:
    problem = f"{WORDS[kind]} that could not be read ({type(error).__name__})"
    hint = "It may be damaged: does it open in its own program? Save it anew there, or save its text as .txt."
    return failed(file.name, problem, hint)
