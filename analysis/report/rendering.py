"""``render``: from files with articles to one HTML page, or to an error that says what to do."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from analysis.options import COUNTED, VOICES
from analysis.report.supervise import HungError, run_watched
from analysis.samples import home

LANGUAGES = ("en", "de")
CELL_TIMEOUT = 600
_ATTEMPTS = 2
_START_SECONDS = 60


class ReportError(RuntimeError):
    """The report could not be made; the old page, if there is one, is untouched."""


class CellTimeoutError(ReportError):
    """A cell took longer than it may."""


def render(
    paths: str | Path | Iterable[str | Path],
    out: str | Path,
    *,
    language: str = "en",
    title: str | None = None,
    timeout: int = CELL_TIMEOUT,
    voices: str = VOICES[0],
    options: dict[str, Any] | None = None,
    min_confidence: float | None = None,
    keep: bool = False,
    copies: str = COUNTED[-1],
) -> Path:
    """Analyse the articles and write the report as one self-contained HTML page; returns where it lies.

    Parameters
    ----------
    paths
        Files and folders with articles. Each folder becomes a section; single files share one.
    out
        The page. An older page there is replaced only by a complete new one.
    language
        Language of headings, sentences and charts: "en" or "de".
    title
        Headline of the page; without it the kit writes one.
    timeout
        Seconds that one cell of the notebook may take; the whole report gets twice as long and a minute.
    voices
        Who finds quotations: "model" or "rules"; see ``analyse``.
    options
        Options of ``load_corpus``: strict, min_articles, max_problems.
    min_confidence
        Only quotations with at least this confidence, 0 to 1, count; see ``Analysis.filter``. None: all count.
    keep
        Whether the analysis is kept beside the articles and found again; see ``analyse``.
    copies
        How the copies of a text count: "each" time, "per_outlet" once in each outlet, "once"; see ``Analysis.filter``.

    Raises
    ------
    CorpusError
        If there is nothing to read or the options forbid what was read; it holds the ``problems``.
    ReportError
        If a cell failed, or the notebook hung twice.
    """
    if language not in LANGUAGES:
        message = f"There is no report in language {language!r}; try one of: {', '.join(LANGUAGES)}."
        raise ReportError(message)
    page = Path(out)
    if page.is_dir():
        message = f"{page} is a folder; expected a file for the page. Try {page / 'report.html'}."
        raise ReportError(message)
    values: dict[str, Any] = {
        "CORPUS": [str(Path(path).resolve()) for path in ([paths] if isinstance(paths, str | Path) else paths)],
        "LANGUAGE": language,
        "TITLE": title,
        "VOICES": voices,
        "OPTIONS": options or {},
    }
    if min_confidence is not None:
        values["MIN_CONFIDENCE"] = _least(min_confidence)
    if keep:
        values["KEEP"] = True
    if copies not in COUNTED:
        message = f'copies={copies!r} came; expected one of {", ".join(map(repr, COUNTED))}. Try copies="once".'
        raise ReportError(message)
    if copies != COUNTED[-1]:
        values["COPIES"] = copies
    with tempfile.TemporaryDirectory(prefix="redeanteil-", ignore_cleanup_errors=True) as folder:
        job = Path(folder)
        order = {"notebook": str(home() / "notebooks" / "report.ipynb"), "parameters": values, "cell_timeout": timeout}
        (job / "job.json").write_text(json.dumps(order), encoding="utf-8")
        _execute(job, timeout)
        _replace(page, job / "page.html")
    return page


def _least(min_confidence: float) -> float:
    from analysis.measures.confident import least_confidence

    try:
        return least_confidence(min_confidence)
    except ValueError as error:
        raise ReportError(str(error)) from error


def _execute(job: Path, timeout: int) -> None:
    """Run the job in a child process, once more if it hangs."""
    command = [sys.executable, "-m", "analysis.report.execute", str(job)]
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            status = run_watched(command, limit=2 * timeout + _START_SECONDS, env=_environment(job))
        except HungError as hung:
            if attempt < _ATTEMPTS:
                print(f"The notebook hung. {hung} Once more.", file=sys.stderr)
                continue
            message = f"The notebook hung {_ATTEMPTS} times. {hung} Try again, or with a larger --timeout."
            raise ReportError(message) from hung
        if status == 0 and (job / "page.html").is_file():
            return
        error = _error(job, status)
        if isinstance(error, CellTimeoutError) and attempt < _ATTEMPTS:
            print(f"{str(error).splitlines()[0]} Once more.", file=sys.stderr)
            continue
        raise error


def _environment(job: Path) -> dict[str, str]:
    """The child's environment: nobody's own IPython start-up files, text in UTF-8."""
    return {**os.environ, "IPYTHONDIR": str(job / "ipython"), "PYTHONUTF8": "1", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}


def _error(job: Path, status: int) -> Exception:
    try:
        error = json.loads((job / "error.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        message = f"The report's process ended with status {status} and no page; what it wrote stands above."
        return ReportError(message)
    if error["kind"] == "corpus":
        from analysis import tables
        from analysis.corpus import CorpusError

        found = CorpusError(error["message"])
        found.problems = tables.frame("problems", error["problems"])
        return found
    return CellTimeoutError(error["message"]) if error["kind"] == "timeout" else ReportError(error["message"])


def _replace(page: Path, made: Path) -> None:
    """Put the new page in place in one step: a reader never meets half a page."""
    beside = page.with_name(f".{page.name}.{os.getpid()}.part")
    try:
        page.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(made.read_bytes())
        beside.replace(page)
    except OSError as error:
        message = f"Cannot write {page}: {error.strerror}. Is the folder writable, and the page closed elsewhere?"
        raise ReportError(message) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
