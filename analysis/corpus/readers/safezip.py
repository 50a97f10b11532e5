"""Documents that are zip archives inside (Word, Excel, LibreOffice): none may swell beyond measure."""

from __future__ import annotations

import io
import zipfile

from analysis.corpus.readers.safexml import RefusedError, refuse_entities

LARGEST = 500_000_000
# Below this size anything may be packed as tightly as it can.
_FREE, _RATIO = 50_000_000, 200
_BEGINNING = 5000


def refuse_bombs(data: bytes) -> None:
    """Looks at the sizes that the archive declares, since no more is ever unpacked, and at the beginning of its XML.

    Raises
    ------
    RefusedError
        The parts are too large, or too large for what they are packed in; or they declare entities.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(info.file_size for info in archive.infolist())
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                with archive.open(name) as part:
                    refuse_entities(part.read(_BEGINNING))
    if size > LARGEST or size > max(_FREE, _RATIO * len(data)):
        problem = f"a document that swells to {size // 1_000_000} MB when unpacked; it was not opened"
        raise RefusedError(problem, "If it is what it should be, save it in parts, or its text as .txt or .csv.")
