"""Messages without what they quote: what is wrong stays, the words of the article or of its metadata do not."""

from __future__ import annotations

import re
from collections.abc import Collection

import pandas as pd

INSTEAD = "(text withheld)"
# A value as ``repr`` shows it; an apostrophe behind a letter opens none ("the article's text").
_VALUE = re.compile(r"""(?<!\w)(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""", re.S)
# What stands behind these words comes from the input, to the end of the message.
_OPENERS = re.compile(
    r"(opens and never closes|its names are|the columns are|articles that are not here):? .+|^(\w+): .+", re.S
)
_ERROR = "analyse"
# Stages whose messages hold nothing but codes, and names of the user's own list.
_PLAIN = frozenset({"language", "with_texts"})
_LIST = "actors"


def unquoted(message: str, stage: str, known: Collection[str] = ()) -> str:
    """A message of a stage without the values and passages it quotes; those ``known`` anyway stay.

    >>> unquoted("The mark at 1173 opens and never closes: „Frau Bürgermeisterin, Sie hab…", "quotation marks")
    'The mark at 1173 opens and never closes (text withheld)'
    >>> unquoted("the date 'am Tag danach' cannot be read; it was left out", "load")
    'the date (text withheld) cannot be read; it was left out'
    >>> unquoted("the article_id 'a' came before; this one is called 'a-2'", "load", {"a", "a-2"})
    "the article_id 'a' came before; this one is called 'a-2'"
    """
    if stage in _PLAIN:
        return message
    bare = _VALUE.sub(lambda found: found[0] if found[0][1:-1] in known else INSTEAD, message)
    return _OPENERS.sub(lambda found: _opened(found, stage), bare)


def values_in(problems: pd.DataFrame) -> set[str]:
    """The values that the table problems quotes.

    >>> values_in(pd.DataFrame({"problem": ["the article_id 'a' came before"]}))
    {'a'}
    """
    return {found[1:-1] for message in problems["problem"].unique() for found in _VALUE.findall(message)}


def _opened(found: re.Match[str], stage: str) -> str:
    """The opening words alone; an error of an article is told by its name."""
    if found[1]:
        return f"{found[1]} {INSTEAD}"
    return f"{found[2]} {INSTEAD}" if stage == _ERROR else found[0]


def without_quoted(problems: pd.DataFrame, known: Collection[str], *, names: bool) -> pd.DataFrame:
    """The table problems with messages that quote nothing; ``names``: whether those of the list of actors stay."""
    stages, messages = problems["stage"], problems["problem"]
    told = [
        message if names and stage == _LIST else unquoted(message, stage, known)
        for stage, message in zip(stages, messages, strict=True)
    ]
    return problems.assign(problem=pd.Series(told, index=problems.index, dtype="str"))
