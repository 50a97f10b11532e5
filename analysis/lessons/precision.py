"""Precision: of what a machine found, the share that is right; with how sure a small sample makes us."""

from __future__ import annotations

from math import sqrt

from analysis.lessons.result import Result
from analysis.lessons.wording import Text

_OPEN = Text(
    "Tragt ein, wie viele Fundstellen ihr geprüft habt und wie viele davon stimmen.",
    "Fill in how many findings you checked and how many of them are right.",
)
_SWAPPED = Text(
    "{right} richtige von {checked} geprüften: Das geht nicht. Sind die beiden Zahlen vertauscht?",
    "{right} right ones of {checked} checked: that cannot be. Are the two numbers swapped?",
)
_FOUND = Text(
    "{right} von {checked} geprüften Fundstellen stimmen. Das ist eine Precision von {share:.0f}\N{NO-BREAK SPACE}%.",
    "{right} of {checked} findings you checked are right. That is a precision of {share:.0f}\N{NO-BREAK SPACE}%.",
)
_SURE = Text(
    "Mehr geprüft heißt sicherer: Bei nur {checked} Fundstellen kann der wahre Wert "
    "gut zwischen {low:.0f}\N{NO-BREAK SPACE}% und {high:.0f}\N{NO-BREAK SPACE}% liegen.",
    "The more you check, the surer you are: with only {checked} findings the true value "
    "may well lie between {low:.0f}\N{NO-BREAK SPACE}% and {high:.0f}\N{NO-BREAK SPACE}%.",
)


def interval(right: int, checked: int) -> tuple[float, float]:
    """Wilson's 95 % interval for a share (Wilson 1927), as two numbers from 0 to 1.

    >>> [round(end, 2) for end in interval(18, 24)]
    [0.55, 0.88]
    """
    z = 1.959964
    share = right / checked
    middle = share + z * z / (2 * checked)
    half = z * sqrt(share * (1 - share) / checked + z * z / (4 * checked * checked))
    scale = 1 + z * z / checked
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def precision(right: int, checked: int, *, language: str = "de") -> Result:
    """How often the machine was right, in two sentences: ``right`` of ``checked`` findings.

    Nothing checked yet, or more right than checked, is a result that says so.

    >>> precision(5, 3, language="en")
    ✎ Not quite yet
      5 right ones of 3 checked: that cannot be. Are the two numbers swapped?
    """
    if not 0 <= right <= checked:
        swapped = _SWAPPED.to(language).format(right=right, checked=checked)
        return Result("wrong", (swapped,), language=language)
    if checked == 0:
        return Result("open", (_OPEN.to(language),), language=language)
    low, high = interval(right, checked)
    found = _FOUND.to(language).format(right=right, checked=checked, share=100 * right / checked)
    sure = _SURE.to(language).format(checked=checked, low=100 * low, high=100 * high)
    return Result("note", (found, sure), language=language)
