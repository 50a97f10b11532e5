"""Builds a folder for a USB stick that installs the kit with no network: ``python tools/stick.py --out build/stick``.

On the stick: the kit as a wheel, the wheels of everything it needs for Windows, macOS and Linux, a start script for
each, and what to read first in German and English. Python itself must be on the machine.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements" / "run.txt"
TEMPLATES = Path(__file__).resolve().parent / "stick"
PYTHONS = ("3.11", "3.12", "3.13")
# Requirements may tell early releases of a minor version from later ones; a stick serves both.
PATCHES = ("0", "99")


@dataclass(frozen=True)
class Platform:
    """A kind of machine: how pip names its wheels, and what environment markers see there."""

    name: str
    tags: tuple[str, ...]
    markers: dict[str, str]


def _markers(os_name: str, sys_platform: str, system: str, machine: str) -> dict[str, str]:
    return {
        "os_name": os_name,
        "sys_platform": sys_platform,
        "platform_system": system,
        "platform_machine": machine,
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }


PLATFORMS = {
    platform.name: platform
    for platform in (
        Platform("windows", ("win_amd64",), _markers("nt", "win32", "Windows", "AMD64")),
        Platform("macos-arm64", ("macosx_12_0_arm64",), _markers("posix", "darwin", "Darwin", "arm64")),
        Platform("macos-x86_64", ("macosx_12_0_x86_64",), _markers("posix", "darwin", "Darwin", "x86_64")),
        Platform(
            "linux",
            (*(f"manylinux_2_{minor}_x86_64" for minor in (28, 27, 26, 24, 17, 12, 5)), "manylinux2014_x86_64"),
            _markers("posix", "linux", "Linux", "x86_64"),
        ),
    )
}


class StickError(RuntimeError):
    """The stick cannot be built."""


def read_requirements(text: str) -> dict[str, Requirement]:
    """Entries of a pinned requirements file with hashes: line as pip takes it -> requirement."""
    entries = {}
    for entry in text.replace("\\\n", " ").splitlines():
        line = entry.split(" #")[0].strip()
        if line and not line.startswith("#"):
            entries[" ".join(line.split())] = Requirement(line.split(" --hash")[0])
    return entries


def needed(entries: dict[str, Requirement], platform: Platform, python: str) -> list[str]:
    """The lines that hold on ``platform`` with Python ``python`` (3.11.0), markers evaluated for there, not here."""
    there = {
        **platform.markers,
        "python_version": ".".join(python.split(".")[:2]),
        "python_full_version": python,
        "implementation_version": python,
        "platform_release": "",
        "platform_version": "",
        "extra": "",
    }
    return [
        _without_marker(line)
        for line, requirement in entries.items()
        if requirement.marker is None or requirement.marker.evaluate(there)
    ]


def _without_marker(line: str) -> str:
    """The line without its marker, which pip would evaluate for this machine."""
    requirement, *hashes = line.split(" --hash")
    return " --hash".join([requirement.split(";")[0].strip(), *hashes])


def download(lines: Sequence[str], platform: Platform, python: str, wheels: Path) -> None:
    """Fetch the wheels of pinned lines; StickError names every package without a wheel for that machine."""
    if _pip_download(lines, platform, python, wheels) == 0:
        return
    missing = [line.split(" ")[0] for line in lines if _pip_download([line], platform, python, wheels) != 0]
    message = f"No wheel for {platform.name} with Python {python}: {', '.join(missing) or 'see above'}."
    raise StickError(message)


def _pip_download(lines: Iterable[str], platform: Platform, python: str, wheels: Path) -> int:
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "requirements.txt"
        wanted.write_text("\n".join(lines) + "\n", encoding="utf-8")
        tags = [part for tag in platform.tags for part in ("--platform", tag)]
        command = [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
            *("--no-deps", "--only-binary=:all:", "--require-hashes", "--python-version", python),
            *("--implementation", "cp", *tags, "--dest", str(wheels), "--requirement", str(wanted)),
        ]
        return subprocess.run(command, check=False).returncode


def build_wheel(folder: Path) -> Path:
    """The kit itself as a wheel."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(ROOT)], check=True)
    return next(folder.glob("redeanteil-*.whl"))


