"""Frame vocabulary: words that go with a news frame, in the narrator's voice and in what he quotes.

It counts words, not frames: whether an article *frames* an event as a conflict, only a reader can say.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import schema
from analysis.measures import groups
from analysis.measures.confident import traced
from analysis.measures.frame_lexicon import frames_of
from analysis.measures.inputs import QUOTED_TYPES, need, quoted
from analysis.measures.numbered import numbered_in, of_each
from analysis.measures.positions import Positions
from analysis.measures.voices import VOICES, speaker_of, voice_numbers, voice_of
from analysis.schema import Column, Table

_VOICE = Column("voice", "str", "whose words: narrator, direct or indirect (quotation)", allowed=VOICES)

TABLE = Table(
    "frame_vocabulary",
    "group of articles, frame and voice",
    (
        groups.BY,
        groups.GROUP,
        Column("frame", "str", "frame that the words go with"),
        _VOICE,
        Column("n_hits", "int", "words of the frame's vocabulary"),
        Column("n_words", "int", "words of this voice in the group"),
        Column("n_articles", "int", "articles of the group with a hit in this voice"),
        Column("per_1000_words", "float", "1000 * n_hits / n_words", "the voice has no words in the group"),
    ),
)
PASSAGES = Table(
    "frame_passages",
    "hit (a word that belongs to two frames makes two rows)",
    (
        groups.BY,
        groups.GROUP,
        Column("article_id", "str", "article the row belongs to"),
        Column("start", "int", "first code point of the word in articles.text"),
        Column("end", "int", "code point after the last one"),
        Column("text", "str", "the word as it stands"),
        Column("frame", "str", "frame that the word goes with"),
        Column("lemma", "str", "its base form"),
        _VOICE,
        Column("speaker", "str", "display name of who says it", "the narrator, or nobody is named"),
    ),
)


def frame_vocabulary(
    tokens: pd.DataFrame,
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str | None = "outlet",
    lexicon: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """How often words of a frame's vocabulary occur; one row per group of articles, frame and voice.

    Formula: 1000 * words whose base form is in the frame's list / words of the same voice. A word inside a direct
    quotation is "direct", also where that stands in indirect speech; a word in any other quotation is "indirect",
    unless it is a word of saying; the rest is the narrator's. What "indirect" can mean says ``kwic``. A word that
    belongs to two frames counts for both.

    Source: the frames are those of Semetko, H. & Valkenburg, P. (2000), Framing European Politics, Journal of
    Communication 50(2); the words are our own list (``frame_lexicon``), not validated against coders. Compound words
    count only if the compound itself is in the list, and negation is not seen.

    Parameters
    ----------
    tokens, quotes, articles
        Tables of an analysis (``result.tokens()``). Tokens of articles that are not in ``articles`` do not count.
    by
        Column of articles, "year", "quarter", "month", "week", "day", or None for the whole corpus.
    lexicon
        A list of your own, with the columns frame and lemma; None takes the bundled one.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["frame_vocabulary"]``: every frame and voice for each group; NaN where a
        voice is silent.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        Articles cannot be grouped by ``by``.

    Examples
    --------
    "Streit droht. „Wir kämpfen“, sagte Abel.": one of four words of the narrator, one of two quoted ones.

    >>> articles = pd.DataFrame({"article_id": ["a"]})
    >>> tokens = pd.DataFrame({
    ...     "article_id": "a", "start": [0, 7, 15, 19, 30, 36], "end": [6, 12, 18, 26, 35, 40],
    ...     "text": ["Streit", "droht", "Wir", "kämpfen", "sagte", "Abel"],
    ...     "lemma": ["Streit", "drohen", "wir", "kämpfen", "sagen", "Abel"],
    ... })
    >>> quotes = pd.DataFrame({"article_id": ["a"], "type": "direct", "spans": [[[14, 27]]], "speaker": "Abel"})
    >>> own = pd.DataFrame({"frame": "conflict", "lemma": ["Streit", "kämpfen"]})
    >>> table = frame_vocabulary(tokens, quotes, articles, by=None, lexicon=own)
    >>> table[["voice", "n_hits", "n_words", "per_1000_words"]].values.tolist()
    [['narrator', 1, 4, 250.0], ['direct', 1, 2, 500.0], ['indirect', 0, 0, nan]]
    """
    frames, frames_by_lemma = frames_of(lexicon)
    units = groups.assign(articles, by)
    hits, spoken = _hits(_need(tokens, quotes), units, frames_by_lemma), quoted(quotes, articles, QUOTED_TYPES)
    hits = hits.assign(voice=voice_of(hits, spoken))
    table = groups.totals(units, [])[groups.KEYS]
    table = table.merge(pd.DataFrame({"frame": pd.Series(frames, dtype="str")}), how="cross")
    table = table.merge(pd.DataFrame({"voice": pd.Series(VOICES, dtype="str")}), how="cross")
    found = hits.groupby([*groups.KEYS, "frame", "voice"], dropna=False)["article_id"]
    counted = found.agg(n_hits="size", n_articles="nunique").reset_index()
    table = table.merge(_words(tokens, units, spoken), on=[*groups.KEYS, "voice"], how="left")
    table = table.merge(counted, on=[*groups.KEYS, "frame", "voice"], how="left")
    table = table.fillna({"n_words": 0, "n_hits": 0, "n_articles": 0})
    table["per_1000_words"] = groups.ratio(1000 * table["n_hits"], table["n_words"])
    return traced(schema.conform(TABLE, table), quotes, QUOTED_TYPES)


def frame_passages(
    tokens: pd.DataFrame,
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str | None = "outlet",
    lexicon: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The words that ``frame_vocabulary`` counts; one row per hit, in the order of the tokens.

    Parameters
    ----------
    tokens, quotes, articles, by, lexicon
        As in ``frame_vocabulary``.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["frame_passages"]``.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        Articles cannot be grouped by ``by``.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"]})
    >>> tokens = pd.DataFrame({"article_id": "a", "start": [0], "end": [6], "text": "Streit", "lemma": "Streit"})
    >>> quotes = pd.DataFrame({"article_id": [], "type": [], "spans": [], "speaker": []})
    >>> frame_passages(tokens, quotes, articles, by=None)[["text", "frame", "voice"]].values.tolist()
    [['Streit', 'conflict', 'narrator']]
    """
    units = groups.assign(articles, by)
    hits = _hits(_need(tokens, quotes), units, frames_of(lexicon)[1])
    spoken = quoted(quotes, articles, QUOTED_TYPES)
    hits = hits.assign(voice=voice_of(hits, spoken), speaker=speaker_of(hits, spoken))
    return traced(schema.conform(PASSAGES, hits[PASSAGES.names].reset_index(drop=True)), quotes, QUOTED_TYPES)


