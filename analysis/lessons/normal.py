"""Answers brought into one form, so that how they were typed does not decide whether they are right."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

_MARKS = re.compile(r"[„“”‟«»‹›‚‘‛＂″]|,,|''|``")
_DASHES = re.compile(r"\s*[–—−]\s*|\s+-\s+")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
_END = re.compile(r'[\s.]*(")?[\s.]*$')


def is_open(answer: Any) -> bool:
    """Whether nothing was answered yet: ``...``, nothing at all, or only blanks and dots.

    >>> is_open("  "), is_open(...), is_open("..."), is_open("nein")
    (True, True, True, False)
    """
    if answer is None or answer is ...:
        return True
    return isinstance(answer, str) and not _INVISIBLE.sub("", answer).strip(" .…\t\r\n\u00a0\u202f_")


def tidy(answer: str) -> str:
    """The answer with plain quotation marks, single blanks, a capital at the start and no final full stop.

    A full stop just before or after the last quotation mark counts as final.

    >>> tidy("  mira sagte:  „Ich bin hier.“ ")
    'Mira sagte: "Ich bin hier"'
    """
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", answer))
    text = _DASHES.sub(" – ", _MARKS.sub('"', text))
    text = " ".join(text.split())
    text = _END.sub(lambda match: match[1] or "", text)
    first = re.search(r"\w", text)
    return text if not first else text[: first.start()] + first[0].upper() + text[first.end() :]


def key(answer: str) -> str:
    """The tidied answer without blanks beside punctuation: equal keys are the same answer.

    >>> key("Sie sagt , es regne") == key("sie sagt, es regne.")
    True
    """
    return re.sub(r'\s*([":;,.!?])\s*', r"\1", tidy(answer))


def bare(answer: str) -> str:
    """The words alone, in lower case: what is left when punctuation and capitals do not count.

    >>> bare("„Ja“, sagt Mira.")
    'ja sagt mira'
    """
    return " ".join(re.findall(r"\w+", tidy(answer).casefold()))


def expand(template: str) -> list[str]:
    """All sentences of a template: ``{a|b}`` stands for one of several wordings, and may be nested.

    >>> expand("Sie {sagt|meint}{, ja|}.")
    ['Sie sagt, ja.', 'Sie sagt.', 'Sie meint, ja.', 'Sie meint.']
    """
    opening = template.find("{")
    if opening < 0:
        return [template]
    choices, closing = _choices(template, opening + 1)
    starts = [template[:opening] + start for choice in choices for start in expand(choice)]
    return [start + rest for start in starts for rest in expand(template[closing + 1 :])]


def _choices(template: str, start: int) -> tuple[list[str], int]:
    """The wordings of the group that opens before ``start``, and where it closes."""
    choices, depth, begin = [], 0, start
    for place in range(start, len(template)):
        sign = template[place]
        if depth == 0 and sign in "|}":
            choices.append(template[begin:place])
            begin = place + 1
            if sign == "}":
                return choices, place
        depth += (sign == "{") - (sign == "}")
    message = f"A group opens with {{ and never closes: {template!r}. Add the }} that is missing."
    raise ValueError(message)
