"""What quotation marks are for when they mark no quotation: titles, names, distance; and what could be a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left

from analysis.language import words
from analysis.language.reading import Reading
from analysis.language.zones import Zone
from analysis.voices.drafts import Marked
from analysis.voices.quotations import Quotation

_STOPS = frozenset(".!?…")
_FEW = 4

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


def sentence_like(reading: Reading, start: int, end: int) -> bool:
    """Whether a passage in marks could be a sentence: by its last mark, its verb or its length."""
    text = reading.text[start + 1 : end - 1].rstrip()
    first, last = reading.token_range(start, end)
    n_words = words.count_words(reading.text, start, end)
    ends = text[-1:] in _STOPS
    verb = any(token.tag in {"VERB", "AUX"} for token in reading.tokens[first:last])
    return (ends and n_words > 0) or (verb and n_words >= 3) or n_words >= 6


def marked_passages(reading: Reading, taken: list[Quotation]) -> list[Marked]:
    """Passages in marks that are no quotation, those inside quotations included; ``taken`` became quotations."""
    starts = {one.start for one in taken}
    pieces = {span for one in taken if one.type == "direct" for span in one.spans}
    left = [zone for zone in reading.zones if zone.start not in starts and zone.spans[0] not in pieces]
    # Words are counted once and not per passage: a text may nest thousands of marks.
    begins = [token.start for token in words.tokens(reading.text) if token.is_word] if left else []
    found = []
    for zone in left:
        n_words = bisect_left(begins, zone.end) - bisect_left(begins, zone.start)
        found.append(Marked(zone.start, zone.end, _kind(reading, zone, n_words)))
    return found


def _kind(reading: Reading, zone: Zone, n_words: int) -> str:
    """What the marks are for: title, name, scare (a few words in the narrator's sentence) or other."""
    first, _ = reading.token_range(zone.start, zone.end)
    before = reading.token(first - 1)
    announced = names_a_work(before.text) if before is not None else None
    return announced or ("scare" if 0 < n_words <= _FEW else "other")
