"""Adopted words: words that somebody is quoted with and that the narrator then uses as words of his own.

An indication where to read, never a proof: that a word comes back does not say why.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import schema
from analysis.measures import groups
from analysis.measures.confident import traced
from analysis.measures.inputs import QUOTED_TYPES, need, quoted
from analysis.measures.introductions import without_introductions
from analysis.measures.numbered import numbered, numbered_in
from analysis.measures.positions import Passages, Positions
from analysis.measures.speakers import identify
from analysis.measures.voices import innermost_last
from analysis.schema import Column, Table

ORDERS = ("after", "any")
POS = ("NOUN", "VERB", "ADJ", "X")
MAX_SHARE = 0.1
_ENDINGS = ("e", "en", "em", "er", "es")

TABLE = Table(
    "adopted_words",
    "article, speaker and lemma",
    (
        Column("article_id", "str", "article the row belongs to"),
        Column("speaker", "str", "display name of who is quoted", "anonymous speakers together, or nobody is named"),
        Column("speaker_id", "str", "entity_id of the speaker", "speaker is no entity"),
        Column("speaker_kind", "str", "person, organisation, group, anonymous, nobody", "not known"),
        Column("lemma", "str", "base form of the word"),
        Column("n_quoted", "int", "occurrences in the speaker's quotations in the article"),
        Column("n_narrator", "int", "unmarked occurrences in the narrator's voice after the first quoted one"),
        Column("n_narrator_before", "int", 'those before it (always 0 with order="after")'),
        Column("n_speakers", "int", "speakers of the article who are quoted with the word"),
        Column("quote_id", "str", "the quotation with its first quoted occurrence"),
        Column("quoted_start", "int", "first code point of that occurrence in articles.text"),
        Column("quoted_end", "int", "code point after the last one"),
        Column("quoted_text", "str", "the word as it stands there"),
        Column("narrator_start", "int", "first code point of the narrator's first use, after the quoted one if any"),
        Column("narrator_end", "int", "code point after the last one"),
        Column("narrator_text", "str", "the word as it stands there"),
        Column(
            "share_other_articles",
            "float",
            "other articles in which the narrator uses the word unmarked / other articles, 0 to 1",
            "there is no other article",
        ),
    ),
)
_KEYS = ["word", "key"]


def adopted_words(
    tokens: pd.DataFrame,
    quotes: pd.DataFrame,
    marked: pd.DataFrame,
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    types: tuple[str, ...] = ("direct",),
    order: str = "after",
    pos: tuple[str, ...] = POS,
    max_share: float = MAX_SHARE,
) -> pd.DataFrame:
    """Words of a speaker that the narrator takes over; one row per article, speaker and lemma.

    Own definition. A content word counts if, in one and the same article, it

    - stands in a quotation of the speaker (of ``types``), and
    - stands later in the narrator's voice: in no quotation of any type but "reported", in no quotation marks, and not
      among the words that introduce a quotation (those say who speaks, and how), and
    - did not stand in the narrator's voice before, introductions included: then it is a word of his own, and
    - is used unmarked by the narrators of at most ``max_share`` of the other articles: what a tenth of them uses is
      everyday language or the topic, and comes from no speaker.

    Content words are nouns, verbs and adjectives. Where no tagger tells adjectives ("X"), only inflected ones count
    ("brüderlichen", not "auch" or "schnell"). Names and all words inside mentions of names are left out.

    What it cannot show: the narrator may have had the word from elsewhere, need it for the matter, or have left out
    marks for brevity; irony and negation are not seen; a word that many outlets adopt is taken for everyday language.
    With few articles, hardly any word is common: in a corpus as small as the teaching corpus (25 articles) the rows
    are mostly everyday words, and with one article nothing tells them apart. Read the passages.
    Words of the headline are not seen: it is no part of the text.

    Parameters
    ----------
    tokens, quotes, marked, mentions, articles
        Tables of an analysis (``result.tokens()``). What stands in articles that are not in ``articles`` does not
        count, nor are they other articles.
    types
        Types of quotation whose words are the speaker's. Indirect speech is the narrator's wording already; with
        ``inputs.QUOTED_TYPES`` it counts as well, for what is adopted in the matter.
    order
        "after": the narrator's use must come after the quoted one, and none before it. "any": before counts too,
        for articles that give first the news and then the quotation.
    pos
        Parts of speech that are content words.
    max_share
        Share of the other articles, 0 to 1; 1 leaves nothing out.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["adopted_words"]``, in the order of the articles and the quoted words. Every
        speaker who is quoted with a word gets the row.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        ``order`` is neither of the two, or ``max_share`` no share.

    Examples
    --------
    >>> from analysis import tables
    >>> text = "„Der Chaosrat versagt“, sagte Abel. Der Chaosrat tagt heute."
    >>> articles = tables.frame("articles", [{"article_id": "a", "text": text}])
    >>> quotes = tables.frame("quotes", [{
    ...     "quote_id": "q", "article_id": "a", "type": "direct", "start": 0, "end": 22, "spans": [[0, 22]],
    ...     "frame_spans": [[24, 34]], "speaker": "Abel", "speaker_kind": "person", "sentence": 0, "paragraph": 0,
    ...     "text": text[:22], "n_words": 3, "medium": "speech", "speaker_how": "name", "decided_by": "rule",
    ... }])
    >>> words = [("Chaosrat", 5, "NOUN"), ("versagt", 14, "VERB"), ("sagte", 24, "VERB"), ("Chaosrat", 40, "NOUN")]
    >>> tokens = tables.frame("tokens", [
    ...     {"article_id": "a", "sentence": 0, "start": n, "end": n + len(word), "text": word, "lemma": word,
    ...      "pos": pos, "in_quote": n < 22} for word, n, pos in words
    ... ])
    >>> table = adopted_words(tokens, quotes, tables.empty("marked"), tables.empty("mentions"), articles)
    >>> table[["speaker", "lemma", "quoted_start", "narrator_start"]].values.tolist()
    [['Abel', 'Chaosrat', 5, 40]]
    """
    _check(order, max_share)
    need(tokens, "tokens", ("article_id", "start", "end", "text", "lemma", "pos"))
    need(quotes, "quotes", ("quote_id", "frame_spans"))
    need(marked, "marked", ("article_id", "start", "end"))
    need(mentions, "mentions", ("article_id", "field", "start", "end", "how"))
    ids = groups.assign(articles, None)["article_id"]
    speakers = identify(quoted(quotes, articles, types)).reset_index(drop=True)
    words, lemmas = _content_words(tokens, mentions, ids, pos)
    said = _said(words, ids, speakers)
    words = words[np.isin(np.arange(len(lemmas)), said["folded"])[words["folded"]]]
    own, narrated = _narrator(words, ids, quoted(quotes, articles, QUOTED_TYPES), marked)
    table = _with_narrator(said, own, narrated, order)
    # The narrator of the article itself uses the word in every row.
    using = own.drop_duplicates("word")["folded"]
    elsewhere = np.bincount(using, minlength=len(lemmas))[table["folded"]] - 1
    table["share_other_articles"] = elsewhere / (len(ids) - 1 if len(ids) > 1 else np.nan)
    table = table[~(table["share_other_articles"] > max_share)]
    ordered = table.sort_values(["article", "quoted_start", "key", "folded"], kind="stable", ignore_index=True)
    named = schema.conform(TABLE, _named(ordered, tokens, ids, speakers))[TABLE.names]
    return traced(named, quotes, types)


def _check(order: str, max_share: float) -> None:
    if order not in ORDERS:
        message = f"order={order!r} came; expected 'after' or 'any'."
        raise ValueError(message)
    if not 0 <= max_share <= 1:
        message = f"max_share={max_share!r} came; expected a share of the other articles, 0 to 1, such as {MAX_SHARE}."
        raise ValueError(message)


def _content_words(
    tokens: pd.DataFrame, mentions: pd.DataFrame, ids: pd.Series, pos: tuple[str, ...]
) -> tuple[pd.DataFrame, pd.Index]:
    """Tokens that are content words and no part of a name, all in numbers; and the lemmas as they are compared.

    Columns: row (place of the token in the table), article (place in ``ids``), start, folded (place of the lemma in
    the list of lemmas), word (one number for article and lemma).
    """
    article, (of_class, classes) = numbered_in(tokens["article_id"], ids), numbered(tokens["pos"])
    kept = (article >= 0) & np.append(classes.isin(pos), False)[of_class]
    other = np.flatnonzero(kept & np.append(classes == "X", False)[of_class])
    kept[other] = _inflected(tokens[["text", "lemma"]].iloc[other])
    row = np.flatnonzero(kept)
    words = pd.DataFrame({"row": row, "article": article[row], "start": tokens["start"].to_numpy()[row]})
    named = mentions["field"].eq("text") & mentions["how"].isin(("name", "part", "derived"))
    words = words[~_positions(words, ids).inside(Passages.of_rows(mentions[named]))]
    folded, lemmas = _folded(tokens["lemma"].iloc[words["row"]])
    words = words.assign(folded=folded, word=words["article"] * len(lemmas) + folded)
    return words[words["folded"] >= 0], lemmas


def _positions(words: pd.DataFrame, ids: pd.Series) -> Positions:
    return Positions(words["article"].to_numpy(), pd.Index(ids), words["start"].to_numpy())


def _inflected(tokens: pd.DataFrame) -> np.ndarray:
    """Whether the token is its lemma with the ending of an adjective."""
    (of_text, texts), (of_lemma, lemmas) = (numbered(tokens[name]) for name in ("text", "lemma"))
    pair, pairs = pd.factorize(of_text * np.int64(len(lemmas)) + of_lemma)
    words = zip(texts[pairs // len(lemmas)], lemmas[pairs % len(lemmas)], strict=True)
    return np.array([_adds_ending(text.casefold(), lemma.casefold()) for text, lemma in words], bool)[pair]


def _adds_ending(text: str, lemma: str) -> bool:
    return text.startswith(lemma) and text[len(lemma) :] in _ENDINGS


def _folded(words: pd.Series) -> tuple[np.ndarray, pd.Index]:
    """The number of each word among all words without capitals, in the order of the alphabet; and these."""
    numbers, names = numbered(words)
    folded, lemmas = pd.factorize(pd.Series(names, dtype="str").str.casefold(), sort=True)
    return np.append(folded, -1)[numbers], lemmas


def _said(words: pd.DataFrame, ids: pd.Series, speakers: pd.DataFrame) -> pd.DataFrame:
    """One row per article, speaker and word: how often it is quoted, and where first."""
    ordered = innermost_last(speakers)
    at = _positions(words, ids).last_around(Passages.of(ordered))
    said = words[at >= 0].rename(columns={"row": "quoted", "start": "quoted_start"})
    said["quote"] = ordered.index.to_numpy()[at[at >= 0]]
    said["key"] = pd.factorize(speakers["key"], sort=True)[0][said["quote"]]
    said = said.sort_values(["article", "quoted_start"], kind="stable")
    first = said.drop_duplicates(_KEYS)
    first = first.merge(said.groupby(_KEYS).size().rename("n_quoted").reset_index(), on=_KEYS)
    return first.assign(n_speakers=first.groupby("word")["key"].transform("size"))


def _narrator(
    words: pd.DataFrame, ids: pd.Series, quotes: pd.DataFrame, marked: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The narrator's unmarked words outside introductions, and those inside them as well."""
    positions = _positions(words, ids)
    theirs = positions.inside(Passages.of(without_introductions(quotes))) | positions.inside(Passages.of_rows(marked))
    around = positions.inside(Passages.of(quotes, "frame_spans"))
    return words[~theirs & ~around], words[~theirs]


