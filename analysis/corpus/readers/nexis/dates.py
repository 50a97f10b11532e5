"""The line with the date: German or English, with weekday, time of day, time zone and edition."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from analysis.corpus.dates import MONTHS

_ENGLISH = {
    "january": 1, "february": 2, "march": 3, "mar": 3, "may": 5, "june": 6, "july": 7, "october": 10, "oct": 10,
    "december": 12, "dec": 12,
}  # fmt: skip
_NUMBER_OF = MONTHS | _ENGLISH | {"jaenner": 1}
_WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag "
    "sonnabend sonntag mon tue wed thu fri sat sun mo di mi do fr sa so".split()
)
_WORD = re.compile(r"[^\W\d_]{2,12}")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\s?\.?\s{0,3}([^\W\d_]{3,9})\.?,?\s{1,3}([0-9]{4})\b")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,9})\.?\s{1,3}([0-9]{1,2})\.?,?\s{1,3}([0-9]{4})\b")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\b")
_NUMBERS = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})\b")
_MONTH_ONLY = re.compile(r"([^\W\d_]{3,9})\s{1,3}([0-9]{4})\b")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?:\s?([AP])\.?M\.?\b)?(?:\s?Uhr\b)?", re.I)
_ZONE = re.compile(r"(?:GMT|UTC|[CW]E[ST]{1,2}|ME[SZ]Z?|BST|[ECMP][SD]T)(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?(?!\w)")
_BETWEEN = " \t\xa0,;|"
_LONGEST, _LONGEST_EDITION = 200, 80


class DateLine(NamedTuple):
    """What a line with a date says; ``date`` is None where it names a month without a day."""

    date: datetime | None
    edition: str | None


def date_line(line: str) -> DateLine | None:
    """The date of publication, if the line is one.

    >>> date_line("Montag 12. Mai 2025 6:14 AM GMT+1")
    DateLine(date=datetime.datetime(2025, 5, 12, 6, 14), edition=None)
    >>> date_line("May 12, 2025 Monday Late Edition")
    DateLine(date=datetime.datetime(2025, 5, 12, 0, 0), edition='Late Edition')
    >>> date_line("Am Montag regnet es.")
    """
    if len(line) > _LONGEST:
        return None
    rest = _without_weekday(line.strip())
    day = _day(rest)
    if day is None:
        return None
    date, end = day
    date, rest = _with_time(date, _without_weekday(rest[end:].strip(_BETWEEN)))
    rest = _without_weekday(rest)
    begins_edition = not rest or rest[0].isupper() or rest[0].isdigit() or rest[0] == "("
    if len(rest) > _LONGEST_EDITION or not begins_edition:  # a sentence that begins with a date
        return None
    return DateLine(date, rest or None)


def _without_weekday(text: str) -> str:
    word = _WORD.match(text)
    return text[word.end() :].strip("." + _BETWEEN) if word and word[0].casefold() in _WEEKDAYS else text


def _day(text: str) -> tuple[datetime | None, int] | None:
    """The day that a text begins with, and where it ends."""
    for pattern, year, month, day in (
        (_DAY_FIRST, 3, 2, 1),
        (_MONTH_FIRST, 3, 1, 2),
        (_ISO, 1, 2, 3),
        (_NUMBERS, 3, 2, 1),
    ):
        found = pattern.match(text)
        number = (
            (int(found[month]) if found[month].isdigit() else _NUMBER_OF.get(found[month].casefold()))
            if found
            else None
        )
        if found and number:
            try:
                return datetime(int(found[year]), number, int(found[day])), found.end()
            except ValueError:
                return None
    found = _MONTH_ONLY.match(text)
    return (None, found.end()) if found and found[1].casefold() in _NUMBER_OF else None


def _with_time(date: datetime | None, text: str) -> tuple[datetime | None, str]:
    """The date with the time of day that follows it, as printed, and what stands behind it."""
    found = _TIME.match(text)
    if not found:
        return date, text
    hour, half = int(found[1]), (found[4] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    rest = text[found.end() :].strip(_BETWEEN)
    zone = _ZONE.match(rest)
    rest = rest[zone.end() :].strip(_BETWEEN) if zone else rest
    try:
        return date and date.replace(hour=hour, minute=int(found[2]), second=int(found[3] or 0)), rest
    except ValueError:
        return date, rest


def as_day(text: str) -> str:
    """A date within a field as ISO writes it; what cannot be read stays as printed.

    >>> as_day("13. Mai 2025"), as_day("May 13, 2025"), as_day("bald")
    ('2025-05-13', '2025-05-13', 'bald')
    """
    found = date_line(text)
    return found.date.date().isoformat() if found and found.date else text
