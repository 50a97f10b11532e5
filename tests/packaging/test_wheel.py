"""The wheel by itself: installed elsewhere, run from an empty folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.packaging


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(ROOT, tmp_path_factory.mktemp("wheel"))


def built(checkout: Path, folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(checkout)], check=True)
    return next(folder.glob("redeanteil-*.whl"))


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Scripts folder of an environment that has the wheel, and everything else from the one that runs the tests."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False)
    windows = os.name == "nt"
    python = home / ("Scripts/python.exe" if windows else "bin/python")
    show = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = subprocess.run([python, "-c", show], check=True, capture_output=True, encoding="utf-8").stdout.strip()
    Path(packages, "others.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*command, "--ignore-installed", str(wheel)], check=True)
    return python.parent


def test_the_wheel_brings_notebooks_and_texts_and_no_tests(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "analysis/_bundled/notebooks/report.ipynb" in names
    assert "analysis/report/template/index.html.j2" in names
    assert "analysis/report/template/page.css" in names
    assert any(name.startswith("analysis/_bundled/data/articles/") for name in names)
    assert any(name.startswith("analysis/_bundled/seeds/") for name in names)
    assert not [name for name in names if name.startswith("tests/") or ".ipynb_checkpoints" in name]


def test_the_wheel_leaves_out_what_somebody_kept_beside_the_samples(wheel, tmp_path):
    # Without .git and .gitignore, as an archive of the sources has none.
    left = shutil.ignore_patterns(".*", "build", "tests", "training", "benchmarks", "tools", "docs", "__pycache__")
    checkout = Path(shutil.copytree(ROOT, tmp_path / "checkout", ignore=left))
    kept = ("data/articles/.redeanteil/corrections.csv", "seeds/.redeanteil/coded/Ada/a.json",
            "notebooks/.ipynb_checkpoints/report-checkpoint.ipynb")  # fmt: skip
    for name in kept:
        (checkout / name).parent.mkdir(parents=True)
        (checkout / name).write_text("kept", encoding="utf-8")
    names = zipfile.ZipFile(built(checkout, tmp_path / "wheel")).namelist()
    assert [name for name in names if ".redeanteil" in name or ".ipynb_checkpoints" in name] == []
    samples = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("analysis/_bundled/data/")}
    assert len(samples) > 25
    assert samples <= set(names)


def test_the_wheel_brings_the_list_of_actors_beside_the_texts(wheel):
    assert "analysis/_bundled/data/actors.csv" in zipfile.ZipFile(wheel).namelist()


def test_the_wheel_brings_the_annotation_of_the_texts(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"analysis/_bundled/data/gold/{name}" for name in ("freibad_1_nna.json", "persons.csv")} <= names


def test_a_report_is_made_from_an_empty_folder(scripts, tmp_path):
    article = tmp_path / "elsewhere" / "bad.txt"
    article.parent.mkdir()
    article.write_text("„Das Bad bleibt offen“, sagte Bürgermeisterin Anna Kowalski.\n", encoding="utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    command = [scripts / "redeanteil", "report", article, "--out", "report.html", "--language", "de"]
    subprocess.run(command, cwd=empty, check=True, timeout=250)
    page = (empty / "report.html").read_text(encoding="utf-8")
    assert "Anna Kowalski" in page
    assert ">bad.txt</h2>" in page
    assert str(tmp_path) not in page
    assert [path.name for path in empty.iterdir()] == ["report.html"]


def test_notebooks_are_copied_with_the_samples_in_reach(scripts, tmp_path):
    code = (
        "import analysis as an; from analysis.lab import copy_notebooks; from pathlib import Path;"
        "print(len(copy_notebooks(Path('mine'))), len(an.load_corpus(an.sample('teaching')).articles))"
    )
    command = [scripts / "python", "-c", code]
    shown = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, encoding="utf-8").stdout
    copied, articles = map(int, shown.split())
    assert copied == len(list((ROOT / "notebooks").rglob("*.ipynb")))
    assert articles == len(list((ROOT / "data" / "articles").glob("*.md")))
    assert (tmp_path / "mine" / "report.ipynb").exists()
