"""``python -m analysis.lessons``: make the copies of every lesson anew, or of the source notebooks that are named."""

from __future__ import annotations

import sys
from pathlib import Path

from analysis.lessons.copies import LessonError, build
from analysis.samples import home


def main(arguments: list[str]) -> int:
    """Build the copies beside each source; print what was written. 0, or 1 if a source cannot be used."""
    sources = [Path(name) for name in arguments] or sorted((home() / "notebooks" / "lessons").glob("*.ipynb"))
    try:
        for source in sources:
            for path in build(source):
                sys.stdout.write(f"{path.relative_to(source.parent).as_posix()}\n")
    except LessonError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
