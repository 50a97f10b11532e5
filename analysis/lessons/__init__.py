"""Lessons: exercises that check themselves, and the copies of a lesson for students and teachers.

- ``check("1.2", answer)`` looks at an answer and explains what is right and what is not yet,
- ``checker("de")`` is ``check`` for one language, as the lesson notebooks use it,
- ``precision(right, checked)`` says how often a machine was right, and how sure one can be of that,
- ``build(source, out_dir)`` makes the four copies of a lesson: German and English, student and teacher.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.lessons.checks import check, checker
from analysis.lessons.precision import precision
from analysis.lessons.result import Result

if TYPE_CHECKING:
    from analysis.lessons.copies import build

__all__ = ["Result", "build", "check", "checker", "precision"]


def __getattr__(name: str) -> Any:
    if name == "build":  # needs nbformat, which a class that answers exercises does not
        from analysis.lessons.copies import build

        return build
    message = f"module 'analysis.lessons' has no attribute {name!r}; it has {', '.join(__all__)}"
    raise AttributeError(message)
