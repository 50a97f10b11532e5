"""Two groups of articles compared: whether they differ by more than chance."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis import schema
from analysis.measures import diversity, groups
from analysis.measures.confident import traced_from
from analysis.measures.permutation import Figure, permutation_test
from analysis.measures.sources import IDENTIFIED
from analysis.schema import Column, Table

DIVERSITY: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "effective_shannon": diversity.effective_shannon,
    "effective_simpson": diversity.effective_simpson,
}
FIGURES = ("ratio", *DIVERSITY)
N_PERM = 9999

_UNDEFINED = "nothing to count in a group"
_CHANCE = f"{_UNDEFINED}, or no article can be exchanged"

TABLE = Table(
    "group_comparison",
    "comparison of two groups of articles",
    (
        Column("by", "str", "what the articles are grouped by: a column of articles or a period"),
        Column("measure", "str", "what is compared", "not given"),
        Column("figure", "str", "how the figure of a group is made of its counts", allowed=FIGURES),
        Column("within", "str", "what exchanged articles have in common", "any two articles may be exchanged"),
        Column("group_a", "str", "the first group"),
        Column("group_b", "str", "the second group"),
        Column("n_articles_a", "int", "articles of the first group"),
        Column("n_articles_b", "int", "articles of the second group"),
        Column("n_exchangeable", "int", "those of both that can be exchanged: with ``within``, where both have some"),
        Column("figure_a", "float", "figure of the first group", _UNDEFINED),
        Column("figure_b", "float", "figure of the second group", _UNDEFINED),
        Column("difference", "float", "figure_a - figure_b", _UNDEFINED),
        Column("chance_mean", "float", "mean difference after exchanges", _CHANCE),
        Column("chance_low", "float", "2.5 % of the differences after exchanges are below", _CHANCE),
        Column("chance_high", "float", "2.5 % of the differences after exchanges are above", _CHANCE),
        Column("p_value", "float", "share of exchanges with a difference at least as far from chance_mean", _CHANCE),
        Column("n_perm", "int", "exchanges"),
        Column("exact", "bool", "all exchanges there are were taken, none at random"),
        Column("seed", "int", "seed of the random numbers"),
    ),
)


def compare_groups(
    counts: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    a: str,
    b: str,
    by: str = "outlet",
    within: str | None = None,
    figure: str | None = None,
    n_perm: int = N_PERM,
    seed: int = 0,
) -> pd.DataFrame:
    """Whether two groups of articles differ by more than chance; one row.

    Formula: a permutation test. If the group did not matter, any of the articles could as well stand in the other
    group. So articles are exchanged at random, and the p-value says how often the two figures then differ at least as
    much as they do: (b + 1) / (n_perm + 1), or exactly, where there are few exchanges. Differences are taken from
    their mean, which is not 0 where groups of unlike size are compared in diversity. Articles are exchanged, not
    quotations, as what stands in one article hangs together; with ``within="event"`` only articles on the same event,
    so that outlets do not differ because they report on different events.
    Source: Phipson, B. & Smyth, G. K. (2010), Permutation P-values should never be zero, Statistical Applications in
    Genetics and Molecular Biology 9(1).

    A small p-value says that chance does not explain the difference, not that the difference is large, nor why it is
    there. A large one does not show that there is no difference. Groups that differ in spread only, and much in size,
    may have a small one, too. Quotations that were found wrongly are not accounted
    for. Of twenty comparisons one is expected below 0.05 by chance alone.

    Parameters
    ----------
    counts
        What is compared, by article: ``density_counts``, ``voice_counts`` or ``stance_counts`` (or your own table
        with article_id, value and base) for shares; ``source_counts`` for the effective number of sources.
        Articles that are not in it count as 0.
    articles
        Table of an analysis. Counts of articles that are not in it do not count.
    a, b
        The two groups, values of ``by``. Articles of other groups do not count.
    by
        Column of articles, "year", "quarter", "month", "week" or "day".
    within
        Column of articles or period: only articles that share its value are exchanged. Those without a value
        are exchanged among themselves.
    figure
        "ratio": sum of value / sum of base; "effective_shannon", "effective_simpson": as in ``source_diversity``, of
        identified sources. None takes "ratio", or "effective_shannon" for a table of ``source_counts``.
    n_perm, seed
        Number of exchanges and seed of the random numbers.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["group_comparison"]``, one row.

    Raises
    ------
    TableError
        A table lacks a column, or counts are negative or missing.
    ValueError
        A group is not there, both are the same, ``figure`` is none of the three, or articles cannot be grouped.

    Examples
    --------
    Two articles each, all words quoted in one outlet and none in the other. Of the six ways to share four articles
    out, two differ as much: this one and its mirror image. So few articles can show nothing.

    >>> articles = pd.DataFrame({"article_id": list("abcd"), "outlet": ["Abendkurier"] * 2 + ["Tageblatt"] * 2})
    >>> counts = pd.DataFrame({"article_id": list("abcd"), "value": [9, 9, 0, 0], "base": 9})
    >>> table = compare_groups(counts, articles, a="Abendkurier", b="Tageblatt")
    >>> table[["figure_a", "figure_b", "difference", "p_value", "n_perm"]].round(3).iloc[0].tolist()
    [1.0, 0.0, 1.0, 0.333, 6.0]
    """
    figure = _figure_name(counts, figure)
    units = _units(articles, by, within, a, b)
    if n_perm < 1:
        message = f"n_perm={n_perm} came; at least one exchange is needed. Try n_perm={N_PERM}."
        raise ValueError(message)
    in_a = units["group"].eq(a).to_numpy(dtype=bool)
    strata = pd.factorize(units["stratum"], use_na_sentinel=False)[0]
    outcome = permutation_test(in_a, strata, _figure(counts, units, figure), n_perm=n_perm, seed=seed)
    both = pd.Series(in_a).groupby(strata).transform("nunique").eq(2)
    row = {
        "by": by, "measure": _measure(counts), "figure": figure, "within": within, "group_a": a, "group_b": b,
        "n_articles_a": int(in_a.sum()), "n_articles_b": int((~in_a).sum()), "n_exchangeable": int(both.sum()),
        "figure_a": outcome.figure_a, "figure_b": outcome.figure_b, "difference": outcome.figure_a - outcome.figure_b,
        "chance_mean": outcome.mean, "chance_low": outcome.low, "chance_high": outcome.high,
        "p_value": outcome.p_value, "n_perm": outcome.n_perm, "exact": outcome.exact, "seed": seed,
    }  # fmt: skip
    return traced_from(schema.frame(TABLE, [row]), counts)


def _figure_name(counts: pd.DataFrame, figure: str | None) -> str:
    if figure is None:
        return "effective_shannon" if {"key", "status"} <= set(counts.columns) else "ratio"
    if figure not in FIGURES:
        message = f"figure={figure!r} came; expected one of {', '.join(map(repr, FIGURES))}."
        raise ValueError(message)
    return figure


def _units(articles: pd.DataFrame, by: str, within: str | None, a: str, b: str) -> pd.DataFrame:
    """The articles of both groups: article_id, group, stratum."""
    units = groups.assign(articles, by).assign(stratum=groups.assign(articles, within)["group"])
    there = sorted(units["group"].dropna().unique())
    for name, value in (("a", a), ("b", b)):
        if value not in there:
            message = (
                f"{name}={value!r} came, but by {by!r} there is no such group. Groups: {', '.join(there) or 'none'}."
            )
            raise ValueError(message)
    if a == b:
        message = f"a and b are both {a!r}; a comparison needs two groups. Try two of: {', '.join(there)}."
        raise ValueError(message)
    # In the order of their names, so that the p-value does not hang on the order in which articles came.
    return units[units["group"].isin([a, b])].sort_values("article_id", ignore_index=True)


def _figure(counts: pd.DataFrame, units: pd.DataFrame, figure: str) -> Figure:
    """From 0/1 rows, one column per unit, to the figure of the chosen articles."""
    if figure == "ratio":
        _checked(counts, "article_counts", ("article_id", "value", "base"))
        sums = counts.groupby("article_id")[["value", "base"]].sum()
        value, base = (units["article_id"].map(sums[name]).fillna(0).to_numpy("float64") for name in sums)
        return lambda rows: _over(rows @ value, rows @ base)
    from scipy.sparse import csr_matrix

    known = _checked(counts, "source_counts", ("article_id", "key", "status", "value"))
    known = known[known["status"].eq(IDENTIFIED) & known["article_id"].isin(units["article_id"])]
    place = known["article_id"].map(pd.Series(units.index, index=units["article_id"]))
    column, sources = pd.factorize(known["key"], sort=True)
    shape = (len(units), len(sources))
    matrix = csr_matrix((known["value"].to_numpy("float64"), (place.to_numpy("int64"), column)), shape=shape)
    return lambda rows: DIVERSITY[figure](rows @ matrix)


def _over(value: np.ndarray, base: np.ndarray) -> np.ndarray:
    return value / np.where(base == 0, np.nan, base)


def _checked(counts: pd.DataFrame, table: str, columns: tuple[str, ...]) -> pd.DataFrame:
    helpers = {"article_counts": "density_counts, voice_counts or stance_counts", "source_counts": "source_counts"}
    lacking = [column for column in columns if column not in counts.columns]
    if lacking:
        have = ", ".join(map(str, counts.columns)) or "none"
        message = (
            f"The counts lack {', '.join(lacking)}. Columns that came: {have}. "
            f"Expected a table that {helpers[table]} makes."
        )
        raise schema.TableError(message)
    for column in ("value", "base"):
        if column in columns and (counts[column].isna() | counts[column].lt(0)).any():
            message = f"{column} is missing or negative in the counts of some articles; counts are 0 or more."
            raise schema.TableError(message)
    return counts


def _measure(counts: pd.DataFrame) -> str | None:
    """What is compared, as the table of counts says it."""
    if "measure" in counts.columns and len(counts):
        return str(counts["measure"].iloc[0])
    return f"effective number of sources: {counts['per'].iloc[0]}" if "per" in counts.columns and len(counts) else None
