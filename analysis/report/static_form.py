"""Explorers in pages that nbconvert makes anywhere: their form without a kernel goes before their saved state."""

from __future__ import annotations

from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode

_VIEW = "application/vnd.jupyter.widget-view+json"
_STATE = "application/vnd.jupyter.widget-state+json"
_MARK = 'class="rl-place"'
"""What the HTML of every explorer has, and no other output."""


class StaticForm(Preprocessor):  # type: ignore[misc]
    """Takes the widget from outputs that hold an explorer's HTML as well, and its saved state from the notebook.

    nbconvert shows of an output the widget rather than the HTML. The widget needs scripts from the network, and even
    with them nobody would answer its questions; the HTML needs nothing. Widgets of others stay as they are.
    """

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """The notebook with explorers as HTML alone, and the resources as they are."""
        bundles = [output.get("data", {}) for cell in nb.cells for output in cell.get("outputs", [])]
        for data in bundles:
            if _VIEW in data and _MARK in data.get("text/html", ""):
                _forget(nb, data.pop(_VIEW)["model_id"])
        # Without any widget left the page asks the network for nothing.
        if "widgets" in nb.metadata and not any(_VIEW in data for data in bundles):
            del nb.metadata["widgets"]
        return nb, resources


def _forget(nb: NotebookNode, model: str) -> None:
    nb.metadata.get("widgets", {}).get(_STATE, {}).get("state", {}).pop(model, None)
