"""Decisions as rows of the table of corrections: what an editor, or a person with a notebook, writes down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pandas as pd

from analysis.corrections.table import (
    ENTITY,
    MENTION,
    NO_QUOTATION,
    QUOTATION,
    TABLE,
    CorrectionsError,
    text_hash,
    written_spans,
)

Decision = dict[str, Any]
Spans = Sequence[Sequence[int]]


def quotation(
    article: Any,
    spans: Spans,
    *,
    type: str,  # noqa: A002 (the column's name)
    speaker: str | None,
    speaker_kind: str | None = None,
    who: str | None = None,
    why: str | None = None,
) -> Decision:
    """The passage is a quotation of this type by this speaker, whatever the kit made of it.

    Parameters
    ----------
    article
        A row of the table articles (anything with ``article_id`` and ``text``).
    spans
        Pieces of the passage in ``article.text``, as in the column ``spans`` of quotes.
    type, speaker, speaker_kind
        As in quotes; ``speaker`` None (or missing) where the text names nobody. ``speaker_kind`` may be left out.
    who, why
        Who decided and for which reason; both may be left out.

    Returns
    -------
    dict
        A row of the table of corrections, to be kept by ``add_correction``.

    Raises
    ------
    CorrectionsError
        The spans do not lie in the text, or a value is none of those allowed.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> article = SimpleNamespace(article_id="a", text="„Ja“, sagte Abel.")
    >>> row = quotation(article, [[0, 4]], type="direct", speaker="Anna Abel")
    >>> row["spans"], row["passage"], row["speaker"]
    ('0-4', '„Ja“', 'Anna Abel')
    """
    _allowed("type", type)
    if speaker_kind is not None:
        _allowed("speaker_kind", speaker_kind)
    said = {"type": type, "speaker": speaker, "speaker_kind": speaker_kind}
    return _row(QUOTATION, who, why, **passage_of(article, spans), **said)


def no_quotation(article: Any, spans: Spans, *, who: str | None = None, why: str | None = None) -> Decision:
    """The passage is no quotation; parameters, result and errors as for ``quotation``."""
    return _row(NO_QUOTATION, who, why, **passage_of(article, spans))


def mention(article: Any, spans: Spans, *, means: str, who: str | None = None, why: str | None = None) -> Decision:
    """The passage mentions the entity of this name; parameters, result and errors as for ``quotation``.

    So an entity that mixes two persons is split: each mention of the other one gets a decision.
    """
    return _row(MENTION, who, why, **passage_of(article, spans), means=means)


def same_entity(name: str, means: str, *, who: str | None = None, why: str | None = None) -> Decision:
    """The entity of the first name is that of the second, everywhere; one that is new is a better name for it."""
    return _row(ENTITY, who, why, passage=name, means=means)


def as_table(decisions: Sequence[Decision]) -> pd.DataFrame:
    """Decisions as a table of corrections."""
    from analysis import schema

    return schema.frame(TABLE, list(decisions))


def _row(action: str, who: str | None, why: str | None, **values: Any) -> Decision:
    when = datetime.now().astimezone().isoformat(timespec="seconds")
    known = {"action": action, **values, "who": who, "when": when, "why": why}
    return {name: known.get(name) for name in TABLE.names}


def passage_of(article: Any, spans: Spans) -> Decision:
    """What a decision says of its passage: article_id, text_hash, spans and the words; errors as for ``quotation``."""
    try:
        text, pieces = article.text, [(int(start), int(end)) for start, end in spans]
    except (AttributeError, TypeError, ValueError) as error:
        message = (
            f"article={type(article).__name__} and spans={spans!r} came; expected a row of the table articles (such as "
            "articles.iloc[0]) and pieces such as [[120, 180]]."
        )
        raise CorrectionsError(message) from error
    if not isinstance(text, str):
        message = f"The text of the article is a {type(text).__name__}; expected one row of the table articles."
        raise CorrectionsError(message)
    numbers = [number for piece in pieces for number in piece]
    inside = bool(pieces) and numbers == sorted(numbers) and numbers[0] >= 0 and numbers[-1] <= len(text)
    if not inside or any(start == end for start, end in pieces):
        message = (
            f"spans={[list(piece) for piece in pieces]} came for article {article.article_id!r}, whose text has "
            f"{len(text)} code points; expected pieces [start, end] inside it, in order."
        )
        raise CorrectionsError(message)
    return {
        "article_id": str(article.article_id),
        "text_hash": text_hash(text),
        "spans": written_spans(pieces),
        "passage": text[numbers[0] : numbers[-1]],
    }


def _allowed(name: str, value: str) -> None:
    if value not in TABLE[name].allowed:
        message = f"{name}={value!r} came; expected one of {', '.join(TABLE[name].allowed)}."
        raise CorrectionsError(message)
