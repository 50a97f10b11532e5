"""An analysis for other programs, and back: CSV, Excel, JSON lines, Parquet.

``Analysis.to_csv``, ``to_xlsx``, ``to_jsonl`` and ``to_parquet`` write all tables with their provenance; ``read`` gives
the analysis again, ``open_tables`` its tables. ``without_text`` leaves out every text, ``with_texts`` puts them back.
"""

from __future__ import annotations

from typing import Any

from analysis.lazy import attribute

_HOME = {
    "ExportError": "analysis.export.bundle",
    "open_tables": "analysis.export.opening",
    "read": "analysis.export.opening",
    "with_texts": "analysis.export.joining",
    "without_text": "analysis.export.withheld",
}

__all__ = [*_HOME]


def __getattr__(name: str) -> Any:
    return attribute(__name__, _HOME, name)
