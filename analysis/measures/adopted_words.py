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
from analysis.measures.spans import Spans, covered, merge
from analysis.measures.speakers import identify
from analysis.measures.voices import inside_any, voice_of
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
_KEYS = ["article_id", "key", "folded"]
_WORD = ["article_id", "folded"]


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
    place = pd.Series(range(len(ids)), index=ids)
    speakers = identify(quoted(quotes, articles, types))
    words = _content_words(tokens[tokens["article_id"].isin(ids)], mentions, pos)
    own, narrated = _narrator(words, quoted(quotes, articles, QUOTED_TYPES), marked)
    table = _with_narrator(_said(words, speakers), own, narrated, order)
    # The narrator of the article itself uses the word in every row.
    elsewhere = table["folded"].map(own.groupby("folded")["article_id"].nunique()) - 1
    table["share_other_articles"] = elsewhere / (len(ids) - 1 if len(ids) > 1 else np.nan)
    table = table[~(table["share_other_articles"] > max_share)]
    names = speakers.drop_duplicates("key")[["key", "speaker", "speaker_id", "speaker_kind"]]
    table = table.merge(names, on="key", how="left").assign(place=lambda rows: rows["article_id"].map(place))
    ordered = table.sort_values(["place", "quoted_start", "key", "folded"], kind="stable", ignore_index=True)
    return traced(schema.conform(TABLE, ordered)[TABLE.names], quotes, types)


def _check(order: str, max_share: float) -> None:
    if order not in ORDERS:
        message = f"order={order!r} came; expected 'after' or 'any'."
        raise ValueError(message)
    if not 0 <= max_share <= 1:
        message = f"max_share={max_share!r} came; expected a share of the other articles, 0 to 1, such as {MAX_SHARE}."
        raise ValueError(message)


def _content_words(tokens: pd.DataFrame, mentions: pd.DataFrame, pos: tuple[str, ...]) -> pd.DataFrame:
    """Tokens that are content words and no part of a name, with their lemma as they are compared."""
    named = mentions["field"].eq("text") & mentions["how"].isin(("name", "part", "derived"))
    content = tokens[tokens["pos"].isin(pos)]
    other = content["pos"].eq("X").to_numpy()
    kept = ~other
    kept[other] = _inflected(content[other])
    content = content[kept]
    words = content[~_within(content, _spans(mentions[named]))].reset_index(drop=True)
    # Texts repeat their words: each is folded once.
    codes, lemmas = pd.factorize(words["lemma"])
    return words.assign(folded=pd.Series(lemmas, dtype="str").str.casefold().take(codes).to_numpy())


