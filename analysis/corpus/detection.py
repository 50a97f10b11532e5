"""Which language an article is written in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

# Those a German newsroom may meet; the fewer to choose from, the fewer short texts go astray.
_LANGUAGES = (
    "de", "en", "fr", "it", "es", "pt", "nl", "da", "sv", "no", "pl", "cs", "hu", "ro", "tr", "ru", "uk", "ar",
)  # fmt: skip
_NAMES = {
    "de": "deutsch german deu ger", "en": "englisch english eng", "fr": "französisch french fra fre",
    "it": "italienisch italian ita", "es": "spanisch spanish spa", "nl": "niederländisch dutch nld dut",
    "pl": "polnisch polish pol", "tr": "türkisch turkish tur", "ru": "russisch russian rus",
    "uk": "ukrainisch ukrainian ukr", "ar": "arabisch arabic ara",
}  # fmt: skip
_CODE_OF = {name: code for code, names in _NAMES.items() for name in names.split()}
_FEWEST_WORDS, _SURE, _LONGEST = 20, 0.9, 4000


def language_code(text: str) -> str | None:
    """The ISO 639-1 code that is meant, or None.

    >>> language_code("de-AT"), language_code("Deutsch"), language_code("??")
    ('de', 'de', None)
    """
    text = text.strip().casefold()
    code = re.fullmatch(r"([a-z]{2})(?:[-_].{1,20})?", text)
    return code[1] if code else _CODE_OF.get(text)


def detect_language(text: str) -> str:
    """The language of a text; German where there are fewer than 20 words or the answer is not sure.

    >>> detect_language("Well, no.")
    'de'
    """
    if len(text) < 2 * _FEWEST_WORDS - 1:
        return "de"
    words = re.findall(r"[^\W\d_]+", text[:_LONGEST])
    if len(words) < _FEWEST_WORDS:
        return "de"
    code, confidence = _identifier().classify(" ".join(words))
    return str(code) if confidence >= _SURE else "de"


@cache
def _identifier() -> Any:
    from py3langid import langid  # slow to load

    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LANGUAGES)
    return identifier