def _with_narrator(said: pd.DataFrame, own: pd.DataFrame, narrated: pd.DataFrame, order: str) -> pd.DataFrame:
    """The words that the narrator uses as well: how often, and where first."""
    own, narrated = (words[words["word"].isin(said["word"])] for words in (own, narrated))
    if order == "after":
        earliest = said["word"].map(narrated.groupby("word")["start"].min())
        said = said[~(earliest < said["quoted_start"])]
    uses = said[[*_KEYS, "quoted_start"]].merge(own[["word", "row", "start"]], on="word")
    uses = uses.assign(before=uses["start"] < uses["quoted_start"]).rename(columns={"row": "narrator"})
    uses = uses.sort_values(["before", "start"], kind="stable")
    counts = uses.groupby(_KEYS)["before"].agg(n_narrator_before="sum", n="size").reset_index()
    counts["n_narrator"] = counts["n"] - counts["n_narrator_before"]
    return said.merge(uses.drop_duplicates(_KEYS)[[*_KEYS, "narrator"]], on=_KEYS).merge(counts, on=_KEYS)


def _named(table: pd.DataFrame, tokens: pd.DataFrame, ids: pd.Series, speakers: pd.DataFrame) -> pd.DataFrame:
    """The table with what its numbers stand for."""
    told = {"article_id": ids.to_numpy()[table["article"]], "lemma": tokens["lemma"].iloc[table["quoted"]].to_numpy()}
    names = ("quote_id", "speaker", "speaker_id", "speaker_kind")
    # A speaker has the names that stand at his first quotation.
    first = speakers.drop_duplicates("key").set_index("key").reindex(speakers["key"]).reset_index(drop=True)
    told |= {name: (speakers if name == "quote_id" else first)[name].to_numpy()[table["quote"]] for name in names}
    for use in ("quoted", "narrator"):
        told |= {f"{use}_{name}": tokens[name].iloc[table[use]].to_numpy() for name in ("start", "end", "text")}
    return table.assign(**told)
