"""Runs a command and lets it neither hang nor leave processes behind."""

from __future__ import annotations

import subprocess
import time

import psutil

STALL_SECONDS = 60.0
"""A process tree that computes nothing for so long will not come back: a notebook hangs once in some 150 runs."""

_POLL_SECONDS = 0.2
_IDLE_SHARE = 0.02


class HungError(Exception):
    """The command ran into its limit, or stood still."""


def run_watched(
    command: list[str], *, limit: float, stall: float = STALL_SECONDS, env: dict[str, str] | None = None
) -> int:
    """Exit status of the command; HungError if it needs more than ``limit`` seconds or stands still for ``stall``.

    Whatever happens, also on Ctrl-C, no process of its tree outlives the call.
    """
    process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL)
    try:
        return _wait(process, limit, stall)
    finally:
        end_tree(process.pid)
        process.wait()


def _wait(process: subprocess.Popen[bytes], limit: float, stall: float) -> int:
    started = moved = time.monotonic()
    spent = 0.0
    while True:
        try:
            return process.wait(timeout=_POLL_SECONDS)
        except subprocess.TimeoutExpired:
            now = time.monotonic()
        if now - started > limit:
            message = f"It took longer than {limit:.0f} seconds."
            raise HungError(message)
        if now - moved > stall:
            used = _cpu_seconds(process.pid)
            if used - spent < _IDLE_SHARE * (now - moved):
                message = f"It stood still for {stall:.0f} seconds."
                raise HungError(message)
            spent, moved = used, now


def end_tree(pid: int) -> None:
    """End a process and everything it started."""
    for process in _tree(pid):
        try:
            process.kill()
        except psutil.NoSuchProcess:
            continue


def _tree(pid: int) -> list[psutil.Process]:
    try:
        root = psutil.Process(pid)
        return [*root.children(recursive=True), root]
    except psutil.NoSuchProcess:
        return []


def _cpu_seconds(pid: int) -> float:
    total = 0.0
    for process in _tree(pid):
        try:
            times = process.cpu_times()
        except psutil.Error:
            continue
        total += times.user + times.system
    return total
