"""Has files read in a process of their own, which is ended where it takes too long and started again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from types import TracebackType
from typing import IO, Any

from analysis.corpus.pieces import Piece
from analysis.corpus.units import File, Reading, failed
from analysis.corpus.worker import from_json

SECONDS = 60.0
# Threads and pools of memory that are set aside count against the limit as if they were used.
_ENVIRONMENT = {"ARROW_DEFAULT_MEMORY_POOL": "system", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
_START = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from analysis.corpus.worker import main; main()"


class Aside:
    """One process that reads a file after the other; it starts with the first, and ends with the ``with`` block.

    ``seconds`` is how long a document may take, and in what holds many each of them.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._process: subprocess.Popen[str] | None = None
        self._answers: Queue[str] = Queue()
        self._listener: Thread | None = None

    def __enter__(self) -> Aside:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def read(self, file: File) -> Iterator[Piece]:
        """The readings of a file; where the process hangs or crashes, those before and a unit that says so."""
        try:
            self._ask(file)
        except OSError as error:
            self._end()
            hint = "Reading such files needs a second process; may this system start one?"
            yield _lost(file, f"could not be read apart ({type(error).__name__})", hint)
            return
        while True:
            try:
                line = self._answers.get(timeout=self.seconds)
            except Empty:
                self._end()
                hint = "Is it very large, or made to harm? Split it, save it anew, or allow more with seconds=…"
                yield _lost(file, f"reading took more than {self.seconds:g} seconds and was stopped", hint)
                return
            message = json.loads(line) if line else None
            if message is None:
                yield _lost(file, f"the program that reads it crashed ({self._status()})", _CRASHED)
                return
            if "end" in message:
                if message["end"]:
                    yield _lost(
                        file, f"cannot be opened ({message['end']})", "Is it open in another program, or moved?"
                    )
                return
            yield from_json(message)

    def _ask(self, file: File) -> None:
        if self._process is None or self._process.poll() is not None:
            self._start()
        pipe = self._process.stdin if self._process else None
        if pipe:
            pipe.write(json.dumps({"path": str(file.path.absolute()), "name": file.name}) + "\n")
            pipe.flush()

    def _start(self) -> None:
        self._end()
        # No fork and no multiprocessing: both would run a user's script a second time or copy the state of a notebook.
        self._process = subprocess.Popen(
            [sys.executable or "python", "-c", _START, json.dumps(_paths())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="ascii",
            env=os.environ | _ENVIRONMENT,
            **_apart(),
        )
        self._answers = Queue()
        self._listener = Thread(target=_listen, args=(self._process.stdout, self._answers), daemon=True)
        self._listener.start()

    def _status(self) -> str:
        """Waits for the end of a process that fell silent, and says how it ended."""
        process = self._process
        try:
            code = process.wait(5) if process else None
        except subprocess.TimeoutExpired:
            code = None
        self._end()
        return f"exit {code}" if code is not None else "no answer"

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        if self._listener:
            self._listener.join(5)
        for pipe in (process.stdin, process.stdout):
            if pipe:
                _close(pipe)


_CRASHED = "Does it open in its own program? Save it anew there; a larger file may need more memory than is allowed."


def _paths() -> list[str]:
    """Where Python looks for modules; the kit's own folder first, never the working folder by chance."""
    here = str(Path(__file__).resolve().parents[2])
    return [here, *(path for path in sys.path if path and path != here)]


def _apart() -> dict[str, Any]:
    """Ctrl-C in a terminal is for the process that asks; on Windows no window opens."""
    if os.name == "nt":
        return {"creationflags": 0x00000200 | 0x08000000}  # CREATE_NEW_PROCESS_GROUP | CREATE_NO_WINDOW
    return {"start_new_session": True}


def _listen(pipe: IO[str] | None, answers: Queue[str]) -> None:
    """Hands on what comes, and an empty line when nothing will."""
    try:
        for line in pipe or ():
            answers.put(line)
    except (OSError, ValueError):
        answers.put("")
        return
    answers.put("")


def _close(pipe: IO[str]) -> None:
    try:
        pipe.close()
    except OSError:
        return  # what was still to be written goes nowhere: the process has ended


def _lost(file: File, problem: str, hint: str) -> Piece:
    return Piece(file.name, Reading([failed(file.name, problem, hint)]))
