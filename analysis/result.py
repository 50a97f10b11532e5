"""The result of ``analyse``: plain tables, where they come from, and ways to narrow, save and open them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import tables
from analysis.tokens import Tokens

TABLES = ("articles", "omitted", "sentences", "words", "quotes", "marked", "mentions", "entities", "problems")
_SAVED_AS = "redeanteil analysis"


_SINGULAR = {
    "articles": "article",
    "sentences": "sentence",
    "quotes": "quote",
    "entities": "entity",
    "problems": "problem",
}


@dataclass(frozen=True, repr=False)
class Analysis:
    """Everything found in a corpus: one DataFrame per table (see ``analysis.tables``) and the provenance."""

    articles: pd.DataFrame
    omitted: pd.DataFrame
    sentences: pd.DataFrame
    words: pd.DataFrame
    quotes: pd.DataFrame
    marked: pd.DataFrame
    mentions: pd.DataFrame
    entities: pd.DataFrame
    problems: pd.DataFrame
    provenance: dict[str, Any]

    def __repr__(self) -> str:
        sizes = {name: len(getattr(self, name)) for name in _SINGULAR}
        counts = ", ".join(f"{size:,} {_SINGULAR[name] if size == 1 else name}" for name, size in sizes.items())
        return f"Analysis of {counts} (voices: {self.provenance.get('voices', 'unknown')})"

    def tokens(self) -> pd.DataFrame:
        """Table ``tokens``: one row per token, made from the texts on demand.

        Its words are categories, which take little room and are counted quickly. To change some of them, or to put
        them together, make strings of them: ``tokens.astype({"lemma": "str"})``.
        """
        direct = self.quotes[self.quotes["type"] == "direct"].groupby("article_id")["spans"].agg(list).to_dict()
        skipped = self.omitted.groupby("article_id")[["start", "end"]]
        skip = {key: tuple(zip(part["start"], part["end"], strict=True)) for key, part in skipped}
        read = set(self.sentences["article_id"])
        found = Tokens()
        for article_id, text in zip(self.articles["article_id"], self.articles["text"], strict=True):
            if article_id in read:
                pieces = [(start, end) for spans in direct.get(article_id, []) for start, end in spans]
                found.add(article_id, text, skip.get(article_id, ()), pieces)
        return found.table()

    def filter(
        self,
        *,
        start: str | date | None = None,
        end: str | date | None = None,
        **columns: str | Iterable[str],
    ) -> Analysis:
        """The analysis of some of the articles: ``filter(outlet="nna", start="2025-05-01")``.

        Each keyword is a column of ``articles`` with the value or values to keep; ``start`` and ``end`` bound the
        date, both included. Entities keep their id; their counts are those of the articles kept.
        """
        keep = pd.Series(True, index=self.articles.index)
        for name, wanted in columns.items():
            if name not in self.articles.columns:
                message = f"articles have no column {name!r}; they have {', '.join(map(str, self.articles.columns))}."
                raise ValueError(message)
            values = [wanted] if isinstance(wanted, str) else list(wanted)
            keep &= self.articles[name].isin(values)
        if start is not None:
            keep &= self.articles["date"] >= pd.Timestamp(start)
        if end is not None:
            keep &= self.articles["date"] < pd.Timestamp(end) + pd.Timedelta(days=1)
        return self._kept(self.articles[keep])

    def _kept(self, articles: pd.DataFrame) -> Analysis:
        ids = set(articles["article_id"])
        parts = {
            name: getattr(self, name)[getattr(self, name)["article_id"].isin(ids)].reset_index(drop=True)
            for name in TABLES
            if name not in {"articles", "entities"}
        }
        entities = recount(self.entities, parts["mentions"])
        provenance = {**self.provenance, "n_articles": len(articles), "filtered": True}
        return replace(
            self, articles=articles.reset_index(drop=True), entities=entities, provenance=provenance, **parts
        )

    def save(self, folder: str | Path) -> Path:
        """Write every table as JSON lines and the provenance as JSON into a folder; the same result, the same bytes."""
        target = Path(folder)
        target.mkdir(parents=True, exist_ok=True)
        for name in TABLES:
            data = getattr(self, name).to_json(orient="records", lines=True, force_ascii=False, date_format="iso")
            (target / f"{name}.jsonl").write_text(data, encoding="utf-8", newline="\n")
        header = {"format": _SAVED_AS, **self.provenance}
        written = json.dumps(header, ensure_ascii=False, indent=1, sort_keys=True)
        (target / "provenance.json").write_text(written + "\n", encoding="utf-8", newline="\n")
        return target


def recount(entities: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """The entities that the mentions name, with the counts of these mentions."""
    counts = mentions.groupby("entity_id")["article_id"].agg(n_mentions="size", n_articles="nunique")
    kept = entities[entities["entity_id"].isin(counts.index)].drop(columns=["n_mentions", "n_articles"])
    joined = kept.merge(counts, left_on="entity_id", right_index=True, how="left")
    return tables.conform("entities", joined.reset_index(drop=True))


def open_analysis(folder: str | Path) -> Analysis:
    """Open what ``Analysis.save`` wrote.

    Raises
    ------
    ValueError
        The folder holds no saved analysis, or one of another schema version.
    """
    source = Path(folder)
    header = source / "provenance.json"
    if not header.is_file():
        message = (
            f"{source} holds no saved analysis (no provenance.json). Expected a folder made by Analysis.save(folder)."
        )
        raise ValueError(message)
    provenance = json.loads(header.read_text(encoding="utf-8"))
    if provenance.pop("format", None) != _SAVED_AS or provenance.get("schema_version") != tables.SCHEMA_VERSION:
        message = (
            f"{header} was not written by this version: schema {provenance.get('schema_version')}, "
            f"expected {tables.SCHEMA_VERSION}. Analyse the corpus again."
        )
        raise ValueError(message)
    return Analysis(**{name: _open_table(source, name) for name in TABLES}, provenance=provenance)


def _open_table(folder: Path, name: str) -> pd.DataFrame:
    path = folder / f"{name}.jsonl"
    if not path.is_file():
        message = f"{folder} lacks {path.name}; the saved analysis is incomplete. Analyse the corpus again."
        raise ValueError(message)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    data = pd.DataFrame(rows) if rows else tables.empty(name)
    for column in tables.TABLES[name].columns:
        if column.kind == "date" and column.name in data:
            data[column.name] = pd.to_datetime(data[column.name], format="ISO8601")
    return tables.conform(name, data)
