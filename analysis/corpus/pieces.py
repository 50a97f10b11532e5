"""A file to readings: one for a document or table, several for what holds many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from analysis.corpus.archives import ARCHIVES, Budget, Member, members
from analysis.corpus.content import WORDS
from analysis.corpus.kinds import kind_of
from analysis.corpus.readers import READERS, STREAMED
from analysis.corpus.readers.safexml import RefusedError
from analysis.corpus.units import NOTHING, File, Reading, Unit, failed, noted


class Piece(NamedTuple):
    """What was read from a file or from a member of it, and its name."""

    name: str
    reading: Reading


def pieces(file: File, stream: BinaryIO, budget: Budget | None = None, depth: int = 0) -> Iterator[Piece]:
    """The readings of a file and of all that is in it, in the order of names.

    Nothing is raised: what goes wrong is a unit of which no article comes, and what was read before it stays.
    """
    kind, trouble = kind_of(file.name, stream)
    if kind is None:
        problem, hint = (trouble.problem, trouble.hint) if trouble else ("", "")
        yield Piece(file.name, Reading([failed(file.name, problem, hint)]))
        return
    for piece in _read(kind, file, stream, budget or Budget(), depth):
        if noted(piece.reading.units, trouble):
            trouble = None
        yield piece


def _read(kind: str, file: File, stream: BinaryIO, budget: Budget, depth: int) -> Iterator[Piece]:
    try:
        if kind in ARCHIVES:
            yield from _unpacked(kind, file, stream, budget, depth)
        elif kind in STREAMED:
            yield from (Piece(file.name, reading) for reading in STREAMED[kind](file, stream))
        else:
            reading = READERS[kind](file, stream.read())
            yield Piece(file.name, reading)
            if not reading.units:
                raise RefusedError(NOTHING.problem, NOTHING.hint)
    except RefusedError as error:
        yield Piece(file.name, Reading([failed(file.name, error.trouble.problem, error.trouble.hint)]))
    except Exception as error:  # every library has errors of its own, and a damaged file finds them all
        yield Piece(file.name, Reading([_damaged(file, kind, error)]))


def _unpacked(kind: str, file: File, stream: BinaryIO, budget: Budget, depth: int) -> Iterator[Piece]:
    if depth >= budget.depth:
        problem = f"an archive within an archive, more than {budget.depth} deep; it was not opened"
        raise RefusedError(problem, "Unpack the outer ones, and name the folder instead.")
    found = (_of_member(file, member, budget, depth) for member in members(kind, file.name, stream, budget))
    n = 0
    for some in _in_order(found) if kind == "tar" else found:
        for piece in some:
            n += len(piece.reading.units)
            yield piece
    if not n:
        problem = "no file in this archive"
        raise RefusedError(problem, "Is it empty? Hidden files are not read.")


def _in_order(found: Iterator[Iterator[Piece]]) -> Iterator[list[Piece]]:
    """A tar archive is read as it comes, its members are then put in the order of names; damage ends it, no more.

    Every member that was read is followed by an empty reading: a sign of life for who waits.
    """
    read: list[list[Piece]] = []
    damage: Exception | None = None
    try:
        for some in found:
            read.append(list(some))
            yield [Piece("", Reading())]
    except Exception as error:  # told by the caller, after what was read before it
        damage = error
    yield from sorted(read, key=lambda some: some[0].name)
    if damage:
        raise damage


def _of_member(file: File, member: Member, budget: Budget, depth: int) -> Iterator[Piece]:
    inner = File(file.path, f"{file.name}!{member.name}")
    if member.stream is not None:
        yield from pieces(inner, member.stream, budget, depth + 1)
    elif member.trouble:
        yield Piece(inner.name, Reading([failed(inner.name, member.trouble.problem, member.trouble.hint)]))


def _damaged(file: File, kind: str, error: Exception) -> Unit:
    problem = f"{WORDS[kind]} that could not be read ({type(error).__name__})"
    hint = "It may be damaged: does it open in its own program? Save it anew there, or save its text as .txt."
    return failed(file.name, problem, hint)
