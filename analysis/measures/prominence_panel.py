"""The prominence panel: several figures of a speaker's prominence side by side, and no score made of them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import schema
from analysis.measures import groups
from analysis.measures.confident import traced
from analysis.measures.inputs import QUOTED_TYPES, need, quoted
from analysis.measures.interval import N_BOOT, intervals, no_intervals
from analysis.measures.panel_cells import NO_ENTITY, PER, cells, has, with_rows
from analysis.measures.place_weights import Weights
from analysis.measures.speakers import ANONYMOUS, NOBODY, identify
from analysis.schema import Column, Table

_NONE = "the group has no quotation"
_TITLE = "no speaker of the row is an entity, or no article of the group has a title"
_LEAD = "no speaker of the row is an entity, or no article of the group has a lead"
_INTERVAL = "fewer than five articles, or the share itself is missing"

FIGURES: dict[str, tuple[str, str | None]] = {
    "n_quotes": ("share_quotes", None),
    "n_quoted_words": ("share_words", None),
    "n_articles": ("share_articles", "n_group_articles"),
    "n_headlines": ("share_headlines", "n_group_titles"),
    "n_leads": ("share_leads", "n_group_leads"),
    "n_first_quotes": ("share_first_quotes", None),
    "n_last_words": ("share_last_words", None),
    "position_weight": ("share_position_weight", None),
}
"""Each count, its share, and what it is a share of: a column, or (None) the count's sum over the rows of the group."""
SHARES = tuple(share for share, _ in FIGURES.values())

IDENTIFIED, UNKNOWN, NO_QUOTATION = "identified", "unknown", "no_quotation"
STATUS = (IDENTIFIED, UNKNOWN, NO_ENTITY, ANONYMOUS, NOBODY, NO_QUOTATION)
"""What is known of whoever a row of the panel stands for."""


def _share(name: str, meaning: str, missing: str = _NONE) -> tuple[Column, Column, Column]:
    return (
        Column(name, "float", f"{meaning}, 0 to 1", missing),
        Column(f"{name}_low", "float", f"lower end of the 95 % interval of {name}", _INTERVAL),
        Column(f"{name}_high", "float", f"upper end of the 95 % interval of {name}", _INTERVAL),
    )


TABLE = Table(
    "prominence_panel",
    "group of articles and speaker, actor type, gender, party or kind of speaker",
    (
        groups.BY,
        groups.GROUP,
        Column("per", "str", f"what a row stands for: {', '.join(PER)}"),
        Column(
            "key",
            "str",
            "entity_id of the speaker; or the actor type, gender, party, kind of speaker",
            "speaker is no entity, anonymous, or nobody; no party is given",
        ),
        Column("name", "str", "display name of the speaker, else the key", "as key, but all named speakers have one"),
        Column(
            "speaker_kind",
            "str",
            "person, organisation, group, anonymous, nobody; where a row stands for several speakers: entity, "
            "no_entity (named speakers that are no entity), anonymous, nobody",
            "not known",
        ),
        Column(
            "status",
            "str",
            "what is known of whoever the row stands for: identified (key or name says it); unknown (the speakers are "
            "known, but not their party, actor type, gender or kind); no_entity (named speakers of whom only the name "
            "is known); anonymous (speakers without a name); nobody (no speaker was found); no_quotation (the "
            "group quotes nobody)",
            allowed=STATUS,
        ),
        Column("n_entities", "int", "speakers of the row that are entities; headlines and leads count these alone"),
        Column("n_group_articles", "int", "articles in the group, with or without quotations"),
        Column("n_group_titles", "int", "those that have a title"),
        Column("n_group_leads", "int", "those that have a lead"),
        Column("n_quotes", "int", "quotations"),
        Column("n_quoted_words", "int", "words in them, each once per speaker"),
        Column("n_articles", "int", "articles in which somebody of the row is quoted"),
        Column("n_headlines", "int?", "articles whose title mentions somebody of the row", _TITLE),
        Column("n_leads", "int?", "articles whose lead mentions somebody of the row", _LEAD),
        Column("n_first_quotes", "float", "articles whose first quotation is theirs; same passage: split evenly"),
        Column("n_last_words", "float", "articles whose last quotation is theirs; same passage: split evenly"),
        Column("first_position", "float", "where the first quotation begins, 0 (top) to 1; median of articles", _NONE),
        Column("position_weight", "float", "sum of the weights that the quotations have by their place"),
        *_share("share_quotes", "n_quotes / quotations of the group"),
        *_share("share_words", "n_quoted_words / quoted words of the group", "the group has no quoted word"),
        *_share("share_articles", "n_articles / n_group_articles"),
        *_share("share_headlines", "n_headlines / n_group_titles", _TITLE),
        *_share("share_leads", "n_leads / n_group_leads", _LEAD),
        *_share("share_first_quotes", "n_first_quotes / articles of the group with a quotation"),
        *_share("share_last_words", "n_last_words / articles of the group with a quotation"),
        *_share("share_position_weight", "position_weight / weights of the group", f"{_NONE}, or all weights are 0"),
    ),
)
_LAST = {NO_ENTITY: 1, ANONYMOUS: 2, NOBODY: 3}
_COUNTS = ("n_quotes", "n_quoted_words", "n_articles")


