"""Parameters of a notebook: values that take the place of those in the cell tagged "parameters"."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import nbformat
from nbformat import NotebookNode

TAG = "parameters"


def inject(notebook: NotebookNode, values: dict[str, Any]) -> NotebookNode:
    """A copy of the notebook with a cell that sets ``values`` after the cell tagged "parameters".

    Values are written as Python literals (str, int, float, bool, None, lists and dicts of such). A notebook without
    such a cell, or one whose parameters have other names, is a ValueError: the values would change nothing.
    """
    places = [index for index, cell in enumerate(notebook.cells) if TAG in cell.metadata.get("tags", [])]
    if len(places) != 1:
        message = f"The notebook has {len(places)} cells tagged {TAG!r}; expected one. Tag the cell that sets them."
        raise ValueError(message)
    known = notebook.cells[places[0]].source
    unknown = [name for name in values if f"{name} =" not in known]
    if unknown:
        message = f"The cell tagged {TAG!r} does not set {', '.join(unknown)}; it says:\n{known}"
        raise ValueError(message)
    filled = deepcopy(notebook)
    source = "\n".join(f"{name} = {value!r}" for name, value in values.items())
    cell = nbformat.v4.new_code_cell(source, id="injected-parameters", metadata={"tags": ["hide-input"]})
    filled.cells.insert(places[0] + 1, cell)
    return filled
