"""An explorer as HTML that needs no kernel: what stands there first, the data, and the script that makes it live."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from analysis.explore.live.columns import for_page


def whole_page(data: dict[str, Any], module: str, style: str, fallback: str) -> str:
    """HTML that shows ``fallback`` until its script runs, and for good where no script may.

    The data can hold any text: in the page no ``<`` of theirs is left, so that they can end no element.
    """
    held = json.dumps(for_page(data), ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    mark = hashlib.sha256(held.encode("ascii")).hexdigest()[:16]
    return (
        f"<style>{style}</style>"
        f'<div class="rl-place" data-rl="{mark}">{fallback}<script type="application/json">{held}</script></div>'
        f'<script type="module">{module}\ndrawInPage("{mark}");</script>'
    )
