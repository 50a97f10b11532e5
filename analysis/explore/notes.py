"""What is said about a passage when one points at it: who speaks, and how that was found."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.explore.wording import wording


def is_given(value: Any) -> bool:
    """Whether a table's cell holds something.

    >>> [is_given(value) for value in ("er", [[0, 2]], 0.0, None, float("nan"))]
    [True, True, True, False, False]
    """
    return isinstance(value, list) or not pd.isna(value)


def rows(table: pd.DataFrame) -> list[Any]:
    """The table's rows, with its columns as attributes."""
    return list(table.itertuples(index=False))


def quotation_note(quote: Any, language: str) -> str:
    """The note on a quotation (a row of the table quotes), one line per matter."""
    words = wording(language)
    lines = [
        f"{speaker_label(quote, language)}: {type_label(quote, language)}",
        _cue_line(quote, words),
        f"{words['note_addressee']}: {quote.addressee}" if is_given(quote.addressee) else "",
        f"{words['note_found']}: {_found(quote, words)}",
        f"{words['note_sure']}: {_sure(quote.confidence, words)}",
        f"{words['note_decided']}: {_decided(quote, words)}",
    ]
    return "\n".join(line for line in lines if line)


def speaker_label(quote: Any, language: str) -> str:
    """The speaker's display name, or that nobody is named."""
    words = wording(language)
    if not is_given(quote.speaker):
        return words["nobody"]
    anonymous = is_given(quote.speaker_kind) and quote.speaker_kind == "anonymous"
    return f"{quote.speaker} ({words['anonymous']})" if anonymous else str(quote.speaker)


def type_label(quote: Any, language: str) -> str:
    """The type of a quotation, with its medium where that is not plain speech."""
    words = wording(language)
    kind = words[f"type_{quote.type}"]
    return kind if quote.medium == "speech" else f"{kind}, {words[f'medium_{quote.medium}']}"


def marked_note(marked: Any, language: str) -> str:
    """The note on a passage in quotation marks that is no quotation (a row of the table marked)."""
    words = wording(language)
    return f"{words[f'marked_{marked.kind}']}\n{words['note_sure']}: {_sure(marked.confidence, words)}"


def omitted_note(omitted: Any, language: str) -> str:
    """The note on a stretch of text that is not counted (a row of the table omitted)."""
    words = wording(language)
    return words["omitted"].format(kind=words[f"omitted_{omitted.kind}"])


def _cue_line(quote: Any, words: dict[str, str]) -> str:
    if not is_given(quote.cue):
        return ""
    stance = f" ({words[f'stance_{quote.cue_stance}']})" if is_given(quote.cue_stance) else ""
    return f"{words['note_cue']}: {words['open']}{quote.cue}{words['close']}{stance}"


def _found(quote: Any, words: dict[str, str]) -> str:
    how = words[f"how_{quote.speaker_how}"]
    if quote.speaker_how in {"carried", "person", "none"} or not is_given(quote.speaker_text):
        return how
    return f"{how} {words['open']}{quote.speaker_text}{words['close']}"


def _sure(confidence: float, words: dict[str, str]) -> str:
    if not is_given(confidence):
        return words["not_measured"]
    return words["sure"].format(share=round(confidence * 100))


def _decided(quote: Any, words: dict[str, str]) -> str:
    decided = words[f"decided_{quote.decided_by}"]
    return f"{decided} ({quote.rule})" if is_given(quote.rule) else decided
