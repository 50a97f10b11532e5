"""Shares corrected by a sample that a person coded: the machine's figures, less what the sample shows to be wrong.

The difference estimator of Särndal, C.-E., Swensson, B. & Wretman, J. (1992), Model Assisted Survey Sampling, ch. 6.
With machine predictions it is that of Angelopoulos, A. N. et al. (2023), Prediction-powered inference, Science 382, and
of Egami, N. et al. (2023), Using imperfect surrogates for downstream inference, NeurIPS 36.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from typing import cast

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from analysis import schema
from analysis.evaluation.design import Design, design
from analysis.evaluation.doubt import NO_INTERVAL, WIDE, reasons, too_wide
from analysis.evaluation.sample import TABLE as SAMPLE
from analysis.measures import groups
from analysis.measures.interval import LEVEL, MIN_ARTICLES, expanded_percentiles
from analysis.schema import Column, Table, TableError

_BASE = "the group has no coded article, or nothing that shares could be shares of"
_INTERVAL = (
    "fewer than five coded articles, a stratum with one, or machine and person differ in no coded article: there is no "
    "telling how wrong the machine is in the others"
)
_OWN = "the counts are your own: corrected_share made the table"

TABLE = Table(
    "corrected_shares",
    "group of articles and key",
    (
        groups.BY,
        groups.GROUP,
        Column("key", "str", "speaker, type of actor or whatever else has the share", "the group has none"),
        Column("n_articles", "int", "articles in the group"),
        Column("n_coded", "int", "those that a person coded"),
        Column("n_differ", "int", "coded articles in which machine and person differ in the value of the key"),
        Column("naive", "float", "share by the machine alone, all articles, 0 to 1", "the machine found no base"),
        Column("corrected", "float", "share corrected by the coded sample; not forced into 0 to 1", _BASE),
        Column("low", "float", "lower end of the 95 % interval of corrected; not forced into 0 to 1", _INTERVAL),
        Column("high", "float", "upper end of the 95 % interval of corrected; not forced into 0 to 1", _INTERVAL),
        Column("outside", "bool", "corrected is below 0 or above 1: too few articles were coded for this key"),
        NO_INTERVAL,
        WIDE,
        Column("of", "str", "what the keys are: speaker, actor_type, gender, density", _OWN),
        Column("unit", "str", "what is counted of it: words or quotations", _OWN),
        Column("types", "str", "types of quotation that count, in alphabetical order", _OWN),
        Column("min_confidence", "float", "least confidence of the quotations found that count", f"all do, or {_OWN}"),
    ),
)
N_BOOT = 1000
# Draws of fewer coded articles do not reach far enough to take percentiles of them (``benchmarks/README.md``).
FEW_CODED = 30
_KEYS_AT_ONCE = 200
_ROUNDING = 1e-9
_COUNTS = ("article_id", "key", "value", "base")
_Array = np.ndarray


def corrected_share(
    machine_counts: pd.DataFrame,
    human_counts: pd.DataFrame,
    sample: pd.DataFrame,
    *,
    n_boot: int = N_BOOT,
    seed: int = 0,
) -> pd.DataFrame:
    """Shares of all articles, corrected by the coded ones; one row per group of articles and key.

    Formula: with the machine's count a and base b of every article, the person's y and x of the coded ones, and the
    weights w of the sample, the corrected share is R = Y / X where Y = sum(a) + sum(w (y - a)) and
    X = sum(b) + sum(w (x - b)). Its variance is by linearisation: with u = (y - a) - R (x - b), 0 outside the group,
    sum over strata h of N_h² (1 - n_h / N_h) var_h(u) / n_h, divided by X². The interval reaches c standard errors far:
    in 95 % of draws of the coded articles R lies within c of the draw's own standard errors (a symmetric bootstrap-t),
    and c is never below Student's t with n_e - 1 degrees of freedom. For errors are few and unlike: most coded articles
    have none of a speaker, and only those that do tell how far apart errors may lie. They count as
    n_e = (sum |y - a|)² / sum (y - a)²: their number where all errors are of the same size, fewer where a few of them
    make up most of the whole. The ends are the percentiles Phi(-c) and Phi(c) of the shares in the draws, as in
    ``measures.interval``. A group with fewer than 30 coded articles has R ± c sqrt(variance), and n_e is n_differ: its
    draws do not reach far enough. The usual interval, t by the number of coded articles to each side, would hold the
    truth in 88 of 100 cases where five errors are seen in a hundred articles (``benchmarks/README.md``).

    The interval is for the share that a person who coded *all these* articles would have found. It does not say which
    other articles there might have been; that is the interval of ``measures``. It holds only if the articles were
    drawn at random, whole, and coded without the machine's answer.
    Source: those of ``analysis.evaluation.corrected`` for the estimator, of ``analysis.evaluation.design`` for the
    draws; Hall, P. (1988), On symmetric bootstrap confidence intervals, JRSS B 50, and Hesterberg, T. C. (2015), What
    teachers should know about the bootstrap, The American Statistician 69, for the ends; Kish, L. (1965), Survey
    Sampling, for effective numbers. To take one for the degrees of freedom, and the 30, are our own.

    Parameters
    ----------
    machine_counts
        What ``article_counts`` makes, of all articles: article_id, by, group, key, value, base. One row per article
        and key; an article without any has a row with a missing key.
    human_counts
        The same of the coded articles, by a person; by and group are not needed.
    sample
        What ``draw_sample`` made. Its articles, all of them and no others, were coded.
    n_boot, seed
        Draws of the coded articles, and the seed of the random numbers.

    Returns
    -------
    DataFrame
        The columns of ``TABLE``; by group, then key.

    Raises
    ------
    TableError
        A table lacks a column, an article has several bases, a stratum several probabilities, or the coded articles
        are not those of the sample.

    Examples
    --------
    Six articles of ten words each. Everywhere the machine gives Abel 5; in the coded ones she has 5, 7 and 9: 7 of 10.

    >>> machine = pd.DataFrame({"article_id": list("abcdef"), "by": "corpus", "group": "all", "key": "Abel"})
    >>> machine = machine.assign(value=5, base=10)
    >>> human = pd.DataFrame({"article_id": list("ace"), "key": "Abel", "value": [5, 7, 9], "base": 10})
    >>> sample = pd.DataFrame({"article_id": list("ace"), "stratum": "all", "probability": 0.5, "weight": 2.0})
    >>> corrected_share(machine, human, sample)[["naive", "corrected", "n_coded", "n_differ"]].values.tolist()
    [[0.5, 0.7, 3.0, 2.0]]
    """
    _check_counts(machine_counts, "machine_counts", (*groups.KEYS, *_COUNTS))
    _check_counts(human_counts, "human_counts", _COUNTS)
    check_sample(sample, human_counts["article_id"], machine_counts["article_id"], "machine_counts")
    sample = sample.sort_values("article_id")
    whole, drawn = design(sample, n_boot, seed), pd.Index(sample["article_id"])
    parts = []
    for name, machine in machine_counts.groupby(groups.KEYS, dropna=False, sort=True):
        human = human_counts[human_counts["article_id"].isin(machine["article_id"])]
        by, group = cast("tuple[str, str]", name)
        rows, coded = _of_group(machine, human, whole, drawn), np.flatnonzero(drawn.isin(human["article_id"]))
        told = {NO_INTERVAL.name: reasons(rows, whole.of(coded)), WIDE.name: too_wide(rows)}
        parts.append(rows.assign(by=by, group=group, **told))
    return schema.conform(TABLE, pd.concat(parts, ignore_index=True)) if parts else schema.empty(TABLE)


def article_counts(units: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Counts as ``corrected_share`` wants them: every article with the rows it has, or with one without key.

    ``units`` has one row per article: article_id and base, by and group where needed. ``rows`` has article_id, key,
    value.

    >>> units = pd.DataFrame({"article_id": ["a", "b"], "base": [9, 0]})
    >>> rows = pd.DataFrame({"article_id": ["a"], "key": ["Abel"], "value": [9]})
    >>> article_counts(units, rows)[["key", "value", "base"]].values.tolist()
    [['Abel', 9.0, 9], [nan, 0.0, 0]]
    """
    own = rows[["article_id", "key", "value"]].astype({"article_id": "str"})
    counts = units.astype({"article_id": "str"}).merge(own, on="article_id", how="left")
    return counts.assign(value=counts["value"].fillna(0).astype("float64"), key=counts["key"].astype("str"))


