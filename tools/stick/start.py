"""Installs Redeanteil from this stick into a folder of the user's and opens its notebooks.

The start scripts call it with the machine's Python; it uses the standard library alone. ``--check`` installs into
a temporary folder instead, makes a report and removes everything again.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import json
import locale
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

STICK = Path(__file__).resolve().parent
HOME = Path.home() / "redeanteil"


def main() -> int:
    """Install if needed, then open the notebooks or, with --check, make a report."""
    parser = argparse.ArgumentParser(description="Install Redeanteil from this stick and open its notebooks.")
    parser.add_argument("--check", action="store_true", help="install into a temporary folder and make a report")
    parser.add_argument("--language", choices=("de", "en"), default=_language())
    arguments = parser.parse_args()
    facts = json.loads((STICK / "stick.json").read_text(encoding="utf-8"))
    if not _fits("Python", f"{sys.version_info.major}.{sys.version_info.minor}", facts["pythons"]):
        return 1
    if not _fits("", _platform(), facts["platforms"]):
        return 1
    if arguments.check:
        with tempfile.TemporaryDirectory(prefix="redeanteil-check-", ignore_cleanup_errors=True) as folder:
            return _check(Path(folder), facts["kit"])
    python = _installed(HOME, facts["kit"])
    notebooks = str(HOME / "notebooks")
    return subprocess.call([str(python), "-m", "analysis.cli", "lab", notebooks, "--language", arguments.language])


def _platform() -> str:
    """Name of the machine, as the stick calls it."""
    machine = platform.machine().lower()
    if sys.platform == "darwin":
        return f"macos-{machine}"
    system = {"win32": "windows"}.get(sys.platform, sys.platform)
    return system if machine in {"amd64", "x86_64"} else f"{system}-{machine}"


def _fits(what: str, here: str, have: list[str]) -> bool:
    if here in have:
        return True
    print(f"Dieser Stick ist für {what} {', '.join(have)}; hier ist {here}. Siehe LIESMICH.txt.".replace("  ", " "))
    print(f"This stick is for {what} {', '.join(have)}; this is {here}. See README.txt.".replace("  ", " "))
    return False


def _language() -> str:
    return "de" if (locale.getlocale()[0] or "").lower().startswith(("de", "german")) else "en"


def _installed(home: Path, kit: str) -> Path:
    """The interpreter of the installation in ``home``; installs if this kit is not there yet.

    The marker is written last: an installation that broke off is made anew.
    """
    folder, marker = home / "python", home / "installed.txt"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if python.exists() and marker.exists() and marker.read_text(encoding="utf-8") == kit:
        return python
    print("Redeanteil wird eingerichtet; das dauert einige Minuten ...", flush=True)
    print("Setting up Redeanteil; this takes some minutes ...", flush=True)
    home.mkdir(parents=True, exist_ok=True)
    marker.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    venv.create(folder, with_pip=True)
    _pip(python, "--require-hashes", "--requirement", str(STICK / "requirements.txt"))
    _pip(python, "--no-deps", str(STICK / "kit" / kit))
    marker.write_text(kit, encoding="utf-8")
    return python


def _pip(python: Path, *what: str) -> None:
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index"]
    subprocess.run([*command, "--only-binary=:all:", "--find-links", str(STICK / "wheels"), *what], check=True)


def _check(folder: Path, kit: str) -> int:
    python = _installed(folder / "redeanteil", kit)
    show = "import analysis; print(analysis.sample('founding'))"
    found = subprocess.run([str(python), "-c", show], check=True, capture_output=True, text=True, cwd=folder)
    sample = found.stdout.strip()
    subprocess.run(
        [str(python), "-m", "analysis.cli", "report", sample, "--out", "report.html"], check=True, cwd=folder
    )
    size = (folder / "report.html").stat().st_size
    print(f"Alles da: Bericht mit {size} Bytes. / All there: a report of {size} bytes.")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as error:
        print("Das hat nicht geklappt; siehe LIESMICH.txt. / That did not work; see README.txt.")
        sys.exit(error.returncode or 1)
