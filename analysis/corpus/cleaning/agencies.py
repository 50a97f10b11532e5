"""Tags of news agencies: "Talheim (dpa/lnw) -" before the first sentence, "(APA, red, 3.8.2015)" behind the last.

The agencies are those of German-speaking countries and the large ones that have German services (own list).
"""

from __future__ import annotations

import re

Stretch = tuple[int, int, str]

_AGENCY = (
    r"(?:dpa|DPA|afp|AFP|ap|AP|rtr|[Rr]euters|REUTERS|epd|EPD|kna|KNA|sid|SID|apa|APA|sda|SDA|Keystone-SDA|ddp|dapd|dts|"
    r"awp|AWP|ots|OTS|kipa|KAP|[Rr]ed\.?)"
)
_WITH = r"\s{0,2}[-–/,;&+]\s{0,2}"
# What stands beside the agency: its regional service, who edited it, when.
_BESIDE = r"[\w.:]{1,20}(?: [\w.]{1,20})?"
_DAY = r"\s{0,2}[-–,;]?\s{0,2}\d\d?\. ?\d\d?\. ?\d{2,4}"
_TAG = rf"(?:{_BESIDE}{_WITH}){{0,2}}{_AGENCY}(?:{_WITH}{_BESIDE}){{0,3}}(?:{_DAY})?"
_IN_BRACKETS = re.compile(rf"[(\[]{_TAG}[)\]]")
_ALONE = re.compile(rf"(?:©\s?)?{_AGENCY}(?:[-/]\w{{1,10}})?(?:,?\s?dpa)?(?::[\d/-]{{5,40}})?")
# Words of the name of a place: capitals, and what stands between them ("Frankfurt am Main", "Neustadt a. d. Aisch").
_PLACE = r"(?!(?:Der|Die|Das|Den|Dem|Des|Ein|Eine|Einen|Einem|Einer|Laut|Wie)\b)[A-ZÄÖÜ][\w'’.-]{0,30}"
_PLACES = rf"{_PLACE}(?:(?:\s?/\s?|,? )(?:{_PLACE}|am|an|der|im|bei|in|ob|auf|a\.|d\.|i\.|\d\d?\.)){{0,5}}[,.]?"
# Without a dash a sentence may go on behind the bracket, but not with a capital.
_DATELINE = re.compile(rf"(?P<place>{_PLACES} )?[(\[]{_TAG}[)\]](?:\s?[-–—:.](?=\s|$)|(?=\s+[A-ZÄÖÜ„“»«\"]))")
_LONGEST = 150
# A tag that belongs to the sentence ("meldete die Agentur (dpa).") is not behind its end.
_ENDED = re.compile(r"[.!?…:]['\"“”‘’»«›‹)]*\s*$")


def tags(text: str, start: int, end: int, *, first: bool) -> list[Stretch]:
    """The tags of a paragraph; only the ``first`` of a text begins with one."""
    opening = dateline(text, start, end) if first else None
    closing = tag_at_end(text, opening[1] if opening else start, end)
    return [tag for tag in (opening, closing) if tag]


def dateline(text: str, start: int, end: int) -> Stretch | None:
    """What stands before the first sentence of a text that begins at ``start``: place and agency, or the agency alone.

    >>> dateline("Talheim (dpa) - Der Rat tagte.", 0, 30)
    (0, 15, 'dateline')
    """
    match = _DATELINE.match(text, start, min(end, start + _LONGEST))
    if match is None:
        return None
    return start, match.end(), "dateline" if match["place"] else "agency"


def tag_at_end(text: str, start: int, end: int) -> Stretch | None:
    """The tag behind the last sentence of a paragraph, or a paragraph that is nothing else.

    >>> tag_at_end("Der Rat tagte. (dpa)", 0, 20)
    (15, 20, 'agency')
    """
    if end - start <= _LONGEST and _ALONE.fullmatch(text, start, end):
        return start, end, "agency"
    at = max(text.rfind("(", max(start, end - _LONGEST), end), text.rfind("[", max(start, end - _LONGEST), end))
    if at < 0 or _IN_BRACKETS.fullmatch(text, at, end) is None:
        return None
    before = text[max(start, at - 20) : at]
    return (at, end, "agency") if at == start or _ENDED.search(before) else None
