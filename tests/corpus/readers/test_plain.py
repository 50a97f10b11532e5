from __future__ import annotations

from pathlib import Path

from analysis.corpus.readers.plain import read_plain
from analysis.corpus.units import File

FILE = File(Path("x"), "2025/mai.1.txt")


def test_all_of_the_file_is_the_text():
    (unit,) = read_plain(FILE, b"\r\n---\r\ntitle: Ja\r\n---\r\nEs regnet.\r\n").units
    assert unit.fields == {"text": "---\ntitle: Ja\n---\nEs regnet."}
    assert (unit.name, unit.source, unit.troubles) == ("2025/mai.1", "2025/mai.1.txt", ())


def test_the_encoding_is_handed_on():
    reading = read_plain(FILE, "Es fällt „Schnee“.".encode("cp1252"))
    assert reading.encoding == "cp1252"
    assert reading.units[0].fields == {"text": "Es fällt „Schnee“."}


def test_an_empty_file_is_an_empty_text():
    assert read_plain(FILE, b"").units[0].fields == {"text": ""}


def test_one_line_of_five_megabytes():
    data = b"Regen. " * 750_000
    assert read_plain(FILE, data).units[0].fields == {"text": data.decode().strip()}
