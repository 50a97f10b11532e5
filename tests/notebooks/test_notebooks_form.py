"""What all notebooks have in common, without running them."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
EXPLORERS = ("00_start_here.ipynb", "01_voices.ipynb", "02_framing.ipynb")
ALL = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("[!.]*.ipynb"))


@pytest.mark.parametrize("name", ALL)
def test_notebook_is_valid_and_stripped(name):
    notebook = nbformat.read(FOLDER / name, as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "python3"
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", [*EXPLORERS, "06_code_your_sample.ipynb"])
def test_explorer_asks_in_words_and_answers_in_few_lines(name):
    notebook = nbformat.read(FOLDER / name, as_version=4)
    first, setup = notebook.cells[0], next(cell for cell in notebook.cells if cell.cell_type == "code")
    assert first.source.startswith("# ")
    assert setup.metadata.tags == ["parameters"]
    assert 'CORPUS = an.sample("teaching")' in setup.source
    long = [cell.source for cell in notebook.cells if cell.cell_type == "code" and cell.source.count("\n") > 3]
    assert [source for source in long if source != setup.source] == []
    assert "Limits" in notebook.cells[-1].source
