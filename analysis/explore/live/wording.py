"""The words of the explorers, in English and German."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.explore.live import english, german
from analysis.explore.wording import wording


def words_of(language: str, further: tuple[Mapping[str, str], Mapping[str, str]] = ({}, {})) -> dict[str, str]:
    """All words that an explorer shows; a ValueError if the language is neither "en" nor "de".

    ``further`` are those of this explorer alone, in English and German.
    """
    common = wording(language)
    return {**common, **(german.WORDS if language == "de" else english.WORDS), **further[language == "de"]}
