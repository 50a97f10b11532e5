"""Keyword in context: every hit of a pattern with what stands before and after it, and whose words it is."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.measures.confident import traced
from analysis.measures.inputs import QUOTED_TYPES, need, quoted
from analysis.measures.numbered import numbered
from analysis.measures.positions import Positions
from analysis.measures.search import Texts, lemmas
from analysis.measures.voices import VOICES, voice_and_speaker
from analysis.schema import Column, Table

TABLE = Table(
    "kwic",
    "hit",
    (
        Column("article_id", "str", "article the row belongs to"),
        Column("start", "int", "first code point of the hit in articles.text"),
        Column("end", "int", "code point after the last one"),
        Column("left", "str", "what stands before it, at most window code points"),
        Column("hit", "str", "articles.text[start:end]"),
        Column("right", "str", "what stands after it, at most window code points"),
        Column("sentence", "int?", "number of the sentence in which it begins", "in no sentence, or none were given"),
        Column(
            "voice",
            "str",
            "where it stands: in a direct quotation, in an indirect one (the narrator may have chosen the word there), "
            "or with the narrator, to whom a quotation's words of saying belong, too",
            "no quotations were given",
            VOICES,
        ),
        Column(
            "speaker",
            "str",
            "display name of whose quotation it stands in",
            "the narrator, nobody named, or no quotations given",
        ),
    ),
)


def kwic(
    articles: pd.DataFrame,
    pattern: str,
    *,
    regex: bool = False,
    lemma: bool = False,
    tokens: pd.DataFrame | None = None,
    sentences: pd.DataFrame | None = None,
    quotes: pd.DataFrame | None = None,
    window: int = 60,
    ignore_case: bool = True,
    whole_words: bool = False,
    limit: int | None = 10_000,
    timeout: float = 10.0,
) -> pd.DataFrame:
    """Keyword in context; one row per hit, in the order of the articles and the text.

    Source: the concordance line of Luhn, H. P. (1960), Key word-in-context index for technical literature, American
    Documentation 11(4). Only the body is searched, not title and lead.

    ``voice`` says where a word stands, not who chose it. A direct quotation is what stands between quotation marks. Any
    other one is the clause that the network or a rule took for somebody's message (``quotes.decided_by``), in the
    narrator's grammar. Its words of saying are the narrator's, as far as the table knows them (``cue_spans``,
    ``frame_spans``); other words of the narrator inside it are not told apart and count as "indirect", with the speaker
    of the quotation: in "Angeblich koste das Bad zu viel" nobody but the narrator says "angeblich". Read such hits in
    their context before you ascribe them.

    Plain search compares letters by Unicode case folding ("STRASSE" is "straße"), composed accents or not, any white
    space for any other; a hit is whole letters, so that "spas" is not in "Spaß". Regular expressions are those of the
    package ``regex`` (as Python's ``re``, and more); hits without a letter are left out.

    Parameters
    ----------
    articles
        Table of an analysis.
    pattern
        What to look for: words as they stand, a regular expression, or one or several base forms with spaces between.
    regex, lemma
        Whether the pattern is a regular expression, or base forms (then ``tokens`` must be given).
    tokens, sentences, quotes
        Tables of an analysis; sentences give ``sentence``, quotations give ``voice`` and ``speaker``.
    window
        Code points of context on each side.
    ignore_case
        Whether capitals and small letters are the same.
    whole_words
        Whether plain search finds "Bad" in "Bad" only, not in "Freibad" or "Bäder".
    limit
        More hits than these are an error; None allows any number.
    timeout
        Seconds that a regular expression may take.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["kwic"]``.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        The pattern is empty, no regular expression, too big, too slow, or has too many hits; both ``regex`` and
        ``lemma`` are asked for, or base forms without tokens.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["Das Bad schließt. „Schade ums Bad“, sagte Abel."]})
    >>> quotes = pd.DataFrame({"article_id": ["a"], "type": "direct", "spans": [[[18, 34]]], "speaker": "Abel"})
    >>> table = kwic(articles, "bad", quotes=quotes, window=8)
    >>> table[["start", "left", "hit", "right", "voice", "speaker"]].values.tolist()
    [[4, 'Das ', 'Bad', ' schließ', 'narrator', nan], [30, 'ade ums ', 'Bad', '“, sagte', 'direct', 'Abel']]
    """
    need(articles, "articles", ("article_id", "text"))
    _check(pattern, regex=regex, lemma=lemma, tokens=tokens, window=window)
    texts = Texts(articles, limit, timeout)
    if lemma and tokens is not None:
        found = _of_lemmas(tokens, texts, pattern, ignore_case=ignore_case)
    elif regex:
        found = texts.regular(pattern, ignore_case=ignore_case)
    else:
        found = texts.plain(pattern, ignore_case=ignore_case, whole_words=whole_words)
    if not found:
        return schema.empty(TABLE)
    table = _in_context(found, dict(texts.texts), window)
    if sentences is not None:
        table["sentence"] = _sentence_of(table, sentences)
    if quotes is not None:
        spoken = quoted(need(quotes, "quotes", ("speaker",)), articles, QUOTED_TYPES)
        table = table.join(voice_and_speaker(table, spoken))
    table = schema.conform(TABLE, table)[TABLE.names]
    return table if quotes is None else traced(table, quotes, QUOTED_TYPES)


def _check(pattern: str, *, regex: bool, lemma: bool, tokens: pd.DataFrame | None, window: int) -> None:
    message = None
    if not pattern.strip():
        message = "The pattern is empty; expected a word, a phrase or a regular expression."
    elif regex and lemma:
        message = "regex=True and lemma=True came; a pattern is one or the other. Try one of them."
    elif lemma and tokens is None:
        message = "Base forms are looked for in the tokens, and none came. Try tokens=result.tokens()."
    elif window < 0:
        message = f"window={window} came; expected a number of code points, 0 or more."
    if message:
        raise ValueError(message)


def _of_lemmas(tokens: pd.DataFrame, texts: Texts, pattern: str, *, ignore_case: bool) -> list[tuple[str, int, int]]:
    need(tokens, "tokens", ("article_id", "start", "end", "lemma"))
    hits: dict[str, list[tuple[int, int]]] = {}
    for article, start, end in lemmas(tokens, pattern, ignore_case=ignore_case).itertuples(index=False):
        hits.setdefault(str(article), []).append((int(start), int(end)))
    return texts.at_most((article, *hit) for article, _ in texts.texts for hit in sorted(hits.get(article, [])))


def _in_context(found: list[tuple[str, int, int]], texts: dict[str, str], window: int) -> pd.DataFrame:
    rows = [
        (article, start, end, text[max(0, start - window) : start], text[start:end], text[end : end + window])
        for article, start, end in found
        for text in (texts[article],)
    ]
    return pd.DataFrame(rows, columns=["article_id", "start", "end", "left", "hit", "right"])


def _sentence_of(table: pd.DataFrame, sentences: pd.DataFrame) -> pd.Series:
    need(sentences, "sentences", ("article_id", "sentence", "start", "end"))
    row = Positions(*numbered(table["article_id"]), table["start"].to_numpy()).containing(sentences)
    numbers = sentences["sentence"].astype("Int64").reset_index(drop=True).reindex(row)
    return pd.Series(numbers.array, index=table.index)
