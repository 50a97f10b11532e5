"""The four copies: committed as the source builds them, and each holds what its reader needs and no more."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

import nbformat
import pytest

from analysis.lessons import __main__ as command
from analysis.lessons import build, check
from analysis.lessons.checks import exercises
from analysis.lessons.copies import LessonError

FOLDER = Path(__file__).resolve().parents[2] / "notebooks" / "lessons"
SOURCES = sorted(FOLDER.glob("*.ipynb"))
SOURCE = FOLDER / "01_direct_and_indirect_speech.ipynb"
COPIES = [(language, role) for language in ("de", "en") for role in ("student", "teacher")]


def cells(language: str, role: str, kind: str) -> list[str]:
    notebook = nbformat.read(FOLDER / language / role / SOURCE.name, as_version=4)
    return [cell.source for cell in notebook.cells if cell.cell_type == kind]


def small(tmp_path: Path, *tags: str, source: str = "Hallo") -> Path:
    cell = nbformat.v4.new_markdown_cell(source, metadata={"tags": list(tags)})
    path = tmp_path / "02_small.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    return path


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_committed_copies_are_what_the_source_builds(source, tmp_path):
    for made in build(source, tmp_path):
        committed = FOLDER / made.relative_to(tmp_path)
        assert committed.read_bytes().replace(b"\r\n", b"\n") == made.read_bytes(), (
            f"{committed.name} differs from its source; run: python -m analysis.lessons"
        )


def test_students_see_no_solution_and_nothing_for_teachers():
    for language in ("de", "en"):
        everything = "\n".join(cells(language, "student", "code") + cells(language, "student", "markdown"))
        for number, exercise in exercises("1").items():
            assert f'check("{number}", answer)' in everything
            assert not [version for version in getattr(exercise, "versions", ()) if version in everything]
        assert "Lehrkraft" not in everything
        assert "teacher" not in everything


def test_every_exercise_of_a_student_is_still_open():
    answers = [source for source in cells("de", "student", "code") if "check(" in source and "answer" in source]
    assert len(answers) == 12
    for source in answers:
        number, answer = _answer(source)
        assert check(number, answer).state == "open"


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_solution_of_the_teacher_is_right(language):
    solutions = [_answer(source) for source in cells(language, "teacher", "code") if source.startswith("answer")]
    assert [number for number, _ in solutions] == list(exercises("1"))
    for number, answer in solutions:
        assert check(number, answer, language=language).ok, number


@pytest.mark.parametrize("role", ["student", "teacher"])
def test_each_copy_speaks_one_language(role):
    assert 'language = "de"' in cells("de", role, "code")[0]
    assert 'language = "en"' in cells("en", role, "code")[0]
    german, english = ("\n".join(cells(language, role, "markdown")) for language in ("de", "en"))
    assert "## 3 Indirekte Rede" in german
    assert "## 3 Indirect speech" in english
    assert "Aufgabe" not in english
    assert "Exercise" not in german
    assert len(cells("de", role, "markdown")) == len(cells("en", role, "markdown"))


def test_german_students_are_addressed_as_du():
    text = "\n".join(cells("de", "student", "markdown"))
    assert " du " in text
    assert not [word for word in (" Sie bitte", "Ihnen ", "Ihre Antwort", "Schreiben Sie", "Lesen Sie") if word in text]


def test_there_is_far_more_prose_than_code():
    for language, role in COPIES:
        words = sum(len(source.split()) for source in cells(language, role, "markdown"))
        lines = sum(len(source.splitlines()) for source in cells(language, role, "code") if "check(" not in source)
        assert words >= 10 * lines


def test_cells_are_sorted_by_their_tags(tmp_path):
    made = {tags: _copies_with(tmp_path, tags) for tags in ((), ("lang-de",), ("teacher",), ("student", "lang-en"))}
    assert made[()] == COPIES
    assert made[("lang-de",)] == [("de", "student"), ("de", "teacher")]
    assert made[("teacher",)] == [("de", "teacher"), ("en", "teacher")]
    assert made[("student", "lang-en")] == [("en", "student")]
    assert _copies_with(tmp_path, ("solution",)) == [("de", "teacher"), ("en", "teacher")]


def test_outputs_are_dropped_and_other_tags_are_kept(tmp_path):
    output = nbformat.v4.new_output("stream", text="alt")
    cell = nbformat.v4.new_code_cell("1 + 1", execution_count=3, outputs=[output], metadata={"tags": ["solution", "x"]})
    path = tmp_path / "03_outputs.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    build(path)
    (copied,) = nbformat.read(tmp_path / "de" / "teacher" / path.name, as_version=4).cells
    assert (copied.outputs, copied.execution_count, copied.metadata.tags) == ([], None, ["x"])


@pytest.mark.parametrize("tag", ["lang-fr", "teachers", "Solution", "Lang-de", "students"])
def test_a_mistyped_tag_is_an_error_before_anything_is_written(tmp_path, tag):
    with pytest.raises(
        LessonError, match=rf"Cell 0 \('Hallo'\) has the tag\(s\) {tag}\. Those .* are: lang-de, lang-en"
    ):
        build(small(tmp_path, tag))
    assert not (tmp_path / "de").exists()


def test_a_source_that_is_missing_or_no_notebook_is_an_error(tmp_path):
    with pytest.raises(LessonError, match=r"There is no lesson at 'nowhere\.ipynb'"):
        build(tmp_path / "nowhere.ipynb")
    (tmp_path / "broken.ipynb").write_text("kein Notebook", encoding="utf-8")
    with pytest.raises(LessonError, match=r"'broken\.ipynb' is no notebook: .* a file that JupyterLab saved"):
        build(tmp_path / "broken.ipynb")


def test_the_command_builds_beside_the_source(tmp_path, capsys):
    shutil.copy(SOURCE, tmp_path)
    assert command.main([str(tmp_path / SOURCE.name)]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{one}/{role}/{SOURCE.name}" for one, role in COPIES]
    assert (tmp_path / "en" / "teacher" / SOURCE.name).is_file()


def test_the_command_says_what_is_wrong(tmp_path, capsys):
    assert command.main([str(tmp_path / "nowhere.ipynb")]) == 1
    assert "There is no lesson at 'nowhere.ipynb'" in capsys.readouterr().err


def _answer(source: str) -> tuple[str, object]:
    """Number and answer of a cell of the form ``answer = ...`` and ``check("1.2", answer)``."""
    assignment, call = ast.parse(source).body
    return ast.literal_eval(call.value.args[0]), ast.literal_eval(assignment.value)


def _copies_with(tmp_path: Path, tags: tuple[str, ...]) -> list[tuple[str, str]]:
    made = build(small(tmp_path, *tags), tmp_path / "_".join(("out", *tags)))
    return [(path.parts[-3], path.parts[-2]) for path in made if nbformat.read(path, as_version=4).cells]
