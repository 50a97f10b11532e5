"""Lines of a text that are no article text: teasers for other articles, picture credits, newsletter prompts, tags."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from analysis.corpus.cleaning.agencies import tags

STEPS = LINES, TAGS = ("boilerplate", "agency_tags")

# A line that begins like this and is short is no sentence of the article.
_TEASER = re.compile(
    r"(?:mehr (?:zum thema|dazu|zu diesem thema|aus )|lesen sie (?:auch|hier|mehr)|lies auch|lesetipp|weiterlesen|"
    r"auch interessant|das könnte sie (?:auch )?interessieren|siehe auch|zum thema|anzeige|"
    r"hier geht es zu|weitere (?:artikel|beiträge|nachrichten))\b",
    re.IGNORECASE,
)
_NEWSLETTER = re.compile(
    r"(?:newsletter\b|(?:jetzt|hier) (?:kostenlos |gratis )?(?:abonnieren|anmelden|bestellen|registrieren)\b|"
    r"(?:jetzt|hier) .{0,40}\bnewsletter\b|abonnieren sie (?:jetzt |hier |auch )?(?:den|die|unser|kostenlos|gratis)|"
    r"(?:melden sie sich|wenn sie|sie (?:wollen|möchten)) .{0,80}\bnewsletter\b|"
    r"(?:folgen sie|folge) (?:uns|unserem|unserer) )",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:foto|fotos|bild|bilder|bildquelle|titelbild|symbolbild|grafik|illustration|video|quelle|copyright|©|\(c\))"
    r"\s*(?::|©|\bvon\b|\b–)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"[(\[]?(?:dieser (?:text|artikel|beitrag) (?:ist|wurde|erschien|stammt)|"
    r"(?:der|dieser) (?:text|artikel|beitrag) erschien|übernommen (?:von|aus)|nachdruck|redaktionelle[rn]? hinweis)\b",
    re.IGNORECASE,
)
MOST_LETTERS = 300
# "©:" is the shortest of all that is looked for.
_SHORTEST = 2


def omit(text: str, steps: Collection[str] = STEPS) -> list[tuple[int, int, str]]:
    r"""Stretches that are no article text, as (start, end, kind), in order.

    The step "boilerplate" finds whole lines: teaser, newsletter, credit and other. "agency_tags" finds what an agency
    put before the first sentence or behind the last one of a paragraph: dateline (with a place) and agency.

    >>> text = "Talheim (dpa) - Der Rat tagte. (dpa/lnw)\n\nMehr zum Thema: Das Bad bleibt."
    >>> [(text[start:end], kind) for start, end, kind in omit(text)]
    [('Talheim (dpa) -', 'dateline'), ('(dpa/lnw)', 'agency'), ('Mehr zum Thema: Das Bad bleibt.', 'teaser')]
    """
    found: list[tuple[int, int, str]] = []
    first = True
    if len(text) < _SHORTEST:
        return found
    for start, end in lines(text):
        kind = kind_of(text[start:end]) if LINES in steps and end - start <= MOST_LETTERS else None
        if kind is not None:
            found.append((start, end, kind))
            continue
        if TAGS in steps:
            found += tags(text, start, end, first=first)
        first = False
    return found


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Lines that hold anything but white space, without outer white space."""
    for match in _LINE.finditer(text):
        line = match[0].strip()
        if line:
            start = match.start() + match[0].index(line)
            yield start, start + len(line)


def kind_of(line: str) -> str | None:
    """What a line is that is no article text; None for all others."""
    return next((name for name, pattern in _KINDS if pattern.match(line)), None) if _ANY.match(line) else None


_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_KINDS = (("newsletter", _NEWSLETTER), ("teaser", _TEASER), ("credit", _CREDIT), ("other", _OTHER))
_ANY = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in _KINDS), re.IGNORECASE)
