"""Names that must be unique."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def unique(names: Iterable[str], join: Callable[[str, int], str] = "{}-{}".format) -> list[str]:
    """The names in order; a repeated one gets "-2", "-3", whatever is still free.

    >>> unique(["a", "a", "a-2", "a"])
    ['a', 'a-3', 'a-2', 'a-4']
    """
    names = list(names)
    reserved, used, last = set(names), set[str](), dict[str, int]()
    result = []
    for name in names:
        new, number = name, last.get(name, 1)
        while new in used or (new != name and new in reserved):
            number += 1
            new = join(name, number)
        last[name] = number
        used.add(new)
        result.append(new)
    return result
