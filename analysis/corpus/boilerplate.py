"""Stretches of a text that are no article text: teasers for other articles, picture credits, newsletter prompts."""

from __future__ import annotations

import re

# A line that begins like this and is short is no sentence of the article.
_TEASER = re.compile(
    r"(?:mehr (?:zum thema|dazu|zu diesem thema|aus )|lesen sie (?:auch|hier|mehr)|lies auch|lesetipp|weiterlesen|"
    r"auch interessant|das könnte sie (?:auch )?interessieren|siehe auch|zum thema|anzeige|newsletter|"
    r"jetzt (?:abonnieren|anmelden)|hier geht es zu|weitere (?:artikel|beiträge|nachrichten))\b",
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
_MOST_LETTERS = 300


def omit(text: str) -> list[tuple[int, int, str]]:
    r"""Lines that are no article text, as (start, end, kind): teaser, credit or other.

    >>> text = "Der Rat tagte.\n\nMehr zum Thema: Das Bad bleibt."
    >>> [(text[start:end], kind) for start, end, kind in omit(text)]
    [('Mehr zum Thema: Das Bad bleibt.', 'teaser')]
    """
    found = []
    for match in re.finditer(r"[^\r\n\u2028\u2029]+", text):
        line = match[0].strip()
        if not line or len(line) > _MOST_LETTERS:
            continue
        kind = next((name for name, pattern in _KINDS if pattern.match(line)), None)
        if kind is not None:
            start = match.start() + match[0].index(line)
            found.append((start, start + len(line), kind))
    return found


_KINDS = (("teaser", _TEASER), ("credit", _CREDIT), ("other", _OTHER))
