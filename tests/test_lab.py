from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis import lab


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A kit as a wheel brings it, with one notebook and what must not travel."""
    kit = tmp_path / "_bundled"
    for name in ("00_start_here.ipynb", "lessons/de/01.ipynb", ".ipynb_checkpoints/old.ipynb"):
        path = kit / "notebooks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"source": ['LANGUAGE = "en"  # or "de"']}), encoding="utf-8")
    monkeypatch.setattr(lab, "home", lambda: kit)
    return kit


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    started: list[list[str]] = []
    monkeypatch.setattr(lab, "_hand_over", lambda command: started.append(command) or 0)
    return started


def test_copies_are_made_once_and_never_written_over(bundle, tmp_path):
    folder = tmp_path / "mine"
    assert [path.name for path in lab.copy_notebooks(folder)] == ["00_start_here.ipynb", "01.ipynb"]
    (folder / "00_start_here.ipynb").write_text("my work", encoding="utf-8")
    (folder / "lessons" / "de" / "01.ipynb").unlink()
    assert [path.name for path in lab.copy_notebooks(folder)] == ["01.ipynb"]
    assert (folder / "00_start_here.ipynb").read_text(encoding="utf-8") == "my work"


def test_copies_speak_the_language_asked_for(bundle, tmp_path):
    lab.copy_notebooks(tmp_path / "mine", language="de")
    copy = json.loads((tmp_path / "mine" / "00_start_here.ipynb").read_text(encoding="utf-8"))
    assert copy["source"] == ['LANGUAGE = "de"  # or "de"']


def test_a_wheel_opens_copies_in_the_current_folder(bundle, tmp_path, monkeypatch, commands, capsys):
    monkeypatch.chdir(tmp_path)
    assert lab.open_lab(passed_on=["--no-browser"]) == 0
    assert "redeanteil-notebooks: 2 files copied" in capsys.readouterr().out
    assert (tmp_path / "redeanteil-notebooks" / "00_start_here.ipynb").exists()
    assert commands[0][1:5] == ["-m", "jupyter", "lab", "redeanteil-notebooks"]
    assert commands[0][-1] == "--no-browser"


def test_a_checkout_opens_its_own_notebooks(tmp_path, monkeypatch, commands):
    monkeypatch.setattr(lab, "home", lambda: tmp_path)
    lab.open_lab()
    assert commands[0][4] == str(tmp_path / "notebooks")
