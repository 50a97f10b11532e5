"""Words that were divided for print: soft hyphens within them, and hyphens at the ends of lines."""

from __future__ import annotations

import re

# What has no width: places where a line may break or must not, and byte order marks amid a text. The joiners U+200C and
# U+200D stay: emoji and some scripts are made with them.
_ZERO = "\u00ad\u200b\u2060\ufeff"
_SOFT = re.compile(rf"[{_ZERO}]+(?:(?<=\u00ad)[ \t\u00a0]*\n[ \t\u00a0]*(?=[^\W\d_]))?")
_LINE_END = re.compile(
    r"[-\u2010](?<=[^\W_].)[ \t\u00a0]*\n[ \t\u00a0]*(?=[^\W_])(?P<second>(?:und|oder|bzw|beziehungsweise|sowie)\b)?"
)
# "zwei- bis dreimal", but "Kürbis".
_NUMBER = re.compile(
    r"(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|hundert|tausend|\d)$", re.IGNORECASE
)
_TO = re.compile(r"bis\b")


def join_soft_hyphens(text: str) -> tuple[str, int]:
    r"""The text without soft hyphens and signs of no width, and how many places had some.

    A soft hyphen at the end of a line divides a word: the line break goes as well.

    >>> join_soft_hyphens("Frei\u00adbad und Wahl\u00ad\nkampf")
    ('Freibad und Wahlkampf', 2)
    """
    return _SOFT.subn("", text)


def join_line_ends(text: str) -> tuple[str, int]:
    r"""The text with words put together that a hyphen divides at the end of a line, and how many there were.

    The hyphen stays where it belongs to the word: before a capital or digit, after a capital or digit ("EU-weit"), and
    before "und" and its like. Paragraphs that an empty line parts stay apart.

    >>> join_line_ends("Der Wahl-\nkampf in Nord-\nSüd, Wirtschafts-\nund Finanzpolitik, EU-\nweit")
    ('Der Wahlkampf in Nord-Süd, Wirtschafts- und Finanzpolitik, EU-weit', 4)
    """
    return _LINE_END.subn(_joined, text)


def _joined(match: re.Match[str]) -> str:
    text, before, after = match.string, match.start() - 1, match.end()
    if match["second"]:
        return f"- {match['second']}"
    if _TO.match(text, after) and _NUMBER.search(text[max(0, before - 10) : before + 1]):
        return "- "
    return "" if text[before].islower() and text[after].islower() else "-"
