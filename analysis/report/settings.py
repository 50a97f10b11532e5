"""How nbconvert makes a page of ours: one configuration for ``redeanteil report`` and for plain ``jupyter nbconvert``.

Jupyter's own classes are imported here, so this module loads only when a page is made.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from traitlets import default
from traitlets.config import Config

from analysis.report.page import CONTENTS_HERE, contents_html

CELL_TIMEOUT = 600
"""Seconds that one cell may take unless another limit is given."""

PRIORITY = ["text/html", "image/svg+xml", "image/png", "image/jpeg", "text/markdown", "text/plain"]
"""What of an output is shown: HTML before pictures before text; widgets and scripts need a kernel and never are."""

HIDE_CELL, HIDE_INPUT = "hide-cell", "hide-input"


class OwnKernelManager(AsyncKernelManager):
    """Starts the interpreter that asks for it.

    A kernel "python3" that somebody installed for their account would otherwise go first, and it knows no kit.
    """

    @default("kernel_spec_manager")  # type: ignore[untyped-decorator]
    def _only_the_native_kernel(self) -> KernelSpecManager:
        return KernelSpecManager(parent=self, kernel_dirs=[])


class PageFacts(Preprocessor):  # type: ignore[misc]
    """Gathers what the page's head needs from the outputs: language, title and headings.

    An output tells them in its metadata, under "redeanteil"; see analysis.report.page.
    """

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """The notebook as it is, and the resources with "page": language, title, contents, headings."""
        page: dict[str, Any] = {"language": "en", "title": None, "contents": "Contents", "headings": []}
        for cell in nb.cells:
            for output in cell.get("outputs", []):
                facts = output.get("metadata", {}).get("redeanteil", {})
                page["headings"] += facts.get("headings", [])
                page |= {key: facts[key] for key in ("language", "title", "contents") if key in facts}
        page["title"] = page["title"] or resources.get("metadata", {}).get("name") or "Redeanteil"
        _fill_contents(nb, page)
        return nb, {**resources, "page": page}


def _fill_contents(nb: NotebookNode, page: dict[str, Any]) -> None:
    contents = contents_html(page["headings"], page["contents"])
    for cell in nb.cells:
        for output in cell.get("outputs", []):
            html = output.get("data", {}).get("text/html", "")
            if CONTENTS_HERE in html:
                output["data"]["text/html"] = html.replace(CONTENTS_HERE, contents)


def page_config(cell_timeout: int = CELL_TIMEOUT) -> Config:
    """The settings for nbconvert: our template, our kernel, nothing from the network."""
    config = Config()
    config.NbConvertBase.display_data_priority = PRIORITY
    config.HTMLExporter.template_name = "template"
    config.HTMLExporter.extra_template_basedirs = [str(Path(__file__).parent)]
    config.HTMLExporter.preprocessors = [PageFacts]
    config.HTMLExporter.exclude_anchor_links = True
    config.TagRemovePreprocessor.enabled = True
    config.TagRemovePreprocessor.remove_cell_tags = {HIDE_CELL}
    config.TagRemovePreprocessor.remove_input_tags = {HIDE_INPUT}
    config.PageFacts.enabled = True
    config.ExecutePreprocessor.timeout = cell_timeout
    config.ExecutePreprocessor.kernel_manager_class = OwnKernelManager
    config.ExecutePreprocessor.extra_arguments = ["--log-level=CRITICAL"]  # what fails in a cell, the cell tells
    return config
