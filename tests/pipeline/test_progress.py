"""Long work says how far it is, leaves nothing behind, and short work says nothing."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import IPython.display
import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient

import analysis as an
from analysis import progress
from analysis.progress import shown
from analysis.report.settings import OwnKernelManager

ARTICLES = pd.DataFrame({"article_id": ["a", "b"], "text": ["„Ja“, sagte Anna Abel.", "Es regnet."]})


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    def screen(self) -> list[str]:
        """The lines as a terminal shows them at the end."""
        lines = []
        for line in self.getvalue().split("\n"):
            seen = ""
            for piece in line.split("\r"):
                seen = piece + seen[len(piece) :]
            lines.append(seen.rstrip())
        return lines


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A clock that a test sets."""
    held = SimpleNamespace(now=0.0)
    monkeypatch.setattr(progress.time, "monotonic", lambda: held.now)
    return held


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    stream = Terminal()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=stream))
    monkeypatch.setattr(progress, "_has_cells", lambda: False)
    return stream


def fail(clock: SimpleNamespace, error: BaseException) -> None:
    with shown(None) as tell:
        clock.now = 5.0
        tell(3, 10)
        raise error


def test_a_terminal_shows_one_line_that_changes_and_goes(clock: SimpleNamespace, terminal: Terminal) -> None:
    with shown(None) as tell:
        for done, now in ((1, 1.0), (250, 30.0), (251, 30.1), (500, 60.0)):
            clock.now = now
            tell(done, 1000)
        assert terminal.screen() == ["500 of 1,000 articles, about 1 min left"]
        assert "251 of" not in terminal.getvalue()
        clock.now = 120.0
        tell(1000, 1000)
        assert terminal.screen() == ["1,000 of 1,000 articles, putting the tables together"]
    assert terminal.screen() == [""]


def test_short_work_says_nothing(clock: SimpleNamespace, terminal: Terminal) -> None:
    with shown(None) as tell:
        for done in (1, 2):
            clock.now += 0.5
            tell(done, 2)
    assert terminal.getvalue() == ""


def test_whoever_interrupts_is_told_how_far_it_came(clock: SimpleNamespace, terminal: Terminal) -> None:
    with pytest.raises(KeyboardInterrupt):
        fail(clock, KeyboardInterrupt())
    assert terminal.screen() == ["Stopped after 3 of 10 articles.", ""]


def test_an_error_leaves_no_line(clock: SimpleNamespace, terminal: Terminal) -> None:
    with pytest.raises(ValueError, match="slip"):
        fail(clock, ValueError("slip"))
    assert terminal.screen() == [""]


def test_without_a_terminal_lines_come_only_if_asked(clock: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_has_cells", lambda: False)
    for asked, expected in (
        (None, ""),
        (False, ""),
        (True, "1 of 3 articles, less than a minute left\n3 of 3 articles, putting the tables together\n"),
    ):
        stream = io.StringIO()
        monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=stream))
        clock.now = 0.0
        with shown(asked) as tell:
            for done in (1, 2, 3):
                tell(done, 3)
                clock.now += 1
        assert stream.getvalue() == expected


def test_a_function_is_called_as_before() -> None:
    told: list[tuple[int, int]] = []
    an.analyse(ARTICLES, voices="rules", progress=lambda *given: told.append(given))
    assert told == [(1, 2), (2, 2)]


def test_a_cell_shows_a_bar_and_in_the_end_nothing(clock: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    displayed: list[dict[str, str]] = []

    class Handle:
        def update(self, data: dict[str, str], *, raw: bool) -> None:
            displayed.append(data)

    def display(data: dict[str, str], *, raw: bool, display_id: bool) -> Handle:
        displayed.append(data)
        return Handle()

    monkeypatch.setattr(IPython.display, "display", display)
    monkeypatch.setattr(progress, "_has_cells", lambda: True)
    with shown(None) as tell:
        clock.now = 10.0
        tell(1, 4)
    assert displayed[0]["text/plain"] == "1 of 4 articles, less than a minute left"
    assert '<progress value="1" max="4" aria-label="Analysis"' in displayed[0]["text/html"]
    assert displayed[1:] == [{}]


def test_ipython_in_a_terminal_has_no_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=object))
    assert not progress._has_cells()


@pytest.mark.notebooks
def test_in_a_notebook_nothing_stale_stays() -> None:
    code = (
        "import pandas as pd, analysis as an\n"
        f"articles = pd.DataFrame({ARTICLES.to_dict('list')!r})\n"
        "print('before')\n"
        "result = an.analyse(articles, voices='rules', progress=True)\n"
        "result"
    )
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    NotebookClient(notebook, timeout=60, kernel_manager_class=OwnKernelManager).execute()
    before, bar, result = notebook.cells[0].outputs
    assert before.text == "before\n"
    assert bar.data == {}
    assert result.data["text/plain"].startswith("Analysis of 2 articles")
