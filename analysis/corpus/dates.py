"""Dates as they stand in metadata: ISO and German."""

from __future__ import annotations

import re
from datetime import datetime

_MONTHS = (
    ("januar", "jan", "jänner", "jän"), ("februar", "feb", "feber"), ("märz", "mär", "mrz", "maerz"),
    ("april", "apr"), ("mai",), ("juni", "jun"), ("juli", "jul"), ("august", "aug"),
    ("september", "sep", "sept"), ("oktober", "okt"), ("november", "nov"), ("dezember", "dez"),
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
"""The number of each month by its German names, in small letters."""
_GERMAN = re.compile(
    r"(?:\w{2,10}\.?,?\s+)?(?:(?:der|den|vom|am)\s+)?"  # Montag, den
    r"(?P<day>[0-9]{1,2})\.\s*(?:(?P<number>[0-9]{1,2})\.|(?P<name>[^\W\d_]{3,9})\.?)\s*(?P<year>[0-9]{4}|[0-9]{2})"
    r"(?:(?:\s*[,|–-]\s*|\s+)(?:um\s+)?(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2}))?)?(?:\s*(?:Uhr|h))?)?",
    re.IGNORECASE,
)
_LONGEST = 60


def parse_date(text: str) -> datetime | None:
    """The date as printed, without time zone; None where it cannot be read.

    Understood: ISO 8601 and ``12.5.2025``, ``12.05.25``, ``12. Mai 2025``, each with or without a time of day. What
    could be day or month (``5/12/2025``) is not guessed.

    >>> parse_date("Montag, 12. Mai 2025, 14:30 Uhr")
    datetime.datetime(2025, 5, 12, 14, 30)
    >>> parse_date("5/12/2025")
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    try:
        german = _GERMAN.fullmatch(text)
        return _from_german(german) if german else _from_iso(text)
    except ValueError:
        return None


def _from_iso(text: str) -> datetime:
    text = re.sub(r"\s*Uhr$", "", text)
    text = re.sub(r"^([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})", lambda m: f"{m[1]}-{m[2]:0>2}-{m[3]:0>2}", text)
    return datetime.fromisoformat(text).replace(tzinfo=None)


def _from_german(match: re.Match[str]) -> datetime:
    month = int(match["number"]) if match["number"] else MONTHS.get(match["name"].casefold(), 0)
    year = int(match["year"])
    if len(match["year"]) == 2:  # 69 to 99 were the last century, as in POSIX
        year += 2000 if year < 69 else 1900
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    return datetime(year, month, int(match["day"]), hour, minute, second)
