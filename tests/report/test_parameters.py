from __future__ import annotations

import ast

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.report.parameters import inject


def notebook(*sources_and_tags: tuple[str, list[str]]) -> nbformat.NotebookNode:
    cells = [nbformat.v4.new_code_cell(source, metadata={"tags": tags}) for source, tags in sources_and_tags]
    return nbformat.v4.new_notebook(cells=cells)


def test_the_cell_stands_after_the_tagged_one_and_the_original_is_untouched():
    original = notebook(("import os", []), ("CORPUS = []\nTITLE = None", ["parameters"]), ("print(CORPUS)", []))
    filled = inject(original, {"CORPUS": ["a"], "TITLE": 'Wer sagt „was"?'})
    assert [cell.source for cell in filled.cells] == [
        "import os",
        "CORPUS = []\nTITLE = None",
        "CORPUS = ['a']\nTITLE = 'Wer sagt „was\"?'",
        "print(CORPUS)",
    ]
    assert len(original.cells) == 3
    nbformat.validate(filled)


@given(st.text())
def test_any_text_arrives_as_it_was(text: str):
    filled = inject(notebook(("TITLE = None", ["parameters"])), {"TITLE": text})
    assignment = ast.parse(filled.cells[1].source).body[0]
    assert isinstance(assignment, ast.Assign)
    assert ast.literal_eval(assignment.value) == text


def test_a_notebook_without_the_tag_is_told():
    with pytest.raises(ValueError, match="has 0 cells tagged 'parameters'; expected one"):
        inject(notebook(("TITLE = None", [])), {"TITLE": "x"})


def test_a_parameter_that_the_notebook_does_not_know_is_told():
    with pytest.raises(ValueError, match=r"does not set COLOUR; it says:\nTITLE = None"):
        inject(notebook(("TITLE = None", ["parameters"])), {"COLOUR": "red"})
