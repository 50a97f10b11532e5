"""How far long work is: a line in a terminal, a bar under the cell of a notebook; nothing is left of it at the end."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO

Progress = Callable[[int, int], None]

# Seconds of work before anything is shown, and between two changes.
_PATIENCE, _BETWEEN, _BETWEEN_LINES = 2.0, 0.25, 10.0


class Place(Protocol):
    """Where progress is shown."""

    between: float

    def show(self, text: str, done: int, total: int) -> None:
        """Show this instead of what stands there."""

    def end(self, text: str = "") -> None:
        """Leave this text, mostly none."""


@contextmanager
def shown(progress: bool | Progress | None) -> Iterator[Progress]:
    """What to call with (articles done, articles in all).

    ``None``: a display in a terminal or notebook, once the work has taken two seconds. ``True``: at once and anywhere,
    as lines where there is neither. ``False``: none. A function is called as it is.
    """
    place = None if progress is False or callable(progress) else _place(asked=progress is True)
    if callable(progress) or place is None:
        yield progress if callable(progress) else _silent
        return
    bar = _Bar(place, 0.0 if progress is True else _PATIENCE)
    try:
        yield bar
    except KeyboardInterrupt:
        place.end(f"Stopped after {bar.done:,} of {bar.total:,} articles." if bar.is_shown else "")
        raise
    except BaseException:
        place.end()
        raise
    place.end()


def left(seconds: float) -> str:
    """The time that is left, in words.

    >>> left(20), left(130), left(4000)
    ('less than a minute left', 'about 2 min left', 'about 1 h 7 min left')
    """
    minutes = round(seconds / 60)
    if minutes < 1:
        return "less than a minute left"
    hours, rest = divmod(minutes, 60)
    return f"about {hours} h {rest} min left" if hours else f"about {minutes} min left"


class _Bar:
    """Shows now and then how many articles are done."""

    def __init__(self, place: Place, patience: float) -> None:
        self.done = self.total = 0
        self.is_shown = False
        self._place = place
        self._started = time.monotonic()
        self._next = self._started + patience

    def __call__(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        now = time.monotonic()
        if now < self._next and not (self.is_shown and done == total):
            return
        self._next, self.is_shown = now + self._place.between, True
        rest = left((now - self._started) / done * (total - done)) if done < total else "putting the tables together"
        self._place.show(f"{done:,} of {total:,} articles, {rest}", done, total)


class _Terminal:
    """A line of a terminal that changes."""

    between = _BETWEEN

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._width = stream, 0

    def show(self, text: str, done: int, total: int) -> None:
        self._stream.write(f"\r{text.ljust(self._width)}")
        self._stream.flush()
        self._width = len(text)

    def end(self, text: str = "") -> None:
        if self._width:
            self._stream.write(f"\r{' ' * self._width}\r{text}{chr(10) if text else ''}")
            self._stream.flush()


class _Lines:
    """Lines of a log, one now and then."""

    between = _BETWEEN_LINES

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def show(self, text: str, done: int, total: int) -> None:
        self._stream.write(f"{text}\n")
        self._stream.flush()

    def end(self, text: str = "") -> None:
        if text:
            self.show(text, 0, 0)


class _Cell:
    """An output of a notebook's cell that changes; what cannot show a bar shows the text."""

    between = _BETWEEN

    def __init__(self) -> None:
        self._handle: object | None = None

    def show(self, text: str, done: int, total: int) -> None:
        bar = f'<progress value="{done}" max="{total}" aria-label="Analysis" style="width:16em"></progress>'
        self._show({"text/plain": text, "text/html": f"<div>{bar} {text}</div>"})

    def end(self, text: str = "") -> None:
        if self._handle is not None:
            # An output without any form takes no room in a notebook, nor in a page made of it.
            self._show({"text/plain": text} if text else {})

    def _show(self, data: dict[str, str]) -> None:
        from IPython.display import display

        if self._handle is None:
            self._handle = display(data, raw=True, display_id=True)
        else:
            self._handle.update(data, raw=True)  # type: ignore[attr-defined]


def _place(*, asked: bool) -> Place | None:
    if _has_cells():
        return _Cell()
    if sys.stderr is not None and sys.stderr.isatty():
        return _Terminal(sys.stderr)
    return _Lines(sys.stderr) if asked and sys.stderr is not None else None


def _has_cells() -> bool:
    """Whether this is the kernel of a notebook; IPython in a terminal has no kernel."""
    ipython = sys.modules.get("IPython")
    shell = None if ipython is None else ipython.get_ipython()
    return getattr(shell, "kernel", None) is not None


def _silent(done: int, total: int) -> None:
    """Nobody wants to know."""
