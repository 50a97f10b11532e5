from __future__ import annotations

import sys
import time

import psutil
import pytest

from analysis.report.supervise import HungError, run_watched

GRANDCHILD = """
import pathlib, subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
pathlib.Path(sys.argv[1]).write_text(str(child.pid), encoding="utf-8")
child.wait()
"""


def python(*arguments: str) -> list[str]:
    return [sys.executable, "-c", *arguments]


def test_the_exit_status_comes_back():
    assert run_watched(python("import sys; sys.exit(3)"), limit=30) == 3


def test_who_takes_too_long_is_ended_with_all_descendants(tmp_path):
    note = tmp_path / "pid"
    with pytest.raises(HungError, match="took longer than 3 seconds"):
        run_watched(python(GRANDCHILD, str(note)), limit=3)
    pid = int(note.read_text(encoding="utf-8"))
    deadline = time.monotonic() + 5
    while psutil.pid_exists(pid) and time.monotonic() < deadline:
        if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            break
        time.sleep(0.05)
    assert not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def test_who_stands_still_is_ended_early():
    started = time.monotonic()
    with pytest.raises(HungError, match="stood still for 2 seconds"):
        run_watched(python("import time; time.sleep(60)"), limit=60, stall=2)
    assert time.monotonic() - started < 30


def test_who_computes_is_left_alone():
    busy = "import time; end = time.monotonic() + 3\nwhile time.monotonic() < end: pass"
    assert run_watched(python(busy), limit=60, stall=1) == 0
