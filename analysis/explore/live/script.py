"""The script and the style of an explorer, put together from small files without a build step."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from analysis import __version__

_HERE = Path(__file__).parent
_COMMON = (
    "dom", "columns", "link", "format", "controls", "bars", "grid", "legend", "save", "passages", "hit", "selection",
    "intervals", "start",
)  # fmt: skip


@cache
def script(*parts: str) -> str:
    """One ES module: what all explorers share, then the files of this one, in this order."""
    files = [_HERE / "js" / f"{name}.js" for name in (*_COMMON, *parts)]
    version = f"// The kit that made this page, as its files name it.\nconst KIT_VERSION = {json.dumps(__version__)};"
    return "\n".join([version, *(file.read_text(encoding="utf-8") for file in files)])


@cache
def css(*parts: str) -> str:
    """The style of all explorers, then that of each part which has one of its own."""
    files = [_HERE / f"{name}.css" for name in ("live", *parts)]
    return "".join(file.read_text(encoding="utf-8") for file in files if file.is_file())
