"""Where words that a person copied out stand in a text: to the sign, else with white space and marks alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from analysis.language.zones import MARKS

_OMISSION = re.compile(r"\s*[\[(](?:\.\.\.|…)[\])]\s*")
_SPACE = re.compile(r"\s+")
# Typographers' marks, what keyboards have, and the single ones that serve as apostrophe, too.
_ALL_MARKS = frozenset(MARKS) | frozenset("`´")
_OPENING, _CLOSING = frozenset("„“”\"»«‚‘'‹›"), frozenset("“”\"«»‘’'›‹")

Spans = list[list[int]]


class NotFoundError(ValueError):
    """Words do not stand in a text, or stand there more than once."""


def find_passage(text: str, quoted: str) -> Spans:
    r"""The pieces of the text that were copied out; "[...]" stands for what was left out between two.

    Each piece must stand there once. What stands there to the sign goes before what stands there when white space is
    one blank and all quotation marks are alike.

    >>> find_passage("Sie sagte: „Das Bad\nbleibt offen.“", '"Das Bad bleibt [...] offen."')
    [[11, 26], [27, 34]]

    Raises
    ------
    NotFoundError
        A piece does not stand in the text, or more than once, or the pieces are in another order.
    """
    found = [_place(text, piece) for piece in _OMISSION.split(quoted.strip()) if piece.strip()]
    if not found:
        message = "There are no words to look for."
        raise NotFoundError(message)
    if any(one[1] > other[0] for one, other in pairwise(found)):
        message = "The pieces around [...] stand in another order in the text."
        raise NotFoundError(message)
    return found


def same_words(text: str, spans: Spans, quoted: str) -> bool:
    r"""Whether the pieces of the text are these words, but for white space and quotation marks around and in them.

    What stands between the pieces is in the words, or "[...]" in its place.

    >>> same_words("„Ja,\nsofort“, sagt sie, „und gern“", [[0, 12], [23, 33]], "Ja, sofort [...] und gern")
    True
    """
    parts = [piece for piece in _OMISSION.split(quoted.strip()) if piece.strip()]
    pieces = spans if len(parts) == len(spans) else [[spans[0][0], spans[-1][1]]]
    if len(parts) != len(pieces):
        return False
    return all(_bare(text[start:end]) == _bare(part) for (start, end), part in zip(pieces, parts, strict=True))


def _bare(words: str) -> str:
    return _plain(words)[0].strip(' "')


def with_marks(text: str, span: list[int]) -> list[int]:
    """The span with the quotation marks that stand directly around it, if both do.

    >>> with_marks("Sie sagte: „Ja“.", [12, 14]), with_marks("Sie sagte ja.", [10, 12])
    ([11, 15], [10, 12])
    """
    start, end = span
    around = start > 0 and text[start - 1] in _OPENING and text[end : end + 1] in _CLOSING and text[end : end + 1] != ""
    return [start - 1, end + 1] if around else span


def _place(text: str, piece: str) -> list[int]:
    starts = list(_all(text, piece))
    if len(starts) == 1:
        return [starts[0], starts[0] + len(piece)]
    if not starts:
        plain, places = _plain(text)
        wanted = _plain(piece)[0].strip()
        starts = list(_all(plain, wanted))
        if len(starts) == 1:
            last = starts[0] + len(wanted)
            return [places[starts[0]], places[last - 1] + 1]
    told = f"stand {len(starts)} times" if starts else "do not stand"
    message = f"The words {_shown(piece)} {told} in the text."
    raise NotFoundError(message)


def _all(text: str, piece: str) -> Iterator[int]:
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


def _plain(text: str) -> tuple[str, list[int]]:
    """The text with one blank for white space and one mark for all, and where each sign of it stood."""
    signs: list[str] = []
    places: list[int] = []
    last = 0
    for match in [*_SPACE.finditer(text), None]:
        stop = match.start() if match else len(text)
        signs += ['"' if sign in _ALL_MARKS else sign for sign in text[last:stop]]
        places += range(last, stop)
        if match:
            signs.append(" ")
            places.append(match.start())
            last = match.end()
    return "".join(signs), places


def _shown(piece: str) -> str:
    return repr(piece if len(piece) <= 60 else piece[:57] + "...")