def _of_group(machine: pd.DataFrame, human: pd.DataFrame, whole: Design, drawn: pd.Index) -> pd.DataFrame:
    keys = pd.Index(sorted({*machine["key"].dropna(), *human["key"].dropna()}))
    bases = machine.drop_duplicates("article_id").set_index("article_id")["base"].astype("float64").sort_index()
    if keys.empty:
        n_coded = human["article_id"].nunique()
        return pd.DataFrame([{"n_articles": len(bases), "n_coded": n_coded, "n_differ": 0, "outside": False}])
    totals = machine.groupby("key")["value"].sum().reindex(keys, fill_value=0).to_numpy(dtype="float64")
    own = human.drop_duplicates("article_id").set_index("article_id")["base"].astype("float64").sort_index()
    y = _matrix(human, own.index, keys) - _matrix(machine[machine["article_id"].isin(own.index)], own.index, keys)
    x = (own - bases.reindex(own.index)).to_numpy()
    sample = whole.of(drawn.get_indexer(own.index))
    parts = [slice(begin, begin + _KEYS_AT_ONCE) for begin in range(0, len(keys), _KEYS_AT_ONCE)]
    found = [_estimate(totals[part], bases.sum(), y[:, part], x, sample) for part in parts]
    corrected, low, high = (np.concatenate(columns) for columns in zip(*found, strict=True))
    if len(own) == len(bases):
        low = high = corrected  # the person has seen them all
    return pd.DataFrame(
        {
            "key": keys.astype("str"),
            "n_articles": len(bases),
            "n_coded": len(own),
            "n_differ": (y != 0).sum(axis=0),
            "naive": totals / bases.sum() if bases.sum() > 0 else np.nan,
            "corrected": corrected,
            "low": low,
            "high": high,
            "outside": (corrected < -_ROUNDING) | (corrected > 1 + _ROUNDING),
        }
    )


