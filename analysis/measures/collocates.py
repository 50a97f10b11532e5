"""Collocates: words that stand near an entity's mentions more often than elsewhere."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import schema
from analysis.measures import groups
from analysis.measures.association import g2_four_cells, log_dice
from analysis.measures.inputs import need
from analysis.measures.numbered import are_words, numbered_in
from analysis.schema import Column, Table

TABLE = Table(
    "collocates",
    "group of articles, entity and lemma near its mentions",
    (
        groups.BY,
        groups.GROUP,
        Column("entity_id", "str", "entity around whose mentions words are counted"),
        Column("name", "str", "its fullest name", "not in the table entities"),
        Column("lemma", "str", "base form of the words near it"),
        Column("observed", "int", "occurrences in the windows, each once"),
        Column("expected", "float", "n_near * n_lemma / n_words: as many if the windows were like the rest"),
        Column("g2", "float", "log-likelihood, four-cell form; 0 and more, also where observed is below expected"),
        Column("log_dice", "float", "logDice; 14: never apart, 1 less for half the share, below 0: hardly together"),
        Column("n_mentions_with", "int", "mentions with the lemma in their window"),
        Column("n_mentions", "int", "mentions of the entity in the group"),
        Column("n_articles", "int", "articles with the lemma in a window"),
        Column("n_lemma", "int", "occurrences in the group"),
        Column("n_near", "int", "words in the windows"),
        Column("n_words", "int", "words of the group; mentions of the entity are left out of all counts of words"),
    ),
)
_KEYS = ["place", "lemma"]


def collocates(
    tokens: pd.DataFrame,
    mentions: pd.DataFrame,
    entities: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    entity: str,
    by: str | None = None,
    window: int = 5,
    across_sentences: bool = False,
    pos: tuple[str, ...] | None = ("NOUN", "VERB", "ADJ", "X"),
    min_n: int = 2,
) -> pd.DataFrame:
    """Words near the mentions of one entity; one row per group of articles and lemma.

    A mention's window are the ``window`` words before and after it in its sentence. A word that stands in two windows
    counts once; the mentions' own words never count. Formulas: ``expected`` = n_near * n_lemma / n_words; ``g2``
    compares the lemma's share in the windows with its share elsewhere: the four-cell form of Dunning, T. (1993),
    Computational Linguistics 19(1), for windows as in Evert, S. (2008), Corpora and collocations, in Lüdeling & Kytö,
    Corpus Linguistics; ``log_dice`` = 14 + log2(2 * f / (n_mentions + n_lemma)): Rychlý, P. (2008), A
    lexicographer-friendly association score, RASLAN. f is the smaller of ``observed`` and ``n_mentions_with``, so that
    14 is the highest value there is.

    ``g2`` ranks by how sure, ``log_dice`` by how close. Both say that words stand together, not what the text says
    about the entity: "nicht" and who acts on whom are not seen.

    Parameters
    ----------
    tokens, mentions, entities, articles
        Tables of an analysis (``result.tokens()``). What stands in articles that are not in ``articles`` does not
        count. Mentions by name, role and pronoun count alike.
    entity
        entity_id of an entity, or its name.
    by
        Column of articles, "year", "quarter", "month", "week", "day", or None for the whole corpus.
    window
        Words on each side.
    across_sentences
        Whether the window may leave the mention's sentence.
    pos
        Parts of speech to keep; None keeps all. "X" holds adjectives and adverbs where no tagger tells them.
    min_n
        Occurrences in the windows, at least: rare words reach high values by chance.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["collocates"]``; in each group words more frequent than expected first,
        highest g2 first. Groups that do not mention the entity have no row.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        Articles cannot be grouped by ``by``; the entity is not there, or its name is that of several; the window is
        below 1.

    Examples
    --------
    "klug" and "sieht" are the two of four other words that stand beside Abel:

    >>> words = "Abel klug handelt Man sieht Abel".split()
    >>> tokens = pd.DataFrame({
    ...     "article_id": "a", "sentence": [0, 0, 0, 1, 1, 1], "start": [0, 5, 10, 19, 23, 29],
    ...     "end": [4, 9, 17, 22, 28, 33], "text": words, "lemma": words, "pos": "X",
    ... })
    >>> mentions = pd.DataFrame({
    ...     "article_id": "a", "field": "text", "sentence": [0, 1], "start": [0, 29], "end": [4, 33], "entity_id": "e1",
    ... })
    >>> entities, articles = pd.DataFrame({"entity_id": ["e1"], "name": "Abel"}), pd.DataFrame({"article_id": ["a"]})
    >>> table = collocates(tokens, mentions, entities, articles, entity="Abel", window=1, min_n=1)
    >>> table[["lemma", "observed", "expected", "n_near", "n_words"]].values.tolist()
    [['klug', 1, 0.5, 2, 4], ['sieht', 1, 0.5, 2, 4]]
    """
    if window < 1:
        message = f"window={window} came; expected a number of words, 1 or more."
        raise ValueError(message)
    units = groups.assign(articles, by)
    units["place"] = units.groupby(groups.KEYS, dropna=False, sort=True).ngroup()
    need(tokens, "tokens", ("article_id", "sentence", "start", "end", "text", "lemma", "pos"))
    need(mentions, "mentions", ("article_id", "field", "sentence", "start", "end", "entity_id"))
    need(entities, "entities", ("entity_id", "name"))
    if articles.empty:
        return schema.empty(TABLE)
    chosen = entity_called(entity, entities)
    held = mentions[mentions["field"].eq("text") & mentions["entity_id"].eq(chosen)]
    held = held.merge(units[["article_id", "place"]], on="article_id").drop_duplicates(["article_id", "start", "end"])
    words = _words(tokens, units)
    words = words.sort_values(["article_id", "start"], kind="stable", ignore_index=True)
    inside, pairs = _windows(words, held.reset_index(drop=True), window, across_sentences=across_sentences)
    table = _counts(words[~inside], words.loc[pairs["word"]].assign(mention=pairs["mention"].to_numpy()), pos, min_n)
    table["n_mentions"] = table["place"].map(held["place"].value_counts()).fillna(0).astype("int64")
    table = _with_statistics(table).merge(units.drop_duplicates("place")[["place", *groups.KEYS]], on="place")
    names = entities.drop_duplicates("entity_id").set_index("entity_id")["name"]
    return schema.conform(TABLE, _sorted(table.assign(entity_id=chosen, name=names.get(chosen))))[TABLE.names]


def entity_called(entity: str, entities: pd.DataFrame) -> str:
    """entity_id of the entity with this id or name; a ValueError if there is none, or several."""
    if entities["entity_id"].eq(entity).any():
        return entity
    same = entities.loc[entities["name"].str.casefold().eq(entity.casefold()), "entity_id"]
    if len(same) == 1:
        return str(same.iloc[0])
    if len(same):
        message = f"Several entities are called {entity!r}. Try one of their entity_id: {', '.join(same)}."
    else:
        there = ", ".join(entities["name"].head(5)) or "none"
        message = f"There is no entity {entity!r}. Try a name or an entity_id of result.entities, such as: {there}."
    raise ValueError(message)


def _words(tokens: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """Words of the grouped articles with the place of their group."""
    article = numbered_in(tokens["article_id"], units["article_id"])
    kept = (article >= 0) & are_words(tokens["text"])
    words = tokens.loc[kept, ["article_id", "sentence", "start", "end", "lemma", "pos"]]
    words = words.astype(dict.fromkeys(("article_id", "lemma", "pos"), "str"))
    return words.assign(place=units["place"].to_numpy()[article[kept]])


def _windows(
    words: pd.DataFrame, held: pd.DataFrame, window: int, *, across_sentences: bool
) -> tuple[np.ndarray, pd.DataFrame]:
    """Which words belong to a mention, and the pairs of mention and word in its window."""
    inside, pairs = np.zeros(len(words), dtype=bool), []
    rows = {str(article): part.index.to_numpy() for article, part in words.groupby("article_id", sort=False)}
    starts, ends, sentences = (words[name].to_numpy() for name in ("start", "end", "sentence"))
    columns = (held[name] for name in ("article_id", "start", "end", "sentence"))
    for mention, (article, start, end, sentence) in enumerate(zip(*columns, strict=True)):
        at = rows.get(str(article))
        if at is None:
            continue
        # Words of an article are neighbours in the table: positions in it are positions in the article.
        first = at[0] + int(np.searchsorted(ends[at], start, side="right"))
        after = at[0] + int(np.searchsorted(starts[at], end, side="left"))
        inside[first:after] = True
        near = [*range(max(at[0], first - window), first), *range(after, min(at[-1] + 1, after + window))]
        pairs += [(mention, word) for word in near if across_sentences or sentences[word] == sentence]
    table = pd.DataFrame(pairs, columns=["mention", "word"], dtype="int64")
    return inside, table[~inside[table["word"].to_numpy()]]


def _counts(rest: pd.DataFrame, near: pd.DataFrame, pos: tuple[str, ...] | None, min_n: int) -> pd.DataFrame:
    once = near[~near.index.duplicated()]
    kept = near if pos is None else near[near["pos"].isin(pos)]
    table = once.groupby(_KEYS).agg(observed=("start", "size"), n_articles=("article_id", "nunique"))
    table = table.join(near.groupby(_KEYS).agg(n_mentions_with=("mention", "nunique")))
    table = table.join(rest.groupby(_KEYS).size().rename("n_lemma")).reset_index()
    table["n_near"] = table["place"].map(once["place"].value_counts()).astype("int64")
    table["n_words"] = table["place"].map(rest["place"].value_counts()).astype("int64")
    wanted = pd.MultiIndex.from_frame(table[_KEYS]).isin(pd.MultiIndex.from_frame(kept[_KEYS]))
    return table[wanted & (table["observed"] >= min_n)].reset_index(drop=True)


def _with_statistics(table: pd.DataFrame) -> pd.DataFrame:
    names = ("observed", "n_near", "n_lemma", "n_words", "n_mentions")
    observed, near, lemma, words, mentions = (table[name].to_numpy(dtype="float64") for name in names)
    together = np.minimum(observed, table["n_mentions_with"].to_numpy(dtype="float64"))
    return table.assign(
        expected=near * lemma / words,
        g2=g2_four_cells(observed, near, lemma, words),
        log_dice=log_dice(together, mentions, lemma),
    )


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    table = table.assign(_more=table["observed"] > table["expected"])
    order = ["place", "_more", "g2", "observed", "lemma"]
    ascending = [True, False, False, False, True]
    return table.sort_values(order, ascending=ascending, kind="stable", ignore_index=True)
