"""Files to a corpus."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

import analysis
from analysis import tables
from analysis.corpus.aside import SECONDS, Aside
from analysis.corpus.cleaning.omissions import find_stretches, told_of
from analysis.corpus.cleaning.steps import Clean, Cleaner, as_told, chosen
from analysis.corpus.corpus import Corpus
from analysis.corpus.detection import detect_language, language_code
from analysis.corpus.enough import check_enough
from analysis.corpus.errors import CorpusError
from analysis.corpus.files import absolute, find_files
from analysis.corpus.fingerprint import fingerprint
from analysis.corpus.given import articles_from
from analysis.corpus.guessed_dates import guessed_dates
from analysis.corpus.lost_letters import lost_letters
from analysis.corpus.names import unique
from analysis.corpus.opening import read_file
from analysis.corpus.provenance import further, of_readings
from analysis.corpus.units import Reading, Trouble, Unit
from analysis.corpus.values import without_forbidden


def load_corpus(
    paths: str | Path | list[str | Path],
    *,
    strict: bool = False,
    min_articles: int = 1,
    max_problems: int | None = None,
    language: str | None = None,
    seconds: float = SECONDS,
    clean: Clean = True,
) -> Corpus:
    r"""Read files into a corpus.

    What a file is decides its content more than its ending; ``docs/formats.md`` lists what is read. A unit is what
    should become an article: a document, a row of a table, a line of a ``.jsonl`` file, an entry of a feed, a page of
    a dump or web archive, a document of an export of Nexis, each of these in an archive, and any file or member that
    cannot be read. Every unit becomes an article or a row of ``problems`` without ``article_id``: nothing is lost
    silently, and nothing bad in one unit ends the run. Not read, and no unit: hidden files and folders, and what the
    operating system keeps for itself.

    Metadata are found under German and English names (``Quelle`` or ``Zeitung`` is the outlet, ``Überschrift`` the
    title); all others are kept as further columns of text. An article without an id of its own is called by its path
    without ending, in a table with the line after it (``nachrichten-12``).

    Parameters
    ----------
    paths
        A file, a folder (read with all folders in it, in the order of names), or a list of such.
    strict
        Whether any problem at all is an error: also a notice such as that a name ends otherwise than it should.
    min_articles
        The fewest articles that are enough. 0 allows an empty corpus.
    max_problems
        The most problems that are bearable; None for any number. Both count what is found while reading, also in
        articles that were read; what ``analyse`` finds later does not count.
    language
        The language of all articles, such as "de". Without it a language in the metadata counts; where there is none
        it is detected (German under 20 words or where it is not sure).
    seconds
        How long it may take to read a file that is no plain text (and in an archive, dump or web archive: each article
        in it). Such files are read in a process of their own, which is ended then; the file becomes a problem.
    clean
        Which steps of cleaning are taken: True for all, False for none, a list of names, or of names with "no-" before
        them for all others (``["no-mojibake"]``); ``docs/formats.md`` says what each does. These change text and
        metadata, so that offsets count in what they leave: "mojibake" (a wrong encoding), "soft_hyphens" (and signs of
        no width), "line_end_hyphens" (words divided at the ends of lines: in PDF documents, asked for by name in every
        text), "spaces" (fixed and thin ones, tabs). These leave the text, and ``analyse`` leaves out what they find
        (table ``omitted``): "boilerplate", "agency_tags", "repeated".
        ``provenance["cleaning"]`` counts what each step did, and in which articles.

    Raises
    ------
    CorpusError
        Nothing there, nothing readable, fewer than ``min_articles`` or more than ``max_problems``, or strict and a
        problem (``error.problems`` are all of them); a step of ``clean`` that is not known.
    TypeError
        ``paths`` is no path and no list of paths, or another argument is of a wrong type.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "bad.md").write_text("---\nQuelle: Abendkurier\n---\nEs regnet.", encoding="utf-8")
    ...     corpus = load_corpus(folder)
    >>> corpus
    Corpus: 1 article, no problems
    outlets: Abendkurier (1)
    dates: not given
    """
    code = check_arguments(min_articles, max_problems, language)
    check_seconds(seconds)
    steps, cleaner = chosen(clean), Cleaner(clean)
    files = find_files(paths)
    readings: dict[str, Reading] = {}
    sources: dict[str, str] = {}
    with Aside(seconds) as aside:
        for file in files:
            read, digest = read_file(file, aside)
            readings |= read
            if digest:
                sources[file.name] = digest
    units = [unit for reading in readings.values() for unit in reading.units]
    units = cleaner.units(units)
    articles, problems = tables_of(units, code)
    marked = find_stretches(articles, steps)
    parameters: dict[str, Any] = {
        "strict": strict,
        "min_articles": min_articles,
        "max_problems": max_problems,
        "language": language,
    }
    parameters |= {"seconds": seconds, "clean": as_told(clean)}
    told = of_readings(readings)
    provenance = {
        "kit_version": analysis.__version__,
        "schema_version": tables.SCHEMA_VERSION,
        "n_units": len(units),
        "n_articles": len(articles),
        "n_problems": len(problems),
        "corpus_hash": fingerprint(articles),
        "sources": sources,
        **told,
        "kept": further(articles.columns, told["columns"]),
        "guessed_dates": guessed_dates(articles),
        "cleaning": cleaner.told(articles["article_id"].tolist()) | told_of(marked, steps),
        "parameters": parameters,
    }
    check_enough(provenance, problems)
    return Corpus(articles, problems, provenance, absolute(paths))


def check_arguments(min_articles: object, max_problems: object, language: object) -> str | None:
    """The code of the language that was given; an error for what is of a wrong type or not known."""
    for name, value, none in (("min_articles", min_articles, False), ("max_problems", max_problems, True)):
        if not (isinstance(value, int) and not isinstance(value, bool)) and not (none and value is None):
            message = f"{name} is a number of articles or problems; it was given {type(value).__name__}."
            raise TypeError(message)
    if language is None:
        return None
    if not isinstance(language, str):
        message = f"language is a code such as 'de'; it was given {type(language).__name__}."
        raise TypeError(message)
    code = language_code(language)
    if not code:
        message = f"language={language!r} is not known. Try a code of two letters, such as 'de'."
        raise CorpusError(message)
    return code


def check_seconds(seconds: object) -> None:
    """An error for what is no number above 0."""
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)) or not seconds > 0:
        message = f"seconds is a number above 0, how long a file may take; it was given {seconds!r}."
        raise TypeError(message)


def wanted_id(unit: Unit) -> str:
    """The article_id that a unit would have, if no other article had the same."""
    return without_forbidden((unit.fields or {}).get("article_id", unit.name))[0]


def tables_of(
    units: list[Unit], language: str | None, ids: list[str] | None = None, copies: pd.Series | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Articles and problems of units; of those that can be read ``ids``, and of which articles they are ``copies``."""
    read = [unit for unit in units if unit.fields is not None]
    wanted = [wanted_id(unit) for unit in read]
    ids = unique(wanted) if ids is None else ids
    raw = raw_articles(read, ids)
    articles, late = articles_from(raw if copies is None else raw.assign(duplicate_of=copies))
    articles["language"] = _languages(articles, language)
    found: dict[Any, list[dict[Any, Any]]] = {}
    for row in late.to_dict("records"):
        found.setdefault(row["article_id"], []).append(row)
    rows: list[dict[Any, Any]] = []
    names = iter(zip(wanted, ids, strict=True))
    for unit in units:
        old, new = next(names) if unit.fields is not None else (None, None)
        rows += [_row(unit, new, trouble) for trouble in unit.troubles]
        if unit.fields is not None and (lost := lost_letters(unit.fields, unit.troubles)):
            rows.append(_row(unit, new, lost))
        if old != new:
            hint = "If both are the same article, drop one; otherwise give every article an id of its own."
            rows.append(
                _row(unit, new, Trouble(f"the article_id {old!r} came before; this one is called {new!r}", hint))
            )
        rows += found.get(new, [])
    return articles, tables.frame("problems", rows)


def raw_articles(units: list[Unit], ids: list[str]) -> pd.DataFrame:
    """Units of which articles come as a table, with these ids; nothing is checked yet."""
    rows = [
        {"text": ""} | (unit.fields or {}) | {"article_id": article_id, "source": unit.source}
        for unit, article_id in zip(units, ids, strict=True)
    ]
    names = dict.fromkeys(name for row in rows for name in row) or ["article_id", "text"]
    return pd.DataFrame({name: pd.Series([row.get(name) for row in rows], dtype=object) for name in names})


def _row(unit: Unit, article_id: str | None, trouble: Trouble) -> dict[str, Any]:
    return {
        "source": unit.source,
        "article_id": article_id,
        "stage": "load",
        "problem": trouble.problem,
        "hint": trouble.hint,
    }


def _languages(articles: pd.DataFrame, language: str | None) -> pd.Series:
    held = articles["language"].tolist()
    given = [language] * len(held) if language else [value if isinstance(value, str) else None for value in held]
    codes = [code or detect_language(text) for code, text in zip(given, articles["text"].tolist(), strict=True)]
    return pd.Series(codes, index=articles.index, dtype="str")
