"""Groups of articles: by a column of the table articles, by a period of time, or all of them together."""

from __future__ import annotations

import pandas as pd

from analysis.measures.inputs import need
from analysis.schema import Column, TableError

PERIODS = ("year", "quarter", "month", "week", "day")
_FORMATS = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "day": "%Y-%m-%d"}
CORPUS = "corpus"
ALL = "all"

BY = Column(
    "by",
    "str",
    'what the articles are grouped by: a column of articles, "year", "quarter", "month", "week" (ISO), "day", "corpus"',
)
GROUP = Column("group", "str", 'value that the articles of the group share ("all" for the whole corpus)', "not given")
KEYS = ["by", "group"]


def assign(articles: pd.DataFrame, by: str | None) -> pd.DataFrame:
    """One row per article: article_id, by, group. An article without a value belongs to the group "missing".

    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Abendkurier", None]})
    >>> assign(articles, "outlet")["group"].to_list()
    ['Abendkurier', nan]
    """
    need(articles, "articles", ("article_id",))
    if articles["article_id"].duplicated().any():
        twice = articles.loc[articles["article_id"].duplicated(), "article_id"].iloc[0]
        message = f"article_id must be unique in the table 'articles'; {twice!r} stands there more than once."
        raise TableError(message)
    values = _values(articles, by).astype("str")
    group = values.where(values.str.strip().ne(""), None)
    return pd.DataFrame(
        {
            "article_id": articles["article_id"].astype("str"),
            "by": pd.Series(CORPUS if by is None else by, index=articles.index, dtype="str"),
            "group": group.astype("str"),
        }
    ).reset_index(drop=True)


def _values(articles: pd.DataFrame, by: str | None) -> pd.Series:
    if by is None:
        return pd.Series(ALL, index=articles.index, dtype="str")
    if by in articles.columns:
        values = articles[by]
        return values.dt.strftime("%Y-%m-%d") if pd.api.types.is_datetime64_any_dtype(values) else values
    if by in PERIODS and "date" in articles.columns:
        return periods_of(pd.to_datetime(articles["date"]), by)
    choices = [str(column) for column in articles.columns if column not in {"text", "title", "lead"}]
    periods = PERIODS if "date" in articles.columns else ()
    message = (
        f"Articles cannot be grouped by {by!r}: the table 'articles' has no such column. "
        f"Try one of: {', '.join([*choices, *periods])}; or by=None for the whole corpus."
    )
    raise ValueError(message)


def periods_of(dates: pd.Series, by: str) -> pd.Series:
    """The period that each date lies in, by name; missing where the date is. Weeks are ISO weeks of the ISO year.

    >>> dates = pd.Series(pd.to_datetime(["2021-01-03", "2021-01-04"]))
    >>> periods_of(dates, "week").to_list(), periods_of(dates, "quarter").to_list()
    (['2020-W53', '2021-W01'], ['2021-Q1', '2021-Q1'])
    """
    if by == "quarter":
        return dates.dt.strftime("%Y-Q") + dates.dt.quarter.astype("Int64").astype("str")
    return dates.dt.strftime(_FORMATS[by])


def totals(units: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Sums of these columns per group, with ``n_articles``; groups in alphabetical order, "missing" last."""
    grouped = units.groupby(KEYS, dropna=False, sort=True)
    return grouped[columns].sum().join(grouped.size().rename("n_articles")).reset_index()


def per_article(values: pd.Series, units: pd.DataFrame) -> pd.Series:
    """A count per article_id, put in the order of ``units``; articles that have none get 0."""
    return units["article_id"].map(values).fillna(0).astype("int64")


def ratio(part: pd.Series, whole: pd.Series) -> pd.Series:
    """``part / whole``; NaN where the whole is 0."""
    return part.astype("float64") / whole.astype("float64").where(whole != 0)
