"""Every notebook runs from its own folder with its defaults, and shows something in an exported page."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

ROOT = Path(__file__).resolve().parents[2] / "notebooks"
NOTEBOOKS = sorted(
    path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts
)
pytestmark = pytest.mark.notebooks


def run(path):
    """The executed notebook; an execution that hangs is tried once more."""
    for last in (False, True):
        notebook = nbformat.read(path, as_version=4)
        client = NotebookClient(
            notebook, timeout=90, kernel_name="python3", resources={"metadata": {"path": path.parent}}
        )
        try:
            return client.execute()
        except (CellTimeoutError, DeadKernelError):
            if last:
                raise
    return None


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_notebook_runs_and_shows_its_outputs(name):
    notebook = run(ROOT / name)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert outputs
    assert not [output for output in outputs if output["output_type"] == "error"]
    widgets = [o["data"] for o in outputs if "application/vnd.jupyter.widget-view+json" in o.get("data", {})]
    # Without a kernel the widget's HTML is what a reader sees.
    assert all(len(data.get("text/html", "")) > 500 for data in widgets)


def test_the_notebooks_are_there():
    assert {"00_start_here.ipynb", "01_voices.ipynb", "02_framing.ipynb", "report.ipynb"} <= set(NOTEBOOKS)
    assert "lessons/01_direct_and_indirect_speech.ipynb" in NOTEBOOKS
