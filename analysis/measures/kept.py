"""What is computed of a text once and kept: figures that take long are not computed anew for every chart."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
_MOST = 200_000


class Kept(Generic[T]):
    """Results by the text they belong to, and by options; texts themselves are not kept, only their checksums.

    >>> kept: Kept[int] = Kept()
    >>> kept.of("Der Rat tagt.", (), lambda: 3), kept.of("Der Rat tagt.", (), lambda: 4)
    (3, 3)
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._held: dict[bytes, T] = {}

    def of(self, text: str, options: tuple[object, ...], compute: Callable[[], T]) -> T:
        """The result for this text and these options; computed if it is not kept yet."""
        sums = (hashlib.blake2b(one.encode("utf-8", "surrogatepass"), digest_size=16) for one in (text, repr(options)))
        key = b"".join(one.digest() for one in sums)
        if key not in self._held:
            if len(self._held) >= self._most:
                # The oldest makes room.
                del self._held[next(iter(self._held))]
            self._held[key] = compute()
        return self._held[key]
