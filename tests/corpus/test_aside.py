from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest

from analysis.corpus import load_corpus
from analysis.corpus.aside import Aside
from analysis.corpus.units import File, Unit

pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")


def read(aside: Aside, path: Path) -> list[Unit]:
    return [unit for piece in aside.read(File(path, path.name)) for unit in piece.reading.units]


def number(aside: Aside) -> int:
    assert aside._process is not None
    return aside._process.pid


@pytest.fixture
def document(made, tmp_path) -> Path:
    path = tmp_path / "a.docx"
    path.write_bytes(made.docx("Größe zählt."))
    return path


@pytest.fixture
def endless(tmp_path) -> Path:
    """A file that nobody ever writes to: reading it takes for ever."""
    path = tmp_path / "endlos.docx"
    os.mkfifo(path)
    return path


def test_one_process_reads_many_files_and_ends(document):
    with Aside() as aside:
        (unit,) = read(aside, document)
        assert unit.fields is not None
        assert unit.fields["text"] == "Größe zählt."
        first = number(aside)
        read(aside, document)
        assert number(aside) == first
        process = aside._process
    assert process is not None
    assert process.poll() is not None


@pipes
def test_a_file_that_takes_too_long_is_a_problem_and_the_next_is_read(document, endless):
    with Aside() as aside:
        read(aside, document)
        aside.seconds = 0.5
        (unit,) = read(aside, endless)
        aside.seconds = 60
        assert unit.fields is None
        assert unit.troubles[0].problem == "reading took more than 0.5 seconds and was stopped"
        assert "seconds=" in unit.troubles[0].hint
        assert read(aside, document)[0].fields is not None


@pipes
def test_a_crash_is_a_problem_and_the_next_file_is_read(document, endless):
    with Aside() as aside:
        read(aside, document)
        assert aside._process is not None
        Timer(0.3, aside._process.kill).start()
        (unit,) = read(aside, endless)
        assert unit.fields is None
        assert unit.troubles[0].problem == "the program that reads it crashed (exit -9)"
        assert read(aside, document)[0].fields is not None


def test_a_process_that_died_between_two_files_is_started_again(document):
    with Aside() as aside:
        read(aside, document)
        assert aside._process is not None
        aside._process.kill()
        aside._process.wait()
        assert read(aside, document)[0].fields is not None


def test_a_file_that_is_gone_and_a_system_that_starts_no_process(document, monkeypatch):
    with Aside() as aside:
        (unit,) = read(aside, document.with_name("weg.docx"))
        assert unit.troubles[0].problem == "cannot be opened (FileNotFoundError)"
    monkeypatch.setattr(sys, "executable", str(document))
    with Aside() as aside:
        (unit,) = read(aside, document)
        assert unit.troubles[0].problem.startswith("could not be read apart (")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hold a process to it")
def test_memory_is_limited():
    code = (
        "from analysis.corpus.worker import limit_memory\n"
        "limit_memory(50_000_000)\n"
        "try:\n    bytearray(500_000_000)\n"
        "except MemoryError:\n    print(True)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert ended.stdout.strip() == "True"


def test_plain_text_starts_no_process(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Ja.", encoding="utf-8")
    (tmp_path / "b.json").write_text('[{"text": "Ja."}]', encoding="utf-8")
    monkeypatch.setattr(subprocess, "Popen", None)
    assert len(load_corpus(tmp_path).articles) == 2


def test_a_script_without_guard_is_run_once(document, tmp_path):
    script = tmp_path / "skript.py"
    script.write_text(
        f"import analysis as an\nprint(len(an.load_corpus({str(document)!r}).articles))\n", encoding="utf-8"
    )
    ended = subprocess.run([sys.executable, str(script)], capture_output=True, encoding="utf-8", check=True)
    assert ended.stdout.strip() == "1"


@pytest.mark.parametrize("seconds", [0, -1, "60", True, float("nan")])
def test_seconds_that_make_no_sense(document, seconds):
    with pytest.raises(TypeError, match="seconds is a number above 0, how long a file may take; it was given"):
        load_corpus(document, seconds=seconds)