def _inflected(tokens: pd.DataFrame) -> np.ndarray:
    """Whether the token is its lemma with the ending of an adjective."""
    (of_text, texts), (of_lemma, lemmas) = (pd.factorize(tokens[name]) for name in ("text", "lemma"))
    pairs, which = np.unique(of_text.astype(np.int64) * len(lemmas) + of_lemma, return_inverse=True)
    words = ((texts[pair // len(lemmas)], lemmas[pair % len(lemmas)]) for pair in pairs)
    return np.array([_adds_ending(text.casefold(), lemma.casefold()) for text, lemma in words], bool)[which]


def _adds_ending(text: str, lemma: str) -> bool:
    return text.startswith(lemma) and text[len(lemma) :] in _ENDINGS


def _spans(passages: pd.DataFrame) -> dict[str, Spans]:
    found: dict[str, Spans] = {}
    columns = (passages[name].tolist() for name in ("article_id", "start", "end"))
    for article, start, end in zip(*columns, strict=True):
        found.setdefault(article, []).append((start, end))
    return {article: merge(spans) for article, spans in found.items()}


def _within(tokens: pd.DataFrame, spans: dict[str, Spans]) -> pd.Series:
    keyed: dict[tuple[str, ...], Spans] = {(article,): held for article, held in spans.items()}
    found = inside_any(*pd.factorize(tokens["article_id"]), tokens["start"].to_numpy(), keyed)
    return pd.Series(found, index=tokens.index)


def _said(words: pd.DataFrame, speakers: pd.DataFrame) -> pd.DataFrame:
    """One row per article, speaker and word: how often it is quoted, and where first."""
    length = speakers["spans"].map(lambda spans: sum(end - start for start, end in spans))
    # The shortest quotation around a word has the last say, and direct ones have it before all others.
    ordered = speakers.assign(length=length, direct=speakers["type"].eq("direct"), row=range(len(speakers)))
    ordered = ordered.sort_values(["direct", "length"], ascending=[True, False], kind="stable")
    row = _last_around(words, ordered)
    said = words[row >= 0].assign(row=row[row >= 0])
    said[["key", "quote_id"]] = speakers[["key", "quote_id"]].iloc[said["row"]].to_numpy()
    said = said.sort_values(["article_id", "start"], kind="stable")
    first = said.drop_duplicates(_KEYS).rename(columns={name: f"quoted_{name}" for name in ("start", "end", "text")})
    first = first.merge(said.groupby(_KEYS).size().rename("n_quoted").reset_index(), on=_KEYS)
    return first.assign(n_speakers=first.groupby(_WORD)["key"].transform("size"))


def _last_around(words: pd.DataFrame, quotes: pd.DataFrame) -> np.ndarray:
    """For each word the ``row`` of the last of the quotations around it, else -1."""
    codes, articles = pd.factorize(words["article_id"])
    number = {str(article): code for code, article in enumerate(articles)}
    beyond = 1 + max(words["start"].max() if len(words) else 0, quotes["spans"].map(_end).max() if len(quotes) else 0)
    places = codes * beyond + words["start"].to_numpy()
    order = np.argsort(places, kind="stable")
    columns = (quotes[name].tolist() for name in ("article_id", "spans", "row"))
    held = [(number[one] * beyond, spans, row) for one, spans, row in zip(*columns, strict=True) if one in number]
    pieces = np.array([(base + a, base + b, row) for base, spans, row in held for a, b in spans], np.int64)
    found = np.full(len(words), -1)
    if len(pieces):
        edges = np.searchsorted(places[order], pieces[:, :2]).tolist()
        for (first, last), row in zip(edges, pieces[:, 2].tolist(), strict=True):
            found[order[first:last]] = row
    return found


def _end(spans: list[list[int]]) -> int:
    return max(end for _, end in spans)


def _narrator(words: pd.DataFrame, quotes: pd.DataFrame, marked: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The narrator's unmarked words outside introductions, and those inside them as well."""
    narrated = words[voice_of(words, quotes).eq("narrator") & ~_within(words, _spans(marked))]
    framed = quotes[quotes["frame_spans"].map(lambda spans: isinstance(spans, list)).astype(bool)]
    around = {article: spans for (article,), spans in covered(framed.assign(spans=framed["frame_spans"])).items()}
    return narrated[~_within(narrated, around)], narrated


def _with_narrator(said: pd.DataFrame, own: pd.DataFrame, narrated: pd.DataFrame, order: str) -> pd.DataFrame:
    """The words that the narrator uses as well: how often, and where first."""
    first = said[[*_KEYS, "quoted_start"]]
    if order == "after":
        earlier = narrated.groupby(_WORD)["start"].min().rename("earliest").reset_index()
        first = first.merge(earlier, on=_WORD, how="left")
        first = first[~(first["earliest"] < first["quoted_start"])].drop(columns="earliest")
    uses = first.merge(own[[*_WORD, "start", "end", "text"]], on=_WORD).rename(
        columns={name: f"narrator_{name}" for name in ("start", "end", "text")}
    )
    uses["before"] = uses["narrator_start"] < uses["quoted_start"]
    uses = uses.sort_values([*_KEYS, "before", "narrator_start"], kind="stable")
    counts = uses.groupby(_KEYS)["before"].agg(n_narrator_before="sum", n="size").reset_index()
    counts["n_narrator"] = counts["n"] - counts["n_narrator_before"]
    places = uses.drop_duplicates(_KEYS)[[*_KEYS, "narrator_start", "narrator_end", "narrator_text"]]
    return said.merge(places, on=_KEYS).merge(counts, on=_KEYS)
