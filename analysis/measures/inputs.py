"""What measures ask of the tables they are given, said so that a newcomer can put it right."""

from __future__ import annotations

import pandas as pd

from analysis.schema import TableError

QUOTED_TYPES = ("direct", "indirect", "free_indirect", "indirect_free_indirect")
"""Types of quotation whose words are somebody else's; "reported" speech gives the act of speaking, not the words."""


def need(data: pd.DataFrame, table: str, columns: tuple[str, ...]) -> pd.DataFrame:
    """The data itself if it has the columns that a measure needs of ``table``; otherwise a TableError."""
    lacking = [column for column in columns if column not in data.columns]
    if lacking:
        have = ", ".join(map(str, data.columns)) or "none"
        message = (
            f"The table {table!r} lacks {', '.join(lacking)}. Columns that came: {have}. "
            f"Were the tables given in another order? Try result.{table} of an analysis."
        )
        raise TableError(message)
    if table == "articles" and "text" in columns and (absent := int(data["text"].isna().sum())):
        message = (
            f"{absent} of {len(data)} articles came without text, and this is counted in it. Put the texts back: "
            "analysis.export.with_texts(result, corpus)."
        )
        raise TableError(message)
    return data


def quoted(quotes: pd.DataFrame, articles: pd.DataFrame, types: tuple[str, ...]) -> pd.DataFrame:
    """Quotations of these types that stand in these articles, in their order."""
    need(quotes, "quotes", ("article_id", "spans", "type"))
    return quotes[quotes["type"].isin(types) & among(quotes["article_id"], articles["article_id"])]


def among(values: pd.Series, ids: pd.Series) -> pd.Series:
    """Whether each value is one of the ids: as ``isin``, which looks at Arrow's strings one by one.

    >>> among(pd.Series(["a", "b", "a"]), pd.Series(["a", "c", "a"])).tolist()
    [True, False, True]
    """
    return pd.Series(pd.Index(ids).unique().get_indexer(pd.Index(values)) >= 0, index=values.index)


def text_lengths(articles: pd.DataFrame) -> pd.Series:
    """Code points of each text by article_id; of a text that is not there what ``n_characters`` says.

    >>> text_lengths(pd.DataFrame({"article_id": ["a"], "text": ["Ja."]})).to_dict()
    {'a': 3}
    """
    held = articles.set_index("article_id")
    lengths = held["text"].str.len()
    if not lengths.isna().any() or "n_characters" not in held:
        return lengths
    return lengths.where(lengths.notna(), held["n_characters"].astype("float64"))
