from __future__ import annotations

import gzip
import io
import lzma
import random
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from analysis.corpus import load_corpus
from analysis.corpus.archives import Budget
from analysis.corpus.pieces import pieces
from analysis.corpus.units import File, Unit

CSV = "Zeitung;Text\nnna;Es regnet in Köln.\nBote;Ja.\n"


def units(name: str, data: bytes, **limits: Any) -> list[Unit]:
    found = pieces(File(Path("x"), name), io.BytesIO(data), Budget(**limits))
    return [unit for piece in found for unit in piece.reading.units]


def problems(name: str, data: bytes, **limits: Any) -> dict[str, str]:
    return {unit.source: unit.troubles[0].problem for unit in units(name, data, **limits) if unit.fields is None}


def tarred(members: dict[str, bytes], mode: str = "w") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def test_members_come_in_the_order_of_names_with_all_their_formats(made):
    files = {"b/mai.csv": CSV, "a.txt": "Ja.", ".x.txt": "?", "__MACOSX/a.txt": "?", "c.docx": made.docx("Eins.")}
    found = units("n/alles.zip", made.zipped(files))
    assert [(unit.source, unit.name) for unit in found] == [
        ("n/alles.zip!a.txt", "n/alles.zip!a"),
        ("n/alles.zip!b/mai.csv:2", "n/alles.zip!b/mai-2"),
        ("n/alles.zip!b/mai.csv:3", "n/alles.zip!b/mai-3"),
        ("n/alles.zip!c.docx", "n/alles.zip!c"),
    ]


@pytest.mark.parametrize(
    ("ending", "mode"), [("tar", "w"), ("tar.gz", "w:gz"), ("tar.bz2", "w:bz2"), ("tar.xz", "w:xz")]
)
def test_tar_archives(ending, mode):
    found = units(f"a.{ending}", tarred({"z.txt": b"Ja.", "b/mai.csv": CSV.encode()}, mode))
    assert [unit.source for unit in found] == [
        f"a.{ending}!b/mai.csv:2", f"a.{ending}!b/mai.csv:3", f"a.{ending}!z.txt",
    ]  # fmt: skip


def test_one_compressed_file():
    for name, data in (("mai.csv.gz", gzip.compress(CSV.encode())), ("mai.csv.xz", lzma.compress(CSV.encode()))):
        assert [unit.source for unit in units(name, data)] == [f"{name}!mai.csv:2", f"{name}!mai.csv:3"]


def test_names_that_lead_out_are_only_names(made, tmp_path):
    inside = tmp_path / "innen"
    inside.mkdir()
    names = {"../frech.txt": "Ja.", "/etc/frech.txt": "Nein.", "c:\\x.txt": "Doch."}
    (inside / "a.zip").write_bytes(made.zipped(names))
    (inside / "b.tar").write_bytes(tarred({"../../frech.txt": b"Ja."}))
    corpus = load_corpus(inside)
    assert set(corpus.articles["source"]) == {
        "a.zip!../frech.txt", "a.zip!/etc/frech.txt", "a.zip!c:/x.txt", "b.tar!../../frech.txt",
    }  # fmt: skip
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "b.tar", "innen"]


def test_archives_within_archives_are_opened_once_and_no_deeper(made):
    inner = made.zipped({"tief.zip": made.zipped({"x.txt": "Zu tief."}), "a.txt": "Ja."})
    data = made.zipped({"innen.zip": inner, "b.csv.gz": gzip.compress(CSV.encode())})
    assert [unit.source for unit in units("a.zip", data) if unit.fields is not None] == [
        "a.zip!b.csv.gz!b.csv:2", "a.zip!b.csv.gz!b.csv:3", "a.zip!innen.zip!a.txt",
    ]  # fmt: skip
    assert problems("a.zip", data) == {
        "a.zip!innen.zip!tief.zip": "an archive within an archive, more than 2 deep; it was not opened"
    }


def test_a_bomb_is_told_and_the_rest_is_read(made):
    data = made.zipped({"a.txt": "Ja.", "bombe.txt": b" " * 20_000_000, "c.txt": "Nein."})
    large = "more than 10 MB when unpacked; it was not read"
    assert problems("a.zip", data) == {"a.zip!bombe.txt": large}
    assert len(units("a.zip", data)) == 3
    bomb = gzip.compress(b" " * 20_000_000)
    assert problems("bombe.txt.gz", bomb) == {"bombe.txt.gz!bombe.txt": large}
    bombs = tarred({"a.txt": b"Ja.", "b.txt": b" " * 20_000_000, "c.txt": b"Nein."}, "w:gz")
    assert problems("b.tgz", bombs) == {"b.tgz!b.txt": large}


def test_too_many_files_and_too_many_bytes_end_the_archive(made):
    data = made.zipped({f"{n}.txt": "Ja und nein." for n in range(5)})
    assert problems("a.zip", data, members=3) == {"a.zip": "the archive holds 5 files, more than 3; it was not read"}
    found = units("a.zip", data, total=30)
    assert [unit.fields is not None for unit in found][:2] == [True, True]
    assert found[2].fields is None
    files = tarred({f"{n}.txt": b"Ja." for n in range(5)})
    assert problems("a.tar", files, members=3) == {"a.tar": "the archive holds too many files; it was read up to here"}
    assert len(units("a.tar", files, members=3)) == 4


def test_an_encrypted_member_is_a_problem(made):
    data = bytearray(made.zipped({"a.txt": "Ja.", "b.txt": "Nein."}, zipfile.ZIP_STORED))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert problems("a.zip", bytes(data)) == {"a.zip!a.txt": "encrypted"}
    assert len(units("a.zip", bytes(data))) == 2


def test_links_in_an_archive_are_not_followed():
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(info)
    assert problems("a.tar", stream.getvalue()) == {"a.tar!a.txt": "a link or device in an archive; it is not followed"}


def test_an_empty_archive_and_a_damaged_one(made):
    assert problems("a.zip", made.zipped({})) == {"a.zip": "no file in this archive"}
    data = tarred({"a.txt": b"Ja.", "b.txt": random.Random(3).randbytes(9000)}, "w:gz")
    found = units("a.tgz", data[: len(data) // 2])
    assert [unit.fields is None for unit in found] == [False, True]
    assert found[1].troubles[0].problem.startswith("a tar archive that could not be read (")
    assert problems("a.gz", b"\x1f\x8b\x08") == {"a.gz": "a compressed file that could not be read (EOFError)"}
    broken = bytearray(made.zipped({"a.txt": "Ja, ja, ja und nein.", "b.txt": "Ja."}))
    broken[40] ^= 0xFF
    assert len(units("a.zip", bytes(broken))) == 2


def test_two_members_of_one_name_are_both_read(made, tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "Ja.")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", "Nein.")
    (tmp_path / "a.zip").write_bytes(stream.getvalue())
    assert load_corpus(tmp_path).articles["text"].tolist() == ["Ja.", "Nein."]
