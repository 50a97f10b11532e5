"""How a file is to be read: by its content, and by the ending of its name where the content says nothing."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import BinaryIO

from analysis.corpus.advice import advice
from analysis.corpus.content import HEAD, WORDS, Kind, beginning, kind_of_content
from analysis.corpus.decoding import decode
from analysis.corpus.readers.nexis import is_export, may_be_export
from analysis.corpus.units import Trouble

# The kinds that may stand under an ending; the first is taken where the content does not say.
ENDINGS: dict[str, tuple[str, ...]] = {
    ".csv": ("csv",), ".jsonl": ("jsonl",), ".md": ("md",), ".tsv": ("tsv",), ".txt": ("txt", "nexis"),
    ".json": ("json", "jsonl"), ".xlsx": ("xlsx",), ".parquet": ("parquet",), ".docx": ("docx",), ".odt": ("odt",),
    ".pdf": ("pdf",), ".rtf": ("rtf",), ".html": ("html",), ".htm": ("html",), ".xml": ("tei", "feed", "mediawiki"),
    ".rss": ("feed",), ".atom": ("feed",), ".warc": ("warc",), ".zip": ("zip",), ".tar": ("tar",),
    ".gz": ("gz", "tar", "warc"), ".tgz": ("tar",), ".bz2": ("bz2", "tar"), ".xz": ("xz", "tar"),
}  # fmt: skip
_TEXT = ("txt", "md", "csv", "tsv")
# Without a sign of their own: the ending decides where the content says nothing.
_UNSIGNED = (*_TEXT, "jsonl", "json", "html")


def kind_of(name: str, stream: BinaryIO) -> tuple[str | None, Trouble | None]:
    """How a file is to be read, by its content and the ending of its name; None where it cannot be.

    The trouble says why it cannot be read, or that the ending says otherwise than the content.
    """
    found, ending = kind_of_content(stream) or _export(stream), ending_of(name)
    expected = ENDINGS.get(ending, ())
    if found and expected and not _counts(found, expected[0], stream):
        found = None
    if found and found.name in expected:
        return found.name, None
    if found and found.name:
        return found.name, _otherwise(found, ending) if expected else None
    if found:
        return None, _unread(found, ending, bool(expected))
    if expected and expected[0] in _UNSIGNED:
        return expected[0], None
    return None, _unknown(ending, expected)


def simple_kind(name: str, stream: BinaryIO) -> str | None:
    """The kind of a file that is text or not read at all ("none"); None for all that other programs must open."""
    if beginning(stream).startswith(b"PK"):
        return None
    kind, _ = kind_of(name, stream)
    return "none" if kind is None else kind if kind in (*_TEXT, "jsonl", "json", "nexis") else None


def _export(stream: BinaryIO) -> Kind | None:
    """Text that is an export of Nexis, by the lines that divide its documents and the names of its fields."""
    data = beginning(stream)
    if len(data) == HEAD:  # a character that is cut in two would be taken for another encoding
        data = data[: data.rfind(b"\n") + 1] or data
    if not may_be_export(data) or not is_export(decode(data).text.split("\n")):
        return None
    return Kind("nexis", WORDS["nexis"])


def _counts(found: Kind, expected: str, stream: BinaryIO) -> bool:
    """Whether the content overrules an ending of text: JSON does not, it may be the text; exports may be in a cell."""
    if found.name == "nexis":
        return expected in ("txt", "md") or expected not in _UNSIGNED
    if expected == "jsonl":
        return found.name != "json" or beginning(stream).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")
    return expected not in _TEXT or found.name not in ("json", "jsonl")


def _otherwise(found: Kind, ending: str) -> Trouble:
    right = next((known for known, kinds in ENDINGS.items() if kinds[0] == found.name), ".xml")
    right = ".txt" if found.name == "nexis" else right
    problem = f"this is {found.words}, though its name ends in {ending}; it was read as what it is"
    return Trouble(problem, f"Nothing is lost; a name that ends in {right} would say what it is.")


def _unread(found: Kind, ending: str, known: bool) -> Trouble:
    problem = f"this is {found.words}"
    return Trouble(f"{problem}, though its name ends in {ending}" if known else problem, advice(ending, found.words))


def _unknown(ending: str, expected: tuple[str, ...]) -> Trouble:
    if expected:
        hint = "Is it damaged, empty, or only called so? Open it in its program and save it again."
        words = "XML of a kind that is read" if ending == ".xml" else WORDS[expected[0]].split(" ", 1)[1]
        return Trouble(f"this is no {words}, though its name ends in {ending}", hint)
    return Trouble(f"the ending {ending} is not known" if ending else "a file without ending", advice(ending))


def ending_of(name: str) -> str:
    """The ending of a file's name in small letters, with its dot.

    >>> ending_of("alt/Mai.HTML")
    '.html'
    """
    return PurePosixPath(name).suffix.casefold()
