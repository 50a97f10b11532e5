"""The words of the explorers, in English and German."""

from __future__ import annotations

from analysis.explore.live import english, german
from analysis.explore.wording import wording


def words_of(language: str) -> dict[str, str]:
    """All words that an explorer shows; a ValueError if the language is neither "en" nor "de"."""
    common = wording(language)
    return {**common, **(german.WORDS if language == "de" else english.WORDS)}
