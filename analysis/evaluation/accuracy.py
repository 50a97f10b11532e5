"""Precision and recall on your own corpus: the machine against a coded random sample, weighted as it was drawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis import schema
from analysis.evaluation.coded import check_texts, sides_of
from analysis.evaluation.coding.coded_sample import CodedSample
from analysis.evaluation.corrected import check_sample
from analysis.evaluation.counted import SPEAKER, counted_found, counted_gold
from analysis.evaluation.design import Design, design
from analysis.evaluation.gold import Gold
from analysis.evaluation.pairing import Paired, paired
from analysis.evaluation.proportions import NO_INTERVAL, proportion
from analysis.language.words import is_word
from analysis.measures import groups
from analysis.measures.inputs import QUOTED_TYPES
from analysis.schema import Column, Table
from analysis.tables import QUOTE_TYPES

if TYPE_CHECKING:
    from analysis.result import Analysis

ALL_TYPES = "all"
UNITS = ("quotations", "words", "speakers")
FIGURES = ("precision", "recall", "f1")
_NONE = "see no_interval"

TABLE = Table(
    "accuracy",
    "group of articles, unit, type and figure",
    (
        groups.BY,
        groups.GROUP,
        Column(
            "unit",
            "str",
            "what is right: quotations found (more than half of their words in common); words found in quotations; "
            "quotations found that count for the right speaker",
            allowed=UNITS,
        ),
        Column("type", "str", 'type that machine and person both give, or "all", whichever they give'),
        Column(
            "figure",
            "str",
            "precision: the share right of what the machine found; recall: of what the person found; f1: of both",
            allowed=FIGURES,
        ),
        Column("value", "float", "the figure, weighted as the articles were drawn, 0 to 1", "there is no case"),
        Column("low", "float", "lower end of its 95 % interval", _NONE),
        Column("high", "float", "upper end of its 95 % interval", _NONE),
        Column("n_right", "int", "cases that are right, in the coded articles"),
        Column("n", "int", "cases that the figure is a share of: the machine's, the person's, or both together"),
        Column("n_articles", "int", "coded articles in the group"),
        NO_INTERVAL,
    ),
)
_Key = tuple[str, str]
_Counts = dict[_Key, tuple[float, float, float]]


def accuracy(
    result: Analysis,
    coded: CodedSample | Gold | str | Path,
    sample: pd.DataFrame | None = None,
    *,
    coder: str | None = None,
    by: str | None = None,
    types: tuple[str, ...] = QUOTED_TYPES,
) -> pd.DataFrame:
    """Precision, recall and F1 of the machine on this corpus; one row per group, unit, type and figure.

    Quotations of person and machine are paired one to one (``analysis.evaluation.benchmark``); a pair counts as found
    if the token F1 of its words is above one half. Speakers are compared as they count for shares: display names,
    capitals or not, "anonymous" and "nobody" (both name nobody: right). A word counts once, however many quotations
    lie over it. Figures are shares with the sample's weights: precision = right / found by the machine, recall =
    right / found by the person, F1 = 2 right / both. Interval and source: ``evaluation.proportions``. They are for what
    this person would have said of *all* articles; how far another person agrees, ``agreement`` tells.

    Parameters
    ----------
    result
        Analysis of the whole corpus, or of its surer quotations (``result.filter(min_confidence=...)``).
    coded
        The coded sample: the folder it is kept in, what ``read_coded`` made of it, or a ``Gold`` with its ``sample``.
    sample
        What ``draw_sample`` made; only with a ``Gold``.
    coder
        Whose marks count, if a folder came that several coders worked in.
    by
        Column of articles, "month", "week", or None for the whole corpus.
    types
        Types of quotation that count, on both sides.

    Returns
    -------
    DataFrame
        The columns of ``accuracy.TABLE``; types that neither side has are left out.

    Raises
    ------
    GoldError, TableError
        The coded sample is not complete, or does not belong to these articles.

    Examples
    --------
    >>> import analysis as an
    >>> articles = pd.DataFrame({"article_id": list("abcdef"), "text": "„Ja“, sagte Anna Abel."})
    >>> result = an.analyse(articles, voices="rules")
    >>> sample = an.evaluation.draw_sample(articles, 5)
    >>> codings = [an.evaluation.begin(row, "Ada") for row in articles.itertuples() if row[1] in set(sample.article_id)]
    >>> gold = an.evaluation.gold_of(codings, articles)  # Ada marked nothing
    >>> accuracy(result, gold, sample)[["unit", "type", "figure", "value", "n_right", "n"]].head(2).values.tolist()
    [['quotations', 'all', 'precision', 0.0, 0, 5], ['quotations', 'all', 'recall', nan, 0, 0]]
    """
    gold, drawn = sides_of(coded, sample, result.articles, coder)
    check_texts(result.articles, gold.articles)
    check_sample(drawn, gold.articles["article_id"], result.articles["article_id"], "the corpus")
    drawn = drawn.sort_values("article_id", ignore_index=True)
    counts = _counted(gold, result, types)
    units, order = groups.assign(result.articles, by), pd.Index(drawn["article_id"])
    whole = design(drawn, 0, 0)
    rows = []
    for (name, group), part in units.groupby(groups.KEYS, dropna=False, sort=True):
        at = np.flatnonzero(order.isin(part["article_id"]))
        own = [counts[article] for article in order[at]]
        found = _figures(own, whole.of(at), len(at) / len(part))
        rows += [{"by": name, "group": group, "n_articles": len(at)} | row for row in found]
    return schema.frame(TABLE, rows)


def _counted(gold: Gold, result: Analysis, types: tuple[str, ...]) -> dict[str, _Counts]:
    """Right, the machine's and the person's cases of each article by unit and type."""
    persons = counted_gold(gold)
    theirs = gold.quotes.assign(counts_for=persons[SPEAKER] if len(persons) else None)
    known = counted_found(result.quotes, result.entities)
    mine = result.quotes.assign(counts_for=known[SPEAKER])
    texts = dict(zip(gold.articles["article_id"], gold.articles["text"], strict=True))
    theirs, mine = (side[side["type"].isin(types)] for side in (theirs, mine))
    both = paired(Gold(gold.articles, theirs, gold.persons, gold.tokens, ("quote",)), mine)
    return {article: _of_article(held, _words(texts[article], gold.tokens[article])) for article, held in both.items()}


def _words(text: str, tokens: list[tuple[int, int]]) -> frozenset[int]:
    return frozenset(number for number, (start, end) in enumerate(tokens) if is_word(text[start:end]))


def _of_article(held: Paired, words: frozenset[int]) -> _Counts:
    hits = [(held.gold[n], held.found[held.partners[n]]) for n in range(len(held.gold)) if held.hit(n)]
    counts: _Counts = {}
    for kind in (ALL_TYPES, *QUOTE_TYPES):
        n_mine, n_theirs = (sum(_is(row, kind) for row in side) for side in (held.found, held.gold))
        pairs = [(one, other) for one, other in hits if _is(one, kind) and _is(other, kind)]
        same = sum(_speaker(one) == _speaker(other) for one, other in pairs)
        mine, theirs = (_quoted(*side, kind) & words for side in _sides(held))
        counts["quotations", kind] = (len(pairs), n_mine, n_theirs)
        counts["words", kind] = (len(mine & theirs), len(mine), len(theirs))
        counts["speakers", kind] = (same, n_mine, n_theirs)
    return counts


def _is(row: dict[str, Any], kind: str) -> bool:
    return kind in (ALL_TYPES, row["type"])


def _speaker(row: dict[str, Any]) -> str:
    return str(row["counts_for"] or "nobody").casefold()


def _sides(held: Paired) -> Iterator[tuple[list[dict[str, Any]], list[Any]]]:
    yield held.found, held.predicted
    yield held.gold, held.annotated


def _quoted(rows: list[dict[str, Any]], quotations: list[Any], kind: str) -> frozenset[int]:
    chosen = [held.parts["quote"] for row, held in zip(rows, quotations, strict=True) if _is(row, kind)]
    return frozenset[int]().union(*chosen)


def _figures(own: list[_Counts], sample: Design, coded: float) -> Iterator[dict[str, Any]]:
    for unit in UNITS:
        for kind in (ALL_TYPES, *QUOTE_TYPES):
            right, mine, theirs = np.array([counts[unit, kind] for counts in own], dtype="float64").reshape(-1, 3).T
            if kind != ALL_TYPES and not (mine.any() or theirs.any()):
                continue
            cases = np.array([counts["quotations", kind][1:] for counts in own], dtype="float64").reshape(-1, 2)
            n = (cases[:, 0].sum(), cases[:, 1].sum(), cases.sum())
            parts = (right, mine), (right, theirs), (2 * right, mine + theirs)
            for figure, (some, base), told in zip(FIGURES, parts, n, strict=True):
                share, low, high, why = proportion(some, base, sample, coded=coded, cases=told)
                row = {"unit": unit, "type": kind, "figure": figure, "value": share, "low": low, "high": high}
                yield row | {"n_right": int(right.sum()), "n": int(base.sum()), "no_interval": why}
