"""Intervals for shares and rates: a bootstrap over articles.

Articles, not words or quotations, are drawn with replacement, because what stands in one article hangs together.
The interval is the percentile interval (Efron, B. & Tibshirani, R. (1993), An Introduction to the Bootstrap, ch. 13).
It says how much the figure depends on which articles are in the corpus; it does not say how often quotations or
speakers were found wrongly.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

MIN_ARTICLES = 5
LEVEL = 0.95
N_BOOT = 500

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
        Number of draws and seed of the random numbers: the same input gives the same interval.

    Returns
    -------
    tuple of arrays
        As long as there are categories; NaN with fewer than five articles, or where no draw has a base.
    """
    n_units, n_categories = len(base), int(category.max()) + 1 if len(category) else 0
    undefined = np.full(n_categories, np.nan)
    if n_units < MIN_ARTICLES or not base.any():
        return undefined, undefined.copy()
    random = np.random.default_rng(seed)
    drawn = np.full((n_boot, n_categories), np.nan)
    for draw in range(n_boot):
        weight = np.bincount(random.integers(0, n_units, n_units), minlength=n_units)
        whole = float(weight @ base)
        if whole > 0:
            drawn[draw] = np.bincount(category, weights=value * weight[unit], minlength=n_categories) / whole
    drawn = drawn[~np.isnan(drawn).any(axis=1)]
    if not len(drawn):
        return undefined, undefined.copy()
    low, high = np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    return low, high


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
        One row per group and key in ``rows``: the columns of ``group``, key, low, high.
    """
    pieces = []
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
    if not pieces:
        pieces = [pd.DataFrame(columns=[*group, "key", "low", "high"])]
    # Where all names of groups are missing, pandas would take the column for numbers.
    dtypes = dict.fromkeys([*group, "key"], "str") | {"low": "float64", "high": "float64"}
    return pd.concat(pieces, ignore_index=True)[list(dtypes)].astype(dtypes)


def _key(name: object) -> tuple[object, ...]:
    """A group's name that equals itself although a part of it may be missing."""
    values = name if isinstance(name, tuple) else (name,)
    return tuple(None if pd.isna(value) else value for value in values)
