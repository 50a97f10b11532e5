"""The copies of a lesson: one source notebook, told apart by cell tags, becomes one notebook a language and reader.

Tags of a cell: ``lang-de`` or ``lang-en`` (without one it serves both languages); ``solution`` and ``teacher`` are left
out for students, ``student`` (the cell for the answer) is left out for teachers. Other tags stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import nbformat

from analysis.lessons.wording import LANGUAGES

ROLES = ("student", "teacher")
_LEFT_OUT = {"student": {"solution", "teacher"}, "teacher": {"student"}}
_OURS = {"solution", "teacher", "student", *(f"lang-{language}" for language in LANGUAGES)}


class LessonError(ValueError):
    """A source notebook cannot be made into copies."""


def build(source: str | Path, out_dir: str | Path | None = None) -> list[Path]:
    """Make the four copies of a lesson: ``out_dir/{de,en}/{student,teacher}/NAME.ipynb``.

    Parameters
    ----------
    source
        The lesson's source notebook.
    out_dir
        Where the copies go; the folder of the source unless given. Existing copies are replaced.

    Returns
    -------
    list of Path
        The copies. The same source gives the same bytes.

    Raises
    ------
    LessonError
        The source is missing or no notebook, or a cell has a mistyped tag.
    """
    source = Path(source)
    notebook = _read(source)
    for number, cell in enumerate(notebook.cells):
        _examine(number, cell)
    folder = source.parent if out_dir is None else Path(out_dir)
    made = []
    for language in LANGUAGES:
        for role in ROLES:
            path = folder / language / role / source.name
            path.parent.mkdir(parents=True, exist_ok=True)
            text = nbformat.writes(copy_for(notebook, language, role))
            path.write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="\n")
            made.append(path)
    return made


def copy_for(notebook: Any, language: str, role: str) -> Any:
    """One copy: the cells for this language and reader, without outputs and without the tags that sorted them."""
    wanted = [cell for cell in notebook.cells if _belongs(_tags(cell), language, role)]
    cells = [_clean(number, cell) for number, cell in enumerate(wanted)]
    kernel = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}}
    return nbformat.v4.new_notebook(cells=cells, metadata={**kernel, "language_info": {"name": "python"}})


def _belongs(tags: set[str], language: str, role: str) -> bool:
    languages = {tag for tag in tags if tag.startswith("lang-")}
    return (not languages or f"lang-{language}" in languages) and not tags & _LEFT_OUT[role]


def _clean(number: int, cell: Any) -> Any:
    """The cell alone; its id is its number, as nbstripout numbers cells."""
    copy = nbformat.from_dict({"id": str(number), "cell_type": cell.cell_type, "source": cell.source, "metadata": {}})
    further = [tag for tag in cell.metadata.get("tags", []) if tag not in _OURS]
    if further:
        copy.metadata["tags"] = further
    if cell.cell_type == "code":
        copy.update(execution_count=None, outputs=[])
    return copy


def _tags(cell: Any) -> set[str]:
    return set(cell.metadata.get("tags", []))


def _examine(number: int, cell: Any) -> None:
    strange = sorted(tag for tag in _tags(cell) - _OURS if tag.startswith("lang-") or tag.lower() in _near(_OURS))
    if strange:
        message = (
            f"Cell {number} ({cell.source[:40]!r}) has the tag(s) {', '.join(strange)}. "
            f"Those that sort cells are: {', '.join(sorted(_OURS))}."
        )
        raise LessonError(message)


def _near(tags: Iterable[str]) -> set[str]:
    """Tags as they are easily mistyped: in the plural, or with capitals."""
    return {variant for tag in tags for variant in (tag, f"{tag}s")}


def _read(source: Path) -> Any:
    if not source.is_file():
        message = f"There is no lesson at {source.name!r} in {source.parent.name!r}. Expected: a notebook (.ipynb)."
        raise LessonError(message)
    try:
        return nbformat.reads(source.read_text(encoding="utf-8"), as_version=4)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, UnicodeDecodeError) as error:
        message = f"{source.name!r} is no notebook: {error}. Expected: a file that JupyterLab saved."
        raise LessonError(message) from error
