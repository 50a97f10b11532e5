"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4


def write_whole(file: Path, text: str) -> None:
    """Write a text file so that a crash leaves the old one or the new one, never half of either.

    The folder is made if it is not there. The text goes into a file of its own first, onto the disk, and then takes the
    old one's place.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.{uuid4().hex[:8]}.part")
    try:
        with beside.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
