"""How many threads numpy's matrix products take: one, here and in every process that is started."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from threadpoolctl import threadpool_limits

_NAMES = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS", "OMP_NUM_THREADS")


@contextmanager
def one_thread() -> Iterator[None]:
    """Matrix products take one thread of this process, whatever the environment says.

    Those of an article are small: a second thread gains nothing, and waits for it where another program has the core.
    The same analysis then takes five times as long.
    """
    with threadpool_limits(limits=1, user_api="blas"):
        yield


@contextmanager
def one_thread_each() -> Iterator[None]:
    """Processes started here calculate with one thread each, unless the environment says otherwise."""
    given = [name for name in _NAMES if name not in os.environ]
    os.environ.update(dict.fromkeys(given, "1"))
    try:
        yield
    finally:
        for name in given:
            os.environ.pop(name, None)
