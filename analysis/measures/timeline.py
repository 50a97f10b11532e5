"""Timelines: the table of a measure by period of time, complete from the first period to the last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd

from analysis.measures import groups
from analysis.measures.confident import traced_from
from analysis.schema import Column, Table, TableError

OF_GROUP = "n_group_"
"""Columns so called hold a figure of the whole group in every row of it."""

TABLE = Table(
    "timeline",
    "period of time (and key, where the measure has keys)",
    (
        Column("by", "str", 'length of the periods: "year", "quarter", "month", "week" (ISO) or "day"'),
        Column("group", "str", "the period, as measures name it: 2026-03, 2026-W10, ..."),
        Column("period_start", "date", "its first day; all further columns are those of the measure"),
    ),
)


def timeline(
    table: pd.DataFrame,
    *,
    keys: Sequence[str] | None = None,
    zero: Sequence[str] = (),
    first: str | None = None,
    last: str | None = None,
) -> pd.DataFrame:
    """Complete the periods of a measure's table: one row per period and key, none lacking in between.

    A period without articles is a gap: counts are 0 there (``n_articles`` among them) and figures NaN, never 0. In a
    period with articles a key may lack a row, say a speaker who is quoted nowhere in that month: then counts are 0 and
    figures NaN too, but for those named in ``zero``. Rows of articles without a date ("group" missing) are left out, as
    they have no place in time.

    Parameters
    ----------
    table
        Table of a measure with ``by`` one of "year", "quarter", "month", "week", "day". Tables of several outlets,
        each with a column that names its outlet, may be put together with ``pandas.concat``.
    keys
        Columns that name a series: speaker, frame and voice, outlet. None takes all columns of texts.
    zero
        Figures that are 0, not undefined, where a key has no row although others have the figure in that period: the
        share of a speaker who is not quoted.
    first, last
        Periods to begin and end with, for tables that are to cover the same time; what lies outside is left out. None
        takes those of the table.

    Returns
    -------
    DataFrame
        by, group, period_start (a date, for plotting), then the columns of the table with their dtypes; series in the
        order in which they first occur, each in the order of time.

    Raises
    ------
    TableError
        The table lacks by and group.
    ValueError
        The table is not grouped by one kind of period, a period cannot be read, a column in ``keys`` or ``zero`` is
        not there, or a key has two rows in one period.

    Examples
    --------
    >>> table = pd.DataFrame({"by": "month", "group": ["2025-12", "2026-02"], "n_articles": [2, 1], "d": [0.5, 0.1]})
    >>> timeline(table)[["group", "n_articles", "d"]].values.tolist()
    [['2025-12', 2, 0.5], ['2026-01', 0, nan], ['2026-02', 1, 0.1]]
    """
    _need(table)
    dated = table.dropna(subset=["group"])
    if dated.empty:
        return _ordered(table.iloc[:0].assign(period_start=pd.Series([], dtype="datetime64[us]")))
    by = _by(dated["by"])
    names = _keys(table, keys)
    _check(dated, names, zero)
    there = sorted(dated["group"].unique(), key=lambda period: start_of(period, by))
    periods = _periods(by, first or there[0], last or there[-1])
    full = _filled(_grid(dated, names, periods), dated, zero).assign(by=by)
    return traced_from(_ordered(full.astype(table.dtypes.to_dict())), table)


def start_of(period: str, by: str) -> date:
    """The first day of a period.

    >>> start_of("2020-W53", "week"), start_of("2026-Q2", "quarter")
    (datetime.date(2020, 12, 28), datetime.date(2026, 4, 1))
    """
    try:
        if by == "week":
            year, week = period.split("-W")
            return date.fromisocalendar(int(year), int(week), 1)
        if by == "quarter":
            year, quarter = period.split("-Q")
            return date(int(year), 3 * int(quarter) - 2, 1)
        return date.fromisoformat(period + {"year": "-01-01", "month": "-01"}.get(by, ""))
    except ValueError as error:
        example = groups.periods_of(pd.Series(pd.to_datetime(["2026-03-02"])), by).iloc[0]
        message = (
            f"{period!r} is no {by}; expected for example {example!r}. Does 'articles' have its own column {by!r}?"
        )
        raise ValueError(message) from error


def _need(table: pd.DataFrame) -> None:
    lacking = [name for name in groups.KEYS if name not in table.columns]
    if lacking:
        have = ", ".join(map(str, table.columns)) or "none"
        message = (
            f"The table lacks {', '.join(lacking)}. Columns that came: {have}. "
            'Try the table of a measure with by="month".'
        )
        raise TableError(message)


def _by(values: pd.Series) -> str:
    kinds = list(values.unique())
    if len(kinds) == 1 and kinds[0] in groups.PERIODS:
        return str(kinds[0])
    message = (
        f"A timeline is made of a table that is grouped by one of {', '.join(groups.PERIODS)}; this one is grouped by "
        f'{", ".join(map(str, kinds))}. Try the measure with by="month".'
    )
    raise ValueError(message)


def _keys(table: pd.DataFrame, keys: Sequence[str] | None) -> list[str]:
    if keys is None:
        rest = table.drop(columns=groups.KEYS)
        # n_articles is a count, and figures are numbers: what remains names things.
        return [str(name) for name in rest.columns if not pd.api.types.is_numeric_dtype(rest[name])]
    return list(keys)


def _check(table: pd.DataFrame, keys: list[str], zero: Sequence[str]) -> None:
    lacking = [name for name in (*keys, *zero) if name not in table.columns]
    if lacking:
        message = f"The table has no column {', '.join(lacking)}; it has: {', '.join(map(str, table.columns))}."
        raise ValueError(message)
    twice = table.duplicated(["group", *keys])
    if twice.any():
        where = table.loc[twice, ["group", *keys]].iloc[0].to_dict()
        message = (
            f"Two rows stand for the same period and key: {where}. "
            "Which column tells them apart? Name it in keys, for example keys=['speaker_id']."
        )
        raise ValueError(message)


def _periods(by: str, first: str, last: str) -> pd.DataFrame:
    """Group and period_start of all periods from the first to the last."""
    start, end = start_of(first, by), start_of(last, by)
    if start > end:
        message = f"The timeline would begin with {first} and end with {last}: the first comes after the last."
        raise ValueError(message)
    if by in {"day", "week"}:
        step = timedelta(days=7 if by == "week" else 1)
        starts = [start + n * step for n in range((end - start) // step + 1)]
    else:
        months = {"year": 12, "quarter": 3, "month": 1}[by]
        ends = [12 * day.year + day.month - 1 for day in (start, end)]
        starts = [date(n // 12, n % 12 + 1, 1) for n in range(ends[0], ends[1] + 1, months)]
    dates = pd.Series(pd.to_datetime(starts)).astype("datetime64[us]")
    return pd.DataFrame({"group": groups.periods_of(dates, by).astype("str"), "period_start": dates})


def _grid(table: pd.DataFrame, keys: list[str], periods: pd.DataFrame) -> pd.DataFrame:
    """Every series with every period, and what the table has of them; columns of what it lacks are missing."""
    series = table[keys].drop_duplicates() if keys else pd.DataFrame(index=[0])
    grid = series.merge(periods, how="cross")
    found = table.drop(columns="by").assign(_there=True)
    return grid.merge(found, on=["group", *keys], how="left", sort=False)


def _filled(grid: pd.DataFrame, table: pd.DataFrame, zero: Sequence[str]) -> pd.DataFrame:
    lacking = grid.pop("_there").isna()
    of_period = table.groupby("group")
    for name in table.columns[table.dtypes.map(pd.api.types.is_integer_dtype)]:
        whole = grid["group"].map(of_period[name].max()).fillna(0) if name.startswith(OF_GROUP) else 0
        grid[name] = grid[name].mask(lacking, whole)
    for name in zero:
        defined = grid["group"].map(of_period[name].count()).fillna(0) > 0
        grid[name] = grid[name].mask(lacking & defined, 0)
    return grid


def _ordered(table: pd.DataFrame) -> pd.DataFrame:
    rest = [name for name in table.columns if name not in TABLE.names]
    return table[[*TABLE.names, *rest]].reset_index(drop=True)
