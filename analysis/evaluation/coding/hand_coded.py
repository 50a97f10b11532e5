"""Quotations that a person coded in a table, as gold: by offsets, or by words that are looked for in the text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import tables
from analysis.evaluation.coding.coded_sample import gold_of
from analysis.evaluation.coding.hand_table import kind_of, read_hand_table, type_of
from analysis.evaluation.coding.marks import Coding, CodingError, Mark, as_finished, begin, mark, with_mark
from analysis.evaluation.coding.near_ids import NearIds
from analysis.evaluation.coding.passages import NotFoundError, Spans, find_passage, same_words, with_marks
from analysis.evaluation.gold import Gold, GoldError
from analysis.tables import QUOTE_TYPES, SPEAKER_KINDS

if TYPE_CHECKING:
    from analysis.corpus import Corpus

_STAGE, _CODER = "coding", "table"
_COPY = "Copy the words from the article as it was loaded, or give start and end."
_LATER = "Until it is mended, no quotation of this article counts."


@dataclass(frozen=True)
class CodedQuotes:
    """A person's table as gold, and what of it could not be placed.

    ``gold`` is what ``evaluate`` and ``corrected_shares`` take; ``problems`` has a row of the table problems for each
    row that could not be placed. ``codings`` are the articles as ``save_coding`` keeps them.
    """

    gold: Gold
    problems: pd.DataFrame
    codings: tuple[Coding, ...] = ()

    def __repr__(self) -> str:
        return (
            f"CodedQuotes: {len(self.gold.quotes)} quotations in {len(self.gold.articles)} articles, "
            f"{len(self.problems)} problems"
        )


class _RowError(ValueError):
    """A row cannot be placed: what is wrong, and what to try."""

    def __init__(self, problem: str, hint: str) -> None:
        super().__init__(problem)
        self.hint = hint


def coded_quotes(
    table: str | Path | pd.DataFrame,
    corpus: Corpus | pd.DataFrame,
    *,
    type: str | None = None,  # noqa: A002 (the column's name)
    coder: str = _CODER,
) -> CodedQuotes:
    """A table of quotations coded by a person, one a row, as gold.

    Each row names its article and the quotation, by ``start`` and ``end`` (code points), by ``spans``, or by the words
    themselves. Words are looked for in the article: to the sign, then with any white space as one blank and all
    quotation marks alike; "[...]" parts the pieces of one quotation. Words that do not stand there, or more than
    once, are a row of ``problems``, never guessed. Of direct speech the marks directly around the words belong to it.

    An article with a problem is left out of the gold: the quotation that could not be placed would count as one
    that is not there. An article in which nothing is quoted has a row with its ``article_id`` alone. Articles that the
    table does not name are not coded.

    Parameters
    ----------
    table
        A .csv, .tsv or .xlsx file, or a DataFrame. Columns, in English or German: article_id (artikel); quote (zitat),
        or start and end (anfang, ende), or spans; speaker (sprecher, may be empty); type (typ: direct, indirect,
        free_indirect, reported; direkt, indirekt, erlebte Rede, berichtet); speaker_kind, note.
    corpus
        The articles, as a Corpus or the table articles.
    type
        Type of rows without one; None: that is a problem.
    coder
        The name that ``codings`` bear.

    Returns
    -------
    CodedQuotes
        ``gold``, ``problems`` (stage "coding"), ``codings``.

    Raises
    ------
    GoldError
        The table cannot be read or lacks columns, ``type`` is none, or no article could be placed.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["„Ja“, sagte Anna Abel."]})
    >>> table = pd.DataFrame({"Artikel": ["a"], "Zitat": ['"Ja"'], "Typ": ["direkt"], "Sprecherin": ["Anna Abel"]})
    >>> coded_quotes(table, articles).gold.quotes[["spans", "type", "speaker"]].values.tolist()
    [[[[0, 4]], 'direct', 'Anna Abel']]
    """
    if type is not None and type not in QUOTE_TYPES:
        message = f"type={type!r} came; expected one of {', '.join(QUOTE_TYPES)}."
        raise GoldError(message)
    articles = corpus if isinstance(corpus, pd.DataFrame) else corpus.articles
    rows = read_hand_table(table)
    known: dict[str, Any] = {str(row.article_id): row for row in articles.itertuples()}
    near = NearIds(known)
    codings: dict[str, Coding] = {}
    problems: list[dict[str, Any]] = []
    for row in rows.itertuples():
        try:
            if row.article_id not in known:
                raise _no_article(row, known, near)
            _add(codings, row, known, type, coder)
        except _RowError as error:
            problems.append(_problem(row, str(error), error.hint))
    wrong = {problem["article_id"] for problem in problems}
    done = [as_finished(coding) for name, coding in codings.items() if name not in wrong]
    if not done:
        why = f" The first problem: {problems[0]['problem']} {problems[0]['hint']}" if problems else ""
        message = f"No article of the {len(rows)} rows could be taken as coded.{why}"
        raise GoldError(message)
    return CodedQuotes(gold_of(done, articles), tables.frame("problems", problems), tuple(done))


def _no_article(row: Any, known: dict[str, Any], near: NearIds) -> _RowError:
    hint = f"The corpus has {len(known)} articles, such as {next(iter(known), 'none')!r}."
    if row.article_id is None:
        return _RowError("The row names no article.", hint)
    return _RowError("There is no such article in the corpus.", near.hint(row.article_id) or hint)


def _add(codings: dict[str, Coding], row: Any, known: dict[str, Any], kind: str | None, coder: str) -> None:
    article = known[row.article_id]
    coding = codings.setdefault(row.article_id, begin(article, coder))
    if all(value is None for value in (row.quote, row.start, row.end, row.spans)):
        if row.speaker is None:
            # The article was read, and nothing is quoted in it.
            return
        told = "The row names a speaker and no words."
        raise _RowError(told, f"Give quote, or start and end. {_LATER}")
    new = _mark(article, row, kind)
    same = next((old for old in coding.marks if old.spans == new.spans), None)
    if same is not None and (same.type, same.speaker) != (new.type, new.speaker):
        told = "The same words are coded twice, with another type or speaker."
        raise _RowError(told, f"Keep one row. {_LATER}")
    codings[row.article_id] = with_mark(coding, new)


def _mark(article: Any, row: Any, default: str | None) -> Mark:
    kind = type_of(row.type) if row.type is not None else default
    if kind is None:
        came = "There is no type." if row.type is None else f"The type {row.type!r} is not known."
        raise _RowError(came, f"Write one of {', '.join(QUOTE_TYPES)}. {_LATER}")
    whose = kind_of(row.speaker_kind) if row.speaker_kind is not None else None
    if row.speaker_kind is not None and whose is None:
        told = f"The kind of speaker {row.speaker_kind!r} is not known."
        raise _RowError(told, f"Write one of {', '.join(SPEAKER_KINDS)}. {_LATER}")
    spans = _spans(article.text, row)
    if kind == "direct" and row.quote is not None and row.start is None and row.spans is None:
        spans = [with_marks(article.text, span) for span in spans]
    try:
        return mark(article, spans, type=kind, speaker=row.speaker, speaker_kind=whose, note=row.note)
    except CodingError as error:
        raise _RowError(
            str(error), f"Offsets count code points, from 0; end is behind the last one. {_LATER}"
        ) from error


def _spans(text: str, row: Any) -> Spans:
    if row.spans is None and row.start is None and row.end is None:
        try:
            return find_passage(text, row.quote)
        except NotFoundError as error:
            raise _RowError(str(error), f"{_COPY} {_LATER}") from error
    try:
        spans = json.loads(row.spans) if row.spans is not None else [[int(row.start), int(row.end)]]
        spans = [[int(start), int(end)] for start, end in spans]
    except (ValueError, TypeError) as error:
        told = f"start {row.start!r}, end {row.end!r}, spans {row.spans!r} are no whole numbers."
        raise _RowError(
            told, f"Write start and end such as 120 and 180, or spans such as [[120, 180]]. {_LATER}"
        ) from error
    if row.quote is not None and spans and not same_words(text, spans, row.quote):
        told = f"From {spans[0][0]} to {spans[-1][1]} stand other words than {row.quote[:60]!r}."
        raise _RowError(told, f"Was the text another one? Excel counts an emoji as two. {_COPY} {_LATER}")
    return spans


def _problem(row: Any, problem: str, hint: str) -> dict[str, Any]:
    return {"source": row.where, "article_id": row.article_id, "stage": _STAGE, "problem": problem, "hint": hint}
