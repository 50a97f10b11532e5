"""A process that reads files for another: it may hang, crash or run out of memory, and only it does.

It takes lines of JSON with a path and a name, and answers with lines of JSON: readings, one after the other, then the
end. JSON, since what comes back was made of files from anywhere, and nothing of that is ever unpickled.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any

from analysis.corpus.pieces import Piece, pieces
from analysis.corpus.units import File, Reading, Trouble, Unit

MEMORY = 1 << 30


def main() -> None:
    """Reads what is asked for until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what libraries print must not get among the answers
    asked: SimpleQueue[str] = SimpleQueue()
    threading.Thread(target=_listen, args=(asked,), daemon=True).start()
    limit_memory(MEMORY)
    while True:
        request = json.loads(asked.get())
        _answer(answers, File(Path(request["path"]), request["name"]))


def limit_memory(size: int) -> bool:
    """Allows so many bytes beyond what the process holds now; False where the system has no such limit."""
    try:
        import resource

        import psutil

        most = psutil.Process().memory_info().vms + size
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    except (ImportError, ValueError, OSError):
        return False
    return True


def _listen(asked: SimpleQueue[str]) -> None:
    """Ends the process with the one that asks, whatever it is reading then."""
    for line in sys.stdin:
        asked.put(line)
    os._exit(0)


def _answer(answers: IO[str], file: File) -> None:
    try:
        with file.path.open("rb") as stream:
            for piece in pieces(file, stream):
                _send(answers, as_json(piece))
        _send(answers, {"end": None})
    except OSError as error:
        _send(answers, {"end": type(error).__name__})


def _send(answers: IO[str], message: dict[str, Any]) -> None:
    answers.write(json.dumps(message) + "\n")
    answers.flush()


def as_json(piece: Piece) -> dict[str, Any]:
    """A piece as values of JSON."""
    return {"name": piece.name, "reading": asdict(piece.reading)}


def from_json(message: dict[str, Any]) -> Piece:
    """The piece again.

    >>> piece = Piece("a", Reading([Unit("a", "a", {"text": "Ja."}, (Trouble("kurz", "Mehr?"),), True)], {"Text": "t"}))
    >>> from_json(json.loads(json.dumps(as_json(piece)))) == piece
    True
    """
    found = message["reading"]
    units = [Unit(**{**unit, "troubles": tuple(Trouble(**it) for it in unit["troubles"])}) for unit in found["units"]]
    return Piece(message["name"], Reading(units, found["columns"], found["encoding"], found["guess"]))


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        main()
