"""The script files of the explorers, which are put together into one module."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from analysis.explore.live.script import css, script

FILES = sorted((Path(script.__wrapped__.__code__.co_filename).parent / "js").glob("*.js"))
DECLARED = re.compile(r"^(?:async )?(?:function\*?|const|let|class) (\w+)|^const \[(.+?)\] =", re.MULTILINE)


def test_no_name_is_declared_in_two_files():
    names = Counter(name for file in FILES for name, _ in DECLARED.findall(file.read_text(encoding="utf-8")) if name)
    assert [name for name, n in names.items() if n > 1] == []


def test_no_file_can_end_the_element_that_holds_it_or_asks_for_anything_outside():
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        assert "</script" not in text.lower(), file.name
        assert not re.search(r"https?://(?!www\.w3\.org/)|^\s*import\b|\beval\(|new Function", text, re.MULTILINE), (
            file.name
        )


def test_html_is_set_by_the_places_that_show_the_reader_only():
    setting = {file.name for file in FILES if "innerHTML" in file.read_text(encoding="utf-8")}
    assert setting <= {"passages.js", "editor.js", "coder_machine.js"}


def test_style_comes_once():
    assert css("editor").startswith(css())
