"""``check``: the one call of a lesson notebook; it finds the exercise and lets it judge the answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from analysis.lessons.exercises import Exercise
from analysis.lessons.loading import load
from analysis.lessons.result import Result

LESSONS = {"1": "direct_and_indirect"}
"""The lessons there are: the number before the point in "1.2", and the name of the file with the exercises."""


@cache
def exercises(lesson: str) -> dict[str, Exercise]:
    """The exercises of one lesson by number ("1.2"), in order."""
    return load(LESSONS[lesson])


def check(exercise: str, answer: Any, *, language: str = "de") -> Result:
    """Look at an answer and explain what is right and what is not yet.

    Parameters
    ----------
    exercise
        Number of the exercise, as it stands in the lesson: "1.2".
    answer
        What the student wrote: a sentence, names, a number, or a word for each letter. ``...``, ``None`` and ``""``
        mean: not answered yet.
    language
        "de" or "en": the language of the explanation. The sentences of the exercises are German either way.

    Returns
    -------
    Result
        ``.ok`` is True for a right answer. A notebook shows the result as a card. A wrong answer, an answer of the
        wrong kind and a missing answer are results as well, never exceptions.

    Raises
    ------
    ValueError
        There is no such exercise, or no such language.

    Examples
    --------
    >>> check("1.12", "75 %", language="en").ok
    True
    >>> check("1.12", ..., language="en")
    … Exercise 1.12: No answer yet
      Write your answer into the cell, then run it with Shift + Enter.
    """
    number = str(exercise).strip()
    lesson = number.partition(".")[0]
    known = exercises(lesson) if lesson in LESSONS else {}
    if number not in known:
        there = ", ".join(one for name in LESSONS for one in exercises(name))
        message = f"There is no exercise {exercise!r}. There are: {there}."
        raise ValueError(message)
    state, messages = known[number].judge(answer, language)
    return Result(state, tuple(messages), number, language)


def checker(language: str) -> Callable[[str, Any], Result]:
    """``check`` with explanations in one language, "de" or "en".

    >>> check = checker("de")
    >>> check("1.12", 0.75).ok
    True
    """
    return partial(check, language=language)
