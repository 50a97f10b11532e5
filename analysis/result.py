"""The result of ``analyse``: plain tables, where they come from, and ways to narrow, save and open them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import copies as wire_copy
from analysis import tables
from analysis.export.methods import Exporting
from analysis.options import COUNTED, MIN_CONFIDENCE
from analysis.tokens import Tokens

TABLES = ("articles", "omitted", "sentences", "words", "quotes", "marked", "mentions", "entities", "problems")
PARTS = "redeanteil analysis in parts, 1"
"""Format of an analysis that was made in chunks, in its provenance."""


_SINGULAR = {
    "articles": "article",
    "sentences": "sentence",
    "quotes": "quote",
    "entities": "entity",
    "problems": "problem",
}


@dataclass(frozen=True, repr=False)
class Analysis(Exporting):
    """Everything found in a corpus: one DataFrame per table (see ``analysis.tables``) and the provenance.

    ``uncorrected`` is the same without any correction of a person, None if nothing was corrected; ``paths`` are where
    the corpus was read from, as far as it was read from files. Neither is saved.
    """

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
    uncorrected: Analysis | None = None
    paths: tuple[Path, ...] = ()

    def __repr__(self) -> str:
        sizes = {name: len(getattr(self, name)) for name in _SINGULAR}
        counts = ", ".join(f"{size:,} {_SINGULAR[name] if size == 1 else name}" for name, size in sizes.items())
        facts = [f"voices: {self.provenance.get('voices', 'unknown')}", *self._corrections(), *self._found_again()]
        facts += wire_copy.told(self.articles, self.provenance)
        return f"Analysis of {counts} ({', '.join(facts)})"

    def _corrections(self) -> list[str]:
        made = self.provenance.get("corrections", {"n": 0, "n_applied": 0})
        applied, n = made["n_applied"], made["n"]
        noun = "correction" if n == 1 else "corrections"
        return [f"{n:,} {noun}" if applied == n else f"{applied:,} of {n:,} {noun}"] if n else []

    def _found_again(self) -> list[str]:
        when = self.provenance.get("found_again")
        return [f"found again from {when[:16].replace('T', ' ')}"] if when else []

    def tokens(self, *, whole_verbs: bool = False) -> pd.DataFrame:
        """Table ``tokens``: one row per token, made from the texts on demand.

        Its words are categories, which take little room and are counted quickly. To change some of them, or to put
        them together, make strings of them: ``tokens.astype({"lemma": "str"})``.

        With ``whole_verbs`` the lemma of a verb whose particle stands apart is that of the whole verb ("räumte ...
        ein": einräumen), so that searches, collocates, frame vocabulary and ``measures.word_counts`` find it. How it is
        found, and how often rightly, says ``analysis.measures.joined_verbs.join_particle_verbs``.
        """
        found = self._tokens(set(self.sentences["article_id"]))
        if not whole_verbs:
            return found
        # Here, as all measures load with it.
        from analysis.measures.joined_verbs import join_particle_verbs

        return join_particle_verbs(found)

    def _tokens(self, read: set[str]) -> pd.DataFrame:
        direct = self.quotes[self.quotes["type"] == "direct"].groupby("article_id")["spans"].agg(list).to_dict()
        skipped = self.omitted.groupby("article_id")[["start", "end"]]
        skip = {key: tuple(zip(part["start"], part["end"], strict=True)) for key, part in skipped}
        if (lacking := int(self.articles["text"].isna().sum())) > 0:
            message = (
                f"{lacking} of {len(self.articles)} articles came without text; tokens are made of it. "
                "Try analysis.export.with_texts(result, corpus) with the articles that were analysed."
            )
            raise ValueError(message)
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
        min_confidence: float | None = None,
        copies: str = COUNTED[-1],
        **columns: str | Iterable[str],
    ) -> Analysis:
        """The analysis of some of the articles, or of the surer quotations: ``filter(outlet="nna")``.

        Everything made of the result, measures, charts, explorers and corrected shares, counts what is left in it.

        Parameters
        ----------
        start, end
            Bounds of the date, both included: ``filter(start="2025-05-01")``.
        min_confidence
            Least confidence of the quotations to keep, 0 to 1; those without confidence stay. What is left out is no
            quotation any more, in tokens and in ``words.n_in_quotes`` neither; articles, mentions and entities stay.
            See ``measures.confident``. It is told by the provenance and by charts.
        copies
            How the copies of a text count (wire copy, see ``articles.duplicate_of``): "each" time, "per_outlet" once in
            each outlet, or "once": of the articles that the other choices leave, the earliest, see
            ``measures.count_wire_copy``. It is told by the provenance, and when the result is displayed.
        columns
            Each keyword is a column of ``articles`` with the value or values to keep.

        Returns
        -------
        Analysis
            Entities keep their id; their counts are those of the articles kept. ``uncorrected`` is filtered, too. Rows
            of ``problems`` without an article (files that could not be read) stay, whatever is chosen.

        Raises
        ------
        TableError
            ``quotes`` has no confidence.
        ValueError
            ``articles`` has no such column, ``min_confidence`` is no number from 0 to 1, or there is no such
            way to count ``copies``.
        """
        chosen = self.articles[self._chosen(start, end, columns)]
        articles, told = wire_copy.without_copies(chosen, copies, self.provenance)
        kept = self._kept(articles, min_confidence, told)
        if self.uncorrected is None:
            return kept
        return replace(kept, uncorrected=self.uncorrected._kept(articles, min_confidence, told))

    def _chosen(
        self, start: str | date | None, end: str | date | None, columns: dict[str, str | Iterable[str]]
    ) -> pd.Series:
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
        return keep

    def _surer(self, min_confidence: float) -> Analysis:
        # Here, as all measures load with it, and most results are never filtered so.
        from analysis.measures.confident import confident

        quotes = confident(self.quotes, min_confidence)
        unsure = self.quotes.loc[~self.quotes["quote_id"].isin(quotes["quote_id"]) & self.quotes["type"].eq("direct")]
        surer = replace(
            self,
            quotes=quotes.reset_index(drop=True),
            provenance={**self.provenance, "filtered": True, MIN_CONFIDENCE: quotes.attrs[MIN_CONFIDENCE]},
        )
        return surer.recounted(set(unsure["article_id"]))

    def recounted(self, article_ids: set[str]) -> Analysis:
        """The same with ``words.n_in_quotes`` counted anew in these articles, whose direct quotations were changed."""
        return replace(self, words=recount_quoted(self.words, self._tokens(article_ids)))

    def corrected(self, corrections: str | Path | pd.DataFrame) -> Analysis:
        """The analysis as a person corrected it, on top of what was corrected before.

        See ``analysis.corrections.correct``; to start afresh: ``result.uncorrected.corrected(file)``.
        """
        from analysis.corrections.apply import correct

        return correct(self, corrections)

    def _kept(self, articles: pd.DataFrame, min_confidence: float | None, told: dict[str, Any]) -> Analysis:
        ids = set(articles["article_id"])
        parts: dict[str, Any] = {
            name: _of(getattr(self, name), ids).reset_index(drop=True)
            for name in TABLES
            if name not in {"articles", "entities"}
        }
        entities = recount(self.entities, parts["mentions"])
        provenance = {**self.provenance, "n_articles": len(articles), "filtered": True, **told}
        kept = replace(
            self, articles=articles.reset_index(drop=True), entities=entities, provenance=provenance, **parts
        )
        return kept if min_confidence is None else kept._surer(min_confidence)


def _of(data: pd.DataFrame, article_ids: set[str]) -> pd.DataFrame:
    """The rows of these articles, and those of none: a file that could not be read is one of no choice of articles."""
    return data[data["article_id"].isin(article_ids) | data["article_id"].isna()]


def recount(entities: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """The entities that the mentions name, with the counts of these mentions."""
    return with_counts(entities, counts_of(mentions))


def counts_of(mentions: pd.DataFrame) -> pd.DataFrame:
    """For each entity that is mentioned ``n_mentions`` and ``n_articles``."""
    counts: pd.DataFrame = mentions.groupby("entity_id")["article_id"].agg(n_mentions="size", n_articles="nunique")  # type: ignore[assignment]
    return counts


def with_counts(entities: pd.DataFrame, counts: pd.DataFrame) -> pd.DataFrame:
    """The entities that have counts, with these."""
    kept = entities[entities["entity_id"].isin(counts.index)].drop(columns=["n_mentions", "n_articles"])
    joined = kept.merge(counts, left_on="entity_id", right_index=True, how="left")
    return tables.conform("entities", joined.reset_index(drop=True))


def recount_quoted(words: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """The table words with ``n_in_quotes`` counted anew in the articles that the tokens are of."""
    keys = ["article_id", "lemma", "pos"]
    counts = tokens[tokens["in_quote"]].groupby(keys).size().rename("quoted").reset_index()
    quoted = words[keys].merge(counts, on=keys, how="left")["quoted"].fillna(0).astype("int64").array
    anew = words["article_id"].isin(tokens["article_id"])
    return words.assign(n_in_quotes=words["n_in_quotes"].mask(anew, quoted))


def open_analysis(folder: str | Path) -> Analysis:
    """Open what ``save``, ``to_csv``, ``to_jsonl``, ``to_parquet``, ``to_xlsx`` or ``analyse_in_chunks`` wrote.

    Raises
    ------
    ValueError
        There is no saved analysis, one of another schema version, or a part of it is lost.
    """
    from analysis.chunks import opening
    from analysis.export.opening import read

    return opening.read(Path(folder)) if opening.is_run(Path(folder)) else read(folder)
