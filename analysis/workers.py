"""Work shared among processes, which end with whoever asked for it."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing.synchronize import Event
from typing import Any, TypeVar

Job = TypeVar("Job")
Done = TypeVar("Done")

_stop: Event | None = None


class StoppedError(RuntimeError):
    """The work was stopped; a process left what it had not begun."""


def shared_out(
    work: Callable[[Job], Done], jobs: Sequence[Job], n: int, *, chunksize: int, begin: Callable[[], Any]
) -> Generator[Done]:
    """What ``work`` makes of each job, in order, by ``n`` processes that call ``begin`` first.

    Whoever closes the iterator, or is interrupted in it, stops the processes: each ends the job that it is at, and
    none is left.
    """
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    pool = ProcessPoolExecutor(n, mp_context=context, initializer=_begin, initargs=(stop, begin))
    try:
        with _interrupts_held_back():
            done = pool.map(partial(_unless_stopped, work), jobs, chunksize=chunksize)
        yield from done
    finally:
        stop.set()
        pool.shutdown(cancel_futures=True)


def _begin(stop: Event, begin: Callable[[], Any]) -> None:
    global _stop
    _stop = stop
    # Ctrl-C reaches every process of a terminal; who started them decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    begin()


def _unless_stopped(work: Callable[[Job], Done], job: Job) -> Done:
    if _stop is not None and _stop.is_set():
        raise StoppedError
    return work(job)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Processes that start here do not hear of an interrupt; this one hears of it a moment later. Not on Windows."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
