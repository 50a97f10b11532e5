"""An export divided into its documents, and how many of them it announces."""

from __future__ import annotations

from typing import NamedTuple

from analysis.corpus.readers.nexis.fields import is_rights
from analysis.corpus.readers.nexis.signs import BODIES, ENDS, count_in, held, is_line
from analysis.corpus.units import Trouble

_SHOWN = 5


class Document(NamedTuple):
    """The lines of a document, its number as printed (older layout), its layout, and whether its last line is there."""

    lines: list[str]
    number: int | None
    newer: bool
    ended: bool


class Divided(NamedTuple):
    """The documents of a file, and what is to be said about their number."""

    documents: list[Document]
    trouble: Trouble | None


def divide(lines: list[str]) -> Divided:
    """Lines above the first counted document are a cover; where none is counted, a line ends every document."""
    counted = [(at, count) for at, line in enumerate(lines) if (count := count_in(line))]
    if counted:
        return _by_count(lines, counted)
    documents, start = [], 0
    for at, line in enumerate(lines):
        if is_line(line, ENDS):
            documents.append(Document(lines[start:at], None, newer=True, ended=True))
            start = at + 1
    if any(line.strip() for line in lines[start:]):
        documents.append(Document(lines[start:], None, newer=True, ended=False))
    return Divided(documents, _differs(next((n for line in lines[:2000] if (n := held(line))), None), len(documents)))


def _by_count(lines: list[str], counted: list[tuple[int, tuple[int, int]]]) -> Divided:
    ends = [at for at, _ in counted[1:]] + [len(lines)]
    documents = []
    for (at, (number, _)), end in zip(counted, ends, strict=True):
        inner = [line for line in lines[at + 1 : end] if not is_line(line, ENDS)]
        ended = len(inner) < end - at - 1 or any(map(is_rights, inner))
        documents.append(Document(inner, number, any(is_line(line, BODIES) for line in inner), ended))
    # Exports that were put together begin to count anew.
    runs: list[list[tuple[int, int]]] = [[]]
    for _, (number, of) in counted:
        if runs[-1] and (of != runs[-1][-1][1] or number <= runs[-1][-1][0]):
            runs.append([])
        runs[-1].append((number, of))
    missing = [piece for run in runs for piece in _missing([number for number, _ in run], run[-1][1])]
    if not missing:
        return Divided(documents, None)
    announced = sum(run[-1][1] for run in runs)
    more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
    problem = (
        f"{announced} documents are announced, but {len(documents)} are here; missing: "
        f"{', '.join(missing[:_SHOWN])}{more}"
    )
    return Divided(documents, Trouble(problem, _HINT))


def cut_off(documents: list[Document]) -> Trouble | None:
    """Whether the last document lacks the line that ends all others (older layout: the notice of copyright)."""
    last = documents[-1]
    if last.ended or not all(document.ended for document in documents[:-1]) or (last.number and len(documents) == 1):
        return None
    problem = "the line that ends a document is missing here; the file may be cut off"
    return Trouble(problem, "Compare the end of the text with Nexis, or export the file again.")


_HINT = "If another file holds the rest, all is well; otherwise export the missing documents again."


def _missing(numbers: list[int], last: int) -> list[str]:
    """The numbers between 1 and the last that are not there, as pieces such as "4" and "7–9"."""
    pieces, before = [], 0
    for number in [*numbers, last + 1]:
        if number - before > 1:
            first, end = before + 1, number - 1
            pieces.append(str(first) if first == end else f"{first}–{end}")
        before = max(before, number)
    return pieces


def _differs(announced: int | None, found: int) -> Trouble | None:
    if announced is None or announced == found:
        return None
    return Trouble(f"{announced} documents are announced, but {found} are here", _HINT)
