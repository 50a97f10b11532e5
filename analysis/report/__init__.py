"""Notebook -> one HTML page that needs nothing but itself.

``render(paths, out, ...)`` is what ``redeanteil report`` calls; ``sections`` holds what the report notebook shows.
"""

from __future__ import annotations

from typing import Any

from analysis.lazy import attribute

_HOME = {"render": "analysis.report.rendering", "ReportError": "analysis.report.rendering"}

__all__ = [*_HOME]


def __getattr__(name: str) -> Any:
    return attribute(__name__, _HOME, name)
