"""An analysis without the texts it is of: counts, offsets and hashes, to share results of copyrighted articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.export.pseudonyms import without_names
from analysis.export.repeated import mapped, repeating, texts_in
from analysis.export.unquoted import INSTEAD, values_in, without_quoted
from analysis.language import words
from analysis.options import WORD_STARTS

if TYPE_CHECKING:
    from analysis.result import Analysis

KEY, WITHHELD = "without_text", "withheld"
FIELDS = ("title", "lead", "text")
PASSAGES = {"quotes": ("text", "cue", "speaker_text", "addressee"), "marked": ("text",), "mentions": ("text",)}
_IDS = ("article_id", "duplicate_of", "quote_id", "nested_in")
# What people and things are called is a fact, however many words it has.
_NAMES = {"entities": ("entity_id", "name", "aliases"), "mentions": ("entity_id",), "quotes": ("speaker_id",)}
_TOLD = {"problems": ("problem", "hint")}


def hash_of(text: str) -> str:
    """SHA-256 of a text in UTF-8, by which somebody who has it can join it again.

    >>> hash_of("Ja.")[:8]
    '918c02e9'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def without_text(result: Analysis, *, names: bool = True) -> Analysis:
    """The analysis without text, title, lead and passages: what is left are counts, offsets, hashes, and names.

    Source of the idea: Schöch, C. et al. (2020), Abgeleitete Textformate: Text und Data Mining mit urheberrechtlich
    geschützten Textbeständen, Zeitschrift für digitale Geisteswissenschaften 5.

    - ``articles`` gains ``n_characters``, ``word_starts`` (where words begin: measures count words by them) and
      ``text_sha256``, ``title_sha256``, ``lead_sha256``; further metadata, of which nobody knows what is in it, is
      left out.
    - Passages are missing: ``text``, ``cue``, ``speaker_text``, ``addressee``. ``with_texts`` puts them back.
    - What ``problems`` quotes of texts and metadata is "(text withheld)" for good; what is wrong, and where, stays.
    - Whatever else repeats four words of any article in a row, such as a file named like a headline or an address, is
      withheld: it is missing, or "withheld-" and a number; an ``article_id`` becomes "article-" and its text's hash.
    - ``words`` says which lemma an article has how often; it stays.

    Parameters
    ----------
    result
        Any analysis.
    names
        Whether names of persons and organisations stay in ``entities``, ``quotes.speaker`` and ``words``: they are
        facts, no text, and may have four words. Without them entities have numbers for names, lemmas that are proper
        names count as one, "(name)", and authors are missing.

    Returns
    -------
    Analysis
        Its provenance has ``without_text``.
    """
    texts = [text for field in FIELDS for text in result.articles[field].dropna()]
    bare = _without_passages(result)
    bare = bare if names else without_names(bare)
    ids = set(result.articles["article_id"]) & values_in(result.problems)
    told = without_quoted(bare.problems, ids - repeating(ids, texts), names=names)
    made = {**bare.provenance, KEY: {"names": names, "hash": "SHA-256 of the text in UTF-8"}}
    return _without_repeated(replace(bare, problems=told, provenance=made), result, texts)


def _without_passages(result: Analysis) -> Analysis:
    made = {
        name: getattr(result, name).assign(**dict.fromkeys(columns, _missing(len(getattr(result, name)))))
        for name, columns in PASSAGES.items()
    }
    return replace(result, articles=_bare(result.articles), uncorrected=None, paths=(), **made)


def _bare(articles: pd.DataFrame) -> pd.DataFrame:
    from analysis import tables

    own = articles[tables.TABLES["articles"].names]
    hashes = {f"{field}_sha256": own[field].map(hash_of, na_action="ignore").astype("str") for field in FIELDS[::-1]}
    lengths = own["text"].map(len, na_action="ignore").astype("Int64")
    starts = {WORD_STARTS: own["text"].map(_word_starts, na_action="ignore").astype(object)}
    bare: dict[str, Any] = {"n_characters": lengths, **starts, **hashes, **dict.fromkeys(FIELDS, _missing(len(own)))}
    return own.assign(**bare)


def _word_starts(text: str) -> list[int]:
    return [token.start for token in words.tokens(text) if token.is_word]


def _missing(n: int) -> Any:
    return pd.array([None] * n, dtype="str")


def _without_repeated(bare: Analysis, result: Analysis, texts: list[str]) -> Analysis:
    from analysis.result import TABLES

    parts = {name: getattr(bare, name) for name in TABLES}
    ids = result.articles["article_id"]
    held = [text for name, data in parts.items() for text in _texts(name, data)]
    secret = repeating([*held, *ids, *texts_in(bare.provenance)], texts)
    if not secret:
        return bare
    instead = {text: f"{WITHHELD}-{number}" for number, text in enumerate(sorted(secret), start=1)}
    renamed = _renamed(bare.articles, ids[ids.isin(secret)])
    made: dict[str, Any] = {name: _safe(name, data, instead, renamed) for name, data in parts.items()}
    return replace(bare, provenance=mapped(bare.provenance, lambda text: instead.get(text, text)), **made)


def _texts(name: str, data: pd.DataFrame) -> Iterable[str]:
    """What stands in the columns of text, but for ids and names; speakers that are no entity are words of the text."""
    for column in _guarded(name, data):
        values = data[column]
        if column == "speaker":
            values = values[data["speaker_id"].isna()]
        yield from (text for text in values.dropna().unique() if isinstance(text, str))


def _guarded(name: str, data: pd.DataFrame) -> list[str]:
    kept = {*_IDS, *_NAMES.get(name, ())}
    return [column for column in data.columns if column not in kept and str(data[column].dtype) == "str"]


def _renamed(articles: pd.DataFrame, secret: pd.Series) -> dict[str, str]:
    """New names of articles whose own would tell too much, from the hash of the text."""
    hashes = articles["text_sha256"].reindex(secret.index).fillna("")
    repeated = hashes.groupby(hashes).cumcount()
    return {
        old: f"article-{digest[:16]}" + (f"-{number + 1}" if number else "")
        for old, digest, number in zip(secret, hashes, repeated, strict=True)
    }


def _safe(name: str, data: pd.DataFrame, instead: dict[str, str], renamed: dict[str, str]) -> pd.DataFrame:
    from analysis import tables

    own = {column.name: column.nullable for column in tables.TABLES[name].columns}
    made = {}
    for column in _guarded(name, data):
        hidden = data[column].isin(instead)
        if column == "speaker":
            hidden &= data["speaker_id"].isna()
        elif own.get(column, True):
            made[column] = data[column].mask(hidden)
            continue
        told = INSTEAD if column in _TOLD.get(name, ()) else data[column].map(instead)
        made[column] = data[column].mask(hidden, told)
    ids = {column: data[column].map(lambda one: _new_id(one, renamed), na_action="ignore").astype("str")
           for column in _IDS if column in data}  # fmt: skip
    return data.assign(**made, **ids)


def _new_id(old: str, renamed: dict[str, str]) -> str:
    """The new name of an article, also at the beginning of the name of a quotation: article#3."""
    article, sign, number = old.rpartition("#")
    if old in renamed or not sign:
        return renamed.get(old, old)
    return renamed.get(article, article) + sign + number
