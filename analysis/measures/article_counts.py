"""Counts per article whose sums make a share or rate: what ``compare_groups`` compares."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from analysis import schema
from analysis.measures import groups
from analysis.measures.confident import traced
from analysis.measures.cue_places import counted_once
from analysis.measures.inputs import QUOTED_TYPES, need, quoted
from analysis.measures.sources import UNRESOLVED, source_counts
from analysis.measures.spans import words_covered
from analysis.measures.speakers import ANONYMOUS, identify
from analysis.schema import Column, Table
from analysis.tables import STANCES

TABLE = Table(
    "article_counts",
    "article",
    (
        Column("article_id", "str", "article"),
        Column("measure", "str", "what value / base is the share of"),
        Column("value", "int", "what is counted"),
        Column("base", "int", "of how much it is a share"),
    ),
)


def density_counts(
    sentences: pd.DataFrame,
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    types: tuple[str, ...] = QUOTED_TYPES,
) -> pd.DataFrame:
    """Words in quotations and words, for quote density; one row per article.

    Formula: as in ``quote_density``, ``density_all``. Source: own definition.

    Parameters
    ----------
    sentences, quotes, articles
        Tables of an analysis. Sentences and quotations of articles that are not in ``articles`` do not count.
    types
        Types of quotation that count as quoted.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["article_counts"]``, in the order of the articles.

    Raises
    ------
    TableError
        A table lacks a column.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["„Ich komme“, sagte sie."]})
    >>> sentences = pd.DataFrame({"article_id": ["a"], "n_words": [4]})
    >>> quotes = pd.DataFrame({"article_id": ["a"], "type": "direct", "spans": [[[0, 11]]]})
    >>> density_counts(sentences, quotes, articles)[["value", "base"]].values.tolist()
    [[2, 4]]
    """
    units = groups.assign(articles, None)
    need(sentences, "sentences", ("article_id", "n_words"))
    words = words_covered(quoted(quotes, articles, types), articles)
    value = pd.Series({article: n for (article,), n in words.items()}, dtype="int64")
    n_words = sentences.groupby("article_id")["n_words"].sum()
    return traced(_counts(units, "quote density", value, n_words), quotes, types)


def voice_counts(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    of: str | Collection[str],
    entities: pd.DataFrame | None = None,
    per: str = "speaker",
    weight: str = "words",
    types: tuple[str, ...] = QUOTED_TYPES,
) -> pd.DataFrame:
    """What one voice says and what all voices say, for its share; one row per article.

    Formula: as in ``speaker_prominence``, ``share_words`` or ``share_quotes``: of all quotations, anonymous and
    unresolved ones included. Source: own definition.

    Parameters
    ----------
    quotes, articles
        Tables of an analysis. Quotations in articles that are not in ``articles`` do not count.
    of
        The voice: a speaker's name or entity_id, an actor type ..., or "anonymous" or "unresolved"; or several of them,
        which count together, such as the parties of the opposition. Several speakers of the same name count together,
        too.
    entities, per, weight, types
        As in ``source_counts``.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["article_counts"]``, in the order of the articles.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        Nobody of this name is quoted, or an option is none of those named.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["„Ich komme gern“, sagte Abel. „Nein“, sagte Brandt."]})
    >>> quotes = pd.DataFrame({
    ...     "article_id": "a", "type": "direct", "spans": [[[0, 16]], [[30, 36]]],
    ...     "speaker": ["Abel", "Brandt"], "speaker_id": None, "speaker_kind": "person",
    ... })
    >>> voice_counts(quotes, articles, of="Abel")[["value", "base"]].values.tolist()
    [[3, 4]]
    """
    units = groups.assign(articles, None)
    rows = source_counts(quotes, articles, entities=entities, per=per, weight=weight, types=types)
    voices = [of] if isinstance(of, str) else list(of)
    chosen = rows[rows["source"].isin(voices) | rows["key"].isin([*voices, *(f"id {voice}" for voice in voices)])]
    if chosen.empty and not set(voices) & {ANONYMOUS, UNRESOLVED}:
        most = rows.groupby("source")["value"].sum().sort_values(ascending=False, kind="stable").index[:8]
        message = (
            f"of={of!r} came, but nobody of this name is quoted (per={per!r}). Most quoted are: "
            f"{', '.join(most) or 'none'}; {ANONYMOUS!r} and {UNRESOLVED!r} can be asked for, too."
        )
        raise ValueError(message)
    sums = (part.groupby("article_id")["value"].sum() for part in (chosen, rows))
    return traced(_counts(units, f"share of {weight}: {', '.join(voices)}", *sums), quotes, types)


def stance_counts(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    stance: str,
    speaker: str | None = None,
    types: tuple[str, ...] = QUOTED_TYPES,
) -> pd.DataFrame:
    """Words of saying of a stance, and those of any stance; one row per article.

    Formula: as in ``cue_stance``, ``share``: each place in the text counts once. Source: own definition.

    Parameters
    ----------
    quotes, articles
        Tables of an analysis. Quotations in articles that are not in ``articles`` do not count.
    stance
        "neutral", "endorsing", "distancing", "directive" or "emotive".
    speaker
        Only words of saying of this speaker's quotations count: a name, an entity_id, or "anonymous" for all unnamed
        ones together. None counts those of everybody.
    types
        Types of quotation that count.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["article_counts"]``, in the order of the articles.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        ``stance`` is none of the five, or nobody is quoted by this name.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"]})
    >>> quotes = pd.DataFrame({
    ...     "article_id": "a", "type": "direct", "spans": [[[0, 5]], [[9, 12]]],
    ...     "cue_lemma": ["sagen", "behaupten"], "cue_stance": ["neutral", "distancing"],
    ... })
    >>> stance_counts(quotes, articles, stance="distancing")[["value", "base"]].values.tolist()
    [[1, 2], [0, 0]]
    """
    if stance not in STANCES:
        message = f"stance={stance!r} came; expected one of {', '.join(map(repr, STANCES))}."
        raise ValueError(message)
    units = groups.assign(articles, None)
    chosen = quoted(need(quotes, "quotes", ("cue_lemma", "cue_stance")), articles, types)
    chosen = _said_by(counted_once(chosen), quotes, speaker)
    known = chosen[chosen["cue_lemma"].notna() & chosen["cue_stance"].isin(STANCES)]
    value = known.loc[known["cue_stance"].eq(stance), "article_id"].value_counts()
    measure = f"share of cues: {stance}" if speaker is None else f"share of cues of {speaker}: {stance}"
    counts = _counts(units, measure, value, known["article_id"].value_counts())
    return traced(counts, quotes, types)


def _said_by(chosen: pd.DataFrame, quotes: pd.DataFrame, speaker: str | None) -> pd.DataFrame:
    """Those of the quotations that count for a speaker; all without one."""
    if speaker is None:
        return chosen
    everybody = identify(quotes)
    if not _is(everybody, speaker).any() and speaker != ANONYMOUS:
        most = everybody["speaker"].value_counts().index[:8]
        message = (
            f"speaker={speaker!r} came, but nobody of this name is quoted. Most quoted are: "
            f"{', '.join(most) or 'none'}; {ANONYMOUS!r} can be asked for, too."
        )
        raise ValueError(message)
    return chosen[_is(identify(chosen), speaker)]


def _is(known: pd.DataFrame, speaker: str) -> pd.Series:
    """Whether each quotation is by the speaker of this name or entity_id."""
    return known["speaker"].eq(speaker) | known["speaker_id"].eq(speaker) | known["key"].eq(speaker)


def _counts(units: pd.DataFrame, measure: str, value: pd.Series, base: pd.Series) -> pd.DataFrame:
    """Counts by article_id as the table; articles that have none get 0."""
    table = pd.DataFrame({"article_id": units["article_id"], "measure": measure})
    table["value"] = groups.per_article(value, units)
    table["base"] = groups.per_article(base, units)
    return schema.conform(TABLE, table)
