"""Which articles of a corpus a person should code: a random sample with known probabilities, by strata if wanted.

Only such a sample can say how wrong the machine is on *this* corpus: whole articles, drawn by chance and not picked,
coded without seeing what the machine found, and all of them coded.
"""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
import pandas as pd

from analysis import schema
from analysis.measures import groups
from analysis.schema import Column, Table

ALLOCATIONS = ("proportional", "equal")
# One article of a stratum tells nothing of how much its articles differ.
MIN_PER_STRATUM = 2

TABLE = Table(
    "sample",
    "article drawn",
    (
        Column("article_id", "str", "article to be coded"),
        Column("stratum", "str", 'value of the column that made the strata; "all" without strata', "not given"),
        Column(
            "probability", "float", "chance of each article of the stratum to be drawn: n_h / N_h, above 0, up to 1"
        ),
        Column("weight", "float", "how many articles it stands for: N_h / n_h = 1 / probability"),
    ),
)


def draw_sample(
    articles: pd.DataFrame, n: int, *, by: str | None = None, allocation: str = ALLOCATIONS[0], seed: int = 0
) -> pd.DataFrame:
    """Draw articles to be coded by hand; one row per article drawn.

    Stratified simple random sampling without replacement. Each stratum first gets two articles (or its only one);
    the rest goes one by one to the stratum h with the highest N_h / (2 n_h + 1), so that shares come out as near to
    those of the corpus as whole articles allow ("proportional"), or with 1 in place of N_h ("equal").
    Source: Cochran, W. G. (1977), Sampling Techniques, 3rd ed., ch. 5; the rounding is that of Sainte-Laguë.

    Every article has a random number of its own, made of ``seed`` and its ``article_id``; the lowest of each stratum
    are drawn. So the same seed draws the same articles, and a larger sample holds the smaller one: who has coded 20
    and finds the intervals too wide draws 40, and codes 20 more. Source: Ohlsson, E. (1995), Coordination of samples
    using permanent random numbers, in Cox, B. G. et al. (eds.), Business Survey Methods, Wiley.

    Parameters
    ----------
    articles
        All articles that the shares will be about; rows with the same ``article_id`` are an error.
    n
        How many articles to draw.
    by
        What makes the strata: a column of articles, "month", "week", or None. Where shares will be told by outlet,
        draw by outlet.
    allocation
        "proportional": large strata get more; best for the whole corpus. "equal": each gets the same as far as it has
        them; best for comparing groups.
    seed
        What the random numbers are made of. The order of ``articles`` does not matter.

    Returns
    -------
    DataFrame
        The columns of ``TABLE``: article_id, stratum, probability, weight; by stratum, then article_id.

    Raises
    ------
    ValueError
        ``n`` is more than there are, or too few for the strata; ``allocation`` or ``by`` is not known.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": list("abcdefgh"), "outlet": ["Bote"] * 6 + ["Kurier"] * 2})
    >>> draw_sample(articles, 5, by="outlet").groupby("stratum")["weight"].agg(["size", "sum"]).values.tolist()
    [[3.0, 6.0], [2.0, 2.0]]
    >>> small, large = (set(draw_sample(articles, n, by="outlet")["article_id"]) for n in (5, 7))
    >>> small < large
    True
    """
    strata = groups.assign(articles, by).rename(columns={"group": "stratum"}).sort_values(["stratum", "article_id"])
    parts = [part for _, part in strata.groupby("stratum", dropna=False, sort=True)]
    sizes = [len(part) for part in parts]
    rows: list[dict[str, Any]] = []
    for part, size, drawn in zip(parts, sizes, _allocated(sizes, n, allocation), strict=True):
        chosen = part.iloc[np.sort(np.argsort(_numbers(part["article_id"], seed))[:drawn])]
        names = zip(chosen["article_id"], chosen["stratum"], strict=True)
        rows += [
            {"article_id": article, "stratum": stratum, "probability": drawn / size, "weight": size / drawn}
            for article, stratum in names
        ]
    return schema.frame(TABLE, rows)


def _numbers(names: pd.Series, seed: int) -> np.ndarray:
    """The random number of each article, whichever others there are."""
    digests = (hashlib.sha256(f"{seed} {name}".encode("utf-8", "surrogatepass")).digest() for name in names)
    return np.array([int.from_bytes(digest[:8]) for digest in digests], dtype="uint64")


def _allocated(sizes: list[int], n: int, allocation: str) -> list[int]:
    if allocation not in ALLOCATIONS:
        message = f"A sample is dealt out {' or '.join(ALLOCATIONS)}; allocation={allocation!r} came."
        raise ValueError(message)
    drawn = [min(MIN_PER_STRATUM, size) for size in sizes]
    _check(n, sum(sizes), sum(drawn), len(sizes))
    for _ in range(n - sum(drawn)):
        claims = [
            (size if allocation == "proportional" else 1) / (2 * got + 1) if got < size else 0.0
            for size, got in zip(sizes, drawn, strict=True)
        ]
        drawn[int(np.argmax(claims))] += 1
    return drawn


def _check(n: int, there: int, least: int, strata: int) -> None:
    if n > there:
        message = f"{n} articles cannot be drawn: the table 'articles' has {there}. Try n={there} or less."
        raise ValueError(message)
    if n < max(least, 1):
        message = (
            f"n={n} is too few: {strata} strata need {least} articles, {MIN_PER_STRATUM} each if they have them. "
            f"Try n={max(least, 1)} or more, or a column with fewer values."
        )
        raise ValueError(message)
