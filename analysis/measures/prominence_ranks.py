"""Where rankings of prominence agree and where they do not."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd

from analysis import schema
from analysis.measures import groups
from analysis.measures.confident import traced_from
from analysis.measures.inputs import need
from analysis.measures.panel_cells import PER
from analysis.measures.prominence_panel import FIGURES
from analysis.schema import Column, Table

RANKED = (*FIGURES, "first_position")
_LESS_IS_MORE = ("first_position",)
_ROW = ("per", "key", "name", "speaker_kind")
_PER = Column("per", "str", f"what a row of the panel stands for: {', '.join(PER)}")
_SAME = "no value, or all speakers of the group have the same: nothing to rank"
_FEW = "fewer than two speakers have both figures, or all have the same"

RANKS = Table(
    "prominence_ranks",
    "group of articles, named speaker (or actor type, ...) and figure of the panel",
    (
        groups.BY,
        groups.GROUP,
        _PER,
        Column("key", "str", "as in the panel", "speaker is no entity"),
        Column("name", "str", "as in the panel"),
        Column("speaker_kind", "str", "as in the panel", "not known"),
        Column("figure", "str", "what is ranked by", allowed=RANKED),
        Column("value", "float", "the speaker's figure in the panel", "the figure is missing there"),
        Column("rank", "float", "1 is most prominent; equal figures share the mean of their ranks", _SAME),
        Column("n_ranked", "int", "speakers of the group that are ranked by this figure"),
        Column("spread", "float", "largest - smallest rank of the speaker by the chosen figures", "no rank at all"),
    ),
)
AGREEMENT = Table(
    "prominence_agreement",
    "group of articles and pair of figures of the panel",
    (
        groups.BY,
        groups.GROUP,
        _PER,
        Column("figure", "str", "one figure", allowed=RANKED),
        Column("other_figure", "str", "the other figure", allowed=RANKED),
        Column("n", "int", "named speakers that have both figures"),
        Column("tau_b", "float", "Kendall's tau-b, -1 (reversed) to 1 (same order)", _FEW),
        Column("spearman", "float", "Spearman's rank correlation, -1 to 1", _FEW),
    ),
)


def prominence_ranks(panel: pd.DataFrame, *, figures: tuple[str, ...] = RANKED) -> pd.DataFrame:
    """Rank of each named speaker by each figure of the panel; one row per group, speaker and figure.

    The largest count is rank 1; by ``first_position`` the earliest is. Equal figures share the mean of the ranks they
    would take (2 and 3 give 2.5 twice), so that ranks add up to the same with ties and without. Anonymous speakers,
    nobody, "no_entity" and entities without a party are no speaker that could be ranked and have no row. Who has no
    figure has no rank, nor has anybody where all have the same; ``n_ranked`` tells among how many a rank was given.
    Source: own arrangement.

    Parameters
    ----------
    panel
        Table of ``measures.prominence_panel``.
    figures
        What to rank by: counts of the panel, or "first_position".

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["prominence_ranks"]``, in the order of the panel, figure by figure.

    Raises
    ------
    TableError
        The table is no panel.
    ValueError
        There is no such figure.

    Examples
    --------
    >>> panel = pd.DataFrame({"by": "corpus", "group": "all", "per": "speaker", "key": ["e1", "e2", "e3"],
    ...     "name": ["Abel", "Brandt", "Celik"], "speaker_kind": "person", "n_quotes": [3, 1, 1],
    ...     "first_position": [0.5, 0.1, None]} | dict.fromkeys(list(FIGURES)[1:], 0))
    >>> ranks = prominence_ranks(panel)
    >>> ranks.loc[ranks["figure"].eq("n_quotes"), "rank"].tolist()
    [1.0, 2.5, 2.5]
    >>> ranks.loc[ranks["figure"].eq("first_position"), "rank"].tolist()
    [2.0, 1.0, nan]
    """
    named = _named(panel, figures)
    ranks = _ranks(named, figures)
    spread = ranks.max(axis=1) - ranks.min(axis=1)
    parts = []
    for figure in figures:
        part = named[[*groups.KEYS, *_ROW]].assign(figure=figure, value=named[figure], rank=ranks[figure])
        part["n_ranked"] = part.groupby(groups.KEYS, dropna=False)["rank"].transform("count")
        parts.append(part.assign(spread=spread))
    table = pd.concat(parts).sort_index(kind="stable").reset_index(drop=True)
    return traced_from(schema.conform(RANKS, table), panel)


def prominence_agreement(panel: pd.DataFrame, *, figures: tuple[str, ...] = RANKED) -> pd.DataFrame:
    """How far the rankings by two figures agree; one row per group and pair of figures, the least alike first.

    Kendall's tau-b = (concordant - discordant pairs of speakers) / sqrt(pairs untied by one figure * pairs untied by
    the other one); Spearman's coefficient is the correlation of the ranks, ties having mean ranks. Both are of the
    ranks, so that an early first quotation agrees with many words. A low figure says that the two tell different
    stories and must not be swapped for one another; with few speakers it can be low by chance.
    Sources: Kendall, M. G. (1945), The treatment of ties in ranking problems, Biometrika 33(3), 239-251;
    Spearman, C. (1904), The proof and measurement of association between two things, The American Journal of
    Psychology 15(1), 72-101.

    Parameters
    ----------
    panel
        Table of ``measures.prominence_panel``. Only named speakers count, as in ``prominence_ranks``.
    figures
        Which figures to compare, each with each.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["prominence_agreement"]``; within a group by tau-b, undefined ones last.

    Raises
    ------
    TableError
        The table is no panel.
    ValueError
        There is no such figure.

    Examples
    --------
    Three speakers: of the three pairs two are in the same order, one is reversed.

    >>> panel = pd.DataFrame({"by": "corpus", "group": "all", "per": "speaker", "key": ["e1", "e2", "e3"],
    ...     "name": ["Abel", "Brandt", "Celik"], "speaker_kind": "person", "n_quotes": [3, 2, 1],
    ...     "first_position": [0.2, 0.1, 0.3]} | dict.fromkeys(list(FIGURES)[1:], 0))
    >>> prominence_agreement(panel)[["figure", "other_figure", "tau_b", "spearman"]].head(1).round(3).values.tolist()
    [['n_quotes', 'first_position', 0.333, 0.5]]
    """
    named = _named(panel, figures)
    ranks = _ranks(named, figures)
    rows = []
    for _, part in named.groupby(groups.KEYS, dropna=False, sort=False):
        head = {column: part[column].iloc[0] for column in (*groups.KEYS, "per")}
        for one, other in combinations(figures, 2):
            rows.append(head | {"figure": one, "other_figure": other} | _agreement(ranks.loc[part.index, [one, other]]))
    table = pd.DataFrame(rows, columns=AGREEMENT.names)
    place = table.groupby(groups.KEYS, dropna=False, sort=False).ngroup()
    table = table.assign(_place=place).sort_values(["_place", "tau_b"], kind="stable").drop(columns="_place")
    return traced_from(schema.conform(AGREEMENT, table.reset_index(drop=True)), panel)


def _named(panel: pd.DataFrame, figures: tuple[str, ...]) -> pd.DataFrame:
    unknown = [figure for figure in figures if figure not in RANKED]
    if unknown or not figures:
        message = f"figures={figures!r} came; expected some of {', '.join(RANKED)}."
        raise ValueError(message)
    need(panel, "prominence_panel", (*groups.KEYS, *_ROW, *figures))
    return panel[panel["name"].notna()].reset_index(drop=True)


def _ranks(named: pd.DataFrame, figures: tuple[str, ...]) -> pd.DataFrame:
    # Rounded, so that sums of the same weights in another order are a tie.
    values = named[list(figures)].astype("float64").round(9)
    values[[figure for figure in figures if figure not in _LESS_IS_MORE]] *= -1
    grouped = values.groupby([named[key] for key in groups.KEYS], dropna=False)
    return grouped.rank(method="average").where(grouped.transform("nunique") > 1)


def _agreement(ranks: pd.DataFrame) -> dict[str, float]:
    both = ranks.dropna().to_numpy()
    if len(both) < 2 or (np.ptp(both, axis=0) == 0).any():
        return {"n": len(both), "tau_b": np.nan, "spearman": np.nan}
    # Here, as it takes a second to load and most analyses never ask for it.
    from scipy.stats import kendalltau, spearmanr

    tau, rho = kendalltau(*both.T, variant="b").statistic, spearmanr(*both.T).statistic
    return {"n": len(both), "tau_b": float(tau), "spearman": float(rho)}
