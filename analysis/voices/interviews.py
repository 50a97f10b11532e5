"""Interviews: turns that a label opens ("Abel: …"), and questions that stand between answers in quotation marks.

A label is a few words and a colon at the head of a paragraph. One alone is no interview: there must be three turns,
and a
label that comes back. Questions without marks count only where three of them are each followed by an answer that is
a whole paragraph in quotation marks.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from analysis.language.reading import Reading

_LABEL = re.compile(r"(?P<label>[A-ZÄÖÜ][\w.’'-]*(?: (?:von|van|de|der|den|zu|[A-ZÄÖÜ][\w.’'-]*)){0,3})\s*:\s+(?=\S)")
_FEWEST = 3
_MARKS = '„“”"»«'


@dataclass(frozen=True)
class Turn:
    """What somebody says in an interview: the passage without its label, and the label's offsets, if it has one."""

    start: int
    end: int
    label: tuple[int, int] | None


def turns(reading: Reading) -> list[Turn]:
    r"""Turns of an interview that no quotation marks show; none if the text is no interview.

    >>> text = "Abel: Wie war es?\n\nBrandt: Nass.\n\nAbel: Sehr?\n\nBrandt: Ja, sehr."
    >>> [text[turn.start : turn.end] for turn in turns(Reading(text))]
    ['Wie war es?', 'Nass.', 'Sehr?', 'Ja, sehr.']
    """
    return _labelled(reading) or _questions(reading)


def _labelled(reading: Reading) -> list[Turn]:
    found: list[Turn] = []
    for start, end in reading.paragraphs:
        match = _LABEL.match(reading.text, start, end)
        # What stands in marks behind the label is a quotation like any other.
        if match is not None and reading.text[match.end()] not in _MARKS:
            found.append(Turn(match.end(), end, match.span("label")))
    labels = Counter(reading.text[slice(*turn.label)] for turn in found if turn.label is not None)
    return found if len(found) >= _FEWEST and any(count > 1 for count in labels.values()) else []


def _questions(reading: Reading) -> list[Turn]:
    whole = {zone.start: zone.end for zone in reading.outer_zones}
    found = [
        Turn(*question, None)
        for question, answer in zip(reading.paragraphs, reading.paragraphs[1:], strict=False)
        if reading.text[question[1] - 1] == "?" and whole.get(answer[0], 0) >= answer[1] and question[0] not in whole
    ]
    return found if len(found) >= _FEWEST else []


def is_question(reading: Reading, paragraph: int) -> bool:
    """Whether the paragraph of this number is a question without marks."""
    start, end = reading.paragraphs[paragraph]
    return reading.text[end - 1] == "?" and reading.text[start] not in _MARKS
