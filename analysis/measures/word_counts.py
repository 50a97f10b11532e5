"""The table words made of tokens: with other base forms, or without names."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import tables
from analysis.language.words import is_word
from analysis.measures.inputs import need
from analysis.measures.spans import covered
from analysis.measures.voices import inside_any

_NAMED = ("name", "part", "derived")


def word_counts(tokens: pd.DataFrame, *, mentions: pd.DataFrame | None = None, names: bool = True) -> pd.DataFrame:
    """Words by base form; one row per article and lemma (with its part of speech), as in the table ``words``.

    Of ``result.tokens()`` this is ``result.words``. Give it other tokens, such as those of ``join_particle_verbs``, or
    leave out names, and hand it to ``keyness`` in place of ``result.words``. Formula: counts. Source: own definition.

    Parameters
    ----------
    tokens
        Table of an analysis (``result.tokens()``).
    mentions
        Table of an analysis; needed to leave out names.
    names
        False leaves out every word inside a mention by name ("Anna Kowalski", "Wiesenbrücker Tageblatt", and what is
        derived of one); offices and pronouns stay. These words are in no count then, so that rates are of the other
        words. What the analysis did not take for a name stays.

    Returns
    -------
    DataFrame
        The columns of ``tables.TABLES["words"]``: article_id, lemma, pos, n, n_in_quotes; articles in the order of the
        tokens, their lemmas in alphabetical order.

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
    >>> word_counts(tokens, mentions=mentions, names=False)[["lemma", "n"]].values.tolist()
    [['schwimmen', 1]]
    """
    need(tokens, "tokens", ("article_id", "start", "text", "lemma", "pos", "in_quote"))
    counted = tokens[_are_words(tokens["text"])]
    if not names:
        counted = counted[~_inside_names(counted, mentions)]
    keys = ["article_id", "lemma", "pos"]
    place = pd.factorize(counted["article_id"])[0]
    rows = counted[keys].astype("str").assign(place=place, n=1, n_in_quotes=counted["in_quote"].astype("int64"))
    table = rows.groupby(["place", *keys], sort=True)[["n", "n_in_quotes"]].sum().reset_index()
    return tables.conform("words", table.drop(columns="place"))


def _are_words(texts: pd.Series) -> np.ndarray:
    # Texts repeat their words: each is asked once.
    codes, known = pd.factorize(texts)
    return np.fromiter(map(is_word, known), dtype=bool, count=len(known))[codes]


def _inside_names(tokens: pd.DataFrame, mentions: pd.DataFrame | None) -> np.ndarray:
    if mentions is None:
        message = "names=False came without the table 'mentions', which tells names. Try mentions=result.mentions."
        raise ValueError(message)
    need(mentions, "mentions", ("article_id", "field", "start", "end", "how"))
    named = mentions[mentions["field"].eq("text") & mentions["how"].isin(_NAMED)]
    spans = [[[start, end]] for start, end in zip(named["start"], named["end"], strict=True)]
    held = covered(
        pd.DataFrame({"article_id": named["article_id"], "spans": pd.Series(spans, named.index, dtype=object)})
    )
    return inside_any(*pd.factorize(tokens["article_id"]), tokens["start"].to_numpy(), held)
