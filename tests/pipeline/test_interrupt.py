"""Whoever interrupts an analysis gets an answer at once, and no process is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import psutil
import pytest

from analysis.workers import StoppedError, _begin, _unless_stopped, shared_out

CODE = """
import signal, sys
import pandas as pd
import analysis as an

text = "„Der Damm hält“, sagte Anna Abel. " * 40
articles = pd.DataFrame({"article_id": [str(n) for n in range(3000)], "text": text, "duplicate_of": None})


def tell(done, total):
    if done == 1:
        print("begun", flush=True)


if __name__ == "__main__":
    # Whoever starts tests in the background of a shell lets them ignore interrupts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        an.analyse(articles, voices="rules", workers=int(sys.argv[1]), progress=tell)
    except KeyboardInterrupt:
        print("stopped", flush=True)
        sys.stdin.read()
"""


def workers_of(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """The processes that it started; the one in which Python counts its semaphores stays as long as Python."""
    children = psutil.Process(process.pid).children(recursive=True)
    return [child for child in children if "resource_tracker" not in " ".join(child.cmdline())]


@pytest.mark.skipif(os.name != "posix", reason="signals of a process group")
@pytest.mark.parametrize(("n", "whole_group"), [(1, False), (2, False), (2, True)])
def test_an_interrupt_ends_all_processes(n: int, whole_group: bool, tmp_path) -> None:
    script = tmp_path / "script.py"
    script.write_text(CODE, encoding="utf-8")
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    given = [sys.executable, str(script), str(n)]
    process = subprocess.Popen(given, **pipes, encoding="utf-8", start_new_session=True)
    try:
        check_interrupt(process, n, whole_group)
    finally:
        process.kill()


def check_interrupt(process: subprocess.Popen[str], n: int, whole_group: bool) -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    assert len(workers_of(process)) == (n if n > 1 else 0)
    asked = time.monotonic()
    if whole_group:
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.send_signal(signal.SIGINT)
    assert process.stdout.readline() == "stopped\n"
    assert time.monotonic() - asked < 20
    assert workers_of(process) == []
    out, error = process.communicate("", timeout=60)
    assert (out, error, process.returncode) == ("", "", 0)


def test_whoever_stops_asking_stops_the_work() -> None:
    done = shared_out(len, ["a", "bb", "ccc"], 1, chunksize=1, begin=list)
    assert next(done) == 1
    done.close()
    with pytest.raises(StopIteration):
        next(done)


def test_what_was_not_begun_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    held = signal.getsignal(signal.SIGINT)
    stop = threading.Event()
    try:
        _begin(stop, list)
        assert _unless_stopped(len, "ab") == 2
        stop.set()
        with pytest.raises(StoppedError):
            _unless_stopped(len, "ab")
    finally:
        signal.signal(signal.SIGINT, held)
        monkeypatch.setattr("analysis.workers._stop", None)
