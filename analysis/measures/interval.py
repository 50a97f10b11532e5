"""Intervals for shares and rates: a bootstrap over articles.

Articles, not words or quotations, are drawn with replacement, because what stands in one article hangs together.
The interval is an expanded percentile interval (Hesterberg, T. C. (2015), What teachers should know about the
bootstrap, The American Statistician 69): from one percentile of the draws to another, with percentiles further out
than 2.5 and 97.5, because a sample of skewed counts looks less spread than what it is drawn from. How far out is
told by the draws themselves: as many standard errors as a symmetric bootstrap-t takes (Hall, P. (1988), On symmetric
bootstrap confidence intervals, JRSS B 50). Hesterberg takes Student's t there, which knows how many articles there
are, but not that a few of them hold most of the words.
The interval says how much the figure depends on which articles are in the corpus; it does not say how often
quotations or speakers were found wrongly.
In invented corpora of 30, 100 and 300 articles it holds the true share of a type of actor in about 95 of 100 cases; of
somebody who speaks in fewer than ten articles in 82 to 92 (``benchmarks/README.md``).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.sparse import csr_array
from scipy.special import ndtr

from analysis.measures.groups import KEYS

MIN_ARTICLES = 5
LEVEL = 0.95
N_BOOT = 500
# A draw whose articles all have the same share has a variance of 0 but for rounding.
_ROUNDING = 1e-12
# Numbers held at once (8 MB an array), however many articles, categories and draws there are.
_CELLS = 1_000_000

_Array = np.ndarray


def ratio_interval(
    unit: _Array, category: _Array, value: _Array, base: _Array, *, n_boot: int = N_BOOT, seed: int = 0
) -> tuple[_Array, _Array]:
    """Lower and upper ends of the intervals of ``sum(value) / sum(base)``, one for each category.

    Formula: with the share R of all n articles, n articles are drawn with replacement again and again. A draw has the
    share R* = sum(v*) / sum(b*) and, by linearisation, the standard error s* = sqrt(sum((v* - R* b*)²)) / sum(b*). In
    95 % of the draws |R* - R| is at most c s*. The ends are the percentiles Phi(-c) and Phi(c) of the R*, Phi being the
    normal distribution; c = 1.96 would make the plain percentile interval. They never leave what draws can have: a
    share lies within 0 and 1, and is certain where all articles have the same. Where more than 5 % of the draws lack a
    category, or have nothing else, there is no c, and the ends are the lowest and the highest of the draws.
    Source: Hesterberg (2015) for the percentiles and Hall (1988) for c, see above; Davison, A. C. & Hinkley, D. V.
    (1997), Bootstrap Methods and their Application, ch. 2 for s*; Hyndman, R. J. & Fan, Y. (1996), Sample quantiles in
    statistical packages, The American Statistician 50, for percentiles between two draws (their type 6).

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
        shares, distances = _drawn(counts[some], base, n_boot, seed)
        if shares.shape[1]:
            reach = np.quantile(distances, LEVEL, axis=1, method="higher")
            low[some], high[some] = expanded_percentiles(shares, reach)
    return low, high


def _drawn(counts: csr_array, base: _Array, n_boot: int, seed: int) -> tuple[_Array, _Array]:
    """The share in each draw, and how many of its standard errors it is away from the share of all articles.

    One row per category, one column per draw; draws without a base are left out. The draws are made anew from their
    seed for each part of the categories: they need not be kept, and a category has the same draws whichever others
    there are.
    """
    random, n_units = np.random.default_rng(seed), len(base)
    shares, distances = np.empty((2, counts.shape[0], n_boot))
    squares, products, share = counts * counts, counts * base, counts.sum(axis=1)[:, None] / base.sum()
    step = max(1, _CELLS // max(n_units, counts.shape[0]))
    for begin in range(0, n_boot, step):
        some = slice(begin, min(begin + step, n_boot))
        weight = _weights(random, some.stop - begin, n_units)
        value, whole = counts @ weight, base @ weight
        drawn = value / np.where(whole > 0, whole, np.nan)
        most = squares @ weight + drawn**2 * (base**2 @ weight)
        spread = most - 2 * drawn * (products @ weight)
        away, apart = np.abs(value - share * whole), np.sqrt(np.maximum(spread, 0))
        shares[:, some] = drawn
        distances[:, some] = np.divide(away, apart, out=np.full_like(away, np.inf), where=spread > _ROUNDING * most)
    defined = ~np.isnan(shares).any(axis=0)
    return shares[:, defined], distances[:, defined]


def _weights(random: np.random.Generator, n_draws: int, n_units: int) -> _Array:
    """How often each article (rows) is in each draw (columns)."""
    unit = random.integers(0, n_units, (n_draws, n_units)) + n_units * np.arange(n_draws)[:, None]
    times = np.bincount(unit.ravel(), minlength=n_draws * n_units).reshape(n_draws, n_units)
    return np.ascontiguousarray(times.T, dtype="float64")


def expanded_percentiles(draws: _Array, reach: _Array) -> tuple[_Array, _Array]:
    """The percentiles Phi(-reach) and Phi(reach) of each row of draws, Phi being the normal distribution.

    With ``n`` draws the percentile p lies at the ``p (n + 1)``-th of them in order, but within the first and the last.

    >>> low, high = expanded_percentiles(np.arange(1.0, 1000.0)[None, :], np.array([1.959964]))
    >>> low.round(2).tolist(), high.round(2).tolist()
    ([25.0], [975.0])
    """
    ordered, tail = np.sort(draws, axis=1), ndtr(-reach)
    return _at(ordered, tail), _at(ordered, 1 - tail)


def _at(ordered: _Array, percentile: _Array) -> _Array:
    row, last = np.arange(len(ordered)), ordered.shape[1] - 1
    place = np.clip(percentile * (last + 2) - 1, 0, last)
    before = place.astype("int64")
    one, next_one = ordered[row, before], ordered[row, np.minimum(before + 1, last)]
    return one + (place - before) * (next_one - one)


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
        return no_intervals(group)
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


def no_intervals(group: list[str]) -> pd.DataFrame:
    """The table of ``intervals`` without draws, which has no row."""
    return _table([], group)


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
