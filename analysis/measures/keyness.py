"""Keyness: words that one group of articles uses more, or less, than other articles do."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse

from analysis import schema
from analysis.measures import groups
from analysis.measures.association import g2_two_cells, holm, log_odds, log_ratio, p_of
from analysis.measures.inputs import need
from analysis.measures.numbered import in_alphabet, numbered_in, of_each
from analysis.schema import Column, Table

PARTS = ("all", "unquoted", "quoted")
OTHERS = "others"
PRIOR = 500.0
_NONE = "the group or the reference has no words"

TABLE = Table(
    "keyness",
    "group of articles (the target) and lemma",
    (
        groups.BY,
        groups.GROUP,
        Column("reference", "str", 'what it is compared with: another group, or "others" (all other articles)'),
        Column("part", "str", "which words count: all, unquoted, or quoted (in direct quotations)", allowed=PARTS),
        Column("lemma", "str", "base form"),
        Column("n_target", "int", "occurrences in the group"),
        Column("n_reference", "int", "occurrences in the reference"),
        Column("n_words_target", "int", "words of the group, of any part of speech"),
        Column("n_words_reference", "int", "words of the reference"),
        Column("per_1000_target", "float", "1000 * n_target / n_words_target", "the group has no words"),
        Column("per_1000_reference", "float", "1000 * n_reference / n_words_reference", "the reference has no words"),
        Column("log_ratio", "float", "log2 of the ratio of the two rates; 1: twice as often, -1: half as often", _NONE),
        Column("g2", "float", "log-likelihood, two-cell form; 0 and more", _NONE),
        Column("p", "float", "chance of such a g2 if words were drawn one by one, 0 to 1", _NONE),
        Column("p_holm", "float", "p corrected for the number of rows of the group (Holm)", _NONE),
        Column("log_odds", "float", "log-odds ratio with Dirichlet prior, natural logarithm", _NONE),
        Column("z", "float", "log_odds / its standard error", _NONE),
        Column("n_articles_target", "int", "articles of the group with the lemma"),
        Column("n_articles_reference", "int", "articles of the reference with the lemma"),
        Column("n_group_articles", "int", "articles of the group"),
        Column("n_reference_articles", "int", "articles of the reference"),
        Column(
            "share_top_article",
            "float",
            "occurrences in the one article of the group with most of them / n_target; 1: one article's word",
            "the lemma does not occur in the group",
        ),
    ),
)


def keyness(
    words: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str | None = "outlet",
    target: str | None = None,
    reference: str | None = None,
    part: str = "all",
    pos: tuple[str, ...] | None = None,
    min_n: int = 5,
    min_articles: int = 1,
    prior: float = PRIOR,
) -> pd.DataFrame:
    """Words that set a group of articles apart from others; one row per target group and lemma.

    Formulas, with a lemma's occurrences a, b and all words c, d in target and reference:

    - ``g2`` = 2 * (a * ln(a / E1) + b * ln(b / E2)), E1 = c * (a + b) / (c + d): the two-cell form of Rayson, P. &
      Garside, R. (2000), Comparing Corpora using Frequency Profiling; the statistic is that of Dunning, T. (1993),
      Computational Linguistics 19(1), whose four-cell form also counts the words that are not this lemma.
    - ``log_ratio`` = log2((a / c) / (b / d)): Hardie, A. (2014), Log Ratio: an informal introduction. A count of 0 is
      taken for 0.5, so that the ratio exists; with few occurrences it then says little.
    - ``log_odds`` and ``z``: Monroe, B., Colaresi, M. & Quinn, K. (2008), Fightin' Words, Political Analysis 16(4).
      The prior is the two sides' words together, as heavy as ``prior`` words: it draws rare lemmas towards 0.
    - ``p`` from chi-squared with one degree of freedom; ``p_holm``: Holm, S. (1979), Scandinavian Journal of
      Statistics 6(2).

    All p take every word for a draw of its own. Words of one article hang together, so that p is too small, corrected
    or not (Lijffijt, J. et al. (2016), Digital Scholarship in the Humanities 31(2)): rank by it, do not test. See how
    many articles have the word, and ``share_top_article``: a word of one article says nothing about the group.

    Parameters
    ----------
    words, articles
        Tables of an analysis. Words of articles that are not in ``articles`` do not count. Names are words like others,
        and of "räumt ... ein" the lemma is "räumen"; for words without names, or with the whole verb, give
        ``word_counts(result.tokens(whole_verbs=True), articles, mentions=result.mentions, names=False)``.
    by
        Column of articles, "year", "quarter", "month", "week", "day", or None for the whole corpus (which then has no
        reference).
    target
        One group only; None takes each group in turn.
    reference
        The group to compare with; None takes all other articles, also those of the group "missing".
    part
        "all" words, "quoted" (in direct quotations) or "unquoted" ones. Indirect speech counts as unquoted: the table
        words does not tell it.
    pos
        Parts of speech to keep, such as ("NOUN", "VERB"). Rates still refer to all words.
    min_n, min_articles
        Occurrences in both sides together, and articles with the lemma in both together, at least.
    prior
        Weight of the prior, in words.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["keyness"]``; within a group the highest g2 first, more and less often alike.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        Articles cannot be grouped by ``by``; there is no such group or part; the prior is not above 0.

    Examples
    --------
    "Bad" is 3 of 10 words in one outlet and 1 of 10 in the other: log2(0.3 / 0.1).

    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Abendkurier", "Tageblatt"]})
    >>> words = pd.DataFrame({
    ...     "article_id": list("aabb"), "lemma": ["Bad", "Rat"] * 2, "pos": "NOUN", "n": [3, 7, 1, 9], "n_in_quotes": 0,
    ... })
    >>> table = keyness(words, articles, target="Abendkurier", min_n=1)
    >>> table[["lemma", "n_target", "n_reference", "log_ratio", "g2"]].round(3).values.tolist()
    [['Bad', 3, 1, 1.585, 1.046], ['Rat', 7, 9, -0.363, 0.251]]
    """
    _check(part, pos, prior)
    need(words, "words", ("article_id", "lemma", "pos", "n", "n_in_quotes"))
    units = groups.assign(articles, by)
    units["place"] = units.groupby(groups.KEYS, dropna=False, sort=True).ngroup()
    names = units.drop_duplicates("place").sort_values("place")["group"].to_list()
    counts, lemmas, totals = _counts(words, _occurrences(words, part), units["article_id"], pos)
    totals = np.bincount(units["place"], totals, minlength=len(names)).astype(np.int64)
    sizes = np.bincount(units["place"], minlength=len(names))
    matrices = _matrices(counts, units["place"].to_numpy(), len(names))
    places = list(range(len(names))) if target is None else [_place(names, target, "target")]
    against = None if reference is None else _place(names, reference, "reference")
    if target is not None and target == reference:
        message = f"{target!r} came as target and as reference. Try another reference, or None for all other articles."
        raise ValueError(message)
    pieces = []
    for place in [place for place in places if place != against]:
        other = np.arange(len(names)) != place if against is None else np.arange(len(names)) == against
        rows = _rows(matrices, place, other, totals, sizes).assign(lemma=lemmas, group=names[place])
        often = rows["n_target"] + rows["n_reference"] >= max(1, min_n)
        spread = rows["n_articles_target"] + rows["n_articles_reference"] >= min_articles
        pieces.append(_with_statistics(rows[often & spread], prior))
    if not pieces:
        return schema.empty(TABLE)
    table = pd.concat(pieces, ignore_index=True)
    by_name = units["by"].iloc[0]
    return schema.conform(TABLE, table.assign(by=by_name, part=part, reference=reference or OTHERS))[TABLE.names]


def _check(part: str, pos: tuple[str, ...] | None, prior: float) -> None:
    if part not in PARTS:
        message = f"part={part!r} came; expected one of: {', '.join(PARTS)}."
        raise ValueError(message)
    if isinstance(pos, str):
        message = f"pos={pos!r} came; expected several parts of speech. Try pos=({pos!r},)."
        raise ValueError(message)
    if not prior > 0:
        message = f"prior={prior!r} came; expected a number of words above 0, such as {PRIOR:.0f}."
        raise ValueError(message)


def _occurrences(words: pd.DataFrame, part: str) -> pd.Series:
    if part == "quoted":
        return words["n_in_quotes"]
    return words["n"] - words["n_in_quotes"] if part == "unquoted" else words["n"]


def _place(names: list[str], group: str, which: str) -> int:
    if group in names:
        return names.index(group)
    there = ", ".join(name for name in names if isinstance(name, str)) or "none"
    message = f"There is no group {group!r} to be the {which}; there are: {there}."
    raise ValueError(message)


def _counts(
    words: pd.DataFrame, n: pd.Series, ids: pd.Series, pos: tuple[str, ...] | None
) -> tuple[sparse.coo_array, pd.Index, np.ndarray]:
    """Occurrences by article and lemma of these parts of speech, the lemmas, and all words of each article."""
    article = numbered_in(words["article_id"], ids)
    held = (article >= 0) & (n.to_numpy() > 0)
    totals = np.bincount(article[held], n[held], minlength=len(ids))
    # In the order of the alphabet, in which words of the same figures are told.
    lemma, known = in_alphabet(words["lemma"])
    held &= lemma >= 0
    if pos is not None:
        held &= of_each(words["pos"], lambda classes: classes.isin(pos))
    found = sparse.csr_array((n.to_numpy()[held], (article[held], lemma[held])), (len(ids), len(known)))
    return found.tocoo(), known, totals


def _matrices(counts: sparse.coo_array, place: np.ndarray, n_groups: int) -> dict[str, np.ndarray]:
    """For every group and lemma: occurrences, articles with the lemma, the most occurrences in one article."""
    shape = (n_groups, counts.shape[1])
    article, lemma = counts.coords
    at = place[article] * np.int64(shape[1]) + lemma
    size, several = n_groups * shape[1], counts.data > 1
    n = np.bincount(at, counts.data, minlength=size).astype(np.int64)
    articles = np.bincount(at, minlength=size)
    top = np.minimum(articles, 1)
    np.maximum.at(top, at[several], counts.data[several])
    return {name: values.reshape(shape) for name, values in (("n", n), ("articles", articles), ("top", top))}


def _rows(
    matrices: dict[str, np.ndarray], place: int, other: np.ndarray, totals: np.ndarray, sizes: np.ndarray
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "n_target": matrices["n"][place],
            "n_reference": matrices["n"][other].sum(axis=0),
            "n_articles_target": matrices["articles"][place],
            "n_articles_reference": matrices["articles"][other].sum(axis=0),
            "top": matrices["top"][place],
        }
    ).assign(
        n_words_target=totals[place],
        n_words_reference=totals[other].sum(),
        n_group_articles=sizes[place],
        n_reference_articles=sizes[other].sum(),
    )


def _with_statistics(rows: pd.DataFrame, prior: float) -> pd.DataFrame:
    names = ("n_target", "n_reference", "n_words_target", "n_words_reference")
    a, b, c, d = (rows[name].to_numpy(dtype="float64") for name in names)
    g2 = g2_two_cells(a, b, c, d)
    delta, z = log_odds(a, b, c, d, prior)
    p = p_of(g2)
    table = rows.assign(log_ratio=log_ratio(a, b, c, d), g2=g2, log_odds=delta, z=z, p=p, p_holm=holm(p))
    table["per_1000_target"] = groups.ratio(1000 * table["n_target"], table["n_words_target"])
    table["per_1000_reference"] = groups.ratio(1000 * table["n_reference"], table["n_words_reference"])
    table["share_top_article"] = groups.ratio(table["top"], table["n_target"])
    # The rows come in the order of the alphabet.
    return table.sort_values(["g2", "n_target"], ascending=False, kind="stable").drop(columns="top")
