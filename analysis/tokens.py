"""The table ``tokens``: made on demand, and large; each word is held once, and a token has its number."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

import numpy as np
import pandas as pd

from analysis import tables
from analysis.language.reading import Reading, Word

Spans = Iterable[tuple[int, int]]
_FORM = attrgetter("text", "tag", "initial")


class _Numbers(dict[str, int]):
    """Words by the order in which they came."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number

    def column(self, parts: list[np.ndarray]) -> pd.Categorical:
        """The numbers of words as a column of categories in the order of the alphabet."""
        names = pd.Index(list(self), dtype="str")
        order = names.argsort()
        return pd.Categorical.from_codes(np.argsort(order)[np.concatenate(parts)], names[order])


def _inside(starts: np.ndarray, pieces: Spans) -> np.ndarray:
    """Which of the positions lie in one of the pieces."""
    begins, ends = np.array([(0, 0), *sorted(pieces)], dtype=np.int64).T
    # As far as any piece reaches that begins at the position or before.
    return starts < np.maximum.accumulate(ends)[np.searchsorted(begins, starts, side="right") - 1]


class Tokens:
    """Tokens of articles, one article after the other.

    >>> tokens = Tokens()
    >>> tokens.add("a", "Der Rat tagt.", (), ())
    >>> tokens.table()[["text", "lemma", "pos"]].values.tolist()
    [['Der', 'der', 'DET'], ['Rat', 'Rat', 'NOUN'], ['tagt', 'tagen', 'VERB'], ['.', '.', 'PUNCT']]
    """

    def __init__(self) -> None:
        self._words = {"text": _Numbers(), "lemma": _Numbers(), "pos": _Numbers()}
        self._lemmas: dict[tuple[str, str, bool], int] = {}
        self._parts: list[dict[str, np.ndarray]] = []
        self._articles: list[tuple[str, int]] = []

    def add(self, article_id: str, text: str, skip: Spans, direct: Spans) -> None:
        """Read a text; ``direct`` are the pieces of its direct quotations."""
        tokens = Reading(text, tuple(skip)).tokens
        n, forms = len(tokens), [token.text for token in tokens]
        starts = np.fromiter((token.start for token in tokens), np.int64, n)
        self._articles.append((article_id, n))
        self._parts.append(
            {
                "sentence": np.fromiter((token.sentence for token in tokens), np.int64, n),
                "start": starts,
                "end": starts + np.fromiter(map(len, forms), np.int64, n),
                "text": np.fromiter(map(self._words["text"].__getitem__, forms), np.int32, n),
                "lemma": np.fromiter(map(self._lemma, tokens), np.int32, n),
                "pos": np.fromiter((self._words["pos"][token.tag] for token in tokens), np.int32, n),
                "in_quote": _inside(starts, direct),
            }
        )

    def _lemma(self, token: Word) -> int:
        """The number of its lemma; texts repeat their words, and each is looked up once."""
        form = _FORM(token)
        number = self._lemmas.get(form)
        if number is None:
            number = self._lemmas[form] = self._words["lemma"][token.lemma]
        return number

    def table(self) -> pd.DataFrame:
        """All tokens that came, as the table ``tokens``."""
        if not self._parts:
            return tables.empty("tokens")
        ids, lengths = zip(*self._articles, strict=True)
        data: dict[str, Any] = {"article_id": pd.Series(np.array(ids, dtype=object).repeat(lengths), dtype="str")}
        for name in self._parts[0]:
            parts = [part[name] for part in self._parts]
            data[name] = self._words[name].column(parts) if name in self._words else np.concatenate(parts)
        return tables.conform("tokens", pd.DataFrame(data))
