"""Who the quotations of each article count for: sources that are identified, anonymous ones, and unresolved ones."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.measures.confident import traced
from analysis.measures.inputs import QUOTED_TYPES, need, quoted
from analysis.measures.spans import words_covered
from analysis.measures.speakers import ANONYMOUS, NOBODY, identify
from analysis.schema import Column, Table

PER = ("speaker", "actor_type", "gender", "party", "speaker_kind")
WEIGHTS = ("quotes", "words")
IDENTIFIED, UNRESOLVED = "identified", "unresolved"
STATUS = (IDENTIFIED, ANONYMOUS, UNRESOLVED)

TABLE = Table(
    "source_counts",
    "article and source",
    (
        Column("article_id", "str", "article the source is quoted in"),
        Column("per", "str", "what tells sources apart", allowed=PER),
        Column("weight", "str", "what value counts", allowed=WEIGHTS),
        Column("key", "str", 'who or what is quoted; "anonymous" and "unresolved" pool what cannot be told apart'),
        Column("source", "str", "name to display: of the speaker, actor type ...", "anonymous or unresolved"),
        Column("status", "str", "whether it is known who or what is quoted", allowed=STATUS),
        Column("n_quotes", "int", "quotations"),
        Column("value", "int", "quotations, or the words in them, each once per speaker"),
    ),
)


def source_counts(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    entities: pd.DataFrame | None = None,
    per: str = "speaker",
    weight: str = "quotes",
    types: tuple[str, ...] = QUOTED_TYPES,
) -> pd.DataFrame:
    """Who is quoted in which article, and how much; one row per article and source.

    Two quotations have the same source if they have the same ``speaker_id`` or, without one, the same speaker's name;
    with another ``per``, if their speakers have the same actor type (gender, party, kind). Anonymous speakers are
    pooled in each article, and so are quotations whose source is unresolved: nobody is named, or what ``per`` asks
    for is not known of the speaker. No quotation is left out. Formula: counts. Source: own definition.

    Parameters
    ----------
    quotes, articles
        Tables of an analysis. Quotations in articles that are not in ``articles`` do not count.
    entities
        Table of an analysis; needed for "actor_type", "gender" and "party".
    per
        "speaker", "actor_type", "gender", "party" or "speaker_kind" (person, organisation, group).
    weight
        What ``value`` counts: "quotes" or "words".
    types
        Types of quotation that count.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["source_counts"]``, in alphabetical order. Articles without quotation have
        no row.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        ``per`` or ``weight`` is none of those named, or ``entities`` is needed and did not come.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["„Ich komme gern“, sagte Abel. „Nein!“"]})
    >>> quotes = pd.DataFrame({
    ...     "article_id": "a", "type": "direct", "spans": [[[0, 16]], [[30, 37]]], "speaker": ["Abel", None],
    ...     "speaker_id": None, "speaker_kind": ["person", None],
    ... })
    >>> source_counts(quotes, articles, weight="words")[["source", "status", "value"]].values.tolist()
    [['Abel', 'identified', 3], [nan, 'unresolved', 1]]
    """
    _choice("per", per, PER)
    _choice("weight", weight, WEIGHTS)
    chosen = identify(quoted(quotes, articles, types))
    keys = ["article_id", "key"]
    counted = chosen.groupby(keys, sort=True).size().rename("n_quotes").reset_index()
    words = words_covered(chosen, articles, tuple(keys)) if weight == "words" else {}
    pairs = zip(*(counted[key].tolist() for key in keys), strict=True)
    counted["value"] = [words[pair] for pair in pairs] if weight == "words" else counted["n_quotes"]
    rows = _described(counted, _sources(chosen, entities, per))
    # By name where there is one: a speaker's number is chosen by the analysis and says nothing.
    groups = ["article_id", "status", "source", "key"]
    rows = rows.groupby(groups, dropna=False, sort=True)[["n_quotes", "value"]].sum().reset_index()
    return traced(schema.conform(TABLE, rows.assign(per=per, weight=weight)), quotes, types)


def _choice(name: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        message = f"{name}={value!r} came; expected one of {', '.join(map(repr, choices))}."
        raise ValueError(message)


def _described(counted: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Counts per speaker with the source that each speaker stands for."""
    rows = counted.rename(columns={"key": "speaker_key"}).merge(sources, on="speaker_key", how="left")
    known = rows["status"].eq(IDENTIFIED)
    return rows.assign(key=rows["key"].where(known, rows["status"]), source=rows["source"].where(known))


def _sources(chosen: pd.DataFrame, entities: pd.DataFrame | None, per: str) -> pd.DataFrame:
    """One row per speaker: speaker_key, key and name of the source that the speaker stands for, status."""
    # The first name in the alphabet, so that the order of the quotations does not matter.
    speakers = chosen.sort_values(["key", "speaker", "speaker_kind"]).drop_duplicates("key")
    source = speakers["speaker"] if per == "speaker" else _attribute(speakers, entities, per)
    unresolved = speakers["key"].eq(NOBODY) | source.isna()
    status = pd.Series(IDENTIFIED, index=speakers.index).mask(unresolved, UNRESOLVED)
    return pd.DataFrame(
        {
            "speaker_key": speakers["key"],
            "key": speakers["key"] if per == "speaker" else source,
            "source": source,
            "status": status.mask(speakers["key"].eq(ANONYMOUS), ANONYMOUS),
        }
    ).astype("str")


def _attribute(speakers: pd.DataFrame, entities: pd.DataFrame | None, per: str) -> pd.Series:
    """What ``per`` asks for of each speaker; missing where it is not known."""
    if per == "speaker_kind":
        return speakers["speaker_kind"]
    if entities is None:
        message = (
            f"per={per!r} needs the table 'entities', which tells {per} of speakers. Try entities=result.entities."
        )
        raise ValueError(message)
    need(entities, "entities", ("entity_id", per))
    known = dict(zip(entities["entity_id"], entities[per], strict=True))
    values = speakers["speaker_id"].map(known).astype("str")
    return values.mask(values.eq("unknown"))
