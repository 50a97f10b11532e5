"""What quotation marks are for when they mark no quotation: titles, names, distance."""

from __future__ import annotations

import re

from analysis.language import words
from analysis.language.reading import Reading

_TITLE_NOUNS = re.compile(
    r"(?:film|buch|roman|lied|song|serie|stück|oper|artikel|titel|komödie|gedicht|album|sendung|gemälde|bild|essay|band|"
    r"schlager|hymne|musical|novelle|krimi|thriller|märchen|dokumentation|doku|podcast|kolumne|reportage|ausstellung|"
    r"vortrag|vortrags|aufsatz|studie)(?:s|es|n|en)?$",
    re.IGNORECASE,
)
_NAME_NOUNS = re.compile(
    r"(?:initiative|projekt|schiff|verein|gruppe|bündnis|kneipe|gasthaus|gaststätte|gasthof|aktion|kampagne|zeitung|"
    r"restaurant|hotel|café|bar|programm|portal|band|orchester|chor|fregatte|fähre|boot|operation|stiftung|partei|"
    r"bewegung|plattform|wirtshaus|kino|theater|disco|disko|festival|blatt|magazin|illustrierte|sender|marke|"
    r"wanderweg|siedlung|kita|kindergarten|hotline|app|software|satellit|mission|netzwerk|verband|brauerei|kiosk)"
    r"(?:s|es|n|en)?$",
    re.IGNORECASE,
)


def names_a_work(before: str) -> str | None:
    """Answer "title" or "name" if the word before the marks announces a work or a thing that bears a name, else None.

    >>> names_a_work("Kinofilm"), names_a_work("Bürgerinitiative"), names_a_work("Vorwurf")
    ('title', 'name', None)
    """
    if not before[:1].isupper():
        return None
    if _TITLE_NOUNS.search(before):
        return "title"
    return "name" if _NAME_NOUNS.search(before) else None


def kind_of(reading: Reading, start: int, end: int) -> str:
    """What the marks around a passage are for: title, name, scare (a few words in the narrator's sentence) or other."""
    first, _ = reading.token_range(start, end)
    before = reading.tokens[first - 1] if first else None
    announced = names_a_work(before.text) if before is not None else None
    if announced:
        return announced
    return "scare" if 0 < words.count_words(reading.text, start, end) <= 4 else "other"
