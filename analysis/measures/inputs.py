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
    return data


def quoted(quotes: pd.DataFrame, articles: pd.DataFrame, types: tuple[str, ...]) -> pd.DataFrame:
    """Quotations of these types that stand in these articles, in their order."""
    need(quotes, "quotes", ("article_id", "spans", "type"))
    return quotes[quotes["type"].isin(types) & quotes["article_id"].isin(articles["article_id"])]
