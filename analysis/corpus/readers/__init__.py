"""One reader per format: bytes of a file in, units out. Which one reads a file is told by its ending."""

from __future__ import annotations

from collections.abc import Callable

from analysis.corpus.readers.delimited import read_delimited
from analysis.corpus.readers.jsonlines import read_jsonlines
from analysis.corpus.readers.markdown import read_markdown
from analysis.corpus.readers.plain import read_plain
from analysis.corpus.units import File, Reading

READERS: dict[str, Callable[[File, bytes], Reading]] = {
    ".csv": read_delimited,
    ".jsonl": read_jsonlines,
    ".md": read_markdown,
    ".tsv": read_delimited,
    ".txt": read_plain,
}

__all__ = ["READERS"]
