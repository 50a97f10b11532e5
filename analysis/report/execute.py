"""Runs a notebook and writes its page: the child process that ``render`` starts and watches.

``python -m analysis.report.execute JOB``: JOB is a folder with ``job.json`` (notebook, parameters, cell_timeout).
It leaves ``page.html`` there or, if a cell failed, ``error.json`` (kind, message). Progress goes to stderr.
"""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path
from typing import Any, TextIO

import nbformat
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter
from nbconvert.preprocessors import ExecutePreprocessor
from nbformat import NotebookNode

from analysis.report.parameters import inject
from analysis.report.settings import page_config

_FIRST_LINES = 3


class Progress:
    """Says which cell is running: one line that changes on a terminal, plain lines elsewhere."""

    def __init__(self, notebook: NotebookNode, stream: TextIO) -> None:
        self.numbers = {cell.id: number for number, cell in enumerate(_code_cells(notebook), start=1)}
        self.stream = stream
        self.current: NotebookNode | None = None

    def __call__(self, cell: NotebookNode, cell_index: int) -> None:
        """Report the start of a cell; nbclient calls it."""
        self.current = cell
        text = f"cell {self.number} of {len(self.numbers)}"
        terminal = self.stream.isatty()
        self.stream.write(f"\r{text} " if terminal else f"{text}\n")
        if terminal and self.number == len(self.numbers):
            self.stream.write("\n")
        self.stream.flush()

    @property
    def number(self) -> int:
        """Number of the code cell that runs, from 1; 0 before the first."""
        return self.numbers.get(self.current.id, 0) if self.current else 0


def run(job: Path) -> int:
    """Execute the job's notebook and write its page; 0, or 1 if a cell failed."""
    order = json.loads((job / "job.json").read_text(encoding="utf-8"))
    path = Path(order["notebook"])
    notebook = inject(nbformat.read(path, as_version=4), order["parameters"])
    progress = Progress(notebook, sys.stderr)
    config = page_config(order["cell_timeout"])
    resources = {"metadata": {"name": path.stem, "path": str(path.parent)}}
    try:
        executor = ExecutePreprocessor(config=config, on_cell_execute=progress)
        notebook, _ = executor.preprocess(notebook, resources)
    except CellExecutionError as error:
        _leave_error(job, _told(error, progress))
        return 1
    except CellTimeoutError:
        limit = order["cell_timeout"]
        message = f"Cell {progress.number} took longer than {limit} seconds. Try a larger --timeout."
        _leave_error(job, {"kind": "timeout", "message": message + _shown(progress)})
        return 1
    except DeadKernelError:
        message = f"Python ended while cell {progress.number} ran, perhaps for lack of memory. Try fewer articles."
        _leave_error(job, {"kind": "cell", "message": message + _shown(progress)})
        return 1
    page, _ = HTMLExporter(config=config).from_notebook_node(notebook, resources)
    (job / "page.html").write_text(page, encoding="utf-8", newline="\n")
    return 0


def _code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def _told(error: CellExecutionError, progress: Progress) -> dict[str, Any]:
    if error.ename == "CorpusError":
        return {"kind": "corpus", "message": error.evalue, "problems": _problems(progress)}
    message = f"Cell {progress.number} failed: {error.ename}: {error.evalue}{_shown(progress)}"
    return {"kind": "cell", "message": message, "traceback": error.traceback}


def _problems(progress: Progress) -> list[dict[str, Any]]:
    """What the cell that failed displayed of problems."""
    outputs = progress.current.outputs if progress.current else []
    facts = [output.get("metadata", {}).get("redeanteil", {}) for output in outputs]
    return [row for told in facts for row in told.get("problems", [])]


def _shown(progress: Progress) -> str:
    lines = progress.current.source.splitlines()[:_FIRST_LINES] if progress.current else []
    return "".join(f"\n    {line}" for line in lines)


def _leave_error(job: Path, error: dict[str, Any]) -> None:
    (job / "error.json").write_text(json.dumps(error), encoding="utf-8")


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # on Ctrl-C the parent ends this process and its kernel, quietly
    sys.exit(run(Path(sys.argv[1])))