def prominence_panel(
    quotes: pd.DataFrame,
    mentions: pd.DataFrame,
    entities: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    per: str = "speaker",
    by: str | None = None,
    types: tuple[str, ...] = QUOTED_TYPES,
    weights: str | Weights = "linear",
    n_boot: int = N_BOOT,
    seed: int = 0,
) -> pd.DataFrame:
    """How prominent each speaker is, by eight figures side by side; one row per group of articles and speaker.

    Prominence has no single measure: who speaks longest need not be in the headline, and who is quoted first need not
    have the last word. So the figures stand beside one another and are never added up.

    Quotations, words and articles count as in ``speaker_prominence``. The first quotation of an article begins first,
    the last one ends last; of several at the same place the longest counts, which is the outermost of nested ones;
    several speakers of the very same passage share the article evenly. Headlines (leads) are the articles of the group
    whose title (lead) mentions a speaker of the row by name or role, whether or not it quotes them; pronouns do not
    count. Only entities can be found there: for a speaker that is none these figures are missing, not 0.
    ``position_weight`` adds up the weights of the quotations: a weight is a function of the place where a quotation
    begins, its first code point / the code points of the text.

    Shares of quotations, words, first and last quotations and weights sum to 1 in each group, anonymous and unnamed
    speakers included; shares of articles, headlines and leads do not, as an article can have many speakers.
    Source: own definition; the weights are explained in ``analysis.measures.place_weights``, the intervals in
    ``analysis.measures.interval``.

    Wire copy counts as often as it is printed. To count each text once: ``result.filter(copies="once")``, or articles
    that ``count_wire_copy`` chose.

    Parameters
    ----------
    quotes, mentions, entities, articles
        Tables of an analysis. What stands in articles that are not in ``articles`` does not count.
    per
        "speaker", "actor_type", "gender", "party" or "speaker_kind". A row of several speakers has their quotations
        and words together. What is not known of a speaker is no reason to leave a quotation out: such speakers make
        rows of their own without key and name, and ``status`` says what each of them is. Only your list of actors
        knows parties; without it, all entities are in the row "unknown".
    by
        Column of articles, "year", "quarter", "month", "week", "day", or None for the whole corpus.
    types
        Types of quotation that count.
    weights
        "linear" (1 at the top, 0 at the end), "thirds" (1, 2/3, 1/3), or a function from an array of places, 0 to 1,
        to as many weights.
    n_boot, seed
        Draws and seed of the intervals; ``n_boot=0`` leaves them out.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["prominence_panel"]``; within a group most quoted words first; speakers that
        are no entity (unless ``per="speaker"``), anonymous ones and "nobody" last. A group without quotations keeps
        one row, its shares missing.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        ``per`` or ``weights`` is unknown, weights are negative, or articles cannot be grouped by ``by``.

    Examples
    --------
    Abel speaks longer, but Brandt is in the headline and has the last word:

    >>> from analysis import tables
    >>> text = "„Ich komme gern“, sagte Abel. „Nein“, sagte Brandt."
    >>> articles = tables.frame("articles", [{"article_id": "a", "title": "Brandt lehnt ab", "text": text}])
    >>> quotes = pd.DataFrame({
    ...     "article_id": "a", "type": "direct", "spans": [[[0, 16]], [[30, 36]]], "start": [0, 30], "end": [16, 36],
    ...     "speaker": ["Abel", "Brandt"], "speaker_id": ["e1", "e2"], "speaker_kind": "person",
    ... })
    >>> mentions = pd.DataFrame({"article_id": ["a"], "field": "title", "entity_id": "e2", "how": "name"})
    >>> entities = pd.DataFrame({"entity_id": ["e1", "e2"]})
    >>> panel = prominence_panel(quotes, mentions, entities, articles)
    >>> panel[["name", "share_words", "share_headlines", "share_first_quotes", "share_last_words"]].values.tolist()
    [['Abel', 0.75, 0.0, 1.0, 0.0], ['Brandt', 0.25, 1.0, 0.0, 1.0]]
    """
    if per not in PER:
        message = f"per={per!r} came; expected one of {', '.join(map(repr, PER))}."
        raise ValueError(message)
    need(articles, "articles", ("article_id", "text", "title", "lead"))
    units = groups.assign(articles, by)
    units["n_group_titles"], units["n_group_leads"] = (has(articles, f).to_numpy() for f in ("title", "lead"))
    # Sorted, so that the order of the articles changes nothing, not even the draws of the intervals.
    units = units.sort_values("article_id", ignore_index=True)
    chosen = identify(quoted(need(quotes, "quotes", ("start", "end")), articles, types))
    chosen = with_rows(chosen.sort_values(["article_id", "start", "end", "key"]), entities, per)
    counted = cells(chosen, mentions, articles, units[["article_id", *groups.KEYS]], weights)
    table = _summed(counted, units, chosen)
    for figure, (share, of) in FIGURES.items():
        found = _interval(counted, units, figure, of, n_boot=n_boot, seed=seed)
        found = found.rename(columns={"key": "row", "low": f"{share}_low", "high": f"{share}_high"})
        table = table.merge(found, on=[*groups.KEYS, "row"], how="left")
    table = _without_undefined(table.assign(per=per))
    return traced(schema.conform(TABLE, _sorted(table)), quotes, types)


