"""Shared events: the articles on events that several outlets report, so that outlets are compared on the same ones."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis import schema
from analysis.measures import groups as grouping
from analysis.measures.inputs import need
from analysis.schema import Column, Table

TABLE = Table(
    "shared_events",
    "group of articles (outlet)",
    (
        grouping.BY,
        grouping.GROUP,
        Column("n_articles", "int", "articles before"),
        Column("n_kept", "int", "articles on shared events"),
        Column("n_without_event", "int", "left out: no event is known"),
        Column("n_not_shared", "int", "left out: too few of the compared groups report the event"),
        Column("n_not_compared", "int", "left out: the group is not one of those compared, or not given"),
        Column("n_events", "int", "shared events that the group reports"),
    ),
)


def shared_events(
    articles: pd.DataFrame,
    *,
    by: str = "outlet",
    compared: Sequence[str] | None = None,
    least: int | None = 2,
    events: pd.DataFrame | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Keep the articles on events that several groups report; the articles kept, and what was left out by group.

    An outlet that reports other events quotes other people for that reason alone; on the same events a difference is
    the outlet's. Which events are shared depends on the corpus, and shared events are the larger ones: what is found
    on them need not hold for the rest.

    Parameters
    ----------
    articles
        Table articles of an analysis.
    by
        Column of articles that makes the groups.
    compared
        The groups to compare; None: all there are. An article without a group is never compared.
    least
        How many of the compared groups must report an event; None: every one of them.
    events
        Table of ``measures.group_events``; None takes the events that the articles have in their metadata.

    Returns
    -------
    tuple of DataFrame
        The articles kept, in their order, with the column event: give them to any measure, with ``by="outlet"`` or
        ``by="event"``. And the columns of ``measures.TABLES["shared_events"]``, one row per group.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        A group to compare is not there, ``least`` is more than there are groups or less than 2, or articles cannot be
        grouped by ``by``.

    Examples
    --------
    >>> articles = pd.DataFrame({
    ...     "article_id": list("abcd"), "outlet": ["Abendkurier", "Tageblatt", "Tageblatt", "Tageblatt"],
    ...     "event": ["bath", "bath", "wind", None],
    ... })
    >>> kept, left_out = shared_events(articles)
    >>> kept["article_id"].to_list()
    ['a', 'b']
    >>> left_out[["group", "n_articles", "n_kept", "n_without_event", "n_not_shared"]].values.tolist()
    [['Abendkurier', 1, 1, 0, 0], ['Tageblatt', 3, 1, 1, 1]]
    """
    units = grouping.assign(articles, by).assign(event=_events(articles, events).array)
    chosen = _compared(units, compared)
    needed = _needed(least, len(chosen))
    taking_part = units["group"].isin(chosen)
    reported = units[taking_part & units["event"].notna()]
    reach = units["event"].map(reported.groupby("event")["group"].nunique()).fillna(0)
    kept = taking_part & units["event"].notna() & (reach >= max(needed, 1))
    told = articles.assign(event=units["event"].array)
    return told[kept.to_numpy()], _account(units, taking_part, kept)


def _events(articles: pd.DataFrame, events: pd.DataFrame | None) -> pd.Series:
    if events is None:
        values = need(articles, "articles", ("event",))["event"]
    else:
        found = need(events, "group_events", ("article_id", "event")).set_index("article_id")["event"]
        values = articles["article_id"].map(found)
    values = values.astype("str")
    return values.where(values.str.strip().ne(""), None)


def _compared(units: pd.DataFrame, compared: Sequence[str] | None) -> list[str]:
    there = sorted(units["group"].dropna().unique())
    if compared is None:
        return there
    if isinstance(compared, str):
        message = f"compared={compared!r} came; expected a list of groups, for example {there[:2]}."
        raise ValueError(message)
    unknown = [name for name in compared if name not in there]
    if unknown:
        message = f"There is no group {', '.join(map(repr, unknown))} to compare; try some of: {', '.join(there)}."
        raise ValueError(message)
    return sorted(set(compared))


def _needed(least: int | None, n: int) -> int:
    if least is None:
        return n
    # One group alone (or none) shares nothing, but is no mistake: a corpus may come from one outlet.
    if least < 2 or least > max(n, 2):
        message = f"least={least!r} came; expected 2 to {max(n, 2)} groups that report an event, or None for all."
        raise ValueError(message)
    return least


def _account(units: pd.DataFrame, taking_part: pd.Series, kept: pd.Series) -> pd.DataFrame:
    without = taking_part & units["event"].isna()
    counted = units.assign(
        n_kept=kept,
        n_without_event=without,
        n_not_shared=taking_part & ~without & ~kept,
        n_not_compared=~taking_part,
    )
    table = grouping.totals(counted, ["n_kept", "n_without_event", "n_not_shared", "n_not_compared"])
    events = units[kept].groupby(grouping.KEYS)["event"].nunique().rename("n_events").reset_index()
    table = table.merge(events, on=grouping.KEYS, how="left").fillna({"n_events": 0})
    return schema.conform(TABLE, table)[TABLE.names]
