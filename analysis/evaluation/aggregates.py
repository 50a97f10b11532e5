"""Error of what people publish: quote density, and the shares of speakers, types of actor and genders."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis import schema
from analysis.evaluation.bootstrap import DRAWS, drawn
from analysis.evaluation.counted import ACTOR_TYPE, GENDER, ORDER, SPEAKER, counted_found, counted_gold
from analysis.evaluation.density_error import all_words, density_rows, quoted_words
from analysis.evaluation.gold import Gold
from analysis.evaluation.groups import article_groups
from analysis.evaluation.share_error import Counts, count, share_rows
from analysis.measures.inputs import QUOTED_TYPES
from analysis.schema import Column, Table

_ONE_FIGURE = "the row is an error, a distance or a correlation, or a side has no words or quotations"

TABLE = Table(
    "aggregates",
    "group of articles, measure and category",
    (
        Column("group", "str", "group of articles, as in evaluation.groups"),
        Column("measure", "str", "what is compared"),
        Column("category", "str", "speaker, type of actor or gender whose share it is", "the row is about no category"),
        Column("gold", "float", "the figure in gold, 0 to 1", _ONE_FIGURE),
        Column("found", "float", "the same figure in what was found, 0 to 1", _ONE_FIGURE),
        Column("value", "float", "found - gold; or the error, distance, correlation that measure names", "undefined"),
        Column("low", "float", "lower end of the 95 % interval of value", "fewer than five articles, or undefined"),
        Column("high", "float", "upper end of the 95 % interval of value", "fewer than five articles, or undefined"),
        Column("n", "int", "articles (density), gold quotations (shares, distance), speakers (rank correlation)"),
    ),
)
UNITS = ("words", "quotations")


def aggregates(
    gold: Gold,
    quotes: pd.DataFrame,
    entities: pd.DataFrame,
    *,
    types: tuple[str, ...] = QUOTED_TYPES,
    draws: int = DRAWS,
    seed: int = 0,
) -> pd.DataFrame:
    """Compare densities and shares with gold; one row per group of articles, measure and category.

    ========================================== ==================================================================
    measure                                    value
    ========================================== ==================================================================
    density direct, density all                found - gold of quoted words / words, direct quotations or all
                                               ``types``; every word counts once, marks are no words
    density ..., mean absolute error           mean over articles of abs(found - gold) of the article's density
    density ..., rank correlation              Spearman's correlation over articles of both densities
    words by speaker, quotations by speaker    found - gold of the speaker's share of the quoted words or of the
                                               quotations, by display name
    words by actor_type, ... by gender         the same for types of actor and genders: in gold from
                                               ``gold.persons``, in what was found from ``entities``
    ... by ..., distance                       total variation distance: half the sum of the absolute errors, 0
                                               (all shares right) to 1 (nothing in common)
    ... by speaker, rank correlation           Spearman's correlation of the shares of all named speakers that
                                               gold or the analysis has
    ========================================== ==================================================================

    Quotations without a named speaker stay in every share: "anonymous" and "nobody" are categories, and with types
    of actor and genders "organisation" and "group" too; so shares sum to 1 on either side. Words are those of the
    text, also of lines that the kit leaves out, on both sides. Rows on speakers are there where gold has names, those
    on types and genders where it has persons. Drawing articles scatters the errors, and a distance adds
    them up whatever their sign: its interval lies too high, most so in small groups.
    Source: own definition, of the shares that ``measures.quote_density`` and ``measures.speaker_prominence`` make; the
    interval is the bootstrap over articles of ``evaluation.bootstrap``.

    Parameters
    ----------
    gold
        What ``read_gold_table`` returned.
    quotes, entities
        Tables of an analysis of ``gold.articles``. Quotations of other articles do not count.
    types
        Types of quotation that count as quoted.
    draws, seed
        Draws of articles, and the seed of the random numbers.

    Returns
    -------
    DataFrame
        The columns of ``TABLE``: group, measure, category, gold, found, value, low, high, n.

    Raises
    ------
    TableError
        ``quotes`` or ``entities`` lacks a column.

    Examples
    --------
    Four words are quoted, the kit finds two of them:

    >>> from analysis import tables
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["Sie sagte: „Ich komme gleich wieder.“"], "group": "g"})
    >>> row = {"article_id": "a", "type": "direct", "speaker": None, "speaker_id": None, "speaker_kind": None}
    >>> gold = Gold(articles, pd.DataFrame([{**row, "spans": [[11, 37]]}]), tables.empty("entities"), {})
    >>> found = pd.DataFrame([{**row, "spans": [[11, 21]]}])
    >>> aggregates(gold, found, tables.empty("entities")).loc[0, ["gold", "found"]].round(3).tolist()
    [0.667, 0.333]
    """
    sides = [_of(table, gold, types) for table in (counted_gold(gold), counted_found(quotes, entities))]
    words = all_words(gold.articles)
    direct = [quoted_words(side[side["type"] == "direct"], gold.articles) for side in sides]
    quoted = [quoted_words(side, gold.articles) for side in sides]
    known = [name for name in (SPEAKER, ACTOR_TYPE, GENDER) if len(sides[0]) and sides[0][name].notna().any()]
    counts = {name: count(sides[0], sides[1], gold.articles, name) for name in known}
    rows: list[dict[str, Any]] = []
    for group, ids in article_groups(gold.articles).items():
        weights = drawn(len(ids), draws, seed)
        for measure, pair in (("density direct", direct), ("density all", quoted)):
            theirs, mine = (side.loc[ids].to_numpy() for side in pair)
            made = density_rows(measure, words.loc[ids].to_numpy(), theirs, mine, weights)
            rows += [{"group": group, **row} for row in made]
        for name, counted in counts.items():
            rows += [{"group": group, **row} for row in _shares(name, counted.of(ids), weights)]
    return schema.frame(TABLE, rows)


def _of(quotes: pd.DataFrame, gold: Gold, types: tuple[str, ...]) -> pd.DataFrame:
    return quotes[quotes["type"].isin(types) & quotes["article_id"].isin(gold.articles["article_id"])]


def _shares(name: str, counts: Counts, weights: Any) -> Iterator[dict[str, Any]]:
    for unit in UNITS:
        yield from share_rows(
            f"{unit} by {name}", counts, unit, weights, order=ORDER.get(name, ()), ranked=name == SPEAKER
        )