def _summed(counted: pd.DataFrame, units: pd.DataFrame, chosen: pd.DataFrame) -> pd.DataFrame:
    """One row per group and row of the panel, with names and shares; a group without quotations has one empty row."""
    rows = counted.groupby([*groups.KEYS, "row"], dropna=False, sort=False)
    sums = rows[list(FIGURES)].sum().join(rows["place"].median().rename("first_position")).reset_index()
    whole = groups.totals(units, ["n_group_titles", "n_group_leads"])
    table = whole.rename(columns={"n_articles": "n_group_articles"}).merge(sums, on=groups.KEYS, how="left")
    table[list(FIGURES)] = table[list(FIGURES)].fillna(0)
    for figure, (share, of) in FIGURES.items():
        total = table[of] if of else table.groupby(groups.KEYS, dropna=False)[figure].transform("sum")
        table[share] = groups.ratio(table[figure], total)
    table = table.merge(_names(chosen), on="row", how="left").merge(
        _entities(chosen, units), on=[*groups.KEYS, "row"], how="left"
    )
    table["n_entities"] = table["n_entities"].fillna(0)
    return table


def _names(chosen: pd.DataFrame) -> pd.DataFrame:
    columns = {"row": "row", "row_key": "key", "row_name": "name", "row_kind": "speaker_kind"}
    # Sorted, so that the order of the quotations does not matter where a speaker has two display names.
    return chosen[list(columns)].sort_values(list(columns)).drop_duplicates("row").rename(columns=columns)


def _entities(chosen: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    found = chosen[chosen["is_entity"]].merge(units, on="article_id")
    return found.groupby([*groups.KEYS, "row"], dropna=False)["key"].nunique().rename("n_entities").reset_index()


def _interval(
    counted: pd.DataFrame, units: pd.DataFrame, figure: str, of: str | None, *, n_boot: int, seed: int
) -> pd.DataFrame:
    if n_boot < 1:
        return no_intervals(groups.KEYS)
    if of is None:
        base = units["article_id"].map(counted.groupby("article_id")[figure].sum()).fillna(0)
    else:
        base = units[of].astype("float64") if of in units else pd.Series(1.0, index=units.index)
    rows = counted.rename(columns={"row": "key", figure: "value"})
    return intervals(units.assign(base=base), rows, groups.KEYS, n_boot=n_boot, seed=seed)


def _without_undefined(table: pd.DataFrame) -> pd.DataFrame:
    """Headlines and leads only where there is something to look for and somewhere to look; no shares of nothing."""
    for figure, of in (("n_headlines", "n_group_titles"), ("n_leads", "n_group_leads")):
        share = FIGURES[figure][0]
        columns = [figure, share, f"{share}_low", f"{share}_high"]
        table[columns] = table[columns].where(table["n_entities"].gt(0) & table[of].gt(0), np.nan)
    silent = table["row"].isna()
    table["status"] = _status(table).mask(silent, NO_QUOTATION)
    table["share_articles"] = table["share_articles"].mask(silent)
    table["speaker_kind"] = table["speaker_kind"].mask(silent, NOBODY)
    table[list(_COUNTS)] = table[list(_COUNTS)].round().astype("int64")
    return table


def _status(table: pd.DataFrame) -> pd.Series:
    kind = table["speaker_kind"]
    known = table["name"].notna() & (table["per"].eq("speaker") | table["name"].ne(UNKNOWN))
    pooled = kind.where(kind.isin((NO_ENTITY, ANONYMOUS, NOBODY)), UNKNOWN)
    return pooled.mask(known, IDENTIFIED).astype("str")


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    # A group's place is its place in the table of groups, so that the group "missing" stays last.
    place = table.groupby(groups.KEYS, dropna=False, sort=True).ngroup()
    last = table["speaker_kind"].map(_LAST).fillna(0)
    order = ["_place", "_last", "n_quoted_words", "n_quotes", "name", "row"]
    ascending = [True, True, False, False, True, True]
    table = table.assign(_place=place, _last=last).sort_values(order, ascending=ascending, kind="stable")
    return table.drop(columns=["_place", "_last", "row"]).reset_index(drop=True)
