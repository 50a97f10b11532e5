"""What commands say of problems: how many there are, of which kind, and where all of them are listed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.cli_words import NOT_READ, complain, counted

if TYPE_CHECKING:
    import pandas as pd

    from analysis.corpus import CorpusError

_HEADER = b'\xef\xbb\xbf"source","article_id","stage","problem","hint"'


def problems_told(n: int, n_reading: int, n_lost: int, out: Path) -> str:
    """The line on problems at the end of a run: ``n`` in all, those found while reading, and what gave no article.

    >>> print(problems_told(34, 30, 24, Path("tables")))
    34 problems: see the table problems in tables (30 while reading: 24 files or rows gave no article)
    """
    if not n:
        return f"0 problems in {out}"
    lost = f"{n_lost} file{'' if n_lost == 1 else 's'} or row{'' if n_lost == 1 else 's'} gave no article"
    return f"{counted(n, 'problem')}: see the table problems in {out} ({n_reading} while reading: {lost})"


def list_of(out: Path) -> Path:
    """Where a run that failed lists all problems: beside its results, never among them."""
    place = out.resolve()
    return place.with_name(f"{place.name}.problems.csv")


def forget_list(out: Path) -> None:
    """Remove the list that a failed run left, once a run has come to its end; another file of that name stays."""
    with suppress(OSError, ValueError):
        file = list_of(out)
        with file.open("rb") as stream:
            ours = stream.read(len(_HEADER)) == _HEADER
        if ours:
            file.unlink()


def complain_of_corpus(error: CorpusError, out: Path | None, paths: Sequence[Path] = ()) -> int:
    """Say why a corpus cannot be used, where all its problems are listed, and what became of the results.

    In a folder of ``paths`` no list is written: the next run would read it as a table of articles.
    """
    lines = [str(error)]
    if out is not None:
        if error.problems is not None and len(error.problems):
            among = [path for path in paths if path.is_dir() and list_of(out).is_relative_to(path.resolve())]
            lines.append(_printed(error.problems) if among else _listed(error.problems, out))
        lines.append(_results(out))
    return complain("\n".join(lines), NOT_READ)


def _listed(problems: pd.DataFrame, out: Path) -> str:
    from analysis.export.csv_files import write_table
    from analysis.export.escaping import SURROGATES, Replaced
    from analysis.export.kinds import kinds

    try:
        file = list_of(out)
        file.parent.mkdir(parents=True, exist_ok=True)
        write_table(file, problems, kinds("problems", problems), Replaced(SURROGATES))
    except (OSError, ValueError):
        return _printed(problems)
    n = len(problems)
    return f"{'The problem is' if n == 1 else f'All {n} problems are'} listed in {file}."


def _printed(problems: pd.DataFrame) -> str:
    rows = [f"- {row.source}: {row.problem}. {row.hint}" for row in problems.itertuples()]
    return "\n".join(["All problems, as no file beside the results can list them:", *rows])


def _results(out: Path) -> str:
    if (out / "run.json").is_file() and not (out / "provenance.json").is_file():
        return f"{out} holds a run that has not come to its end."
    return f"{out} is as it was before: nothing was written there." if out.exists() else f"{out} was not written."
