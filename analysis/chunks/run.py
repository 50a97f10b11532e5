"""A run in chunks: units to articles, articles to rows, and at the end whom the names of all chunks mean."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

import analysis
from analysis import tables
from analysis.actors.actor_file import Entry, read_actors
from analysis.actors.engines import BUILTIN
from analysis.article import ArticleRows
from analysis.assembling import PER_ARTICLE, digest, foreign, provenance
from analysis.chunks.looking import Looked, in_chunks, look_through
from analysis.chunks.naming import name_all
from analysis.chunks.parquet import read_part
from analysis.chunks.store import Store
from analysis.corpus.aside import SECONDS
from analysis.corpus.cleaning.omissions import stretches, told_of
from analysis.corpus.cleaning.steps import Clean, Cleaner, Count, as_told, chosen
from analysis.corpus.enough import check_enough, too_little
from analysis.corpus.fingerprint import Fingerprint
from analysis.corpus.load import check_arguments, check_seconds, tables_of
from analysis.corpus.provenance import further
from analysis.corpus.streaming import Stream
from analysis.corpus.units import Unit
from analysis.keeping.identity import kit_checksum
from analysis.options import VOICES
from analysis.pipeline import check_options, read_rows
from analysis.progress import Progress, shown

CHUNK = 1_000
"""Articles of a chunk."""
# Tables that a chunk's articles give by themselves; whose quotations and mentions they are is told at the end.
_AT_ONCE = tuple(name for name in PER_ARTICLE if name not in {"quotes", "mentions", "problems"})


def analyse_in_chunks(
    paths: str | Path | list[str | Path],
    out: str | Path,
    *,
    chunk: int = CHUNK,
    anew: bool = False,
    voices: str = VOICES[0],
    engine: str = BUILTIN,
    aliases: str | Path | pd.DataFrame | None = None,
    workers: int = 1,
    strict: bool = False,
    min_articles: int = 1,
    max_problems: int | None = None,
    language: str | None = None,
    seconds: float = SECONDS,
    clean: Clean = True,
    progress: bool | Progress | None = None,
) -> dict[str, Any]:
    """Analyse articles of files, so many at a time, and save all tables as Parquet.

    The tables are those of ``analyse(load_corpus(paths))``, rows of ``problems`` in the order of the chunks. The files
    are read twice: first to find copies and repeated lines. Memory holds one chunk, ids of all articles, and who is
    named in them, before that what tells copies; files of JSON Lines are read line by line, all others one by one. A
    run that was stopped, by whatever, goes on where it was when it is called again, and ends with the same bytes.
    Corrections are not replayed: open the result and use ``Analysis.corrected``.

    Parameters
    ----------
    paths, strict, min_articles, max_problems, language, seconds, clean
        As of ``load_corpus``.
    out
        A new or empty folder, or that of the run to go on with.
    chunk
        Articles at a time.
    anew
        Delete what a run left in the folder, and begin from the start.
    voices, engine, aliases, workers, progress
        As of ``analyse``. The result does not depend on the workers.

    Returns
    -------
    dict
        The provenance of the result, with ``n_articles``, ``n_quotes`` and ``n_problems``. ``open_analysis(out)`` opens
        it if memory can hold it; else each table is a folder that pandas, DuckDB, Arrow or R read.

    Raises
    ------
    ChunksError
        The folder holds a run of other articles or options, or something else.
    CorpusError, ValueError, TypeError, EngineError, ActorFileError, WeightsError
        As ``load_corpus`` and ``analyse``.
    """
    if chunk < 1:
        message = f"chunk={chunk} came; expected 1 or more articles. Try chunk={CHUNK}."
        raise ValueError(message)
    check_options(voices, engine, workers, {})
    code = check_arguments(min_articles, max_problems, language)
    check_seconds(seconds)
    chosen(clean)
    listed = {} if aliases is None else read_actors(aliases)
    bounds: dict[str, Any] = {"strict": strict, "min_articles": min_articles, "max_problems": max_problems}
    stream = Stream.of(paths, seconds)
    bounds |= {"language": language, "seconds": seconds, "clean": as_told(clean)}
    run = _Run(Store(Path(out)), stream, code, {"voices": voices, "engine": engine}, listed, bounds, chunk)
    return run.through(workers, anew=anew, progress=progress)


@dataclass
class _Run:
    store: Store
    stream: Stream
    language: str | None
    options: dict[str, str]
    listed: dict[str, Entry]
    bounds: dict[str, Any]
    chunk: int

    def through(self, workers: int, *, anew: bool, progress: bool | Progress | None) -> dict[str, Any]:
        """From the beginning, or from where an earlier run was, to the end."""
        looked = look_through(self.stream.units(), self.bounds["clean"])
        n_units, n = looked.n_units, len(looked.ids)
        # What gives no article is known before anything is analysed; notices come with their chunk.
        self._enough(n_units, n, n_units - n, self._unread)
        self.store.begin(self._told(looked.columns), anew=anew)
        if self.store.finished:
            return self.store.provenance()
        whole = _Whole(looked, Fingerprint())
        with shown(progress) as tell:
            for number, units in enumerate(in_chunks(self.stream.units(), self.chunk)):
                self._one(number, units, whole, workers)
                tell(whole.n_articles, n)
                self._enough(n_units, n, whole.n_load, partial(self._problems, whole.n_chunks))
        counts = name_all(self.store, whole.n_chunks, self.listed)
        told = provenance(whole.fingerprint.hexdigest(), whole.n_articles, self.options, self.listed)
        told |= {"n_units": n_units, "n_quotes": counts["quotes"], "n_problems": whole.n_problems + counts["problems"]}
        read = self.stream.provenance()
        kept, dates = further(looked.columns, read["columns"]), looked.guessed_dates
        corpus = {"n_units": n_units, "n_problems": whole.n_load, **read, "kept": kept, "guessed_dates": dates}
        corpus["parameters"] = self.bounds
        cleaning = looked.cleaned | {step: count.told() for step, count in whole.omitted.items()}
        self.store.finish({**told, "cleaning": cleaning, "corpus": corpus, "n_parts": whole.n_chunks})
        return self.store.provenance()

    def _told(self, columns: list[str]) -> dict[str, Any]:
        """What a run is of: it goes on only where all of this is the same."""
        articles = hashlib.sha256(repr(sorted(self.stream.sources.items())).encode("utf-8", "surrogatepass"))
        return {
            "articles": articles.hexdigest(),
            "files": [file.name for file in self.stream.files],
            "columns": columns,
            "kit": f"{analysis.__version__} {kit_checksum()}",
            "options": self.options,
            "actors": digest(self.listed) if self.listed else None,
            "bounds": self.bounds,
            "chunk": self.chunk,
        }

    def _enough(self, n_units: int, n_articles: int, n_problems: int, found: Callable[[], pd.DataFrame]) -> None:
        told = {"n_units": n_units, "n_articles": n_articles, "n_problems": n_problems, "parameters": self.bounds}
        if too_little(told):
            problems = found()
            check_enough(told | {"n_problems": len(problems), "so_far": True}, problems)

    def _unread(self) -> pd.DataFrame:
        """Problems of the units of which no article comes."""
        return tables_of([unit for unit in self.stream.units() if unit.fields is None], self.language)[1]

    def _problems(self, n_chunks: int) -> pd.DataFrame:
        """Problems found while reading the chunks that are done."""
        parts = [read_part(self.store.part("problems", number), "problems") for number in range(n_chunks)]
        problems = pd.concat([tables.empty("problems"), *parts], ignore_index=True)
        return problems[problems["stage"].eq("load")].reset_index(drop=True)

    def _one(self, number: int, units: list[Unit], whole: _Whole, workers: int) -> None:
        """One chunk: analysed and saved, unless an earlier run did so."""
        if self.store.is_done(number):
            whole.add(read_part(self.store.part("articles", number), "articles"), self.store.note(number))
            return
        looked, clean = whole.looked, self.bounds["clean"]
        first, n = whole.n_articles, sum(unit.fields is not None for unit in units)
        ids, copies = looked.ids[first : first + n], looked.duplicate_of(first, n)
        articles, problems = tables_of(Cleaner(clean).units(units), self.language, ids, copies)
        articles = tables.conform("articles", articles.reindex(columns=looked.columns))
        omitted = stretches(articles, chosen(clean), looked.repeated)
        found: list[ArticleRows] = []
        with closing(read_rows(articles, self.listed, self.options, omitted, workers)) as read:
            found.extend(read)
        made = {name: tables.joined(name, [rows.tables.pop(name, {}) for rows in found]) for name in _AT_ONCE}
        late = tables.joined("problems", [rows.tables.pop("problems", {}) for rows in found])
        both = pd.concat([problems, foreign(articles), late], ignore_index=True)
        made |= {"articles": articles, "problems": tables.conform("problems", both)}
        marked = told_of(omitted, chosen(clean))
        note = {"n_load": len(problems), "n_problems": len(both), "omitted": marked}
        self.store.save(number, made, found, note)
        whole.add(articles, note)


@dataclass
class _Whole:
    """What is known of all chunks so far."""

    looked: Looked
    fingerprint: Fingerprint
    n_articles: int = 0
    n_chunks: int = 0
    n_load: int = 0
    n_problems: int = 0
    omitted: dict[str, Count] = field(default_factory=dict)

    def add(self, articles: pd.DataFrame, note: dict[str, Any]) -> None:
        """Take in a chunk's articles, and what was noted of its problems."""
        self.fingerprint.add(articles)
        self.n_articles += len(articles)
        self.n_chunks += 1
        self.n_load += note["n_load"]
        self.n_problems += note["n_problems"]
        for step, told in note["omitted"].items():
            self.omitted.setdefault(step, Count()).join(told)
