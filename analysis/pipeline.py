"""``analyse``: articles in, an Analysis out; one bad article never ends a run."""

from __future__ import annotations

import gc
import logging
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis.actors.actor_file import Entry, read_actors
from analysis.actors.engines import BUILTIN, recogniser
from analysis.actors.listed import Listed
from analysis.article import ArticleRows, Named, columns, read_articles
from analysis.assembling import assemble, digest
from analysis.corpus import Corpus, articles_from
from analysis.corpus.cleaning.omissions import Stretches, find_stretches, told_of
from analysis.corpus.cleaning.steps import MARKING
from analysis.corpus.provenance import along
from analysis.corrections.apply import correct
from analysis.corrections.replaying import Given, decisions_for
from analysis.keeping.keeper import keeping
from analysis.opening import Unopened, open_articles, together
from analysis.options import VOICES
from analysis.progress import Progress, shown
from analysis.result import Analysis, open_analysis
from analysis.telling import tell
from analysis.threads import one_thread, one_thread_each
from analysis.voices import model
from analysis.workers import shared_out

__all__ = ["VOICES", "Analysis", "analyse", "open_analysis"]

_LOG = logging.getLogger("redeanteil")

# How many new objects, and how many times, until the garbage collector looks at the young and at all of them.
_YOUNG, _OLDER, _NEVER = 50_000, 50, 1_000_000


class _Job(NamedTuple):
    article_id: str
    text: str
    title: str
    lead: str
    source: str | None
    omitted: Stretches
    voices: str
    engine: str


def analyse(
    articles: Corpus | pd.DataFrame,
    *,
    voices: str = VOICES[0],
    engine: str = BUILTIN,
    corrections: Given = None,
    aliases: str | Path | pd.DataFrame | None = None,
    workers: int = 1,
    cluster: object | None = None,
    keep: bool | str | Path = False,
    progress: bool | Progress | None = None,
) -> Analysis:
    """Find sentences, quotations, speakers and entities in articles.

    Parameters
    ----------
    articles
        What ``load_corpus`` returned, or any DataFrame with ``article_id`` and ``text``; ``title``, ``lead``,
        ``outlet`` and further columns are kept. Texts stay as they are; every article and the order are kept. What is
        no article text is left out (table ``omitted``), of a corpus by the steps of cleaning it was loaded with.
    voices
        Who finds quotations: "model" (the bundled weights; they may not be used commercially, which is said once) or
        "rules" (no weights are opened).
    engine
        Who finds names: "builtin", or "spacy:NAME" with an installed spaCy pipeline (the extra ``spacy``).
    aliases
        Your own list of actors, a CSV file or a DataFrame: names, whom they mean, and if known actor type, party
        and gender (``analysis.actors.actor_file``). Its names are found wherever a text has them, and it always wins
        over what the articles show.
    corrections
        What a person corrected (``analysis.corrections``), replayed on what was found. None: the file
        ``.redeanteil/corrections.csv`` beside the corpus, if there is one. False: none. A CSV file or a DataFrame:
        these alone. A decision whose passage has changed becomes a row in ``problems``; the provenance tells how many
        there are and whose.
    cluster
        Not in this version; leave it None.
    workers
        Processes on this machine. The result does not depend on it.
    keep
        True: the result is kept in ``.redeanteil/results`` beside the corpus and found again, in seconds, when
        articles, parameters and kit are the same (the repr then says from when it is). A folder: kept there.
        Corrections are applied to what is found again, so that they cost no new analysis. The three results of a corpus
        that were used last stay. The sample corpora of the kit are always analysed anew.
    progress
        Long work shows how far it is: in a notebook under the cell, in a terminal in a line that is gone at the end.
        False: not; True: at once, and as lines where there is no terminal. A function is called with (articles done,
        articles in all) after each article. An interrupt ends all processes.

    Returns
    -------
    Analysis
        Tables as defined in ``analysis.tables``. An article that cannot be read, or that is not German, stays in
        ``articles`` and has a row in ``problems``. ``provenance["corpus"]`` says how the files were read, as the
        provenance of the corpus does; of a DataFrame there is no such entry.

    Raises
    ------
    ValueError
        An option that this version does not know; ``keep=True`` for articles that were not read from files.
    EngineError
        The engine is unknown or not installed.
    ActorFileError
        The list of actors lacks a column or contradicts itself.
    CorrectionsError
        The corrections lack a column or hold what they must not.
    WeightsError
        The bundled weights are missing or damaged.
    CorpusError
        The DataFrame lacks ``article_id`` or ``text``, or ids repeat.
    """
    check_options(voices, engine, workers, {"cluster": cluster})
    paths = articles.paths if isinstance(articles, Corpus) else ()
    decisions = decisions_for(corrections, paths)
    listed = {} if aliases is None else read_actors(aliases)
    table, problems, steps, cleaned = _articles(articles)
    options = {"voices": voices, "engine": engine}

    def make() -> Analysis:
        omitted = find_stretches(table, steps)
        made = _made(table, problems, listed, options, omitted, workers, progress)
        return replace(made, provenance={**made.provenance, "cleaning": told_of(omitted, steps)})

    facts = {**options, "actors": digest(listed), "omitted": steps}
    keeper = keeping(keep, paths, table, problems, facts)
    result = make() if keeper is None else keeper.found_or(table, make)
    cleaning = cleaned | result.provenance["cleaning"]
    read = {"corpus": along(articles.provenance)} if isinstance(articles, Corpus) else {}
    result = replace(result, paths=paths, provenance={**result.provenance, "cleaning": cleaning, **read})
    return result if decisions is None else correct(result, decisions)


