"""Wire copy: the same agency text printed by several outlets, counted once, once an outlet, or each time."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from analysis import schema
from analysis.measures.inputs import need
from analysis.options import COUNTED as HOW
from analysis.schema import Column, Table, TableError

TABLE = Table(
    "count_wire_copy",
    "article that is left out as a copy",
    (
        Column("article_id", "str", "article left out"),
        Column("outlet", "str", "its outlet", "not given"),
        Column("date", "date", "its date", "not given"),
        Column("counts_as", "str", "article_id of the copy that counts in its place"),
        Column("counts_in", "str", "outlet of that copy", "not given"),
    ),
)


def count_wire_copy(articles: pd.DataFrame, *, how: str = "once") -> tuple[pd.DataFrame, pd.DataFrame]:
    """Choose which of the copies of a text count; the articles that count, and those left out.

    A report that ten outlets took from one agency is ten articles but one act of writing: counted each time, its
    speakers have ten times the share. What is right depends on the question. "once": what was written; "per_outlet":
    what readers of each outlet get, the same text twice in one outlet once; "each": what was printed.
    Copies are what ``articles.duplicate_of`` connects. Which copy came first the date decides; where outlets print on
    the same day, nobody can tell the source by it, and article_id decides.
    ``Analysis.filter(copies=...)`` does this to a whole analysis, so that measures, charts and explorers all count the
    same articles: prefer it.

    Parameters
    ----------
    articles
        Table articles of an analysis. Copies of an article that is not among them are copies of each other still.
    how
        "once": of each set of copies the earliest by date (missing dates last), then by article_id; "per_outlet": the
        same within each outlet, articles without an outlet together; "each": all.

    Returns
    -------
    tuple of DataFrame
        The articles that count, in their order: measures take them as ``articles`` and ignore what stands in others.
        And the columns of ``measures.TABLES["count_wire_copy"]``: one row per article left out, in its order.

    Raises
    ------
    TableError
        The table lacks a column, or an article is there twice.
    ValueError
        There is no such ``how``.

    Examples
    --------
    >>> articles = pd.DataFrame({
    ...     "article_id": list("abc"), "outlet": ["Tageblatt", "nna", "nna"],
    ...     "date": pd.to_datetime(["2026-03-03", "2026-03-02", "2026-03-02"]), "duplicate_of": [None, "a", None],
    ... })
    >>> counted, left_out = count_wire_copy(articles)
    >>> counted["article_id"].to_list(), left_out[["article_id", "counts_as"]].values.tolist()
    (['b', 'c'], [['a', 'b']])
    >>> count_wire_copy(articles, how="per_outlet")[0]["article_id"].to_list()
    ['a', 'b', 'c']
    """
    if how not in HOW:
        message = f"how={how!r} came; expected one of {', '.join(map(repr, HOW))}."
        raise ValueError(message)
    need(articles, "articles", ("article_id", "outlet", "date", "duplicate_of"))
    if articles["article_id"].duplicated().any():
        twice = articles.loc[articles["article_id"].duplicated(), "article_id"].iloc[0]
        message = f"article_id must be unique in the table 'articles'; {twice!r} stands there more than once."
        raise TableError(message)
    first = _first(articles, how)
    counts = (first == np.arange(len(articles))) | (how == "each")
    return articles[counts], _left_out(articles, first, ~counts)


def _sets(articles: pd.DataFrame) -> np.ndarray:
    """The number of the set of copies that each article belongs to.

    ``duplicate_of`` may name an article that was filtered away, or one that is itself a copy.
    """
    own = articles["article_id"].astype("str")
    original = articles["duplicate_of"].astype("str").fillna(own)
    codes, names = pd.factorize(pd.concat([own, original]))
    links = sparse.coo_array((np.ones(len(own)), (codes[: len(own)], codes[len(own) :])), (len(names), len(names)))
    return np.asarray(connected_components(links, directed=False)[1])[codes[: len(own)]]


def _first(articles: pd.DataFrame, how: str) -> np.ndarray:
    """Of each article the position of the copy that counts in its place: itself, or an earlier one."""
    rows = pd.DataFrame(
        {
            "set": _sets(articles),
            "outlet": "" if how == "once" else articles["outlet"].astype("str").fillna("").array,
            "date": pd.to_datetime(articles["date"]).array,
            "article_id": articles["article_id"].astype("str").array,
            "at": np.arange(len(articles)),
        }
    )
    ordered = rows.sort_values(["date", "article_id"], na_position="last")
    return ordered.groupby(["set", "outlet"])["at"].transform("first").reindex(rows.index).to_numpy(dtype=np.int64)


def _left_out(articles: pd.DataFrame, first: np.ndarray, gone: np.ndarray) -> pd.DataFrame:
    table = articles.loc[gone, ["article_id", "outlet", "date"]].reset_index(drop=True)
    table["counts_as"] = articles["article_id"].to_numpy(dtype=object)[first[gone]]
    table["counts_in"] = articles["outlet"].to_numpy(dtype=object)[first[gone]]
    return schema.conform(TABLE, table)
