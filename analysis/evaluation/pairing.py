"""Gold and found quotations of each article, paired as the benchmark does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.evaluation.benchmark import PARTS, Quotation, pair, token_f1
from analysis.evaluation.gold import PART_SPANS, Gold, Tokens

FOUND = 0.5
"""A quotation counts as found if the token F1 of the pair is above this."""

Row = dict[str, Any]


@dataclass(frozen=True)
class Paired:
    """One article: its gold and found rows, the same as sets of tokens, and which found one goes with a gold one."""

    gold: list[Row]
    found: list[Row]
    annotated: list[Quotation]
    predicted: list[Quotation]
    partners: dict[int, int]

    def hit(self, number: int) -> bool:
        """Whether the gold quotation with this number was found: token F1 of the quoted words above .5."""
        partner = self.partners.get(number)
        if partner is None:
            return False
        return token_f1(self.annotated[number].parts["quote"], self.predicted[partner].parts["quote"]) > FOUND

    def same_words(self, number: int) -> bool:
        """Whether the words that name the speaker overlap with the gold's."""
        partner = self.partners.get(number)
        words = self.predicted[partner].parts.get("speaker", frozenset()) if partner is not None else frozenset[int]()
        return bool(words & self.annotated[number].parts.get("speaker", frozenset()))

    def same_name(self, number: int) -> bool:
        """Whether the speaker's display name is the gold's; capitals do not matter."""
        partner = self.partners.get(number)
        mine = self.found[partner].get("speaker") if partner is not None else None
        theirs = self.gold[number]["speaker"]
        return isinstance(mine, str) and isinstance(theirs, str) and mine.casefold() == theirs.casefold()


def paired(gold: Gold, quotes: pd.DataFrame) -> dict[str, Paired]:
    """Every article of the gold with its quotations paired; quotations of other articles are left out."""
    found = _by_article(quotes)
    annotated = _by_article(gold.quotes)
    return {
        article_id: _pair(gold, article_id, annotated.get(article_id, []), found.get(article_id, []))
        for article_id in gold.articles["article_id"]
    }


def _by_article(table: pd.DataFrame) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for row in table.to_dict("records"):
        rows.setdefault(str(row["article_id"]), []).append({str(name): value for name, value in row.items()})
    return rows


def _pair(gold: Gold, article_id: str, theirs: list[Row], mine: list[Row]) -> Paired:
    tokens = _Numbers(gold.tokens[article_id])
    annotated = [tokens.quotation(row, gold.parts) for row in theirs]
    predicted = [tokens.quotation(row, gold.parts) for row in mine]
    return Paired(theirs, mine, annotated, predicted, dict(pair(annotated, predicted)))


class _Numbers:
    """Turns offsets into the numbers of the tokens that they touch."""

    def __init__(self, tokens: Tokens) -> None:
        self.starts = np.array([start for start, _ in tokens], dtype=np.int64)
        self.ends = np.array([end for _, end in tokens], dtype=np.int64)

    def quotation(self, row: Row, parts: tuple[str, ...]) -> Quotation:
        held = {part: self._of(row.get(PART_SPANS[part])) for part in parts}
        if "speaker" in parts and not held["speaker"] and row.get("speaker_source_spans") is not None:
            # A quotation standing alone: gold marks where the speaker was named.
            held["speaker"] = self._of(row["speaker_source_spans"])
        return Quotation(
            row["type"],
            row["medium"],
            {part: held[part] for part in PARTS if held.get(part)} | {"quote": held["quote"]},
        )

    def _of(self, spans: Any) -> frozenset[int]:
        if not isinstance(spans, (list, tuple, np.ndarray)):
            return frozenset()
        found: set[int] = set()
        for start, end in spans:
            first = int(np.searchsorted(self.ends, start, side="right"))
            last = int(np.searchsorted(self.starts, end, side="left"))
            found.update(range(first, last))
        return frozenset(found)