def _made(
    table: pd.DataFrame,
    problems: pd.DataFrame,
    listed: dict[str, Entry],
    options: dict[str, str],
    omitted: Mapping[str, Stretches],
    workers: int,
    progress: bool | Progress | None,
) -> Analysis:
    with shown(progress) as tell_progress, closing(read_rows(table, listed, options, omitted, workers)) as read:
        found: list[ArticleRows] = []
        n = n_read(table)
        for rows in read:
            found.append(rows)
            tell_progress(len(found), n)
        with _few_collections():
            return assemble(table, problems, found, listed, options)


def read_rows(
    table: pd.DataFrame,
    listed: dict[str, Entry],
    options: dict[str, str],
    omitted: Mapping[str, Stretches],
    workers: int,
) -> Generator[ArticleRows]:
    """The rows of each article of a table that is read, in order; close it to end all processes."""
    jobs = list(_jobs(table, omitted, **options))
    names = Listed(listed.values()) if listed else None
    with _few_collections(), one_thread(), closing(_read_all(jobs, workers, names)) as read:
        yield from read


def n_read(table: pd.DataFrame) -> int:
    """How many articles are read: the German ones, and those whose language is not known."""
    return int((table["language"].isna() | table["language"].eq("de")).sum())


def check_options(voices: str, engine: str, workers: int, later: dict[str, object]) -> None:
    if voices not in VOICES:
        message = f"voices={voices!r} is unknown; this version has {' and '.join(f'voices={v!r}' for v in VOICES)}."
        raise ValueError(message)
    if voices == "model":
        # Weights that are missing or damaged end the run here, not article by article.
        model.engine()
        if _LOG.isEnabledFor(logging.WARNING):
            _say_licence()
    # An engine that is not there ends the run here, too.
    recogniser(engine)
    if workers < 1:
        message = f"workers={workers} came; expected 1 or more processes."
        raise ValueError(message)
    for name, value in later.items():
        if value is not None:
            message = f"{name} is not supported by this version; leave it out."
            raise ValueError(message)


@cache
def _say_licence() -> None:
    """Once a process: how the weights may be used; under the cell in a notebook, else in the log."""
    licence = model.card()["licence"]
    message = (
        f"Quotations are found by a trained model. Licence of its weights: {licence}, not for commercial use; "
        "voices='rules' works without them."
    )
    tell(message)


def _articles(articles: Corpus | pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, list[str], dict[str, Any]]:
    """Articles and problems, the steps that mark what is no article text, and what all steps did at loading."""
    if not isinstance(articles, Corpus):
        return *articles_from(articles), list(MARKING), {}
    cleaned = articles.provenance.get("cleaning", {step: {} for step in MARKING})
    return articles.articles, articles.problems, [step for step in MARKING if step in cleaned], cleaned


def _jobs(table: pd.DataFrame, omitted: Mapping[str, Stretches], voices: str, engine: str) -> Iterator[_Job]:
    for row in table[["article_id", "text", "title", "lead", "source", "language"]].itertuples(index=False):
        if _plain(row.language) in {None, "de"}:
            title, lead, source = (_plain(value) for value in (row.title, row.lead, row.source))
            article_id = str(row.article_id)
            left_out = omitted.get(article_id, ())
            yield _Job(article_id, str(row.text), title or "", lead or "", source, left_out, voices, engine)


def _plain(value: Any) -> str | None:
    return None if pd.isna(value) else str(value)


def _read_all(jobs: list[_Job], workers: int, listed: Listed | None) -> Generator[ArticleRows]:
    batches = list(together(jobs, lambda job: len(job.text)))
    if workers == 1 or len(batches) < 2:
        yield from chain.from_iterable(_read_together(listed, batch) for batch in batches)
        return
    n, read = min(workers, len(batches)), partial(_read_together, listed)
    chunksize = max(1, min(16, len(batches) // (4 * n)))
    with (
        one_thread_each(),
        closing(shared_out(read, batches, n, chunksize=chunksize, begin=_collect_seldom)) as done,
    ):
        yield from chain.from_iterable(done)


@contextmanager
def _few_collections() -> Iterator[None]:
    """Collect garbage seldom, and leave what lives long to itself: dictionaries have a million entries.

    Reading an article makes no cycles, so that nothing piles up.
    """
    held = gc.get_threshold()
    _collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*held)


def _collect_seldom() -> None:
    gc.set_threshold(_YOUNG, _OLDER, _NEVER)


def _read_together(listed: Listed | None, jobs: list[_Job]) -> list[ArticleRows]:
    try:
        opened = open_articles(
            [Unopened(job.text, job.title, job.lead, job.omitted) for job in jobs], recogniser(jobs[0].engine)
        )
        return read_articles([Named(job.article_id, job.source) for job in jobs], opened, jobs[0].voices, listed)
    # Whatever an article brings up, the other articles of the run must come through; nothing is hidden.
    except Exception as error:
        if len(jobs) == 1:
            return [_failed(jobs[0], error)]
    return [rows for job in jobs for rows in _read_together(listed, [job])]


def _failed(job: _Job, error: Exception) -> ArticleRows:
    row = {
        "source": job.source,
        "article_id": job.article_id,
        "stage": "analyse",
        "problem": f"{type(error).__name__}: {error}",
        "hint": "The article is kept without sentences and quotations. Please report it with its text.",
    }
    return ArticleRows({"problems": columns([row])})
