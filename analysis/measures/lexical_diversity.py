"""Lexical diversity: how many different words a text uses, told by two figures that do not shrink with its length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

import pandas as pd

from analysis import schema
from analysis.language.words import TOKEN, is_word
from analysis.measures.inputs import need
from analysis.measures.kept import Kept
from analysis.schema import Column, Table

MIN_WORDS = 100
_KEPT: Kept[dict[str, float | None]] = Kept()
_FEW = f"fewer than {MIN_WORDS} words"

TABLE = Table(
    "lexical_diversity",
    "article",
    (
        Column("article_id", "str", "article the row belongs to"),
        Column("n_words", "int", "words in its sentences"),
        Column("n_types", "int", "different word forms among them; capital and small letters are the same"),
        Column("mtld", "float", "words after which the share of different ones falls below 0.72, on average", _FEW),
        Column("mattr", "float", "share of different words in 50 words running, on average, 0 to 1", _FEW),
    ),
)


def lexical_diversity(
    sentences: pd.DataFrame, articles: pd.DataFrame, *, window: int = 50, threshold: float = 0.72
) -> pd.DataFrame:
    """MTLD and MATTR; one row per article.

    Formulas, with TTR the number of different words (types) / the number of words:

    - MTLD: words are read until their TTR falls below ``threshold``; that is one factor, and reading starts anew. What
      is left at the end counts (1 - TTR) / (1 - threshold) of a factor. MTLD is words / factors, averaged over the text
      read forwards and backwards.
    - MATTR: the mean TTR of all stretches of ``window`` words.

    Words are word forms as they stand, case-folded ("Der" is "der"), not lemmas: German texts come out higher than
    English ones. Under 100 words both figures are NaN: they vary too much there.

    Source: McCarthy, P. M. & Jarvis, S. (2010), MTLD, vocd-D, and HD-D, Behavior Research Methods 42(2); Covington,
    M. A. & McFall, J. D. (2010), Cutting the Gordian Knot: The Moving-Average Type-Token Ratio (MATTR), Journal of
    Quantitative Linguistics 17(2).

    Parameters
    ----------
    sentences, articles
        Tables of an analysis. The words of an article are those in its sentences, in their order.
    window
        Words in a stretch (MATTR).
    threshold
        TTR at which a factor is full (MTLD), between 0 and 1.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["lexical_diversity"]``, in the order of the articles. MTLD is NaN, too, where
        no word comes twice; MATTR where the text is shorter than ``window``.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        ``window`` or ``threshold`` is impossible.

    Examples
    --------
    Four words that come again and again. Read either way, the TTR is 4 / 5 at the fifth word and 4 / 6 at the sixth:
    120 words make 20 factors of 6. Every stretch of 50 words has 4 different ones:

    >>> text = "Der Rat tagt heute. " * 30
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    >>> sentences = pd.DataFrame({"article_id": ["a"], "start": [0], "end": [len(text)]})
    >>> lexical_diversity(sentences, articles)[["n_words", "n_types", "mtld", "mattr"]].values.tolist()
    [[120.0, 4.0, 6.0, 0.08]]
    """
    _check(window, threshold)
    need(articles, "articles", ("article_id", "text"))
    need(sentences, "sentences", ("article_id", "start", "end"))
    spans: dict[str, list[tuple[int, int]]] = {}
    for article, start, end in zip(sentences["article_id"], sentences["start"], sentences["end"], strict=True):
        spans.setdefault(article, []).append((int(start), int(end)))
    rows = []
    for article, text in zip(articles["article_id"], articles["text"], strict=True):
        of = tuple(sorted(spans.get(article, [])))
        figures = _KEPT.of(text, (of, window, threshold), partial(_of_text, text, of, window, threshold))
        rows.append({"article_id": article, **figures})
    return schema.frame(TABLE, rows)


def _of_text(text: str, spans: tuple[tuple[int, int], ...], window: int, threshold: float) -> dict[str, float | None]:
    return _figures(_words(text, spans), window, threshold)


def _check(window: int, threshold: float) -> None:
    if window < 1:
        message = f"window is {window}; a stretch has at least one word. Try window=50."
        raise ValueError(message)
    if not 0 < threshold < 1:
        message = f"threshold is {threshold}; it must lie between 0 and 1. Try threshold=0.72."
        raise ValueError(message)


def _words(text: str, spans: Iterable[tuple[int, int]]) -> list[str]:
    found = (word for start, end in spans for match in TOKEN.finditer(text, start, end) if is_word(word := match[0]))
    return [word.casefold() for word in found]


def _figures(words: list[str], window: int, threshold: float) -> dict[str, float | None]:
    counts: dict[str, float | None] = {"n_words": len(words), "n_types": len(set(words))}
    if len(words) < MIN_WORDS:
        return counts
    return counts | {"mtld": mtld(words, threshold), "mattr": mattr(words, window)}


def mtld(words: Sequence[str], threshold: float = 0.72) -> float | None:
    """Mean length of a stretch that keeps its TTR; None if no word comes twice.

    >>> mtld("of the people by the people for the people".split())
    9.0
    """
    factors = [_factors(words, threshold), _factors(words[::-1], threshold)]
    return sum(len(words) / n for n in factors) / 2 if all(factors) else None


def _factors(words: Iterable[str], threshold: float) -> float:
    full, length = 0, 0
    types: set[str] = set()
    for word in words:
        length += 1
        types.add(word)
        if len(types) < threshold * length:
            full += 1
            length = 0
            types.clear()
    rest = (1 - len(types) / length) / (1 - threshold) if length else 0.0
    return full + rest


def mattr(words: Sequence[str], window: int = 50) -> float | None:
    """Mean TTR of all stretches of ``window`` words; None if there is none.

    >>> mattr(["a", "b", "a", "a"], window=2)
    0.8333333333333334
    """
    if len(words) < window:
        return None
    inside = Counter(words[:window])
    total = len(inside)
    for leaving, coming in zip(words, words[window:], strict=False):
        inside[coming] += 1
        inside[leaving] -= 1
        if not inside[leaving]:
            del inside[leaving]
        total += len(inside)
    return total / window / (len(words) - window + 1)