def _need(tokens: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    need(quotes, "quotes", ("speaker",))
    return need(tokens, "tokens", ("article_id", "start", "end", "text", "lemma"))


def _hits(tokens: pd.DataFrame, units: pd.DataFrame, frames_by_lemma: dict[str, list[str]]) -> pd.DataFrame:
    """One row per word of a frame and frame, with the group of its article."""
    listed = of_each(tokens["lemma"], lambda lemmas: lemmas.str.lower().isin(list(frames_by_lemma)))
    found = tokens[listed].astype(dict.fromkeys(("article_id", "text", "lemma"), "str"))
    hits = found[of_each(found["text"], _is_word)].merge(units, on="article_id")
    frames = hits["lemma"].str.lower().map(frames_by_lemma)
    hits = hits.assign(frame=frames.astype(object)).explode("frame")
    return hits.assign(frame=hits["frame"].astype("str"))


def _words(tokens: pd.DataFrame, units: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """How many words of each voice the groups have, one row per group and voice."""
    article = numbered_in(tokens["article_id"], units["article_id"])
    positions = Positions(article, pd.Index(units["article_id"]), tokens["start"].to_numpy())
    cells = article * len(VOICES) + voice_numbers(positions, quotes)
    counted = (article >= 0) & of_each(tokens["text"], _is_word)
    n_words = np.bincount(cells[counted], minlength=len(units) * len(VOICES))
    words = units.loc[units.index.repeat(len(VOICES)), groups.KEYS]
    words = words.assign(voice=pd.Series(np.tile(VOICES, len(units)), words.index, dtype="str"), n_words=n_words)
    return words.groupby([*groups.KEYS, "voice"], dropna=False)["n_words"].sum().reset_index()


def _is_word(texts: pd.Series) -> pd.Series:
    return texts.str.contains(r"[^\W_]", regex=True)
