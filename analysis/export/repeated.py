"""Values that repeat a stretch of an article: four words in a row, whatever stands between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

N_WORDS = 4
_WORD = re.compile(r"[^\W_]+")
_Run = tuple[str, ...]


def repeating(values: Iterable[str], texts: Iterable[str]) -> frozenset[str]:
    """Those of the values that have four words in a row with any of the texts.

    Capitals, punctuation, hyphens and underscores do not count: the file name of a headline repeats it.

    >>> sorted(repeating(["a-b-c-d.txt", "b, c", "x a b c d"], ["Wenn A B C, D?"]))
    ['a-b-c-d.txt', 'x a b c d']
    """
    having: dict[_Run, set[str]] = {}
    for value in set(values):
        for run in _runs(value):
            having.setdefault(run, set()).add(value)
    if not having:
        return frozenset()
    return frozenset(value for text in texts for run in _runs(text) if run in having for value in having[run])


def texts_in(held: Any) -> list[str]:
    """All texts in nested dicts and lists, keys included.

    >>> texts_in({"a": ["b", {"c": 1}]})
    ['a', 'b', 'c']
    """
    if isinstance(held, str):
        return [held]
    if isinstance(held, dict):
        return [text for key, value in held.items() for text in (*texts_in(key), *texts_in(value))]
    return [text for value in held for text in texts_in(value)] if isinstance(held, (list, tuple)) else []


def mapped(held: Any, change: Callable[[str], str]) -> Any:
    """Nested dicts and lists with every text, keys included, changed.

    >>> mapped({"a": ["b", 1]}, str.upper)
    {'A': ['B', 1]}
    """
    if isinstance(held, str):
        return change(held)
    if isinstance(held, dict):
        return {mapped(key, change): mapped(value, change) for key, value in held.items()}
    return [mapped(value, change) for value in held] if isinstance(held, (list, tuple)) else held


def _runs(text: str) -> Iterable[_Run]:
    words = _WORD.findall(text.casefold())
    return zip(*(words[at:] for at in range(N_WORDS)), strict=False)
