"""Articles and words as numbers: texts repeat their words, so that what holds for a word is asked once for each.

Columns may be strings or categories; those of categories have their numbers already.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis.language.words import is_word

_LONG_RUNS, _SAMPLE = 8, 4096


def numbered(column: pd.Series) -> tuple[np.ndarray, pd.Index]:
    """The number of each value in the list of different values, and that list; a missing value has the number -1.

    >>> numbers, names = numbered(pd.Series(["a", "a", "b", None], dtype="str"))
    >>> numbers.tolist(), names.tolist()
    ([0, 0, 1, -1], ['a', 'b'])
    """
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy(dtype=np.int64), pd.Index(column.cat.categories).astype("str")
    values = column.astype("str").to_numpy(dtype=object)
    first = values[:_SAMPLE]
    if np.count_nonzero(first[1:] != first[:-1]) * _LONG_RUNS > len(first):
        numbers, names = pd.factorize(values)
    else:
        begins = np.append(True, values[1:] != values[:-1])[: len(values)]
        # Tokens of an article are neighbours: only where another one begins the name is looked at.
        of_runs, names = pd.factorize(values[begins])
        numbers = of_runs[np.cumsum(begins) - 1]
    return numbers, pd.Index(names, dtype="str")


def in_alphabet(column: pd.Series) -> tuple[np.ndarray, pd.Index]:
    """As ``numbered``, with the list of different values in the order of the alphabet.

    >>> numbers, names = in_alphabet(pd.Series(["b", "a", "b", None], dtype="str"))
    >>> numbers.tolist(), names.tolist()
    ([1, 0, 1, -1], ['a', 'b'])
    """
    numbers, names = numbered(column)
    if names.is_monotonic_increasing:
        return numbers, names
    order = names.argsort()
    places = np.full(len(names) + 1, -1)
    places[order] = np.arange(len(names))
    return places[numbers], names.take(order)


def numbered_in(column: pd.Series, names: pd.Series) -> np.ndarray:
    """The place of each value in a list of names that are all different; -1 where it is not there.

    >>> numbered_in(pd.Series(["b", "b", "c", "a"]), pd.Series(["a", "b"])).tolist()
    [1, 1, -1, 0]
    """
    numbers, there = numbered(column)
    return np.append(pd.Index(names).get_indexer(there), -1)[numbers]


def of_each(words: pd.Series, told: Callable[[pd.Series], pd.Series]) -> np.ndarray:
    """What is told of each word, true or false, asked once for every different word; false of a missing one.

    >>> of_each(pd.Series(["Rat", "Bad", "Rat", None], dtype="str"), lambda words: words.eq("Rat")).tolist()
    [True, False, True, False]
    """
    numbers, known = numbered(words)
    answers = told(pd.Series(known, dtype="str")).to_numpy(dtype=bool)
    return np.append(answers, False)[numbers]


def are_words(tokens: pd.Series) -> np.ndarray:
    """Which tokens hold a letter or a digit.

    >>> are_words(pd.Series(["Rat", ".", "4,2", "_", None], dtype="str")).tolist()
    [True, False, True, False, False]
    """
    # Most are nothing but letters.
    return of_each(tokens, lambda texts: pd.Series([text.isalnum() or is_word(text) for text in texts.to_list()]))
