"""Texts put back into an analysis that was shared without them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import tables
from analysis.export.bundle import ExportError
from analysis.export.withheld import FIELDS, KEY, PASSAGES, hash_of
from analysis.options import WORD_STARTS

if TYPE_CHECKING:
    from analysis.corpus import Corpus
    from analysis.result import Analysis

STAGE = "with_texts"
_HASHES = [f"{field}_sha256" for field in FIELDS]
_SPANS = {"cue": "cue_spans", "speaker_text": "speaker_spans", "addressee": "addressee_spans"}
_HINT = "Load the articles as they were when they were analysed: the same files, the same options, the same version."
_Row = dict[str, Any]


def with_texts(result: Analysis, corpus: Corpus | pd.DataFrame) -> Analysis:
    """The analysis with the texts of a corpus put back, each only if it is the one that was analysed.

    An article is found by its ``article_id``, else by the hash of its text. Title, lead and passages come back with
    it, and metadata that was withheld. Names that were withheld stay so.

    Parameters
    ----------
    result
        What ``without_text`` made, mostly opened from an export.
    corpus
        A Corpus, or a table of articles (article_id, text; title and lead where there are).

    Returns
    -------
    Analysis
        ``problems`` has a row (stage "with_texts") for each text, title or lead that is not there or is another; these
        stay missing.

    Raises
    ------
    ExportError
        The result has its texts, or none of them came.
    """
    if "text_sha256" not in result.articles:
        message = "This analysis has no column text_sha256; expected one that was saved or exported without_text=True."
        raise ExportError(message)
    given = corpus if isinstance(corpus, pd.DataFrame) else corpus.articles
    found, problems = _found(result.articles, given)
    if len(result.articles) and not found:
        message = f"None of the {len(result.articles)} texts is in this corpus of {len(given)} articles. {_HINT}"
        raise ExportError(message)
    articles = _filled(result.articles, found, whole=not problems)
    made: dict[str, Any] = {name: _with_passages(getattr(result, name), articles) for name in PASSAGES}
    rows = pd.concat([result.problems, tables.frame("problems", problems)], ignore_index=True)
    kept = {key: value for key, value in result.provenance.items() if key != KEY or problems}
    return replace(result, articles=articles, problems=rows, provenance=kept, **made)


def _found(articles: pd.DataFrame, given: pd.DataFrame) -> tuple[dict[Any, _Row], list[_Row]]:
    """For each article (by its place) the fields that fit, and what does not."""
    rows: list[_Row] = [{str(key): value for key, value in row.items()} for row in given.to_dict("records")]
    by_id = {row.get("article_id"): row for row in rows}
    by_hash = {hash_of(row["text"]): row for row in reversed(rows) if isinstance(row.get("text"), str)}
    found, problems = {}, []
    for at, article in articles.iterrows():
        row = by_hash.get(article["text_sha256"], by_id.get(article["article_id"]))
        # Of several with the same text the one of this name.
        same = by_id.get(article["article_id"])
        row = same if same is not None and _fits(same, article, "text") else row
        wrong = [field for field in FIELDS if row is None or not _fits(row, article, field)]
        problems += [_problem(article["article_id"], field, row) for field in (wrong if row else wrong[-1:])]
        if row is not None and "text" not in wrong:
            found[at] = {name: value for name, value in row.items() if name not in {*wrong, "article_id"}}
    return found, problems


def _fits(row: _Row, article: Any, field: str) -> bool:
    wanted, value = article[f"{field}_sha256"], row.get(field)
    if not isinstance(wanted, str):
        # There was none: one that came is not taken over, and not missed.
        return True
    return isinstance(value, str) and hash_of(value) == wanted


def _problem(article_id: str, field: str, row: _Row | None) -> _Row:
    if row is None:
        problem = "No article of this name or text came; its text stays missing."
    elif not isinstance(row.get(field), str):
        problem = f"No {field} came; it stays missing."
    else:
        problem = f"The {field} that came is not the one that was analysed (another SHA-256); it stays missing."
    return {"article_id": article_id, "stage": STAGE, "problem": problem, "hint": _HINT}


def _filled(articles: pd.DataFrame, found: dict[Any, _Row], *, whole: bool) -> pd.DataFrame:
    names = dict.fromkeys(name for row in found.values() for name in row)
    made = articles.copy()
    for name in names:
        if name in _HASHES or name in {"date", "language", "duplicate_of"}:
            continue
        old = articles[name].astype(object) if name in articles else pd.Series(None, index=articles.index, dtype=object)
        came = pd.Series({at: row.get(name) for at, row in found.items()}, dtype=object).reindex(articles.index)
        if name in FIELDS:
            came = came.where(articles[f"{name}_sha256"].notna())
        filled = old.where(old.notna(), came)
        made[name] = filled.astype("str") if name in tables.TABLES["articles"].names else filled.infer_objects()
    return made.drop(columns=[*_HASHES, "n_characters", WORD_STARTS]) if whole else made


def _with_passages(data: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    known = articles.set_index("article_id")
    texts = {field: known[field].dropna().to_dict() for field in FIELDS}
    fields = data["field"] if "field" in data else ["text"] * len(data)
    own = [texts[field].get(name) for field, name in zip(fields, data["article_id"], strict=True)]
    made = {"text": [_passage(text, [[s, e]]) for text, s, e in zip(own, data["start"], data["end"], strict=True)]}
    for column, spans in _SPANS.items():
        if spans in data:
            made[column] = [_passage(text, pieces) for text, pieces in zip(own, data[spans], strict=True)]
    return data.assign(**{name: pd.Series(cells, index=data.index, dtype="str") for name, cells in made.items()})


def _passage(text: str | None, pieces: list[list[int]] | None) -> str | None:
    return None if text is None or pieces is None else " ".join(text[start:end] for start, end in pieces)
