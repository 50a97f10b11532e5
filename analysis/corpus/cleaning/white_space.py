"""White space other than spaces and line breaks."""

from __future__ import annotations

import re

_FIXED = "\u00a0\u202f"
_ODD = "\t\u1680\u2000-\u200a\u205f\u3000"
# Guillemets may keep a fixed space between themselves and their words (« Ja »): it tells which of them opens.
_SPACE = re.compile(
    rf"[{_ODD}{_FIXED}](?:(?<=[{_ODD}])|(?<![\s(\[][«»‹›].)(?<!\A[«»‹›].)(?![«»‹›](?:[\s.,;:!?)\]]|\Z)))"
)


def plain_spaces(text: str) -> tuple[str, int]:
    r"""The text with tabs, fixed, thin and ideographic spaces as plain ones, and how many there were. The length stays.

    Fixed spaces inside guillemets stay.

    >>> plain_spaces("10\u202f000\u00a0Euro, «\u00a0Ja\u00a0»")
    ('10 000 Euro, «\xa0Ja\xa0»', 2)
    """
    return _SPACE.subn(" ", text)
