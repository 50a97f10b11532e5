"""The USB stick: what goes on it, and that it installs with no network."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
LOCK = """
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:aa
    # via ipython
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:bb \\
    --hash=sha256:cc
numpy==2.5.5 ; python_full_version >= '3.12' \\
    --hash=sha256:dd
pexpect==4.9.0 ; sys_platform != 'win32' \\
    --hash=sha256:ee
soupsieve==2.10 ; python_full_version < '3.11.5' \\
    --hash=sha256:ff
"""


def load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("stick_tool", ROOT / "tools" / "stick.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tool = load_tool()


def names(platform: str, python: str) -> list[str]:
    lines = tool.needed(tool.read_requirements(LOCK), tool.PLATFORMS[platform], python)
    return [line.split(" ")[0] for line in lines]


def test_markers_are_those_of_the_machine_that_gets_the_stick():
    assert names("windows", "3.11.0") == ["colorama==0.4.6", "numpy==2.4.6", "soupsieve==2.10"]
    assert names("linux", "3.12.99") == ["numpy==2.5.5", "pexpect==4.9.0"]
    assert names("macos-arm64", "3.11.99") == ["numpy==2.4.6", "pexpect==4.9.0"]


def test_lines_keep_their_hashes_and_lose_their_markers():
    lines = tool.needed(tool.read_requirements(LOCK), tool.PLATFORMS["linux"], "3.11.9")
    assert lines[0] == "numpy==2.4.6 --hash=sha256:bb --hash=sha256:cc"


def test_every_pinned_requirement_is_read():
    text = tool.REQUIREMENTS.read_text(encoding="utf-8")
    pinned = re.findall(r"^[A-Za-z0-9][^ #]*==[^ \\]+", text, flags=re.MULTILINE)
    entries = tool.read_requirements(text)
    assert len(entries) == len(pinned) > 50
    assert all("--hash=sha256:" in line for line in entries)


def test_a_package_without_a_wheel_is_named_and_its_platform_left_out(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(
        tool, "_pip_download", lambda lines, platform, *rest: int(platform.name == "windows" and "numpy" in str(lines))
    )
    served, left_out = tool._fetch_all(tool.read_requirements(LOCK), ["windows", "linux"], ["3.12"], tmp_path)
    assert served == ["linux"]
    assert left_out == {"windows": "No wheel for windows with Python 3.12.0: numpy==2.5.5."}
    assert "LEFT OUT: windows." in capsys.readouterr().err


def test_scripts_have_the_line_ends_and_rights_of_their_system(tmp_path):
    tool._write_scripts(tmp_path, ["3.9", "3.13", "3.11"])
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert {"start-windows.bat", "start-macos.command", "start-linux.sh", "start.py", "LIESMICH.txt"} <= set(written)
    for name in ("start-windows.bat", "LIESMICH.txt", "README.txt"):
        assert written[name].count(b"\n") == written[name].count(b"\r\n") > 5
    for name in ("start-macos.command", "start-linux.sh", "start.py"):
        assert b"\r" not in written[name]
        assert b"3.13 3.11 3.9" in written[name] or name == "start.py"
    assert b"(3.13 3.11 3.9) do" in written["start-windows.bat"]
    assert written["start-windows.bat"].isascii()
    if os.name == "posix":
        assert os.access(tmp_path / "start-macos.command", os.X_OK)
        assert os.access(tmp_path / "start-linux.sh", os.X_OK)


def stick_for_this_machine(folder: Path) -> Path:
    try:
        return tool.build(folder / "stick", ["linux"], [HERE])
    except tool.StickError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"the wheels cannot be downloaded here: {error}")


@pytest.mark.packaging
@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform != "linux", reason="the Linux script needs Linux")
def test_the_stick_installs_and_reports_with_no_network(tmp_path):
    stick = stick_for_this_machine(tmp_path)
    facts = json.loads((stick / "stick.json").read_text(encoding="utf-8"))
    assert facts["platforms"] == ["linux"]
    assert not [path for path in stick.rglob("*") if re.search(r'[<>:"|?*\\]|[. ]$', path.name)]
    base = Path(sys._base_executable).parent
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON", "VIRTUAL_"))}
    nowhere = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), "http://127.0.0.1:9")
    environment = {
        **kept,
        **nowhere,
        "PIP_NO_INDEX": "1",
        "PIP_CONFIG_FILE": os.devnull,
        "HOME": str(tmp_path / "home"),
        "PATH": f"{base}{os.pathsep}/usr/bin{os.pathsep}/bin",
    }
    (tmp_path / "home").mkdir()
    ended = subprocess.run(
        ["sh", stick / "start-linux.sh", "--check"],
        env=environment, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=800, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert re.search(r"a report of \d{5,} bytes", ended.stdout)
