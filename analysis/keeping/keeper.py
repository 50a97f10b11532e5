"""Keeps the result of an analysis and finds it again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import tables
from analysis.corpus.files import notes_folder
from analysis.keeping import store
from analysis.keeping.columns import Arrays, pack, unpack
from analysis.keeping.identity import ChangedError, identity
from analysis.result import Analysis
from analysis.samples import is_sample
from analysis.telling import tell, tell_once

FOLDER = "results"
MOST = 3
"""So many results of one corpus are kept, those used last."""

# The articles themselves lie in the corpus.
_TABLES = ("omitted", "sentences", "words", "quotes", "marked", "mentions", "entities", "problems")


def keeping(
    keep: bool | str | Path,
    paths: Sequence[Path],
    articles: pd.DataFrame,
    problems: pd.DataFrame,
    options: dict[str, Any],
) -> Keeper | None:
    """The keeper for this corpus and these options; None if the result is not to be kept.

    Raises
    ------
    ValueError
        ``keep`` is True for articles that were not read from files.
    """
    folder = _folder(keep, paths)
    if folder is None:
        return None
    try:
        key = identity(articles, problems, options)
    except ChangedError as error:
        tell_once(f"The result is not kept: {error}")
        return None
    return Keeper(folder, key, [path.name for path in paths])


def _folder(keep: bool | str | Path, paths: Sequence[Path]) -> Path | None:
    if keep is False or (keep is True and any(map(is_sample, paths))):
        return None
    if keep is not True:
        return Path(keep)
    if not paths:
        message = (
            "keep=True came with articles that were not read from files, so that there is no folder beside them. "
            "Try keep='some_folder', or analyse what load_corpus returns."
        )
        raise ValueError(message)
    return notes_folder(paths[0]) / FOLDER


class Keeper:
    """Finds and keeps one result."""

    def __init__(self, folder: Path, key: str, corpus: list[str]) -> None:
        self._file, self._key, self._corpus = store.file_of(folder, key), key, corpus

    def found_or(self, articles: pd.DataFrame, make: Callable[[], Analysis]) -> Analysis:
        """The kept result, with the articles as they are now; else the one that is made, which is kept."""
        found = self._found(articles)
        if found is not None:
            return found
        made = make()
        self._keep(made)
        return made

    def _found(self, articles: pd.DataFrame) -> Analysis | None:
        try:
            header, arrays = store.read(self._file)
            parts = self._parts(header, arrays)
        except FileNotFoundError:
            return None
        except (store.DamagedError, OSError) as error:
            tell(f"{self._file} is no kept result that can be read ({error}); the articles are analysed anew.")
            return None
        store.used(self._file)
        provenance = {**header["provenance"], "found_again": header["when"]}
        return Analysis(articles=articles, **parts, provenance=provenance)

    def _parts(self, header: dict[str, Any], arrays: Arrays) -> dict[str, Any]:
        try:
            if header["key"] != self._key:
                message = "it is the result of other articles"
                raise store.DamagedError(message)
            return {name: unpack(tables.TABLES[name], _within(arrays, name)) for name in _TABLES}
        except (KeyError, TypeError, IndexError) as error:
            message = f"{type(error).__name__}: {error}"
            raise store.DamagedError(message) from error

    def _keep(self, made: Analysis) -> None:
        when = datetime.now().astimezone().isoformat(timespec="seconds")
        header = {"key": self._key, "corpus": self._corpus, "when": when, "provenance": made.provenance}
        arrays = {
            f"{name}/{part}": values
            for name in _TABLES
            for part, values in pack(tables.TABLES[name], getattr(made, name)).items()
        }
        try:
            store.write(self._file, header, arrays)
            store.remove_old(self._file.parent, self._corpus, MOST)
        except OSError as error:
            told = error.strerror or str(error)
            tell_once(f"The result is not kept in {self._file.parent}: {told}. Try keep='another_folder'.")


def _within(arrays: Arrays, table: str) -> Arrays:
    start = f"{table}/"
    return {name.removeprefix(start): values for name, values in arrays.items() if name.startswith(start)}
