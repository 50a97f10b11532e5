"""Articles whose text came before, word for word or nearly so.

Nearly the same are texts of which at least four fifths of all runs of three words are the same (resemblance: Broder, A.
1997, On the resemblance and containment of documents): the copy of a wire report with another headline, other spelling,
a changed sentence. Which pairs are worth comparing is told by minimum hashes of one permutation (Li, P., Owen,
A. & Zhang, C.-H. (2012), One permutation hashing), so that large corpora are not compared pair by pair.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

_Hashes = NDArray[np.uint64]
LEAST = 0.8
_WORD = re.compile(r"\w+")
_RUN = 3
# Two texts are compared if they have the same five minima in one of twenty bands.
_BANDS, _ROWS = 20, 5
_EMPTY = np.iinfo(np.uint64).max
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB], np.uint64)


def duplicate_of(articles: pd.DataFrame) -> pd.Series:
    """For each article the article_id of the first one with (nearly) the same text; missing where there is none.

    White space, capitals and marks make no difference. Where several earlier ones resemble a text, it is the first's.
    An empty text is nobody's duplicate.

    >>> articles = pd.DataFrame({"article_id": ["a", "b", "c"], "text": ["Es regnet.", "Ja.", " Es  regnet."]})
    >>> duplicate_of(articles).tolist()
    [nan, nan, 'a']
    """
    return pd.Series(Earlier().of(articles), index=articles.index, dtype="str", name="duplicate_of")


class Earlier:
    """Articles that came first; those of further tables are compared with them, too.

    ``packed``: their texts are held compressed, for corpora that are not in memory as a whole.
    """

    def __init__(self, *, packed: bool = False) -> None:
        self._packed = packed
        self._ids: list[str] = []
        self._texts: list[str | bytes] = []
        self._first: dict[bytes, int] = {}
        self._by_band: dict[bytes, list[int]] = defaultdict(list)

    def of(self, articles: pd.DataFrame) -> list[str | None]:
        """For each article the one of which it is a copy; those that are none are known from now on."""
        return [self._one(*both) for both in zip(articles["article_id"], articles["text"], strict=True)]

    def _one(self, article_id: str, text: str) -> str | None:
        words = " ".join(text.split())
        if not words:
            return None
        # Digests instead of texts: the dictionary must not hold a second copy of a large corpus.
        key = hashlib.sha256(words.encode("utf-8", errors="surrogatepass")).digest()
        earlier = self._first.get(key)
        if earlier is None:
            hashes = _hashes(text)
            bands = list(_bands(hashes))
            earlier = self._like(hashes, bands)
            self._first[key] = len(self._ids) if earlier is None else earlier
            if earlier is None:
                self._add(article_id, text, bands)
                return None
        return self._ids[earlier]

    def _like(self, hashes: _Hashes, bands: list[bytes]) -> int | None:
        """The first text known that resembles the one with these hashes."""
        near = sorted({other for band in bands for other in self._by_band.get(band, ())})
        return next((other for other in near if resemblance(hashes, _hashes(self._text(other))) >= LEAST), None)

    def _add(self, article_id: str, text: str, bands: list[bytes]) -> None:
        for band in bands:
            self._by_band[band].append(len(self._ids))
        self._ids.append(article_id)
        self._texts.append(zlib.compress(text.encode("utf-8", "surrogatepass"), 1) if self._packed else text)

    def _text(self, number: int) -> str:
        held = self._texts[number]
        return held if isinstance(held, str) else zlib.decompress(held).decode("utf-8", "surrogatepass")


def resemblance(some: _Hashes, others: _Hashes) -> float:
    """Of all different hashes the share that both have.

    >>> resemblance(np.array([1, 2, 3], np.uint64), np.array([2, 3, 4], np.uint64))
    0.5
    """
    shared = len(np.intersect1d(some, others, assume_unique=True))
    return shared / max(1, len(some) + len(others) - shared)


def _hashes(text: str) -> _Hashes:
    """The different runs of three words as numbers, sorted; none where a text has fewer words."""
    held = np.array(list(map(_checksum, _WORD.findall(text.casefold()))), np.uint64)
    n = max(0, len(held) - _RUN + 1)
    runs = np.zeros(n, np.uint64)
    for place, factor in enumerate(_FACTORS):
        runs ^= held[place : place + n] * factor
        runs *= factor
        runs ^= runs >> np.uint64(29)
    return np.unique(runs)


@lru_cache(maxsize=40_000)
def _checksum(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def _bands(hashes: _Hashes) -> Iterator[bytes]:
    """Keys under which a text is found, of its sorted hashes; a band without any hash says nothing."""
    minima = np.full(_BANDS * _ROWS, _EMPTY)
    # The smallest one is written last and stays.
    minima[(hashes % np.uint64(len(minima))).astype(np.int64)[::-1]] = hashes[::-1]
    held = (minima.reshape(_BANDS, _ROWS) != _EMPTY).any(axis=1)
    keys, size = minima.tobytes(), _ROWS * minima.itemsize
    for number in np.flatnonzero(held).tolist():
        yield bytes([number]) + keys[number * size : (number + 1) * size]
