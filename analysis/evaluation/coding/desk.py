"""A coder at work: opens articles of the sample, marks, takes marks away, finishes; every step is saved at once.

Nothing that the machine found is told before an article is finished; only names of persons whom the text names, so
that they are spelt alike, whoever speaks.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.evaluation.coding.coded_sample import gold_of
from analysis.evaluation.coding.disagreements import differences
from analysis.evaluation.coding.kept import read_sample
from analysis.evaluation.coding.marks import (
    Coding,
    CodingError,
    Mark,
    as_compared,
    as_finished,
    begin,
    check_coder,
    mark,
    moved_to,
    with_mark,
    without_mark,
)
from analysis.evaluation.coding.store import progress, read_coding, save_coding
from analysis.evaluation.counted import SPEAKER, counted_found
from analysis.evaluation.gold import GoldError
from analysis.language import words
from analysis.measures.inputs import QUOTED_TYPES

if TYPE_CHECKING:
    from analysis.result import Analysis

MACHINE = "machine"
_FIELDS = ("title", "lead", "outlet", "date")
_Row = dict[str, Any]


class Desk:
    """One coder's desk. ``result`` is the analysis of the corpus, ``folder`` where the sample is kept.

    Raises
    ------
    GoldError
        There is no sample, an article of it is not in the corpus, or the coder cannot be called like that.
    """

    def __init__(self, result: Analysis, folder: str | Path, coder: str) -> None:
        self.folder, self.coder = Path(folder), check_coder(coder)
        self._result = result
        self._ids = read_sample(folder)["article_id"].to_list()
        known = result.articles.set_index("article_id", drop=False)
        lacking = [name for name in self._ids if name not in known.index]
        if lacking:
            message = (
                f"{len(lacking)} article(s) of the sample in {folder} are not in the analysis, first {lacking[0]!r}. "
                "Was the sample drawn from another corpus?"
            )
            raise GoldError(message)
        self._articles = {name: known.loc[name] for name in self._ids}

    def overview(self) -> list[_Row]:
        """Of each article of the sample: its title, how many marks it has, whether it is finished."""
        table = progress(self.folder, self.coder)
        told = zip(table["article_id"], table["n_marks"], table["finished"], strict=True)
        return [{"id": name, "title": self._title(name), "n": int(n), "finished": bool(done)} for name, n, done in told]

    def open(self, article_id: str) -> _Row:
        """An article to be coded: text, offsets of its words and signs, what was marked, names to choose from."""
        coding, lost = self._coding(article_id)
        article = self._articles[article_id]
        fields = {name: _shown(article.get(name)) for name in _FIELDS}
        tokens = [offset for token in words.tokens(article["text"]) for offset in token[:2]]
        names = {"names": self._names(article_id), "lost": [held.passage for held in lost]}
        return {"id": article_id, "text": article["text"], "tokens": tokens, **fields, **names, **self._state(coding)}

    def mark(self, article_id: str, spans: list[list[int]], **told: Any) -> _Row:
        """Mark a quotation (``told`` as for ``marks.mark``), or mark the same words anew."""
        coding = self._to_change(article_id)
        return self._saved(with_mark(coding, mark(self._articles[article_id], spans, **told)))

    def remark(self, article_id: str, old: list[list[int]], spans: list[list[int]], **told: Any) -> _Row:
        """Mark a quotation in place of another: other words, or pieces more."""
        coding = without_mark(self._to_change(article_id), old)
        return self._saved(with_mark(coding, mark(self._articles[article_id], spans, **told)))

    def remove(self, article_id: str, spans: list[list[int]]) -> _Row:
        """Take a mark away."""
        return self._saved(without_mark(self._to_change(article_id), spans))

    def finish(self, article_id: str, finished: bool) -> _Row:
        """Say that an article is complete, or take it up again."""
        return self._saved(as_finished(self._to_change(article_id, finished=None), finished))

    def compare(self, article_id: str) -> _Row:
        """What the machine found otherwise in a finished article; from then on it cannot be changed any more."""
        coding = as_compared(self._coding(article_id)[0])
        save_coding(self.folder, coding)
        quotes = self._result.quotes
        mine = quotes[quotes["article_id"].eq(article_id) & quotes["type"].isin(QUOTED_TYPES)]
        found = counted_found(mine, self._result.entities)[SPEAKER] if len(mine) else None
        own = replace(coding, marks=tuple(held for held in coding.marks if held.type in QUOTED_TYPES))
        gold = gold_of([own], self._result.articles)
        rows = differences(gold, mine.assign(counts_for=found), self.coder, MACHINE)
        told = {"n_machine": len(mine), "n_coder": len(gold.quotes)}
        return {**self._state(coding), **told, "differences": [{k: _shown(v) for k, v in row.items()} for row in rows]}

    def _coding(self, article_id: str) -> tuple[Coding, tuple[Mark, ...]]:
        if article_id not in self._articles:
            message = f"Article {article_id!r} is not in the sample."
            raise CodingError(message)
        article = self._articles[article_id]
        held = read_coding(self.folder, self.coder, article_id)
        return moved_to(held, article["text"]) if held else (begin(article, self.coder), ())

    def _to_change(self, article_id: str, finished: bool | None = False) -> Coding:
        coding = self._coding(article_id)[0]
        if coding.compared:
            message = f"{article_id!r} was compared with the machine; what was coded before that stays as it is."
            raise CodingError(message)
        if finished is not None and coding.finished != finished:
            message = f"{article_id!r} is finished; take it up again before you change it."
            raise CodingError(message)
        return coding

    def _saved(self, coding: Coding) -> _Row:
        save_coding(self.folder, coding)
        return self._state(coding)

    def _state(self, coding: Coding) -> _Row:
        marks = [
            {"spans": [list(piece) for piece in held.spans], "passage": held.passage, "type": held.type}
            | {"speaker": held.speaker, "kind": held.speaker_kind, "note": held.note}
            for held in coding.marks
        ]
        state = {"finished": coding.finished, "compared": coding.compared is not None}
        return {"marks": marks, **state, "articles": self.overview()}

    def _names(self, article_id: str) -> list[_Row]:
        """Names this coder used, with the kind of speaker, and persons whom the text names; in alphabetical order."""
        mentions, entities = self._result.mentions, self._result.entities
        here = mentions[mentions["article_id"].eq(article_id) & mentions["label"].eq("PER")]["entity_id"]
        named = entities[entities["entity_id"].isin(here)]["name"]
        kinds = dict.fromkeys((str(name) for name in named), "person")
        for name in self._ids:
            held = read_coding(self.folder, self.coder, name)
            for one in held.marks if held else ():
                if one.speaker:
                    kinds[one.speaker] = str(one.speaker_kind)
        return [{"name": name, "kind": kinds[name]} for name in sorted(kinds, key=str.casefold)]

    def _title(self, article_id: str) -> str:
        title = self._articles[article_id].get("title")
        return str(title) if isinstance(title, str) and title.strip() else article_id


def _shown(value: Any) -> str | int | None:
    if isinstance(value, (str, int)):
        return value
    if isinstance(value, pd.Timestamp) and not pd.isna(value):
        return value.date().isoformat()
    return None
