"""Notebook -> one HTML page that needs nothing but itself.

``render(paths, out, ...)`` is what ``redeanteil report`` calls; ``sections`` holds what the report notebook shows.
"""

from __future__ import annotations

import importlib
from typing import Any

_HOME = {"render": "analysis.report.rendering", "ReportError": "analysis.report.rendering"}

__all__ = [*_HOME]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(importlib.import_module(_HOME[name]), name)
    message = f"module 'analysis.report' has no attribute {name!r}; it has {', '.join(__all__)}"
    raise AttributeError(message)
