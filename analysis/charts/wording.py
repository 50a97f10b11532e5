"""Words and numbers on charts, in English and German."""

from __future__ import annotations

import math
from typing import Final

from analysis.charts import english, german

WORDING: Final[dict[str, dict[str, str]]] = {"en": english.WORDS, "de": german.WORDS}


def words(language: str) -> dict[str, str]:
    """The wording in a language.

    >>> words("de")["no_quotes"]
    'keine Zitate'
    """
    if language not in WORDING:
        message = f"Charts speak {', '.join(WORDING)}; {language!r} came. Try language={next(iter(WORDING))!r}."
        raise ValueError(message)
    return WORDING[language]


def number(value: float, language: str, digits: int = 0) -> str:
    """A number with the separators of a language.

    >>> number(1234.5, "en", 1), number(1234.5, "de", 1)
    ('1,234.5', '1.234,5')
    """
    text = f"{value:,.{digits}f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "de" else text


def percent(share: float, language: str) -> str:
    """A share as a percentage: with one digit below 10 %.

    >>> percent(0.314, "en"), percent(0.031, "de"), percent(0.0, "de")
    ('31 %', '3,1 %', '0 %')
    """
    digits = 1 if 0 < share * 100 < 9.95 else 0
    return f"{number(share * 100, language, digits)} %"


def limit(share: float, language: str) -> str:
    """A limit that somebody set, as a percentage; not rounded to whole ones, which would make it another limit.

    >>> print(limit(0.5, "de"), limit(0.985, "de"))
    50 % 98,5 %
    """
    value = round(share * 100, 1)
    return f"{number(value, language, 0 if value.is_integer() else 1)}\N{NO-BREAK SPACE}%"


def count(key: str, n: float, language: str) -> str:
    """A number with its noun: ``count("n_quotes", 1, "de")`` is "1 Zitat"."""
    wording = words(language)
    return wording[f"{key}_1"] if n == 1 else wording[key].format(n=number(n, language))


def missing(value: object) -> bool:
    """Whether a value from a table of strings is missing."""
    return value is None or (isinstance(value, float) and math.isnan(value))


def group_name(group: object, by: str, language: str) -> str:
    """What a group is called on a chart."""
    wording = words(language)
    if by == "corpus":
        return wording["whole_corpus"]
    if missing(group):
        return wording["nobody" if by == "speaker" else "missing"]
    return wording["anonymous"] if by == "speaker" and group == "anonymous" else str(group)


def title_by(title: str, by: str, language: str) -> str:
    """The title of a chart with what its rows are."""
    wording = words(language)
    if by == "corpus":
        return wording[title]
    return wording["title_by"].format(title=wording[title], by=wording.get(f"by_{by}", by))
