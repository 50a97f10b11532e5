"""Names of a package that load their module when they are first touched."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any


def attribute(package: str, home: Mapping[str, str], name: str) -> Any:
    """What ``name`` is in the module that ``home`` tells; for a package's ``__getattr__``.

    Raises
    ------
    AttributeError
        The package has no such name; the message tells which it has.

    Examples
    --------
    >>> attribute("analysis.explore", {"HtmlView": "analysis.explore.html"}, "HtmlView").__name__
    'HtmlView'
    """
    if name not in home:
        message = f"module {package!r} has no attribute {name!r}; it has {', '.join(home)}"
        raise AttributeError(message)
    return getattr(importlib.import_module(home[name]), name)
