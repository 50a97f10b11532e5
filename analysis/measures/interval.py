"""Intervals for shares and rates: a bootstrap over articles.

Articles, not words or quotations, are drawn with replacement, because what stands in one article hangs together.
The interval is the percentile interval (Efron, B. & Tibshirani, R. (1993), An Introduction to the Bootstrap, ch. 13).
It says how much the figure depends on which articles are in the corpus; it does not say how often quotations or
speakers were found wrongly.
In invented corpora of 300 articles it holds the true share in about 93 to 95 of 100 cases, with 30 articles in 86 to
93 (``benchmarks/README.md``): with few articles it is the least doubt there is, not all of it.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from analysis.measures.groups import KEYS

MIN_ARTICLES = 5
LEVEL = 0.95
N_BOOT = 500
# Numbers held at once (8 MB an array), however many articles, categories and draws there are.
_CELLS = 1_000_000

_Array = np.ndarray


def ratio_interval(
    unit: _Array, category: _Array, value: _Array, base: _Array, *, n_boot: int = N_BOOT, seed: int = 0
) -> tuple[_Array, _Array]:
    """Lower and upper ends of the intervals of ``sum(value) / sum(base)``, one for each category.

    Parameters
    ----------
    unit, category, value
        Of each row: the number of its article (from 0), the number of its category (from 0), and its count.
    base
        What the shares are shares of, one figure for each article.
    n_boot, seed
        Number of draws (0: no intervals) and seed of the random numbers: the same input gives the same interval.

    Returns
    -------
    tuple of arrays
        As long as there are categories; NaN with fewer than five articles, without draws, or where no draw has a base.
    """
    n_units, n_categories = len(base), int(category.max()) + 1 if len(category) else 0
    low, high = np.full(n_categories, np.nan), np.full(n_categories, np.nan)
    if n_units < MIN_ARTICLES or not base.any() or n_boot < 1:
        return low, high
    counts = csr_array((value, (category, unit)), shape=(n_categories, n_units))
    step = max(1, _CELLS // n_boot)
    for begin in range(0, n_categories, step):
        some = slice(begin, min(begin + step, n_categories))
        drawn = _drawn(counts[some], base, n_boot, seed)
        if drawn.shape[1]:
            low[some], high[some] = np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=1)
    return low, high


def _drawn(counts: csr_array, base: _Array, n_boot: int, seed: int) -> _Array:
    """The shares in each draw: one row per category, one column per draw; draws without a base are left out.

    The draws are made anew from their seed for each part of the categories: they need not be kept, and a category has
    the same draws whichever others there are.
    """
    random, n_units = np.random.default_rng(seed), len(base)
    drawn = np.empty((counts.shape[0], n_boot))
    step = max(1, _CELLS // max(n_units, counts.shape[0]))
    for begin in range(0, n_boot, step):
        n = min(step, n_boot - begin)
        unit = random.integers(0, n_units, (n, n_units)) + n_units * np.arange(n)[:, None]
        weight = np.bincount(unit.ravel(), minlength=n * n_units).reshape(n, n_units).T.astype("float64")
        whole = base @ weight
        drawn[:, begin : begin + n] = counts @ weight / np.where(whole > 0, whole, np.nan)
    return drawn[:, ~np.isnan(drawn).any(axis=0)]


def intervals(
    units: pd.DataFrame, rows: pd.DataFrame, group: list[str], *, n_boot: int = N_BOOT, seed: int = 0
) -> pd.DataFrame:
    """Intervals of ``sum(value) / sum(base)`` per group and key.

    Parameters
    ----------
    units
        One row per article and group: article_id, the columns named in ``group``, base.
    rows
        Counts: article_id, the columns named in ``group``, key, value.
    group
        Columns that make a group.
    n_boot, seed
        As in ``ratio_interval``. Every group begins with the same seed, so that it keeps its interval when another
        group is left out; the order of the articles does not matter.

    Returns
    -------
    DataFrame
        One row per group and key in ``rows``: the columns of ``group``, key, low, high. Without draws no row.
    """
    pieces: list[pd.DataFrame] = []
    if n_boot < 1:
        return _table(pieces, group)
    rows_of = {_key(name): part for name, part in rows.groupby(group, dropna=False, sort=False)}
    # By name, so that the same articles in another order are drawn alike.
    for name, part in units.sort_values("article_id").groupby(group, dropna=False, sort=False):
        counts = rows_of.get(_key(name))
        if counts is None:
            continue
        number = pd.Series(np.arange(len(part)), index=part["article_id"].to_numpy())
        codes, keys = pd.factorize(counts["key"])
        low, high = ratio_interval(
            counts["article_id"].map(number).to_numpy(dtype="int64"),
            codes,
            counts["value"].to_numpy(dtype="float64"),
            part["base"].to_numpy(dtype="float64"),
            n_boot=n_boot,
            seed=seed,
        )
        values = name if isinstance(name, tuple) else (name,)
        pieces.append(pd.DataFrame({**dict(zip(group, values, strict=True)), "key": keys, "low": low, "high": high}))
    return _table(pieces, group)


def _table(pieces: list[pd.DataFrame], group: list[str]) -> pd.DataFrame:
    pieces = pieces or [pd.DataFrame(columns=[*group, "key", "low", "high"])]
    # Where all names of groups are missing, pandas would take the column for numbers.
    dtypes = dict.fromkeys([*group, "key"], "str") | {"low": "float64", "high": "float64"}
    return pd.concat(pieces, ignore_index=True)[list(dtypes)].astype(dtypes)


def with_interval(
    table: pd.DataFrame, units: pd.DataFrame, name: str, value: pd.Series, *, n_boot: int, seed: int
) -> pd.DataFrame:
    """The table of groups with the interval of the figure ``name``: sum of ``value`` / sum of ``n_words``.

    ``units`` has one row per article (article_id, by, group, n_words), ``value`` one figure for each of them. The ends
    are the columns ``name_low`` and ``name_high``.
    """
    rows = units[["article_id", *KEYS]].assign(key=name, value=value, base=units["n_words"])
    found = intervals(rows, rows, KEYS, n_boot=n_boot, seed=seed).drop(columns="key")
    found = found.rename(columns={"low": f"{name}_low", "high": f"{name}_high"})
    return table.merge(found, on=KEYS, how="left")


def _key(name: object) -> tuple[object, ...]:
    """A group's name that equals itself although a part of it may be missing."""
    values = name if isinstance(name, tuple) else (name,)
    return tuple(None if pd.isna(value) else value for value in values)
