"""What a notebook shows: the reader of one article, the table of quotations, and explorers.

Everything here has a plain HTML form, so that an exported page shows what the notebook showed.
Each part loads when it is first touched.
"""

from __future__ import annotations

from typing import Any

from analysis.lazy import attribute

_HOME = {
    "HtmlView": "analysis.explore.html",
    "chart": "analysis.explore.chart_view",
    "reader": "analysis.explore.reading",
    "voices": "analysis.explore.live.voices",
    "editor": "analysis.explore.live.editor",
    "coder": "analysis.explore.live.coder",
    "entities": "analysis.explore.live.entities",
    "sentences": "analysis.explore.live.sentences",
    "search": "analysis.explore.live.search",
    "framing": "analysis.explore.live.framing",
    "frame_words": "analysis.explore.word_owners",
    "quotes_table": "analysis.explore.quotations",
}

__all__ = [*_HOME]


def __getattr__(name: str) -> Any:
    return attribute(__name__, _HOME, name)


def __dir__() -> list[str]:
    return sorted(__all__)
