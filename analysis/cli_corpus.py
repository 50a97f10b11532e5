"""What the commands that read a corpus ask of it: which files, how they are read, and how much may go wrong."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from analysis.cli_numbers import above_zero, count, positive

_NAMES = ("strict", "min_articles", "max_problems", "seconds", "clean")


def add_corpus(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder with articles")
    told = "fail if there is any problem while reading, be it a notice: as --max-problems 0"
    parser.add_argument("--strict", action="store_true", help=told)
    parser.add_argument("--min-articles", type=positive, metavar="N", help="fail if there are fewer articles")
    told = "fail if there are more problems while reading, notices counted; those found in the analysis do not count"
    parser.add_argument("--max-problems", type=count, metavar="N", help=told)
    told = "how long a file that is no plain text may take, in an archive each article (default: 60)"
    parser.add_argument("--seconds", type=above_zero, metavar="N", help=told)
    told = (
        "steps of cleaning: all (default), none, or some of mojibake, soft_hyphens, line_end_hyphens, spaces, "
        "boilerplate, agency_tags, repeated with commas between them; all but some: no-mojibake,no-repeated"
    )
    parser.add_argument("--clean", type=_clean, metavar="STEPS", help=told)


def corpus_options(arguments: argparse.Namespace) -> dict[str, Any]:
    """Options of load_corpus that were given; those not given keep the function's own defaults."""
    given = {name: getattr(arguments, name) for name in _NAMES}
    # 0 is a bound that was given, and cleaning can be switched off; only None and an unset switch are not given.
    return {name: value for name, value in given.items() if value is not None and (name, value) != ("strict", False)}


def _clean(text: str) -> bool | list[str]:
    if text in {"all", "none"}:
        return text == "all"
    from analysis.corpus.cleaning.steps import as_told
    from analysis.corpus.errors import CorpusError

    try:
        return as_told([name.strip() for name in text.split(",")])
    except CorpusError as error:
        message = f"{error} Or: all, none."
        raise argparse.ArgumentTypeError(message) from error
