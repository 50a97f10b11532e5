"""Redeanteil: who speaks in the news, and how much.

Three calls carry most of the work:

- ``load_corpus(paths)`` reads files into a Corpus (articles, problems, provenance),
- ``analyse(corpus)`` finds sentences, quotations, speakers and entities: an Analysis of plain DataFrames,
- ``measures``, ``charts`` and ``explore`` count, draw and show them.

Everything loads when it is first touched; ``import analysis`` alone loads nothing heavy.
"""

from __future__ import annotations

import importlib
from typing import Any

__version__ = "0.1.0"

_HOME = {
    "load_corpus": "analysis.corpus",
    "Corpus": "analysis.corpus",
    "CorpusError": "analysis.corpus",
    "sample": "analysis.samples",
    "analyse": "analysis.pipeline",
    "analyse_in_chunks": "analysis.chunks",
    "Analysis": "analysis.pipeline",
    "open_analysis": "analysis.pipeline",
    "coded_quotes": "analysis.evaluation",
}
_MODULES = tuple("charts corpus corrections evaluation explore export lessons measures report tables".split())

__all__ = [*_HOME, *_MODULES, "__version__"]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(importlib.import_module(_HOME[name]), name)
    if name in _MODULES:
        return importlib.import_module(f"analysis.{name}")
    message = f"module 'analysis' has no attribute {name!r}; it has {', '.join(__all__)}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted(__all__)
