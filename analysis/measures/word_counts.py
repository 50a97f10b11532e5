"""Words by base form, counted in tokens: with other base forms than the table words has, or without names."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd

from analysis import schema, tables
from analysis.measures import groups
from analysis.measures.inputs import need
from analysis.measures.numbered import are_words, in_alphabet, numbered, numbered_in
from analysis.measures.positions import Passages, Positions
from analysis.schema import Table

TABLE = Table("word_counts", tables.TABLES["words"].grain, tables.TABLES["words"].columns)
_NAMED = ("name", "part", "derived")


def word_counts(
    tokens: pd.DataFrame, articles: pd.DataFrame, *, mentions: pd.DataFrame | None = None, names: bool = True
) -> pd.DataFrame:
    """Words by base form; one row per article and lemma (with its part of speech), as in the table ``words``.

    Of ``result.tokens()`` this is ``result.words``. Give it the tokens with whole verbs, or leave out names, and hand
    it to ``keyness`` in place of ``result.words``. Formula: counts. Source: own definition.

    Parameters
    ----------
    tokens, articles
        Tables of an analysis (``result.tokens()`` or ``result.tokens(whole_verbs=True)``). Tokens of articles that are
        not in ``articles`` do not count.
    mentions
        Table of an analysis; needed to leave out names.
    names
        False leaves out every word inside a mention by name ("Anna Kowalski", "Wiesenbrücker Tageblatt", and what is
        derived of one); offices and pronouns stay. These words are in no count then, so that rates are of the other
        words. What the analysis did not take for a name stays.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["word_counts"]``, which are those of the table ``words``; articles in their
        order, their lemmas in alphabetical order.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        Names are to be left out, and no mentions came.

    Examples
    --------
    >>> tokens = pd.DataFrame({
    ...     "article_id": "a", "start": [0, 4, 10, 18], "text": ["Anna", "Abel", "schwimmt", "."], "in_quote": False,
    ...     "lemma": ["Anna", "Abel", "schwimmen", "."], "pos": ["PROPN", "PROPN", "VERB", "PUNCT"],
    ... })
    >>> mentions = pd.DataFrame({"article_id": ["a"], "field": "text", "start": 0, "end": 9, "how": "name"})
    >>> articles = pd.DataFrame({"article_id": ["a"]})
    >>> word_counts(tokens, articles, mentions=mentions, names=False)[["lemma", "n"]].values.tolist()
    [['schwimmen', 1]]
    """
    need(tokens, "tokens", ("article_id", "start", "text", "lemma", "pos", "in_quote"))
    ids = groups.assign(articles, None)["article_id"]
    article = numbered_in(tokens["article_id"], ids)
    (lemma, lemmas), (pos, classes) = in_alphabet(tokens["lemma"]), in_alphabet(tokens["pos"])
    counted = (article >= 0) & are_words(tokens["text"])
    counted &= (lemma >= 0) & (pos >= 0)
    if not names:
        counted &= ~_inside_names(tokens, mentions)
    # One number for lemma, part of speech and whether it is quoted, in the order of the table.
    word = lemma * len(classes)
    word += pos
    word *= 2
    word += tokens["in_quote"].to_numpy(dtype=bool)
    article, word = _in_order(article[counted], word[counted])
    first = np.flatnonzero(_begins(article) | _begins(word >> 1))
    quoted = np.flatnonzero(word & 1)
    of_lemma, of_pos = np.divmod(word[first] >> 1, max(1, len(classes)))
    columns = {
        "article_id": ids.array.take(article[first]),
        "lemma": lemmas.take(of_lemma),
        "pos": classes.take(of_pos),
        "n": np.diff(first, append=len(word)),
        "n_in_quotes": np.bincount(np.searchsorted(first, quoted, side="right") - 1, minlength=len(first)),
    }
    return schema.conform(TABLE, pd.DataFrame(columns, copy=False))


def _in_order(article: np.ndarray, word: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The words of each article in order, and their articles."""
    if not (article[1:] >= article[:-1]).all():
        order = np.argsort(article, kind="stable")
        article, word = article[order], word[order]
    # Each article by itself: that is much quicker than all at once.
    for first, last in pairwise([*np.flatnonzero(_begins(article)).tolist(), len(article)]):
        word[first:last].sort()
    return article, word


def _begins(values: np.ndarray) -> np.ndarray:
    """Where a value differs from the one before it."""
    return np.append(True, values[1:] != values[:-1])[: len(values)]


def _inside_names(tokens: pd.DataFrame, mentions: pd.DataFrame | None) -> np.ndarray:
    if mentions is None:
        message = "names=False came without the table 'mentions', which tells names. Try mentions=result.mentions."
        raise ValueError(message)
    need(mentions, "mentions", ("article_id", "field", "start", "end", "how"))
    named = mentions[mentions["field"].eq("text") & mentions["how"].isin(_NAMED)]
    positions = Positions(*numbered(tokens["article_id"]), tokens["start"].to_numpy())
    return positions.inside(Passages.of_rows(named))
