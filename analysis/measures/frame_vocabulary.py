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
from analysis.measures.introductions import without_introductions
from analysis.measures.numbered import are_words, numbered, numbered_in
from analysis.measures.positions import Positions
from analysis.measures.voices import VOICES, voice_and_speaker, voice_numbers
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
    article = numbered_in(_need(tokens, quotes)["article_id"], units["article_id"])
    hits = _hits(tokens, article, frames, frames_by_lemma)
    positions = Positions(article, pd.Index(units["article_id"]), tokens["start"].to_numpy())
    voice = voice_numbers(positions, without_introductions(quoted(quotes, articles, QUOTED_TYPES)))
    words = np.flatnonzero((article >= 0) & are_words(tokens["text"]))
    table = groups.totals(units, [])[groups.KEYS]
    shape = (len(table), len(frames), len(VOICES))
    place = units.groupby(groups.KEYS, dropna=False, sort=True).ngroup().to_numpy()
    cell = np.ravel_multi_index((place[hits["article"]], hits["frame"], voice[hits["row"]]), shape)
    once = pd.DataFrame({"cell": cell, "article": hits["article"]}).drop_duplicates()["cell"]
    in_voice = np.bincount(place[article[words]] * len(VOICES) + voice[words], minlength=len(table) * len(VOICES))
    table = table.merge(pd.DataFrame({"frame": pd.Series(frames, dtype="str")}), how="cross")
    table = table.merge(pd.DataFrame({"voice": pd.Series(VOICES, dtype="str")}), how="cross")
    table["n_words"] = np.broadcast_to(in_voice.reshape(-1, 1, len(VOICES)), shape).ravel()
    table["n_hits"], table["n_articles"] = (np.bincount(at, minlength=len(table)) for at in (cell, once))
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
    frames, frames_by_lemma = frames_of(lexicon)
    units, spoken = groups.assign(articles, by), quoted(quotes, articles, QUOTED_TYPES)
    article = numbered_in(_need(tokens, quotes)["article_id"], units["article_id"])
    hits = _hits(tokens, article, frames, frames_by_lemma)
    found = tokens[["start", "end", "text", "lemma"]].iloc[hits["row"]].reset_index(drop=True)
    found = found.join(units.iloc[hits["article"]].reset_index(drop=True))
    found["frame"] = pd.Series(frames, dtype="str").array.take(hits["frame"].to_numpy())
    found = found.join(voice_and_speaker(found, spoken))
    return traced(schema.conform(PASSAGES, found)[PASSAGES.names], quotes, QUOTED_TYPES)


def _need(tokens: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    need(quotes, "quotes", ("speaker",))
    return need(tokens, "tokens", ("article_id", "start", "end", "text", "lemma"))


def _hits(
    tokens: pd.DataFrame, article: np.ndarray, frames: list[str], frames_by_lemma: dict[str, list[str]]
) -> pd.DataFrame:
    """Words that belong to a frame, all in numbers: row (place of the token), article, frame (place in the list)."""
    number, lemmas = numbered(tokens["lemma"])
    small = [lemma.lower() for lemma in lemmas.to_list()]
    row = np.flatnonzero(np.array([*(lemma in frames_by_lemma for lemma in small), False])[number] & (article >= 0))
    row = row[are_words(tokens["text"].iloc[row].astype("str"))]
    hits = pd.DataFrame({"row": row, "article": article[row]})
    places = {lemma: [frames.index(frame) for frame in held] for lemma, held in frames_by_lemma.items()}
    hits["frame"] = [places[small[lemma]] for lemma in number[row].tolist()]
    return hits.explode("frame", ignore_index=True).astype({"frame": "int64"})
