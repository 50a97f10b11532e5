"""Which article of a corpus is meant by an id that none of them has: Excel makes 9 of "09", people slip."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
_POINT = re.compile(r"\.0$")
# To compare with more takes long, and what is near in so many is chance.
_MOST = 1_000
_NEAR = 0.8
_SHOWN = 3


class NearIds:
    """The ids of a corpus, to ask which of them may be meant."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._numbers: dict[str, list[str]] = {}
        self._digits: dict[str, list[str]] = {}
        for one in ids:
            self._numbers.setdefault(_number(one), []).append(one)
            self._digits.setdefault(_digits(one), []).append(one)

    def hint(self, wanted: str) -> str | None:
        """What to tell of an id that no article has; None where no other is near.

        >>> NearIds(["08", "09"]).hint("9")
        "Is '9' the article '09'? Excel changes such numbers: format the column as text before you fill it."
        >>> NearIds(["bad-1", "bad-2"]).hint("Bda-2")
        "Is 'Bda-2' the article 'bad-2'?"
        >>> NearIds(["bad-1", "bad-2"]).hint("bad-3")
        """
        if same := self._numbers.get(_number(wanted)):
            either = " or ".join(map(repr, same[:_SHOWN]))
            told = "Excel changes such numbers: format the column as text before you fill it."
            return f"Is {wanted!r} the article {either}? {told}"
        # Ids often differ in their numbers alone: with another number it is another article.
        others = self._digits.get(_digits(wanted), [])
        folded = {one.casefold(): one for one in others}
        near = difflib.get_close_matches(wanted.casefold(), folded, 1, _NEAR) if len(others) <= _MOST else []
        return f"Is {wanted!r} the article {folded[near[0]]!r}?" if near else None


def _number(article_id: str) -> str:
    """The id without what a spreadsheet changes in numbers: zeros before them, and ".0" behind."""
    return _ZEROS.sub("", _POINT.sub("", article_id))


def _digits(article_id: str) -> str:
    return re.sub(r"[^0-9]", "", article_id)