def build(out: Path, platforms: Sequence[str] = tuple(PLATFORMS), pythons: Sequence[str] = PYTHONS) -> Path:
    """Build the stick in ``out``, which is replaced; returns it."""
    making = out.with_name(f"{out.name}.part")
    shutil.rmtree(making, ignore_errors=True)
    wheels = making / "wheels"
    wheels.mkdir(parents=True)
    entries = read_requirements(REQUIREMENTS.read_text(encoding="utf-8"))
    served, left_out = _fetch_all(entries, platforms, pythons, wheels)
    if not served:
        message = "; ".join(left_out.values())
        raise StickError(message)
    kit = build_wheel(making / "kit")
    shutil.copyfile(REQUIREMENTS, making / "requirements.txt")
    facts = {"kit": kit.name, "platforms": served, "pythons": list(pythons), "left_out": left_out}
    (making / "stick.json").write_text(json.dumps(facts, indent=1), encoding="utf-8", newline="\n")
    _write_scripts(making, pythons)
    shutil.rmtree(out, ignore_errors=True)
    making.rename(out)
    return out


def _fetch_all(
    entries: dict[str, Requirement], platforms: Sequence[str], pythons: Sequence[str], wheels: Path
) -> tuple[list[str], dict[str, str]]:
    """Fetch for every platform; a platform for which a wheel does not exist is left out, with the reason."""
    served, left_out = [], {}
    for name in platforms:
        try:
            for minor in pythons:
                _fetch(entries, PLATFORMS[name], minor, wheels)
        except StickError as error:
            left_out[name] = str(error)
            print(f"LEFT OUT: {name}. {error}", file=sys.stderr)
        else:
            served.append(name)
    return served, left_out


def _fetch(entries: dict[str, Requirement], platform: Platform, minor: str, wheels: Path) -> None:
    fetched: set[str] = set()
    for patch in PATCHES:
        python = f"{minor}.{patch}"
        lines = [line for line in needed(entries, platform, python) if line not in fetched]
        if lines:
            download(lines, platform, python, wheels)
        fetched.update(lines)
    print(f"{platform.name}, Python {minor}: {len(fetched)} packages")


def _write_scripts(stick: Path, pythons: Sequence[str]) -> None:
    """Copy scripts and texts with the line ends that their system expects."""
    newest_first = sorted(pythons, key=lambda minor: [int(part) for part in minor.split(".")], reverse=True)
    for template in sorted(TEMPLATES.iterdir()):
        text = template.read_text(encoding="utf-8").replace("@PYTHONS@", " ".join(newest_first))
        ends = "\r\n" if template.suffix in {".bat", ".txt"} else "\n"
        copy = stick / template.name
        copy.write_text(text, encoding="utf-8", newline=ends)
        if template.suffix in {".command", ".sh"}:
            copy.chmod(0o755)


def size_of(folder: Path) -> int:
    """Bytes of all files below the folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main() -> int:
    """Build the stick as the command line says."""
    parser = argparse.ArgumentParser(description="Build a folder for a USB stick that installs with no network.")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--python", default=",".join(PYTHONS), metavar="3.11,3.12", help="default: %(default)s")
    parser.add_argument("--platform", default=",".join(PLATFORMS), help="default: %(default)s")
    arguments = parser.parse_args()
    platforms = arguments.platform.split(",")
    unknown = [name for name in platforms if name not in PLATFORMS]
    if unknown:
        parser.error(f"no such platform: {', '.join(unknown)}; there are {', '.join(PLATFORMS)}")
    try:
        stick = build(arguments.out.resolve(), platforms, arguments.python.split(","))
    except (StickError, subprocess.CalledProcessError) as error:
        print(f"stick: {error}", file=sys.stderr)
        return 1
    print(f"{arguments.out}: {size_of(stick) / 1e6:.0f} MB, {len(list((stick / 'wheels').iterdir()))} wheels")
    return 0


if __name__ == "__main__":
    sys.exit(main())
