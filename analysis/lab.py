"""Opens the notebooks in JupyterLab: those of a checkout where they lie, those of a wheel as a user's own copies."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from analysis.samples import home

COPIES = Path("redeanteil-notebooks")
_LANGUAGE = re.compile(r'LANGUAGE = \\"(?:en|de)\\"')


def open_lab(folder: Path | None = None, *, language: str | None = None, passed_on: Sequence[str] = ()) -> int:
    """Open JupyterLab on the notebooks; ``passed_on`` goes to it as it is. Returns its exit status.

    In a checkout, without a folder and a language, the notebooks open where they lie. Otherwise copies are made in
    ``folder``; see ``copy_notebooks``.
    """
    if folder is None and language is None and not _bundled():
        root = home() / "notebooks"
    else:
        root = folder or COPIES
        made = copy_notebooks(root, language=language)
        print(f"{root}: {len(made)} files copied; what was there already stays as it is.")  # noqa: T201
    # The extension manager would look for news on the network.
    command = [sys.executable, "-m", "jupyter", "lab", str(root), "--LabApp.extension_manager=readonly", *passed_on]
    return _hand_over(command)


def copy_notebooks(folder: Path, *, language: str | None = None) -> list[Path]:
    """Copy the kit's notebooks to ``folder``; returns the files written.

    A file that is there already is never written over, so that nobody's work is lost. With a language, the
    notebooks that have a parameter LANGUAGE are set to it.
    """
    source = home() / "notebooks"
    written = []
    for original in sorted(source.rglob("*.ipynb")):
        if ".ipynb_checkpoints" in original.parts:
            continue
        copy = folder / original.relative_to(source)
        if copy.exists():
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(original, copy)
        if language is not None:
            text = original.read_text(encoding="utf-8")
            copy.write_text(_LANGUAGE.sub(rf'LANGUAGE = \\"{language}\\"', text), encoding="utf-8", newline="\n")
        written.append(copy)
    return written


def _bundled() -> bool:
    return home().name == "_bundled"


def _hand_over(command: list[str]) -> int:
    if os.name == "posix":
        sys.stdout.flush()
        os.execv(command[0], command)
    process = subprocess.Popen(command)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # Ctrl-C reaches JupyterLab as well, which asks before it ends
            continue
