"""``import analysis`` is light, and every name it promises is there."""

from __future__ import annotations

import subprocess
import sys

import pytest

import analysis as an

HEAVY = ("pandas", "numpy", "matplotlib", "ipywidgets", "nbconvert", "textstat", "simplemma", "babel")


def test_import_loads_nothing_heavy():
    code = f"import sys, analysis; print([name for name in {HEAVY!r} if name in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert ended.stdout.strip() == "[]"


def test_reading_text_loads_no_program_for_other_formats():
    names = "docx feedparser lxml mwparserfromhell odfdo openpyxl pypdf striprtf trafilatura warcio".split()
    code = f"import sys, analysis.corpus; print([name for name in {names!r} if name in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert ended.stdout.strip() == "[]"


@pytest.mark.parametrize("name", an.__all__)
def test_every_promised_name_is_there(name):
    assert getattr(an, name) is not None


def test_a_slip_is_told():
    with pytest.raises(AttributeError, match="has no attribute 'analyze'; it has load_corpus"):
        _ = an.analyze
