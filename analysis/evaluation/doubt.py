"""What a reader must know of a corrected share: why it has no interval, or that the one it has is too wide."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.evaluation.design import Design
from analysis.measures.interval import MIN_ARTICLES
from analysis.schema import Column

REASONS = ("not_coded", "no_base", "few_coded", "stratum_of_one", "no_difference", "no_spread")
NARROW, WIDEST, RELATIVE = 0.05, 0.3, 1.3

NO_INTERVAL = Column(
    "no_interval",
    "str",
    "why low and high lack: no article of the group was coded (not_coded); there is nothing that shares could be "
    f"shares of (no_base); fewer than {MIN_ARTICLES} coded articles (few_coded); one coded article in a stratum "
    "(stratum_of_one); machine and person differ in no coded article (no_difference); those that differ do not "
    "tell how far apart errors lie (no_spread)",
    "there is an interval",
    REASONS,
)
WIDE = Column(
    "wide",
    "bool",
    "the interval is too wide to report the share by itself: at least 0.3 wide, or wider than 0.05 and than 1.3 times "
    "the share",
)


def reasons(rows: pd.DataFrame, sample: Design) -> pd.Series:
    """Why each row of a group has no interval, missing where it has one; ``sample`` are the group's coded articles."""
    lacking = rows["low"].isna() if "low" in rows else pd.Series(True, index=rows.index)
    uncorrected = rows["corrected"].isna() if "corrected" in rows else lacking
    alone = any(sample.n[number] == 1 for number, _, _ in sample.strata)
    answers = {
        "not_coded": rows["n_coded"].eq(0),
        "no_base": uncorrected,
        "few_coded": rows["n_coded"].lt(MIN_ARTICLES),
        "stratum_of_one": pd.Series(alone, index=rows.index),
        "no_difference": rows["n_differ"].eq(0),
    }
    found = np.select([answer.to_numpy() for answer in answers.values()], list(answers), "no_spread")
    return pd.Series(found, index=rows.index, dtype="str").where(lacking)


def too_wide(rows: pd.DataFrame) -> pd.Series:
    """Whether the interval is too wide for the share to be reported by itself; False where there is none.

    The limits are those of Parker, J. D. et al. (2017), National Center for Health Statistics data presentation
    standards for proportions, Vital and Health Statistics 2(175): a proportion is not presented if its 95 % interval
    is at least 0.3 wide, or wider than 0.05 and wider than 130 % of it.

    >>> rows = pd.DataFrame({"corrected": [0.5, 0.1, 0.02], "low": [0.3, 0.02, 0.0], "high": [0.7, 0.2, 0.04]})
    >>> too_wide(rows).to_list()
    [True, True, False]
    """
    if "low" not in rows:
        return pd.Series(False, index=rows.index)
    width = (rows["high"] - rows["low"]).round(9)
    relative = width.gt(RELATIVE * rows["corrected"].abs()) & width.gt(NARROW)
    return width.ge(WIDEST) | relative