def _estimate(totals: _Array, base: float, y: _Array, x: _Array, sample: Design) -> tuple[_Array, _Array, _Array]:
    """Corrected shares and the ends of their intervals; y and x are person less machine, by coded article."""
    undefined = np.full(len(totals), np.nan)
    whole = base + sample.weight @ x
    if not len(x) or whole <= 0:
        return undefined, undefined, undefined
    shares = (totals + sample.weight @ y) / whole
    if len(x) < MIN_ARTICLES:
        return shares, undefined, undefined
    error = np.sqrt(sample.variance(y - shares * x[:, None])) / whole
    some = (y != 0).any(axis=0) & (error > 0)
    draws, distance = _studentised(totals[some], base, y[:, some], x, sample, shares[some], error[some])
    few = len(x) < FEW_CODED or not len(draws)
    differ = (y[:, some] != 0).sum(axis=0) if few else _effective(y[:, some])
    freedom = np.clip(differ - 1, 1, max(len(x) - len(np.unique(sample.stratum)), 1))
    reach = np.fmax(stdtrit(freedom, (1 + LEVEL) / 2), distance)
    low, high = undefined.copy(), undefined.copy()
    if few:
        low[some], high[some] = shares[some] - reach * error[some], shares[some] + reach * error[some]
    else:
        low[some], high[some] = expanded_percentiles(draws.T, reach)
    return shares, low, high


def _effective(errors: _Array) -> _Array:
    """How many errors of the same size would tell as much as those of each column: their number at most."""
    return np.abs(errors).sum(axis=0) ** 2 / (errors**2).sum(axis=0)


def _studentised(
    totals: _Array, base: float, y: _Array, x: _Array, sample: Design, shares: _Array, error: _Array
) -> tuple[_Array, _Array]:
    """Shares in the draws (rows), and how many standard errors they lie at most from the corrected ones in 95 %."""
    whole = base + sample.weights @ x
    whole = np.where(whole > 0, whole, np.nan)[:, None]
    drawn = (totals + sample.weights @ y) / whole
    errors = np.sqrt(sample.variances(y, x, drawn)) / whole
    # Draws without any of the articles that differ have no spread to be measured by.
    errors = np.where(errors > 1e-6 * error, errors, np.nan)
    distance = np.abs(drawn - shares) / errors
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # a key may have no spread in any draw
        return drawn[~np.isnan(whole[:, 0])], np.nanquantile(distance, LEVEL, axis=0)


def _matrix(counts: pd.DataFrame, articles: pd.Index, keys: pd.Index) -> _Array:
    """Values by article (rows) and key (columns); 0 where there is none."""
    found = np.zeros((len(articles), len(keys)))
    rows = counts.dropna(subset=["key"])
    np.add.at(
        found,
        (articles.get_indexer(pd.Index(rows["article_id"])), keys.get_indexer(pd.Index(rows["key"]))),
        rows["value"],
    )
    return found


def _check_counts(counts: pd.DataFrame, name: str, columns: tuple[str, ...]) -> None:
    lacking = [column for column in columns if column not in counts.columns]
    if lacking:
        have = ", ".join(map(str, counts.columns)) or "none"
        message = (
            f"{name} lacks {', '.join(lacking)}. Columns that came: {have}. Expected: a row per article and key with "
            f"{', '.join(columns)}, as article_counts makes them."
        )
        raise TableError(message)
    several = counts.groupby("article_id")["base"].nunique(dropna=False)
    if (several > 1).any():
        message = f"{name}: article {several.idxmax()!r} has several bases; its rows must have the same one."
        raise TableError(message)


def check_sample(sample: pd.DataFrame, coded: Iterable[str], articles: Iterable[str], where: str) -> None:
    """Refuse a sample whose articles are not those that were coded, or not among ``articles``, called ``where``.

    Raises
    ------
    TableError
        One of them is not; or the probabilities are no probabilities, or several in a stratum.
    """
    schema.conform(SAMPLE, sample)
    drawn, coded, there = set(sample["article_id"]), set(coded), set(articles)
    for wrong, what, hint in (
        (drawn - there, f"of the sample are not in {where}", "Was the sample drawn from another corpus?"),
        (
            drawn - coded,
            "of the sample are not coded",
            "Code them too: leaving out the difficult ones would bend shares.",
        ),
        (
            coded - drawn,
            "were coded but not drawn",
            "Only articles drawn at random can correct shares; leave them out.",
        ),
    ):
        if wrong:
            message = f"{len(wrong)} article(s) {what}, first {min(wrong)!r}. {hint}"
            raise TableError(message)
    several = sample.groupby("stratum", dropna=False)["probability"].nunique()
    if (several > 1).any() or not sample["probability"].between(0, 1, inclusive="right").all():
        message = "probability must lie above 0, at most at 1, and be the same throughout a stratum. Try draw_sample."
        raise TableError(message)
