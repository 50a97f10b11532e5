"""The folder of a run: parts of tables, and beside them what is not yet told of quotations and mentions.

``NAME/part-00000.parquet`` are the tables, ``run.json`` says what the run is of, ``unfinished/`` holds what the last
step needs, and for each chunk that is done a file of its own, written last.
"""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.actors.records import Actor
from analysis.article import ArticleRows
from analysis.chunks import parquet
from analysis.result import PARTS

_LATE = ("quotes", "mentions")
_ACTOR = [field.name for field in fields(Actor)]


class ChunksError(ValueError):
    """The folder holds another run, or something that is none."""


class Store:
    """The folder of a run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._unfinished = folder / "unfinished"
        self._actors: dict[str, Actor] = {}

    @property
    def finished(self) -> bool:
        """Whether the run has come to its end."""
        return (self.folder / "provenance.json").is_file()

    def begin(self, told: dict[str, Any], *, anew: bool) -> bool:
        """Open the folder for a run of this; whether an earlier run of the same left something in it.

        Raises
        ------
        ChunksError
            The folder holds a run of something else, or files that are no run.
        """
        header = self.folder / "run.json"
        if anew:
            self._clear()
        if header.is_file():
            held = json.loads(header.read_text(encoding="utf-8"))
            if held != told:
                differing = sorted(name for name in {*held, *told} if held.get(name) != told.get(name))
                message = (
                    f"{self.folder} holds a run that differs in: {', '.join(differing)}. "
                    "Name another folder, or begin anew there (anew=True; --anew), which deletes what it holds."
                )
                raise ChunksError(message)
            return True
        if self.folder.exists() and any(self.folder.iterdir()):
            message = f"{self.folder} is not empty, and what it holds is no run in chunks. Name a new or empty folder."
            raise ChunksError(message)
        self._unfinished.mkdir(parents=True, exist_ok=True)
        _write(header, json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
        return False

    def part(self, name: str, number: int) -> Path:
        """The file of a table's part."""
        return self.folder / name / f"part-{number:05}.parquet"

    def is_done(self, number: int) -> bool:
        """Whether a chunk was analysed and saved."""
        return self._note(number).is_file()

    def note(self, number: int) -> dict[str, Any]:
        """What a finished chunk told of itself."""
        held: dict[str, Any] = json.loads(self._note(number).read_text(encoding="utf-8"))
        return held

    def save(self, number: int, made: dict[str, pd.DataFrame], found: list[ArticleRows], told: dict[str, Any]) -> None:
        """Save a chunk: its tables, and what the end needs of its articles. It is done when all is written."""
        for name, data in made.items():
            parquet.write(self.part(name, number), name, data)
        beside = self._late(number).with_suffix(".tmp")
        # Neither name nor time go into the file: the same rows make the same bytes.
        with beside.open("wb") as raw, gzip.GzipFile("", "wb", 1, raw, mtime=0) as stream:
            for rows in found:
                line: dict[str, Any] = {"actors": [_plain(actor) for actor in rows.actors]}
                line |= {name: rows.tables[name] for name in _LATE if name in rows.tables}
                stream.write(json.dumps(line).encode("ascii") + b"\n")
        Path(beside).replace(self._late(number))
        _write(self._note(number), json.dumps(told, sort_keys=True) + "\n")

    def late(self, number: int, *, tables: bool = True) -> Iterator[ArticleRows]:
        """The actors of each article of a chunk, with its quotations and mentions; equal actors are one object."""
        with gzip.open(self._late(number), "rb") as stream:
            for line in stream:
                held = json.loads(line)
                actors = [self._actor(actor) for actor in held.pop("actors")]
                yield ArticleRows(held if tables else {}, actors)

    def finish(self, provenance: dict[str, Any]) -> None:
        """The run is at its end: what was needed for that alone goes."""
        header = json.dumps({"format": PARTS, **provenance}, ensure_ascii=False, indent=1, sort_keys=True)
        _write(self.folder / "provenance.json", header + "\n")

    def provenance(self) -> dict[str, Any]:
        """The provenance of a finished run."""
        shutil.rmtree(self._unfinished, ignore_errors=True)
        held: dict[str, Any] = json.loads((self.folder / "provenance.json").read_text(encoding="utf-8"))
        del held["format"]
        return held

    def _actor(self, held: list[Any]) -> Actor:
        key = json.dumps(held)
        actor = self._actors.get(key)
        if actor is None:
            actor = self._actors[key] = Actor(**dict(zip(_ACTOR, map(_tuples, held), strict=True)))
        return actor

    def forget(self) -> None:
        """Give back the actors that were read."""
        self._actors.clear()

    def _late(self, number: int) -> Path:
        return self._unfinished / f"part-{number:05}.jsonl.gz"

    def _note(self, number: int) -> Path:
        return self._unfinished / f"part-{number:05}.json"

    def _clear(self) -> None:
        """Delete a run, and nothing else."""
        if not (self.folder / "run.json").is_file():
            return
        from analysis.tables import TABLES

        for name in (*TABLES, "unfinished"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        for name in ("provenance.json", "run.json"):
            (self.folder / name).unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    """Write a file that is there as a whole, or not at all."""
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_text(text, encoding="utf-8", newline="\n")
    Path(beside).replace(path)


def _plain(actor: Actor) -> list[Any]:
    return [getattr(actor, name) for name in _ACTOR]


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
