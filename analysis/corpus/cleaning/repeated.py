"""Lines that stand word for word in many articles of an outlet: what its pages add to every article.

A line is repeated if at least ``LEAST`` articles of an outlet have it, and at least ``SHARE`` of all its articles.
Articles without an outlet count as those of one. Copies of an earlier article (``duplicate_of``) do not count: what a
wire report says stands in as many articles as printed it. Lines that may be speech are never repeated: those with a
quotation mark, and questions (of an interviewer). Nor are those of one or two words, or of more than 300 letters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.cleaning.boilerplate import MOST_LETTERS, lines

LEAST, SHARE = 5, 0.05
_FEWEST_WORDS = 3
# Quotation marks (no apostrophes), a question, a dialogue behind dashes.
_SPEECH = re.compile(r"[„“”\"»«‚‘‹›]|\?$|^[–—-]")
_HELD = 500_000


class Lines:
    """Counts lines of articles that come in one table or several, and says then which of them are repeated.

    What is held grows by twelve bytes for every different line of an outlet.
    """

    def __init__(self) -> None:
        self._articles: Counter[str] = Counter()
        self._new: list[int] = []
        self._keys: NDArray[np.uint64] = np.array([], np.uint64)
        self._counts: NDArray[np.uint32] = np.array([], np.uint32)

    def add(self, articles: pd.DataFrame) -> None:
        """Take in articles (``text``, ``outlet``, ``duplicate_of``)."""
        originals = articles[articles["duplicate_of"].isna()]
        for text, outlet in _texts(originals):
            self._articles[outlet] += 1
            self._new += {_key(outlet, line) for _, _, line in _candidates(text)}
            if len(self._new) > _HELD:
                self._gather()

    def found(self) -> Repeated:
        """The lines that are repeated in what was taken in."""
        self._gather()
        often = self._counts >= LEAST
        counts = dict(zip(self._keys[often].tolist(), self._counts[often].tolist(), strict=True))
        return Repeated(counts, {outlet: SHARE * n for outlet, n in self._articles.items()})

    def _gather(self) -> None:
        keys, counts = np.unique(np.array(self._new, np.uint64), return_counts=True)
        self._new = []
        keys, counts = np.concatenate([self._keys, keys]), np.concatenate([self._counts, counts.astype(np.uint32)])
        order = np.argsort(keys, kind="stable")
        keys, counts = keys[order], counts[order]
        if not len(keys):
            return
        first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
        self._keys, self._counts = keys[first], np.add.reduceat(counts, first, dtype=np.uint32)


class Repeated:
    """The repeated lines of a corpus: how many articles have each, and how many of each outlet must."""

    def __init__(self, counts: dict[int, int], least: dict[str, float]) -> None:
        self._counts, self._least = counts, least

    def of(self, articles: pd.DataFrame) -> Iterator[list[tuple[int, int]]]:
        """For each article its repeated lines as (start, end)."""
        for text, outlet in _texts(articles):
            least = self._least.get(outlet, np.inf)
            some = _candidates(text) if self._counts else ()
            yield [(start, end) for start, end, line in some if self._counts.get(_key(outlet, line), 0) >= least]


def _texts(articles: pd.DataFrame) -> Iterable[tuple[str, str]]:
    return zip(articles["text"].tolist(), articles["outlet"].fillna("").tolist(), strict=True)


def _candidates(text: str) -> Iterator[tuple[int, int, str]]:
    """Lines that can be repeated, with their words."""
    # No text that is shorter than three words has such a line.
    for start, end in lines(text) if len(text) >= 2 * _FEWEST_WORDS - 1 else ():
        line = text[start:end] if end - start <= MOST_LETTERS else ""
        words = line.split()
        if len(words) >= _FEWEST_WORDS and _SPEECH.search(line) is None:
            yield start, end, " ".join(words)


def _key(outlet: str, line: str) -> int:
    both = f"{outlet}\0{line}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(both, digest_size=8).digest(), "big")
