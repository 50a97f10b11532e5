"""Readability as the package textstat counts it for German, under textstat's own names."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from analysis import schema
from analysis.language.words import count_words
from analysis.measures.inputs import need
from analysis.measures.kept import Kept
from analysis.schema import Column, Table

_NONE = "the text has no words"

TABLE = Table(
    "textstat_scores",
    "article",
    (
        Column("article_id", "str", "article the row belongs to"),
        Column("lexicon_count", "int", "words"),
        Column("sentence_count", "int", "sentences of more than two words, at least 1"),
        Column("syllable_count", "int", "syllables, counted as hyphenation points + 1"),
        Column("polysyllabcount", "int", "words of three syllables and more"),
        Column("monosyllabcount", "int", "words of one syllable"),
        Column("long_word_count", "int", "words of more than six letters"),
        Column("words_per_sentence", "float", "lexicon_count / sentence_count", _NONE),
        Column("avg_syllables_per_word", "float", "syllable_count / lexicon_count", _NONE),
        Column("flesch_reading_ease", "float", "Flesch's formula with Amstad's figures; higher is easier", _NONE),
        Column("wiener_sachtextformel", "float", "first Wiener Sachtextformel: school year, about 4 to 15", _NONE),
        Column("lix", "float", "LIX: words per sentence + per cent of long words; below 40 is easy", _NONE),
    ),
)
_KEPT: Kept[dict[str, float]] = Kept()
COUNTS = (
    "lexicon_count", "sentence_count", "syllable_count", "polysyllabcount", "monosyllabcount", "long_word_count",
)  # fmt: skip
_FIGURES = ("words_per_sentence", "avg_syllables_per_word", "flesch_reading_ease")


def textstat_scores(articles: pd.DataFrame) -> pd.DataFrame:
    """Readability by textstat; one row per article.

    The figures are textstat's, faults included, so that they can be compared with what others report. Known faults:
    syllables are points where a word may be hyphenated, which are fewer ("aber" has none, so it counts as one);
    sentences of one or two words are dropped; a full stop ends a sentence also in "z. B.", "Dr." and "3. September".
    The whole text is counted, also stretches that the analysis omits as no article text. A text is counted once: its
    figures are kept as long as Python runs.

    For groups of articles see ``textstat_groups``.

    Source: textstat (https://textstat.org); Amstad, T. (1978), Wie verständlich sind unsere Zeitungen?; Bamberger, R.
    & Vanecek, E. (1984), Lesen - Verstehen - Lernen - Schreiben; Björnsson, C. H. (1968), Läsbarhet.

    Parameters
    ----------
    articles
        Table articles of an analysis.

    Returns
    -------
    DataFrame
        The columns of ``measures.TABLES["textstat_scores"]``, in the order of the articles. Where textstat gives
        0.0 for a text without words, the figures are NaN.

    Raises
    ------
    TableError
        The table lacks article_id or text.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["Der Rat tagt heute. Alle Plätze sind besetzt."]})
    >>> textstat_scores(articles)[["lexicon_count", "sentence_count", "words_per_sentence"]].values.tolist()
    [[8.0, 2.0, 4.0]]
    """
    need(articles, "articles", ("article_id", "text"))
    german = _german()
    pairs = zip(articles["article_id"], articles["text"], strict=True)
    rows = [{"article_id": article, **_KEPT.of(text, (), partial(_scores, german, text))} for article, text in pairs]
    return schema.frame(TABLE, rows)


def _german() -> Any:
    """A textstat of our own: the one that its module keeps is everybody's, and so is the language set on it."""
    import textstat

    own = type(textstat.textstat)()
    own.set_lang("de")
    return own


def _scores(german: Any, text: str) -> dict[str, float]:
    if not count_words(text):
        return dict.fromkeys(COUNTS, 0)
    counts = {name: getattr(german, name)(text) for name in COUNTS}
    if not counts["lexicon_count"]:
        return counts
    figures = {name: getattr(german, name)(text) for name in _FIGURES}
    per_cent = {name: 100 * counts[name] / counts["lexicon_count"] for name in COUNTS[3:]}
    return counts | figures | from_shares(figures["words_per_sentence"], **per_cent)


def from_shares(length: Any, *, polysyllabcount: Any, monosyllabcount: Any, long_word_count: Any) -> dict[str, Any]:
    """The first Wiener Sachtextformel and LIX, as textstat has them, of words per sentence and per cent of words."""
    vienna = (0.1935 * polysyllabcount) + (0.1672 * length) + (0.1297 * long_word_count) - (0.0327 * monosyllabcount)
    return {"wiener_sachtextformel": vienna - 0.875, "lix": length + long_word_count}
