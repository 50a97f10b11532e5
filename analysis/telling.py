"""Where the kit says something to whoever runs it: under the cell in a notebook, else in the log."""

from __future__ import annotations

import logging
import sys
from functools import cache

_LOG = logging.getLogger("redeanteil")


def tell(message: str) -> None:
    """Say it, unless warnings of the log ``redeanteil`` are switched off."""
    if not _LOG.isEnabledFor(logging.WARNING):
        return
    # Loaded modules do not tell a notebook: whoever merely imports IPython has no cell to write under.
    ipython = sys.modules.get("IPython")
    if ipython is not None and ipython.get_ipython() is not None:
        sys.stdout.write(f"{message}\n")
    else:
        _LOG.warning(message)


@cache
def tell_once(message: str) -> None:
    """Say it the first time in a process."""
    tell(message)
