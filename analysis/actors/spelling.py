"""Names that are spelled in several ways: "Müller" and "Mueller", "Selenskyj" and "Zelensky", "Erdoğan" and "Erdogan".

German papers write Russian and Ukrainian names by the German, the English or the scholarly table, and mix them. What is
told apart by any of them stays apart ("Maier" and "Meier"); no two words that sound alike are taken for one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from analysis.held import WORDS

_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l", "ı": "i", "đ": "d", "æ": "ae", "œ": "oe"}
)
# Endings of East Slavic and South Slavic family names in any of the tables.
_SLAVIC = re.compile(
    r"(?:sk[iy][ijy]?|sk?aja|sk?aya|enko|[eo](?:w|v|ff)a?|[wv]i(?:tsch|tch|ch|c)|[aeiou]ln(?:y|ij|yj|iy|yy)"
    r"|(?:sch|zh|sh)[iy]na?|(?:tsch|tch|ch)(?:uk|ko))$"
)
# One spelling for what the tables write differently; in this order.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(?:schtsch|shtsh)", "shch"),
        (r"(?:tsch|tch|kh)", "ch"),
        (r"(?:sch|zh)", "sh"),
        (r"ff$", "v"),
        (r"w", "v"),
        (r"vic$", "vich"),
        (r"(?<=[cs]h)ov", "ev"),
        (r"ts", "z"),
        (r"^z", "s"),
        (r"x", "ks"),
        (r"[jy]", "i"),
        (r"i{2,}", "i"),
        (r"^ie", "e"),
    )
)


@lru_cache(maxsize=WORDS)
def plain(name: str) -> str:
    """A name in small letters without umlauts, ß and accents.

    >>> plain("Änne Müller-Weiß") == plain("Aenne Mueller-Weiss"), plain("Recep Tayyip Erdoğan")
    (True, 'recep tayyip erdogan')
    """
    lower = name.casefold()
    if lower.isascii():
        return lower
    composed = unicodedata.normalize("NFC", lower).translate(_LETTERS)
    letters = unicodedata.normalize("NFKD", composed)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=WORDS)
def person_key(name: str, family: str) -> str:
    """What all spellings of a person's name have in common; ``family`` is the word that tells where it comes from.

    >>> person_key("Wolodymyr Selenskyj", "Selenskyj") == person_key("Volodymyr Zelensky", "Zelensky")
    True
    >>> person_key("Anna Maier", "Maier") == person_key("Anna Meier", "Meier")
    False
    """
    words = plain(name).split()
    if _SLAVIC.search(plain(family)) is None:
        return " ".join(words)
    return " ".join(map(_sounds, words))


def _sounds(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word
