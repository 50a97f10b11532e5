"""One number for a whole corpus: the same articles give the same number, anything else another."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pandas as pd

_LEFT_OUT = ("source", "duplicate_of")


def fingerprint(articles: pd.DataFrame) -> str:
    """SHA-256 of the articles in their order: article_id, text and all metadata, as 64 hexadecimal digits.

    Left out are ``source`` (the same article may lie in another file) and ``duplicate_of`` (follows from the texts).
    Missing values and the order of columns do not count, so a table with further empty columns has the same
    fingerprint. Every name and value goes in with its length before it: no two corpora can run together.

    >>> one = pd.DataFrame({"article_id": ["a"], "text": ["Ja."]})
    >>> fingerprint(one) == fingerprint(one.assign(title=None))
    True
    >>> fingerprint(one) == fingerprint(one.assign(text="Nein."))
    False
    """
    digest = Fingerprint()
    digest.add(articles)
    return digest.hexdigest()


class Fingerprint:
    """The fingerprint of articles that come in several tables, one after the other.

    >>> two, parts = pd.DataFrame({"article_id": ["a", "b"], "text": ["Ja.", "Nein."]}), Fingerprint()
    >>> parts.add(two[:1])
    >>> parts.add(two[1:])
    >>> parts.hexdigest() == fingerprint(two)
    True
    """

    def __init__(self) -> None:
        self._digest = hashlib.sha256()

    def add(self, articles: pd.DataFrame) -> None:
        """Take in the next articles."""
        names = sorted(str(name) for name in articles.columns if name not in _LEFT_OUT)
        plain = articles.rename(columns=str)
        # As a list: Arrow's strings are slow to take one by one.
        columns = [_values(plain[name]) for name in names]
        heads = [_framed(name) for name in names]
        for row in zip(*columns, strict=True):
            present = [
                head + _framed(value if isinstance(value, str) else _written(value))
                for head, value in zip(heads, row, strict=True)
                if value is not None
            ]
            self._digest.update(_framed(str(len(present))) + b"".join(present))

    def hexdigest(self) -> str:
        """The fingerprint of all articles so far, as 64 hexadecimal digits."""
        return self._digest.hexdigest()


def _values(column: pd.Series) -> list[Any]:
    """The values, None where they are missing."""
    missing = column.isna()
    if missing.all():
        return [None] * len(column)
    return [None if lacks else value for value, lacks in zip(column.tolist(), missing.tolist(), strict=True)]


def _framed(piece: str) -> bytes:
    """A piece with its length, so that "a", "bc" and "ab", "c" differ."""
    data = piece.encode("utf-8", errors="surrogatepass")
    return len(data).to_bytes(8, "big") + data


def _written(value: Any) -> str:
    """The value as text, the same for numpy's, pandas' and Python's own numbers and dates."""
    value = value.to_pydatetime(warn=False) if isinstance(value, pd.Timestamp) else value
    value = value.item() if hasattr(value, "item") else value
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else repr(value)
