"""All decisions applied to an analysis: its quotations, mentions and entities as a person corrected them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis import tables
from analysis.corrections.entities import Entities
from analysis.corrections.file import read_corrections
from analysis.corrections.history import after, told
from analysis.corrections.passages import ByArticle, Place, Texts
from analysis.corrections.quotations import Quoted, Row
from analysis.corrections.table import ENTITY, MENTION, QUOTATION
from analysis.corrections.void import Void
from analysis.voices.nesting import nested_in

if TYPE_CHECKING:
    from analysis.result import Analysis


def correct(result: Analysis, corrections: str | Path | pd.DataFrame) -> Analysis:
    """The analysis with every decision of a person applied, in the order in which they were made.

    A decision about a passage holds in every article with this text; where a text has changed, it holds if the same
    words stand at the same place. Otherwise nothing is changed, and a row in ``problems`` says so.

    What was corrected before stays: decisions that begin with those already applied (the same file, longer by now) are
    not applied twice. ``result.uncorrected`` is the analysis without any.

    Parameters
    ----------
    result
        What ``analyse`` gave; it stays as it is.
    corrections
        The file, or a DataFrame with the columns of ``corrections.TABLE``.

    Returns
    -------
    Analysis
        Corrected quotations have ``decided_by`` "person" and no confidence; the provenance tells how many decisions
        there are, how many took effect, who decided, when first and last, and their checksum.

    Raises
    ------
    CorrectionsError
        The corrections cannot be used as they are.
    """
    decisions = read_corrections(corrections)
    earlier = result.provenance.get("corrections")
    new = after(earlier, decisions)
    replay = _Replay(result)
    for row in new.itertuples(index=False):
        replay.do(row)
    return replay.done(told(earlier, decisions, new, len(replay.void)))


class _Replay:
    """Decisions applied one after the other; ``void`` are those that could not be."""

    def __init__(self, result: Analysis) -> None:
        self._result = result
        self._texts = Texts(result.articles)
        self.void = Void(self._texts)
        self._entities = Entities(result.entities, result.mentions, result.quotes)
        self._articles: dict[str, Quoted] = {}
        # Tables are cut by article once, however many articles are corrected.
        self._quotes_of, self._sentences_of = ByArticle(result.quotes), ByArticle(result.sentences)

    def do(self, row: Any) -> None:
        """Apply a decision."""
        if row.action == ENTITY:
            if not self._entities.merge(row.passage, row.means):
                self.void.unnamed(row)
            return
        places = self._texts.places(row)
        if not places:
            self.void.gone(row)
            return
        done = [self._at(place, row) for place in places]
        if not all(done):
            self.void.no_mention(row)

    def _at(self, place: Place, row: Any) -> bool:
        if row.action == MENTION:
            return self._entities.mean(place.article_id, place.spans, row.means)
        quoted = self._quoted(place)
        if row.action == QUOTATION:
            quoted.say(row, place.spans)
        else:
            quoted.unsay(place.spans)
        return True

    def _quoted(self, place: Place) -> Quoted:
        if place.article_id not in self._articles:
            rows = self._quotes_of.rows(place.article_id)
            placed = _placed(self._sentences_of, place.article_id)
            named = self._entities.named
            self._articles[place.article_id] = Quoted(place.article_id, place.text, rows, named, placed)
        return self._articles[place.article_id]

    def done(self, provenance: dict[str, Any]) -> Analysis:
        """The analysis with what was changed."""
        from analysis.result import recount

        result, changed = self._result, self._articles
        marked = [row for quoted in changed.values() for row in quoted.marked]
        entities = pd.DataFrame(list(self._entities.rows.values()))
        entities = tables.conform("entities", entities) if len(entities) else tables.empty("entities")
        found = [result.problems, tables.frame("problems", self.void.rows())]
        corrected = replace(
            result,
            quotes=self._quotes(),
            marked=_in_order(result.articles, [result.marked, tables.frame("marked", marked)]),
            mentions=tables.conform("mentions", self._entities.mentions),
            entities=recount(entities, self._entities.mentions),
            problems=tables.conform("problems", pd.concat(found, ignore_index=True)),
            provenance={**result.provenance, "corrections": provenance},
            uncorrected=result.uncorrected or result,
        )
        return corrected.recounted(self._requoted() & set(result.sentences["article_id"]))

    def _requoted(self) -> set[str]:
        """The articles whose direct quotations are others now, not only their speakers."""
        now = {name: _direct(quoted.rows) for name, quoted in self._articles.items()}
        return {name for name, direct in now.items() if direct != _direct(self._quotes_of.rows(name))}

    def _quotes(self) -> pd.DataFrame:
        quotes, changed = self._result.quotes, self._articles
        anew: list[Row] = []
        for quoted in changed.values():
            rows = sorted(quoted.rows, key=lambda row: (row["start"], -row["end"]))
            around = nested_in([row["spans"] for row in rows], [row["quote_id"] for row in rows])
            anew += [row | {"nested_in": one} for row, one in zip(rows, around, strict=True)]
        parts = [quotes[~quotes["article_id"].isin(changed)], tables.frame("quotes", anew)]
        return self._renamed(_in_order(self._result.articles, parts))

    def _renamed(self, quotes: pd.DataFrame) -> pd.DataFrame:
        """Speakers as their entities are called now."""
        ids = quotes["speaker_id"].replace(self._entities.moved)
        names = ids.map({entity_id: row["name"] for entity_id, row in self._entities.rows.items()})
        by_name = quotes["speaker"].map(self._entities.called_now, na_action="ignore")
        speaker = names.where(names.notna(), by_name)
        return tables.conform("quotes", quotes.assign(speaker_id=ids, speaker=speaker))


def _direct(rows: list[Row]) -> list[Any]:
    return sorted(row["spans"] for row in rows if row["type"] == "direct")


def _placed(sentences: ByArticle, article_id: str) -> Callable[[int], Row]:
    """Sentence and paragraph of an offset of the article."""
    starts, paragraphs = (sentences.column(article_id, name) for name in ("start", "paragraph"))

    def placed(offset: int) -> Row:
        number = max(0, int(np.searchsorted(starts, offset, side="right")) - 1)
        return {"sentence": number, "paragraph": int(paragraphs[number]) if len(paragraphs) else 0}

    return placed


def _in_order(articles: pd.DataFrame, parts: list[pd.DataFrame]) -> pd.DataFrame:
    """Parts of a table as one, in the order of the articles and of the text."""
    kept = [part for part in parts if len(part)]
    whole = pd.concat(kept or parts[:1], ignore_index=True)
    place = whole["article_id"].map({article_id: n for n, article_id in enumerate(articles["article_id"])})
    order = np.lexsort((-whole["end"].to_numpy(), whole["start"].to_numpy(), place.to_numpy()))
    return whole.iloc[order].reset_index(drop=True)
