"""Any DataFrame with ``article_id`` and ``text`` as a table of articles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd

from analysis import tables
from analysis.corpus.columns import column_of
from analysis.corpus.dates import parse_date
from analysis.corpus.detection import language_code
from analysis.corpus.duplicates import Earlier
from analysis.corpus.errors import CorpusError
from analysis.corpus.units import Trouble
from analysis.corpus.values import as_text, without_forbidden

_TEXT = frozenset(column.name for column in tables.TABLES["articles"].columns if column.kind == "str")


def articles_from(data: pd.DataFrame, *, earlier: Earlier | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A DataFrame as table ``articles``, and the problems found on the way as table ``problems``.

    Every row, the order and all further columns are kept; rows are numbered from 0; the input is not changed. The
    text stays as it is, but NULs and lone surrogates become U+FFFD (the length stays). A missing text becomes the
    empty string, an unreadable date or language becomes missing: each with a row in the problems. ``article_id`` and
    the table's other columns of text become text. ``duplicate_of`` is found unless the column is there; ``earlier`` are
    articles of tables that came before, of which these may be copies, too.

    Raises
    ------
    TypeError
        The argument is no DataFrame.
    CorpusError
        ``article_id`` or ``text`` lacks, a column occurs twice, an article_id is missing or occurs twice.

    Examples
    --------
    >>> articles, problems = articles_from(pd.DataFrame({"article_id": [7], "text": ["„Ja“, sagte sie."]}))
    >>> articles.loc[0, "article_id"], len(problems)
    ('7', 0)
    """
    if not isinstance(data, pd.DataFrame):
        message = f"Articles come as a DataFrame with article_id and text; this is {type(data).__name__}."
        raise TypeError(message)
    raw = data.rename(columns=lambda name: without_forbidden(str(name))[0]).reset_index(drop=True)
    _require_columns(raw, data.index.name)
    columns: dict[str, pd.Series] = {}
    troubles: list[tuple[int, Trouble]] = []
    for name in raw.columns:
        columns[name], found = _ids(raw[name]) if name == "article_id" else _column(raw[name])
        troubles += found
    articles = tables.conform("articles", pd.DataFrame(columns))
    if "duplicate_of" not in columns:
        copies = (Earlier() if earlier is None else earlier).of(articles)
        articles["duplicate_of"] = pd.Series(copies, index=articles.index, dtype="str")
    return articles, _problems(articles, troubles)


def _require_columns(data: pd.DataFrame, index_name: object) -> None:
    names = list(data.columns)
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        message = f"The articles have column {', '.join(twice)} more than once; rename or drop one of them."
        raise CorpusError(message)
    for column in ("article_id", "text"):
        if column not in names:
            message = (
                f"The articles lack the column {column!r}. Columns that came: {', '.join(names) or 'none'}. "
                f"Try {_advice(column, names, index_name)}."
            )
            raise CorpusError(message)


def _advice(column: str, names: list[str], index_name: object) -> str:
    if index_name == column:
        return "data.reset_index()"
    other = next((name for name in names if column_of(name) == column), None)
    if other:
        return f"data.rename(columns={{{other!r}: {column!r}}})"
    if column == "article_id":
        return "data.assign(article_id=range(len(data))) if the articles have no names of their own"
    return "data.rename(columns={'…': 'text'}) with the column that holds the articles"


def _ids(values: pd.Series) -> tuple[pd.Series, list[tuple[int, Trouble]]]:
    whole = [int(value) if isinstance(value, float) and value.is_integer() else value for value in values]
    ids = [without_forbidden(as_text(None if _missing(value) else value) or "")[0] for value in whole]
    lacking = [row for row, article_id in enumerate(ids) if not article_id]
    if lacking:
        message = f"article_id is missing in {len(lacking)} row(s), first in row {lacking[0]}; every article needs one."
        raise CorpusError(message)
    series = pd.Series(ids, dtype="str")
    twice = series[series.duplicated()].unique().tolist()
    if twice:
        message = (
            f"article_id must be unique; {len(twice)} occur(s) more than once, for example "
            f"{', '.join(map(repr, twice[:3]))}. Is this a table with several rows per article? "
            "Otherwise try data.drop_duplicates('article_id')."
        )
        raise CorpusError(message)
    return series, []


def _column(values: pd.Series) -> tuple[pd.Series, list[tuple[int, Trouble]]]:
    """The column with its trouble per row; what is no column of the table and no text stays as it is."""
    name = str(values.name)
    own = {"text": _as_body, "date": _as_date, "language": _as_language}.get(name, _as_given)
    check: Callable[[Any, str], tuple[Any, Trouble | None]] = (
        _as_metadata if own is _as_given and name in _TEXT else own
    )
    if check is _as_given and str(values.dtype) not in ("object", "str"):
        return values, []
    checked = [check(None if _missing(value) else value, name) for value in values]
    dtype = "datetime64[us]" if name == "date" else "str" if name in _TEXT else values.dtype
    series = pd.Series([value for value, _ in checked], dtype=dtype, name=name)
    return series, [(row, trouble) for row, (_, trouble) in enumerate(checked) if trouble]


def _missing(value: object) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value)


def _as_body(value: Any, column: str) -> tuple[str, Trouble | None]:
    if value is not None and not isinstance(value, str):
        kind = type(value).__name__
        return str(value), Trouble(f"the text was no text but {kind}", "Is text the column with the articles?")
    text, trouble = _as_given(value or "", column)
    if not trouble and not text.strip():
        trouble = Trouble("the text is empty", "Is the article behind a paywall, or its text in another column?")
    return text, trouble


def _as_metadata(value: Any, column: str) -> tuple[str | None, Trouble | None]:
    text = as_text(value)
    return (None, None) if text is None else _as_given(text, column)


def _as_given(value: Any, column: str) -> tuple[Any, Trouble | None]:
    if not isinstance(value, str):
        return value, None
    text, n = without_forbidden(value)
    if not n:
        return value, None
    hint = "The text was damaged before it came here, often by a wrong encoding; check where it comes from."
    return text, Trouble(f"{n} NUL or surrogate character(s) in {column}; each was replaced by U+FFFD", hint)


def _as_date(value: Any, column: str) -> tuple[datetime | None, Trouble | None]:
    value = pd.Timestamp(value) if isinstance(value, np.datetime64) else value
    if _missing(value):
        return None, None
    if isinstance(value, datetime):
        return value.replace(tzinfo=None), None
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day), None
    text = as_text(value)
    found = parse_date(text) if text else None
    if found or not text:
        return found, None
    problem = f"the {column} {_shown(text)} cannot be read; it was left out"
    return None, Trouble(problem, "Write dates as 2025-05-12 or 12.5.2025.")


def _as_language(value: Any, column: str) -> tuple[str | None, Trouble | None]:
    text = as_text(value)
    code = language_code(text) if text else None
    if code or not text:
        return code, None
    return None, Trouble(f"the {column} {_shown(text)} is not known; it was left out", "Write de, en, fr, …")


def _shown(text: str) -> str:
    text = without_forbidden(text)[0]
    return repr(text if len(text) <= 40 else text[:39] + "…")


def _problems(articles: pd.DataFrame, troubles: list[tuple[int, Trouble]]) -> pd.DataFrame:
    sources, ids = articles["source"].tolist(), articles["article_id"].tolist()
    rows = [
        {
            "source": sources[row],
            "article_id": ids[row],
            "stage": "load",
            "problem": trouble.problem,
            "hint": trouble.hint,
        }
        for row, trouble in sorted(troubles, key=lambda found: found[0])
    ]
    return tables.frame("problems", rows)
