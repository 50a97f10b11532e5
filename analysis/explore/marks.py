"""What is marked in an article: quotations, words of saying, persons, quotation marks, text that is not counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

import pandas as pd

from analysis.explore.html import escape
from analysis.explore.markup import Mark
from analysis.explore.notes import is_given, marked_note, omitted_note, quotation_note, rows
from analysis.explore.speakers import NOBODY, Speaker


class Readable(Protocol):
    """What the reader needs of an Analysis: five of its tables."""

    @property
    def articles(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def omitted(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def quotes(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def marked(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def mentions(self) -> pd.DataFrame: ...  # noqa: D102


def of(table: pd.DataFrame, article: Any) -> pd.DataFrame:
    """The table's rows that belong to the article."""
    return table[table["article_id"] == article.article_id]


def all_marks(
    result: Readable, article: Any, quotes: pd.DataFrame, speakers: list[Speaker], language: str
) -> Iterator[Mark]:
    """Every mark in the article's text."""
    yield from _quotation_marks(quotes, speakers, language)
    yield from persons(result, article, "text")
    for row in rows(of(result.marked, article)):
        yield Mark(row.start, row.end, 3, f'class="m m-{row.kind}"', _note(marked_note(row, language)))
    for row in rows(of(result.omitted, article)):
        yield Mark(row.start, row.end, 0, 'class="om"', _note(omitted_note(row, language)))


def _quotation_marks(quotes: pd.DataFrame, speakers: list[Speaker], language: str) -> Iterator[Mark]:
    numbers = {speaker.name: number for number, speaker in enumerate(speakers)}
    for row in rows(quotes):
        number = numbers[row.speaker if is_given(row.speaker) else NOBODY]
        colour = speakers[number].colour
        note = quotation_note(row, language)
        shown = f'class="q q-{row.type} s{number}" style="--c:{colour};--t:{colour}26;--h:{colour}40"'
        rank = 2 if is_given(row.nested_in) else 1
        for piece, (start, end) in enumerate(row.spans):
            # One stop for the Tab key per quotation; every piece of it tells the same.
            described = f'{shown} data-quote="{escape(row.quote_id)}" aria-description="{escape(note)}"'
            yield Mark(start, end, rank, described, 'tabindex="0"' if piece == 0 else "")
        for start, end in row.cue_spans if is_given(row.cue_spans) else []:
            yield Mark(start, end, 4, f'class="cue c{number}"')


def persons(result: Readable, article: Any, field: str) -> Iterator[Mark]:
    """A mark for each person who is called by name in title, lead or text."""
    mentions = of(result.mentions, article)
    named = (mentions["field"] == field) & (mentions["label"] == "PER") & (mentions["how"] == "name")
    for row in rows(mentions[named]):
        yield Mark(row.start, row.end, 5, 'class="per"')


def _note(text: str) -> str:
    return f'aria-description="{escape(text)}" tabindex="0"'
