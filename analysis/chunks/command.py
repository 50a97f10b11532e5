"""``redeanteil analyse`` for corpora that are larger than memory: when it is done in chunks, and what it prints."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from analysis.chunks.store import ChunksError
from analysis.cli_problems import forget_list, problems_told
from analysis.cli_words import DONE, counted

LARGE = 50_000_000
"""Bytes of files from which on an analysis is done in chunks without being asked for."""


def is_wanted(arguments: argparse.Namespace) -> bool:
    """Whether the analysis is done in chunks: asked for, begun so, or the files are large."""
    return bool(arguments.chunk) or (arguments.out / "run.json").is_file() or _bytes(arguments.paths) > LARGE


def analyse(arguments: argparse.Namespace, corpus: dict[str, Any]) -> int:
    """Run it and tell what came of it."""
    from analysis.chunks.run import CHUNK, analyse_in_chunks
    from analysis.corpus.guessed_dates import in_words

    _check(arguments)
    options = {"voices": arguments.voices, "engine": arguments.engine, "aliases": arguments.actors}
    told = analyse_in_chunks(
        arguments.paths,
        arguments.out,
        chunk=arguments.chunk or CHUNK,
        anew=arguments.anew,
        workers=arguments.workers,
        **options,
        **corpus,
    )
    print(f"{counted(told['n_articles'], 'article')}, {counted(told['n_quotes'], 'quotation')}.")
    for line in in_words(told["corpus"]["guessed_dates"]):
        print(line)
    lost = told["n_units"] - told["n_articles"]
    print(problems_told(told["n_problems"], told["corpus"]["n_problems"], lost, arguments.out))
    forget_list(arguments.out)
    print(f"Each table is a folder of Parquet files ({counted(told['n_parts'], 'part')}).")
    return DONE


def _check(arguments: argparse.Namespace) -> None:
    from analysis.corrections.file import files_beside

    if arguments.keep:
        message = "--keep is for analyses that are made at once; one in chunks stays in its folder. Leave it out."
        raise ChunksError(message)
    beside = files_beside(arguments.paths) if arguments.corrections is None else [arguments.corrections]
    if file := next(filter(None, beside), None):
        message = (
            f"There are corrections ({file}), which a run in chunks does not replay. Add --no-corrections, and apply "
            f"them to what you open of it: an.open_analysis({str(arguments.out)!r}).corrected({str(file)!r})."
        )
        raise ChunksError(message)


def _bytes(paths: list[Path]) -> int:
    files = (file for path in paths for file in (path.rglob("*") if path.is_dir() else [path]))
    return sum(file.stat().st_size for file in files if file.is_file())
